/** The one open item that would most likely turn an answer: named on its card before the reader relies on it. */
import type { Classification, PatientClassification } from '../classification.ts'
import { compareDates } from '../dates.ts'
import type { Evidence, SpecimenFacts, Unread } from '../evidence.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import { standingOf } from '../tables/report-statuses.ts'
import type { ConsiderationKey, LabelRoute } from './considerations.ts'
import { openRoutes } from './label-routes.ts'
import { unreadResultsOf } from './unread-results.ts'

/** What one card says, and on what. */
export interface Relying {
  readonly key: ConsiderationKey
  readonly evidence: Evidence
  readonly unread: readonly Unread[]
  readonly patient: PatientClassification
  /** The classification that the card speaks of. */
  readonly of?: Classification | undefined
  readonly routes: readonly LabelRoute[]
}

const CONDITIONS = {
  'ISH pending': (relying: Relying) => isPending(relying, 'ish'),
  'IHC pending': (relying: Relying) => isPending(relying, 'ihc'),
  'a result that may be newer was not understood': ({ evidence, of }: Relying) =>
    unreadResultsOf(evidence, of?.specimen.collectedOn === undefined ? {} : { since: of.specimen.collectedOn }).some(
      ({ specimen, performedOn }) => compareDates(specimen.collectedOn ?? performedOn, of?.specimen.collectedOn) >= 0,
    ),
  'a text about HER2 was not understood': ({ unread }: Relying) => unread.some(({ why }) => /her-?2|erbb2/i.test(why)),
  'not positive in bone that was decalcified in acid': (relying: Relying) => isNotPositiveIn(relying, 'acid'),
  'not positive in decalcified bone, the agent not stated': (relying: Relying) =>
    isNotPositiveIn(relying, 'unspecified'),
  'another tumour has another status': hasOtherAnswer,
  'an assay that the label asks for is not named': ({ routes }: Relying) =>
    openRoutes(routes).some(({ conditions }) =>
      conditions.some(({ condition, record }) => condition === 'test named by the label' && record === 'not found'),
    ),
} as const

// prettier-ignore
export const BASIS_OF_ANSWER = defineTable({
  id: 'before-relying', title: 'What would most likely change an answer', source: 'the card catalogue of this project', mark: 'P', kind: 'first', idHeading: 'code',
  columns: [asks.condition('when', CONDITIONS)],
  rows: [
    // code             when                                                  what the card says, the likeliest first
    ['ish-pending',     'ISH pending',                                        'an ISH result is pending'],
    ['ihc-pending',     'IHC pending',                                        'an IHC result is pending'],
    ['newer-unread',    'a result that may be newer was not understood',      'a HER2 result that may be newer could not be read'],
    ['text-unread',     'a text about HER2 was not understood',               'something about HER2 in this record could not be read'],
    ['decalcified',     'not positive in bone that was decalcified in acid',  'bone decalcified in acid can look falsely negative'],
    ['decalcified-how', 'not positive in decalcified bone, the agent not stated', 'decalcified bone can look falsely negative, and the agent is not stated'],
    ['other-tumour',    'another tumour has another status',                  'another tumour has another HER2 status'],
    ['assay-not-named', 'an assay that the label asks for is not named',      'the HER2 assay is not named'],
  ],
})

/** RULES T-15: acid, or an agent that nobody names, may have made the result falsely negative. */
function isNotPositiveIn({ evidence, of }: Relying, decalcification: SpecimenFacts['decalcification']): boolean {
  if (of === undefined || of.overexpression === 'positive') return false
  const used = new Set(of.evidence)
  return evidence.results.some(
    ({ reference, specimen }) => used.has(reference) && specimen.decalcification === decalcification,
  )
}

/** Of the same specimen, or of one that may be newer. */
function isPending({ evidence, of }: Relying, test: 'ihc' | 'ish'): boolean {
  const own = of?.specimen
  return evidence.results.some((result) => {
    const asked = result.test === 'unreadable' ? result.of : result.test
    if (asked !== test || standingOf(result.reportStatus) !== 'pending' || result.replacedBy) return false
    const { reference, collectedOn } = result.specimen
    return reference === own?.reference || compareDates(collectedOn ?? result.performedOn, own?.collectedOn) >= 0
  })
}

/** Distant tissue beside a single breast tumour counts as that tumour's (decision P-13). Tiers differ often, and matter for labels alone. */
function hasOtherAnswer({ patient, of, routes }: Relying): boolean {
  const breast = patient.tumors.filter(({ distant, current }) => distant !== true && current !== undefined)
  if (of === undefined || breast.length < 2) return false
  const category = ({ overexpression, tier }: Classification) =>
    routes.length > 0 ? `${overexpression} ${tier ?? ''}` : overexpression
  return breast.some(({ current, active, specimens }) => {
    const isOther = current !== undefined && !specimens.includes(of) && active !== false
    return isOther && category(current) !== category(of)
  })
}
