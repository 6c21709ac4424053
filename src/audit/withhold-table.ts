/**
 * What is withheld from a reader, and why: one table, the first row that applies. A withheld card is audited with the
 * words of its row. Nothing here looks at the clinic: a finding whose evidence has changed is a new finding, and is shown.
 */
import { type ConsiderationKey, MERGED_KEYS, type MergedKey } from '../her2/considerations/considerations.ts'
import { asks, defineTable, gives } from '../her2/tables/define-table.ts'
import type { Seen } from '../storage/records.ts'

/** What a site sets for repeats, and for shadow trials. */
export interface WithholdPolicy {
  /** Days for which a finding that a user has set aside is not shown to that user again. */
  readonly quietDays: number
  /** Clients whose answers are in shadow; '*' is every client. */
  readonly shadowClients: readonly string[]
  /** Cards that are in shadow. */
  readonly shadowCards: readonly string[]
  /** Cards that are in shadow because nobody has signed their words; none where a site shows drafts. */
  readonly unsignedCards: readonly string[]
  /** Percent of patients, 0 to 100, whose cards are in shadow; always the same patients. */
  readonly silentShare: number
  /** Cards that the site has switched off. */
  readonly cardsOff: readonly string[]
}

export const DEFAULT_WITHHOLD_POLICY: WithholdPolicy = {
  quietDays: 90,
  shadowClients: [],
  shadowCards: [],
  unsignedCards: [],
  silentShare: 0,
  cardsOff: [],
}

/** One consideration, who would read it, and what that reader has seen before. */
export interface Reader {
  readonly key: ConsiderationKey
  /** The same finding under another key. */
  readonly under: (key: ConsiderationKey | MergedKey) => string
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
  /** Other cards of this call about the same specimen or diagnosis. */
  readonly beside?: readonly ConsiderationKey[]
  readonly policy: WithholdPolicy
}

/** What no role may be left without (decision P-25). */
const IN_EVERY_PACK: ReadonlySet<ConsiderationKey> = new Set(['her2Unread'])

/** What is shown only where the pack of the reader's role names it. */
const ONLY_BY_PACK: ReadonlySet<ConsiderationKey> = new Set([
  'lowGradePositive',
  'excisionRetest',
  'specimensDiffer',
  'multipleTumors',
])

const CONDITIONS = {
  'the card is switched off': ({ key, policy }: Reader) => policy.cardsOff.includes(key),
  'the role gets other cards': ({ key, pack }: Reader) =>
    pack === undefined ? ONLY_BY_PACK.has(key) : !pack.includes(key) && !IN_EVERY_PACK.has(key),
  'another card of the role asks the same': ({ key, pack, beside, policy }: Reader) =>
    key === 'multipleTumors' &&
    beside?.includes('her2Missing') === true &&
    pack?.includes('her2Missing') === true &&
    !policy.cardsOff.includes('her2Missing'),
  'the finding is set aside': isSetAside,
  'an amendment that was shown': (reader: Reader) => reader.key === 'her2Amended' && wasShown(reader),
  'a difference that was shown': (reader: Reader) => reader.key === 'specimensDiffer' && wasShown(reader),
  'a synopsis without change': (reader: Reader) =>
    reader.key === 'her2Synopsis' && reader.synopsis === 'changed' && wasShown(reader),
  'the same answered at selection': (reader: Reader) =>
    reader.key === 'signNeedsHer2Positive' && isAnsweredAtSelection(reader),
  'a client in shadow': ({ client, policy }: Reader) =>
    policy.shadowClients.includes(client) || policy.shadowClients.includes('*'),
  'a card in shadow': ({ key, policy }: Reader) => policy.shadowCards.includes(key),
  'a card that nobody has signed': ({ key, policy }: Reader) => policy.unsignedCards.includes(key),
  'a patient of the silent share': ({ place, policy }: Reader) => place < policy.silentShare,
} as const

// prettier-ignore
export const WITHHOLD_FROM_READER = defineTable({
  id: 'withhold-from-reader', title: 'What is withheld from one reader', source: 'the card catalogue of this project', mark: 'P', kind: 'first', idHeading: 'code',
  columns: [asks.condition('when', CONDITIONS), gives.one('how', ['quiet', 'shadow'])],
  rows: [
    // code              when                               how        what is said in the audit
    ['switched-off',     'the card is switched off',        'quiet',   'switched off by the site'],
    ['other-role',       'the role gets other cards',       'quiet',   'not among the cards of this role'],
    ['asked-beside',     'another card of the role asks the same', 'quiet', 'her2Missing asks this reader for the same result'],
    ['set-aside',        'the finding is set aside',        'quiet',   'this user has set the same finding aside'],
    ['amendment-shown',  'an amendment that was shown',     'quiet',   'the amendment was shown to this user before'],
    ['difference-shown', 'a difference that was shown',     'quiet',   'the same difference between specimens was shown to this user before'],
    ['same-synopsis',    'a synopsis without change',       'quiet',   'the synopsis has not changed since this user saw it'],
    ['answered-before',  'the same answered at selection',  'quiet',   'this user has answered the same at selection'],
    ['shadow-client',    'a client in shadow',              'shadow',  'shadow: the client is being tried out'],
    ['shadow-card',      'a card in shadow',                'shadow',  'shadow: the card is being tried out'],
    ['shadow-unsigned',  'a card that nobody has signed',   'shadow',  'shadow: nobody has signed the words of the card'],
    ['shadow-share',     'a patient of the silent share',   'shadow',  'shadow: the patient is in the silent share'],
  ],
})

/** How and why it is withheld from this reader. Undefined: it may be shown. */
export function whyWithheld(reader: Reader): { readonly how: 'quiet' | 'shadow'; readonly why: string } | undefined {
  const row = WITHHOLD_FROM_READER.find({ when: reader })
  return row && { how: row.how, why: row.means }
}

const DAY_MS = 86_400_000

/** Also if it was set aside under the key of a card that has become part of this one. */
function isSetAside({ seen, key, finding, under, now, policy }: Reader): boolean {
  if (seen.length === 0) return false
  const since = new Date(now.getTime() - policy.quietDays * DAY_MS).toISOString()
  const merged = (Object.keys(MERGED_KEYS) as MergedKey[]).filter((old) => MERGED_KEYS[old] === key)
  const findings = new Set([finding, ...merged.map(under)])
  return seen.some((one) => findings.has(one.finding) && one.overriddenAt !== null && one.overriddenAt > since)
}

function wasShown({ seen, finding }: Reader): boolean {
  return seen.some((one) => one.finding === finding && one.shownAt !== null)
}

/** In the same encounter, and answered; if no encounter is named, it is not known to be the same. */
function isAnsweredAtSelection({ seen, under, encounter }: Reader): boolean {
  const finding = under('needsHer2Positive')
  return (
    encounter !== '' &&
    seen.some((one) => one.finding === finding && one.encounter === encounter && one.answeredAt !== null)
  )
}
