/**
 * The lines of the brief card: one function per placeholder. They name nothing by a reference of the record; where each
 * value stands is told in the whole basis and on the evidence page.
 */
import { BASIS_OF_ANSWER } from '../her2/considerations/before-relying.ts'
import { findSource, SOURCES, type Source } from '../her2/tables/sources.ts'
import { type SizedSubject, type Subject, once } from './fill-context.ts'
import { type Phrase, NOTHING, fixed, join, list, recorded, rowId, say } from './phrases.ts'
import { citedSources } from './cited-sources.ts'
import { labelClaim, overdueWords } from './label-source.ts'
import { listInputs } from './inputs.ts'
import { tellMissing } from './missing-line.ts'
import { findRoute, nearestRoutes, routeLine } from './route-words.ts'
import { usedRuleIds } from './rules-used.ts'
import { statusWords } from './status-words.ts'
import { otherSpecimens, specimenAndDate } from './words.ts'

/** Lines, and names in a line, by how short the card has to be. */
const MOST_INPUTS = [4, 3, 2, 1] as const
const MOST_OTHERS = [3, 2, 1, 1] as const
const MOST_FOLDED = [2, 1, 1, 1] as const

/** Those that the card shows itself. */
export function shownInputs(subject: SizedSubject): readonly string[] {
  return ownInputs(subject).shown.map(({ reference }) => reference)
}

function ownInputs(subject: SizedSubject) {
  const all = once(subject, listInputs)
  const own = all.filter(({ reference }) => subject.context.shownInputs?.has(reference) !== true)
  return { all, own, shown: own.slice(0, MOST_INPUTS[subject.tight]) }
}

export function inputLines(subject: SizedSubject): string {
  const { all, own, shown } = ownInputs(subject)
  if (all.length === 0) return list([fixed(nothingToShow(subject))])
  if (own.length === 0) return list([fixed('Inputs: as in the card above')])
  const left = own.length - shown.length
  return list(
    shown.map(({ line }, at) => (left > 0 && at === shown.length - 1 ? say`${line}; ${fixed(`${left} more`)}` : line)),
  )
}

function nothingToShow({ context: { evidence, notRead } }: Subject): string {
  const isUnsure = (evidence.unreadResults ?? []).length > 0 || notRead.length > 0
  return isUnsure ? 'No HER2 result could be read; not negative' : 'No HER2 result found; not negative'
}

/** '**Other specimens:** left breast, 11 Mar 2022: HER2-negative (null).' Nothing where there are none. */
export function otherSpecimensLine(subject: SizedSubject): string {
  const shown = new Set(shownInputs(subject))
  // The synopsis sums up; on another card the results of a specimen are not told twice.
  const isTold = ({ of }: (typeof all)[number]) =>
    subject.consideration.key !== 'her2Synopsis' && of.evidence.length > 0 && of.evidence.every((one) => shown.has(one))
  const all = once(subject, otherSpecimens)
  const others = all.filter((one) => !isTold(one))
  if (others.length === 0) return ''
  const told = others.slice(0, MOST_OTHERS[subject.tight]).map(({ of, sameTumor }) => {
    const whose = sameTumor || subject.classification === undefined ? '' : ' (other tumour)'
    return say`${specimenAndDate(of, subject)}${fixed(whose)}: ${fixed(statusWords(of))}`
  })
  const left = others.length - told.length
  const lines = [...told, ...(left > 0 ? [fixed(`${left} more`)] : [])]
  return say`**Other specimens:** ${join(lines, '; ')}.`.markdown
}

/** What is worth saying and has no card of its own in this answer. */
export function foldedLine({ context: { folded }, tight }: SizedSubject): string {
  if (folded.length === 0) return ''
  const left = folded.length - MOST_FOLDED[tight]
  const told = folded.slice(0, MOST_FOLDED[tight]).map((summary) => recorded(summary))
  return say`**Also:** ${join([...told, ...(left > 0 ? [fixed(`${left} more points without a card`)] : [])], ' ')}`
    .markdown
}

/** The labelled uses of T-DXd that nothing contradicts, one line each; where each is contradicted, the nearest. */
export function routeLines({ consideration }: Subject): string {
  const { shown, left } = nearestRoutes(consideration.routes ?? [])
  if (shown.length === 0) return '- No labelled use was compared'
  const more = left === 0 ? [] : [fixed(`${left} more labelled ${left === 1 ? 'use is' : 'uses are'} open`)]
  return list([...shown.map(routeLine), ...more])
}

