/** Words for label routes: their conditions, the basis of each, and, for a summary, which routes the record leaves open. */
import type {
  LabelRoute,
  RouteBasis,
  RouteCondition,
  RouteConditionKey,
} from '../her2/considerations/considerations.ts'
import { LABEL_ROUTES, ROUTE_CONDITIONS } from '../her2/considerations/label-routes.ts'
import type { RowHead } from '../her2/tables/define-table.ts'
import type { Subject } from './fill-context.ts'
import { gapWords } from './reason-words.ts'
import { LONGEST_STATUS, statusWords } from './status-words.ts'
import { labelOf } from './label-words.ts'
import { type Phrase, NOTHING, dateWords, fixed, join, rowId, say } from './phrases.ts'

const CONDITIONS: ReadonlyMap<string, { readonly means: string; readonly short: string }> = new Map(
  ROUTE_CONDITIONS.rows.map((row) => [row.id, row]),
)

/** A condition as the card's table words it. */
export function conditionWords(condition: RouteConditionKey): string {
  return CONDITIONS.get(condition)?.means ?? condition
}

/** Its short name, for a summary. */
export function shortCondition(condition: RouteConditionKey): string {
  return CONDITIONS.get(condition)?.short ?? condition
}

/** 'HER2-low after chemotherapy (US)'. */
export function routeTitle({ rule, jurisdiction }: LabelRoute): string {
  return `${findRoute(rule, jurisdiction)?.means ?? rule} (${jurisdiction})`
}

/** The row of a route in the country whose label it is. */
export function findRoute(rule: string, jurisdiction: 'US' | 'EU'): RowHead | undefined {
  return LABEL_ROUTES.rows.find((row) => row.id === rule && row.jurisdiction === jurisdiction)
}

const stands = ({ words, reference }: { readonly words: string; readonly reference: string }) =>
  `${words} (${reference})`

type BasisOf<Code extends RouteBasis['code']> = Extract<RouteBasis, { readonly code: Code }>

const BASIS_WORDS: { readonly [Code in RouteBasis['code']]: (basis: BasisOf<Code>) => string } = {
  status: ({ of }) => labelOf(of),
  tier: ({ of }) => `${labelOf(of)}${of.caution ? ': with caution, not clearly ISH-negative' : ''}`,
  'staining-not-stated': () => 'IHC 0 without a statement on membrane staining',
  metastatic: () => 'metastatic',
  statement: stands,
  'distant-specimen': ({ site }) => `HER2 specimen from ${site ?? 'a distant organ'}`,
  'earlier-treatment': (earlier) => `earlier treatment in the metastatic setting: ${stands(earlier)}`,
  'partner-drug': (partner) => `${stands(partner)}; first line not verified`,
  stage: (stage) => `stage ${stands(stage)}`,
  'other-specimen': ({ of, site, on }) =>
    `${labelOf(of)} on ${[site ?? 'another specimen', on && dateWords(on)].filter(Boolean).join(', ')}`,
  treatment: ({ words, on, reference, changedTo, changedOn }) =>
    `${words}${on === undefined ? '' : `, ${dateWords(on)}`} (${reference})${changedTo === undefined ? '' : `; then ${changedTo}, ${dateWords(changedOn ?? '')}`}`,
  'course-statement': ({ words, on, reference }) =>
    `${words}${on === undefined ? '' : `, ${dateWords(on)}`} (${reference})`,
  receptors: ({ results, lowPositive }) =>
    `${results.map(tellReceptor).join('; ')}${lowPositive ? ' (low positive)' : ''}`,
  assay: ({ name }) => name,
  'other-assay': ({ name }) => `assay named in the report: ${name}`,
}

function tellReceptor({ receptor, percent, words, reference }: BasisOf<'receptors'>['results'][number]): string {
  const share = percent && `${percent.comparator ?? ''}${percent.text} %`
  return `${receptor} ${[share, words].filter(Boolean).join(', ')} (${reference})`
}

/** The basis of a condition, for a person; values from the record are unchanged. */
export function basisWords<Code extends RouteBasis['code']>(basis: BasisOf<Code>): string {
  return BASIS_WORDS[basis.code](basis)
}

/** A route in words, as the page shows it. */
export interface ToldRoute {
  readonly rule: string
  readonly title: string
  readonly conditions: readonly {
    readonly condition: string
    readonly record: RouteCondition['record']
    readonly basis?: string
  }[]
}

