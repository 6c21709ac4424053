/**
 * Label routes of trastuzumab deruxtecan that a HER2-low or ultralow metastatic breast cancer may fit. Sources:
 * `fda-2022-08` (TDX-3), `fda-2025-01-27` (TDX-4); EU wording `ema-enhertu`. A route is a list of conditions, each
 * found, contradicted or not found in the record: never a statement that somebody is eligible.
 */
import type { Classification, PatientClassification, Tier } from './classification.ts'
import type { LabelRoute, RouteCondition } from './considerations.ts'
import type { Evidence, PartialDate, Treatment, TreatmentKind } from './evidence.ts'
import type { HormoneReceptors } from './hormone-receptors.ts'
import type { Metastatic } from './metastasis.ts'
import type { Settings } from './settings.ts'
import { compareDates } from './specimens.ts'

/** What the conditions look at. */
export interface RouteFacts {
  readonly evidence: Evidence
  readonly patient: PatientClassification
  readonly classification: Classification
  readonly metastatic: Metastatic
  readonly receptors: HormoneReceptors
}

type ConditionKey =
  | 'tier low'
  | 'tier low or ultralow'
  | 'unresectable or metastatic'
  | 'chemotherapy, metastatic setting or early relapse'
  | 'hormone receptor positive'
  | 'endocrine therapy in the metastatic setting'
  | 'endocrine therapy not suitable as next line'
  | 'test named by the label'

// prettier-ignore
export const LABEL_ROUTES: readonly (readonly [rule: string, jurisdiction: Settings['jurisdiction'], tiers: readonly Tier[], title: string, conditions: readonly ConditionKey[]])[] = [
  ['TDX-3', 'US', ['low'],             'HER2-low after chemotherapy',                       ['tier low', 'unresectable or metastatic', 'chemotherapy, metastatic setting or early relapse', 'test named by the label']],
  ['TDX-4', 'US', ['low', 'ultralow'], 'HR-positive HER2-low or ultralow after endocrine therapy', ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', 'endocrine therapy in the metastatic setting', 'test named by the label']],
  ['TDX-3', 'EU', ['low'],             'HER2-low after chemotherapy',                       ['tier low', 'unresectable or metastatic', 'chemotherapy, metastatic setting or early relapse']],
  ['TDX-4', 'EU', ['low', 'ultralow'], 'HR-positive HER2-low or ultralow after endocrine therapy', ['tier low or ultralow', 'unresectable or metastatic', 'hormone receptor positive', 'endocrine therapy in the metastatic setting', 'endocrine therapy not suitable as next line']],
]

const WORDS: Readonly<Record<ConditionKey, string>> = {
  'tier low': 'HER2-low (IHC 1+, or 2+ with ISH not amplified)',
  'tier low or ultralow': 'HER2-low or HER2-ultralow (IHC 0 with membrane staining)',
  'unresectable or metastatic': 'Unresectable or metastatic breast cancer',
  'chemotherapy, metastatic setting or early relapse':
    'Prior chemotherapy in the metastatic setting, or recurrence during or within 6 months of adjuvant chemotherapy',
  'hormone receptor positive': 'Hormone receptor positive',
  'endocrine therapy in the metastatic setting':
    'Progression on at least one endocrine therapy in the metastatic setting',
  'endocrine therapy not suitable as next line': 'Endocrine therapy not suitable as the next line of treatment',
  'test named by the label': 'Result by an FDA-approved test',
}

type Finding = Omit<RouteCondition, 'condition'>

const FIND: Readonly<Record<ConditionKey, (facts: RouteFacts) => Finding>> = {
  'tier low': ({ classification }) => findTier(classification, ['low']),
  'tier low or ultralow': ({ classification }) => findTier(classification, ['low', 'ultralow']),
  'unresectable or metastatic': ({ metastatic }) =>
    metastatic.answer === 'yes' ? found(metastatic.basis[0] ?? 'metastatic') : { record: 'not found' },
  'chemotherapy, metastatic setting or early relapse': (facts) => findTreatment(facts, 'chemotherapy'),
  'hormone receptor positive': ({ receptors }) => findReceptor(receptors),
  'endocrine therapy in the metastatic setting': (facts) => findTreatment(facts, 'endocrine'),
  'endocrine therapy not suitable as next line': () => ({ record: 'not found' }),
  'test named by the label': (facts) => findAssay(facts),
}

/** The routes of this jurisdiction that name the specimen's tier. */
export function labelRoutes(facts: RouteFacts, settings: Settings): readonly LabelRoute[] {
  const { tier } = facts.classification
  return LABEL_ROUTES.filter(
    ([, jurisdiction, tiers]) => jurisdiction === settings.jurisdiction && tier && tiers.includes(tier),
  ).map(([rule, jurisdiction, , title, conditions]) => ({
    rule,
    title: `${title} (${jurisdiction})`,
    conditions: conditions.map((key) => ({ condition: WORDS[key], ...FIND[key](facts) })),
  }))
}

function found(basis: string): Finding {
  return { record: 'found', basis }
}

function findTier(classification: Classification, wanted: readonly Tier[]): Finding {
  return classification.tier && wanted.includes(classification.tier)
    ? found(`${classification.label}${classification.caution ? ': with caution, not plainly ISH-negative' : ''}`)
    : { record: 'contradicts', basis: classification.label }
}

function findReceptor(receptors: HormoneReceptors): Finding {
  const basis = receptors.basis.join('; ')
  if (receptors.status === 'negative') return { record: 'contradicts', basis }
  if (receptors.status === 'unknown') return { record: 'not found' }
  return found(receptors.status === 'low-positive' ? `${basis} (low positive)` : basis)
}

function findTreatment({ evidence, metastatic }: RouteFacts, kind: TreatmentKind): Finding {
  const given = evidence.treatments.filter(
    (treatment) => treatment.kind === kind && isInMetastaticSetting(treatment, metastatic.since),
  )
  const [first] = given
  return first
    ? found(`${first.words}${first.on ? `, ${first.on}` : ''} (${first.reference}); outcome not read`)
    : { record: 'not found' }
}

/** The label's wording names one approved antibody; others are valid results, but not known to be the named test. */
function findAssay({ evidence, classification }: RouteFacts): Finding {
  const assays = evidence.results
    .filter((result) => result.assay !== undefined && classification.evidence.includes(result.reference))
    .map((result) => result.assay)
  const [assay] = assays
  if (assay === undefined) return { record: 'not found' }
  const named = /\b4B5\b|PATHWAY/i.test(assay)
  return named ? found(assay) : { record: 'not found', basis: `assay of the report: ${assay}` }
}

/** Given on or after the first day the cancer is known to be metastatic; an undated one only while it is running. */
export function isInMetastaticSetting(treatment: Treatment, since: PartialDate | undefined): boolean {
  if (treatment.state === 'planned') return false
  if (treatment.state === 'active') return true
  return treatment.on !== undefined && since !== undefined && compareDates(treatment.on, since) >= 0
}
