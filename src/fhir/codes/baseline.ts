/**
 * What the label of trastuzumab deruxtecan asks to know before a first dose: ejection fraction, lung disease, pregnancy.
 * Source: LOINC and SNOMED CT names as used in public value sets and code lists; the chapters of ICD-10. Reviewed 2026-11-22.
 */
import { CodeIndex, type AskedBy, type CodeRow, type QuestionRow } from './table.ts'

export type BaselineQuestion = 'lvef' | 'pregnancy-status' | 'pregnancy-test' | 'sex-at-birth'

const loinc = (
  meaning: BaselineQuestion,
  sure: 'seen' | 'known',
  asked: AskedBy,
  codes: string,
): QuestionRow<BaselineQuestion>[] =>
  codes.split(' ').map((code): QuestionRow<BaselineQuestion> => ['loinc', code, meaning, sure, asked])

export const BASELINE_QUESTIONS: readonly QuestionRow<BaselineQuestion>[] = [
  // Left ventricle, by any method: ultrasound, angiography, nuclear medicine, CT, MRI
  ...loinc('lvef', 'seen', 'baseline', '10230-1 8806-2 18043-0'),
  ...loinc('lvef', 'known', 'baseline', '8807-0 8808-8 8809-6 8810-4 8811-2 8812-0'),
  ...loinc('lvef', 'known', 'long', '18044-8 18045-5 18046-3 18047-1 18048-9 18049-7'),
  ...loinc('lvef', 'known', 'long', '77889-4 77890-2 77891-0 77892-8 79990-8 79991-6 79992-4 79993-2'),
  ['snomed', '250908004', 'lvef', 'seen', 'baseline'],
  ['snomed', '70822001', 'lvef', 'known', 'baseline', 'cardiac ejection fraction, the ventricle not named'],
  ...loinc('pregnancy-status', 'seen', 'baseline', '82810-3 11449-6'),
  ...loinc('pregnancy-test', 'seen', 'baseline', '2106-3 2118-8 86649-1 2112-1 80384-1'),
  ...loinc('pregnancy-test', 'known', 'baseline', '2110-5 2114-7 80385-8'),
  ...loinc('sex-at-birth', 'known', 'baseline', '76689-9'),
]

export const BASELINE_QUESTION_CODES = new CodeIndex(BASELINE_QUESTIONS)

export type BaselineFinding =
  'lung-disease' | 'pregnant' | 'not-pregnant' | 'postmenopausal' | 'no-uterus' | 'no-ovaries' | 'male'

const snomed = (meaning: BaselineFinding, codes: string): CodeRow<BaselineFinding>[] =>
  codes.split(' ').map((code): CodeRow<BaselineFinding> => ['snomed', code, meaning, 'seen'])

export const BASELINE_FINDINGS: readonly CodeRow<BaselineFinding>[] = [
  // Interstitial lung disease and pneumonitis, also caused by drugs or radiation
  ...snomed(
    'lung-disease',
    '233703007 205237003 64667001 51615001 196051003 196053000 196125002 427046006 427123006 711379004 700249006 ' +
      '700250006 700251005 700252003 708537005 789574002 426437004 719218000 129458007 129452008 129451001 236302005 ' +
      '704345008 8549006 44274007 233724002 233725001 36599006 30042003 71193007 405570007 737181009 737182002 ' +
      '737183007 737184001 870573008 10713006 196133001 196136009',
  ),
  ['snomed', '77386006', 'pregnant', 'seen'],
  ['snomed', '60001007', 'not-pregnant', 'seen'],
  ['loinc', 'LA15173-0', 'pregnant', 'seen'],
  ['loinc', 'LA26683-5', 'not-pregnant', 'seen'],
  ['snomed', '76498008', 'postmenopausal', 'seen'],
  ['snomed', '289903006', 'postmenopausal', 'known', 'menopause present'],
  ['snomed', '161800001', 'no-uterus', 'seen', 'history of hysterectomy'],
  ['snomed', '236886002', 'no-uterus', 'seen', 'hysterectomy, the procedure'],
  ['snomed', '116140006', 'no-uterus', 'seen', 'total hysterectomy'],
  ['snomed', '116142003', 'no-uterus', 'seen', 'radical hysterectomy'],
  ['snomed', '307771009', 'no-uterus', 'seen', 'radical abdominal hysterectomy'],
  ['snomed', '116144002', 'no-ovaries', 'seen', 'total hysterectomy with removal of both tubes and ovaries'],
  ['snomed', '248153007', 'male', 'known'],
  ['loinc', 'LA2-8', 'male', 'known'],
]

/** Codes of the sex at birth in an extension of the Patient: of the answer list of US Core, and SNOMED CT. */
export const MALE_AT_BIRTH = /^(?:m|male|248153007)$/i
export const FEMALE_AT_BIRTH = /^(?:f|female|248152002)$/i

/** ICD-10-CM C50.-2-: of the male breast. */
export const MALE_BREAST_ICD = /^C50\.?\d2\d$/i

export const BASELINE_FINDING_CODES = new CodeIndex(BASELINE_FINDINGS)

/** ICD-10 and its national forms, without dots. Codes of a pregnancy that has ended are none of a present one. */
// prettier-ignore
export const BASELINE_ICD: readonly (readonly [code: RegExp, finding: BaselineFinding])[] = [
  [/^J84/,                     'lung-disease'],
  [/^J70[0-4]/,                'lung-disease'],
  [/^J67/,                     'lung-disease'],
  [/^Z3201/,                   'pregnant'],
  [/^Z3202/,                   'not-pregnant'],
  [/^(Z33$|Z331|Z34|Z3A)/,     'pregnant'],
  [/^O(09|[1-3]\d|4[0-8])/,    'pregnant'],
  [/^Z90710|^Z90711/,          'no-uterus'],
  [/^Z90722/,                  'no-ovaries'],
  [/^(Z780|N950|N952)/,        'postmenopausal'],
]

/** Folded words of Conditions and Procedures. */
// prettier-ignore
export const BASELINE_WORDS: readonly (readonly [words: RegExp, finding: BaselineFinding])[] = [
  [/interstitial (?:lung|pulmonary|pneumon)|interstitiell\w{0,40} (?:lungen|pneumon)|(?<!aspiration )pneumonitis|pulmonary fibrosis|lungenfibrose|\bild\b/, 'lung-disease'],
  [/post-?\s?menopaus/,                                                                                                                            'postmenopausal'],
  [/bilateral (?:salpingo[- ]?)?o{1,2}phorectom|\bbso\b|beidseitige (?:salpingo[- ]?)?(?:oophor|ovari)ektomie|adnexektomie beidseits|annexectomie bilaterale|ooforectomia bilateral|ovariectomie bilaterale/, 'no-ovaries'],
  [/hysterectom|hysterektom|histerectom/,                                                                                                          'no-uterus'],
]
