import type { Item } from './lexicon.ts'
import type { StepMeter } from './statements.ts'
import { sampleLabelEnd } from './sample-labels.ts'
import { FOCUS, TRAITS } from './word-traits.ts'

/** A sentence, a line of a list or a labelled line: items `from` (inclusive) to `to` (exclusive). */
export interface Sentence {
  readonly from: number
  readonly to: number
  /** An empty line stands before it. */
  readonly opensParagraph: boolean
  /** A line end stands before it. */
  readonly opensLine: boolean
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'ca equiv approx env aprox vs bzw inkl incl excl exkl einschl ggü entspr ungef vgl es ej par bijv bv usw resp avg nr no pos neg max min sog evtl ggf int ext st dr prof med bds li re path fig cf cca mind u s z k n v a d o b t e g i ampl mr mrs ms mme mlle fr hr sra sig dra dhr mw'.split(
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
const SUBJECTS: ReadonlySet<string> = new Set([
  'her2',
  'er',
  'pgr',
  'hr',
  'marker',
  'specimen',
  'triplenegative',
  'triplepositive',
])
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

/**
 * Cuts items into sentences, in one pass with a bounded look ahead. Scanned reports have a stop at the end of each
 * printed line: where the next word goes on in small letters, or the last one cannot end a sentence, it is no stop.
 */
export function cutSentences(items: readonly Item[], text: string, meter: StepMeter): readonly Sentence[] {
  const sentences: Sentence[] = []
  const capitals = /[A-ZÀ-Þ]/.test(text)
  let from = 0
  let paragraph = true
  let line = true
  const close = (to: number, next: number, gap: boolean, breaks: boolean): void => {
    if (to > from) {
      sentences.push({ from, to, opensParagraph: paragraph, opensLine: line })
      paragraph = gap
      line = breaks
    } else {
      paragraph = paragraph || gap
      line = line || breaks
    }
    from = next
  }
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined) break
    meter.steps += 1
    if (item.kind === 'gap') close(at, at + 1, true, true)
    else if (item.kind === 'break') {
      if (isPlusBullet(items, at + 1)) close(at, at + 2, false, true)
      else if (startsAnew(items, at, from, meter) || opensSample(items, at, text)) close(at, at + 1, false, true)
    } else if (item.text === '?' && at === from) {
      // '? metastatic breast cancer' asks for what follows.
      continue
    } else if (item.text === '?' && item.spaced && items[at + 1]?.kind === 'word' && items[at + 1]?.spaced === false) {
      // 'Rising ALP ?liver mets ?bone mets'
      close(at, at, false, false)
    } else if (isStop(items, at)) {
      if (!goesOn(items, at, from, capitals ? text : '')) close(at + 1, at + 1, false, false)
    } else if (item.kind === 'mark' && item.text === '•') close(at, at + 1, false, false)
  }
  close(items.length, items.length, false, false)
  return sentences
}

/** A line, in a capital letter, that only names the sample of the tests below it. */
function opensSample(items: readonly Item[], at: number, text: string): boolean {
  const first = text.charAt(items[at + 1]?.start ?? text.length)
  return first !== first.toLowerCase() && sampleLabelEnd(items, at + 1) > 0
}

/** Words that cannot end a sentence. */
const OPEN_ENDED: ReadonlySet<string> = new Set(
  'all of for with by in the a an and or from to than per at as vs der die das des dem den mit von und oder für im de la le du des et ou avec pour par en el los las con y o para del van het een met voor di il lo gli con per e'.split(
    ' ',
  ),
)
const LIST_MARK = /^(?:[a-z]|[a-z]?\d{1,2}|i{2,3}|iv)$/
const VALUES: ReadonlySet<string> = new Set([
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'pending',
  'amplified',
])
const LABELS: ReadonlySet<string> = new Set(['her2', 'er', 'pgr'])

