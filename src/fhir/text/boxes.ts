/** Boxes of a form that were printed with all their choices: 'HER2: [ ] positive [x] negative', '☐ positif ☒ négatif'. */
import type { Item } from './lexicon.ts'

interface Box {
  readonly from: number
  readonly to: number
  readonly ticked: boolean
}

const EMPTY: ReadonlySet<string> = new Set(['☐', '□', '❏', '○', '◯'])
const TICKED: ReadonlySet<string> = new Set(['☒', '☑', '☓', '✓', '✔', '✗', '✘', '⊠'])
const CROSS: ReadonlySet<string> = new Set(['x', 'v', '×', '✓', '✔', '✗'])
const OPENING = new Set(['[', '('])
const CLOSING = new Set([']', ')'])
const MOST_BOXES = 8
const LONGEST_CHOICE = 6

/** The sentence with the one choice that was ticked; the sentence as it is where not exactly one was. */
export function withTickedChoice(items: readonly Item[]): readonly Item[] {
  const boxes = boxesOf(items)
  const ticked = boxes.filter((box) => box.ticked)
  const [only] = ticked
  if (boxes.length < 2 || boxes.length > MOST_BOXES || ticked.length !== 1 || only === undefined) return items
  const first = boxes[0]?.from ?? 0
  const isBefore = boxes.at(-1)?.to === items.length || items[boxes.at(-1)?.to ?? 0]?.text === '.'
  if (
    !boxes.every((box, at) =>
      isChoice(isBefore ? box.from - (boxes[at - 1]?.to ?? box.from - 1) : lengthBehind(boxes, items, at)),
    )
  )
    return items
  return isBefore ? beforeBoxes(items, boxes, only) : behindBoxes(items, boxes, only, first)
}

function isChoice(length: number): boolean {
  return length > 0 && length <= LONGEST_CHOICE
}

function lengthBehind(boxes: readonly Box[], items: readonly Item[], at: number): number {
  return (boxes[at + 1]?.from ?? endOf(items)) - (boxes[at]?.to ?? 0)
}

function endOf(items: readonly Item[]): number {
  return items.at(-1)?.text === '.' ? items.length - 1 : items.length
}

/** '[ ] positive [x] negative' */
function behindBoxes(items: readonly Item[], boxes: readonly Box[], only: Box, first: number): readonly Item[] {
  const next = boxes[boxes.indexOf(only) + 1]?.from ?? items.length
  return [...items.slice(0, first), ...items.slice(only.to, next)]
}

/** 'Positive [ ] Equivocal [ ] Negative [X]': the label of the first choice begins behind the colon. */
function beforeBoxes(items: readonly Item[], boxes: readonly Box[], only: Box): readonly Item[] {
  const first = boxes[0]?.from ?? 0
  const colon = items.slice(0, first).findLastIndex((item) => item.text === ':' || item.text === '?') + 1
  if (colon === 0 || !isChoice(first - colon)) return items
  const before = boxes[boxes.indexOf(only) - 1]?.to ?? colon
  return [...items.slice(0, colon), ...items.slice(before, only.from)]
}

function boxesOf(items: readonly Item[]): readonly Box[] {
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
