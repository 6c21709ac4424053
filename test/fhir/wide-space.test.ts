/** Text set in columns: however much space stands between two words, a denial denies what it stands before. */
import { conceptOf, foldWords } from '../../src/fhir/record/codings.ts'
import { readDrug } from '../../src/fhir/treatment/medications.ts'
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import { readAnswerText } from '../../src/fhir/text/index.ts'
import { answered, BREAST_CANCER } from './records.ts'

const SPACES = [
  ['two', '  '],
  ['sixty', ' '.repeat(60)],
  ['sixty of those that do not break', '\u00a0'.repeat(60)],
  ['six hundred', ' '.repeat(600)],
  ['tabs and spaces', ' \t '.repeat(30)],
] as const

describe.each(SPACES)('%s', (_name, space) => {
  const widen = (words: string) => words.replaceAll(' ', space)

  test.each(['no trastuzumab', 'not for trastuzumab', 'ohne Trastuzumab', 'switch, no more trastuzumab'])(
    'an order that denies its drug: %s',
    (words) => {
      const read = readDrug(conceptOf({ text: words }))
      expect(JSON.stringify(read)).toContain('deny one')
      // Of a text that is very long the end is not read: then there is no drug at all.
      const { kind } = readDrug(conceptOf({ text: widen(words) }))
      expect(kind).not.toBe('drug')
    },
  )

  test.each(['No invasive carcinoma.', 'Without evidence of invasive carcinoma.', 'Nicht invasiv.'])(
    'a report that finds no invasion: %s',
    (words) => {
      const report = {
        resourceType: 'DiagnosticReport',
        id: 'r',
        status: 'final',
        result: [{ reference: 'Observation/i' }],
        conclusion: `Ductal carcinoma in situ, high grade. ${widen(words)}`,
      }
      const { evidence } = readEvidence([BREAST_CANCER, report, answered('85319-2', 'LA11843-2', { id: 'i' })])
      expect(evidence.notApplicable).toMatchObject([{ reason: 'dcis-only' }])
      expect(evidence.results).toEqual([])
    },
  )

  test.each(['not amplified', 'no amplification', 'not 3+', 'HER2 negative 1+', 'HER2 kein Nachweis 3+', 'not done'])(
    'an answer: %s',
    (words) => {
      for (const test of ['ihc', 'ish'] as const) {
        const { why: _, ...narrow } = { why: '', ...readAnswerText(words, test) }
        const { why: __, ...wide } = { why: '', ...readAnswerText(widen(words), test) }
        expect(wide).toEqual(narrow)
      }
    },
  )
})

test('lines stay lines', () => {
  expect(foldWords('Först  \n\n  No\u00a0 invasion')).toBe('forst\nno invasion')
})
