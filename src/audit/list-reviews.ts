/** What of the knowledge is to be read again, and when: sources, label rows, rule rows, cards and code tables. */
import type { CardBook } from '../content/card-book.ts'
import { AGENTS } from '../her2/tables/agents.ts'
import { SOURCES } from '../her2/tables/sources.ts'
import { ALL_PAGES } from './list-tables.ts'

export interface Review {
  readonly what: 'source' | 'label row' | 'rule rows' | 'card' | 'codes'
  readonly name: string
  /** ISO day; the day itself is in time. */
  readonly reviewBy: string
  /** How many rows rest on it; 1 where it stands for itself. */
  readonly rows: number
  readonly state: 'overdue' | 'due soon' | 'in time'
}

/** Decisions of this project have no source of their own to be compared with: they are read again once a year. */
const OWN_DECISIONS = { name: 'decisions of this project', reviewBy: '2027-11-28' } as const
const YEAR_OF_CODES = 1

/**
 * Every review, the earliest first. Pure: `today` is 'YYYY-MM-DD'; `withinDays` is how near a day counts as due soon;
 * `codesReviewedOn` is the day on which the code tables were last compared.
 */
export function listReviews(
  book: Pick<CardBook, 'cards'>,
  codesReviewedOn: string,
  today: string,
  withinDays: number,
): readonly Review[] {
  const soon = new Date(Date.parse(today) + withinDays * 86_400_000).toISOString().slice(0, 10)
  const stateOf = (reviewBy: string): Review['state'] => {
    if (reviewBy < today) return 'overdue'
    return reviewBy <= soon ? 'due soon' : 'in time'
  }
  const rowsOf = countRows()
  const found: Omit<Review, 'state'>[] = [
    ...SOURCES.map(({ id, reviewBy }) => ({ what: 'source' as const, name: id, reviewBy, rows: rowsOf(id) })),
    ...AGENTS.rows.map(({ name, reviewBy }) => ({ what: 'label row' as const, name, reviewBy, rows: 1 })),
    { what: 'rule rows', ...OWN_DECISIONS, rows: rowsOf(undefined) },
    ...[...book.cards.values()].map(({ key, reviewBy }) => ({ what: 'card' as const, name: key, reviewBy, rows: 1 })),
    { what: 'codes', name: 'tables of codes', reviewBy: yearsAfter(codesReviewedOn, YEAR_OF_CODES), rows: 1 },
  ]
  return found
    .map((one) => ({ ...one, state: stateOf(one.reviewBy) }))
    .toSorted((one, other) => compare(one.reviewBy, other.reviewBy) || compare(one.name, other.name))
}

/** Rows of all tables by the registered source that they name; undefined: rows that name none. */
function countRows(): (id: string | undefined) => number {
  const named = ALL_PAGES.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows)).map(({ source }) =>
    source.split(/[,;]\s*/).filter((part) => IDS.has(part)),
  )
  return (id) => named.filter((sources) => (id === undefined ? sources.length === 0 : sources.includes(id))).length
}

const IDS: ReadonlySet<string> = new Set(SOURCES.map(({ id }) => id))

function yearsAfter(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

/** As a Markdown table; says so where there is nothing. */
export function printReviews(reviews: readonly Review[], today: string, withinDays: number): string {
  const asked = reviews.filter(({ state }) => state !== 'in time')
  const count = (state: Review['state']) => reviews.filter((one) => one.state === state).length
  const head = `Reviews on ${today}: ${count('overdue')} overdue, ${count('due soon')} due within ${withinDays} days, ${count('in time')} in time.\n`
  if (asked.length === 0) return head
  const lines = asked.map(
    ({ reviewBy, state, what, name, rows }) =>
      `| ${reviewBy} | ${state} | ${what} | ${name.replaceAll('|', '\\|')} | ${rows} |`,
  )
  return [head, '| read again by | state | what | name | rows |', '| --- | --- | --- | --- | --- |', ...lines, ''].join(
    '\n',
  )
}
