/** A small export for the checks of engines: made-up patients, spread over files, and lines of every kind that is odd. */
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writePopulation } from '../population/write-population.ts'

/** Said of bytes that a table of text cannot hold. */
export const NOT_TEXT = 'not UTF-8'

const LOINC = 'http://loinc.org'

const observation = (id: string, rest: object) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: LOINC, code: '85319-2' }], text: 'HER2 IHC' },
  valueString: '1+',
  effectiveDateTime: '2026-03-01',
  ...rest,
})
const of = (patient: string) => ({ subject: { reference: `Patient/${patient}` } })

/** Shared records that lead to others, references written in several ways, and what cannot be assigned. */
const ODD: readonly object[] = [
  { resourceType: 'Patient', id: 'odd-1', birthDate: '1960-01-01' },
  { resourceType: 'Patient', id: 'odd-2', birthDate: '1961-01-01' },
  observation('odd-1-ihc', {
    subject: { reference: 'https://ehr.example.org/fhir/Patient/odd-1/_history/3' },
    specimen: { reference: 'https://ehr.example.org/fhir/Specimen/odd-liver' },
  }),
  observation('odd-2-ihc', { ...of('odd-2'), specimen: { reference: 'Specimen/odd-liver' }, valueString: '3+' }),
  {
    resourceType: 'Specimen',
    id: 'odd-liver',
    parent: [{ reference: 'Specimen/odd-parent' }],
    collection: { bodySite: { text: 'Liver, metastasis' }, collectedDateTime: '2026-02-28' },
  },
  { resourceType: 'Specimen', id: 'odd-parent', type: { text: 'Liver biopsy' } },
  { resourceType: 'Specimen', id: 'odd-nobodys', type: { text: 'Breast' } },
  { resourceType: 'Practitioner', id: 'odd-nobodys' },
  {
    resourceType: 'MedicationRequest',
    id: 'odd-2-drug',
    status: 'active',
    intent: 'order',
    ...of('odd-2'),
    medicationReference: { reference: 'Medication/odd-drug' },
  },
  { resourceType: 'Medication', id: 'odd-drug', code: { text: 'trastuzumab' } },
  observation('odd-nobodys-ihc', {}),
  observation('odd-of-two', { ...of('odd-1'), contained: [observation('inner', of('odd-2'))] }),
  { resourceType: 'OperationOutcome', id: 'odd', issue: [] },
]

/** What is said of the odd lines, in the order of the alphabet. */
export const ERRORS: readonly string[] = [
  'Observation/odd-nobodys-ihc cannot be assigned to one patient',
  'Observation/odd-of-two cannot be assigned to one patient',
  'Specimen/odd-nobodys cannot be assigned to one patient',
  'an OperationOutcome holds no patient data',
  'nested in more than 64 levels: not read',
  'not JSON',
  NOT_TEXT,
  'not a FHIR resource',
  'not a FHIR resource',
  'repeats a member of an object: not read',
].toSorted()

const BAD: readonly Buffer[] = [
  '{"resourceType":"Observation","id":"cut',
  '[1,2]',
  '"words"',
  '{"resourceType":"Observation","id":"twice","subject":{"reference":"Patient/odd-1"},"status":"final","status":"amended"}',
  '',
  `{"resourceType":"Observation","id":"deep","note":${'['.repeat(3000)}${']'.repeat(3000)}}`,
  // Not bad after all: a mark of byte order, and a return at the end of the line.
  `\ufeff${JSON.stringify(observation('odd-1-ratio', of('odd-1'))).replace('"1+"', '"0"')}\r`,
]
  .map((text) => Buffer.from(text))
  .concat(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]))

/** @returns the files, of which one is packed */
export async function makeExport(out: string, patients: number): Promise<readonly string[]> {
  mkdirSync(out, { recursive: true })
  await writePopulation({ patients, seed: 11, out, files: 12, cancer: 0.4 })
  for (const one of ODD) appendFileSync(join(out, 'odd.ndjson'), `${JSON.stringify(one)}\n`)
  for (const one of BAD) appendFileSync(join(out, 'odd.ndjson'), Buffer.concat([one, Buffer.from('\n')]))
  const more = { resourceType: 'Patient', id: 'odd-3' }
  writeFileSync(
    join(out, 'more.ndjson.gz'),
    gzipSync(`${JSON.stringify(more)}\n${JSON.stringify(observation('odd-3-ihc', of('odd-3')))}\n`),
  )
  return readdirSync(out)
    .toSorted()
    .map((name) => join(out, name))
}
