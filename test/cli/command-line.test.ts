/** The program as a user starts it: bin/her2-cds.js in a process of its own. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { checkResponse } from '../../src/cds-hooks/check-response.ts'
import type { CdsResponse, Discovery } from '../../src/cds-hooks/schemas.ts'
import type { MarkedText } from '../../src/fhir/context/reading-context.ts'
import { UNHURRIED } from '../patience.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
afterAll(() => rmSync(folder, { recursive: true }))
const patients = join(root, 'fixtures', 'patients')

const children: ChildProcess[] = []
// Whatever a test did not come to end.
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

function start(words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'bin', 'her2-cds.js'), ...words], {
    env: { PATH: process.env.PATH ?? '', ...UNHURRIED, ...env },
  })
  children.push(child)
  const output = { out: '', err: '' }
  child.stdout.on('data', (chunk) => (output.out += String(chunk)))
  child.stderr.on('data', (chunk) => (output.err += String(chunk)))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...output }))
  return { child, output, ended }
}

/** What a pattern finds in the output; fails with the program's own words where it ends before. */
async function waitFor({ child, output }: ReturnType<typeof start>, pattern: RegExp): Promise<string> {
  while (child.exitCode === null) {
    const [, found] = pattern.exec(output.out) ?? []
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`ended with ${child.exitCode}: ${output.err}`)
}

describe('classify', () => {
  const run = async (input: string | undefined, ...words: string[]) => {
    const { child, ended } = start(['classify', ...words])
    if (input !== undefined) child.stdin.end(input)
    const { code, out } = await ended
    return {
      code,
      lines: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    }
  }

  test('a Bundle gives the line of its patient', async () => {
    const { code, lines } = await run(undefined, join(patients, 'metastatic-ihc-1-plus.json'))
    expect(code).toBe(0)
    expect(lines).toMatchObject([
      {
        patient: 'Patient/metastatic-ihc-1-plus',
        current: { overexpression: 'negative', tier: 'low' },
        metastatic: 'yes',
        considerations: expect.arrayContaining(['metastaticLow']),
        unread: expect.any(Array),
      },
    ])
  })

  test('the standard input, NDJSON, and a bad line: exit 2, nothing else lost', async () => {
    const files = readdirSync(patients).map((file) =>
      JSON.stringify(JSON.parse(readFileSync(join(patients, file), 'utf8'))),
    )
    const { code, lines } = await run([files[0], '{"resourceType":', ...files.slice(1)].join('\n'), '-')
    expect(code).toBe(2)
    expect(lines).toHaveLength(files.length + 1)
    expect(lines[1]).toEqual({ line: 2, error: expect.any(String) })
  })

  test('a hook request and the same resources in a Bundle are classified alike', async () => {
    const request = JSON.parse(readRequest('bilateral-cancers')) as { prefetch: object }
    const file = join(folder, 'bundle.json')
    const entry = Object.values(request.prefetch)
      .filter(Boolean)
      .map((resource: unknown) => ({ resource }))
    writeFileSync(file, JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry }))
    const byRequest = await run(JSON.stringify(request, null, 2))
    const byBundle = await run(undefined, file)
    expect(byRequest.code).toBe(0)
    expect(byRequest.lines).toEqual(byBundle.lines)
  })

  test('--day is the day on which it is asked what is open; a day that is none is refused', async () => {
    const on = async (day: string) => {
      const { code, lines } = await run(undefined, '--day', day, join(patients, 'ihc-2-plus-no-ish.json'))
      return { code, asks: (lines[0]?.['considerations'] as string[] | undefined)?.includes('reflexIsh') }
    }
    expect(await on('2026-02-30')).toEqual({ code: 1, asks: undefined })
    expect(await on('2026-11-01')).toEqual({ code: 0, asks: true })
    expect(await on('2050-11-01')).toEqual({ code: 0, asks: false })
  })

  test('whose says of each line of an export whose it is', async () => {
    const { child, ended } = start(['whose'])
    child.stdin.end('{"resourceType":"Patient","id":"1"}\n{\n')
    expect(await ended).toMatchObject({ code: 2, out: '{"patient":"1","refers":[]}\n{"error":"not JSON"}\n' })
  })

  test('--explain adds the texts that were read, span by span, and changes nothing else', async () => {
    const file = join(patients, 'report-in-words.json')
    const { code, lines } = await run(undefined, '--explain', file)
    expect(code).toBe(0)
    const [{ texts, ...line } = {}] = lines
    expect((await run(undefined, file)).lines).toEqual([line])
    const [{ reference, text, spans }, ...more] = texts as [MarkedText, ...MarkedText[]]
    expect([reference, more]).toEqual(['DiagnosticReport/report-in-words-report', []])
    const told = spans.map(({ from, to, as, what }) => [as, text.slice(from, to), what])
    expect(told).toContainEqual(['result', 'HER2 by IHC: 2+ (equivocal)', 'HER2 IHC 2+, equivocal (SPECIMEN: A, left)'])
    expect(told).toContainEqual([
      'result',
      'Progesterone receptor: negative, <1 %',
      'PgR negative, <1 % (SPECIMEN: A, left)',
    ])
    expect(told).toContainEqual(['context', 'Control tissue: HER2 3+.', 'explains the method'])
    const quotes = (line['unread'] as { quote?: string }[]).flatMap(({ quote }) => quote ?? [])
    expect(told.filter(([as]) => as === 'not-understood').map(([, words]) => words)).toEqual(quotes)
    expect(quotes).toHaveLength(1)
  })

  test('a reader that has seen enough is no failure', async () => {
    const line = JSON.stringify(JSON.parse(readFileSync(join(patients, 'metastatic-ihc-1-plus.json'), 'utf8')))
    const file = join(folder, 'many.ndjson')
    writeFileSync(file, `${line}\n`.repeat(500))
    const { child, ended } = start(['classify', file])
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })
})