export function tellRoute(route: LabelRoute): ToldRoute {
  return {
    rule: route.rule,
    title: routeTitle(route),
    conditions: route.conditions.map(({ condition, record, basis }) => ({
      ...{ condition: conditionWords(condition), record },
      ...(basis && { basis: basisWords(basis) }),
    })),
  }
}

/** Routes of which the record contradicts no condition. */
export function uncontradictedRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  return routes.filter(({ conditions }) => conditions.every(({ record }) => record !== 'contradicts'))
}

// ---- the lines of the brief card ----------------------------------------------------------------------------------

/** A condition in the fewest words that a colleague understands. */
const BRIEF_CONDITIONS: Readonly<Record<RouteConditionKey, string>> = {
  'HER2-positive': 'HER2-positive',
  'HER2-positive, before or after neoadjuvant treatment': 'HER2-positive',
  'tier low': 'HER2-low',
  'tier low or ultralow': 'HER2 tier',
  'unresectable or metastatic': 'metastatic',
  'with pertuzumab, first line': 'pertuzumab, first line',
  'prior anti-HER2 regimen': 'earlier anti-HER2 treatment',
  'prior anti-HER2 regimen, any setting': 'earlier anti-HER2 treatment',
  'chemotherapy, metastatic setting or early relapse': 'earlier chemotherapy',
  'hormone receptor positive': 'HR+',
  'endocrine therapy in the metastatic setting': 'endocrine progression',
  'endocrine therapy not suitable as next line': 'endocrine therapy unsuitable',
  'stage II or III, neoadjuvant': 'stage II or III',
  'residual disease after neoadjuvant': 'residual disease',
  'test named by the label': 'FDA-approved assay',
}

const ANSWER_WORDS: Readonly<Record<RouteCondition['record'], string>> = {
  found: 'found',
  'found on another specimen': 'found on another specimen',
  contradicts: 'contradicted',
  'given, outcome not recorded': 'given, outcome not recorded',
  'not found': 'not found',
}
const ANSWERS = Object.keys(ANSWER_WORDS) as RouteCondition['record'][]
const SETTING: RouteConditionKey = 'unresectable or metastatic'
const MOST_ROUTES = 2

/** Those to show, and how many more are open. */
export interface NearestRoutes {
  readonly shown: readonly LabelRoute[]
  readonly left: number
}

/** The labelled uses of the patient's setting that nothing contradicts, the nearest first; else the nearest of all. */
export function nearestRoutes(routes: readonly LabelRoute[]): NearestRoutes {
  const own = ofSetting(routes)
  const open = uncontradictedRoutes(own)
  const count = (counts: (condition: RouteCondition) => boolean) => (route: LabelRoute) =>
    route.conditions.filter(counts).length
  const by = count(open.length > 0 ? (one) => !isMet(one) : ({ record }) => record === 'contradicts')
  // For a HER2-negative tumour the uses in HER2-negative disease are nearer than those in HER2-positive disease.
  const far = ({ conditions: [first] }: LabelRoute) =>
    Number(first?.condition === 'HER2-positive' && first.record === 'contradicts')
  const sorted = (open.length > 0 ? open : own).toSorted((one, other) => far(one) - far(other) || by(one) - by(other))
  return { shown: sorted.slice(0, MOST_ROUTES), left: Math.max(0, open.length - MOST_ROUTES) }
}

function ofSetting(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  const setting = ({ conditions }: LabelRoute) => conditions.find(({ condition }) => condition === SETTING)
  const record = routes.map(setting).find((one) => one !== undefined)?.record
  if (record !== 'found' && record !== 'contradicts') return routes
  const own = routes.filter((route) => (setting(route) !== undefined) === (record === 'found'))
  return own.length > 0 ? own : routes
}

/** 'HER2-low after chemotherapy (TDX-3): found HER2-low, metastatic; not found earlier chemotherapy'. */
export function routeLine(route: LabelRoute): Phrase {
  const told = ANSWERS.flatMap((answer) => {
    const names = route.conditions.filter(({ record }) => record === answer).map(({ condition }) => condition)
    if (names.length === 0) return []
    return [fixed(`${ANSWER_WORDS[answer]} ${names.map((name) => BRIEF_CONDITIONS[name] ?? name).join(', ')}`)]
  })
  const title = findRoute(route.rule, route.jurisdiction)?.means ?? route.rule
  return say`${fixed(title)} (${rowId(route.rule)}): ${join(told, '; ')}`
}

/** Those whose HER2 condition, always the first, was found: while the HER2 status is open, no route fits yet. */
function fittingRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  return uncontradictedRoutes(routes).filter(({ conditions: [her2] }) => her2 !== undefined && isMet(her2))
}

