import type { Item } from './lexicon.ts'
import type { StepMeter } from './statements.ts'

/** A sentence, a line of a list or a labelled line: items `from` (inclusive) to `to` (exclusive). */
export interface Sentence {
  readonly from: number
  readonly to: number
  /** An empty line stands before it. */
  readonly opensParagraph: boolean
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'ca approx env aprox vs bzw inkl incl excl exkl einschl ggü entspr ungef vgl es ej par bijv bv usw resp avg nr no pos neg max min sog evtl ggf int ext st dr prof med bds li re path fig cf cca mind u s z k n v a d o b t e g i ampl'.split(
    ' ',
  ),
)
/** These never end a sentence, not even at the end of a line. */
const NEVER_LAST: ReadonlySet<string> = new Set(
  'ca approx aprox vs bzw incl inkl excl exkl einschl ungef vgl'.split(' '),
)
/** How many items ahead a colon makes a line a labelled one. */
const LABEL_REACH = 8
/** A line that begins with one of these begins a new statement. */
const SUBJECTS: ReadonlySet<string> = new Set(['her2', 'er', 'pgr', 'hr', 'marker', 'specimen', 'triplenegative'])
/** A line that ends with one of these goes on in the next one. */
const UNFINISHED: ReadonlySet<string> = new Set([
  'not',
  'absent',
  'for',
  'by',
  'and',
  'or',
  'is',
  'hedge',
  'lt',
  'gt',
  'le',
  'ge',
  'approx',
  'rangeto',
  'positive',
  'negative',
  'detected',
])
const LABEL_UNFINISHED: ReadonlySet<string> = new Set(['for', 'by', 'and', 'or', 'not', 'absent'])

/** Cuts items into sentences, in one pass with a bounded look ahead. */
export function cutSentences(items: readonly Item[], meter: StepMeter): readonly Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  let paragraph = true
  const close = (to: number, next: number, gap: boolean): void => {
    if (to > from) {
      sentences.push({ from, to, opensParagraph: paragraph })
      paragraph = gap
    } else paragraph = paragraph || gap
    from = next
  }
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined) break
    meter.steps += 1
    if (item.kind === 'gap') close(at, at + 1, true)
    else if (item.kind === 'break') {
      if (startsAnew(items, at, from, meter)) close(at, at + 1, false)
    } else if (isStop(items, at)) close(at + 1, at + 1, false)
    else if (item.kind === 'mark' && item.text === '•') close(at, at + 1, false)
  }
  close(items.length, items.length, false)
  return sentences
}

function isStop(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item?.kind !== 'mark') return false
  if (item.text === '!' || item.text === '?') return true
  if (item.text !== '.') return false
  const before = items[at - 1]
  const after = items[at + 1]
  if (before?.kind === 'word' && NEVER_LAST.has(before.text)) return after === undefined || after.kind === 'gap'
  if (before?.kind === 'word' && isAbbreviation(before.text) && after?.kind !== 'gap' && after?.kind !== 'break')
    return after === undefined
  // A digit after '.' with no space belongs to no sentence of its own ('1.' of a list is followed by a space).
  return after === undefined || after.spaced || after.kind === 'break' || after.kind === 'gap' || after.kind === 'word'
}

/** A known one, or single letters with full stops between ('V.a.', 'z.B.'). */
function isAbbreviation(text: string): boolean {
  return ABBREVIATIONS.has(text) || (text.length > 2 && text.at(-2) === ' ')
}

function startsAnew(items: readonly Item[], at: number, from: number, meter: StepMeter): boolean {
  const next = items[at + 1]
  const last = items[at - 1]
  if (next === undefined || last === undefined || at === from) return true
  if (isBullet(items, at + 1)) return true
  if (SUBJECTS.has(next.meaning)) return !UNFINISHED.has(last.meaning)
  if (LABEL_UNFINISHED.has(last.meaning)) return false
  return hasLabel(items, at + 1, meter)
}

function isBullet(items: readonly Item[], at: number): boolean {
  const item = items[at]
  const next = items[at + 1]
  if (
    item?.kind === 'mark' &&
    (item.text === '*' || ((item.text === '-' || item.text === '–') && next?.spaced === true))
  )
    return true
  const single =
    item !== undefined &&
    item.text.length <= 2 &&
    (item.kind === 'number' || item.kind === 'word') &&
    (item.meaning === '' || item.text.length === 1)
  return single && next?.kind === 'mark' && (next.text === ')' || next.text === '.' || next.text === ':')
}

function hasLabel(items: readonly Item[], at: number, meter: StepMeter): boolean {
  for (let ahead = at; ahead < at + LABEL_REACH; ahead += 1) {
    const item = items[ahead]
    meter.steps += 1
    if (item === undefined || item.kind === 'break' || item.kind === 'gap') return false
    if (item.kind === 'mark' && item.text === ':') return true
    if (item.kind === 'mark' && (item.text === '.' || item.text === ',' || item.text === ';')) return false
  }
  return false
}
