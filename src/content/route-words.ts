/** Words for label routes in a summary: which of them the record leaves open, and what it does not show. */
import type { Consideration, LabelRoute, RouteCondition } from '../her2/considerations/considerations.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, NOTHING, fixed } from './phrases.ts'

/** Short names of the conditions, by their words in src/her2/considerations/label-routes.ts; a test holds the two together. */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['HER2-positive (IHC 3+ or ISH positive)', 'final HER2 status'],
  ['HER2-low (IHC 1+, or 2+ with ISH not amplified)', 'final HER2 status'],
  ['HER2-low or HER2-ultralow (IHC 0 with membrane staining)', 'HER2-low or ultralow'],
  ['Unresectable or metastatic breast cancer', 'metastatic disease'],
  ['With pertuzumab, as first treatment in the metastatic setting', 'pertuzumab'],
  [
    'Prior anti-HER2 regimen in the metastatic setting, or recurrence during or within 6 months of a (neo)adjuvant one',
    'prior anti-HER2 regimen',
  ],
  [
    'Prior chemotherapy in the metastatic setting, or recurrence during or within 6 months of adjuvant chemotherapy',
    'prior chemotherapy',
  ],
  ['Hormone receptor positive', 'hormone receptors'],
  ['Progression on at least one endocrine therapy in the metastatic setting', 'endocrine therapy'],
  ['Endocrine therapy not suitable as the next line of treatment', 'endocrine therapy not suitable'],
  ['Stage II or III, before surgery', 'stage II or III'],
  ['Residual invasive disease after neoadjuvant trastuzumab and taxane treatment', 'residual disease'],
  ['Result by an FDA-approved or authorized test', 'approved test'],
])

/** The short name of a condition; undefined for one that is not listed. */
export function shortCondition(condition: string): string | undefined {
  return SHORT_NAMES.get(condition)
}

/** Routes of which the record contradicts no condition. */
export function uncontradictedRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  return routes.filter(({ conditions }) => conditions.every(({ record }) => record !== 'contradicts'))
}

/** Of those, the ones whose HER2 condition, always the first, was found: an open HER2 status fits no route yet. */
function fittingRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  return uncontradictedRoutes(routes).filter(({ conditions }) => conditions[0]?.record === 'found')
}

const isFound = ({ conditions }: LabelRoute) => conditions.every(({ record }) => record === 'found')

/** Rule ids such as 'TDX-3'; at most four of the six routes can be open at once, since tiers exclude each other. */
const ROUTE_ID = /^TDX-\d$/
const MOST_NAMED = 4
export const LONGEST_ROUTE_FIT = 'record fits label routes TDX-1, TDX-2, TDX-5, TDX-6 in part'.length

/** 'record fits label route TDX-3 in part'. What lies behind 'found' is in the table of the detail. */
export function routeFit({ consideration }: Subject): Phrase {
  const open = fittingRoutes(consideration.routes ?? [])
  const full = open.filter(isFound)
  const named = full.length > 0 ? full : open
  const partly = full.length > 0 ? '' : ' in part'
  if (named.length === 0) return fixed('record fits no breast label route')
  const ids = named.map(({ rule }) => rule)
  const one = named.length === 1 ? 'route' : 'routes'
  const isShort = ids.length <= MOST_NAMED && ids.every((id) => ROUTE_ID.test(id))
  return fixed(`record fits label ${one}${isShort ? ` ${ids.join(', ')}` : ''}${partly}`)
}

export const LONGEST_ROUTE_ITEMS = '; not all conditions found'.length

/** '; not found: prior chemotherapy, approved test', of the routes that are still open. */
export function routeItems({ consideration }: Subject): [Phrase, ...Phrase[]] {
  const routes = consideration.routes ?? []
  const fitting = fittingRoutes(routes)
  if (fitting.some(isFound)) return [fixed('; not found: nothing')]
  const open = fitting.length > 0 ? fitting : uncontradictedRoutes(routes)
  if (open.length === 0) return [routes.length === 0 ? NOTHING : fixed('; each is contradicted')]
  const names = [...new Set(open.flatMap(({ conditions }) => missingNames(conditions)))]
  const short = fixed('; not all conditions found')
  return names.includes(undefined) ? [short] : [fixed(`; not found: ${names.join(', ')}`), short]
}

function missingNames(conditions: readonly RouteCondition[]): readonly (string | undefined)[] {
  return conditions.filter(({ record }) => record === 'not found').map(({ condition }) => shortCondition(condition))
}

/** Rows of label routes that a card compared. */
export function routeRules({ routes = [] }: Consideration): readonly string[] {
  return [...new Set(routes.map(({ rule }) => rule))]
}
