/**
 * Label routes of trastuzumab deruxtecan in breast cancer, by jurisdiction. A route is a list of conditions, each found,
 * contradicted or not found in the record: never a statement that a patient is eligible. Sources: `fda-2025-12-15`
 * (TDX-1), `fda-2022-05` (TDX-2), `fda-2022-08` (TDX-3), `fda-2025-01-27` (TDX-4), `fda-2026-05-15` (TDX-5, TDX-6),
 * `ema-enhertu`. Not listed for the EU: first line with pertuzumab and the early routes, whose EU status is not verified.
 */
import { T_DXD } from '../tables/agents.ts'
import type { Classification, Tier } from '../classification.ts'
import { asks, defineTable, gives, tells } from '../tables/define-table.ts'
import {
  type LabelRoute,
  type RouteAnswer,
  ROUTE_CONDITION_KEYS,
  type RouteBasis,
  type RouteConditionKey,
} from './considerations.ts'
import { findCourse, findResidual, isSince } from './route-treatments.ts'
import { type Finding, findPositive, findPositiveAroundNeoadjuvant, findTier } from './route-her2.ts'
import type { Evidence } from '../evidence.ts'
import type { HormoneReceptors } from '../status/hormone-receptors.ts'
import type { Metastatic } from '../status/metastasis.ts'
import type { Settings } from '../settings.ts'
import type { Tumor } from '../status/tumors.ts'

/** The day on which the label texts below were last compared with their sources. */
export const LABEL_SNAPSHOT = '2026-11-22'

/** What the conditions look at. */
export interface RouteFacts {
  readonly evidence: Evidence
  /** The tumours that the question is about (decision P-13). */
  readonly tumors: readonly Tumor[]
  /** Absent if there is no HER2 result. */
  readonly classification?: Classification
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
  /** 'YYYY-MM-DD'. */
  readonly today: string
}

const NAMED_TEST = 'test named by the label'
const EITHER_SPECIMEN = 'HER2-positive, before or after neoadjuvant treatment'
const CHEMO = 'chemotherapy, metastatic setting or early relapse'
const ENDOCRINE = 'endocrine therapy in the metastatic setting'

const US = { source: 'fda-2025-01-27' } as const
const EU = { source: 'ema-enhertu' } as const
const TIER_VALUES: readonly Tier[] = ['low', 'ultralow']