/** A full stop that ends nothing: '1.', 'than 10% of.', 'negative. for estrogen receptors', 'ER. 90 %.', 'is negative. (1+)'. */
function goesOn(items: readonly Item[], at: number, from: number, text: string): boolean {
  if (items[at]?.text === '!' && items[at + 1]?.text === '.') return true
  if (items[at]?.text !== '.') return false
  const next = items[at + 1]
  const last = items[at - 1]
  if (next === undefined || last === undefined || next.kind === 'gap' || next.kind === 'break') return false
  if (at - from <= 2 && isListMark(items, from, at)) return true
  // 'ratio 1. 9': a decimal that a scan took apart.
  if (last.kind === 'number' && next.kind === 'number' && isOfMeasure(items, at)) return true
  // ':.' of a scanned form
  if (last.text === ':') return true
  if (last.kind === 'word' && last.text.length > 1 && OPEN_ENDED.has(lastWordOf(last.text))) return true
  if (next.meaning === 'for' && (last.meaning === 'positive' || last.meaning === 'negative')) return true
  if (next.text === '(' && items[at + 3]?.kind === 'plus' && VALUES.has(last.meaning)) return true
  if (isValueOfLabel(items, at, from)) return true
  const lone = at - from === 1 || items[at - 2]?.text === ':'
  if (lone && LABELS.has(last.meaning) && (VALUES.has(next.meaning) || next.kind === 'number')) return true
  // In a text with capitals a small letter goes on.
  const first = text.slice(next.start, next.start + 1)
  return first !== '' && first !== first.toUpperCase() && next.kind === 'word' && isWrapped(items, at)
}

function lastWordOf(text: string): string {
  const blank = text.lastIndexOf(' ')
  return blank < 0 ? text : text.slice(blank + 1)
}

/** 'A.', '(1).': one word or figure, alone or with its bracket. */
function isListMark(items: readonly Item[], from: number, at: number): boolean {
  if (!LIST_MARK.test(items[from]?.text ?? '')) return false
  let words = 0
  for (let index = from; index < at; index += 1) {
    if (items[index]?.kind !== 'mark') words += 1
    else if (items[index]?.text !== ')') return false
  }
  return words === 1
}

/** 'HER-2/NEU. EQUIVOCAL. 2+.', 'RATIO. 1.2.': a score behind the word of a result, a figure behind the name of a measure. */
function isValueOfLabel(items: readonly Item[], at: number, from: number): boolean {
  const [last, next, after, end] = [items[at - 1], items[at + 1], items[at + 2], items[at + 3]]
  if (next?.kind !== 'number') return false
  if (last?.meaning === 'ratio' && at - from <= SHORT) return true
  const opened = LABELS.has(items[from]?.meaning ?? '') || items[from]?.meaning === 'ihc'
  const closed = end === undefined || end.kind !== 'word'
  return opened && at - from <= SHORT && VALUES.has(last?.meaning ?? '') && closed && after?.kind === 'plus'
}

/** Items of 'HER-2/NEU (IHC). POSITIVE'. */
const SHORT = 6

const MEASURES: ReadonlySet<string> = new Set(['ratio', 'copies', 'cep17'])

/** A whole number behind the name of a measure. */
function isOfMeasure(items: readonly Item[], at: number): boolean {
  if (!/^\d{1,2}$/.test(items[at - 1]?.text ?? '')) return false
  return items.slice(Math.max(0, at - 4), at - 1).some(({ meaning }) => MEASURES.has(meaning))
}

/** A stop of its own is not the end of an abbreviation: the word before it is longer than that. */
function isWrapped(items: readonly Item[], at: number): boolean {
  return (items[at - 1]?.text.length ?? 0) > 1 || items[at - 1]?.kind !== 'word'
}

