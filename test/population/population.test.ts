import { rmSync } from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { mergeParts, partitionExport, runShard } from '../../src/population/population.ts'
import { writePopulation } from '../../scripts/population/write-population.ts'
import {
  classifyExport,
  ndjson,
  newFolder,
  readLines,
  readText,
  runCommand,
  runPopulation,
  writeExport,
  DAY,
  SETUP,
} from './run-population.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function temporary(folder = newFolder()): string {
  folders.push(folder)
  return folder
}

const of = (id: string) => ({ subject: { reference: `Patient/${id}` } })
const ihc = (id: string, of: object, score: string, more: object = {}) => ({
  ...{ resourceType: 'Observation', id, status: 'final' },
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  ...{ ...of, valueString: score, effectiveDateTime: '2026-09-02', ...more },
})
const cancer = (id: string, of: object) => ({
  ...{ resourceType: 'Condition', id },
  code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
  ...{ ...of, recordedDate: '2026-09-01' },
})
const person = (id: string) => ({ resourceType: 'Patient', id, gender: 'female', birthDate: '1960-01-01' })
const pulse = (id: string, of: object) => ({
  ...{ resourceType: 'Observation', id, status: 'final', code: { text: 'Heart rate' }, ...of },
})

/** Everything that a record may do to hide whose it is. */
const ODD: Readonly<Record<string, string | Buffer>> = {
  'Patient.ndjson': ndjson(...'abcdefghijk'.split('').map(person)),
  'Observation.1.ndjson': ndjson(
    ihc('1', of('a'), '1+'),
    pulse('2', of('b')),
    ihc('3', { subject: { reference: 'https://ehr.example/fhir/Patient/c' } }, '2+'),
    ihc('4', { subject: { reference: 'Patient/d/_history/2' } }, '3+'),
    ihc('5', { subject: 'Patient/e' }, '0'),
    ihc('6', { subject: [{ reference: 'Patient/f' }] }, '2+'),
    ihc('7', {}, '3+', { contained: [{ resourceType: 'Specimen', id: 's', ...of('g') }] }),
  ),
  'Observation.2.ndjson.gz': gzipSync(
    ndjson(
      ihc('8', { ...of('a'), specimen: { reference: 'Specimen/s1' } }, '2+', { issued: '2026-09-03T10:00:00Z' }),
      pulse('9', of('h')),
      ihc('10', { ...of('a'), patient: { reference: 'Patient/b' } }, '1+'),
    ),
  ),
  'Specimen.ndjson.zst': zstdCompressSync(
    ndjson(
      {
        resourceType: 'Specimen',
        id: 's1',
        collection: { collectedDateTime: '2026-09-01' },
        parent: [{ reference: 'Specimen/s2' }],
      },
      { resourceType: 'Specimen', id: 's2', collection: { bodySite: { text: 'left breast' } } },
      { resourceType: 'Specimen', id: 'nobodys' },
    ),
  ),
  'more/Condition.ndjson': ndjson(cancer('1', of('a')), cancer('2', of('f'))).replaceAll(
    'Patient/f',
    String.raw`Patient\/f`,
  ),
  'MedicationRequest.ndjson': ndjson(
    {
      ...{ resourceType: 'MedicationRequest', id: '1', status: 'active', intent: 'order', ...of('i') },
      medicationReference: { reference: 'Medication/m1' },
    },
    {
      ...{ resourceType: 'MedicationRequest', id: '2', status: 'active', intent: 'order', ...of('j') },
      medicationReference: { reference: 'Medication/m2' },
    },
  ),
  'Medication.ndjson': ndjson(
    { resourceType: 'Medication', id: 'm1', code: { text: 'note: HER2 positive tumour' } },
    { resourceType: 'Medication', id: 'm2', code: { text: 'paracetamol' } },
    { resourceType: 'Medication', id: 'm3', code: { text: 'ibuprofen' } },
  ),
  'Group.ndjson': ndjson(pulse('g', { subject: { reference: 'Group/1' } }), { resourceType: 'Practitioner', id: 'p' }),
  'Odd.ndjson': `${JSON.stringify(pulse('11', of('k')))}\n\nnot json\n{"resourceType":"Observation","id":"12","id":"13"}\n`,
}

test('the lines are those of classify, whoever hides whose they are', async () => {
  const folder = temporary(writeExport(ODD))
  const out = temporary()
  const ended = await runPopulation(folder, out, '--all')
  const expected = await classifyExport(folder)
  expect(ended.code).toBe(2)
  expect(readText(out, 'results.ndjson').split('\n').filter(Boolean).toSorted()).toEqual(expected.lines)
  const words = (errors: readonly { readonly error?: unknown }[]) => errors.map(({ error }) => error).toSorted()
  expect(words(readLines(out, 'errors.ndjson'))).toEqual(words(expected.errors))
  expect(readLines(out, 'errors.ndjson')).toEqual(
    expect.arrayContaining([
      { file: 'Odd.ndjson', line: 3, error: 'not JSON' },
      { file: 'Odd.ndjson', line: 4, error: 'repeats a member of an object: not read' },
      { file: 'Specimen.ndjson.zst', line: 3, error: 'Specimen/nobodys cannot be assigned to one patient' },
    ]),
  )
})

