/**
 * Forms of a short answer that are not words: a score on a scale, the laboratory's own reference range beside it, a number
 * as HL7 v2 structures it. Each is brought to plain words, or found unreadable, before the text reader looks at it: to
 * the reader '+ out of +++' would be two scores, and in '<^2.2' it would lose the comparator (RULES.md T-22, T-37, T-38).
 */
import type { IhcScore, Measure } from '../../her2/evidence.ts'
import { foldWords } from '../record/codings.ts'

export type NumberForm =
  { readonly kind: 'measure'; readonly measure: Measure } | { readonly kind: 'unreadable'; readonly why: string }

/** Longer texts are reports: their forms are the text reader's own matter. */
const LONGEST = 400

const SCALE = /(^|[^+\d])(\+{1,3})\s{0,3}(?:(?:out )?of|von|sur|de|di|su|van(?: de)?|auf)\s{0,3}(\+{3})(?!\+)/i
const SCALE_OF_SCORES =
  /\b([0-3])\s?\+?\s{0,3}(?:out of|of|von|sur|de|di|su|van(?: de)?|auf)\s{0,3}(?:a (?:possible )?)?3\s?\+(?!\+)/i
const REFERENCE =
  /[([](?:lab\w{0,10} )?(?:ref(?:erence|erenz\w{0,10}|erencia|erentie)?\b|referenz\w{0,10}|normal|scale|range|key|legend|scoring|cut-?off|possible|skala|echelle|escala|scala|schaal)[^)\]]{0,300}[)\]]/i
const REFERENCE_AFTER =
  /(?:[;,.|]|\s-)\s{0,3}(?:ref(?:erence)?\.?(?: (?:range|values?|interval))?|referenz\w{0,10}|normal range|scale|scoring key|legend)\s?[:=].{0,400}$/i

/** The answer without its scale and its reference range; a scale beside a score is not a second score. */
export function withoutScale(text: string): string {
  if (text.length > LONGEST) return text
  const bare = text.replace(REFERENCE, ' ').replace(REFERENCE_AFTER, '')
  const kept = /[\p{L}\p{N}+]/u.test(bare) ? bare.replace(/\s{2,20}/g, ' ').trim() : text
  const scale = SCALE.exec(kept)
  if (scale?.[2] !== undefined) return kept.replace(SCALE, (_whole, before: string) => `${before}${countOf(scale[2])}+`)
  return kept.replace(SCALE_OF_SCORES, (_whole, score: string) => (score === '0' ? '0' : `${score}+`))
}

function countOf(plusses: string | undefined): number {
  return plusses?.length ?? 0
}

/** '++' or '+++' beside a coded score: the same score in signs. A single sign may also mean positive. */
export function scoreOfSigns(text: string): IhcScore | undefined {
  const signs = /^\s{0,3}[([]?(\+{2,3})[)\]]?\s{0,3}$/.exec(text)?.[1]
  return signs === undefined ? undefined : (`${signs.length}+` as IhcScore)
}

/** A '+' alone: a score on one scale, positive on another. */
export function isSingleSign(text: string): boolean {
  return /^\s{0,3}[([]?\+[)\]]?\s{0,3}$/.test(text)
}

const OTHER_SCALE = /\+\s{0,3}(?:(?:out )?of|von|sur|de|di|su|van(?: de)?|auf|\/)\s{0,3}(?:\+{4}|4\s?\+)/i

/** '2+/3+', '++/+++': a score on a scale, or a range of two scores; '++ out of ++++': on the scale of another stain. */
export function isScoreOrRange(text: string): boolean {
  if (OTHER_SCALE.test(text)) return true
  return /^[^\d+]{0,20}(?:[1-3]\s?\+\s{0,2}\/\s{0,2}3\s?\+|\+{1,2}\s{0,2}\/\s{0,2}\+{3})[^\d+]{0,40}$/.test(text)
}

/* ---- numbers ------------------------------------------------------------------------------------------------------ */

