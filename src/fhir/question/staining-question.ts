/**
 * A question for membrane staining itself, apart from the score: 'HER2 membrane staining: absent'. What the answer says
 * depends on the question (decision P-2): without staining of any kind a score 0 is null, without intense complete
 * staining it says nothing more.
 */
import { foldWords } from '../record/codings.ts'

export interface StainingAsked {
  /** Staining of any kind, of the faint incomplete kind, or only of the intense complete kind. */
  readonly of: 'any' | 'incomplete' | 'complete'
  /** The question is for its absence: 'no membrane staining: true'. */
  readonly denied: boolean
}

const STAINING =
  /membran\w{0,10}[-\s](?:\w{1,20}\s){0,2}(?:stain|reactiv|immunoreactiv|labell?ing|farb|anfarb)|stain\w{0,5} (?:of|in|on) (?:the )?(?:\w{1,20}\s){0,2}membran|membranfarbung|membrananfarbung|marquage (?:de la )?membran|tincion (?:de (?:la )?)?membran|colorazione (?:di |della )?membran|membraankleuring/
const ANOTHER_MATTER =
  /pattern|score|percent|proportion|fraction|extent|%|muster|anteil|prozent|patron|modello|intensity|intensitat|intensite|intensidad|intensita|cytoplasm/
const DENIED =
  /\b(?:no|without|absent|absence|lack(?:ing)?|negative|kein\w{0,2}|ohne|fehlend\w{0,2}|sans|aucun|sin|ausencia|senza|assenza|nessuna|geen|zonder|afwezig\w{0,4})\b/

/** What the words ask of membrane staining; absent where they ask for a score, a percentage, a pattern, or not for it. */
export function stainingAsked(words: readonly string[]): StainingAsked | undefined {
  const named = words.map(foldWords).filter((part) => STAINING.test(part))
  if (named.length === 0 || words.some((part) => ANOTHER_MATTER.test(foldWords(part)))) return undefined
  const folded = named.join(' | ')
  const incomplete = /incomplete|inkomplett|incomplet|faint|barely|weak|schwach/.test(folded)
  const complete =
    /\b(?:complete|komplett|complet[eo]?|completa|intense|strong|circumferential|uniform|zirkular)\b/.test(folded)
  const inPart = incomplete ? 'incomplete' : 'any'
  return { of: complete ? 'complete' : inPart, denied: DENIED.test(folded) }
}
