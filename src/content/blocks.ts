/** The blocks of the cards: one function per placeholder, each returning Markdown, empty where there is nothing to say. */
import type { Classification, CommentCode, TumorClassification } from '../her2/classification.ts'
import type { LabelRoute, RouteAnswer } from '../her2/considerations/considerations.ts'
import { LABEL_SNAPSHOT } from '../her2/considerations/label-routes.ts'
import type { Source } from '../her2/tables/sources.ts'
import * as brief from './brief.ts'
import { citedSources } from './cited-sources.ts'
import { type SizedSubject, type Subject, once } from './fill-context.ts'
import { missingItems } from './missing.ts'
import {
  type Phrase,
  NOTHING,
  dateWords,
  day,
  decimal,
  fixed,
  join,
  list,
  recorded,
  rowId,
  say,
  table,
} from './phrases.ts'
import type { BlockName } from './placeholders.ts'
import { labelClaim, labelLine } from './label-source.ts'
import { receptorsLine, resultsRead } from './results-read.ts'
import { tellNote } from './note-words.ts'
import { openWords } from './order-words.ts'
import { basisWords, conditionWords, routeTitle } from './route-words.ts'
import { rulesUsed } from './rules-used.ts'
import { findSpecimen, specimenPhrase } from './specimen-words.ts'
import { bothResultWords, ihcWords, ishWords, statusSentence, statusWords } from './status-words.ts'
import { isSameSpecimen, otherSpecimens, specimenAndDate } from './words.ts'

/** Lines that name less where the card has to be shorter. */
const SIZED_BLOCKS = {
  inputs: brief.inputLines,
  others: brief.otherSpecimensLine,
  also: brief.foldedLine,
  missingLine: brief.missingLine,
} as const satisfies Partial<Record<BlockName, (subject: SizedSubject) => string>>

type SizedBlockName = keyof typeof SIZED_BLOCKS

const BLOCKS: Readonly<Record<Exclude<BlockName, SizedBlockName>, (subject: Subject) => string>> = {
  routeLines: brief.routeLines,
  beforeRelying: brief.beforeRelying,
  boxedWarnings: brief.boxedWarnings,
  sourceLine: brief.sourceLine,
  limitsLine: brief.limitsLine,
  laboratory: laboratoryLine,
  statusSentence: statusLine,
  tumors: tumorLines,
  otherCancer: otherCancerLine,
  specimens: specimensTable,
  receptors: (subject) => receptorsLine(subject).markdown,
  history: historyLine,
  otherSpecimens: otherSpecimensLine,
  routes: routesTables,
  caveats,
  openList,
  folded: foldedList,
  resultsRead,
  rulesUsed,
  sources: sourcesList,
  missing: (subject) => list(missingItems(subject)),
  limits: limitsLine,
}

export function blockWords(name: BlockName, subject: SizedSubject): string {
  return isSized(name) ? SIZED_BLOCKS[name](subject) : once(subject, BLOCKS[name])
}

function isSized(name: BlockName): name is SizedBlockName {
  return Object.hasOwn(SIZED_BLOCKS, name)
}

/** The laboratory's own words come first; where there are none, the line is left out. */
function laboratoryLine({ classification }: Subject): string {
  const reported = recorded(classification?.reported ?? '')
  if (reported.plain === '') return ''
  return `Laboratory's own overall interpretation of this specimen, as reported: **${reported.markdown}**.`
}

function statusLine({ classification }: Subject): string {
  if (classification === undefined) return 'By the rules: no HER2 status can be given. This is not a negative result.'
  return `By the rules: ${statusSentence(classification)}. Based on: ${bothResultWords(classification)}.`
}

/** One line for each tumour, where there are several (decision P-12). */
function tumorLines({ context }: Subject): string {
  const tumors = context.patient.tumors.filter(({ current, active, specimens }) => {
    return current !== undefined || (active !== undefined && specimens.length === 0)
  })
  return tumors.length < 2 ? '' : list(tumors.map((tumor) => tumorLine(tumor, context)))
}

function tumorLine({ laterality, distant, active, current }: TumorClassification, context: Subject['context']): Phrase {
  const side =
    laterality === undefined
      ? 'Breast, side not stated'
      : `${laterality[0]?.toUpperCase()}${laterality.slice(1)} breast`
  const name = fixed(distant ? 'Distant tissue' : side)
  const past = fixed(active === false ? ' (not active)' : '')
  if (current === undefined) return say`${name}${past}: no HER2 result found`
  const place = specimenPhrase(current.specimen, findSpecimen(context.evidence, current.specimen.reference))
  return say`${name}${past}: ${fixed(statusWords(current))}, ${fixed(bothResultWords(current))} (${place}, ${day(current.specimen.collectedOn)})`
}

