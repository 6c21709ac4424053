/** Hazards of reading: every class of fault that was ever found in free text (A), coded records (B) and calls (C). */
import { type HazardRow, NONE_KNOWN } from './hazard.ts'

const TEXT = 'test/fhir/text'
const EHRS = 'test/http/what-ehrs-send.test.ts'
const VALUES = 'test/fhir/faults-b-values.test.ts'
const SCOPE = 'test/fhir/faults-b-scope.test.ts'
const UNREAD = 'test/fhir/faults-b-unread.test.ts'

// prettier-ignore
export const HAZARDS_OF_TEXT: readonly HazardRow[] = [
  ['A-1', 'a denial in another language is not seen', 'a language beside the six', 'serious', 'a clause with a word that is not understood is unread and quoted whole (P-27)', [`${TEXT}/faults-a-denials.test.ts › A1: a language that is not read`], NONE_KNOWN],
  ['A-2', 'a claim is read and the denial behind it is not', '"amplified: N", "positive - retracted"', 'serious', 'a claim followed by something not understood is unread', [`${TEXT}/faults-a-denials.test.ts › A2: a denial behind the claim`], 'denials of more than one sentence later'],
  ['A-3', 'a failed test is read as its result', '"inadequate", "not reportable"', 'serious', 'a failure makes the test indeterminate', [`${TEXT}/faults-a-denials.test.ts › A3: a test that failed`, `${TEXT}/faults-a-classes.test.ts › A3: a count that takes its result back`], NONE_KNOWN],
  ['A-4', 'the score of something else becomes that of HER2', 'a later line without its marker', 'serious', 'only an item of HER2 inherits the marker', [`${TEXT}/faults-a-context.test.ts › A4: a line that names no marker`], 'a form that was never met'],
  ['A-5', 'keys, controls, criteria or literature become a result', 'a report explains itself', 'serious', 'each is named as what it is and gives no result', [`${TEXT}/faults-a-context.test.ts › A5: what only explains`], 'a legend in a form never seen'],
  ['A-6', 'metastatic disease is read where none is stated', 'labels, trials, staging keys', 'serious', 'only an assertion about this patient counts (P-28)', [`${TEXT}/faults-a-context.test.ts › A6: metastasis`], 'a wording that was never met: see the first runs in the validation report'],
  ['A-7', 'results of two sides or specimens are joined', 'headings, part names', 'serious', 'headings carry side and site to their lines', [`${TEXT}/faults-a-documents.test.ts › A7: specimens and sides`], 'a report whose headings are lost'],
  ['A-8', 'an earlier result speaks for today', 'history in the report', 'serious', 'an earlier result is of its own day', [`${TEXT}/faults-a-documents.test.ts › A8: earlier results`], 'history that is not called history; where the sentence on today is unread, the earlier result stands alone, and the unread sentence is quoted'],
  ['A-9', 'a range becomes a score', '"0-1+"', 'serious', 'a range is unread', [`${TEXT}/faults-a-denials.test.ts › A9: a range is no score`], NONE_KNOWN],
  ['A-10', 'a total of signals becomes a copy number', 'totals over all cells', 'serious', 'totals are no copy number', [`${TEXT}/faults-a-documents.test.ts › A10: totals`], NONE_KNOWN],
  ['A-11', 'another organ\'s or method\'s result counts', 'one report, several tumours', 'serious', 'the organ and the method of a passage are read', [`${TEXT}/faults-a-documents.test.ts › A11: other tumours and other methods`], NONE_KNOWN],
  ['A-12', 'one text is read in two ways', 'value of an Observation, or report', 'moderate', 'one reader for both', [`${TEXT}/values-as-reports.test.ts › A12, A13`], NONE_KNOWN],
  ['A-13', 'a readable result is lost', 'numbers without a role in it', 'moderate', 'the furniture of such texts is known', [`${TEXT}/faults-a-documents.test.ts › A12 and A13: one reader`], 'more is left unread than a person would leave'],
  ['A-14', 'receptors are lost or misread', 'Allred, IRS, H-score', 'moderate', 'read by their cut-offs, or unread by name', [`${TEXT}/faults-a-documents.test.ts › A14: receptors`], 'scales without a source'],
  ['A-15', 'a form that everybody reads is lost', '"+3", "(0-3+): 3+"', 'moderate', 'read; "0+" only since June 2023', [`${TEXT}/faults-a-documents.test.ts › A15: forms that a person reads at once`], 'damaged scans'],
]