// prettier-ignore
export const LABEL_ROUTES = defineTable({
  id: 'label-routes', title: 'Routes', source: 'labels of T-DXd, compared on 2026-11-22', mark: 'V', kind: 'all that hold',
  columns: [
    asks.word('jurisdiction', ['US', 'EU']), gives.list('tiers', TIER_VALUES), gives.list('conditions', ROUTE_CONDITION_KEYS),
  ],
  rows: [
    // rule    where  tiers                conditions                                                                                                            means
    ['TDX-1',  'US',  [],                  ['HER2-positive', 'unresectable or metastatic', 'with pertuzumab, first line', NAMED_TEST],                            'HER2-positive, metastatic, first line with pertuzumab', { source: 'fda-2025-12-15' }],
    ['TDX-2',  'US',  [],                  ['HER2-positive', 'unresectable or metastatic', 'prior anti-HER2 regimen'],                                            'HER2-positive, metastatic, previously treated', { source: 'fda-2022-05' }],
    ['TDX-3',  'US',  ['low'],             ['tier low', 'unresectable or metastatic', CHEMO, NAMED_TEST],                                                         'HER2-low after chemotherapy', { source: 'fda-2022-08' }],
    ['TDX-4',  'US',  ['low', 'ultralow'], ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', ENDOCRINE, NAMED_TEST],            'HR-positive HER2-low or ultralow after endocrine therapy', US],
    ['TDX-5',  'US',  [],                  ['HER2-positive', 'stage II or III, neoadjuvant', NAMED_TEST],                                                         'HER2-positive, stage II or III, before surgery', { source: 'fda-2026-05-15' }],
    ['TDX-6',  'US',  [],                  [EITHER_SPECIMEN, 'residual disease after neoadjuvant'],                                                               'HER2-positive, residual disease after neoadjuvant treatment', { source: 'fda-2026-05-15' }],
    ['TDX-2',  'EU',  [],                  ['HER2-positive', 'unresectable or metastatic', 'prior anti-HER2 regimen, any setting'],                               'HER2-positive, metastatic, previously treated', EU],
    ['TDX-3',  'EU',  ['low'],             ['tier low', 'unresectable or metastatic', CHEMO],                                                                     'HER2-low after chemotherapy', EU],
    ['TDX-4',  'EU',  ['low', 'ultralow'], ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', ENDOCRINE, 'endocrine therapy not suitable as next line'], 'HR-positive HER2-low or ultralow after endocrine therapy', EU],
  ],
})

/** What a label asks for, as a card words it: in the table of a route, and in a summary. */
// prettier-ignore
export const ROUTE_CONDITIONS = defineTable({
  id: 'route-conditions', title: 'Conditions', source: 'labels of T-DXd, compared on 2026-11-22', mark: 'V', kind: 'exactly-one', idHeading: 'condition',
  columns: [tells('short', 'in a summary')],
  rows: [
    ['HER2-positive',                  'final HER2 status',               'HER2-positive (IHC 3+ or ISH positive)'],
    [EITHER_SPECIMEN,                  'final HER2 status',               'HER2-positive (IHC 3+ or ISH positive), before or after neoadjuvant treatment'],
    ['tier low',                       'final HER2 status',               'HER2-low (IHC 1+, or 2+ with ISH not amplified)'],
    ['tier low or ultralow',           'HER2-low or ultralow',            'HER2-low or HER2-ultralow (IHC 0 with membrane staining)'],
    ['unresectable or metastatic',     'metastatic disease',              'Unresectable or metastatic breast cancer'],
    ['with pertuzumab, first line',    'pertuzumab',                      'With pertuzumab, as first treatment in the metastatic setting'],
    ['prior anti-HER2 regimen',        'prior anti-HER2 regimen',         'Prior anti-HER2 regimen in the metastatic setting, or recurrence during or within 6 months of a (neo)adjuvant one'],
    ['prior anti-HER2 regimen, any setting', 'prior anti-HER2 regimen',    'One or more prior anti-HER2 regimens, in any setting'],
    [CHEMO,                            'prior chemotherapy',              'Prior chemotherapy in the metastatic setting, or recurrence during or within 6 months of adjuvant chemotherapy'],
    ['hormone receptor positive',      'hormone receptors',               'Hormone receptor positive'],
    [ENDOCRINE,                        'endocrine therapy',               'Progression on at least one endocrine therapy in the metastatic setting'],
    ['endocrine therapy not suitable as next line', 'endocrine therapy not suitable', 'Endocrine therapy not suitable as the next line of treatment'],
    ['stage II or III, neoadjuvant',   'stage II or III',                 'Stage II or III, before surgery'],
    ['residual disease after neoadjuvant', 'residual disease',            'Residual invasive disease after neoadjuvant trastuzumab and taxane treatment'],
    [NAMED_TEST,                       'approved test',                   'Result by an FDA-approved or authorized test'],
  ],
})

const NOT_FOUND: Finding = { record: 'not found' }

const FIND: Readonly<Record<RouteConditionKey, (facts: RouteFacts) => Finding>> = {
  'HER2-positive': (facts) => findPositive(facts),
  [EITHER_SPECIMEN]: (facts) => findPositiveAroundNeoadjuvant(facts),
  'tier low': (facts) => findTier(facts, ['low']),
  'tier low or ultralow': (facts) => findTier(facts, ['low', 'ultralow']),
  'unresectable or metastatic': (facts) => findMetastatic(facts),
  'with pertuzumab, first line': (facts) => findWithPertuzumab(facts),
  'prior anti-HER2 regimen': (facts) => findCourse(facts, 'her2-directed', 'prior treatment'),
  'prior anti-HER2 regimen, any setting': (facts) => findCourse(facts, 'her2-directed', 'prior treatment, any setting'),
  [CHEMO]: (facts) => findCourse(facts, 'chemotherapy', 'prior treatment'),
  'hormone receptor positive': ({ receptors }) => findReceptor(receptors),
  [ENDOCRINE]: (facts) => findCourse(facts, 'endocrine', 'progression'),
  'endocrine therapy not suitable as next line': () => NOT_FOUND,
  'stage II or III, neoadjuvant': (facts) => findStage(facts),
  'residual disease after neoadjuvant': (facts) => findResidual(facts),
  [NAMED_TEST]: (facts) => findAssay(facts),
}

/** The routes of this jurisdiction that name the specimen's tier: what patient-view shows. */
export function labelRoutes(facts: RouteFacts, settings: Settings): readonly LabelRoute[] {
  const tier = facts.classification?.tier
  return routesWhere(facts, settings, (tiers) => tier !== undefined && tiers.includes(tier))
}

/** Every breast route of this jurisdiction: what an order for the drug is compared with. */
export function allLabelRoutes(facts: RouteFacts, settings: Settings): readonly LabelRoute[] {
  return routesWhere(facts, settings, () => true)
}

/** Routes that nothing in the record contradicts and whose HER2 condition is found, the fewest open conditions first. */
export function openRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  const isFound = (record: RouteAnswer | undefined) => record === 'found' || record === 'found on another specimen'
  const open = (route: LabelRoute) => route.conditions.filter(({ record }) => !isFound(record)).length
  return routes
    .filter(({ conditions }) => conditions.every(({ record }) => record !== 'contradicts'))
    .filter(({ conditions }) => isFound(conditions[0]?.record))
    .toSorted((a, b) => open(a) - open(b))
}

function routesWhere(facts: RouteFacts, settings: Settings, wanted: (tiers: readonly Tier[]) => boolean): LabelRoute[] {
  return LABEL_ROUTES.find({ jurisdiction: settings.jurisdiction })
    .filter(({ tiers }) => wanted(tiers))
    .map(({ id, jurisdiction, conditions }) => ({
      rule: id,
      jurisdiction: jurisdiction === 'EU' ? 'EU' : 'US',
      conditions: conditions.map((condition) => ({ condition, ...FIND[condition](facts) })),
    }))
}

function found(basis: RouteBasis): Finding {
  return { record: 'found', basis }
}

function contradicts(basis: RouteBasis): Finding {
  return { record: 'contradicts', basis }
}

function findMetastatic(facts: RouteFacts): Finding {
  const { answer, basis } = facts.metastatic
  const [first] = basis
  if (answer === 'yes') return first ? found(first) : NOT_FOUND
  const stage = earlyStage(facts)
  return stage ? contradicts({ code: 'stage', ...recorded(stage) }) : NOT_FOUND
}

const STAGE_0_TO_II = /^(0|I|II|1|2)([ABC]\d?|IS)?$/i

/**
 * Decision P-23: only stage 0 to II as the latest stage, with M0 and without a recurrence on record, contradicts
 * "unresectable or metastatic". Stage III may be unresectable, and the record does not say.
 */
export function earlyStage({ evidence, metastatic }: RouteFacts): Evidence['stageGroup'] {
  const { stageGroup, diagnoses } = evidence
  if (metastatic.answer !== 'no' || !stageGroup || diagnoses.some(({ recurrence }) => recurrence)) return undefined
  return STAGE_0_TO_II.test(stageGroup.words) ? stageGroup : undefined
}

function findWithPertuzumab({ evidence, metastatic }: RouteFacts): Finding {
  const earlier = evidence.treatments.find(
    ({ kind, agent, state, on }) =>
      (kind === 'her2-directed' || kind === 'chemotherapy') &&
      agent !== T_DXD &&
      state === 'past' &&
      isSince(on, metastatic.since),
  )
  if (earlier) return contradicts({ code: 'earlier-treatment', ...recorded(earlier) })
  const partner =
    evidence.drafts?.find(({ agent }) => agent === 'pertuzumab') ??
    evidence.treatments.find(({ agent, state }) => agent === 'pertuzumab' && state !== 'past')
  return partner ? found({ code: 'partner-drug', ...recorded(partner) }) : NOT_FOUND
}

function recorded({ words, reference }: { readonly words: string; readonly reference: string }) {
  return { words, reference }
}

const STAGE_II_OR_III = /^(II|III|2|3)([ABC]\d?)?$/i

function findStage({ evidence, metastatic }: RouteFacts): Finding {
  if (metastatic.answer === 'yes') return contradicts(metastatic.basis[0] ?? { code: 'metastatic' })
  const stage = evidence.stageGroup
  if (!stage) return NOT_FOUND
  const basis = { code: 'stage', ...recorded(stage) } as const
  return STAGE_II_OR_III.test(stage.words) ? found(basis) : contradicts(basis)
}

function findReceptor({ status, basis: results }: HormoneReceptors): Finding {
  if (status === 'unknown') return NOT_FOUND
  const basis = { code: 'receptors', results, lowPositive: status === 'low-positive' } as const
  return status === 'negative' ? contradicts(basis) : found(basis)
}

/** The label's wording names one approved antibody; others are valid results, but not known to be the named test. */
function findAssay({ evidence, classification }: RouteFacts): Finding {
  const [name] = evidence.results
    .filter((result) => result.assay !== undefined && classification?.evidence.includes(result.reference))
    .map((result) => result.assay)
  if (name === undefined) return NOT_FOUND
  return NAMED_ASSAY.test(name)
    ? found({ code: 'assay', name })
    : { ...NOT_FOUND, basis: { code: 'other-assay', name } }
}

const NAMED_ASSAY = /\b4B5\b|PATHWAY/i