/** Decision P-15: without a reason, the order may be for another cancer for which the drug is labelled. */
function otherCancerLine({ consideration: { otherCancer } }: Subject): string {
  if (otherCancer === undefined) return ''
  return say`The order names no cancer; also active, and the drug is labelled for it: ${recorded(otherCancer.words)}`
    .markdown
}

const MOST_SPECIMENS = 12

function specimensTable({ context }: Subject): string {
  const rows = context.patient.tumors.flatMap((tumor) =>
    tumor.specimens.map((of) => ({ of, side: tumor.distant ? 'distant' : tumor.laterality })),
  )
  if (rows.length === 0) return 'No specimen with a HER2 result was found.'
  const shown = rows.slice(0, MOST_SPECIMENS).map(({ of, side }) => specimenRow(of, side, context))
  const heads = [
    'Tumour side',
    'Specimen',
    'Collected',
    'IHC',
    'ISH',
    'Laboratory interpretation',
    'Status by the rules',
    'Rows',
  ]
  const left = rows.length - shown.length
  return table(heads, shown) + (left > 0 ? `\n\n${left} more specimens are not shown here.` : '')
}

function specimenRow(of: Classification, side: string | undefined, context: Subject['context']): readonly Phrase[] {
  const isCurrent = context.patient.current !== undefined && isSameSpecimen(of, context.patient.current)
  const place = specimenPhrase(
    { ...of.specimen, metastatic: of.specimen.metastatic },
    findSpecimen(context.evidence, of.specimen.reference),
  )
  return [
    fixed(of.specimen.laterality ?? side ?? 'not stated'),
    join([place, fixed(of.specimen.metastatic ? '(metastatic)' : ''), fixed(isCurrent ? '**(current)**' : '')], ' '),
    day(of.specimen.collectedOn),
    fixed(ihcWords(of.ihc, of)),
    ishCell(of),
    recorded(of.reported ?? 'none found'),
    fixed(statusWords(of)),
    join(of.rules.map(rowId), ', '),
  ]
}

function ishCell(of: Classification): Phrase {
  const ish = of.ish
  const numbers = [
    ish?.group !== undefined ? fixed(`group ${ish.group}`) : NOTHING,
    ish?.probe === 'single' ? fixed('single-probe') : NOTHING,
    ish?.ratio !== undefined ? say`ratio ${decimal(ish.ratio)}` : NOTHING,
    ish?.computedRatio !== undefined ? say`computed ratio ${decimal(ish.computedRatio)}` : NOTHING,
    ish?.her2CopyNumber !== undefined ? say`HER2 copies ${decimal(ish.her2CopyNumber)}` : NOTHING,
    ish?.cep17CopyNumber !== undefined ? say`CEP17 copies ${decimal(ish.cep17CopyNumber)}` : NOTHING,
  ]
  return join([fixed(ishWords(ish, of)), ...numbers], '; ')
}

function historyLine({ context: { patient } }: Subject): string {
  const found = (ever: boolean, words: string) => `${words}: ${ever ? 'yes' : 'not found'}`
  const ever = [
    found(patient.everPositive, 'ever HER2-positive'),
    found(patient.everLow, 'ever low'),
    found(patient.everUltralow, 'ever ultralow'),
  ].join('; ')
  const outside = patient.everPositive
    ? ' A HER2-positive result is on record; a later low result lies outside the population of the DESTINY-Breast04 trial (T-33).'
    : ''
  return `Among the results read: ${ever}.${outside}`
}

function otherSpecimensLine(subject: Subject): string {
  const others = once(subject, otherSpecimens)
  const { classification, context } = subject
  const lead = (sameTumor: boolean) => {
    if (classification === undefined) return fixed('Specimen')
    return fixed(sameTumor ? 'Same tumour' : 'Other tumour')
  }
  const current = context.patient.current
  const isCurrent = classification === undefined || current === undefined || isSameSpecimen(classification, current)
  const now =
    isCurrent || current === undefined
      ? []
      : [
          say`The current specimen is a different one: ${specimenAndDate(current, subject)}: ${fixed(statusWords(current))}. Labels do not say which specimen counts.`,
        ]
  const rest = others
    .slice(0, MOST_SPECIMENS)
    .map(({ of, sameTumor }) => say`${lead(sameTumor)}: ${specimenAndDate(of, subject)}: ${fixed(statusWords(of))}`)
  const left = others.length - rest.length
  const more = left > 0 ? [fixed(`And ${left} more specimens.`)] : []
  const lines = [...now, ...rest, ...more]
  return lines.length === 0 ? 'No other specimen with a HER2 result was found.' : list(lines)
}

