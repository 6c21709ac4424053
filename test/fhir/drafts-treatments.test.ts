import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { indexRecords } from '../../src/fhir/record/references.ts'
import { readTreatment } from '../../src/fhir/treatment/treatments.ts'

const given = (more: object) => ({ resourceType: 'MedicationAdministration', id: 'a', status: 'completed', ...more })
const agentOfTreatment = (resource: unknown, ...record: unknown[]) => {
  const index = indexRecords([resource, ...record])
  const [entry] = index.entries
  return entry && readTreatment(entry, index, () => {})
}

// An agent that was given is compared with the one that is drafted, so it must be as sure as that of a draft.
describe('the agent of a treatment', () => {
  // prettier-ignore
  test.each([
    ['trastuzumab', { text: 'Herceptin' }, 'trastuzumab'],
    ['a conjugate under the name of the antibody', { text: 'Trastuzumab Injection [KADCYLA]' }, 'trastuzumab emtansine'],
    ['trastuzumab deruxtecan', { text: 'fam-trastuzumab deruxtecan-nxki' }, 'trastuzumab deruxtecan'],
    ['a conjugate without a breast label', { text: 'trastuzumab rezetecan' }, 'trastuzumab rezetecan'],
    ['a conjugate that is not known', { text: 'trastuzumab zovodotin' }, undefined],
    ['a code against its words', { coding: [{ system: 'rxnorm', code: '224905' }], text: 'Kadcyla' }, undefined],
    ['a drug that is no agent of the cards', { text: 'letrozole' }, undefined],
  ])('%s', (_name, medicationCodeableConcept, agent) => {
    expect(agentOfTreatment(given({ medicationCodeableConcept }))?.agent).toBe(agent)
  })

  test('the Medication and the display of its reference must agree', () => {
    const resource = given({ medicationReference: { reference: 'Medication/m', display: 'Kadcyla' } })
    const medication = (text: string) => ({ resourceType: 'Medication', id: 'm', code: { text } })
    expect(agentOfTreatment(resource, medication('trastuzumab emtansine'))?.agent).toBe('trastuzumab emtansine')
    expect(agentOfTreatment(resource, medication('Herceptin'))).toMatchObject({ kind: 'her2-directed', state: 'past' })
    expect(agentOfTreatment(resource, medication('Herceptin'))?.agent).toBeUndefined()
  })
})

describe('an entry of the medication list that names no drug is listed: it may be any', () => {
  const listed = (resource: object, ...record: object[]) =>
    readEvidence([resource, ...record]).unread.filter(({ why }) => why.includes('does not name this drug'))

  test.each([
    ['a reference that leads nowhere', { medicationReference: { reference: 'Medication/gone' } }],
    ['a local code alone', { medicationCodeableConcept: { coding: [{ system: 'urn:oid:9.9', code: '4711' }] } }],
    ['nothing', {}],
  ])('%s', (_name, drug) => {
    expect(listed(given(drug))).toEqual([expect.objectContaining({ class: 'missing-part' })])
  })

  test.each([
    ['words', { medicationCodeableConcept: { text: 'vitamin D' } }],
    ['the display of its reference', { medicationReference: { reference: 'Medication/gone', display: 'vitamin D' } }],
    [
      'a code of a system of drugs',
      {
        medicationCodeableConcept: {
          coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '11253' }],
        },
      },
    ],
    ['nothing, but it was never given', { status: 'not-done' }],
  ])('not with %s', (_name, drug) => {
    expect(listed(given(drug))).toEqual([])
  })
})
