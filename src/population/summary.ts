/** summary.html: one page without scripts, with what a run found in numbers, plots and the first lines of each list. */
import type { Suggestion } from '../fhir/suggest-code-map.ts'
import type { Database } from './duckdb.ts'
import type { FileError } from './export-files.ts'
import type { Manifest } from './manifest.ts'
import { bars, columns, escapeHtml, formatted, type Bar, type StackPart } from './plots.ts'
import type { UnreadSource } from './tallies.ts'
import type { ListCount } from './write-lists.ts'

export interface SummaryInput {
  readonly manifest: Manifest
  readonly patients: number
  readonly setAside: number
  readonly lines: number
  readonly errors: readonly FileError[]
  readonly suggestions: readonly Suggestion[]
  readonly unread: readonly UnreadSource[]
  readonly lists: readonly ListCount[]
}

// prettier-ignore
const STATUSES: readonly StackPart[] = [
  { name: 'positive',         label: 'positive',                     colour: '#b2182b' },
  { name: 'low',              label: 'HER2-low',                     colour: '#ef8a62' },
  { name: 'ultralow',         label: 'HER2-ultralow',                colour: '#fddbc7' },
  { name: 'null',             label: 'IHC 0, no staining',           colour: '#67a9cf' },
  { name: 'zero-unspecified', label: 'IHC 0, staining not stated',   colour: '#a6cbe0' },
  { name: 'undetermined',     label: 'negative, tier not told',      colour: '#2166ac' },
  { name: 'not-final',        label: 'not final',                    colour: '#7b3294' },
  { name: 'conflict',         label: 'contradictory',                colour: '#1b1b1b' },
  { name: 'other',            label: 'other or unknown',             colour: '#999999' },
]
const STATUS = `CASE WHEN status = 'positive' THEN 'positive' WHEN status = 'negative' THEN coalesce(tier, 'undetermined')
  WHEN status IN ('not-final', 'conflict') THEN status ELSE 'other' END`

/** Each plot is one question to the rows. */
const PLOTS: readonly { readonly title: string; readonly note: string; readonly sql: string }[] = [
  {
    title: 'HER2 status of the current specimen',
    note: 'Every patient with a HER2 result counts once.',
    sql: `SELECT ${STATUS} AS label, count(*) FROM results WHERE status IS NOT NULL GROUP BY 1`,
  },
  {
    title: 'Specimens of one patient',
    note: 'Patients with two or more specimens that have a final answer.',
    sql: `SELECT CASE WHEN specimens_differ THEN 'status or tier differs' ELSE 'the same status and tier' END AS label, count(*)
      FROM results WHERE specimens_differ IS NOT NULL GROUP BY 1 ORDER BY 1`,
  },
  {
    title: 'From the first IHC 2+ to ISH on the same specimen',
    note: 'Only results that say which specimen they are of.',
    sql: `SELECT substr(sorted, 2), count(*) FROM (SELECT CASE WHEN ish_on IS NULL THEN '9no ISH on record' WHEN days_to_ish IS NULL THEN '8a day is not known'
        WHEN days_to_ish <= 7 THEN '1up to 7 days' WHEN days_to_ish <= 14 THEN '28 to 14 days' WHEN days_to_ish <= 28 THEN '315 to 28 days'
        WHEN days_to_ish <= 56 THEN '429 to 56 days' ELSE '5longer' END AS sorted
      FROM results WHERE equivocal_on IS NOT NULL) GROUP BY sorted ORDER BY sorted`,
  },
  {
    title: 'Distant metastasis, hormone receptors',
    note: 'Patients with a HER2 result.',
    sql: `SELECT 'metastatic: ' || metastatic || ', receptors ' || hormone_receptor AS label, count(*) FROM results
      WHERE status IS NOT NULL GROUP BY 1 ORDER BY 1`,
  },
]

export async function writeSummary(database: Database, input: SummaryInput): Promise<string> {
  const plots: string[] = []
  for (const { title, note, sql } of PLOTS) {
    const rows = (await database.rows(sql)).map(([label, count]) => ({ label: String(label), count: Number(count) }))
    plots.push(section(title, note, bars(title, inOrder(rows).map(named))))
  }
  const byYear = section(
    'Status by year',
    'By the day on which the current specimen was taken.',
    await statusByYear(database),
  )
  const { manifest, lists } = input
  const open = lists.map(({ title, patients }) => ({ label: title, count: patients }))
  return page(
    `Population run of ${manifest.day}`,
    [
      overview(input),
      byYear,
      ...plots,
      section('Open questions', 'Patients on each list; one patient may be on several.', bars('Open questions', open)),
      ...lists.filter(({ patients }) => patients > 0).map(tellList),
      quality(input),
      codeMap(input.suggestions),
    ].join('\n'),
  )
}

