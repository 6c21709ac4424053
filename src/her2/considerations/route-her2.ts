/**
 * The HER2 condition of a label route (decision P-13). No label text was found that says which specimen counts (RULES 8.5):
 * the current one is looked at first, then every other one of the same tumour.
 */
import type { Classification, Tier } from '../classification.ts'
import { compareDates } from '../dates.ts'
import type { Evidence } from '../evidence.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import type { Tumor } from '../status/tumors.ts'
import { asks, defineTable, gives } from '../tables/define-table.ts'
import { ROUTE_ANSWERS, type RouteBasis, type RouteCondition, type StatusBasis } from './considerations.ts'

export type Finding = Omit<RouteCondition, 'condition'>

/** The tumours that the question is about; a drug fits if one of them fits. */
export interface Her2Facts {
  readonly evidence: Evidence
  readonly tumors: readonly Tumor[]
}

const SPECIMEN_AXIS = ['fits', 'open', 'contradicts'] as const
type Judged = (typeof SPECIMEN_AXIS)[number]

// prettier-ignore
export const HER2_OF_ROUTES = defineTable({
  id: 'her2-of-routes', title: 'The HER2 condition of a label, over the specimens of one tumour (decision P-13)', source: 'this project, P-13', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [
    asks.word('current', SPECIMEN_AXIS, 'the current specimen'), asks.word('other', [...SPECIMEN_AXIS, 'none'], 'the best of the others'),
    asks.word('barred', ['yes', 'no'], 'asked for low or ultralow, and the current one is positive'), gives.one('record', ROUTE_ANSWERS),
  ],
  rows: [
    ['P-13',  'fits',        'any',                          'any', 'found',                     'the current specimen fits'],
    ['P-13',  'open',        'fits',                         'any', 'found on another specimen', 'the current specimen is open, and another one fits'],
    ['P-13',  'open',        'open or contradicts or none',  'any', 'not found',                 'the current specimen is open, and no other one fits'],
    ['P-13',  'contradicts', 'fits',                         'no',  'found on another specimen', 'the current specimen does not fit, and another one does'],
    ['P-13',  'contradicts', 'open',                         'no',  'not found',                 'the current specimen does not fit, and another one is open'],
    ['P-13',  'contradicts', 'contradicts or none',          'no',  'contradicts',               'every specimen of the tumour contradicts'],
    ['LOW-8', 'contradicts', 'any',                          'yes', 'contradicts',               'never low or ultralow while the current specimen is positive'],
  ],
})

export function findPositive({ tumors }: Her2Facts): Finding {
  return bestOf(tumors.map((tumor) => findIn(tumor, judgePositive, false)))
}

export function findTier({ tumors }: Her2Facts, wanted: readonly Tier[]): Finding {
  return bestOf(
    tumors.map((tumor) => {
      const found = findIn(tumor, (of) => judgeTier(of, wanted), true)
      const { tier } = tumor.current?.classification ?? {}
      // IHC 0 without a staining statement may hide ultralow, so it contradicts only conditions that ask for low.
      const isHidden = found.record === 'not found' && tier === 'zero-unspecified' && wanted.includes('ultralow')
      return isHidden ? { ...found, basis: { code: 'staining-not-stated' } } : found
    }),
  )
}

/** T-6: what was positive before neoadjuvant treatment counts as well as what is left after it. */
export function findPositiveAroundNeoadjuvant(facts: Her2Facts): Finding {
  const found = findPositive(facts)
  if (found.record !== 'found on another specimen') return found
  const before = facts.tumors.flatMap(({ current, classified }) =>
    classified.filter((one) => judgePositive(one.classification) === 'fits' && wasTreatedBetween(one, current, facts)),
  )[0]
  return before ? { record: 'found', basis: otherSpecimen(before) } : found
}

function wasTreatedBetween(
  before: ClassifiedWorkUp,
  after: ClassifiedWorkUp | undefined,
  { evidence }: Her2Facts,
): boolean {
  return evidence.treatments.some(
    ({ kind, state, on }) =>
      (kind === 'her2-directed' || kind === 'chemotherapy') &&
      state !== 'planned' &&
      compareDates(before.workUp.date, on) < 0 &&
      compareDates(on, after?.workUp.date) < 0,
  )
}

const ORDER = ROUTE_ANSWERS

/** A drug fits if any tumour fits. Without a tumour there is nothing to find. */
function bestOf(found: readonly Finding[]): Finding {
  return found.toSorted((a, b) => ORDER.indexOf(a.record) - ORDER.indexOf(b.record))[0] ?? { record: 'not found' }
}

function findIn({ current, classified }: Tumor, judge: (of: Classification) => Judged, asksForTier: boolean): Finding {
  if (!current) return { record: 'not found' }
  const own = judge(current.classification)
  const others = classified.filter((one) => one !== current)
  const best = SPECIMEN_AXIS.map((judged) => others.find((one) => judge(one.classification) === judged)).find(
    (one) => one !== undefined,
  )
  const { record } = HER2_OF_ROUTES.find({
    current: own,
    other: best ? judge(best.classification) : 'none',
    barred: asksForTier && current.classification.overexpression === 'positive' ? 'yes' : 'no',
  })
  if (record === 'found on another specimen' && best) return { record, basis: otherSpecimen(best) }
  if (record === 'not found') return { record }
  const of = statusOf(current.classification)
  return { record, basis: record === 'found' && asksForTier ? { code: 'tier', of } : { code: 'status', of } }
}

function judgePositive({ overexpression }: Classification): Judged {
  if (overexpression === 'positive') return 'fits'
  return overexpression === 'negative' ? 'contradicts' : 'open'
}

function judgeTier({ overexpression, tier }: Classification, wanted: readonly Tier[]): Judged {
  if (overexpression === 'positive') return 'contradicts'
  if (tier === undefined || tier === 'undetermined') return 'open'
  if (tier === 'zero-unspecified' && wanted.includes('ultralow')) return 'open'
  return wanted.includes(tier) ? 'fits' : 'contradicts'
}

function otherSpecimen({ classification, workUp: { facts, date } }: ClassifiedWorkUp): RouteBasis {
  const site = facts.site
  return { code: 'other-specimen', of: statusOf(classification), ...(site && { site }), ...(date && { on: date }) }
}

function statusOf({ overexpression, reason, tier, discordant, caution }: Classification): StatusBasis {
  return { overexpression, ...(reason && { reason }), ...(tier && { tier }), discordant, caution }
}
