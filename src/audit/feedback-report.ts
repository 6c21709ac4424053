/** What became of cards: shown, accepted, overridden by reason, ignored, time to action; per card, client, role, month. */
import type { CardHistory, FeedbackRecord, Period, ReviewRecord } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { findVerdict } from './verdict-table.ts'
import type { Verdict } from './verdict-table.ts'

export interface FeedbackLine {
  readonly card: string
  readonly client: string
  readonly role: string
  /** 'YYYY-MM'. */
  readonly month: string
  readonly shown: number
  readonly accepted: number
  readonly overridden: number
  /** Shown, without any feedback. */
  readonly unanswered: number
  /** How often each reason was given, by its code; overrides without a code under 'no-code'. */
  readonly reasons: Readonly<Record<string, number>>
  /** Seconds from the answer to the user's action, by the client's clock; absent if there was none. */
  readonly medianSecondsToAction?: number
}

/** What reviewers found. A card that several have judged counts once, by the majority. */
export interface Appropriateness {
  /** Cards found appropriate or not appropriate: the denominator of the share. */
  readonly reviewed: number
  readonly appropriate: number
  /** Absent if nothing was reviewed. */
  readonly share?: number
  /** Cards that every reviewer marked as "cannot tell". */
  readonly cannotTell: number
  /** Cards with as many yes as no: in neither count. */
  readonly disputed: number
}

/** The two figures that decide a card's life, and what follows. */
export interface CardVerdict {
  readonly card: string
  readonly shown: number
  readonly answered: number
  /** The share of the answered cards that was set aside as not relevant. Absent if nothing was answered. */
  readonly notRelevant?: number
  /** The number of these cards. */
  readonly notRelevantCount: number
  readonly appropriateness: Appropriateness
  readonly verdict: Verdict
  /** Row of the table of verdicts, and its words. */
  readonly row: string
  readonly why: string
}

export interface FeedbackReport {
  readonly period: Period
  readonly lines: readonly FeedbackLine[]
  readonly verdicts: readonly CardVerdict[]
  /** Outcomes whose card was not sent from here, or is no longer stored. */
  readonly unknownCards: number
  /** The same by the client that sent them. */
  readonly unknownByClient: Readonly<Record<string, number>>
}

interface Tally {
  shown: number
  accepted: number
  overridden: number
  readonly reasons: Map<string, number>
  readonly seconds: number[]
  readonly found: { appropriate: number; notAppropriate: number; cannotTell: number; disputed: number }
}

export async function reportFeedback(store: Store, period: Period): Promise<FeedbackReport> {
  const lines = new Map<string, Tally>()
  const cards = new Map<string, Tally>()
  for await (const card of store.listCards(period)) {
    if (card.disposition !== 'shown') continue
    count(tallyOf(lines, [card.key, card.client, card.role, card.at.slice(0, 7)]), card)
    count(tallyOf(cards, [card.key]), card)
  }
  const unknown = new Map<string, number>()
  for await (const { client } of store.listUnknownFeedback(period)) unknown.set(client, (unknown.get(client) ?? 0) + 1)
  return {
    period,
    lines: [...lines].map(([place, tally]) => describeLine(JSON.parse(place) as string[], tally)).toSorted(byPlace),
    verdicts: [...cards]
      .map(([place, tally]) => judge((JSON.parse(place) as string[])[0] ?? '', tally))
      .toSorted(byCard),
    unknownCards: [...unknown.values()].reduce((sum, number) => sum + number, 0),
    unknownByClient: Object.fromEntries([...unknown].sort()),
  }
}

function tallyOf(tallies: Map<string, Tally>, place: readonly string[]): Tally {
  const name = JSON.stringify(place)
  const tally = tallies.get(name) ?? newTally()
  tallies.set(name, tally)
  return tally
}

function newTally(): Tally {
  const found = { appropriate: 0, notAppropriate: 0, cannotTell: 0, disputed: 0 }
  return { shown: 0, accepted: 0, overridden: 0, reasons: new Map(), seconds: [], found }
}

/** A card that was partly accepted and partly set aside counts as accepted; its first answer gives the time. */
function count(tally: Tally, { at, feedback, reviews }: CardHistory): void {
  tally.shown++
  const found = findOpinion(reviews)
  if (found) tally.found[found]++
  const accepted = feedback.some(({ outcome }) => outcome === 'accepted')
  if (accepted) tally.accepted++
  else if (feedback.length > 0) tally.overridden++
  const overrides = accepted ? [] : feedback.filter(({ outcome }) => outcome === 'overridden')
  for (const code of new Set(overrides.flatMap(reasonCodes)))
    tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + 1)
  const [first] = feedback
    .map(({ outcomeAt }) => (Date.parse(outcomeAt) - Date.parse(at)) / 1000)
    .filter(Number.isFinite)
    .toSorted((one, other) => one - other)
  if (first !== undefined && first >= 0) tally.seconds.push(first)
}

