/** A short answer to whether there is distant metastasis: 'yes', 'not present', 'suspected', 'unknown'. */
import { foldWords } from '../record/codings.ts'
import { DOUBTED } from './doubt-words.ts'
import type { StagingWords } from './staging-words.ts'

const YES =
  /^(?:yes|y|true|present|positive|confirmed|detected|metastatic|ja|vorhanden|nachgewiesen|oui|presente?s?|si|aanwezig)(?: \(qualifier value\))?$/
const NO =
  /^(?:no|n|false|none|absent|negative|not (?:present|detected|seen|identified|found)|no (?:distant )?metasta\w{1,5}|nein|keine?|nicht (?:vorhanden|nachweisbar)|keine fernmetastasen|non|aucune?|absente?|ausente|ninguna?|assente|nessuna?|nee|geen|afwezig)(?: \(qualifier value\))?$/
const UNKNOWN =
  /^(?:unknown|not (?:known|applicable|assessed|evaluated|recorded|stated|available|reported|determined)|cannot be (?:assessed|determined)|pending|n\/a|m?x|[cp]?mx|unbekannt|nicht (?:beurteilbar|bekannt|untersucht)|inconnue?|desconocid[oa]|sconosciut[oa]|onbekend)\b/

/** `unknown` says that nothing is known; absent where the words are none of these. */
export function readPresentWords(words: string): StagingWords | 'unknown' | undefined {
  const folded = foldWords(words).trim().replace(/\.$/, '')
  if (UNKNOWN.test(folded)) return 'unknown'
  if (NO.test(folded)) return 'no'
  if (YES.test(folded)) return 'yes'
  return folded.length < 60 && DOUBTED.test(folded) ? 'uncertain' : undefined
}
