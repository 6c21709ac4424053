/** The rows that bring a card, of all three hooks: one entry for each key. */
import { ORDER_SELECT, ORDER_SIGN } from './order-hooks.ts'
import { PATIENT_VIEW } from './patient-view.ts'
import type { ConsiderationKey, HookName } from './considerations.ts'

export interface CardRow {
  readonly key: ConsiderationKey
  readonly hook: HookName
  /** All must hold. */
  readonly when: readonly string[]
  /** None may hold. */
  readonly unless: readonly string[]
  readonly because: readonly string[]
  readonly means: string
}

const HOOKS = [
  ['patient-view', PATIENT_VIEW.rows],
  ['order-select', ORDER_SELECT.rows],
  ['order-sign', ORDER_SIGN.rows],
] as const

/** Several rows may bring one card. */
export const ROWS_OF_CARDS: readonly CardRow[] = HOOKS.flatMap(([hook, rows]) =>
  rows.map(({ id, when, unless, because, means }) => ({
    ...{ key: id as ConsiderationKey, hook, when, unless, because, means },
  })),
)

export const CARD_ROWS: readonly CardRow[] = [...new Map(ROWS_OF_CARDS.map((row) => [row.key, row])).values()]
