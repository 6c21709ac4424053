/** docs/rules.md, P-3, P-4, P-5 and SP-8: an ISH result with its numbers, its words, or both. */
import type { Ish, Recount } from './case.ts'
import {
  type Answer,
  type Conflict,
  INDETERMINATE,
  negative,
  notFinal,
  type NotFinal,
  type OpenQuestion,
  positive,
} from './answers.ts'
import { byGroup, byIhcAlone, bySingleProbe } from './combine.ts'
import { type IhcView, isLowScore, isOverexpressed } from './ihc-rules.ts'
import {
  bandOf,
  bandsOf,
  type Group,
  type RecountOutcome,
  outcomeOf,
  hasArithmeticConflict,
  knownGroup,
  onlyGroup,
  possibleGroups,
  sidesOf,
} from './ish-groups.ts'

/** What the tests of a specimen give before the laboratory's overall interpretation is looked at. */
export interface Finding {
  readonly answers: readonly Answer[]
  readonly conflicts: readonly Conflict[]
  readonly open?: OpenQuestion
  /** Conflicts that the open question allows. */
  readonly mayConflict?: readonly Conflict[]
  /** Numbers that leave several groups (P-4, T-37). */
  readonly isUnclassified?: boolean
}

const none: readonly Conflict[] = []

export interface IshTests {
  readonly ish: Ish
  readonly recount?: Recount | undefined
  /** A single-probe test of 4.0 to < 6.0 copies stands beside it. */
  readonly hasSingleBeside: boolean
}

export function judgeIsh(tests: IshTests, ihc: IhcView): Finding {
  const { ish } = tests
  if (ish.probe === 'single' && ish.copies !== undefined) {
    if (ish.copies.comparator === undefined) return judgeSingle(ish.copies.value, ish.words, ihc)
    return judgePossible(
      bandsOf(ish.copies).map((band) => bySingleProbe(band, ihc)),
      ['copy-number-missing'],
    )
  }
  const group = knownGroup(ish)
  const finding = group === undefined ? judgePartial(ish, ihc) : judgeGroup(group, tests, ihc)
  if (!hasArithmeticConflict(ish)) return finding
  return { ...finding, conflicts: [...finding.conflicts, 'ratio-arithmetic'] }
}

/** Section 4; words against its numbers as in P-5. */
function judgeSingle(copies: string, words: Ish['words'], ihc: IhcView): Finding {
  const band = bandOf(copies)
  const isContradicted = (band === 'many' && words === 'not-amplified') || (band === 'few' && words === 'amplified')
  return { answers: [bySingleProbe(band, ihc)], conflicts: isContradicted ? ['reported-vs-derived'] : none }
}

/** Section 3.2 with SP-8 and P-5. */
function judgeGroup(group: Group, { ish, recount, hasSingleBeside }: IshTests, ihc: IhcView): Finding {
  const second = recount && outcomeOf(recount, group)
  const answers = [byGroup(group, ihc, second)]
  if (hasSingleBeside) return { answers, ...judgeSp8(group, ihc) }
  return { answers, ...judgeWords(group, ish.words, ihc, second) }
}

type Contradiction = Pick<Finding, 'conflicts' | 'open' | 'mayConflict'>

function judgeSp8(group: Group, ihc: IhcView): Contradiction {
  if ((group === 5 && ihc.call === '3+') || (group === 1 && isLowScore(ihc))) return { conflicts: ['sp-contradiction'] }
  const isInWords = (group === 5 && ihc.call === 'positive') || (group === 1 && ihc.call === 'negative')
  return isInWords
    ? { conflicts: none, open: 'SP-8 with IHC in words', mayConflict: ['sp-contradiction'] }
    : { conflicts: none }
}

/** P-5. */
function judgeWords(
  group: Group,
  words: Ish['words'],
  ihc: IhcView,
  recount: RecountOutcome | undefined,
): Contradiction {
  const isAmplified = words === 'amplified'
  if ((group === 1 && words === 'not-amplified') || (group === 5 && isAmplified))
    return { conflicts: ['reported-vs-derived'] }
  if (words === undefined || group === 1 || group === 5) return { conflicts: none }
  if (isLowScore(ihc)) return { conflicts: isAmplified ? ['reported-vs-derived'] : none }
  const mayConflict: readonly Conflict[] = ['reported-vs-derived']
  if (ihc.call === 'negative' && isAmplified)
    return { conflicts: none, open: 'amplified in G2 to G4 beside IHC negative in words', mayConflict }
  // Only a recount of the same group is final, and only then can words stand against it.
  if (ihc.call === '2+' && recount === 'same group' && isAmplified !== (group === 3))
    return { conflicts: none, open: 'words against a recount', mayConflict }
  return { conflicts: none }
}

