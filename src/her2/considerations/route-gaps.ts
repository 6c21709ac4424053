/** Card OS-3: the one reason why a HER2-negative or open record fits no breast label route of T-DXd. */
import type { Classification, Tier } from '../classification.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import type { GapCode, LabelRoute } from './considerations.ts'
import type { Facts } from './facts.ts'
import { earlyStage, openRoutes } from './label-routes.ts'

const STATUS_AXIS = ['needs-ish', 'negative', 'other'] as const
const TIER_AXIS: readonly (Tier | '-')[] = ['low', 'ultralow', 'null', 'zero-unspecified', 'undetermined', '-']

// prettier-ignore
export const ROUTE_GAPS = defineTable({
  id: 'route-gaps', title: 'Why a record fits no label route of T-DXd', source: 'labels of T-DXd; the card catalogue of this project', mark: 'P', kind: 'first', idHeading: 'code',
  columns: [
    asks.word('status', STATUS_AXIS), asks.word('tier', TIER_AXIS), asks.word('metastatic', ['yes', 'no', 'unknown']),
    asks.word('receptors', ['positive', 'low-positive', 'negative', 'unknown'], 'hormone receptors'), asks.word('open', ['yes', 'no'], 'a route is open'),
  ],
  rows: [
    // code                      status       tier                metastatic  receptors   open   means
    ['no-ish',                   'needs-ish', 'any',              'any',      'any',      'no',  'IHC 2+ without ISH'],
    ['staining-absent',          'negative',  'null',             'any',      'any',      'no',  'IHC 0 with absent membrane staining'],
    ['staining-not-stated',      'negative',  'zero-unspecified', 'any',      'any',      'no',  'IHC 0 without a statement on membrane staining'],
    ['no-score',                 'negative',  'undetermined',     'any',      'any',      'no',  'expression tier not known: no IHC score'],
    ['not-metastatic',           'negative',  'any',              'no',       'any',      'no',  'no unresectable or metastatic disease on record'],
    ['ultralow-and-hr-negative', 'negative',  'ultralow',         'any',      'negative', 'no',  'HER2-ultralow and hormone receptor negative'],
    ['all-contradicted',         'negative',  'any',              'any',      'any',      'no',  'every route has a condition that the record contradicts'],
  ],
})

/** `routes`: every breast route of the jurisdiction. Undefined if a route is open. */
export function routeGap(facts: Facts, routes: readonly LabelRoute[]): GapCode | undefined {
  const { one, receptors, metastatic, meant = [] } = facts
  const isEverPositive = meant.some(({ classified }) =>
    classified.some(({ classification }) => classification.overexpression === 'positive'),
  )
  if (!one || isEverPositive) return undefined
  const found = ROUTE_GAPS.find({
    status: statusOf(one.classification),
    tier: one.classification.tier ?? '-',
    metastatic: metastaticOf(facts, metastatic.answer),
    receptors: receptors.status,
    open: openRoutes(routes).length > 0 ? 'yes' : 'no',
  })
  return found && (found.id as GapCode)
}

/** `no` only where the record contradicts "unresectable or metastatic" (P-23). */
function metastaticOf(facts: Facts, answer: Facts['metastatic']['answer']): Facts['metastatic']['answer'] {
  if (answer === 'yes') return 'yes'
  return earlyStage(facts) ? 'no' : 'unknown'
}

function statusOf({ overexpression, reason }: Classification): (typeof STATUS_AXIS)[number] {
  if (overexpression === 'not-final' && reason === 'needs-ish') return 'needs-ish'
  return overexpression === 'negative' ? 'negative' : 'other'
}
