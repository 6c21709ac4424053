/**
 * What is held back from a reader, and why: one table, first row that holds. A card that is held back is audited with the
 * words of its row. Nothing here looks at the clinic: a finding whose evidence has changed is another finding, and speaks.
 */
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { Seen } from '../storage/records.ts'

/** What a site sets for repeats, and for trying out in silence. */
export interface QuietPolicy {
  /** Days for which a finding that a user has set aside is not shown to that user again. */
  readonly quietDays: number
  /** Clients whose answers are tried out in silence; '*' is every client. */
  readonly shadowClients: readonly string[]
  /** Cards that are tried out in silence. */
  readonly shadowCards: readonly string[]
  /** Percent of patients, 0 to 100, whose cards are tried out in silence; always the same patients. */
  readonly silentShare: number
  /** Cards that the site has switched off. */
  readonly cardsOff: readonly string[]
}

export const DEFAULT_QUIET_POLICY: QuietPolicy = {
  quietDays: 90,
  shadowClients: [],
  shadowCards: [],
  silentShare: 0,
  cardsOff: [],
}

/** One consideration, who would read it, and what that reader has seen before. */
export interface Reader {
  readonly key: ConsiderationKey
  /** Finding of the same matter under another key. */
  readonly under: (key: ConsiderationKey) => string
  readonly finding: string
  readonly seen: readonly Seen[]
  readonly now: Date
  readonly client: string
  readonly encounter: string
  /** 0 to 99.99, the same for the same patient. */
  readonly place: number
  readonly synopsis: 'always' | 'changed' | 'off'
  /** Cards that this reader's role gets; absent: all. */
  readonly pack?: readonly string[]
  readonly policy: QuietPolicy
}

export interface QuietRow {
  readonly why: string
  readonly how: 'quiet' | 'shadow'
  readonly holds: (reader: Reader) => boolean
}

// prettier-ignore
export const QUIET_ROWS: readonly QuietRow[] = [
  // what is said in the audit                                     how        holds when
  row('switched off by the site',                                  'quiet',   ({ key, policy }) => policy.cardsOff.includes(key)),
  row('not among the cards of this role',                          'quiet',   ({ key, pack }) => pack !== undefined && !pack.includes(key)),
  row('this user has set the same finding aside',                  'quiet',   isSetAside),
  row('the amendment was shown to this user before',               'quiet',   (reader) => reader.key === 'her2Amended' && wasShown(reader)),
  row('the synopsis has not changed since this user saw it',       'quiet',   (reader) => reader.key === 'her2Synopsis' && reader.synopsis === 'changed' && wasShown(reader)),
  row('this user has answered the same at selection',              'quiet',   (reader) => reader.key === 'signNeedsHer2Positive' && isAnsweredAtSelection(reader)),
  row('shadow: the client is tried out in silence',                'shadow',  ({ client, policy }) => policy.shadowClients.includes(client) || policy.shadowClients.includes('*')),
  row('shadow: the card is tried out in silence',                  'shadow',  ({ key, policy }) => policy.shadowCards.includes(key)),
  row('shadow: the patient is in the silent share',                'shadow',  ({ place, policy }) => place < policy.silentShare),
]

function row(why: string, how: QuietRow['how'], holds: QuietRow['holds']): QuietRow {
  return { why, how, holds }
}

/** The first row that holds. Undefined: it may be said. */
export function findQuietRow(reader: Reader): QuietRow | undefined {
  return QUIET_ROWS.find(({ holds }) => holds(reader))
}

const DAY_MS = 86_400_000

function isSetAside({ seen, finding, now, policy }: Reader): boolean {
  const since = new Date(now.getTime() - policy.quietDays * DAY_MS).toISOString()
  return seen.some((one) => one.finding === finding && one.overriddenAt !== null && one.overriddenAt > since)
}

function wasShown({ seen, finding }: Reader): boolean {
  return seen.some((one) => one.finding === finding && one.shownAt !== null)
}

/** In the same encounter, and answered; where no encounter is named it is not known to be the same. */
function isAnsweredAtSelection({ seen, under, encounter }: Reader): boolean {
  const finding = under('needsHer2Positive')
  return (
    encounter !== '' &&
    seen.some((one) => one.finding === finding && one.encounter === encounter && one.answeredAt !== null)
  )
}