describe('tables', () => {
  test('are printed, written, and found stale', async () => {
    const { out: toSign } = await start(['tables']).ended
    expect(toSign).toMatch(
      /^her2-cds \d+\.\d+\.\d+, knowledge [0-9a-f]{12}\n\nRead against the sources by \(name, role\): _+ Day: _+\n/,
    )
    expect(toSign).toContain('# HER2 by immunohistochemistry')
    const out = join(folder, 'tables')
    expect((await start(['tables', '--out', out]).ended).code).toBe(0)
    expect((await start(['tables', '--check', out]).ended).code).toBe(0)
    const [file = ''] = readdirSync(out)
    writeFileSync(join(out, file), 'old')
    const stale = await start(['tables', '--check', out]).ended
    expect([stale.code, stale.err]).toEqual([1, expect.stringContaining(file)])
  })
})

test.each(['tables', 'settings', 'prefetch-sheet --ehr epic'])(
  '%s ends in silence where its reader has stopped',
  async (words) => {
    const { child, ended } = start(words.split(' '))
    child.stdout.destroy()
    expect(await ended).toMatchObject({ code: 0, err: '' })
  },
)

describe('serve', () => {
  test('starts, answers, and leaves in good order on SIGTERM', async () => {
    const program = start(['serve'], { PORT: '0', HOST: '127.0.0.1', AUTH: 'off' })
    const port = await waitFor(program, /"port":(\d+)/)
    await waitFor(program, /"event":"(ready)"/)
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/fhir/metadata`)).status).toBe(404)
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
    const answer = await fetch(`http://127.0.0.1:${port}/cds-services/her2-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: readFileSync(join(root, 'fixtures', 'requests', 'ihc-2-plus-no-ish.json')),
    })
    const { cards } = (await answer.json()) as CdsResponse
    expect(cards.length).toBeGreaterThan(0)
    // The evidence page is the sandbox's: a link to it would lead nowhere.
    expect(cards.flatMap(({ links }) => links ?? [])).toEqual([])
    program.child.kill('SIGTERM')
    const { code, out } = await program.ended
    expect([code, out]).toEqual([0, expect.stringContaining('stopped')])
  })

  test('health is asked, and a copy of the store is made, while it runs; the copy holds what was shown', async () => {
    const data = mkdtempSync(join(folder, 'data-'))
    const program = start(['serve'], { PORT: '0', HOST: '127.0.0.1', AUTH: 'off', DATA_DIR: data })
    const port = await waitFor(program, /"port":(\d+)/)
    await waitFor(program, /"event":"(ready)"/)
    expect((await start(['health', '--ready'], { PORT: port }).ended).code).toBe(0)
    const answer = await fetch(`http://127.0.0.1:${port}/cds-services/her2-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: readFileSync(join(root, 'fixtures', 'requests', 'ihc-2-plus-no-ish.json')),
    })
    const [card] = ((await answer.json()) as CdsResponse).cards
    const restored = mkdtempSync(join(folder, 'restored-'))
    const copy = join(restored, 'her2-cds.sqlite')
    const saved = await start(['backup', '--out', copy], { DATA_DIR: data }).ended
    expect([saved.code, saved.err]).toEqual([0, ''])
    expect((await start(['backup', '--out', copy], { DATA_DIR: data }).ended).err).toContain('is there already')
    program.child.kill('SIGTERM')
    await program.ended
    expect((await start(['health'], { PORT: port }).ended).code).toBe(1)
    copyFileSync(join(data, 'patient-key'), join(restored, 'patient-key'))
    const told = await start(['explain', card?.uuid ?? ''], { DATA_DIR: restored }).ended
    expect([told.code, told.out]).toEqual([0, expect.stringContaining(card?.summary ?? 'no card')])
  })

  test('looking into a store makes none', async () => {
    const nowhere = join(folder, 'nowhere')
    for (const words of [
      ['report', 'feedback'],
      ['audit', 'export'],
      ['explain', 'x'],
      ['backup', '--out', join(folder, 'b')],
    ]) {
      const { code, err } = await start(words, { DATA_DIR: nowhere }).ended
      expect([words, code, err]).toEqual([words, 1, expect.stringContaining(`there is no store in ${nowhere}`)])
    }
    expect(existsSync(nowhere)).toBe(false)
  })

  test('refuses settings with what to write', async () => {
    const { code, err } = await start(['serve'], { PORT: 'abc' }).ended
    expect([code, err]).toEqual([1, expect.stringContaining('PORT=abc is not valid: use a port number')])
  })

  test('an unknown command is refused', async () => {
    expect((await start(['sevre']).ended).code).toBe(1)
  })
})

describe('sandbox', () => {
  test('from start to the right cards for the two patients of the README', async () => {
    const program = start(['sandbox'], { PORT: '0' })
    const base = `http://127.0.0.1:${await waitFor(program, /http:\/\/localhost:(\d+)\//)}`
    expect(await (await fetch(base)).text()).toContain('<title>her2-cds sandbox</title>')
    const topics = async (patient: string) =>
      (await viewPatient(base, patient)).cards.map((card) => card.source.topic?.code)
    expect(await topics('ihc-2-plus-no-ish')).toContain('reflexIsh')
    expect(await topics('metastatic-ihc-1-plus')).toContain('metastaticLow')
    program.child.kill('SIGTERM')
    expect((await program.ended).code).toBe(0)
  })

  test('every patient of the page gets an answer in order', async () => {
    const program = start(['sandbox'], { PORT: '0' })
    const base = `http://127.0.0.1:${await waitFor(program, /http:\/\/localhost:(\d+)\//)}`
    const bundle = (await (await fetch(`${base}/fhir/Patient`)).json()) as Bundle
    for (const { resource } of bundle.entry ?? []) {
      expect(checkResponse(await viewPatient(base, resource?.id ?? ''))).toEqual([])
    }
    program.child.kill('SIGTERM')
    await program.ended
  })
})

/** What a client does on opening a chart: discovery, prefetch by its templates, the call. */
async function viewPatient(base: string, patientId: string): Promise<CdsResponse> {
  const { services } = (await (await fetch(`${base}/cds-services`)).json()) as Discovery
  const service = services.find(({ hook }) => hook === 'patient-view')
  const read = async ([key, template]: [string, string]) => {
    const response = await fetch(`${base}/fhir/${template.replaceAll('{{context.patientId}}', patientId)}`)
    return [key, await response.json()]
  }
  const prefetch = Object.fromEntries(await Promise.all(Object.entries(service?.prefetch ?? {}).map(read))) as object
  const context = { userId: 'Practitioner/1', patientId }
  const response = await fetch(`${base}/cds-services/${service?.id}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hook: 'patient-view', hookInstance: crypto.randomUUID(), context, prefetch }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as CdsResponse
}
