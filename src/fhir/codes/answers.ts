/**
 * What a code answers: scores, presence, receptor status, interpretation, and the many ways to say that nothing is known.
 * An answer is read only with its question: 'present' on an immunostain is not 'positive', and ++ is a score only there.
 * Source: LOINC answer lists, SNOMED CT, HL7 v2 and v3 tables, MII and registry code systems.
 */
import { CodeIndex, type CodeRow } from './table.ts'

export type Answer =
  | 'score-0'
  | 'score-1'
  | 'score-2'
  | 'score-3'
  | 'positive'
  | 'negative'
  | 'equivocal'
  | 'indeterminate'
  | 'present'
  | 'absent'
  | 'her2-positive'
  | 'her2-negative'
  | 'her2-equivocal'
  | 'her2-low'
  | 'her2-ultralow'
  | 'amplified'
  | 'not-amplified'
  | 'er-positive'
  | 'er-negative'
  | 'pgr-positive'
  | 'pgr-negative'
  | 'triple-negative'
  | 'hormone-receptor-positive'
  | 'other-marker-answer'
  | 'stage-4'
  | 'stage-0-to-3'
  | 'm1'
  | 'm0'
  | 'no-answer'
  | 'misplaced'

// prettier-ignore
export const ANSWERS: readonly CodeRow<Answer>[] = [
  ['loinc', 'LA6111-4', 'score-0', 'seen'],
  ['loinc', 'LA11841-6', 'score-1', 'certain'],
  ['loinc', 'LA11842-4', 'score-2', 'certain'],
  ['loinc', 'LA11843-2', 'score-3', 'certain'],
  ['loinc', 'LA11840-8', 'misplaced', 'seen', '“Mixed”, of another list'],
  ['loinc', 'LA6576-8', 'positive', 'certain'],
  ['loinc', 'LA6577-6', 'negative', 'certain'],
  ['loinc', 'LA11885-3', 'equivocal', 'seen'],
  ['loinc', 'LA11884-6', 'indeterminate', 'seen'],
  ['loinc', 'LA13538-6', 'no-answer', 'seen', 'not tested'],
  ['loinc', 'LA4489-6', 'no-answer', 'known', 'unknown'],
  ['loinc', 'LA9633-4', 'present', 'certain', 'antigen present is not positive'],
  ['loinc', 'LA9634-2', 'absent', 'certain'],
  ['loinc', 'LA11883-8', 'absent', 'known', 'not detected'],
  ['loinc', 'LA11882-0', 'present', 'known', 'detected'],
  ['loinc', 'LA13034-6', 'misplaced', 'certain', 'weak: an intensity'],
  ['loinc', 'LA13035-3', 'misplaced', 'seen'],
  ['snomed', '10828004', 'positive', 'certain'],
  ['snomed', '260385009', 'negative', 'certain'],
  ['snomed', '82334004', 'indeterminate', 'certain'],
  ['snomed', '280414007', 'equivocal', 'seen'],
  ['snomed', '42425007', 'equivocal', 'seen'],
  ['snomed', '52101004', 'present', 'certain'],
  ['snomed', '2667000', 'absent', 'certain', 'HER2 overall “absent” is used for negative'],
  ['snomed', '260373001', 'present', 'known', 'detected'],
  ['snomed', '260415000', 'absent', 'certain', 'not detected'],
  ['snomed', '1220561009', 'no-answer', 'certain', 'not recorded'],
  ['snomed', '416237000', 'no-answer', 'certain', 'not done'],
  ['snomed', '261665006', 'no-answer', 'certain', 'unknown'],
  ['snomed', '385660001', 'no-answer', 'known', 'not done'],
  ['snomed', '385432009', 'no-answer', 'known', 'not applicable'],
  ['snomed', '373068000', 'no-answer', 'known', 'undetermined'],
  ['snomed', '262008008', 'no-answer', 'known', 'not performed'],
  ['snomed', '260347006', 'score-1', 'seen', '+ out of ++++: only on a HER2 immunostain'],
  ['snomed', '260348001', 'score-2', 'seen', '++ out of ++++: only on a HER2 immunostain'],
  ['snomed', '260349009', 'score-3', 'seen', '+++ out of ++++: only on a HER2 immunostain'],
  ['snomed', '441614007', 'score-1', 'seen', '+ out of +++: only on a HER2 immunostain'],
  ['snomed', '441517005', 'score-2', 'seen', '++ out of +++: only on a HER2 immunostain'],
  ['snomed', '441521003', 'score-3', 'seen', '+++ out of +++: only on a HER2 immunostain'],
  ['snomed', '12645001', 'amplified', 'seen', 'of the gene that the result names'],
  ['snomed', '427685000', 'her2-positive', 'certain'],
  ['snomed', '431396003', 'her2-negative', 'certain', 'demos label it positive: a contradiction, never a choice'],
  ['snomed', '705105000', 'not-amplified', 'certain'],
  ['snomed', '1162602001', 'misplaced', 'doubtful', 'said to be HER2 positive; not verified'],
  ['snomed', '1381317004', 'her2-low', 'seen'],
  ['snomed', '706970001', 'triple-negative', 'certain'],
  ['snomed', '767444009', 'her2-negative', 'certain'],
  ['snomed', '878807001', 'misplaced', 'doubtful', 'gastric carcinoma'],
  ['snomed', '395551000210100', 'her2-positive', 'seen', 'New Zealand edition'],
  ['snomed', '395561000210102', 'her2-negative', 'seen', 'New Zealand edition'],
  ['snomed', '395571000210108', 'her2-equivocal', 'seen', 'New Zealand edition'],
  ['snomed', '416053008', 'er-positive', 'certain'],
  ['snomed', '441117001', 'er-negative', 'certain'],
  ['snomed', '416561008', 'pgr-positive', 'certain'],
  ['snomed', '441118006', 'pgr-negative', 'certain'],
  ['snomed', '303161000210107', 'er-positive', 'seen', 'New Zealand edition'],
  ['snomed', '303171000210101', 'er-negative', 'seen', 'New Zealand edition'],
  ['snomed', '303141000210106', 'pgr-positive', 'seen', 'New Zealand edition'],
  ['snomed', '303151000210109', 'pgr-negative', 'seen', 'New Zealand edition'],
  ['snomed', '417181009', 'hormone-receptor-positive', 'certain'],
  ['ncit', 'C146686', 'other-marker-answer', 'seen', 'Ki-67'],
  ['ncit', 'C162076', 'other-marker-answer', 'seen', 'Ki-67'],
  ['obds-her2', 'P', 'positive', 'seen'],
  ['obds-her2', 'N', 'negative', 'seen', 'covers HER2-low'],
  ['obds-her2', 'U', 'no-answer', 'known'],
  ['mii-her2', 'positiv', 'positive', 'seen'],
  ['mii-her2', 'negativ', 'negative', 'seen'],
  ['mii-her2', 'low', 'her2-low', 'seen'],
  ['mii-her2', 'ultralow', 'her2-ultralow', 'known'],
  ['mii-receptor', 'positiv', 'positive', 'seen'],
  ['mii-receptor', 'negativ', 'negative', 'seen'],
  ['mii-receptor', 'P', 'positive', 'known'],
  ['mii-receptor', 'N', 'negative', 'known'],
  ['mii-receptor', 'U', 'no-answer', 'known'],
  ['nkrs-her2', '1', 'positive', 'seen', 'overexpressed or amplified'],
  ['nkrs-her2', '2', 'negative', 'seen'],
  ['cap-ecc', '40505.100004300', 'score-0', 'seen', 'negative, score 0'],
  ['cap-ecc', '53472.100004300', 'indeterminate', 'seen', 'cannot be determined'],
  ['cap-ecc', '352343.100004300', 'no-answer', 'seen', 'not applicable'],
]

