/** Whose hormone receptors a record holds: side, specimen and day are read from results, texts and diagnoses alike (B-13). */
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { classify } from '../../src/her2/status/classify.ts'

const LOINC = 'http://loinc.org'
const subject = { reference: 'Patient/1' }
const icd = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code }] })

function condition(id: string, code: string, fields: object = {}): object {
  return {
    ...{ resourceType: 'Condition', id, subject, code: icd(code), onsetDateTime: '2026-03-01' },
    clinicalStatus: { coding: [{ code: 'active' }] },
    ...fields,
  }
}

function observation(id: string, code: string, text: string, fields: object = {}): object {
  return {
    ...{ resourceType: 'Observation', id, subject, status: 'final', effectiveDateTime: '2026-03-02' },
    ...{ code: { coding: [{ system: LOINC, code }] }, valueString: text, ...fields },
  }
}

function report(text: string): object {
  return {
    ...{ resourceType: 'DiagnosticReport', id: 'r', subject, status: 'final', effectiveDateTime: '2026-03-02' },
    ...{ code: { coding: [{ system: LOINC, code: '60568-3' }] }, conclusion: text },
    result: [{ reference: 'Observation/er' }],
  }
}

const LEFT = condition('left', 'C50.912')
const RIGHT = condition('right', 'C50.911')
const [ER, IHC] = ['16112-5', '85319-2']
const of = (side: string) => ({ bodySite: { text: `${side} breast` } })

function answer(...resources: object[]) {
  const { evidence } = readEvidence([{ resourceType: 'Patient', id: '1' }, ...resources])
  const { hormoneReceptor, tumors } = classify(evidence)
  return {
    evidence,
    hormoneReceptor,
    bySide: Object.fromEntries(tumors.map((one) => [one.laterality, one.hormoneReceptor])),
  }
}

test('the body site of a result says of which tumour it is', () => {
  const tested = [observation('l', IHC, '3+', of('left')), observation('r', IHC, '1+', of('right'))]
  const { bySide } = answer(LEFT, RIGHT, ...tested, observation('er', ER, 'positive', of('right')))
  expect(bySide).toEqual({ left: 'unknown', right: 'positive' })
})

test('a text on the other side is read beside a coded result of the same report', () => {
  const tested = [observation('l', IHC, '3+', of('left')), observation('r', IHC, '1+', of('right'))]
  const coded = observation('er', ER, 'positive', of('right'))
  const text = report('Left breast: ER negative, PR negative. Right breast: ER positive, PR negative.')
  const { bySide, evidence } = answer(LEFT, RIGHT, ...tested, coded, text)
  expect(bySide).toEqual({ left: 'negative', right: 'positive' })
  expect(evidence.receptors.filter(({ receptor, words }) => receptor === 'ER' && words === 'positive')).toHaveLength(1)
})

describe('a receptor status recorded as a diagnosis', () => {
  test('is of its side and its day', () => {
    const status = condition('status', 'Z17.0', { onsetDateTime: '2012-05-01', bodySite: [{ text: 'left breast' }] })
    const { evidence } = answer(RIGHT, status)
    expect(evidence.receptors).toMatchObject([
      {
        receptor: 'ER',
        words: 'positive',
        performedOn: '2012-05-01',
        byDiagnosis: true,
        specimen: { laterality: 'left' },
      },
    ])
  })

  test('of years before the present cancer it says nothing of it; of its own days it does', () => {
    expect(answer(RIGHT, condition('status', 'Z17.0', { onsetDateTime: '2012-05-01' })).hormoneReceptor).toBe('unknown')
    expect(answer(RIGHT, condition('status', 'Z17.0')).hormoneReceptor).toBe('positive')
  })

  test('it does not outweigh a result that contradicts it', () => {
    const results = [observation('er', ER, 'negative'), observation('pgr', '16113-3', 'negative')]
    const later = condition('status', 'Z17.0', { onsetDateTime: '2026-04-01' })
    expect(answer(RIGHT, ...results).hormoneReceptor).toBe('negative')
    expect(answer(RIGHT, ...results, later).hormoneReceptor).toBe('unknown')
  })
})