function isStop(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item?.kind !== 'mark') return false
  if (item.text === '!' || item.text === '?') return true
  if (item.text !== '.') return false
  const before = items[at - 1]
  const after = items[at + 1]
  if (before?.kind === 'word' && NEVER_LAST.has(before.text)) return after === undefined || after.kind === 'gap'
  // 'HER2 overexpression: No. Score: 0': only before a figure is it a number.
  if (before?.text === 'no' && after?.kind === 'word') return true
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
  const answered = isAnswered(items, at)
  if (last.text === ',' && isOfYear(items, from, at)) return false
  if (SUBJECTS.has(next.meaning)) return (answered || !UNFINISHED.has(last.meaning)) && !isOpenComment(items, at, from)
  if (!answered && LABEL_UNFINISHED.has(last.meaning)) return false
  if (isSideLine(items, at + 1) || isFocusLine(items, at + 1)) return true
  return hasLabel(items, at + 1, meter)
}

/** 'In 2018 left mastectomy, pT2 pN2,\nER positive': the year holds for what the comma leaves open. */
function isOfYear(items: readonly Item[], from: number, at: number): boolean {
  return items.slice(from, at).some(({ kind, text }) => kind === 'number' && /^(?:19|20)\d\d$/.test(text))
}

const TICKS: ReadonlySet<string> = new Set(['☐', '□', '☒', '☑', '✓', '✔', '✗', '✘'])

/** 'membrane staining absent', 'staining: absent': what is absent stands before it, so nothing has to follow. */
function isAnswered(items: readonly Item[], at: number): boolean {
  const before = items[at - 2]
  // 'Metastases: [ ] yes [x] no'
  if (items[at - 1]?.meaning === 'not' && (before?.text === ']' || TICKS.has(before?.text ?? ''))) return true
  return items[at - 1]?.meaning === 'absent' && (before?.meaning === 'staining' || before?.text === ':')
}

/** 'whether patients with 4 to 6\nHER2 copies per cell benefit': the name at the start of a line is in the middle of a sentence. */
function isOpenComment(items: readonly Item[], at: number, from: number): boolean {
  if (!items.slice(from, at).some(({ meaning }) => meaning === 'general' || meaning === 'conditional')) return false
  const behind = items[at + 2]
  const before = items[at - 1]
  if (before?.text === '.' || before?.text === ';') return false
  return COMMENTED.has(behind?.meaning ?? '') || behind?.text === '/'
}

const COMMENTED: ReadonlySet<string> = new Set(['copies', 'cep17', 'ratio'])

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

/** '+ Progesterone Receptor Status' on a line of its own: no sign of the line before, unless that ends with a name or a colon. */
function isPlusBullet(items: readonly Item[], at: number): boolean {
  const [sign, next] = [items[at], items[at + 1]]
  if (sign?.kind !== 'plus' || sign.text !== '+' || next?.spaced !== true || !SUBJECTS.has(next.meaning)) return false
  const last = items[at - 2]
  return last === undefined || !(last.text === ':' || SUBJECTS.has(last.meaning))
}

const LONGEST_SIDE_LINE = 5

/** 'Left breast' as a line of its own begins what is said of that side. */
function isSideLine(items: readonly Item[], at: number): boolean {
  let side = false
  let breast = false
  for (let ahead = at; ahead <= at + LONGEST_SIDE_LINE; ahead += 1) {
    const item = items[ahead]
    if (item === undefined || item.kind === 'break' || item.kind === 'gap') return side && breast
    if (item.text === ',' && items[at - 2]?.text !== ',') continue
    if (item.kind !== 'word') return false
    side ||= item.meaning === 'left' || item.meaning === 'right'
    breast ||= (item.traits & TRAITS.breast) !== 0
  }
  return false
}

/** 'Tumour 2 (11 mm)': the next of several tumours. */
function isFocusLine(items: readonly Item[], at: number): boolean {
  const [name, figure, mark] = items.slice(at, at + 3)
  if (!FOCUS.test(name?.text ?? '') || !/^(?:[1-9]|i{1,3})$/.test(figure?.text ?? '')) return false
  if (items[at - 2]?.text === ',' || items[at - 2]?.meaning === 'harmless') return false
  return mark === undefined || mark.kind === 'break' || mark.kind === 'gap' || [':', '('].includes(mark.text)
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