const COMPARATORS: ReadonlyMap<string, Measure['comparator']> = new Map([
  ['', undefined],
  ['=', undefined],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
])
/** Structured numeric of HL7 v2: comparator^number^separator or suffix^number. */
const STRUCTURED =
  /^([<>]=?|=|<>|≤|≥)?\s?\^\s?(\d{1,9}(?:\.\d{1,9})?)\s?(?:\^\s?([-+/.:])?\s?(?:\^\s?(\d{1,9}(?:\.\d{1,9})?)?)?)?$/
/** A comparator after its number, or in brackets after it, cannot be assigned to anything. */
const COMPARATOR_BEHIND = /\d\s{0,3}[([]?\s{0,2}[<>≤≥]=?\s{0,2}[)\]]?(?!\s{0,3}=?\s{0,3}[\d.])/
const COMPARATOR_IN_BRACKETS = /[([]\s?([<>]=?|≤|≥)\s?[)\]]\s?(?=\d)/g
const STRAY = /[?^*!#&§]/
const SIGNED = /(?:^|[:=(]\s{0,3})[-−–]\s{0,3}\d/
const LONG_NUMBER = /\d{10,1000}/

/**
 * A number in a form that a plain reader would take apart wrongly. Absent where the text is none of these forms: then it
 * is the text reader's.
 */
export function numberForm(text: string): NumberForm | undefined {
  const written = text.trim()
  if (written.length > 120 || !/\d/.test(written)) return undefined
  const structured = STRUCTURED.exec(written)
  if (structured) return structuredNumber(written, structured)
  if (LONG_NUMBER.test(written)) return unreadable(written, 'has more digits than any such number')
  if (SIGNED.test(written)) return unreadable(written, 'has a minus sign')
  if (STRAY.test(written)) return unreadable(written, 'has a sign beside the number that is not understood')
  if (COMPARATOR_BEHIND.test(written.replace(/%/g, '')))
    return unreadable(written, 'has its comparator after the number')
  return undefined
}

function structuredNumber(written: string, parts: RegExpExecArray): NumberForm {
  const [, comparator = '', number = '', separator, second] = parts
  if (!COMPARATORS.has(comparator)) return unreadable(written, 'says what the number is not')
  const ofOne = second !== undefined && /^1(?:\.0{1,9})?$/.test(second) && (separator === ':' || separator === '/')
  if ((separator !== undefined || second !== undefined) && !ofOne)
    return unreadable(written, 'is a range or has a suffix')
  const known = COMPARATORS.get(comparator)
  return { kind: 'measure', measure: known === undefined ? { text: number } : { text: number, comparator: known } }
}

function unreadable(written: string, why: string): NumberForm {
  return { kind: 'unreadable', why: `«${written}» ${why}` }
}

/** '(<) 2.2' as '< 2.2'. */
export function withPlainComparator(text: string): string {
  return text.length > 120 ? text : text.replace(COMPARATOR_IN_BRACKETS, '$1')
}

/* ---- score 0 with its staining ------------------------------------------------------------------------------------ */

const ZERO_AND_STAINING =
  /^(?:(?:her-?2(?:\/neu)?|erbb2|ihc|ihq|score|status|immunohisto\w{1,20}|immunostain)[\s:/,-]{1,3}){0,4}0\s{0,2}(?:[-–—:;,/=([]|\s)\s{0,3}(?:(absent[aeo]?s?|null|none|nil|abwesend|fehlend|ausente|assente|afwezig)|(present[ei]?|with staining|vorhanden|presente|aanwezig))\s{0,2}[)\]]?\.?$/
const NULL_NAMED = /\bher-?\s?2(?:\/neu)?[-\s]null\b/

/** What '0 (absent)', '0 - present' and 'HER2-null' say of the staining that goes with a score 0 (decision P-2). */
export function stainingOfZero(text: string): 'absent' | 'present' | undefined {
  if (text.length > 120) return undefined
  const folded = foldWords(text).trim()
  const found = ZERO_AND_STAINING.exec(folded)
  if (found) return found[1] === undefined ? 'present' : 'absent'
  return NULL_NAMED.test(folded) ? 'absent' : undefined
}