/** P-4: words alone, words with incomplete numbers, incomplete numbers alone. */
function judgePartial(ish: Ish, ihc: IhcView): Finding {
  if (ish.words === undefined) return judgeIncomplete(ish, ihc)
  const { ratio, copies, words } = ish
  const contrary = words === 'amplified' ? 'low' : 'high'
  const isSided = words === 'amplified' || words === 'not-amplified'
  const isContrary = isSided && ratio !== undefined && sidesOf(ish).every((side) => side === contrary)
  const answer = byWords(words, ihc)
  // Caution is set by a ratio on the other side; of copies alone nothing is said.
  const withCaution = isContrary ? { ...answer, caution: true } : answer
  const isOpenCaution = copies !== undefined && !isContrary && answer.caution === false
  const judged = isOpenCaution ? withoutCaution(answer) : withCaution
  const only = ratio && copies ? onlyGroup(ish) : undefined
  if (only === undefined) return { answers: [judged], conflicts: none }
  const { conflicts, mayConflict } = judgeWords(only, words, ihc, undefined)
  return {
    answers: [judged, withoutCaution(byGroup(only, ihc))],
    conflicts: none,
    open: 'words beside an interval that leaves one group',
    ...((conflicts.length > 0 || mayConflict) && { mayConflict: ['reported-vs-derived'] as const }),
  }
}

function withoutCaution({ caution: _, ...answer }: Answer): Answer {
  return answer
}

function byWords(words: NonNullable<Ish['words']>, ihc: IhcView): Answer {
  switch (words) {
    case 'amplified':
      return byGroup(1, ihc)
    case 'not-amplified':
      return byGroup(5, ihc)
    case 'equivocal':
      if (isOverexpressed(ihc)) return positive()
      if (isLowScore(ihc)) return negative(ihc.tier, { caution: true })
      return ihc.call === 'negative' ? negative(ihc.tier, {}) : notFinal('ish-equivocal')
    case 'indeterminate':
      // CB-16 to CB-16c.
      if (ihc.call === '2+') return notFinal('repeat-ish')
      return ihc.call === 'none' ? INDETERMINATE : byIhcAlone(ihc)
  }
}

/** P-4: every group that is left possible is tried. */
function judgeIncomplete(ish: Ish, ihc: IhcView): Finding {
  return judgePossible(
    possibleGroups(ish).map((group) => byGroup(group, ihc)),
    missingNumbers(ish),
  )
}

function judgePossible(all: readonly Answer[], missing: readonly NotFinal[]): Finding {
  const [first, ...others] = all
  if (first === undefined) throw new Error('numbers that leave no group')
  if (others.length === 0) return { answers: [asOnlyGroup(first, missing)], conflicts: none }
  const isOneStatus = others.every(({ status }) => status === first.status)
  if (isOneStatus && first.status !== 'not-final') return { answers: [asCommon(all, first)], conflicts: none }
  // Not final whatever the group: its reason, or the number that is missing.
  const reasons = isOneStatus ? all.flatMap(({ reasons: own = [] }) => own) : []
  const answer = { ...notFinal(...missing), reasons: [...reasons, ...missing] }
  return { answers: [answer], conflicts: none, isUnclassified: true }
}

/** The number that would settle the group; where both are absent or open, either. */
function missingNumbers(ish: Ish): readonly NotFinal[] {
  if (sidesOf(ish).length === 1) return ['copy-number-missing']
  const isCopiesKnown = ish.copies !== undefined && bandsOf(ish.copies).length === 1
  return isCopiesKnown ? ['ratio-missing'] : ['copy-number-missing', 'ratio-missing']
}

/** T-37: the whole interval lies in one cell. Whether P-4's caution holds too is not said. */
function asOnlyGroup(answer: Answer, missing: readonly NotFinal[]): Answer {
  const { reasons, ...rest } = withoutCaution(answer)
  return reasons === undefined ? rest : { ...rest, reasons: [...reasons, ...missing] }
}

/** One final answer for all groups, with caution; what differs between them is not compared. */
function asCommon(all: readonly Answer[], { status, tiers, discordant }: Answer): Answer {
  const isOneFlag = discordant !== undefined && all.every((one) => one.discordant === discordant)
  return { status, caution: true, ...(tiers && { tiers }), ...(isOneFlag && { discordant }) }
}
