/**
 * Questions for the stage, the M category or distant metastasis that come under a local code: by their words, as for HER2.
 * Stages of other diseases, of other kinds of tumour, grades, risks and nodes are none of them.
 */
import type { Question } from '../codes/questions.ts'
import { SPREAD_QUESTION_WORDS } from '../codes/spread-question-words.ts'
import { foldWords } from '../record/codings.ts'

const ANOTHER_MATTER =
  /grad(?:e|ing|o)?\b|gleason|nottingham|bloom|differentia|kidney|renal|\bckd\b|nyha|heart|cardiac|ulcer|pressure|decubit|tanner|fibros|cirrhos|sleep|retino|labou?r|lugano|ann arbor|binet|\brai\b|durie|dukes|breslow|clark|figo|lymphom|leuk|myelom|melanom|parkinson|hoehn|copd|\bgold\b|\bhiv\b|arthr|develop|growth|menopaus|trial|family|famil|risk|risiko|risque|riesgo|rischio|\bfree\b|surviv|score|\brate\b|probab|screening|fab\b|prostat|\blung\b|colon|rectal|colorect|gastric|stomach|ovar|bladder|thyroid|pancrea/
const NODES = /\bnod(?:e|es|al)\b|lymph|sentinel|axill|ganglio|linfonod|\blk\b|\b[cpy]{0,2}n[- ](?:categ|kateg|stage)/
const STAGE =
  /^\s{0,9}(?:[cpyr]{0,3}|clinical |pathologic(?:al)? |klinische? |uicc |ajcc )tnm\s{0,9}$|stage[- ]?group|stadiengruppe|gruppo di stadio|groupe de stade|\btnm[- ](?:stage|staging|group|stadium)|(?:\bajcc\b|\buicc\b)[\w\s,()-]{0,30}(?:stage|stadium|stade|stadio|estadio|group)|^\s{0,9}(?:ajcc|uicc)\s{0,9}$|(?:clinical|pathologic(?:al)?|cancer|tumou?r|prognostic|anatomic(?:al)?|overall|breast|oncolog\w{1,10}|neoplasm|carcinoma|malignan\w{1,6}|diagnos\w{1,5})[- ](?:\w{1,20}[- ]){0,3}stag(?:e|ing)\b|stag(?:e|ing) (?:of|at|for) (?:the )?(?:\w{1,20} )?(?:cancer|tumou?r|diagnosis|breast|carcinoma|neoplasm|malignan)|tumou?rstadium|krebsstadium|(?:stadium|stadio|estadio|stade) (?:\w{1,20} ){0,3}(?:uicc|ajcc|tnm|tumou?r|cancer|krebs|neoplas|clinic|patholog)|(?:klinisches|pathologisches|klinisch|pathologisch) stadium|stade (?:clinique|patholog\w{1,8}|tumoral)|estadio (?:clinico|patologico)|stadio (?:clinico|patologico)/
const M_CATEGORY =
  /\bm[- ]?(?:categor|kategor|klassifik|classif|stage\b|status\b|stadium)|categor\w{1,3} m\b|^\s{0,9}(?:[cpyra]{0,3}m|tnm[- ]?[cp]?m|[cp]?m[\s,(-]{1,3}tnm\)?|[cp]?tnm[- :.]{1,3}m)\s{0,9}$|\(\s?[cpy]{0,2}m\s?\)/
const DISTANT =
  /(?:distant|remote|systemic) (?:\w{1,20} )?(?:metasta|disease|spread)|fernmetast|metastases? (?:a distance|lointaines?)|metastasis a distancia|metastasi a distanza|afstandsmetast|metastatic (?:disease|status|cancer|spread)|metasta(?:sis|ses|tic|se|sen|si) (?:status|present|presence|ja\/nein|yes\/no|\(y\/n\))|(?:presence|evidence) of (?:\w{1,20} )?metast/
