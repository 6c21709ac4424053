/** Words that every object inherits, at the places where a word of the record is looked up in a table. */
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { readAnswerText } from '../../src/fhir/text/index.ts'

const WORDS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__', 'isPrototypeOf']

test.each(WORDS)('%s is a word like any other', (word) => {
  const coding = [{ system: word, code: word, display: word }]
  const concept = { coding, text: word }
  const members = {
    id: word,
    status: word,
    code: concept,
    valueCodeableConcept: concept,
    valueString: word,
    interpretation: [concept],
    bodySite: concept,
    category: [concept],
    clinicalStatus: concept,
    medicationCodeableConcept: concept,
    type: concept,
    deceasedBoolean: word,
    gender: word,
  }
  const her2 = {
    ...members,
    resourceType: 'Observation',
    code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  }
  const types = [
    word,
    'Condition',
    'Observation',
    'Specimen',
    'DiagnosticReport',
    'MedicationRequest',
    'MedicationStatement',
    'ServiceRequest',
    'Procedure',
    'Encounter',
    'Patient',
  ]
  const { evidence, unread } = readEvidence([her2, ...types.map((resourceType) => ({ ...members, resourceType }))])
  expect(JSON.stringify(evidence)).not.toContain('native code')
  expect(JSON.stringify(unread)).not.toContain('native code')
  expect(
    evidence.results.filter((result) => result.test === 'ihc' && 'score' in result && result.score !== undefined),
  ).toEqual([])
})

test.each(WORDS)('an answer that says &%s; or +%s is not understood as a result', (word) => {
  for (const text of [word, `&${word};`, `HER2 ${word}`, `IHC ${word}+`]) {
    expect(JSON.stringify(readAnswerText(text, 'ihc'))).not.toMatch(/native code|"score":(?!"not)/)
  }
})
