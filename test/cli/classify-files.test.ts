import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { classifyFiles } from '../../src/cli/classify-files.ts'
import { showProgress } from '../../src/cli/show-progress.ts'
import { writeLines } from '../../src/cli/write-lines.ts'
import { parseRecord } from '../../src/cli/parse-record.ts'
import { readJsonRecords } from '../../src/cli/json-records.ts'

const folder = mkdtempSync(join(tmpdir(), 'classify-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Names what it was given, so that a test sees who got which resource. */
function name(records: readonly unknown[]) {
  const [bundle] = records as { entry: { resource: { resourceType: string; id: string } }[] }[]
  return { got: bundle?.entry.map(({ resource }) => `${resource.resourceType}/${resource.id}`) }
}

type Line = { patient?: string; got?: string[]; line?: number; error?: string; file?: string }

async function run(...contents: (string | Buffer)[]) {
  const files = contents.map((content, index) => {
    const file = join(folder, `${index}.json`)
    writeFileSync(file, content)
    return file
  })
  return runFiles(files, '')
}

async function runFiles(files: string[], input: string) {
  let text = ''
  const stream = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) })
  const deps = {
    classify: name,
    parseJson: parseRecord,
    stdin: Readable.from([Buffer.from(input)]),
    output: writeLines(stream),
  }
  const code = await classifyFiles(files, deps)
  return {
    code,
    lines: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Line),
  }
}

const patient = (id: string) => ({ resourceType: 'Patient', id })
const observation = (id: string, of?: string, more = {}) => ({
  resourceType: 'Observation',
  id,
  ...(of ? { subject: { reference: of } } : {}),
  ...more,
})
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
})
const json = (value: unknown) => JSON.stringify(value)
const one = bundle(patient('a'), observation('1', 'Patient/a'))
const two = bundle(patient('b'), observation('2', 'Patient/b'))

describe('what a file may hold', () => {
  test('one Bundle', async () => {
    expect(await run(json(one))).toEqual({
      code: 0,
      lines: [{ patient: 'Patient/a', got: ['Patient/a', 'Observation/1'] }],
    })
  })

  test.each([
    ['pretty-printed', JSON.stringify(one, null, 2)],
    ['with one entry a line', json(one).replaceAll('{"resource":{', '\n{"resource":{')],
    ['with Windows line ends', JSON.stringify(one, null, 2).replaceAll('\n', '\r\n')],
    ['after a byte order mark', `\ufeff${json(one)}`],
    ['gzipped', gzipSync(JSON.stringify(one, null, 1))],
    ['without indentation', JSON.stringify(one, null, 1).replace(/^ +/gm, '')],
  ])('a Bundle %s', async (_, content) => {
    expect(await run(content)).toMatchObject({ code: 0, lines: [{ patient: 'Patient/a' }] })
  })

  test('NDJSON of Bundles, blank lines between', async () => {
    const { code, lines } = await run(`${json(one)}\n\n${json(two)}\n`)
    expect([code, lines.map((line) => line.patient)]).toEqual([0, ['Patient/a', 'Patient/b']])
  })

  test('several pretty-printed documents after each other', async () => {
    const { code, lines } = await run(`${JSON.stringify(one, null, 2)}\n${JSON.stringify(two, null, 2)}\n`)
    expect([code, lines.map((line) => line.patient)]).toEqual([0, ['Patient/a', 'Patient/b']])
  })

  test('NDJSON of resources is grouped by patient, over all files', async () => {
    const { code, lines } = await run(
      `${json(patient('a'))}\n${json(patient('b'))}`,
      `${json(observation('2', 'Patient/b'))}\n${json(observation('1', 'Patient/a'))}`,
    )
    expect(code).toBe(0)
    expect(lines).toEqual([
      { patient: 'Patient/a', got: ['Patient/a', 'Observation/1'] },
      { patient: 'Patient/b', got: ['Patient/b', 'Observation/2'] },
    ])
  })

  test('a Bundle of several patients gives a line for each, and shared resources go where they are referred to', async () => {
    const drug = { resourceType: 'Medication', id: 'm' }
    const taken = {
      resourceType: 'MedicationRequest',
      id: 'r',
      subject: { reference: 'Patient/a' },
      medicationReference: { reference: 'Medication/m' },
    }
    const { lines } = await run(json(bundle(patient('a'), patient('b'), drug, taken, observation('2', 'Patient/b'))))
    expect(lines).toEqual([
      { patient: 'Patient/a', got: ['Patient/a', 'MedicationRequest/r', 'Medication/m'] },
      { patient: 'Patient/b', got: ['Patient/b', 'Observation/2'] },
    ])
  })

  test('a result that names nobody among several patients is told, not guessed', async () => {
    const { code, lines } = await run(json(bundle(patient('a'), patient('b'), observation('x'))))
    expect(code).toBe(2)
    expect(lines).toContainEqual({ line: 1, error: 'Observation/x cannot be assigned to one patient' })
    expect(lines).toHaveLength(3)
  })

  test('references by urn:uuid belong to the Patient of that entry', async () => {
    const urn = 'urn:uuid:5d1f9b5e-4c5b-4b3a-9f3b-0d7c4f5f7a11'
    const linked = {
      resourceType: 'Bundle',
      entry: [{ fullUrl: urn, resource: patient('a') }, { resource: observation('1', urn) }],
    }
    expect((await run(json(linked))).lines).toEqual([{ patient: 'Patient/a', got: ['Patient/a', 'Observation/1'] }])
  })

  test('a hook request', async () => {
    const request = {
      hook: 'patient-view',
      context: { patientId: 'a' },
      prefetch: { her2: bundle(observation('1', 'Patient/a')), conditions: null },
    }
    expect(await run(JSON.stringify(request, null, 2))).toEqual({
      code: 0,
      lines: [{ patient: 'Patient/a', got: ['Observation/1'] }],
    })
  })

  test.each([
    ['of another patient', { her2: observation('1', 'Patient/b') }],
    ['with an OperationOutcome', { her2: { resourceType: 'OperationOutcome', issue: [] } }],
    [
      'with a page of several',
      { her2: { ...bundle(observation('1', 'Patient/a')), link: [{ relation: 'next', url: 'x' }] } },
    ],
    ['that is none', 'x'],
  ])('a hook request with prefetch %s is an error', async (_, prefetch) => {
    const { code, lines } = await run(json({ hook: 'patient-view', context: { patientId: 'a' }, prefetch }))
    expect([code, lines.length, typeof lines[0]?.error]).toEqual([2, 1, 'string'])
  })

  test('the standard input', async () => {
    expect((await runFiles(['-'], json(one))).lines).toMatchObject([{ patient: 'Patient/a' }])
  })
})

