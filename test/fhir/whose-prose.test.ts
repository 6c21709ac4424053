/** Whose tumour the results of an attached text are of (decisions P-16 and P-21), as for coded results. */
import { BREAST_CANCER, condition, read, type Resource } from './records.ts'

const report = (text: string): Resource => ({
  ...{ resourceType: 'DiagnosticReport', id: 'report', status: 'final', subject: { reference: 'Patient/p' } },
  ...{ effectiveDateTime: '2024-03-01', code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }] } },
  presentedForm: [{ contentType: 'text/plain', data: Buffer.from(text, 'utf8').toString('base64') }],
})
const GASTRIC = condition('363349007', { id: 'gastric' })

const testsOf = (...resources: unknown[]) => read(...resources).evidence.results.map(({ test: kind }) => kind)
const receptorsOf = (...resources: unknown[]) => read(...resources).evidence.receptors.map(({ receptor }) => receptor)

describe('a text beside another cancer for which HER2 is tested', () => {
  test('that names the breast is of the breast', () => {
    expect(testsOf(BREAST_CANCER, GASTRIC, report('Left breast, core: HER2 IHC 3+. ER 90 %.'))).toEqual(['ihc'])
    expect(receptorsOf(BREAST_CANCER, GASTRIC, report('Left breast, core: HER2 IHC 3+. ER 90 %.'))).toEqual(['ER'])
  })

  test('that names neither organ is unread: which tumour?', () => {
    const { evidence, unread } = read(BREAST_CANCER, GASTRIC, report('HER2 IHC 3+. ER 90 %.'))
    expect([evidence.results, evidence.receptors]).toEqual([[], []])
    expect(unread.some(({ why }) => why.startsWith('which tumour?'))).toBe(true)
  })

  test('is read where no other such cancer is on record', () => {
    expect(testsOf(BREAST_CANCER, report('HER2 IHC 3+. ER 90 %.'))).toEqual(['ihc'])
  })
})

describe('a text on carcinoma in situ', () => {
  const text = 'Pleomorphic LCIS without invasive carcinoma. HER2 1+. ER 70 %.'

  test('gives no HER2, and no receptors of an invasive cancer', () => {
    const { evidence } = read(BREAST_CANCER, report(text))
    expect([evidence.results, evidence.receptors]).toEqual([[], []])
    expect(evidence.notApplicable.map(({ reason }) => reason)).toEqual(['dcis-only'])
  })
})