/** Statuses in the order of their table; what is none stays where it is. */
function inOrder(rows: readonly Bar[]): readonly Bar[] {
  const place = ({ label }: Bar) => STATUSES.findIndex(({ name }) => name === label)
  return rows.toSorted((one, other) => place(one) - place(other))
}

function named({ label, count }: Bar): Bar {
  return { label: STATUSES.find(({ name }) => name === label)?.label ?? label, count }
}

async function statusByYear(database: Database): Promise<string> {
  const sql = `SELECT year, ${STATUS} AS status, count(*) FROM results
    WHERE status IS NOT NULL AND year IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`
  const years = new Map<string, Map<string, number>>()
  for (const [year, status, count] of await database.rows(sql)) {
    const counts = years.get(String(year)) ?? new Map<string, number>()
    counts.set(String(status), Number(count))
    years.set(String(year), counts)
  }
  const stacks = [...years].slice(-MOST_YEARS).map(([label, counts]) => ({ label, counts }))
  return columns('Status by year', stacks, STATUSES)
}

const MOST_YEARS = 20

function overview({ manifest, patients, setAside, lines, errors }: SummaryInput): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Patients', formatted(patients)],
    ['Set aside without any sign of breast cancer or HER2', formatted(setAside)],
    ['Read, each a line of results.ndjson', formatted(lines)],
    ['Records', formatted(manifest.records)],
    ['Files, lines and records that could not be read', formatted(errors.length)],
    ['Program and knowledge', `${manifest.program}, ${manifest.knowledge}`],
    ['Day on which it was asked', manifest.day],
  ]
  return table(['What', 'How many'], rows)
}

function tellList({ title, about, file, patients, first }: ListCount): string {
  const rest =
    patients > first.length
      ? `<p>The first ${first.length} of ${formatted(patients)}; all are in ${escapeHtml(file)}.</p>`
      : ''
  const rows = first.map(({ patient, reason }) => [patient, reason] as const)
  return `<details><summary>${escapeHtml(title)} (${formatted(patients)})</summary><p>${escapeHtml(about)}.</p>${table(['Patient', 'Why'], rows)}${rest}</details>`
}

const MOST_ROWS = 40

function quality({ unread, errors }: SummaryInput): string {
  const classes = new Map<string, number>()
  for (const row of unread) classes.set(row.class, (classes.get(row.class) ?? 0) + row.count)
  const plot = bars(
    'What was not read',
    [...classes].toSorted().map(([label, count]) => ({ label, count })),
  )
  const rows = unread
    .slice(0, MOST_ROWS)
    .map((row) => [
      row.type,
      row.system,
      row.code,
      row.label,
      row.class,
      formatted(row.count),
      row.examples.join(' | '),
    ])
  const wrong = errors.slice(0, MOST_ROWS).map(({ file, line, error }) => [file, String(line ?? ''), error])
  return [
    section('What was not read', 'Texts and values that were there and not understood, by kind.', plot),
    '<h3>Where it stands</h3>',
    table(['Type', 'System', 'Code', 'Name', 'Kind', 'Times', 'For instance'], rows),
    errors.length === 0 ? '' : `<h3>Lines that could not be read</h3>${table(['File', 'Line', 'Why'], wrong)}`,
  ].join('\n')
}

function codeMap(suggestions: readonly Suggestion[]): string {
  const rows = suggestions
    .slice(0, MOST_ROWS)
    .map(({ kind, system, code, text, label, count, guess, examples }) => [
      ...[kind, system ?? '', code ?? '', text ?? label ?? '', guess ?? ''],
      ...[formatted(count), examples.join(' | ')],
    ])
  const note =
    'Tests, answers and sites that the built-in tables do not know, of the patients that were read. code-map.json holds them all, to be filled in.'
  return section(
    'For the code map',
    note,
    table(['Kind', 'System', 'Code', 'Words', 'Looks like', 'Times', 'For instance'], rows),
  )
}

function section(title: string, note: string, inner: string): string {
  return `<section><h2>${escapeHtml(title)}</h2><p>${escapeHtml(note)}</p>${inner}</section>`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>None.</p>'
  const row = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  return `<table><thead>${row(heads, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;color:#1b1b1b;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin:2rem 0 0}p{margin:.3rem 0}
table{border-collapse:collapse;margin:.5rem 0;font-size:.9rem}td,th{border:1px solid #bbb;padding:.2rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
svg{width:100%;height:auto;font-size:13px}svg rect{fill:#2166ac}svg text{fill:#1b1b1b}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem;font-size:.85rem}.legend span{display:inline-block;width:.9em;height:.9em;margin-right:.3em;border:1px solid #555}
details{margin:.6rem 0}summary{cursor:pointer;font-weight:600}`

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(title)}</h1>
<p>For clinicians and researchers who look at the record themselves: what stands here is read from the export and decides nothing.</p>
${body}</body></html>
`
}
