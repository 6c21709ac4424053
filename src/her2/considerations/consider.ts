/** What is worth a reader's attention now, by the table of the hook. Pure; the day is given, never read from a clock. */
import { type ClassifiedWorkUp, classifyWorkUps } from '../status/classify.ts'
import type { Consideration, HookName } from './considerations.ts'
import type { Evidence } from '../evidence.ts'
import {
  type Condition,
  type Considered,
  type Facts,
  gatherFacts,
  type RecordPart,
  type Row,
  walkRows,
} from './facts.ts'
import { buildOrder, ORDER_CONDITIONS, ORDER_SELECT_ROWS, ORDER_SIGN_ROWS } from './order-hooks.ts'
import { buildPatientView, PATIENT_QUIET, PATIENT_VIEW_CONDITIONS, PATIENT_VIEW_ROWS } from './patient-view.ts'
import type { Settings } from '../settings.ts'

interface HookTable {
  readonly rows: readonly Row[]
  readonly conditions: Readonly<Record<string, Condition>>
  readonly build: (row: Row, facts: Facts) => Consideration
}

export const TABLE_OF_HOOK: Readonly<Record<HookName, HookTable>> = {
  'patient-view': { rows: PATIENT_VIEW_ROWS, conditions: PATIENT_VIEW_CONDITIONS, build: buildPatientView },
  'order-select': { rows: ORDER_SELECT_ROWS, conditions: ORDER_CONDITIONS, build: buildOrder },
  'order-sign': { rows: ORDER_SIGN_ROWS, conditions: ORDER_CONDITIONS, build: buildOrder },
}

/**
 * The considerations of a hook, in the order of the catalogue, and why the others stay quiet.
 * `notRead` names the parts of the record that could not be read; `today` is 'YYYY-MM-DD'.
 */
export function consider(
  evidence: Evidence,
  settings: Settings,
  today: string,
  notRead: readonly RecordPart[] = [],
  classified: readonly ClassifiedWorkUp[] = classifyWorkUps(evidence),
  hook: HookName = 'patient-view',
): Considered {
  const facts = gatherFacts(evidence, settings, today, classified)
  const silence = PATIENT_QUIET.find(
    ([, hooks, holds]) => (hooks === 'every hook' || hooks === hook) && holds(facts),
  )?.[0]
  const { rows, conditions, build } = TABLE_OF_HOOK[hook]
  return walkRows(rows, conditions, facts, notRead, silence, build)
}
