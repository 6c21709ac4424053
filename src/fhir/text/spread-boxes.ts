/** Forms that ask for spread with boxes: 'Distant metastasis: [ ] M1 [X] M0', 'Fernmetastasen: ☐ ja ☒ nein'. */
import { boxesOf, isValue, withTickedChoice } from './boxes.ts'
import type { Box } from './boxes.ts'
import type { Item } from './lexicon.ts'

export interface SpreadForm {
  readonly items: readonly Item[]
  /** It has boxes, and it is not certain which of its words they tick: nothing in it is more than uncertain. */
  readonly unclear?: true
  /** The one box of a line is ticked: what stands behind it is the answer. */
  readonly ticked?: true
}

/** The sentence with the choice that was ticked; without items where none was. */
export function withTickedSpread(items: readonly Item[]): SpreadForm {
  const boxes = boxesOf(items)
  if (boxes.length === 0) return { items }
  const ticked = boxes.filter((box) => box.ticked)
  if (ticked.length === 0) return boxes.length > 1 || isPrinted(items, boxes) ? { items: [] } : { items, unclear: true }
  const category = tickedCategory(items, boxes)
  if (category !== undefined) return { items: [category], ticked: true }
  const answer = tickedAnswer(items, boxes)
  if (answer !== undefined) return { items: answer, ticked: true }
  const chosen = ticked.length === 1 ? withTickedChoice(items) : items
  if (boxes.length > 1 && chosen !== items && boxesOf(chosen).length === 0 && !chosen.some(isLeftOpen))
    return { items: chosen, ticked: true }
  if (ticked.length < boxes.length || ticked.length > 1) return { items: without(items, boxes), unclear: true }
  return { items: without(items, boxes), ticked: true }
}

/** '[ ] M0 [x] M1 Sites: [x] bone [ ] liver': the one M category of which the box directly before it is ticked. */
function tickedCategory(items: readonly Item[], boxes: readonly Box[]): Item | undefined {
  if (boxes.length < 3) return undefined
  const choices = boxes.filter(({ to }) => CATEGORY.test(items[to]?.text ?? ''))
  const [only, ...more] = choices.filter(({ ticked }) => ticked)
  const all = items.filter(({ text }) => CATEGORY.test(text)).length
  return only !== undefined && more.length === 0 && choices.length > 1 && all === choices.length
    ? items[only.to]
    : undefined
}

const CATEGORY = /^[cpy]{0,2}m[01x][a-c]?$/

/** 'Distant metastasis: ( ) No (x) Yes - site: liver, bone': each answer stands directly behind its box. */
function tickedAnswer(items: readonly Item[], boxes: readonly Box[]): readonly Item[] | undefined {
  const [first, ...more] = boxes
  if (first === undefined || more.length === 0 || items[first.from - 1]?.text !== ':') return undefined
  const [only, ...others] = boxes.filter(({ ticked }) => ticked)
  if (only === undefined || others.length > 0 || !boxes.every(({ to }) => isValue(items[to]))) return undefined
  const next = boxes[boxes.indexOf(only) + 1]?.from
  return [...items.slice(0, first.from), ...items.slice(only.to, next)]
}

function isLeftOpen({ text }: Item): boolean {
  return text === '[x]' || text === '[ ]'
}

/** '☐ metastases', '[ ] M1'; '( )' may be a value that is missing. */
function isPrinted(items: readonly Item[], boxes: readonly Box[]): boolean {
  return boxes.some(({ from }) => items[from]?.text !== '(')
}

function without(items: readonly Item[], boxes: readonly Box[]): readonly Item[] {
  return items.filter((_, at) => !boxes.some(({ from, to }) => at >= from && at < to))
}