// prettier-ignore
export const HAZARDS_OF_RECORDS: readonly HazardRow[] = [
  ['B-1', 'a staining statement is lost', 'asked apart from the score', 'moderate', 'an answer is read with its question', [`${VALUES} › membrane staining asked apart from the score (P-2)`], NONE_KNOWN],
  ['B-2', 'a scale beside a score becomes 3+', '"+ out of +++"', 'serious', 'a scale is no second score', [`${VALUES} › scores on a scale`], NONE_KNOWN],
  ['B-3', 'a comparator is dropped', '"<^2.2"', 'serious', 'kept, or the whole is unread', [`${VALUES} › a copy number keeps its comparator`], NONE_KNOWN],
  ['B-4', '"no HER2 result found" beside a result that was refused', 'unit, shape, missing parts', 'serious', 'what is there and was not read is told (P-25)', [`${UNREAD} › her2Missing`, `${UNREAD} › parts that were not sent`], NONE_KNOWN],
  ['B-5', 'a method named in another element is not seen', 'NGS, RT-PCR', 'serious', 'code, method, device and words are read', [`${SCOPE} › assays that are neither IHC nor ISH (T-10)`], NONE_KNOWN],
  ['B-6', 'receptors of another tumour count', 'focus or specimen not read', 'serious', 'other organs and other cancers: the same check as HER2', [`${SCOPE} › hormone receptors go through the same check`], NONE_KNOWN],
  ['B-7', 'stage IV under a local code is not seen', 'local codes', 'moderate', 'read by words, or named; a code map for the site', ['test/fhir/faults-b-stage.test.ts › questions by their words'], 'stage kept in a system that is not sent'],
  ['B-8', 'an escaped sign becomes a side', '"&lt;" read as lt', 'serious', 'entities are decoded where text enters', ['test/fhir/text-and-dates.test.ts › character references in plain text'], NONE_KNOWN],
  ['B-9', 'a side that was not recorded becomes left or right', 'words beside it', 'serious', 'what was not recorded has no side', [`${SCOPE} › what was not recorded has no side`], NONE_KNOWN],
  ['B-10', 'a day that does not exist orders results', '31 September', 'moderate', 'the result counts as undated, and the day is listed', ['test/fhir/text-and-dates.test.ts › a result with a day that does not exist counts as undated'], NONE_KNOWN],
  ['B-11', 'a note that takes a result back is not seen', '"in situ only" in a note', 'serious', 'notes are read with their result', [`${SCOPE} › in situ only, for coded results too (P-21)`, `${SCOPE} › a HER2 result without a site beside another cancer (P-16)`], 'notes in other resources'],
  ['B-12', 'a number that no one can mean is dropped in silence', '-2.1, 1e400', 'serious', 'unread by name; a quotient does not stand in for it', [`${VALUES} › a ratio that was sent and not understood`], NONE_KNOWN],
  ['B-13', 'receptors of an earlier or other breast cancer stand for the present one', 'side, specimen or time not heeded', 'serious', 'receptors belong to a tumour as HER2 does (P-12); of another tumour, of an earlier cancer, or of which nobody says whose they are, they decide nothing and are told with their place', ['test/her2/tumor-receptors.test.ts › a tumour on each side', 'test/her2/tumor-receptors.test.ts › an earlier cancer', 'test/fhir/text/earlier-receptors.test.ts › an earlier cancer', 'test/fhir/receptors-of-tumors.test.ts › the body site of a result'], 'two cancers of one breast that the record does not tell apart; an old cancer that stands nowhere in the record while the date of the present diagnosis is missing'],
]

// prettier-ignore
export const HAZARDS_OF_CALLS: readonly HazardRow[] = [
  ['C-1', 'a call without a Patient id is answered with silence', 'what EHRs send', 'serious', 'the patient is the one of the call', [`${EHRS} › the patient is the one of the call`], NONE_KNOWN],
  ['C-2', 'records of another patient are evaluated', 'numbers that contradict each other', 'serious', 'refused (400)', [`${EHRS} › numbers of one system that contradict each other are two patients`, "test/fhir/whose-record.test.ts › another patient's records"], 'records that carry the right number and are somebody else\'s'],
  ['C-3', 'an order whose drug is not known loses the critical card', 'local codes, unresolved references', 'serious', 'known drugs are answered, unknown ones named; 412 where none is known', [`${EHRS} › drugs that cannot be known`], 'a local name that nobody outside knows'],
  ['C-4', 'a drug on the list vanishes', 'no name that is known', 'moderate', 'counted where the answer depends on the list', [`${EHRS} › an entry of the medication list that names no drug`], NONE_KNOWN],
  ['C-5', 'local codes are never searched for', 'fixed templates', 'serious', 'templates and searches are made from the code tables and the code map', ['test/cds-hooks/asked-codes.test.ts › every code that something is asked by is searched for'], 'a site without a code map'],
  ['C-6', 'a whole record is refused', 'totals that count other entries', 'minor', 'matches are counted', [`${EHRS} › totals and kinds of Bundle`], NONE_KNOWN],
  ['C-7', 'a Bundle of another type is refused', 'type collection', 'minor', 'accepted', [`${EHRS} › totals and kinds of Bundle`], NONE_KNOWN],
  ['C-8', 'the reason for setting a card aside is lost', 'flat form', 'minor', 'both forms are kept', [`${EHRS} › a reason for overriding that is written flat is kept`], NONE_KNOWN],
  ['C-9', 'a call fails for the form of an address', 'upper case, blanks', 'minor', 'normalised, or refused with words', [`${EHRS} › fhirServer and its token`], NONE_KNOWN],
  ['C-10', 'one of two members with one name is used', 'duplicate keys', 'serious', 'refused', ['test/cli/classify-files.test.ts › a member that stands twice makes its record an error'], NONE_KNOWN],
  ['C-11', 'patients vanish from a run', 'a line that is too long', 'serious', 'an error line, exit 2, nothing else lost', ['test/cli/classify-files.test.ts › a line that is too long is one error'], NONE_KNOWN],
]
