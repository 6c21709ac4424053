/** Small questions that the reader of a report asks of a passage or a sentence. */
import type { Passage } from './document.ts'
import { isGenerality } from './generalities.ts'
import { isAboutTreatment } from './her2-judge.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import { FIELD_MARKS } from './report-words.ts'
import { statedDate } from './stated-dates.ts'
import type { TextStatement } from './statements.ts'
import { isGivenToPatient } from './treated.ts'
import { TRAITS } from './word-traits.ts'

const NAMES_HER2: ReadonlySet<string> = new Set(['her2'])
const OF_A_SECOND_COUNT: ReadonlySet<string> = new Set(['her2', 'recount', 'group', 'samegroup', 'othergroup'])
/** Before the ASCO/CAP update of 7 June 2023 '0+' was only another way to write 0. */
const ZERO_PLUS_FROM = '2023-06-07'
/** The scale of this kit has no level between 0 and 1+ (decision P-2). */
const KIT_WITHOUT_ZERO_PLUS = /hercep[ -]?test/i
export const WHY_METHOD = 'explains the method'
export const WHY_ZONE: Readonly<Partial<Record<Passage['zone'], string>>> = {
  literature: 'literature that is cited',
  request: 'what was asked of the laboratory',
  method: WHY_METHOD,
}

/** Whether '0+' in a text of this day is only another way to write 0 (decision P-2). */
export function isPlainZeroPlus(text: string, on: string | undefined): boolean {
  return (on ?? '9999') < ZERO_PLUS_FROM || KIT_WITHOUT_ZERO_PLUS.test(text)
}

export function isScoreFigure(item: Item | undefined): boolean {
  return item?.kind === 'number' && /^[0-3]$/.test(item.text)
}

export function isOfTreatment({ items, traits }: Passage): boolean {
  return (traits & TRAITS.treatment) !== 0 && isAboutTreatment(items)
}

/** It speaks of a medicine that this patient was given, or of one and a score, and of no others. */
export function isOfGivenMedicine(passage: Passage): boolean {
  const { items, zone } = passage
  if (!isOfTreatment(passage)) return false
  const scored = items.some(({ kind }) => kind === 'plus') && !items.some(({ meaning }) => OF_MANY.has(meaning))
  return zone === 'history' || scored || isGivenToPatient(items)
}

const OF_MANY: ReadonlySet<string> = new Set(['general', 'trial', 'conditional', 'recommended', 'hedge', 'or'])

/** It explains, asks or cites, and gives no result. */
export function explainsOnly(passage: Passage): boolean {
  const { items, legend, zone } = passage
  return isOfTreatment(passage) || legend || zone === 'literature' || zone === 'request' || isGenerality(items)
}

/** 'HER2: 0 negative, 3+ positive': a key in the form of a result. */
export function isKeyForm({ items, legend, zone }: Passage): boolean {
  return legend && zone === 'report' && items[0]?.meaning === 'her2' && FIELD_MARKS.has(items[1]?.text ?? '')
}

export function whyExplains({ legend, zone, items }: Passage): string {
  if (isGenerality(items)) return 'on patients or tumours in general'
  if (legend) return 'a score key, a criterion or a reference range'
  return WHY_ZONE[zone] ?? 'on a medicine or a trial'
}

/** A problem of a clause counts where the clause names HER2 or holds a value of it. */
export function clausesOnHer2(reader: Her2SentenceReader): ReadonlySet<number> {
  const counted = reader.isRecount ? OF_A_SECOND_COUNT : NAMES_HER2
  const named = reader.items.flatMap((item, at) => (counted.has(item.meaning) ? [reader.clauses.of[at] ?? 0] : []))
  const unnamed = reader.one.unnamed.map((at) => reader.clauses.of[at] ?? 0)
  return new Set([...named, ...unnamed, ...reader.one.facts.map((fact) => fact.clause)])
}

/** What a report says of an earlier year is earlier; what it calls earlier has the date beside it. */
export function whenTold(
  items: readonly Item[],
  found: { readonly to: number; readonly previous: boolean },
  reportedOn: string | undefined,
): Pick<TextStatement, 'previous' | 'on'> {
  const date = statedDate(sinceNow(items, found))
  const older = date !== undefined && reportedOn !== undefined && date.slice(0, 4) < reportedOn.slice(0, 4)
  if (!older && !found.previous) return {}
  return { previous: true, ...(date === undefined || (reportedOn !== undefined && !older) ? {} : { on: date }) }
}

/** 'Cancer in 2015; current biopsy: HER2 1+': a year before a word of now says nothing of what stands behind it. */
function sinceNow(items: readonly Item[], { to, previous }: { to: number; previous: boolean }): readonly Item[] {
  const now = previous ? -1 : items.slice(0, to).findLastIndex(({ meaning }) => meaning === 'now')
  // '… HER2 2+; the primary in 2017 was HER2 0': a year in the next part is of that part.
  const next = items.findIndex(({ text }, at) => at >= to && text === ';')
  return items.slice(Math.max(now, 0), next < 0 ? items.length : next)
}

/** Where some items stand in a text; a bracket that they open is closed. */
export function spanOfItems(
  text: string,
  items: readonly Item[],
  from: number,
  to: number,
): { start: number; end: number; quote: string } {
  const start = items[from]?.start ?? 0
  const last = Math.min(to, items.length)
  const inside = items.slice(from, last)
  const open = inside.filter((item) => item.text === '(').length > inside.filter((item) => item.text === ')').length
  const closed = open && items[last]?.text === ')' ? last + 1 : last
  const end = items[closed - 1]?.end ?? start
  return { start, end, quote: text.slice(start, end) }
}
