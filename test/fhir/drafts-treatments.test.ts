import { indexRecords } from '../../src/fhir/record/references.ts'
import { readTreatment } from '../../src/fhir/treatment/treatments.ts'

const given = (more: object) => ({ resourceType: 'MedicationAdministration', id: 'a', status: 'completed', ...more })
const agentOfTreatment = (resource: unknown, ...record: unknown[]) => {
  const index = indexRecords([resource, ...record])
  const [entry] = index.entries
  return entry && readTreatment(entry, index)
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
