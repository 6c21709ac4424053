/**
 * What a process does between listening and being ready: it reads a made-up record a few times and loads what the first read
 * of a server needs, so that the first clinician does not wait for it. Nothing of it is stored, counted or answered.
 */
import { randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import type { CardBook } from '../content/card-book.ts'
import { evaluate } from '../evaluate/evaluate.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { prepareReading } from '../fhir-access/read-records.ts'

/** Enough for what is made once, and for what is compiled first. */
const ROUNDS = 10

const PATIENT = 'made-up'
const subject = { reference: `Patient/${PATIENT}` }

const RECORDS = [
  { resourceType: 'Patient', id: PATIENT, gender: 'female' },
  {
    resourceType: 'Condition',
    id: 'made-up-diagnosis',
    subject,
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
  },
  {
    resourceType: 'Observation',
    id: 'made-up-result',
    status: 'final',
    subject,
    code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
    effectiveDateTime: '2026-01-15',
    valueCodeableConcept: { text: '2+' },
  },
  {
    resourceType: 'DiagnosticReport',
    id: 'made-up-report',
    status: 'final',
    subject,
    code: { text: 'Surgical pathology' },
    effectiveDateTime: '2026-01-15',
    conclusion: 'Left breast, core biopsy: invasive carcinoma. HER2 (IHC): 2+. ER 90 %, PR 0 %. No metastasis.',
  },
]

export async function warmUp(book: CardBook, site: Site, today: string): Promise<void> {
  const context = { userId: 'Practitioner/made-up', patientId: PATIENT }
  const request = { hook: 'patient-view', hookInstance: randomUUID(), context } as const
  const nothing = () => undefined
  for (let round = 0; round < ROUNDS; round++) {
    evaluate({ request, records: RECORDS, askReader: nothing }, site, book, today, randomUUID)
    // A call that came already goes first.
    await turn()
  }
  await prepareReading()
}
