/**
 * The lines of the brief card: one function per placeholder. They name nothing by a reference of the record; where each
 * value stands is told in the whole basis and on the evidence page.
 */
import { BASIS_OF_ANSWER } from '../her2/considerations/before-relying.ts'
import type { Source } from '../her2/tables/sources.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, fixed, join, list, recorded, rowId, say } from './phrases.ts'
import { citedSources } from './cited-sources.ts'
import { listInputs } from './inputs.ts'
import { tellMissing } from './missing-line.ts'
import { nearestRoutes, routeLine } from './route-words.ts'
import { statusWords } from './status-words.ts'
import { otherSpecimens, specimenAndDate } from './words.ts'

const MOST_INPUTS = 4

/** Those that the card shows itself. */
export function shownInputs(subject: Subject): readonly string[] {
  return ownInputs(subject).shown.map(({ reference }) => reference)
}

function ownInputs(subject: Subject) {
  const all = listInputs(subject)
  const own = all.filter(({ reference }) => subject.context.shownInputs?.has(reference) !== true)
  return { all, own, shown: own.slice(0, MOST_INPUTS) }
}

export function inputLines(subject: Subject): string {
  const { all, own, shown } = ownInputs(subject)
  if (all.length === 0) return list([fixed(nothingToShow(subject))])
  if (own.length === 0) return list([fixed('Inputs: as in the card above')])
  const left = own.length - shown.length
  return list(shown.map(({ line }, at) => (left > 0 && at === MOST_INPUTS - 1 ? say`${line}; ${fixed(`${left} more`)}` : line)))
}

function nothingToShow({ context: { evidence, notRead } }: Subject): string {
  const isUnsure = (evidence.unreadResults ?? []).length > 0 || notRead.length > 0
  return isUnsure ? 'No HER2 result could be read; not negative' : 'No HER2 result found; not negative'
}

const MOST_OTHERS = 3

/** '**Other specimens:** left breast, 11 Mar 2022: HER2-negative (null).' Nothing where there are none. */
export function otherSpecimensLine(subject: Subject): string {
  const others = otherSpecimens(subject)
  if (others.length === 0) return ''
  const told = others.slice(0, MOST_OTHERS).map(({ of }) => say`${specimenAndDate(of, subject)}: ${fixed(statusWords(of))}`)
  const left = others.length - told.length
  const lines = [...told, ...(left > 0 ? [fixed(`${left} more`)] : [])]
  return say`**Other specimens:** ${join(lines, '; ')}.`.markdown
}

const MOST_FOLDED = 2

/** What is worth saying and has no card of its own in this answer. */
export function foldedLine({ context: { folded } }: Subject): string {
  if (folded.length === 0) return ''
  const left = folded.length - MOST_FOLDED
  const told = folded.slice(0, MOST_FOLDED).map((summary) => recorded(summary))
  return say`**Also:** ${join([...told, ...(left > 0 ? [fixed(`${left} more points without a card`)] : [])], ' ')}`.markdown
}

/** The labelled uses of T-DXd that nothing contradicts, one line each; where each is contradicted, the nearest. */
export function routeLines({ consideration }: Subject): string {
  const routes = nearestRoutes(consideration.routes ?? [])
  return routes.length === 0 ? '- No labelled use was compared' : list(routes.map(routeLine))
}

export function beforeRelying(subject: Subject): string {
  const { consideration, context, classification } = subject
  const { patient, evidence, unread } = context
  const row = BASIS_OF_ANSWER.find({
    when: { key: consideration.key, routes: consideration.routes ?? [], patient, evidence, unread, of: classification },
  })
  return row === undefined ? '' : `**Before relying on this:** ${row.means}.`
}

export function boxedWarnings({ context }: Subject): string {
  const whose = (context.jurisdiction ?? 'US') === 'US' ? 'boxed warnings' : 'warnings boxed in the US'
  return `**T-DXd ${whose}:** lung disease (ILD, pneumonitis); embryo-fetal harm. Not trastuzumab, not T-DM1.`
}

export function missingLine(subject: Subject): string {
  const items = tellMissing(subject)
  if (items.length === 0) return '**Missing:** nothing noted here; results elsewhere are unknown.'
  return say`**Missing:** ${join(items, '; ')}.`.markdown
}

export function limitsLine(): string {
  return '**Limits:** for breast cancer teams; adults with invasive breast cancer; not for emergencies. Your judgement stands.'
}

/** Rows of labels; all other rows are those of the testing guideline or of this project. */
const LABEL_ROW = /^TDX-/
/** How a row of the catalogue of cards names itself. */
const CARD_ROW = /^(?:PV|OS|SG)-/
const MOST_ROWS = 8

/** The first source, and for a row of a label that of its label, each with the row ids behind it. */
export function sourceLine(subject: Subject): string {
  const [first, ...others] = citedSources(subject)
  if (first === undefined) return '**Source:** rules of this project.'
  const { label, testing } = rowIds(subject)
  const guideline = [first, ...others].find(({ source }) => source.kind === 'guideline')
  const isLabel = first.source.kind === 'label'
  const told = [
    citation(first, isLabel || guideline === undefined ? label : testing, guideline === undefined ? testing : []),
    ...(isLabel && guideline !== undefined && testing.length > 0 ? [citation(guideline, testing, [])] : []),
  ]
  return say`**Source:** ${join(told, '; ')}.`.markdown
}

interface Cited {
  readonly source: Source
  readonly locator?: string
}

function citation({ source, locator }: Cited, rows: readonly string[], more: readonly string[]): Phrase {
  const ids = [...rows, ...more]
  const shown = ids.slice(0, MOST_ROWS).map(rowId)
  const behind = ids.length === 0 ? fixed('') : say` (${join(shown, ', ')}${fixed(ids.length > MOST_ROWS ? ' …' : '')})`
  const place = locator === undefined ? '' : `, ${locator}`
  const doubt = source.unverified === undefined ? '' : ', partly unverified'
  return say`${fixed(`${shortLabel(source)}${place}, ${address(source)}${doubt}`)}${behind}`
}

function shortLabel({ short, label, year }: Source): string {
  const name = short ?? label
  return name.includes(String(year)) ? name : `${name}, ${year}`
}

function address({ url, doi }: Source): string {
  if (url === undefined) return 'no address'
  return `[${doi === undefined ? new URL(url).hostname.replace(/^www\./, '') : `doi ${doi}`}](${url})`
}

/** The rows of a label stand beside its conditions where a card compares them, and not a second time here. */
function rowIds({ classification, consideration }: Subject): {
  readonly label: readonly string[]
  readonly testing: readonly string[]
} {
  const isCompared = consideration.routes !== undefined
  const because = consideration.because.filter((id) => !CARD_ROW.test(id) && !(isCompared && LABEL_ROW.test(id)))
  const ids = [...new Set([...(classification?.rules ?? []), ...because])]
  return { label: ids.filter((id) => LABEL_ROW.test(id)), testing: ids.filter((id) => !LABEL_ROW.test(id)) }
}
