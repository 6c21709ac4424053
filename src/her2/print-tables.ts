/** The decision tables as Markdown, for a pathologist to check by eye against the guideline's figures. */
import { COMBINATION } from './tables/combination.ts'
import { AGENTS } from './tables/agents.ts'
import { TABLE_OF_HOOK } from './considerations/consider.ts'
import { TIERS } from './tables/expression-tier.ts'
import { RECEPTOR_BANDS } from './status/hormone-receptors.ts'
import { IHC_TABLE, PERCENT_CHECKS } from './tables/ihc.ts'
import { WORDS_AGAINST_NUMBERS } from './status/ish.ts'
import { GROUP_BY_IHC, ISH_GROUPS } from './tables/ish-dual-probe.ts'
import { SINGLE_PROBE_BANDS, SINGLE_PROBE_MIDDLE } from './tables/ish-single-probe.ts'
import { LABEL_ROUTES } from './considerations/label-routes.ts'

export interface PrintedTable {
  /** File name, e.g. 'ihc.md'. */
  readonly file: string
  readonly markdown: string
}

type Cell = string | readonly string[]

/** One grid of a table; a row's first cell is its id where the column says so. */
export interface TableSection {
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export interface DecisionTable {
  /** File name, e.g. 'ihc.md'. */
  readonly file: string
  readonly title: string
  readonly source: string
  readonly sections: readonly TableSection[]
}

/** All decision tables as Markdown, one file a subject. */
export function printTables(): readonly PrintedTable[] {
  return listTables().map((table) => ({ file: table.file, markdown: print(table) }))
}

/** The words of a cell as they are printed. */
export function wordsOfCell(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.join('; ') || '-'
}

/** All decision tables, one file a subject. */
export function listTables(): readonly DecisionTable[] {
  return [
    page('ihc.md', 'HER2 by immunohistochemistry', 'asco-cap-2018, figure 1 (affirmed 2023)', [
      {
        heading: 'Scores and patterns',
        columns: ['rule', 'score', 'pattern in invasive tumour cells', 'extent', 'call', 'next step'],
        rows: IHC_TABLE.map((row) => [row.rule, row.score, row.pattern, row.extent, row.call, row.next]),
      },
      {
        heading: 'Percentages that contradict a score',
        columns: ['decision', 'score', 'percentage of', 'conflict when'],
        rows: PERCENT_CHECKS,
      },
    ]),
    page('ish-dual-probe.md', 'HER2 by dual-probe ISH', 'asco-cap-2018, figures 3 to 6 (affirmed 2023)', [
      { heading: 'Groups', columns: ['rule', 'HER2/CEP17 ratio', 'HER2 signals per cell', 'group'], rows: ISH_GROUPS },
      {
        heading: 'Groups 2, 3 and 4 by concurrent IHC',
        columns: ['rule', 'group', 'IHC', 'recount', 'final', 'comment'],
        rows: GROUP_BY_IHC,
      },
      {
        heading: 'Words that contradict the numbers (decision P-5)',
        columns: ['reading by numbers', 'words that exclude it', 'with IHC'],
        rows: WORDS_AGAINST_NUMBERS,
      },
    ]),
    page('ish-single-probe.md', 'HER2 by single-probe ISH', 'asco-cap-2018, figure 2 (affirmed 2023)', [
      { heading: 'Bands', columns: ['rule', 'HER2 signals per cell', 'reading'], rows: SINGLE_PROBE_BANDS },
      { heading: '4.0 to below 6.0', columns: ['rule', 'IHC', 'dual-probe group', 'final'], rows: SINGLE_PROBE_MIDDLE },
    ]),
    page(
      'combination.md',
      'IHC and ISH of one specimen',
      'asco-cap-2018, figures 1 to 3 (affirmed 2023); decisions P-1, P-4',
      [{ heading: 'Combination', columns: ['rule', 'IHC', 'ISH', 'final'], rows: COMBINATION }],
    ),
    page('expression-tier.md', 'Tiers of HER2-negative tumours', 'fda-2025-01-27, rakha-2026', [
      { heading: 'Tiers', columns: ['rule', 'IHC', 'ISH', 'tier', 'caution'], rows: TIERS },
    ]),
    page('hormone-receptors.md', 'Hormone receptors', 'asco-cap-er-pgr-2020', [
      { heading: 'ER and PgR', columns: ['stained nuclei, %', 'call'], rows: RECEPTOR_BANDS },
    ]),
    page(
      'label-routes.md',
      'Label routes of trastuzumab deruxtecan (HER2-low, ultralow)',
      'fda-2022-08, fda-2025-01-27',
      [{ heading: 'Routes', columns: ['rule', 'jurisdiction', 'tiers', 'title', 'conditions'], rows: LABEL_ROUTES }],
    ),
    page('agents.md', 'HER2 status that a drug or assay is meant for', 'US labels, snapshot in `label-routes.ts`', [
      { heading: 'Agents', columns: ['agent', 'HER2 needed', 'kind'], rows: AGENTS },
    ]),
    page(
      'considerations.md',
      'When a card fires, and when it stays quiet',
      'the card catalogue of this project',
      Object.entries(TABLE_OF_HOOK).map(([heading, { rows }]) => ({
        heading,
        columns: ['key', 'card', 'speaks of', 'must have been read', 'fires when all of', 'unless any of', 'because'],
        rows: rows.map((row) => [row.key, row.card, row.scope, row.needs, row.when, row.unless, row.because]),
      })),
    ),
  ]
}

function page(file: string, title: string, source: string, sections: readonly TableSection[]): DecisionTable {
  return { file, title, source, sections }
}

function print({ title, source, sections }: DecisionTable): string {
  const body = sections.map(({ heading, columns, rows }) => [`## ${heading}`, '', ...grid(columns, rows)].join('\n'))
  const head = `# ${title}\n\nSource: ${source}. Printed from the code by \`her2-cds tables\`; edit the code, not this file.`
  return `${[head, ...body].join('\n\n')}\n`
}

function grid(columns: readonly string[], rows: TableSection['rows']): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map((row) => line(row.map(wordsOfCell)))]
}
