/**
 * The hazard file, in the spirit of ISO 14971: what may go wrong for a patient, why, what is done about it, the test that shows
 * it, and what remains. Severity is the project's own estimate; how often is not known to anybody yet.
 */
import { linkedRule } from '../content/rule-link.ts'
import { type HazardRow, NO_CONTROL } from './hazards/hazard.ts'
import { HAZARDS_OF_MEANING } from './hazards/meaning.ts'
import { HAZARDS_OF_CALLS, HAZARDS_OF_RECORDS, HAZARDS_OF_TEXT } from './hazards/reading.ts'
import { HAZARDS_OF_OPERATION, HAZARDS_OF_USE } from './hazards/use.ts'

export interface HazardGroup {
  readonly title: string
  readonly rows: readonly HazardRow[]
}

export const HAZARDS: readonly HazardGroup[] = [
  { title: 'Meaning: the traps of the rules, section 11', rows: HAZARDS_OF_MEANING },
  { title: 'Reading free text', rows: HAZARDS_OF_TEXT },
  { title: 'Reading coded records', rows: HAZARDS_OF_RECORDS },
  { title: 'Whose record, and what is sent', rows: HAZARDS_OF_CALLS },
  { title: 'Use', rows: HAZARDS_OF_USE },
  { title: 'Operation', rows: HAZARDS_OF_OPERATION },
]

export const ALL_HAZARDS: readonly HazardRow[] = HAZARDS.flatMap(({ rows }) => rows)

const HEADS = ['id', 'hazard', 'cause', 'severity', 'control', 'shown by', 'what remains']

/** Serious, and either without a control or with a remainder that a site has to carry: what a board reads if it reads one thing. */
export const LOOK_FIRST: readonly string[] = ['U-1', 'U-2', 'U-6', 'A-6', 'T-28', 'S-7', 'S-8']

const INTRODUCTION = `# Hazards

Printed from src/governance/hazards by \`npm run docs:build\`; edit the code, not this file.

In the spirit of ISO 14971, which this project does not claim to fulfil: each hazard with its cause, what is done about it, the test
that shows it, and what remains. Severity, the project's own estimate: *serious*: a treatment may be withheld or given wrongly;
*moderate*: a needless or missed test, a delay; *minor*: time. How often each happens is not estimated, since nobody has figures from use: your
board adds its own, and says what it accepts. *None known* under what remains: we know of no case that the control misses, which is not to say that there is none.
*none* under control means just that.

A, B and C are the classes of fault that were found on reports, records and calls of others; each has its rule and its tests.
`

/** As a page. */
export function printHazards(): string {
  return [INTRODUCTION, printLookFirst(), ...HAZARDS.map(printGroup)].join('\n')
}

function printLookFirst(): string {
  const rows = LOOK_FIRST.flatMap((wanted) => ALL_HAZARDS.filter(([id]) => id === wanted))
  const lines = rows.map(([id, hazard, , , , , residual]) => `- **${id}**, ${hazard}: ${residual}.`)
  const open = ALL_HAZARDS.filter(([, , , , control]) => control === NO_CONTROL).map(([id]) => id)
  const count = `${ALL_HAZARDS.length} hazards, ${open.length} of them without a control (${open.join(', ')}).`
  return ['## Where to look first', '', count, '', ...lines, ''].join('\n')
}

function printGroup({ title, rows }: HazardGroup): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const lines = rows.map(([id, hazard, cause, severity, control, shownBy, residual]) =>
    line([
      linkedId(id),
      hazard,
      cause,
      severity,
      control,
      [...new Set(shownBy.map(fileOf))].join(', ') || '-',
      residual,
    ]),
  )
  return [`## ${title}`, '', line(HEADS), line(HEADS.map(() => '---')), ...lines, ''].join('\n')
}

function linkedId(id: string): string {
  return id.startsWith('T-') ? linkedRule(id) : id
}

/** Tests and stories are no part of the package, so links to them lead into the repository. */
const REPOSITORY = 'https://github.com/her2-cds/her2-cds/blob/main'

function fileOf(place: string): string {
  const [file = ''] = place.split(' › ')
  return `[${file.replace(/^(?:test|fixtures)\//, '')}](${REPOSITORY}/${file})`
}