const ROUTE_MARKS: Readonly<Record<RouteAnswer, string>> = {
  found: 'found',
  'found on another specimen': 'found on another specimen',
  'given, outcome not recorded': 'given, outcome not recorded',
  'not found': 'not found',
  contradicts: '**contradicts**',
}

const COUNTRY_WORDS = {
  US: 'United States labels',
  EU: 'European Union product information; the first-line and early routes are not listed because their EU status has not been verified',
} as const

function routesTables({ consideration, context }: Subject): string {
  const routes = consideration.routes ?? []
  if (routes.length === 0) return 'No labelled use was compared.'
  const heading = `${COUNTRY_WORDS[context.jurisdiction ?? 'US']}. Label texts last checked against their sources on ${dateWords(LABEL_SNAPSHOT)}.`
  return [heading, ...routes.map(routeTable)].join('\n\n')
}

function routeTable(route: LabelRoute): string {
  const heading = say`Labelled use ${rowId(route.rule)}: ${fixed(routeTitle(route))}`
  const rows = route.conditions.map(({ condition, record, basis }) => [
    fixed(conditionWords(condition)),
    fixed(ROUTE_MARKS[record]),
    basis === undefined ? NOTHING : recorded(basisWords(basis)),
  ])
  return `${heading.markdown}\n\n${table(['Condition in the label', 'Record', 'Basis'], rows)}`
}

/** The comments that the guideline wants in a report of groups 2 to 4, in our own words. */
const COMMENT_WORDS: Readonly<Record<CommentCode, string>> = {
  C2: 'Comment C2: little is known about HER2-targeted therapy when the ratio is 2.0 or more with fewer than 4.0 HER2 signals per cell; unless IHC is 3+, the specimen counts as HER2-negative.',
  C3: 'Comment C3: too little is known about HER2-targeted therapy when the ratio is below 2.0 and there is no protein overexpression; with IHC 0 or 1+, the specimen counts as HER2-negative.',
  C4: 'Comment C4: with a ratio below 2.0, 4.0 to below 6.0 HER2 signals per cell and IHC below 3+, the specimen counts as HER2-negative; near the threshold, a repeat on the same specimen may differ by chance alone, so no further tests on it are proposed.',
}

/** Empty where there is nothing to say: an empty list would only make the card longer. */
function caveats({ classification: of }: Subject): string {
  if (of === undefined) return ''
  const items = [
    of.caution
      ? fixed(
          'Caution: this is not clearly the low or ultralow of the trials and labels, or it is based on incomplete numbers; pathology can say more.',
        )
      : NOTHING,
    of.discordant ? fixed('IHC and ISH of this specimen are discordant; neither result was changed.') : NOTHING,
    of.specimenAssumed
      ? fixed('IHC and ISH are assumed to come from the same specimen; the record does not say so.')
      : NOTHING,
    of.comment === undefined ? NOTHING : fixed(COMMENT_WORDS[of.comment]),
    ...of.notes.map((note) => recorded(tellNote(note))),
  ].filter((item) => item.plain !== '')
  return list(items)
}

function openList(subject: Subject): string {
  const items = openWords(subject).map(({ long }) => recorded(long))
  return items.length === 0 ? '- Nothing was listed.' : list(items)
}

function foldedList({ context }: Subject): string {
  const items = context.folded.map(recorded).filter((item) => item.plain !== '')
  return items.length === 0 ? 'No further points were found.' : list(items)
}

function sourcesList(subject: Subject): string {
  const lines = once(subject, citedSources).map(({ source, locator }) => {
    const place = locator === undefined ? '' : `, ${locator}`
    const limit = source.unverified === undefined ? '' : `; not verified: ${source.unverified}`
    return fixed(
      `${source.label}${place}: ${source.citation}, ${yearAndAddress(source)}; checked ${dateWords(source.checkedOn)}${limit}`,
    )
  })
  const claim = labelClaim(subject)
  return list([
    ...lines,
    ...(claim ? [labelLine(claim)] : []),
    say`Wording of this card: version ${fixed(subject.context.knowledgeVersion)}, file ${fixed(subject.card.digest)}`,
  ])
}

function yearAndAddress({ year, url, doi }: Source): string {
  if (url === undefined) return String(year)
  return doi === undefined ? `[${year}](${url})` : `${year}, [doi ${doi}](${url})`
}

function limitsLine(): string {
  return [
    'For breast oncologists, pathologists and tumour-board staff; for use in adults with invasive breast carcinoma.',
    'Decision support only: it is based on what was read from the record, may be incomplete, and does not replace the report or clinical judgement.',
    'Not validated for DCIS, gastric or other tumours, cytology or image analysis. Not for emergency use.',
  ].join(' ')
}