describe('what cannot be read', () => {
  test.each([
    ['no JSON', 'garbage'],
    ['cut within a string', json(two).slice(0, 30)],
    ['cut after a comma', json(two).slice(0, json(two).indexOf(',') + 1)],
    ['cut after a bracket', json(two).slice(0, json(two).indexOf('[') + 1)],
    ['cut at the end', json(two).slice(0, -1)],
    ['too many brackets', `${json(two)}}`],
    ['a number', '7'],
    ['an object of no kind', '{"a":1}'],
    ['an OperationOutcome', '{"resourceType":"OperationOutcome"}'],
    ['an empty Bundle', '{"resourceType":"Bundle"}'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
  ])('%s costs that line alone', async (_, bad) => {
    const first = Buffer.from(`${json(one)}\n`)
    const { code, lines } = await run(
      Buffer.concat([first, Buffer.from(bad), Buffer.from(`\n${json(one)}\n${json(one)}\n`)]),
    )
    expect(code).toBe(2)
    expect(lines.filter((line) => line.patient === 'Patient/a')).toHaveLength(3)
    expect(lines.filter((line) => line.error)).toEqual([{ line: 2, error: expect.any(String) }])
  })

  test('the last line cut short', async () => {
    const { code, lines } = await run(`${json(one)}\n${json(two).slice(0, 40)}`)
    expect([code, lines.length, lines[1]?.line]).toEqual([2, 2, 2])
  })

  test('a broken pretty-printed document is one error, and the next document is read', async () => {
    const broken = JSON.stringify(two, null, 2).replace('"entry": [', '"entry": [ ;')
    const { code, lines } = await run(`${broken}\n${JSON.stringify(one, null, 2)}`)
    expect(code).toBe(2)
    expect(lines).toEqual([{ line: 1, error: expect.any(String) }, expect.objectContaining({ patient: 'Patient/a' })])
  })

  test('every garbage line is told', async () => {
    expect((await run('a\nb\nc')).lines.map((line) => line.line)).toEqual([1, 2, 3])
  })

  test('a file that is not there', async () => {
    const good = join(folder, 'good.json')
    writeFileSync(good, json(one))
    const { code, lines } = await runFiles([join(folder, 'none.json'), good], '')
    expect(code).toBe(2)
    expect(lines[0]).toMatchObject({ line: 0, error: expect.stringContaining('ENOENT') })
    expect(lines[1]).toMatchObject({ patient: 'Patient/a' })
  })
})

test('a slow reader is waited for', async () => {
  let most = 0
  const slow = new Writable({ highWaterMark: 1024, write: (_chunk, _encoding, done) => void setTimeout(done, 1) })
  const output = writeLines(slow)
  for (let count = 0; count < 2000; count++) {
    await output.write({ text: 'x'.repeat(500) })
    most = Math.max(most, slow.writableLength)
  }
  await output.finish()
  expect(most).toBeLessThan(200_000)
})

test('a member that stands twice makes its record an error, and loses no other', async () => {
  const good = JSON.stringify(bundle(patient('1')))
  const twice = '{"resourceType":"Patient","id":"2","id":"3"}'
  const { code, lines } = await run(`${good}\n${twice}\n${JSON.stringify(bundle(patient('4')))}\n`)
  expect(code).toBe(2)
  expect(lines.map(({ patient: of, line, error }) => of ?? { line, error })).toEqual([
    'Patient/1',
    { line: 2, error: 'repeats a member of an object: not read' },
    'Patient/4',
  ])
})

test('a record that nests too deeply is an error', async () => {
  const deep = `{"resourceType":"Patient","x":${'['.repeat(70)}${']'.repeat(70)}}`
  expect((await run(deep)).lines).toEqual([{ line: 1, error: 'nested in more than 64 levels: not read' }])
})

describe('a line that is too long is one error', () => {
  const LIMIT = 1000
  const long = JSON.stringify({ resourceType: 'Patient', id: 'x'.repeat(LIMIT) })
  const short = (id: string) => JSON.stringify(patient(id))
  /** In pieces, as a stream brings them. */
  async function read(text: string, piece: number) {
    const pieces = Array.from({ length: Math.ceil(text.length / piece) }, (_, at) =>
      Buffer.from(text.slice(at * piece, (at + 1) * piece)),
    )
    const found: unknown[] = []
    for await (const record of readJsonRecords(Readable.from(pieces), parseRecord, LIMIT)) {
      found.push('error' in record ? record : (record.value as { id: string }).id)
    }
    return found
  }
  const error = 'longer than 256 MiB: not read'

  test.each([1, 7, 300, 100_000])('first, between, last and alone, in pieces of %d bytes', async (piece) => {
    expect(await read(`${short('a')}\n${long}\n${short('b')}\n${short('c')}`, piece)).toEqual([
      'a',
      { line: 2, error },
      'b',
      'c',
    ])
    expect(await read(`${long}\n${short('b')}\n`, piece)).toEqual([{ line: 1, error }, 'b'])
    expect(await read(`${short('a')}\n${long}`, piece)).toEqual(['a', { line: 2, error }])
    expect(await read(long, piece)).toEqual([{ line: 1, error }])
  })

  test('a document of many lines that is too long altogether', async () => {
    const many = JSON.stringify(
      { resourceType: 'Patient', id: 'y', name: Array.from({ length: 200 }, () => 'abcdef') },
      undefined,
      2,
    )
    expect(await read(`${many}\n${short('b')}\n`, 64)).toEqual([{ line: 1, error }, 'b'])
  })

  test('a line of exactly the limit is read', async () => {
    const exact = JSON.stringify({ resourceType: 'Patient', id: 'z'.repeat(LIMIT - short('').length) })
    expect(exact.length).toBe(LIMIT)
    expect(await read(`${exact}\n${short('b')}`, 13)).toHaveLength(2)
    expect(await read(`${exact}\n${short('b')}`, 13)).not.toContainEqual({ line: 1, error })
  })
})

test('what is no file of records says so in a sentence each', async () => {
  const broken = join(folder, 'broken.gz')
  writeFileSync(broken, gzipSync(JSON.stringify(patient('1'))).subarray(0, 30))
  const noGzip = join(folder, 'none.gz')
  writeFileSync(noGzip, Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
  const empty = join(folder, 'empty.json')
  writeFileSync(empty, '')
  const { code, lines } = await runFiles([broken, noGzip, empty, folder, join(folder, 'nofile')], '')
  expect(code).toBe(2)
  expect(lines.map(({ error }) => error?.slice(error.indexOf(' ')))).toEqual([
    ' cannot be read: its gzip ends too early (Z_BUF_ERROR)',
    ' cannot be read: it begins as gzip and is none, or is damaged (Z_DATA_ERROR)',
    ' holds no record',
    ' cannot be read: it is a folder: name the files in it (EISDIR)',
    ' cannot be read: there is no such file (ENOENT)',
  ])
})

test('nothing on standard input is no error: it may be an empty part', async () => {
  expect(await runFiles(['-'], '')).toEqual({ code: 0, lines: [] })
})

describe('progress', () => {
  test('a line now and then on a terminal, with the count and the rate', async () => {
    const told: string[] = []
    const progress = showProgress({ isTTY: true, write: (text) => told.push(text) }, 5)
    for (let patients = 0; patients < 1200; patients++) progress.count()
    while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    progress.stop()
    expect(told[0]).toMatch(/^1,200 patients, [\d,]+ a second\n$/)
  })

  test('nothing where nobody watches', () => {
    const told: string[] = []
    const progress = showProgress({ write: (text) => told.push(text) }, 0)
    progress.count()
    progress.stop()
    expect(told).toEqual([])
  })
})
