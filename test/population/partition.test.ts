/** The sorted export is the same however it is scanned: by this thread or by several, from plain files or packed ones. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writePopulation } from '../../scripts/population/write-population.ts'
import { partition } from '../../src/population/partition.ts'
import { readPart } from '../../src/population/read-part.ts'
import { SIGNS } from '../../src/population/signs.ts'
import { newFolder } from './run-population.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
function temporary(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}

const line = (resource: object) => `${JSON.stringify(resource)}\n`
/** What several patients share, in turn, and what nobody refers to; some of it says something, most does not. */
const SHARED = [
  { resourceType: 'Medication', id: 'm1', code: { text: 'trastuzumab for HER2' } },
  { resourceType: 'Organization', id: 'o1', name: 'Practice', partOf: { reference: 'Organization/o2' } },
  { resourceType: 'Organization', id: 'o2', name: 'Breast centre' },
  { resourceType: 'Practitioner', id: 'd1' },
  { resourceType: 'Specimen', id: 's1', note: [{ text: 'ä'.repeat(70_000) }] },
  { resourceType: 'Specimen', id: 'nobodys' },
]
const request = (patient: string, id: string, more: object) => ({
  ...{ resourceType: 'MedicationRequest', id, subject: { reference: `Patient/${patient}` } },
  ...more,
})
const USERS = [
  request('p5-3', 'x1', { medicationReference: { reference: 'Medication/m1' } }),
  request('p5-4', 'x2', { requester: { reference: 'https://ehr.example/fhir/Organization/o1/_history/3' } }),
  request('p5-5', 'x3', { requester: { reference: 'Practitioner/d1' } }),
  request('tab\tbed', 'x4', { supportingInformation: [{ reference: 'Specimen/s1' }, { reference: 'Medication/m1' }] }),
]

async function sort(folder: string, bytes: number, threads: number, all: boolean) {
  const into = temporary()
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes }))
  const told: string[] = []
  const tell = (what: string) => void told.push(what)
  const {
    sources,
    files: hashed,
    ...rest
  } = await partition({ folder, files, into, parts: 5, signs: SIGNS, all, threads, tell })
  const patients = [0, 1, 2, 3, 4].flatMap((part) => [...readPart(join(into, 'lines'), part)])
  return {
    ...{ rest, told, firsts: sources.map(({ first }) => first), hashes: hashed.map(({ sha256 }) => sha256) },
    patients: patients.toSorted((one, other) => (one.patient < other.patient ? -1 : 1)),
  }
}

let plain = ''
let packed = ''
beforeAll(async () => {
  plain = temporary()
  packed = temporary()
  await writePopulation({ patients: 300, seed: 5, out: plain, files: 10, cancer: 0.1 })
  writeFileSync(join(plain, 'Shared.ndjson'), SHARED.map(line).join('\n'))
  // Without a line feed at its end.
  writeFileSync(join(plain, 'Users.ndjson'), USERS.map(line).join('').trimEnd())
  writeFileSync(join(plain, 'Wrong.ndjson'), `${line(USERS[0] ?? {})}{"resourceType":\n`)
  mkdirSync(packed, { recursive: true })
  for (const name of readdirSync(plain))
    writeFileSync(join(packed, `${name}.gz`), gzipSync(readFileSync(join(plain, name))))
})

test.each([true, false])('by one thread, by three, from packed files; everybody: %s', async (all) => {
  const alone = await sort(plain, 1000, 1, all)
  const many = await sort(plain, 64 << 20, 3, all)
  expect(many).toEqual(alone)
  const unpacked = await sort(packed, 64 << 20, 2, all)
  expect(unpacked.patients).toEqual(alone.patients)
  expect({ ...unpacked.rest, errors: [] }).toEqual({ ...alone.rest, errors: [] })
  expect(alone.rest).toMatchObject({
    errors: [
      { file: 'Shared.ndjson', line: 11, error: 'Specimen/nobodys cannot be assigned to one patient' },
      { file: 'Wrong.ndjson', line: 2 },
    ],
  })
  expect(alone.told).toEqual(['Wrong.ndjson has lines that cannot be read: they are left out'])
  const typesOf = (id: string) => {
    const { entry = [] } = (alone.patients.find(({ patient }) => patient === id)?.bundle ?? {}) as {
      entry?: { resource: { resourceType: string; id: string } }[]
    }
    return entry.map(({ resource }) => `${resource.resourceType}/${resource.id}`)
  }
  expect(typesOf('p5-3').slice(-2)).toEqual(['MedicationRequest/x1', 'Medication/m1'])
  expect(typesOf('p5-4').slice(-3)).toEqual(['MedicationRequest/x2', 'Organization/o1', 'Organization/o2'])
  expect(typesOf('tab\tbed')).toEqual(['MedicationRequest/x4', 'Specimen/s1', 'Medication/m1'])
  expect(typesOf('p5-5').includes('Practitioner/d1')).toBe(
    all || alone.patients.some(({ patient }) => patient === 'p5-5'),
  )
})
