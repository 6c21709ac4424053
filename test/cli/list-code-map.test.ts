import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { loadCodeMap } from '../../src/auth/load-profiles.ts'
import { listCodeMap } from '../../src/cli/list-code-map.ts'
import { parseRecord } from '../../src/cli/parse-record.ts'

const folder = mkdtempSync(join(tmpdir(), 'code-map-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Buffer): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}

async function run(files: string[], codeMapFile?: string) {
  const out = { printed: '', told: '' }
  const code = await listCodeMap(files, {
    parseJson: parseRecord,
    stdin: Readable.from([]),
    print: (text) => (out.printed += text),
    tell: (text) => (out.told += text),
    ...(codeMapFile === undefined ? {} : { codeMap: loadCodeMap(codeMapFile) }),
  })
  return { code, ...out }
}

const TEST = {
  resourceType: 'Observation',
  id: 'a',
  status: 'final',
  code: { text: 'Herceptest intern' },
  valueString: '2+',
}

test('a bulk export: one list, one code map', async () => {
  const lines = [TEST, { ...TEST, id: 'b' }].map((line) => JSON.stringify(line)).join('\n')
  const { code, printed, told } = await run([write('export.ndjson.gz', gzipSync(lines))])
  expect(code).toBe(0)
  expect(JSON.parse(printed)).toEqual({
    tests: [{ text: 'Herceptest intern', is: '', note: '2 times; e.g. 2+' }],
    answers: [],
    sites: [],
  })
  expect(told).toContain('«Herceptest intern»')
})

test('a code map in YAML is read, and what it maps is not listed again', async () => {
  const map = write('map.yaml', 'tests:\n  - { text: Herceptest intern, is: her2-ihc, note: asked the laboratory }\n')
  const { told } = await run([write('one.json', JSON.stringify(TEST))], map)
  expect(told).toContain('Nothing is left to map')
})

test('a fault of the map is told with its line', () => {
  const map = write('wrong.yaml', 'tests:\n  - text: Herceptest\n    is: her2\n')
  expect(() => loadCodeMap(map)).toThrow(/wrong\.yaml:3: tests\.0\.is: write one of her2-ihc/)
})

test('a file that cannot be read is told', async () => {
  const { code, told } = await run([join(folder, 'none.json'), write('broken.json', '{"resourceType":')])
  expect(code).toBe(2)
  expect(told).toMatch(/none\.json cannot be read: there is no such file/)
})

test('a file that is not there fails once and clearly, and nothing is said about codes', async () => {
  const { code, printed, told } = await run([join(folder, 'nofile')])
  expect({ code, printed }).toEqual({ code: 2, printed: '' })
  expect(told).toMatch(/^\S+nofile cannot be read: there is no such file \(ENOENT\)\n$/)
})

test('words of a record that would command the terminal are shown as codes', async () => {
  const { told, printed } = await run([
    write('esc.json', JSON.stringify({ ...TEST, code: { text: 'Hercep\u001b[2Jtest \u202eintern' } })),
  ])
  expect(told).not.toMatch(/\u001b|\u202e/)
  expect(printed).not.toMatch(/\u001b|\u202e/)
})
