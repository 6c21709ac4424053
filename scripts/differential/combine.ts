/** docs/rules.md, sections 3.2, 4 and 5: one ISH group, or one IHC result, and what it gives with the other. */
import { type Answer, type Comment, INDETERMINATE, negative, notFinal, positive, UNKNOWN } from './answers.ts'
import { type IhcView, isLowScore, isOverexpressed } from './ihc-rules.ts'
import type { Band, Group, RecountOutcome } from './ish-groups.ts'

const COMMENTS: Readonly<Record<2 | 3 | 4, Comment>> = { 2: 'C2', 3: 'C3', 4: 'C4' }

/** CB-1, CB-5, CB-9, CB-16 and CB-17. */
export function byIhcAlone({ call, tier }: IhcView): Answer {
  switch (call) {
    case '3+':
    case 'positive':
      return positive()
    case '2+':
      return notFinal('needs-ish')
    case '0':
    case '1+':
    case 'negative':
      return negative(tier)
    case 'indeterminate':
      return INDETERMINATE
    case 'none':
      return UNKNOWN
  }
}

/** CB-2 to CB-16c; G2 to G4 by the table of section 3.2. */
export function byGroup(group: Group, ihc: IhcView, recount?: RecountOutcome): Answer {
  // P-1: positive by whichever test is positive.
  if (group === 1) return positive(isLowScore(ihc) || ihc.call === 'negative')
  if (group === 5) return isOverexpressed(ihc) ? positive(true) : negative(ihc.tier)
  if (isOverexpressed(ihc)) return positive()
  const comment = COMMENTS[group]
  // LOW-7: caution where the tier is low or ultralow.
  if (isLowScore(ihc)) return negative(ihc.tier, { caution: ihc.tier === 'low' || ihc.tier === 'ultralow', comment })
  // CB-17: negative in words; of its caution nothing is said.
  if (ihc.call === 'negative') return negative(ihc.tier, { comment })
  if (ihc.call === '2+') return byRecount(group, comment, recount)
  return notFinal('needs-ihc')
}

function byRecount(group: 2 | 3 | 4, comment: Comment, recount: RecountOutcome | undefined): Answer {
  if (recount === undefined) return notFinal('recount-not-found')
  if (recount === 'other group') return notFinal('adjudication')
  return group === 3 ? positive() : negative('low', { caution: true, comment })
}

/** SP-1 to SP-7, CB-16d to CB-16f, for a single-probe test alone. */
export function bySingleProbe(band: Band, ihc: IhcView): Answer {
  if (band === 'many') return positive(isLowScore(ihc) || ihc.call === 'negative')
  if (band === 'few') return isOverexpressed(ihc) ? positive(true) : negative(ihc.tier)
  if (isOverexpressed(ihc)) return positive()
  if (isLowScore(ihc) || ihc.call === 'negative') return negative(ihc.tier)
  return notFinal(ihc.call === '2+' ? 'needs-dual-probe' : 'needs-ihc')
}