/** Interpretation flags that say something of a marker. 'A' and 'H' do not. */
// prettier-ignore
export const INTERPRETATIONS: readonly CodeRow<Answer>[] = ['v3-interpretation', 'v2-0078'].flatMap((system): CodeRow<Answer>[] => [
  [system, 'POS', 'positive', 'certain'],
  [system, 'NEG', 'negative', 'certain'],
  [system, 'IND', 'indeterminate', 'certain'],
  [system, 'E', 'equivocal', 'certain'],
  [system, 'ND', 'absent', 'certain'],
  [system, 'DET', 'present', 'certain'],
])

export const ANSWER_CODES = new CodeIndex([...ANSWERS, ...INTERPRETATIONS])

/** Any code of these systems says that there is no value. */
export const ABSENCE_SYSTEMS: ReadonlySet<string> = new Set(['data-absent-reason', 'null-flavor'])

/** Codes of interpretation that are known and say nothing of a marker: abnormal, high, low, normal and their kin. */
export const SILENT_INTERPRETATIONS: ReadonlySet<string> = new Set(
  'A AA H HH L LL N U D B W S R I HX LX HU LU < > RR WR NR EXP UNE CAR'.split(' '),
)

/** The same in words, folded: flags of a range, which are no tier and no result. */
export const SILENT_INTERPRETATION_WORDS =
  /^\s{0,9}(?:(?:very|critically|critical|panic|significantly|slightly)\s)?(?:low|high|abnormal|normal|critical|(?:below|above|within|outside|out of) (?:the )?(?:low |high |normal |reference )?(?:range|limits?|threshold)|auffallig|unauffallig|erhoht|erniedrigt|pathologisch|anormale?|bas|eleve|alto|bajo|basso|afwijkend|normaal)[.!*]?\s{0,9}$/

/** A plain yes or no: an answer to a question that can be answered so, and to no other. */
// prettier-ignore
export const YES_OR_NO = new CodeIndex<'yes' | 'no'>([
  ['snomed', '373066001', 'yes', 'certain'],
  ['snomed', '373067005', 'no', 'certain'],
  ['loinc', 'LA33-6', 'yes', 'certain'],
  ['loinc', 'LA32-8', 'no', 'certain'],
  ['v2-0136', 'Y', 'yes', 'certain'],
  ['v2-0136', 'N', 'no', 'certain'],
])
