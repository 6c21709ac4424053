/**
 * Reasons to withhold a consideration from every reader: a patient whom a card cannot help, the row's own reasons, a part
 * of the record that was not read, a reader who is not a health professional. A chart of old history says nothing new,
 * but an order written for that patient does, so that reason applies only at patient-view.
 */
import { isYoungerThan, yearsSince } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import { asks, defineTable, gives } from '../tables/define-table.ts'
import type { HookName, WithholdReason } from './considerations.ts'
import type { ConsiderationRow, Facts, Reader, RecordPart } from './facts.ts'

/** One consideration that would be shown: its row, what the row looked at, and what is known of the call. */
export interface Shown {
  readonly row: ConsiderationRow
  readonly facts: Facts
  readonly notRead: readonly RecordPart[]
  readonly reader: Reader
}

const CONDITIONS = {
  'the patient has died': ({ facts }: Shown) => facts.evidence.deceased === true,
  'the patient is under 18': ({ facts }: Shown) => isMinor(facts),
  'hospice or comfort care': ({ facts }: Shown) => facts.evidence.comfortCare === true,
  'another primary cancer and no breast cancer': ({ facts }: Shown) => isOtherCancerOnly(facts.evidence),
  'breast cancer inactive for years, or history only': ({ facts }: Shown) => isHistoryOnly(facts),
  'the order names another cancer': ({ facts }: Shown) => facts.draft?.reason?.names === 'another cancer',
  'one of its own reasons': ({ row, facts }: Shown) => ownReason(row, facts) !== undefined,
  'a part of the record not read': ({ row, notRead }: Shown) => unreadParts(row, notRead).length > 0,
  'the reader is not a health professional': ({ reader }: Shown) => reader === 'other',
} as const

const HOOKS: readonly HookName[] = ['patient-view', 'order-select', 'order-sign']

// prettier-ignore
export const REASONS_TO_WITHHOLD = defineTable({
  id: 'reasons-to-withhold', title: 'Reasons to withhold a consideration', source: 'the card catalogue of this project', mark: 'P', kind: 'first', idHeading: 'code',
  columns: [asks.word('hook', HOOKS, 'at'), asks.condition('when', CONDITIONS), gives.text('years')],
  rows: [
    ['deceased',            'any',          'the patient has died',                                '-',   'the patient is recorded as deceased'],
    ['under-18',            'any',          'the patient is under 18',                             '18',  'the cards are for adults: by the birth date the patient is under 18 (P-19)'],
    ['comfort-care',        'patient-view', 'hospice or comfort care',                             '-',   'hospice or comfort care is recorded'],
    ['other-cancer',        'any',          'another primary cancer and no breast cancer',         '-',   'another primary cancer is recorded, and no breast cancer'],
    ['history-only',        'patient-view', 'breast cancer inactive for years, or history only',   '10',  'breast cancer is history only: no active disease'],
    ['order-for-other-cancer', 'any',       'the order names another cancer',                      '-',   'the reason of the order names another cancer than that of the breast'],
    ['unless',              'any',          'one of its own reasons',                              '-',   'a reason in its own row applies'],
    ['not-read',            'any',          'a part of the record not read',                       '-',   'a part of the record that it depends on was not read'],
    ['not-a-professional',  'any',          'the reader is not a health professional',                '-',   'the user is not a health professional'],
  ],
})

/** Decision P-19: a patient of this many years is an adult. */
const ADULT_YEARS = Number(REASONS_TO_WITHHOLD.rows.find(({ id }) => id === 'under-18')?.years)

/** Past disease older than this many years counts as history. */
const HISTORY_YEARS = Number(REASONS_TO_WITHHOLD.rows.find(({ id }) => id === 'history-only')?.years)

/** The first reason that applies, with its values. Undefined: it may be shown. */
export function reasonToWithhold(hook: HookName, shown: Shown): WithholdReason | undefined {
  const found = REASONS_TO_WITHHOLD.find({ hook, when: shown })
  if (!found) return undefined
  const code = found.id as WithholdReason['code']
  if (code === 'unless') return { code, condition: ownReason(shown.row, shown.facts) ?? '' }
  if (code === 'not-read') return { code, parts: unreadParts(shown.row, shown.notRead) }
  return { code }
}

function ownReason({ unless, conditions }: ConsiderationRow, facts: Facts): string | undefined {
  for (const name of unless) if (conditions[name]?.(facts)) return name
  return undefined
}

function unreadParts({ needs }: ConsiderationRow, notRead: readonly RecordPart[]): readonly RecordPart[] {
  return needs.filter((part) => notRead.includes(part))
}

/** Without a birth date a patient counts as adult. */
function isMinor({ evidence, today }: Facts): boolean {
  return isYoungerThan(evidence.birthDate, today, ADULT_YEARS)
}

function isOtherCancerOnly({ diagnoses }: Evidence): boolean {
  const breast = diagnoses.some(
    ({ kind }) => kind === 'invasive-breast' || kind === 'breast-history' || kind === 'breast-in-situ',
  )
  return !breast && diagnoses.some(({ kind }) => kind === 'other-primary')
}

/** Only history codes or inactive disease, all older than ten years or undated history, and nothing metastatic. */
function isHistoryOnly({ evidence, metastatic, today, classified }: Facts): boolean {
  const breast = evidence.diagnoses.filter(({ kind }) => kind === 'invasive-breast' || kind === 'breast-history')
  if (breast.length === 0 || metastatic.answer === 'yes') return false
  const over = breast.every(
    (one) =>
      one.kind === 'breast-history' || (one.activity === 'inactive' && yearsSince(one.on, today) > HISTORY_YEARS),
  )
  return over && classified.every(({ workUp }) => yearsSince(workUp.date, today) > HISTORY_YEARS)
}