export function beforeRelying(subject: Subject): string {
  const { consideration, context, classification } = subject
  const { patient, evidence } = context
  const row = BASIS_OF_ANSWER.find({
    when: {
      ...{ key: consideration.key, routes: consideration.routes ?? [], pending: consideration.pending },
      ...{ patient, evidence, of: classification },
    },
  })
  return row === undefined ? '' : `**Before relying on this:** ${row.means}.`
}

/** Where an order is being written, also which drugs it is not. */
export function boxedWarnings({ context, consideration }: Subject): string {
  const where = (context.jurisdiction ?? 'US') === 'US' ? '' : ' (US)'
  const others = consideration.draft === undefined ? '' : ' Not trastuzumab, not T-DM1.'
  return `**T-DXd boxed warnings${where}:** ILD or pneumonitis; embryo-fetal toxicity.${others}`
}

export function missingLine(subject: SizedSubject): string {
  const items = tellMissing(subject)
  if (items.length === 0) return '**Missing:** nothing further noted.'
  return say`**Missing:** ${join(items, '; ')}.`.markdown
}

export function limitsLine(): string {
  return '**Limits:** for breast cancer teams; adults, invasive carcinoma, this record only; not for emergencies.'
}

/** Rows of labels; all other rows are those of the testing guideline or of this project. */
const LABEL_ROW = /^TDX-/
const MOST_ROWS = 8

/**
 * The first source with the row ids behind it; for a card that compares labels, theirs, and the guideline behind which the
 * rows of the status stand. The rows of those labels stand beside their conditions.
 */
export function sourceLine(subject: Subject): string {
  const cited = once(subject, citedSources).map(({ source }) => source)
  const ids = subject.consideration.key === 'tdxdBaseline' ? subject.consideration.because : usedRuleIds(subject)
  const routes = nearestRoutes(subject.consideration.routes ?? []).shown
  const labels = routes.flatMap(({ rule, jurisdiction }) => {
    const source = findSource(findRoute(rule, jurisdiction)?.source ?? '')
    return source === undefined || source.jurisdiction !== (subject.context.jurisdiction ?? 'US') ? [] : [source]
  })
  const [first] = cited
  const guideline = cited.find(({ kind }) => kind === 'guideline') ?? first
  if (guideline === undefined || first === undefined) return '**Source:** rules of this project.'
  const lead = labels.length > 0 ? [...new Set(labels)] : [first]
  const behind = guideline === first || labels.length > 0 ? [] : ids.filter((id) => LABEL_ROW.test(id))
  const rest = ids.filter((id) => !behind.includes(id))
  const isLast = lead.includes(guideline)
  const told = [
    ...lead.map((one) => citation(one, isLast ? ids : behind)),
    ...(isLast || rest.length === 0 ? [] : [citation(guideline, rest)]),
  ]
  return say`**Source:** ${join(told, '; ')}${fixed(overdueWords(labelClaim(subject)))}.`.markdown
}

const MOST_CITATIONS = 1_000
const CITATIONS = new Map<string, Phrase>()

/** The same few sources and rows, which are this project's own words, stand on card after card. */
function citation(source: Source, rows: readonly string[]): Phrase {
  const name = `${source.id} ${rows.join(' ')}`
  const known = CITATIONS.get(name)
  if (known !== undefined) return known
  const phrase = cite(source, rows)
  if (CITATIONS.size >= MOST_CITATIONS) CITATIONS.clear()
  CITATIONS.set(name, phrase)
  return phrase
}

function cite(source: Source, rows: readonly string[]): Phrase {
  const shown = join(rows.slice(0, MOST_ROWS).map(rowId), ', ')
  const behind = rows.length === 0 ? NOTHING : say` (${shown}${fixed(rows.length > MOST_ROWS ? ' …' : '')})`
  return say`${NAMES.get(source.id) ?? NOTHING}${behind}`
}

/** With its year; the name itself is the link where there is no DOI. */
function linkedName({ short, label, year, url, doi }: Source): string {
  const name = short ?? label
  const dated = name.includes(String(year)) ? name : `${name}, ${year}`
  return url === undefined || doi !== undefined ? dated : `[${dated}](${url})`
}

/** Of each source of the registry: its name with its link, and whether part of it is unverified. */
const NAMES: ReadonlyMap<string, Phrase> = new Map(
  SOURCES.map((source: Source) => {
    const doubt = source.unverified === undefined ? '' : ', partly unverified'
    return [source.id, fixed(`${linkedName(source)}${doiOf(source)}${doubt}`)]
  }),
)

function doiOf({ url, doi }: Source): string {
  return doi === undefined ? '' : `, [doi ${doi}](${url ?? `https://doi.org/${doi}`})`
}