const isMet = ({ record }: RouteCondition) => record === 'found' || record === 'found on another specimen'
const isFound = ({ conditions }: LabelRoute) => conditions.every(isMet)

/** Rule ids such as 'TDX-3'; at most four of the six routes can be open at once, since tiers exclude each other. */
const ROUTE_ID = /^TDX-\d$/
const MOST_NAMED = 4
const NO_USE = 'no labelled use in breast cancer fits'
export const LONGEST_ROUTE_FIT = Math.max(
  'record fits the label in part (TDX-1, TDX-2, TDX-5, TDX-6)'.length,
  `${NO_USE} ${'x'.repeat(LONGEST_STATUS)}`.length,
)

/** 'record fits the label in part (TDX-3)'; where none fits, for which status. */
export function routeFit({ consideration, classification }: Subject): Phrase {
  if (consideration.gap !== undefined)
    return fixed(classification === undefined ? NO_USE : `${NO_USE} ${statusWords(classification)}`)
  const open = fittingRoutes(consideration.routes ?? [])
  const full = open.filter(isFound)
  const named = full.length > 0 ? full : open
  if (named.length === 0) return fixed('record fits no labelled use in breast cancer')
  const ids = named.map(({ rule }) => rule)
  const isShort = ids.length <= MOST_NAMED && ids.every((id) => ROUTE_ID.test(id))
  return fixed(`record fits the label${full.length > 0 ? '' : ' in part'}${isShort ? ` (${ids.join(', ')})` : ''}`)
}

/** The same for the card itself, with the reason where none fits. */
export function routeVerdict(subject: Subject): Phrase {
  const { gap } = subject.consideration
  return gap === undefined ? say`the ${routeFit(subject)}` : fixed(`${NO_USE}: ${gapWords(gap).long}`)
}

export const LONGEST_ROUTE_ITEMS = '; not all conditions found'.length

/** '; not found: prior chemotherapy, approved test', of the routes that are still open. */
export function routeItems({ consideration }: Subject): [Phrase, ...Phrase[]] {
  const { gap } = consideration
  if (gap !== undefined) {
    const { long, short = long } = gapWords(gap)
    return [fixed(`; possible gap: ${long}`), fixed(`; possible gap: ${short}`), fixed('; see detail')]
  }
  const routes = consideration.routes ?? []
  const fitting = fittingRoutes(routes)
  if (fitting.some(isFound)) return [fixed('; all conditions found')]
  const open = fitting.length > 0 ? fitting : uncontradictedRoutes(routes)
  if (open.length === 0) return [routes.length === 0 ? NOTHING : fixed('; each is contradicted')]
  const conditions = open.flatMap((route) => route.conditions)
  const parts = [
    ['not found', namesOf(conditions, 'not found')],
    ['outcome not recorded', namesOf(conditions, 'given, outcome not recorded')],
  ] as const
  const words = parts.filter(([, names]) => names !== '').map(([head, names]) => `; ${head}: ${names}`)
  return [fixed(words.join('')), fixed('; not all conditions found')]
}

function namesOf(conditions: readonly RouteCondition[], answer: RouteCondition['record']): string {
  const names = conditions.filter(({ record }) => record === answer).map(({ condition }) => shortCondition(condition))
  return [...new Set(names)].join(', ')
}

/** A route as a program reads it (docs/INTERFACE.md). */
export interface RouteForProgram {
  readonly route: string
  readonly jurisdiction: 'US' | 'EU'
  readonly conditions: readonly { readonly asks: string; readonly answer: string; readonly basis?: string }[]
}

const ANSWER_CODES: Readonly<Record<RouteCondition['record'], string>> = {
  found: 'found',
  'found on another specimen': 'found-on-other-specimen',
  'given, outcome not recorded': 'given-outcome-not-recorded',
  'not found': 'not-found',
  contradicts: 'contradicts',
}

/** By the id of the route, as an extension of CDS Hooks is an object. */
export function routesForProgram(routes: readonly LabelRoute[]): Readonly<Record<string, RouteForProgram>> {
  return Object.fromEntries(routes.map((route) => [route.rule, routeForProgram(route)]))
}

function routeForProgram({ rule, jurisdiction, conditions }: LabelRoute): RouteForProgram {
  return {
    ...{ route: rule, jurisdiction },
    conditions: conditions.map(({ condition, record, basis }) => ({
      ...{ asks: condition, answer: ANSWER_CODES[record] },
      ...(basis && { basis: basisWords(basis) }),
    })),
  }
}
