import { outcomeOf } from './text-cases.ts'

const claims = (text: string): readonly string[] =>
  outcomeOf(text).specimens.filter((one) => /^(positive|negative|conflict)/.test(one))

describe('A4: a line that names no marker', () => {
  test.each([
    ['Glandular differentiation: Score 3'],
    ['Mitotic rate: 3'],
    ['Nuclear pleomorphism: Score 3'],
    ['Residual cancer burden: 3'],
    ['Nuclear grade 3+'],
    ['E-cadherin: 3+'],
    ['Ki-67 3+'],
    ['Keratin: 3+'],
    ['H-score: 3'],
    ['Allred: 3'],
    ['Staining intensity: Score 3'],
    ['Staining intensity: 3+'],
    ['Mitotic rate\nScore: 3'],
    ['Drüsendifferenzierung: Score 3'],
  ])('gives HER2 nothing: %s', (line) => expect(claims(`HER2: pending\n${line}`)).toEqual([]))

  test.each([
    ['HER2 IHC\nScore: 3+', ['positive']],
    ['HER2 FISH\nHER2/CEP17 ratio: 1.2\nAverage HER2 copy number: 2.4', ['negative/undetermined']],
    ['HER2 IHC: 2+\nFISH: not amplified', ['negative/low']],
    ['HER2 results:\nInterpretation: NEGATIVE\nIntensity: 1+', ['negative/low']],
  ])('goes on where its label is an item of a HER2 result: %s', (text, expected) =>
    expect(outcomeOf(text).specimens).toEqual(expected),
  )
})

describe('A5: what only explains', () => {
  test.each([
    ['HER2 amplified control tissue was evaluated alongside.'],
    ['0: no staining\n1+: faint staining\n2+: weak complete staining\n3+: strong complete staining'],
    ['Group 1: ratio >= 2.0 and HER2 >= 4.0 is positive'],
    ['Reference: 0/1+ negative; 2+ equivocal; 3+ positive'],
    ['HER2 IHC scoring: 0 negative, 1+ negative, 2+ equivocal, 3+ positive.'],
    ['trastuzumab is indicated in HER2-positive disease only'],
    ['Pertuzumab is used for HER2-positive breast cancer.'],
    ['approved for HER2-low metastatic breast cancer'],
    ['The HER2 companion diagnostic is approved for HER2-positive breast cancer.'],
    ['KATHERINE trial: HER2-positive residual disease'],
    ['for all HER2 2+ please do FISH'],
    ['Please perform FISH if HER2 2+'],
    ['HER2: cell line SKBR3 3+, MCF7 0'],
    ['SKBR3 (HER2 3+) control'],
    ['HER2 3+ requires complete staining in >30 % of cells'],
    ['Bewertungsschema: Score 0 und 1+ negativ, Score 2+ grenzwertig, Score 3+ positiv.'],
    [
      'References:\n1. Romond EH, et al. Trastuzumab for operable HER2-positive breast cancer. N Engl J Med 2005;353:1673.',
    ],
  ])('claims nothing: %s', (text) => expect(claims(text)).toEqual([]))

  test.each([
    ['HER2 IHC: 2+ (0-1+ negative, 2+ equivocal, 3+ positive)', ['not-final:needs-ish']],
    ['HER2/CEP17 ratio: 1.2 (reference: >2.0 amplified)', ['not-final:copy-number-missing']],
    ['HER2/CEP17 ratio 1.2 (>2.0 is considered amplified)', ['not-final:copy-number-missing']],
    ['HER2 IHC: 1+\n0: no staining\n1+: faint staining\n2+: weak staining\n3+: strong staining', ['negative/low']],
    ['Controls: HER2 3+ control stained. HER2: 1+', ['negative/low']],
  ])('and takes nothing from the result beside it: %s', (text, expected) =>
    expect(outcomeOf(text).specimens).toEqual(expected),
  )
})

describe('A6: metastasis', () => {
  test.each([
    ['Distant metastasis (pM): Not applicable', 'unknown'],
    ['Distant metastasis (pM): Cannot be assessed', 'unknown'],
    ['Distant metastasis (pM): N/A', 'unknown'],
    ['Distant metastasis (pM): pMX', 'unknown'],
    ['Distant metastasis: pending', 'unknown'],
    ['M stage: cannot be assessed', 'unknown'],
    ['Fernmetastasen: nicht beurteilbar', 'unknown'],
    ['Distant metastasis (pM): M0', 'no'],
    ['Distant metastasis: none', 'no'],
    ['distant recurrence rate at 9 years 12 %', 'unknown'],
    ['risk of distant metastasis at 10 years: 15 %', 'unknown'],
    [`Stage IV${':'} any T, any N, M1`, 'unknown'],
    ['relevant only in metastatic breast cancer', 'unknown'],
    ['? metastatic breast cancer', 'unknown'],
    ['metastatic breast cancer trial eligibility', 'unknown'],
    ['trastuzumab deruxtecan for metastatic breast cancer', 'unknown'],
    ['Sentinel lymph node, left axilla:\n- Metastatic mammary carcinoma, 3 mm', 'unknown'],
    ['Right axillary contents: metastatic carcinoma in 2/10 nodes', 'unknown'],
    ['Right anterior chest wall, fine-needle aspiration: consistent with metastatic carcinoma', 'unknown'],
    ['Ingen levermetastaser', 'unknown'],
    ['Lung, left lower lobe, biopsy: metastatic carcinoma, consistent with breast primary', 'yes'],
    ['Liver biopsy:\nMetastatic adenocarcinoma of breast origin', 'yes'],
    ['Vertebra L3, biopsy: metastatic carcinoma', 'yes'],
    ['Known liver metastases.', 'yes'],
    ['Biopsy-proven bone metastasis', 'yes'],
    ['Patient with metastatic breast cancer to bone and liver.', 'yes'],
    ['Lebermetastasen bekannt', 'yes'],
    ['M1 (bone)', 'yes'],
  ])('%s', (text, expected) => expect(outcomeOf(text).metastatic).toBe(expected))
})
