import type { Laterality } from '../../her2/evidence.ts'
import type { Item } from './lexicon.ts'

/** The part of a report that speaks of one specimen. */
export interface Heading {
  /** As written: 'Specimen A'. */
  readonly section?: string
  /** As written: 'Left breast, core biopsy'. */
  readonly site?: string
  readonly laterality?: Laterality
}

const IDENTIFIER = /^(?:[a-h]|[a-h]?\d{1,2}|i{1,3}|iv)$/
const SITE_WORDS = 12

/** A heading that begins at an item, with the item after it; undefined where none begins. */
export function readHeading(
  items: readonly Item[],
  at: number,
  startsLine: boolean,
  original: string,
): { heading: Heading; end: number } | undefined {
  const label = items[at]
  if (label === undefined) return undefined
  const named = label.meaning === 'specimen'
  const identifier = items[at + (named ? 1 : 0)]
  if (identifier !== undefined && isIdentifier(identifier, named)) {
    const end = at + (named ? 2 : 1)
    const mark = items[end]
    const marked =
      mark?.kind === 'mark' &&
      (mark.text === ':' ||
        mark.text === ')' ||
        mark.text === '.' ||
        mark.text === '-' ||
        mark.text === '–' ||
        mark.text === ',')
    if (named || (startsLine && marked && mark.text !== ',')) {
      return describe(items, original.slice(label.start, identifier.end), marked ? end + 1 : end, original)
    }
  }
  return startsLine ? readSideHeading(items, at, original) : undefined
}

function isIdentifier(item: Item, named: boolean): boolean {
  if (item.kind !== 'word' && item.kind !== 'number') return false
  return IDENTIFIER.test(item.text) && (named || item.kind === 'number' || item.text.length === 1)
}

/** What stands behind the name of the specimen, up to the end of the heading, says where it was taken. */
function describe(
  items: readonly Item[],
  section: string,
  from: number,
  original: string,
): { heading: Heading; end: number } {
  let end = from
  while (end < items.length && end - from < SITE_WORDS && isSiteItem(items[end])) end += 1
  const closes = items[end] === undefined || items[end]?.text === ':' || items[end]?.text === '.'
  const first = items[from]
  const last = items[end - 1]
  if (!closes || first === undefined || last === undefined || end === from) return { heading: { section }, end: from }
  const side = lateralityOf(items.slice(from, end))
  const site = original.slice(first.start, last.end)
  return { heading: { section, site, ...(side === undefined ? {} : { laterality: side }) }, end }
}

function isSiteItem(item: Item | undefined): boolean {
  if (item === undefined || item.kind === 'number' || item.kind === 'plus' || item.kind === 'date') return false
  if (item.kind === 'mark') return item.text === ',' || item.text === '(' || item.text === ')' || item.text === '-'
  return ['', 'left', 'right', 'breast', 'for', 'by', 'is', 'specimen', 'and', 'or', 'marker'].includes(item.meaning)
}

/** 'Left breast:' at the start of a line. */
function readSideHeading(
  items: readonly Item[],
  at: number,
  original: string,
): { heading: Heading; end: number } | undefined {
  let end = at
  while (end < items.length && end - at < 5 && isSiteItem(items[end]) && items[end]?.kind === 'word') end += 1
  const own = items.slice(at, end)
  const side = lateralityOf(own)
  const first = own[0]
  const last = own.at(-1)
  if (side === undefined || items[end]?.text !== ':' || first === undefined || last === undefined) return undefined
  return { heading: { site: original.slice(first.start, last.end), laterality: side }, end: end + 1 }
}

/** The one side that some words name; undefined for none and for both. */
export function lateralityOf(items: readonly Item[]): Laterality | undefined {
  const left = items.some((item) => item.meaning === 'left')
  const right = items.some((item) => item.meaning === 'right')
  if (left === right) return undefined
  return left ? 'left' : 'right'
}
