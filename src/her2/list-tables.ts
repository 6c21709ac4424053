/** Every table of the rules, by the page it is printed on, and the words of any of their rows. */
import { BASELINE } from './considerations/baseline.ts'
import { BASIS_OF_ANSWER } from './considerations/before-relying.ts'
import { CAVEATS } from './considerations/caveats.ts'
import { LABEL_ROUTES, ROUTE_CONDITIONS } from './considerations/label-routes.ts'
import { RETEST_CRITERIA } from './considerations/excision-retest.ts'
import { LOW_GRADE_TYPES } from './considerations/low-grade.ts'
import { ORDER_SELECT, ORDER_SIGN } from './considerations/order-hooks.ts'
import { ORDER_PROBLEMS } from './considerations/order-problems.ts'
import { PATIENT_VIEW } from './considerations/patient-view.ts'
import { ROUTE_GAPS } from './considerations/route-gaps.ts'
import { HER2_OF_ROUTES } from './considerations/route-her2.ts'
import { COURSES_OF_ROUTES } from './considerations/route-treatments.ts'
import { REASONS_TO_WITHHOLD } from './considerations/withhold.ts'
import { AGENTS } from './tables/agents.ts'
import { COMBINATION } from './tables/combination.ts'
import { CONSEQUENCE } from './tables/consequence.ts'
import { DECISIONS } from './tables/decisions.ts'
import type { RowHead, Table } from './tables/define-table.ts'
import { TIERS } from './tables/expression-tier.ts'
import { RECEPTOR_BANDS, RECEPTORS_TOGETHER } from './tables/hormone-receptors.ts'
import { IHC, IHC_WORDS, PERCENT_CHECKS, STAINING_OF_ZERO } from './tables/ihc.ts'
import { GROUP_BY_IHC, ISH_GROUPS } from './tables/ish-dual-probe.ts'
import { NEAR_THRESHOLD, NUMBER_AGAINST_WORDS, WORDS_AGAINST_NUMBERS } from './tables/ish-reading.ts'
import { SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from './tables/ish-single-probe.ts'
import { NOT_APPLICABLE } from './tables/not-applicable.ts'
import { LEFT_TO_LABORATORY, OVERALL } from './tables/overall.ts'
import { OTHER_LABELS } from './tables/other-labels.ts'
import { SOURCE_TABLE } from './tables/source-table.ts'
import { REPORT_STATUSES } from './tables/report-statuses.ts'
import { METASTATIC_TISSUE } from './status/metastatic-tissue.ts'
import { ACTIVITY, CURRENT_GROUP } from './tables/tumors.ts'

/** A table, whatever its columns. */
export type AnyTable = Pick<Table, 'id' | 'title' | 'source' | 'kind' | 'idHeading' | 'print'> & {
  readonly columns: readonly { readonly heading: string }[]
  readonly rows: readonly RowHead[]
}

/** Tables that are printed together. */
export interface TablePage {
  /** File name, e.g. 'ihc.md'. */
  readonly file: string
  readonly title: string
  readonly tables: readonly AnyTable[]
}

export const RULE_PAGES: readonly TablePage[] = [
  {
    file: 'ihc.md',
    title: 'HER2 by immunohistochemistry',
    tables: [IHC, IHC_WORDS, STAINING_OF_ZERO, PERCENT_CHECKS],
  },
  {
    file: 'ish-dual-probe.md',
    title: 'HER2 by dual-probe ISH',
    tables: [ISH_GROUPS, GROUP_BY_IHC, WORDS_AGAINST_NUMBERS, NUMBER_AGAINST_WORDS, NEAR_THRESHOLD],
  },
  {
    file: 'ish-single-probe.md',
    title: 'HER2 by single-probe ISH',
    tables: [SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE],
  },
  { file: 'combination.md', title: 'IHC and ISH of one specimen', tables: [COMBINATION] },
  { file: 'expression-tier.md', title: 'Tiers of HER2-negative tumours', tables: [TIERS] },
  {
    file: 'reports.md',
    title: 'Which reports count, what the laboratory says, which tumour is active, and which specimen is current',
    tables: [
      REPORT_STATUSES,
      OVERALL,
      LEFT_TO_LABORATORY,
      NOT_APPLICABLE,
      CONSEQUENCE,
      ACTIVITY,
      CURRENT_GROUP,
      METASTATIC_TISSUE,
    ],
  },
  { file: 'hormone-receptors.md', title: 'Hormone receptors', tables: [RECEPTOR_BANDS, RECEPTORS_TOGETHER] },
  { file: 'decisions.md', title: 'Decisions, traps and when to test', tables: [DECISIONS] },
  {
    file: 'label-routes.md',
    title: 'Label routes of trastuzumab deruxtecan',
    tables: [LABEL_ROUTES, ROUTE_CONDITIONS, HER2_OF_ROUTES, COURSES_OF_ROUTES, ROUTE_GAPS, BASELINE],
  },
  { file: 'agents.md', title: 'HER2 status that a drug or assay is meant for', tables: [AGENTS, OTHER_LABELS] },
  { file: 'sources.md', title: 'Sources, and when each is read again', tables: [SOURCE_TABLE] },
  {
    file: 'considerations.md',
    title: 'When a card fires, and when it is withheld',
    tables: [
      PATIENT_VIEW,
      LOW_GRADE_TYPES,
      RETEST_CRITERIA,
      ORDER_SELECT,
      ORDER_SIGN,
      REASONS_TO_WITHHOLD,
      CAVEATS,
      ORDER_PROBLEMS,
      BASIS_OF_ANSWER,
    ],
  },
]

const TABLES = RULE_PAGES.flatMap(({ tables }) => tables)
const ROWS: readonly RowHead[] = TABLES.flatMap(({ rows }) => rows)
const BY_NAME: ReadonlyMap<string, RowHead> = new Map(ROWS.map((row) => [row.name, row]))
const BY_ID: ReadonlyMap<string, readonly RowHead[]> = Map.groupBy(ROWS, ({ id }) => id)

/** The row of this name, 'combination/CB-5'; undefined if there is none, as may be with records of another version. */
export function findRow(name: string): RowHead | undefined {
  return BY_NAME.get(name)
}

/** Every row of a rule id, over all tables. */
export function rowsOfRule(id: string): readonly RowHead[] {
  return BY_ID.get(id) ?? []
}

checkTables()

/** @throws if two tables or two rows share a name, or if a consideration names a rule that does not exist. */
function checkTables(): void {
  if (new Set(TABLES.map(({ id }) => id)).size < TABLES.length) throw new Error('two tables have the same id')
  if (BY_NAME.size < ROWS.length) throw new Error('two rows have the same name')
  for (const { rows } of [PATIENT_VIEW, ORDER_SELECT, ORDER_SIGN]) {
    for (const { id, because, card } of rows) {
      const unknown = because.find((rule) => rule !== card && !BY_ID.has(rule))
      if (unknown !== undefined) throw new Error(`${id}: there is no rule ${unknown}`)
    }
  }
}