const OF_ONE_ORGAN =
  /\b(?:brain|cerebral|cns|leptomeningeal|bone|osseous|skeletal|liver|hepatic|lung|pulmonary|pleural|peritoneal|adrenal|visceral) (?:\w{1,12} )?metasta|(?:hirn|knochen|skelett|leber|lungen|pleura|peritoneal)metasta|metastases? (?:osseuses?|hepatiques?|pulmonaires?|cerebrales?|pleurales?|viscerales?)|metastasis (?:oseas?|hepaticas?|pulmonar(?:es)?|cerebral(?:es)?|pleural(?:es)?|viscerales?)|metastasi (?:ossee|epatiche|polmonari|cerebrali|pleuriche|viscerali)|(?:bot|lever|long|hersen)metasta/
const SITE =
  /(?:site|location|localisation|localization|organ)s? of (?:the )?(?:distant )?metasta|metasta\w{1,6}[- ](?:site|location|organ)|metastasenlokalis|metastasierungsort|lokalisation (?:der )?(?:fern)?metast|localisation (?:des? )?metast|sitio de (?:la )?metast|sede (?:della |di )?metast/

/** What the words ask of spread; absent where they ask for something else, or leave open of what disease. */
export function stagingAsked(words: readonly string[]): Question | undefined {
  const folded = foldWords(words.join(' | '))
  if (ANOTHER_MATTER.test(folded)) return undefined
  if (words.some((part) => M_CATEGORY.test(foldWords(part)))) return NODES.test(folded) ? undefined : 'm-category'
  if (SITE.test(folded) && !NODES.test(folded)) return isPlainQuestion(words) ? 'metastasis-site' : undefined
  if ((DISTANT.test(folded) || OF_ONE_ORGAN.test(folded)) && !NODES.test(folded))
    return isPlainQuestion(words) ? 'metastasis-present' : undefined
  return words.some((part) => STAGE.test(foldWords(part))) ? 'stage-group' : undefined
}

/**
 * Whether the parts that speak of metastases are wholly understood: 'No distant metastasis: yes', 'Distant metastasis ruled
 * out: yes' and 'Evaluated for metastases: yes' do not say what their answer says.
 */
function isPlainQuestion(words: readonly string[]): boolean {
  return words
    .map((part) => foldWords(part).replace(YES_OR_NO, ' '))
    .filter((part) => /metast/.test(part))
    .every((part) => part.split(/[^a-z0-9]+/).every((word) => word === '' || SPREAD_QUESTION_WORDS.has(word)))
}

/** 'Metastases (yes/no)' offers its answers. */
const YES_OR_NO = /\b(?:yes|y|ja|j|oui|si)\s{0,2}\/\s{0,2}(?:no|n|nein|non|nee)\b/

/** Whether a question is for the metastases of one organ, whose absence says nothing of the others. */
export function isOfOneOrgan(question: string): boolean {
  return OF_ONE_ORGAN.test(foldWords(question))
}

/** Whether the words speak of spread in a way that is not a plain question for it. */
export function speaksOfSpread(words: readonly string[]): boolean {
  const folded = foldWords(words.join(' | '))
  return /metast/.test(folded) && !NODES.test(folded) && !ANOTHER_MATTER.test(folded)
}

/** Whether the words may ask for a stage or for spread without saying of what: 'Stage', or nothing at all. */
export function mayAskStaging(words: readonly string[]): boolean {
  const folded = foldWords(words.join(' | '))
  if (ANOTHER_MATTER.test(folded) || NODES.test(folded)) return false
  // A code without words is its own name, and that says nothing.
  if (words.every((part) => /^[a-z]{0,8}[-_. ]{0,2}\d[\w.-]{0,40}$/i.test(part))) return true
  return (
    folded === '' ||
    /stag(?:e|ing)\b|stadium|stadio|estadio|\bstade\b|\btnm\b|metast|\bm\b|ajcc|uicc|onco|cancer|krebs|tumou?r/.test(
      folded,
    )
  )
}
