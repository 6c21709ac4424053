/**
 * Who has signed which card. A signature names the wording that was read: a hash over everything the card may say and when it is
 * shown. Where either changes, the signature lapses and the card is a draft again. Pure; reading the file is for composition.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { CardBook } from '../content/card-book.ts'
import { BASIS_HEADING, type CardText } from '../content/card-file.ts'
import { ROWS_OF_CARDS } from '../her2/considerations/card-rows.ts'
import { CARD_KEYS, type ConsiderationKey } from '../her2/considerations/considerations.ts'

const person = z.string().trim().min(3, 'write the name of a person').max(120)
const day = z.iso.date('write a day such as 2026-12-01')

const signature = z.strictObject({
  card: z.enum(CARD_KEYS),
  wording: z.string().regex(/^[0-9a-f]{12}$/, 'write the twelve digits that `her2-cds cards show` prints'),
  by: person,
  role: person,
  on: day,
})

export const signOffSchema = z.strictObject({
  signed: z
    .array(signature)
    .nullable()
    .transform((list) => list ?? []),
})

export type SignOff = z.output<typeof signOffSchema>
export type Signature = SignOff['signed'][number]

export interface CardState {
  readonly key: ConsiderationKey
  readonly wording: string
  readonly state: 'approved' | 'draft'
  /** Of the card as it reads now. */
  readonly signatures: readonly Signature[]
  /** Of words that have changed since. */
  readonly lapsed: readonly Signature[]
}

/** Every card, in the order of the catalogue. `today`: a signature of a later day does not count yet. */
export function cardStates(book: CardBook, { signed }: SignOff, today: string): readonly CardState[] {
  return CARD_KEYS.map((key): CardState => {
    const wording = wordingOf(book, key)
    const own = signed.filter(({ card, on }) => card === key && on <= today)
    const signatures = own.filter((one) => one.wording === wording)
    const lapsed = own.filter((one) => one.wording !== wording)
    return { key, wording, state: signatures.length > 0 ? 'approved' : 'draft', signatures, lapsed }
  })
}

export function draftKeys(states: readonly CardState[]): readonly ConsiderationKey[] {
  return states.filter(({ state }) => state === 'draft').map(({ key }) => key)
}

/** Twelve digits, the same for the same words. */
export function wordingOf(book: CardBook, key: ConsiderationKey): string {
  return createHash('sha256').update(wordsToSign(book, key)).digest('hex').slice(0, 12)
}

/** What is read before signing, and what the hash is of: all that the card may say, and when it is shown. */
export function wordsToSign(book: CardBook, key: ConsiderationKey): string {
  const card = book.cards.get(key)
  if (card === undefined) throw new Error(`the card book has no card «${key}»`)
  return `${[...headOf(card), ...rowsOf(key), '', card.brief, '', BASIS_HEADING, '', card.basis, '', ...optionsOf(card, book)].join('\n')}\n`
}

function headOf({ key, topic, indicator, summary, sources }: CardText): readonly string[] {
  return [
    `Card: ${key}${topic === key ? '' : `, shown as ${topic}`}`,
    `Indicator: ${indicator}`,
    `Summary: ${summary}`,
    ...sources.map(({ id, locator }) => `Source: ${id}${locator === undefined ? '' : `, ${locator}`}`),
  ]
}

function rowsOf(key: ConsiderationKey): readonly string[] {
  return ROWS_OF_CARDS.filter((row) => row.key === key).map(({ hook, when, unless, because }) => {
    const exceptions = unless.length === 0 ? '' : `; unless any of: ${unless.join('; ')}`
    return `Shown at ${hook} when all of: ${when.join('; ')}${exceptions}. Rows: ${because.join(', ')}.`
  })
}

function optionsOf({ suggestions, selection, overrideReasons }: CardText, book: CardBook): readonly string[] {
  const head = selection === 'at-most-one' ? 'Options, at most one:' : 'Options:'
  return [
    ...(suggestions.length === 0
      ? ['No options.']
      : [head, ...suggestions.map(({ kind, label }) => `- ${label} (${kind})`)]),
    ...overrideReasons.map((reason) => `To set it aside: ${book.overrideReasons.get(reason) ?? ''} (${reason})`),
  ]
}

/** As a table for a person. */
export function printStates(states: readonly CardState[]): string {
  const approved = states.filter(({ state }) => state === 'approved').length
  const lines = states.map(
    ({ key, wording, state, signatures, lapsed }) =>
      `| ${key} | ${wording} | ${state} | ${signatures.map(told).join('; ') || '-'} | ${lapsed.map(told).join('; ') || '-'} |`,
  )
  return [
    `${approved} of ${states.length} cards are approved; the others are drafts.`,
    '',
    '| card | wording | state | signed by | signed before its words changed |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
    '',
  ].join('\n')
}

function told({ by, role, on }: Signature): string {
  return `${by}, ${role}, ${on}`.replaceAll('|', '\\|')
}

/** The lines to add to the file: what is signed, by whom and when. */
export function printSignatures(
  book: CardBook,
  keys: readonly ConsiderationKey[],
  { by, role, on }: Pick<Signature, 'by' | 'role' | 'on'>,
): string {
  const lines = keys.map((card) => {
    const entry = { card, wording: wordingOf(book, card), by, role, on }
    return `  - ${JSON.stringify(signature.parse(entry))}\n`
  })
  return lines.join('')
}
