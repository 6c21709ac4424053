/**
 * Label routes of trastuzumab deruxtecan in breast cancer, by jurisdiction. A route is a list of conditions, each found,
 * contradicted or not found in the record: never a statement that somebody is eligible. Sources: `fda-2025-12-15`
 * (TDX-1), `fda-2022-05` (TDX-2), `fda-2022-08` (TDX-3), `fda-2025-01-27` (TDX-4), `fda-2026-05-15` (TDX-5, TDX-6),
 * `ema-enhertu`. Not listed for the EU: first line with pertuzumab and the early routes, whose EU status is not verified.
 */
import { T_DXD } from '../tables/agents.ts'
import type { Classification, PatientClassification, Tier } from '../classification.ts'
import type { LabelRoute, RouteCondition } from './considerations.ts'
import type { Evidence, PartialDate, Treatment, TreatmentKind } from '../evidence.ts'
import type { HormoneReceptors } from '../status/hormone-receptors.ts'
import type { Metastatic } from '../status/metastasis.ts'
import type { Settings } from '../settings.ts'
import { compareDates } from '../status/specimens.ts'

/** The day on which the label texts below were last compared with their sources. */
export const LABEL_SNAPSHOT = '2026-11-22'

/** What the conditions look at. */
export interface RouteFacts {
  readonly evidence: Evidence
  readonly patient: PatientClassification
  /** Absent where no HER2 result is there. */
  readonly classification?: Classification
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
}

type ConditionKey =
  | 'HER2-positive'
  | 'tier low'
  | 'tier low or ultralow'
  | 'unresectable or metastatic'
  | 'with pertuzumab, first line'
  | 'prior anti-HER2 regimen'
  | 'chemotherapy, metastatic setting or early relapse'
  | 'hormone receptor positive'
  | 'endocrine therapy in the metastatic setting'
  | 'endocrine therapy not suitable as next line'
  | 'stage II or III, neoadjuvant'
  | 'residual disease after neoadjuvant'
  | 'test named by the label'

const NAMED_TEST = 'test named by the label'
const CHEMO = 'chemotherapy, metastatic setting or early relapse'
const ENDOCRINE = 'endocrine therapy in the metastatic setting'

