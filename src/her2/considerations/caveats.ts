/** Card OS-5: what weakens the deciding specimen, each with the trap that it refers to. */
import { isOfEarlierGuideline } from '../status/classify-specimen.ts'
import type { ClassifiedWorkUp } from '../status/speaks-now.ts'
import { isNearThreshold } from '../status/ish.ts'
import { asks, defineTable, gives, type RowHead } from '../tables/define-table.ts'
import type { Caveat } from './considerations.ts'
import { type Facts, isFinalAnswer } from './facts.ts'

const CODES: readonly Caveat['code'][] = [
  'acid-decalcified',
  'cytology-fixed-otherwise',
  'cytology-fixation-unknown',
  'preliminary',
  'group-of-earlier-guideline',
  'ratio-at-threshold',
]

const CONDITIONS = {
  'acid decalcification': ({ workUp }: ClassifiedWorkUp) => workUp.facts.decalcification === 'acid',
  'cytology, not fixed in formalin': ({ workUp: { facts } }: ClassifiedWorkUp) =>
    facts.procedure === 'cytology' && facts.fixation === 'other',
  'cytology, fixation not known': ({ workUp: { facts } }: ClassifiedWorkUp) =>
    facts.procedure === 'cytology' && facts.fixation === undefined,
  'only preliminary results': ({ classification: of }: ClassifiedWorkUp) =>
    of.overexpression === 'not-final' && of.reason === 'preliminary',
  'ISH group 2 or 4 under an earlier guideline': ({ workUp, classification: { ish } }: ClassifiedWorkUp) =>
    isOfEarlierGuideline(workUp.date) && (ish?.group === 2 || ish?.group === 4),
  'ISH ratio next to 2.0': ({ classification: { ish } }: ClassifiedWorkUp) =>
    ish?.ratio !== undefined && isNearThreshold({ text: ish.ratio }),
} as const

// prettier-ignore
export const CAVEATS = defineTable({
  id: 'caveats', title: 'What weakens the deciding specimen', source: 'this project, traps T-13 to T-27', mark: 'inference', kind: 'all that hold',
  columns: [asks.condition('when', CONDITIONS), gives.one('code', CODES)],
  rows: [
    ['T-15', 'acid decalcification',                        'acid-decalcified',           'acid decalcification of bone can make a HER2 result falsely negative', { mark: 'V' }],
    ['T-27', 'cytology, not fixed in formalin',             'cytology-fixed-otherwise',   'cytology that was not fixed in formalin is a weak basis', { source: 'asco-cap-2018', mark: 'V' }],
    ['T-27', 'cytology, fixation not known',                'cytology-fixation-unknown',  'cytology is a weak basis unless it was fixed in formalin', { source: 'asco-cap-2018', mark: 'V' }],
    ['T-13', 'only preliminary results',                    'preliminary',                'a preliminary result may change and is never final'],
    ['T-25', 'ISH group 2 or 4 under an earlier guideline', 'group-of-earlier-guideline', 'a result under an earlier guideline is shown as such and not relabelled', { mark: 'V' }],
    ['T-16', 'ISH ratio next to 2.0',                       'ratio-at-threshold',         'a ratio next to 2.0 is compared as reported and never rounded', { mark: 'K-mod' }],
  ],
})

export interface FoundCaveat {
  readonly row: RowHead
  readonly caveat: Caveat
}

/** None if another specimen with a final answer says the same. */
export function findCaveats({ one, classified }: Facts): readonly FoundCaveat[] {
  if (!one) return []
  const { overexpression } = one.classification
  const others = classified.filter((other) => other !== one && isFinalAnswer(other.classification))
  if (others.some(({ classification }) => classification.overexpression === overexpression)) return []
  return CAVEATS.find({ when: one }).map((row) => ({ row, caveat: caveatOf(row.code, one) }))
}

function caveatOf(code: Caveat['code'], { classification: { ish } }: ClassifiedWorkUp): Caveat {
  if (code === 'group-of-earlier-guideline') return { code, group: ish?.group ?? 0 }
  if (code === 'ratio-at-threshold') return { code, ratio: ish?.ratio ?? '' }
  return { code }
}
