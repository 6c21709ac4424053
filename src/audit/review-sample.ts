/**
 * Which cards clinicians are asked about: drawn at random from those that were shown, and the same for everybody who uses
 * the same seed, so that nobody picks. Adding or removing a card does not change the lots of the others.
 */
import { createHash } from 'node:crypto'
import type { Card } from '../cds-hooks/schemas.ts'
import { CARD_KEYS } from '../her2/considerations/considerations.ts'
import type { CardHistory, Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { listBasis, listReferences } from './card-basis.ts'
import type { EvaluationBody } from './describe-evaluation.ts'
import { readPeriod } from './period.ts'

export const SAMPLE_SIZE = 30
export const LARGEST_SAMPLE = 500
export const DEFAULT_SEED = '1'

export interface SampleOrder {
  /** Consideration key. */
  readonly card: string
  readonly count: number
  readonly seed: string
  readonly period: Period
}

/** An order as a person writes it. */
export interface GivenOrder {
  readonly card?: string | undefined
  readonly count?: string | undefined
  readonly seed?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Returns a message if something is wrong. */
export function readSampleOrder({ card, count, seed, from, to }: GivenOrder, now: Date): SampleOrder | string {
  const period = readPeriod(from, to, now)
  if (typeof period === 'string') return period
  if (card === undefined || !(CARD_KEYS as readonly string[]).includes(card))
    return `card must be one of ${CARD_KEYS.join(', ')}`
  const number = count === undefined ? SAMPLE_SIZE : Number(count)
  if (!Number.isInteger(number) || number < 1 || number > LARGEST_SAMPLE)
    return `count must be a whole number from 1 to ${LARGEST_SAMPLE}`
  if (seed !== undefined && seed.length > 100) return 'seed is longer than 100 characters'
  return { card, count: number, seed: seed ?? DEFAULT_SEED, period }
}

/** Cards of which a sample can be drawn. */
export const SAMPLED_KEYS: readonly string[] = CARD_KEYS

/** A card as its reader saw it, for a person to judge. Not what became of it: that would sway the judgement. */
export interface SampledCard {
  readonly uuid: string
  readonly card: string
  readonly seed: string
  readonly shownAt: string
  readonly hook: string
  readonly sent: Card
  /** References of the results it is based on, and the same in words. */
  readonly evidence: readonly string[]
  readonly results: readonly string[]
  readonly history: CardHistory
}

/** In the order of the draw. @throws StoreUnavailable */
export async function drawSample(store: Store, order: SampleOrder): Promise<readonly SampledCard[]> {
  const drawn = await drawCards(store, order)
  const sampled: SampledCard[] = []
  for (const history of drawn) {
    const record = await store.findEvaluation(history.evaluation)
    const body = record && (JSON.parse(record.body) as EvaluationBody)
    const sent = body?.cards.find(({ uuid }) => uuid === history.uuid)
    // Purged since the listing.
    if (body && sent) sampled.push(describe(history, body, sent, order.seed))
  }
  return sampled
}

/** The `count` cards with the lowest lots; at most twice as many are in memory at any time. */
async function drawCards(store: Store, { card, count, seed, period }: SampleOrder): Promise<readonly CardHistory[]> {
  let drawn: { readonly lot: string; readonly history: CardHistory }[] = []
  const keepLowest = () => {
    drawn = drawn.sort((one, other) => (one.lot < other.lot ? -1 : 1)).slice(0, count)
  }
  for await (const history of store.listCards(period)) {
    if (history.key !== card || history.disposition !== 'shown') continue
    drawn.push({ lot: castLot(seed, history.uuid), history })
    if (drawn.length >= 2 * count) keepLowest()
  }
  keepLowest()
  return drawn.map(({ history }) => history)
}

/** The lot of a card in the draw of a seed. */
export function castLot(seed: string, uuid: string): string {
  return createHash('sha256')
    .update(JSON.stringify([seed, uuid]))
    .digest('hex')
}

function describe(history: CardHistory, body: EvaluationBody, sent: Card, seed: string): SampledCard {
  const { uuid, key, at, hook, specimen } = history
  const own = body.considerations.filter((one) => one.key === key)
  const why = own.find((one) => (one.specimen ?? null) === specimen) ?? own[0]
  return {
    ...{ uuid, card: key, seed, shownAt: at, hook, sent, history },
    evidence: listReferences(body.classification, why, specimen),
    results: listBasis(body.evidence, body.classification, why, specimen),
  }
}