test('who shows no sign is set aside, and who refers to a sign is not', async () => {
  const folder = temporary(writeExport(ODD))
  const [out, all] = [temporary(), temporary()]
  await runPopulation(folder, out)
  await runPopulation(folder, all, '--all')
  const lines = readText(out, 'results.ndjson').split('\n').filter(Boolean)
  expect(lines.map((line) => (JSON.parse(line) as { patient: string }).patient)).toEqual(
    ['a', 'c', 'd', 'e', 'f', 'g', 'i'].map((id) => `Patient/${id}`),
  )
  expect(readText(all, 'results.ndjson').split('\n')).toEqual(expect.arrayContaining(lines))
})

test.each([
  ['only one patient is named', ndjson(person('a'), ihc('1', {}, '2+'), { resourceType: 'Medication', id: 'm' })],
  ['nobody is named', ndjson(ihc('1', {}, '2+'), ihc('2', {}, '3+'))],
])('an export in which %s', async (_, content) => {
  const folder = temporary(writeExport({ 'all.ndjson': content }))
  const out = temporary()
  expect((await runPopulation(folder, out, '--all')).code).toBe(0)
  expect(readText(out, 'results.ndjson').split('\n').filter(Boolean)).toEqual((await classifyExport(folder)).lines)
})

test('a packed file that ends too early is one error, and what stands before its end is read', async () => {
  const whole = gzipSync(
    ndjson(ihc('1', of('a'), '1+'), ...Array.from({ length: 3000 }, (_, i) => pulse(`p${i * 7919}`, of('a')))),
  )
  const folder = temporary(
    writeExport({ 'a.ndjson.gz': whole.subarray(0, whole.length - 200), 'b.ndjson': ndjson(ihc('2', of('b'), '3+')) }),
  )
  const out = temporary()
  expect((await runPopulation(folder, out)).code).toBe(2)
  expect(readLines(out, 'errors.ndjson')[0]).toEqual({
    file: 'a.ndjson.gz',
    error: 'cannot be read to its end: its gzip ends too early (Z_BUF_ERROR)',
  })
  expect(readLines(out, 'results.ndjson').map(({ patient }) => patient)).toEqual(['Patient/a', 'Patient/b'])
})

test('1, 4 and 16 shards, one worker or two, give the same bytes', async () => {
  const folder = temporary()
  await writePopulation({ patients: 60, seed: 11, out: folder, files: 3, cancer: 0.5 })
  const outcomes: string[] = []
  for (const [shards, workers] of [
    [1, 2],
    [4, 1],
    [16, 1],
  ] as const) {
    const out = temporary()
    await partitionExport({ in: folder, out, all: false, day: DAY }, SETUP)
    // As engines start them: in no order.
    for (let index = shards - 1; index >= 0; index--) {
      await runShard(out, { shards, index }, workers, SETUP, () => ({ patients: () => {}, part: () => {} }))
    }
    await mergeParts(out, SETUP)
    outcomes.push(readText(out, 'results.ndjson'))
  }
  expect(outcomes[0]?.split('\n').length).toBeGreaterThan(20)
  expect(new Set(outcomes).size).toBe(1)
})

test('merge names the parts that are not done', async () => {
  const folder = temporary()
  await writePopulation({ patients: 10, seed: 1, out: folder, files: 1, cancer: 1 })
  const out = temporary()
  await runCommand('population', 'partition', '--in', folder, '--out', out, '--day', DAY)
  await runCommand('population', 'run', '--out', out, '--shards', '2', '--index', '1')
  const { code, told } = await runCommand('population', 'merge', '--out', out)
  expect([code, told]).toEqual([1, 'her2-cds: 8 of 16 parts are not done: 0, 2, 4, 6, 8, 10, 12, 14\n'])
})

test('a run does not go on with another export, and says so', async () => {
  const folder = temporary(writeExport({ 'a.ndjson': ndjson(ihc('1', of('a'), '1+')) }))
  const other = temporary(writeExport({ 'a.ndjson': ndjson(ihc('1', of('a'), '2+')) }))
  const out = temporary()
  await runPopulation(folder, out)
  const { code, told } = await runPopulation(other, out)
  expect(code).toBe(1)
  expect(told).toContain('holds a run with another «files»')
})

test('a folder without an export, and an index that is none, are said in one sentence', async () => {
  const { told } = await runPopulation(temporary(), temporary())
  expect(told).toMatch(/^her2-cds: .* holds no file \*\.ndjson/)
  const words = ['--out', temporary(), '--shards', '4', '--index', '4']
  expect((await runCommand('population', 'run', ...words)).told).toContain('--index 4 is none of 4 shards')
})