// prettier-ignore
export const LABEL_ROUTES: readonly (readonly [rule: string, jurisdiction: Settings['jurisdiction'], tiers: readonly Tier[], title: string, conditions: readonly ConditionKey[]])[] = [
  // rule    where  tiers                title                                                       conditions
  ['TDX-1',  'US',  [],                  'HER2-positive, metastatic, first line with pertuzumab',    ['HER2-positive', 'unresectable or metastatic', 'with pertuzumab, first line', NAMED_TEST]],
  ['TDX-2',  'US',  [],                  'HER2-positive, metastatic, previously treated',            ['HER2-positive', 'unresectable or metastatic', 'prior anti-HER2 regimen']],
  ['TDX-3',  'US',  ['low'],             'HER2-low after chemotherapy',                              ['tier low', 'unresectable or metastatic', CHEMO, NAMED_TEST]],
  ['TDX-4',  'US',  ['low', 'ultralow'], 'HR-positive HER2-low or ultralow after endocrine therapy', ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', ENDOCRINE, NAMED_TEST]],
  ['TDX-5',  'US',  [],                  'HER2-positive, neoadjuvant',                               ['HER2-positive', 'stage II or III, neoadjuvant', NAMED_TEST]],
  ['TDX-6',  'US',  [],                  'HER2-positive, adjuvant, residual disease',                ['HER2-positive', 'residual disease after neoadjuvant']],
  ['TDX-2',  'EU',  [],                  'HER2-positive, metastatic, previously treated',            ['HER2-positive', 'unresectable or metastatic', 'prior anti-HER2 regimen']],
  ['TDX-3',  'EU',  ['low'],             'HER2-low after chemotherapy',                              ['tier low', 'unresectable or metastatic', CHEMO]],
  ['TDX-4',  'EU',  ['low', 'ultralow'], 'HR-positive HER2-low or ultralow after endocrine therapy', ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', ENDOCRINE, 'endocrine therapy not suitable as next line']],
]

const WORDS: Readonly<Record<ConditionKey, string>> = {
  'HER2-positive': 'HER2-positive (IHC 3+ or ISH positive)',
  'tier low': 'HER2-low (IHC 1+, or 2+ with ISH not amplified)',
  'tier low or ultralow': 'HER2-low or HER2-ultralow (IHC 0 with membrane staining)',
  'unresectable or metastatic': 'Unresectable or metastatic breast cancer',
  'with pertuzumab, first line': 'With pertuzumab, as first treatment in the metastatic setting',
  'prior anti-HER2 regimen':
    'Prior anti-HER2 regimen in the metastatic setting, or recurrence during or within 6 months of a (neo)adjuvant one',
  [CHEMO]:
    'Prior chemotherapy in the metastatic setting, or recurrence during or within 6 months of adjuvant chemotherapy',
  'hormone receptor positive': 'Hormone receptor positive',
  [ENDOCRINE]: 'Progression on at least one endocrine therapy in the metastatic setting',
  'endocrine therapy not suitable as next line': 'Endocrine therapy not suitable as the next line of treatment',
  'stage II or III, neoadjuvant': 'Stage II or III, before surgery',
  'residual disease after neoadjuvant': 'Residual invasive disease after neoadjuvant trastuzumab and taxane treatment',
  [NAMED_TEST]: 'Result by an FDA-approved or authorized test',
}

type Finding = Omit<RouteCondition, 'condition'>

const NOT_FOUND: Finding = { record: 'not found' }

const FIND: Readonly<Record<ConditionKey, (facts: RouteFacts) => Finding>> = {
  'HER2-positive': ({ classification }) => findPositive(classification),
  'tier low': ({ classification }) => findTier(classification, ['low']),
  'tier low or ultralow': ({ classification }) => findTier(classification, ['low', 'ultralow']),
  'unresectable or metastatic': ({ metastatic }) => findMetastatic(metastatic),
  'with pertuzumab, first line': (facts) => findWithPertuzumab(facts),
  'prior anti-HER2 regimen': (facts) => findTreatment(facts, 'her2-directed'),
  [CHEMO]: (facts) => findTreatment(facts, 'chemotherapy'),
  'hormone receptor positive': ({ receptors }) => findReceptor(receptors),
  [ENDOCRINE]: (facts) => findTreatment(facts, 'endocrine'),
  'endocrine therapy not suitable as next line': () => NOT_FOUND,
  'stage II or III, neoadjuvant': (facts) => findStage(facts),
  'residual disease after neoadjuvant': ({ metastatic }) =>
    metastatic.answer === 'yes' ? contradicts('metastatic') : NOT_FOUND,
  [NAMED_TEST]: (facts) => findAssay(facts),
}

/** The routes of this jurisdiction that name the specimen's tier: what patient-view shows. */
export function labelRoutes(facts: RouteFacts, settings: Settings): readonly LabelRoute[] {
  const tier = facts.classification?.tier
  return routesWhere(facts, settings, (tiers) => tier !== undefined && tiers.includes(tier))
}

/** Every breast route of this jurisdiction: what an order for the drug is held against. */
export function allLabelRoutes(facts: RouteFacts, settings: Settings): readonly LabelRoute[] {
  return routesWhere(facts, settings, () => true)
}

/** Routes that nothing in the record contradicts, those with the fewest open conditions first. */
export function openRoutes(routes: readonly LabelRoute[]): readonly LabelRoute[] {
  const open = (route: LabelRoute) => route.conditions.filter(({ record }) => record === 'not found').length
  return routes
    .filter(({ conditions }) => conditions.every(({ record }) => record !== 'contradicts'))
    .filter(({ conditions }) => conditions[0]?.record === 'found')
    .toSorted((a, b) => open(a) - open(b))
}

function routesWhere(facts: RouteFacts, settings: Settings, wanted: (tiers: readonly Tier[]) => boolean): LabelRoute[] {
  return LABEL_ROUTES.filter(([, where, tiers]) => where === settings.jurisdiction && wanted(tiers)).map(
    ([rule, where, , title, conditions]) => ({
      rule,
      title: `${title} (${where})`,
      conditions: conditions.map((key) => ({ condition: WORDS[key], ...FIND[key](facts) })),
    }),
  )
}

function found(basis: string): Finding {
  return { record: 'found', basis }
}

function contradicts(basis: string): Finding {
  return { record: 'contradicts', basis }
}

/** A final status contradicts or fits; an open one is not found: it may yet become either. */
function findPositive(classification: Classification | undefined): Finding {
  if (classification?.overexpression === 'positive') return found(classification.label)
  return classification?.overexpression === 'negative' ? contradicts(classification.label) : NOT_FOUND
}

function findTier(classification: Classification | undefined, wanted: readonly Tier[]): Finding {
  if (classification?.overexpression === 'positive') return contradicts(classification.label)
  if (classification?.tier === undefined || classification.tier === 'undetermined') return NOT_FOUND
  // IHC 0 without a staining statement may hide ultralow, so it contradicts only what asks for low.
  if (classification.tier === 'zero-unspecified' && wanted.includes('ultralow')) {
    return { ...NOT_FOUND, basis: 'IHC 0 without a statement on membrane staining' }
  }
  if (!wanted.includes(classification.tier)) return contradicts(classification.label)
  return found(`${classification.label}${classification.caution ? ': with caution, not plainly ISH-negative' : ''}`)
}

function findMetastatic(metastatic: Metastatic): Finding {
  if (metastatic.answer === 'yes') return found(metastatic.basis[0] ?? 'metastatic')
  return metastatic.answer === 'no' ? contradicts(metastatic.basis[0] ?? 'no distant metastasis') : NOT_FOUND
}

function findWithPertuzumab({ evidence, metastatic }: RouteFacts): Finding {
  const earlier = evidence.treatments.find(
    ({ kind, agent, state, on }) =>
      (kind === 'her2-directed' || kind === 'chemotherapy') &&
      agent !== T_DXD &&
      state === 'past' &&
      isSince(on, metastatic.since),
  )
  if (earlier)
    return contradicts(`earlier treatment in the metastatic setting: ${earlier.words} (${earlier.reference})`)
  const partner =
    evidence.drafts?.find(({ agent }) => agent === 'pertuzumab') ??
    evidence.treatments.find(({ agent, state }) => agent === 'pertuzumab' && state !== 'past')
  return partner ? found(`${partner.words} (${partner.reference}); first line not verified`) : NOT_FOUND
}

function findStage({ evidence, metastatic }: RouteFacts): Finding {
  if (metastatic.answer === 'yes') return contradicts(metastatic.basis[0] ?? 'metastatic')
  const stage = evidence.stageGroup
  if (!stage) return NOT_FOUND
  const basis = `stage ${stage.words} (${stage.reference})`
  return /^(II|III|2|3)([ABC]\d?)?$/i.test(stage.words) ? found(basis) : contradicts(basis)
}

function findReceptor(receptors: HormoneReceptors): Finding {
  const basis = receptors.basis.join('; ')
  if (receptors.status === 'negative') return contradicts(basis)
  if (receptors.status === 'unknown') return NOT_FOUND
  return found(receptors.status === 'low-positive' ? `${basis} (low positive)` : basis)
}

function findTreatment({ evidence, metastatic }: RouteFacts, kind: TreatmentKind): Finding {
  const [first] = evidence.treatments.filter(
    (treatment) => treatment.kind === kind && isInMetastaticSetting(treatment, metastatic.since),
  )
  if (!first) return NOT_FOUND
  return found(`${first.words}${first.on ? `, ${first.on}` : ''} (${first.reference}); outcome not read`)
}

/** The label's wording names one approved antibody; others are valid results, but not known to be the named test. */
function findAssay({ evidence, classification }: RouteFacts): Finding {
  const [assay] = evidence.results
    .filter((result) => result.assay !== undefined && classification?.evidence.includes(result.reference))
    .map((result) => result.assay)
  if (assay === undefined) return NOT_FOUND
  return /\b4B5\b|PATHWAY/i.test(assay) ? found(assay) : { ...NOT_FOUND, basis: `assay of the report: ${assay}` }
}

/** Given on or after the first day the cancer is known to be metastatic; an undated one only while it is running. */
export function isInMetastaticSetting(treatment: Treatment, since: PartialDate | undefined): boolean {
  if (treatment.state === 'planned') return false
  return treatment.state === 'active' || isSince(treatment.on, since)
}

function isSince(on: PartialDate | undefined, since: PartialDate | undefined): boolean {
  return on !== undefined && since !== undefined && compareDates(on, since) >= 0
}
