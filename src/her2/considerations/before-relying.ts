/** The one open item that would most likely turn an answer: named on its card before the reader relies on it. */
import type { Classification, PatientClassification, PendingTest } from '../classification.ts'
import { compareDates } from '../dates.ts'
import type { Evidence, PartialDate, SpecimenFacts } from '../evidence.ts'
import { asks, defineTable } from '../tables/define-table.ts'
import { standingOf } from '../tables/report-statuses.ts'
import type { ConsiderationKey, LabelRoute } from './considerations.ts'
import { openRoutes } from './label-routes.ts'
import { listUnread, unreadResultsOf } from './unread-results.ts'

/** What one card says, and on what. */
export interface Relying {
  readonly key: ConsiderationKey
  readonly evidence: Evidence
  readonly patient: PatientClassification
  /** The classification that the card speaks of. */
  readonly of?: Classification | undefined
  readonly routes: readonly LabelRoute[]
  /** The test that the card itself says is pending. */
  readonly pending?: PendingTest | undefined
}

const CONDITIONS = {
  'ISH pending': (relying: Relying) => isPending(relying, 'ish'),
  'IHC pending': (relying: Relying) => isPending(relying, 'ihc'),
  'a HER2 test pending': (relying: Relying) => isPending(relying, 'her2'),
  'a result that may be newer was not understood': ({ evidence, of }: Relying) =>
    unreadResultsOf(evidence, of?.specimen.collectedOn === undefined ? {} : { since: of.specimen.collectedOn }).some(
      ({ specimen, performedOn }) => compareDates(specimen.collectedOn ?? performedOn, of?.specimen.collectedOn) >= 0,
    ),
  'a text about HER2 was not understood': ({ evidence }: Relying) => listUnread(evidence).length > 0,
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
    ['her2-pending',    'a HER2 test pending',                                'a HER2 test is pending'],
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

/**
 * By a result, an order or a word of the record (decision P-20): on the same specimen, or on one that may be newer and is
 * not of the other side. What the card says itself is not said twice.
 */
function isPending(relying: Relying, test: PendingTest['test']): boolean {
  const { of, pending: told } = relying
  const open = [...(of?.pending ?? []), ...openElsewhere(relying)]
  return open.some((one) => one.test === test && one.reference !== told?.reference)
}

type Open = Pick<PendingTest, 'test' | 'reference'>

function openElsewhere({ evidence, of }: Relying): readonly Open[] {
  const own = of?.specimen
  const mayBeNewer = ({ reference, laterality, collectedOn }: SpecimenFacts, on: PartialDate | undefined) => {
    const isSame = own !== undefined && reference === own.reference
    const isOtherSide = laterality !== undefined && own?.laterality !== undefined && laterality !== own.laterality
    return !isSame && !isOtherSide && compareDates(collectedOn ?? on, own?.collectedOn) >= 0
  }
  const isPendingResult = ({ reportStatus, replacedBy }: Evidence['results'][number]) =>
    standingOf(reportStatus) === 'pending' && replacedBy === undefined
  const words = (evidence.testWords ?? []).filter(({ says }) => says === 'pending')
  const said = [...evidence.results.filter(isPendingResult), ...words].filter((one) =>
    mayBeNewer(one.specimen, one.performedOn),
  )
  const orders = evidence.orders.filter(({ state, specimen, on }) => {
    const sample = evidence.specimens.find(({ key }) => key !== undefined && key === specimen)
    return state === 'active' && sample !== undefined && mayBeNewer(sample, on)
  })
  return [
    ...said.map((result) => {
      const asked = result.test === 'unreadable' ? result.of : result.test
      return { test: asked === 'overall' ? ('her2' as const) : asked, reference: result.reference }
    }),
    ...orders,
  ]
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