/** What the majority of a card's reviewers said, leaving out those who could not tell. */
function findOpinion(reviews: readonly ReviewRecord[]): keyof Tally['found'] | undefined {
  if (reviews.length === 0) return undefined
  const [yes, no] = (['appropriate', 'not-appropriate'] as const).map(
    (judgement) => reviews.filter((review) => review.judgement === judgement).length,
  ) as [number, number]
  if (yes + no === 0) return 'cannotTell'
  if (yes === no) return 'disputed'
  return yes > no ? 'appropriate' : 'notAppropriate'
}

function reasonCodes({ reasons }: FeedbackRecord): string[] {
  const codes = reasons.flatMap(({ code }) => code ?? [])
  return codes.length > 0 ? codes : ['no-code']
}

function describeLine([card = '', client = '', role = '', month = '']: readonly string[], tally: Tally): FeedbackLine {
  const { shown, accepted, overridden, reasons, seconds } = tally
  const unanswered = shown - accepted - overridden
  const middle = median(seconds)
  return {
    ...{ card, client, role, month, shown, accepted, overridden, unanswered },
    reasons: Object.fromEntries([...reasons].sort()),
    ...(middle !== undefined && { medianSecondsToAction: middle }),
  }
}

function byPlace(one: FeedbackLine, other: FeedbackLine): number {
  const place = ({ month, card, client, role }: FeedbackLine) => JSON.stringify([month, card, client, role])
  return place(one) < place(other) ? -1 : 1
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

function judge(card: string, { shown, accepted, overridden, reasons, found }: Tally): CardVerdict {
  const answered = accepted + overridden
  const notRelevant = reasons.get('not-relevant') ?? 0
  const { appropriate, notAppropriate, cannotTell, disputed } = found
  const reviewed = appropriate + notAppropriate
  const { verdict, id, means: why } = findVerdict({ reviewed, appropriate, answered, notRelevant })
  return {
    ...{ card, shown, answered },
    ...(answered > 0 && { notRelevant: notRelevant / answered }),
    notRelevantCount: notRelevant,
    appropriateness: {
      ...{ reviewed, appropriate },
      ...(reviewed > 0 && { share: appropriate / reviewed }),
      ...{ cannotTell, disputed },
    },
    ...{ verdict, row: id, why },
  }
}

function byCard(one: CardVerdict, other: CardVerdict): number {
  return one.card < other.card ? -1 : 1
}

const COLUMNS = [
  'month',
  'card',
  'client',
  'role',
  'shown',
  'accepted',
  'overridden',
  'unanswered',
  'medianSecondsToAction',
] as const

/** One row per line, then one column for each reason that occurs. */
export function writeCsv({ lines }: FeedbackReport): string {
  const codes = [...new Set(lines.flatMap(({ reasons }) => Object.keys(reasons)))].sort()
  const head = [...COLUMNS, ...codes.map((code) => `reason:${code}`)]
  const rows = lines.map((line) => [
    ...COLUMNS.map((name) => line[name] ?? ''),
    ...codes.map((code) => line.reasons[code] ?? 0),
  ])
  return writeRows([head, ...rows])
}

const VERDICT_COLUMNS = [
  'card',
  'shown',
  'reviewed',
  'appropriate',
  'appropriateShare',
  'cannotTell',
  'disputed',
  'answered',
  'notRelevant',
  'notRelevantShare',
  'verdict',
  'row',
  'why',
] as const

/** One row per card. Shares are not rounded. */
export function writeVerdictsCsv({ verdicts }: FeedbackReport): string {
  const rows = verdicts.map(({ card, shown, answered, notRelevant, notRelevantCount, appropriateness, ...one }) => {
    const { reviewed, appropriate, share, cannotTell, disputed } = appropriateness
    const found = [reviewed, appropriate, share ?? '', cannotTell, disputed]
    return [card, shown, ...found, answered, notRelevantCount, notRelevant ?? '', one.verdict, one.row, one.why]
  })
  return writeRows([[...VERDICT_COLUMNS], ...rows])
}

function writeRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

/** RFC 4180; a cell that a spreadsheet would take for a formula gets a leading apostrophe, because words come from clients. */
function writeCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
