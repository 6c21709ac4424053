/** The rule rows that a card is based on, each in the words of the very row that was met. */
import { COMBINATION } from '../her2/tables/combination.ts'
import type { RowHead } from '../her2/tables/define-table.ts'
import { TIERS } from '../her2/tables/expression-tier.ts'
import { IHC } from '../her2/tables/ihc.ts'
import { GROUP_BY_IHC, ISH_GROUPS } from '../her2/tables/ish-dual-probe.ts'
import { SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from '../her2/tables/ish-single-probe.ts'
import { LABEL_ROUTES } from '../her2/considerations/label-routes.ts'
import { findRow, RULE_PAGES, rowsOfRule } from '../her2/list-tables.ts'
import type { Subject } from './fill-context.ts'
import { fixed, list, rowId } from './phrases.ts'
import { findRoute } from './route-words.ts'

/** Tables whose rows count only if the path went through them; a row of considerations names all that it might. */
const OF_THE_PATH: ReadonlySet<string> = new Set(
  [IHC, ISH_GROUPS, GROUP_BY_IHC, SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE, COMBINATION, TIERS].map(({ id }) => id),
)

export function rulesUsed(subject: Subject): string {
  const rows = [...pathRows(subject), ...becauseRows(subject), ...routeRows(subject)]
  const lines = [
    ...new Set(rows.map(({ id, words }) => (words === undefined ? rowId(id).markdown : `${id}: ${words}`))),
  ]
  return lines.length === 0 ? '- No rule row was used.' : list(lines.map(fixed))
}

/** The ids of the same rows, without those of labels that the card compares. */
export function usedRuleIds(subject: Subject): readonly string[] {
  const { classification } = subject
  const met = (classification?.rows ?? []).flatMap((name) => findRow(name)?.id ?? [])
  return [...new Set([...met, ...(classification?.rules ?? []), ...becauseIds(subject)])]
}

interface Told {
  readonly id: string
  /** Absent for a rule that is in no table: shown by its id alone. */
  readonly words?: string
}

function told(row: RowHead): Told {
  return { id: row.id, words: row.table === LABEL_ROUTES.id ? `labelled use: ${row.means}` : row.means }
}

/** The rows of the classification, in the order in which they were met. */
function pathRows({ classification }: Subject): readonly Told[] {
  if (!classification) return []
  const known = classification.rows.flatMap((name) => findRow(name) ?? [])
  const rest = classification.rules.filter((id) => !known.some((row) => row.id === id))
  return [...known.map(told), ...rest.map((id) => ({ id }))]
}

/** What made the card fire. For an order, label rows are those of the routes that were really compared. */
function becauseRows(subject: Subject): readonly Told[] {
  const met = (subject.consideration.rows ?? []).flatMap((name) => findRow(name) ?? [])
  return becauseIds(subject).map((id) => {
    const own = met.filter((row) => row.id === id)
    const rows = own.length > 0 ? own : rowsOfRule(id)
    const words = [...new Set(rows.map((row) => told(row).words))]
    // Where rows under one id say different things and none is known to have been met, the id alone is shown.
    const [only] = words
    return words.length === 1 && only !== undefined ? { id, words: only } : { id }
  })
}

function becauseIds({ consideration, classification }: Subject): readonly string[] {
  const { because, routes, draft } = consideration
  const aboutDrug = routes !== undefined || draft !== undefined
  return because.filter((id) => {
    const isOffPath = classification !== undefined && OF_THE_PATH_ALONE.has(id)
    return !CARD_ID.test(id) && !(aboutDrug && OF_LABELS.has(id)) && !isOffPath
  })
}

/** Ids of cards: how a row names itself. */
const CARD_ID = /^PV-/

const RULES = new Set(RULE_PAGES.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.map(({ id }) => id))))
/** Rules with a row of the labels, and rules all of whose rows are of the path. */
const OF_LABELS = new Set([...RULES].filter((id) => rowsOfRule(id).some(({ table }) => table === LABEL_ROUTES.id)))
const OF_THE_PATH_ALONE = new Set(
  [...RULES].filter((id) => rowsOfRule(id).every(({ table }) => OF_THE_PATH.has(table))),
)

function routeRows({ consideration: { routes = [] } }: Subject): readonly Told[] {
  return routes.flatMap(({ rule, jurisdiction }) => {
    const row = findRoute(rule, jurisdiction)
    return row ? [told(row)] : [{ id: rule }]
  })
}
