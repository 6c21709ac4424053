/**
 * Whether a text calls the tested tissue in situ and nothing else (decision P-21). DCIS beside invasive carcinoma changes
 * nothing, and an invasion of vessels, skin or margins that is denied is no word on the carcinoma.
 */
import { foldWords } from '../record/codings.ts'
import { rememberWords } from '../record/remember.ts'

const IN_SITU_CARCINOMA =
  /\bdcis\b|\blcis\b|ductal carcinoma in situ|duktales carcinoma in situ|intraductal carcinoma|intraduktal|carcinome (?:canalaire )?in situ|carcinoma (?:ductal |lobular )?in situ|\bin[- ]situ[- ](?:carcinom|karzinom|disease|component|tumou?r|lesion|anteil|komponente)/
const IN_SITU = /\bin[- ]situ\b(?![- ]?(?:hybrid|probe|assay|technique))/
const OF_OTHER_TISSUE =
  /(?:lympho-?\s?vascular|(?:lymph)?angio|vascular|venous|perineural|lymphatic|dermal|skin|margin\w{0,2}|nipple|capsular|chest wall|muscle|lymphgefa\w{0,20}|gefa\w{0,20}|vaskul\w{0,10}|perineurale?)[- ]{0,3}(?:space[- ])?(?:invasi|infiltr|einbruch)\w{0,10}/g
const INVASIVE = /invasi|infiltr/g
const NOT_INVASIVE =
  /(?:\b(?:no|not|without|non|kein\w{0,40}|ohne|nicht|sans|sin|senza|geen|zonder|absence of|negative for|keinen hinweis auf)\b[\s-]{0,40}(?:\w{1,100}\s{1,40}){0,4}|non-?|nicht-?|nicht )(?:micro-?|mikro-?)?(?:invasi|infiltr)/g
const ONLY =
  /\bonly\b|\bpure\b|\balone\b|\bsolely\b|\bnur\b|\brein\w{0,2}\b|ausschlie(?:ss|ß)lich|uniquement|\bpure?s?\b|seulement|\bsolo\b|solamente|unicamente|\bpuro\b|alleen|uitsluitend/
/** What was tested, up to the end of the clause. */
const TESTED =
  /(?:performed|tested|scored|assessed|evaluated|done|stain\w{0,10}|her-?2\w{0,5}) (?:\w{1,20} ){0,3}(?:on|in|of) [^.;|\n]{0,120}/g

/** '3+ in the DCIS component': the answer itself says what it is of. */
const SCORED_IN_SITU =
  /(?:[0-3] ?\+|\b(?:positiv|negativ|amplifi|equivocal)\w{0,6}|\bscore [0-3]) ?(?:in|of|im|dans|en|nel|nella|bij)\b[^.;|\n]{0,40}(?:\bdcis\b|\blcis\b|\bin[- ]situ\b)/

/** Carcinoma in situ is named, and every invasion that is named is denied. */
export const isInSituOnly = rememberWords((words: string): boolean => {
  const folded = foldWords(words).replace(OF_OTHER_TISSUE, ' ')
  return IN_SITU_CARCINOMA.test(folded) && isNotInvasive(folded)
})

/** The same of a note or an answer at the result itself, which must say that it speaks of the tested tissue. */
export const testsInSituOnly = rememberWords((words: string): boolean => {
  const folded = foldWords(words).replace(OF_OTHER_TISSUE, ' ')
  if (!IN_SITU.test(folded) && !IN_SITU_CARCINOMA.test(folded)) return false
  if (testedTissues(folded).some(isNamedInSitu)) return true
  if (count(folded, INVASIVE) === 0 && SCORED_IN_SITU.test(folded)) return true
  return isNotInvasive(folded) && (ONLY.test(folded) || count(folded, NOT_INVASIVE) > 0)
})

function testedTissues(folded: string): readonly string[] {
  return folded.match(TESTED) ?? []
}

function isNamedInSitu(tissue: string): boolean {
  return (IN_SITU.test(tissue) || IN_SITU_CARCINOMA.test(tissue)) && count(tissue, INVASIVE) === 0
}

function isNotInvasive(folded: string): boolean {
  return count(folded, INVASIVE) === count(folded, NOT_INVASIVE)
}

function count(folded: string, pattern: RegExp): number {
  return folded.match(pattern)?.length ?? 0
}
