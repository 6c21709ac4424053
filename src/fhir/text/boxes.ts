/** Boxes of a form that were printed with all their choices: 'HER2: [ ] positive [x] negative', '☐ positif ☒ négatif'. */
import type { Item } from './lexicon.ts'

export interface Box {
  readonly from: number
  readonly to: number
  readonly ticked: boolean
}

const EMPTY: ReadonlySet<string> = new Set(['☐', '□', '❏', '○', '◯'])
const TICKED: ReadonlySet<string> = new Set(['☒', '☑', '☓', '✓', '✔', '✗', '✘', '⊠'])
const CROSS: ReadonlySet<string> = new Set(['x', 'v', '×', '✓', '✔', '✗'])
/** A box that nobody ticked; '□' and '○' may be the mark of a list, '( )' a value that is missing. */
const PRINTED: ReadonlySet<string> = new Set(['[', '☐'])
const OPENING = new Set(['[', '('])
const CLOSING = new Set([']', ')'])
/** A ticked box of which it is not certain whose it is. */
export const UNCLEAR_TICK = '[x]'
const MOST_BOXES = 8
const LONGEST_CHOICE = 6
const VALUES: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'overexpressed', 'absent'],
  ...['detected', 'low', 'ultralow', 'lowpositive', 'not', 'yes', 'unknown', 'notdone'],
])
const NO_LABEL: ReadonlySet<string> = new Set(['ratio', 'score', 'ihc', 'ish', 'copies', 'cep17', 'for', 'by'])

/** The sentence with the one choice that was ticked; where it is not certain whose a box is, they stay as words that nobody knows. */
export function withTickedChoice(items: readonly Item[]): readonly Item[] {
  const boxes = boxesOf(items)
  const ticked = boxes.filter((box) => box.ticked)
  const [only] = ticked
  if (only === undefined && boxes.some(({ from }) => PRINTED.has(items[from]?.text ?? '')))
    return withUnknown({ items, boxes, label: 0, end: 0 })
  if (boxes.length < 2 || boxes.length > MOST_BOXES || only === undefined) return items
  const form = { items, boxes, label: labelStart(items, boxes[0]?.from ?? 0), end: boxes.at(-1)?.to ?? 0 }
  if (ticked.length > 1) return excludes(form) ? withUnknown(form) : items
  const order = orderOf(form)
  if (order === 'unclear') return withUnknown(form)
  if (order === 'none') return items
  return order === 'before' ? beforeBoxes(form, only) : behindBoxes(form, only)
}

interface Form {
  readonly items: readonly Item[]
  readonly boxes: readonly Box[]
  /** Where the label of the first box would begin, if labels stand before their boxes. */
  readonly label: number
  /** The item behind the last box. */
  readonly end: number
}

/** The label of a box stands before it where the line begins with one, and behind it where the line ends with one. */
function orderOf(form: Form): 'before' | 'behind' | 'unclear' | 'none' {
  const { items, boxes, label, end } = form
  const first = items.slice(label, boxes[0]?.from)
  const last = items.slice(end)
  const [begins, ends] = [startsWithValue(first), startsWithValue(last)]
  if (begins && ends) return 'unclear'
  if (begins) return fits(form, 'before') ? 'before' : 'unclear'
  if (ends) return fits(form, 'behind') ? 'behind' : 'unclear'
  if (isEmpty(last) && first.length > 0 && fits(form, 'before')) return 'before'
  return fits(form, 'behind') ? 'behind' : 'none'
}

/** '[x] negative [x] positive': two choices of one test. '[x] ER positive [x] HER2 negative' is a list. */
function excludes({ items, boxes }: Form): boolean {
  return boxes.every(({ to }) => isValue(items[to])) || boxes.every(({ from }) => isValue(items[from - 1]))
}

function isEmpty(items: readonly Item[]): boolean {
  return items.length === 0 || items[0]?.text === '.'
}

function fits({ items, boxes, label }: Form, order: 'before' | 'behind'): boolean {
  return boxes.every((box, at) => {
    const length =
      order === 'before' ? box.from - (boxes[at - 1]?.to ?? label) : (boxes[at + 1]?.from ?? endOf(items)) - box.to
    return length > 0 && length <= LONGEST_CHOICE
  })
}

/** Behind the colon; where there is none, the words of a value directly before the box. */
function labelStart(items: readonly Item[], box: number): number {
  const colon = items.slice(0, box).findLastIndex((item) => item.text === ':' || item.text === '?') + 1
  if (colon > 0) return colon
  let at = box
  while (at > 0 && isValue(items[at - 1])) at -= 1
  return at
}

const M_CATEGORY = /^[cpy]{0,2}m[01x]$/

/** A word that answers a question, a figure, or an M category. */
export function isValue(item: Item | undefined): boolean {
  if (item === undefined) return false
  return item.kind === 'number' || item.kind === 'plus' || VALUES.has(item.meaning) || M_CATEGORY.test(item.text)
}

/** 'positive', 'HER2 positive', '2+'; no '90 %' and no 'Ratio 1.3'. */
function startsWithValue(items: readonly Item[]): boolean {
  const [first, second] = items
  if (first === undefined || first.kind === 'mark') return false
  if (first.kind === 'number') return second?.meaning !== 'percentword'
  return isValue(first) || (first.kind === 'word' && !NO_LABEL.has(first.meaning) && isValue(second))
}

function endOf(items: readonly Item[]): number {
  return items.at(-1)?.text === '.' ? items.length - 1 : items.length
}

/** '[ ] positive [x] negative' */
function behindBoxes({ items, boxes }: Form, only: Box): readonly Item[] {
  const next = boxes[boxes.indexOf(only) + 1]?.from ?? items.length
  return [...items.slice(0, boxes[0]?.from), ...items.slice(only.to, next)]
}

/** 'Amplified [ ] Not amplified [X] Ratio 1.3' */
function beforeBoxes({ items, boxes, label, end }: Form, only: Box): readonly Item[] {
  const from = boxes[boxes.indexOf(only) - 1]?.to ?? label
  return [...items.slice(0, label), ...items.slice(from, only.from), ...items.slice(end)]
}

function withUnknown({ items, boxes }: Form): readonly Item[] {
  return items.flatMap((item, at) => {
    const box = boxes.find(({ from, to }) => at >= from && at < to)
    if (box === undefined) return [item]
    const text = box.ticked ? UNCLEAR_TICK : '[ ]'
    return box.from === at
      ? [{ ...item, kind: 'word' as const, meaning: '' as const, text, end: items[box.to - 1]?.end ?? item.end }]
      : []
  })
}

/** The boxes of a sentence in their order. */
export function boxesOf(items: readonly Item[]): readonly Box[] {
  const found: Box[] = []
  for (let at = 0; at < items.length; at += 1) {
    const { text = '' } = items[at] ?? {}
    if (EMPTY.has(text) || TICKED.has(text)) found.push({ from: at, to: at + 1, ticked: TICKED.has(text) })
    else if (OPENING.has(text)) {
      const crossed = CROSS.has(items[at + 1]?.text ?? '')
      const close = at + (crossed ? 2 : 1)
      if (CLOSING.has(items[close]?.text ?? '')) found.push({ from: at, to: close + 1, ticked: crossed })
    }
  }
  return found
}
