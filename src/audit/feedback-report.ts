/** What became of cards: shown, accepted, overridden by reason, ignored, time to action; per card, client, role, month. */
import type { CardHistory, FeedbackRecord, Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'

export interface FeedbackLine {
  readonly card: string
  readonly client: string
  readonly role: string
  /** 'YYYY-MM'. */
  readonly month: string
  readonly shown: number
  readonly accepted: number
  readonly overridden: number
  /** Shown, and no feedback came. */
  readonly unanswered: number
  /** How often each reason was given, by its code; overrides without a code under 'no-code'. */
  readonly reasons: Readonly<Record<string, number>>
  /** Seconds from the answer to the user's action, by the client's clock; absent where there is none. */
  readonly medianSecondsToAction?: number
}

/** The two figures that decide a card's life. */
export interface CardVerdict {
  readonly card: string
  readonly answered: number
  /**
   * Share of firings that a clinician's sample found appropriate. Absent: no sample was made; it cannot be counted
   * from feedback.
   */
  readonly appropriateness: 'not measured'
  /** Of the answered cards, the share set aside as not relevant. Absent where nothing was answered. */
  readonly notRelevant?: number
  /** `review`: at least 30 answers and more than 30 % not relevant. `too-few`: fewer than 30 answers. */
  readonly verdict: 'keep' | 'review' | 'too-few'
}

export interface FeedbackReport {
  readonly period: Period
  readonly lines: readonly FeedbackLine[]
  readonly verdicts: readonly CardVerdict[]
  /** Outcomes whose card was not sent from here, or is kept no longer. */
  readonly unknownCards: number
}

/** Proposals of the card catalogue, not from literature. */
const FEWEST_ANSWERS = 30
const MOST_NOT_RELEVANT = 0.3

interface Tally {
  shown: number
  accepted: number
  overridden: number
  readonly reasons: Map<string, number>
  readonly seconds: number[]
}

export async function reportFeedback(store: Store, period: Period): Promise<FeedbackReport> {
  const lines = new Map<string, Tally>()
  const cards = new Map<string, Tally>()
  for await (const card of store.listCards(period)) {
    if (card.disposition !== 'shown') continue
    count(tallyOf(lines, [card.key, card.client, card.role, card.at.slice(0, 7)]), card)
    count(tallyOf(cards, [card.key]), card)
  }
  let unknownCards = 0
  for await (const _feedback of store.listUnknownFeedback(period)) unknownCards++
  return {
    period,
    lines: [...lines].map(([place, tally]) => describeLine(JSON.parse(place) as string[], tally)).toSorted(byPlace),
    verdicts: [...cards].map(([place, tally]) => judge((JSON.parse(place) as string[])[0] ?? '', tally)),
    unknownCards,
  }
}

function tallyOf(tallies: Map<string, Tally>, place: readonly string[]): Tally {
  const name = JSON.stringify(place)
  const tally = tallies.get(name) ?? { shown: 0, accepted: 0, overridden: 0, reasons: new Map(), seconds: [] }
  tallies.set(name, tally)
  return tally
}

/** A card that was accepted in part and set aside in part counts as accepted; its first answer tells the time. */
function count(tally: Tally, { at, feedback }: CardHistory): void {
  tally.shown++
  const accepted = feedback.some(({ outcome }) => outcome === 'accepted')
  if (accepted) tally.accepted++
  else if (feedback.length > 0) tally.overridden++
  const overrides = accepted ? [] : feedback.filter(({ outcome }) => outcome === 'overridden')
  for (const code of new Set(overrides.flatMap(reasonCodes)))
    tally.reasons.set(code, (tally.reasons.get(code) ?? 0) + 1)
  const [first] = feedback
    .map(({ outcomeAt }) => (Date.parse(outcomeAt) - Date.parse(at)) / 1000)
    .toSorted((one, other) => one - other)
  if (first !== undefined && first >= 0) tally.seconds.push(first)
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

function judge(card: string, { accepted, overridden, reasons }: Tally): CardVerdict {
  const answered = accepted + overridden
  const share = answered === 0 ? undefined : (reasons.get('not-relevant') ?? 0) / answered
  const isMuch = share !== undefined && share > MOST_NOT_RELEVANT
  return {
    card,
    answered,
    appropriateness: 'not measured',
    ...(share !== undefined && { notRelevant: share }),
    verdict: answered < FEWEST_ANSWERS ? 'too-few' : isMuch ? 'review' : 'keep',
  }
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

/** One row a line, then one column for each reason that occurs. */
export function writeCsv({ lines }: FeedbackReport): string {
  const codes = [...new Set(lines.flatMap(({ reasons }) => Object.keys(reasons)))].sort()
  const head = [...COLUMNS, ...codes.map((code) => `reason:${code}`)]
  const rows = lines.map((line) => [
    ...COLUMNS.map((name) => line[name] ?? ''),
    ...codes.map((code) => line.reasons[code] ?? 0),
  ])
  return [head, ...rows].map((row) => `${row.map(writeCell).join(',')}\r\n`).join('')
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is led by an apostrophe, as words come from clients. */
function writeCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
