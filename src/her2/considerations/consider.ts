/** What is worth a reader's attention now, by the table of the hook. Pure; the day is given, never read from a clock. */
import { classifyWorkUps } from '../status/classify.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import type { Consideration, HookName, Withheld } from './considerations.ts'
import type { Evidence } from '../evidence.ts'
import {
  type ConsiderationRow,
  type Facts,
  gatherFacts,
  type Reader,
  type RecordPart,
  type Scope,
  scopeOf,
} from './facts.ts'
import { buildOrder, ORDER_SELECT_ROWS, ORDER_SIGN_ROWS } from './order-hooks.ts'
import { buildPatientView, PATIENT_VIEW_ROWS } from './patient-view.ts'
import { reasonToWithhold } from './withhold.ts'
import type { Settings } from '../settings.ts'

interface HookTable {
  readonly rows: readonly ConsiderationRow[]
  readonly build: (row: ConsiderationRow, facts: Facts) => Consideration
}

export const TABLE_OF_HOOK: Readonly<Record<HookName, HookTable>> = {
  'patient-view': { rows: PATIENT_VIEW_ROWS, build: buildPatientView },
  'order-select': { rows: ORDER_SELECT_ROWS, build: buildOrder },
  'order-sign': { rows: ORDER_SIGN_ROWS, build: buildOrder },
}

export interface Considered {
  readonly considerations: readonly Consideration[]
  /** What would have been considered, and why it was withheld. */
  readonly withheld: readonly Withheld[]
}

/**
 * The considerations of a hook, in the order of the catalogue, and why others are withheld. A card that several rows ask
 * for is considered once for each draft.
 * `notRead` names the parts of the record that could not be read; `today` is 'YYYY-MM-DD'.
 */
export function consider(
  evidence: Evidence,
  settings: Settings,
  today: string,
  notRead: readonly RecordPart[] = [],
  classified: readonly ClassifiedWorkUp[] = classifyWorkUps(evidence),
  hook: HookName = 'patient-view',
  reader: Reader = 'professional',
): Considered {
  return considerFacts(gatherFacts(evidence, settings, today, classified), notRead, hook, reader)
}

/** The same of facts that are gathered. */
export function considerFacts(all: Facts, notRead: readonly RecordPart[], hook: HookName, reader: Reader): Considered {
  const { rows, build } = TABLE_OF_HOOK[hook]
  const considerations: Consideration[] = []
  const withheld: Withheld[] = []
  const scopes = new Map<Scope, readonly Facts[]>()
  // The list grows from row to row; whoever holds these facts sees what rows before it have found.
  const facts: Facts = { ...all, told: considerations }
  for (const row of rows) {
    const scope = scopes.get(row.scope) ?? scopeOf(row.scope, facts)
    scopes.set(row.scope, scope)
    for (const one of scope) {
      if (!fires(row, one) || isConsidered(considerations, row, one)) continue
      const because = reasonToWithhold(hook, { row, facts: one, notRead, reader })
      if (because) withheld.push({ key: row.key, because })
      else considerations.push(withReceptors(build(row, one), one))
    }
  }
  return { considerations, withheld }
}

function fires({ fires: conditions }: ConsiderationRow, facts: Facts): boolean {
  for (const holds of conditions) if (!holds(facts)) return false
  return true
}

/** What is of another tumour is told as that: the card needs to know which it is. */
function withReceptors(consideration: Consideration, { receptors }: Facts): Consideration {
  return receptors.others.length === 0 ? consideration : { ...consideration, receptors }
}

/** Of two rows of one card, the first that holds for a draft speaks. */
function isConsidered(
  considerations: readonly Consideration[],
  { key, scope }: ConsiderationRow,
  { draft }: Facts,
): boolean {
  return scope === 'draft' && considerations.some((one) => one.key === key && one.draft?.reference === draft?.reference)
}
