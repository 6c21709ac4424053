import { readReportText } from '../../../src/fhir/text/index.ts'
import { sayReport } from './compact-reading.ts'

/** What names HER2, a receptor or a stage and is no result of this tumour, by class, with the same words where they are one. */
type Rows = readonly (readonly [string, string, string])[]

function reads(rows: Rows): void {
  test.each(rows)('%s', (_, text, expected) => expect(sayReport(readReportText(text)).join(' ')).toBe(expected))
}

describe('controls', () => {
  reads([
    ['a control with its stain in brackets', 'The positive control for HER2 stained as it should (3+).', ''],
    ['an apposition between control and value', 'The positive control, placed on the same slide, was HER2 3+.', ''],
    ['a value before the word control', 'HER2 3+ control tissue stained adequately.', '?'],
    ['controls in brackets within a result', 'HER2 (4B5, positive control adequate): 3+', 'score=3+'],
    ['the tumour behind the control', 'Controls for HER2 stained adequately; the tumour is 1+', 'score=1+'],
  ])
})

describe('forms that offer answers', () => {
  reads([
    ['no', 'HER2 overexpressed (Yes / No): No', 'ihc=negative'],
    ['yes', 'HER2 amplified (yes/no): yes', 'ish=amplified'],
    ['three answers', 'HER2 amplified [yes / no / unknown] = no', 'ish=not-amplified'],
    ['positive or negative', 'HER2 (positive/equivocal/negative): negative', 'overall=negative'],
    ['without the answers a no may deny the field', 'HER2 amplified: no', '?'],
  ])
})

describe('other organs and in situ disease', () => {
  reads([
    ['an organ in the name of the specimen', 'Colon, caecum, resection: mucinous adenocarcinoma. HER2 IHC 3+', '?'],
    [
      'the breast beside it',
      'Right breast core: HER2 1+.\nStomach, body, biopsy: adenocarcinoma, HER2 3+.',
      '? score=1+',
    ],
    [
      'spread of breast cancer to that organ',
      'Stomach, biopsy: metastatic carcinoma of breast. HER2 1+',
      'met=yes score=1+',
    ],
    ['no invasion', 'Classic LCIS without any invasive carcinoma. HER2 2+. ER 90%.', '? er%=90'],
    ['papillary', 'Encapsulated papillary carcinoma, no invasion seen. ER 100%, HER2 1+.', '? er%=100'],
    ['pure', 'Pure DCIS, grade 3. HER2 3+', '?'],
    [
      'invasion of vessels is another matter',
      'Ductal carcinoma NST and DCIS. No lymphovascular invasion. HER2 3+',
      'score=3+',
    ],
    ['the next part is invasive', 'DCIS without invasion. HER2 3+.\nInvasive carcinoma, 4 mm: HER2 1+.', '? score=1+'],
    [
      'a label of both',
      'DCIS (block 3): ER 2/8, HER2 3+.\nInvasive carcinoma (block 4): ER 0/8, HER2 1+.',
      '? er=negative score=1+@block_4',
    ],
  ])
})

describe('whole texts of other tissue', () => {
  reads([
    ['in situ only', 'High-grade DCIS, solid type.\nHER2 3+', '?'],
    ['a denial in the next sentence', 'DCIS, low grade. No invasion identified. HER2: 2+', '?'],
    ['a carcinoma beside it', 'Carcinoma NST, grade 2, and DCIS.\nHER2 3+', 'score=3+'],
    ['a component in brackets', 'HER2 (DCIS component) 3+', '?'],
    ['another organ over three lines', 'Specimen: stomach biopsy\nDiagnosis: adenocarcinoma\nHER2: 3+', '?'],
    ['another organ that is only told of', 'Invasive ductal carcinoma, HER2 3+. CT lung clear.', 'score=3+'],
  ])
})

describe('what is taken back at once', () => {
  reads([
    ['a count that is not reliable', 'HER2 FISH amplified. The count is considered unreliable.', '?'],
    ['a wrong patient', 'HER2 3+. This result is withdrawn (wrong patient).', '?'],
    ['an artefact', 'HER2 IHC 3+. Staining is considered artefactual.', '?'],
    ['a control that failed', 'HER2 FISH amplified. Control failed.', '?'],
    ['an earlier report', 'HER2 3+. The previous result was reported in error.', 'score=3+'],
  ])
})

describe('stages that are explained', () => {
  reads([
    ['a key', 'Staging key: I and II local, III nodal, IV distant spread (M1).', ''],
    ['a list of all stages', 'Stages: 0 in situ, I to III regional, IV distant metastasis (M1)', ''],
    ['points of a grade', 'Nottingham grade 2 (T3, N2, M1), 14 mm', ''],
    ['points of a grade, the sum before', 'Grade 3: T3 N3 M1', ''],
    ['a condition behind it', 'Stage IV (M1) would need proof by biopsy.', ''],
    ['a stage', 'Stage IV (M1)', 'met=yes met=yes'],
    ['a TNM beside a grade', 'Grade 2. pT2 N1 M1', 'met=yes'],
  ])
})

describe('medicines and whom they are for', () => {
  reads([
    ['German', 'Trastuzumab ist beim HER2-positiven Mammakarzinom indiziert.', ''],
    ['Spanish', 'Trastuzumab está indicado en el cáncer de mama HER2 positivo.', ''],
    ['French', 'Le pertuzumab est indiqué dans le cancer du sein HER2 positif.', ''],
    ['Italian', 'Il trastuzumab è indicato nel carcinoma mammario HER2 positivo.', ''],
  ])
})

describe('languages that are not read', () => {
  reads([
    ['Swedish', 'Tumören är inte HER2-positiv. ER påvisas ej.', '?'],
    ['Norwegian', 'Ingen overuttrykk påvist, HER2 1+. ER positiv.', '?'],
    ['a small word behind a colon', 'HER2-positiv: nei.', '?'],
    ['Greek, with figures that look alike', 'HER2: δεν ανιχνεύθηκε ενίσχυση. IHC 2+. ER 80 %', '?'],
    ['a full stop of Chinese', 'HER2(1+),阴性。ER(-),PR(-)。', 'er=negative ihc=negative pgr=negative score=1+'],
  ])
})

describe('what is understood', () => {
  reads([
    ['tumours of one specimen', 'Tumor 1 (18 mm): HER2 2+\nTumor 2 (7 mm): HER2 0', 'score=0@Tumor_2 score=2+@Tumor_1'],
    ['a measure is no tumour', 'Tumor 1.8 cm, HER2 3+', 'score=3+'],
    ['limits in brackets', 'HER2/CEP17 ratio 1.4 (normal <2.0; amplified if 2.0 or greater)', 'ratio=1.4'],
    ['parts of a scale', 'ER Allred 6/8 (PS4, IS2); PR 7 (5+2)', 'er=positive pgr=positive'],
    ['a sum that is none', 'PR 7 (5+1)', ''],
    ['an edition before the result', 'HER2 2018 ASCO/CAP: positive', 'overall=positive'],
    ['lots and readers', 'HER2 IHC 1+ (lot K2041, 2 readers)', 'score=1+'],
    ['distant tissue', 'Liver, segment 4, biopsy: metastatic carcinoma of mammary origin. HER2 1+', 'met=yes score=1+'],
    ['after treatment', 'Pretreatment biopsy HER2 3+; post-treatment specimen HER2 1+', 'score=1+ score=3+~'],
  ])
})
