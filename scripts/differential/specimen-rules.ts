/** docs/rules.md, P-6, P-9 and CB-17: one specimen, with the laboratory's overall interpretation and the status of its results. */
import {
  type Answer,
  conflict,
  type Conflict,
  type Expected,
  negative,
  notFinal,
  type OpenQuestion,
  positive,
  sideOf,
  type Tier,
  UNKNOWN,
} from './answers.ts'
import type { Ihc, Ish, Overall, ResultStatus, Specimen, Test } from './case.ts'
import { resultDay } from './case.ts'
import { byIhcAlone } from './combine.ts'
import { type IhcView, isInWords, NO_IHC, viewIhc } from './ihc-rules.ts'
import { onlyGroup } from './ish-groups.ts'
import { type Finding, type IshTests, judgeIsh } from './ish-rules.ts'

/** `ignored`: nothing of it counts or is pending; `pending`: nothing of it counts yet. */
export interface SpecimenExpectation {
  readonly specimen: Specimen
  readonly state: 'counts' | 'pending' | 'ignored'
  readonly expected: Expected
  /** It may be left out as well: only an open test is known of it. */
  readonly mayBeMissing: boolean
}

const counts = (status: ResultStatus | undefined) =>
  status === 'final' || status === 'amended' || status === 'corrected'
const isPending = (status: ResultStatus | undefined) => status === 'preliminary' || status === 'registered'

function counted<Result>(test: Test<Result> | undefined): Result | undefined {
  return test && counts(test.status) ? test.result : undefined
}

/** P-9: final, amended and corrected count; preliminary and registered are pending; the others are ignored. */
export function expectSpecimen(specimen: Specimen): SpecimenExpectation {
  const ihc = counted(specimen.ihc)
  const ish = counted(specimen.ish)
  const statuses = [specimen.ihc?.status, specimen.ish?.status]
  const hasPending = statuses.some(isPending)
  if (ihc === undefined && ish === undefined && specimen.overall === undefined) {
    const isRegisteredOnly = hasPending && !statuses.includes('preliminary')
    const state = hasPending ? 'pending' : 'ignored'
    return {
      specimen,
      state,
      expected: expectPending(isRegisteredOnly),
      mayBeMissing: state === 'ignored' || isRegisteredOnly,
    }
  }
  const expected = expectCounted(specimen, ihc, ish)
  return { specimen, state: 'counts', expected: hasPending ? alsoPending(expected) : expected, mayBeMissing: false }
}

function expectPending(isRegisteredOnly: boolean): Expected {
  const answers = [notFinal('preliminary')]
  return isRegisteredOnly ? { answers: [...answers, UNKNOWN], open: 'only registered' } : { answers }
}

/** What is not final beside a pending test may give that as its reason. */
function alsoPending({ answers, open }: Expected): Expected {
  const isIndeterminate = answers.some(({ status }) => status === 'indeterminate')
  const named = answers.map((answer) =>
    answer.status === 'not-final' ? { ...answer, reasons: [...(answer.reasons ?? []), 'preliminary'] } : answer,
  )
  const question = open ?? (isIndeterminate ? 'indeterminate beside a pending test' : undefined)
  return {
    answers: isIndeterminate ? [...named, notFinal('preliminary')] : named,
    ...(question && { open: question }),
  }
}

function expectCounted(specimen: Specimen, ihc: Ihc | undefined, ish: Ish | undefined): Expected {
  const { overall } = specimen
  if (ihc === undefined && ish === undefined) return { answers: [byOverallAlone(overall)] }
  const view = ihc === undefined ? NO_IHC : viewIhc(ihc, resultDay(specimen))
  const tests = ish && { ish, recount: specimen.recount, hasSingleBeside: specimen.singleBeside !== undefined }
  const finding = tests === undefined ? { answers: [byIhcAlone(view)], conflicts: [] } : judgeIsh(tests, view)
  const all = view.isContradicted ? withConflict(finding, 'percent-vs-score') : finding
  return settle(overall === undefined ? all : withOverall(all, overall, tests, view))
}

function withConflict(finding: Finding, reason: Conflict): Finding {
  return { ...finding, conflicts: [...finding.conflicts, reason] }
}

/** P-6: where scores and numbers are absent. */
function byOverallAlone(overall: Overall | undefined): Answer {
  if (overall === undefined) return UNKNOWN
  if (overall === 'positive') return positive()
  return negative(overall === 'negative' ? 'undetermined' : overall)
}

/** A conflict is the answer; where it is only one reading of an open question, one of the answers. */
function settle({ answers, conflicts, open, mayConflict = [] }: Finding): Expected {
  if (conflicts.length > 0) return { answers: [conflict([...conflicts, ...mayConflict])] }
  const all = mayConflict.length > 0 ? [...answers, conflict(mayConflict)] : answers
  return { answers: all, ...(open && { open }) }
}

/** P-6: the overall interpretation beside tests. */
function withOverall(finding: Finding, overall: Overall, tests: IshTests | undefined, ihc: IhcView): Finding {
  if (finding.conflicts.length > 0) {
    // Where the tests contradict each other, the overall interpretation contradicts one of them.
    return finding.conflicts.includes('sp-contradiction') ? withConflict(finding, 'reported-vs-derived') : finding
  }
  const [first] = finding.answers
  const beside = { finding, overall, hasWordsOnly: hasWordsOnly(tests, ihc) }
  if (first?.status === 'indeterminate') return orOverall(beside, 'overall beside failed tests')
  if (finding.isUnclassified)
    return withTier(orOverall(beside, 'overall beside numbers that leave several groups'), overall)
  const left = finding.answers.map((answer) => leftToLaboratory(answer, overall, tests))
  const open = finding.open ?? left.find((one) => one.open)?.open
  const settled = { ...finding, answers: left.flatMap((one) => one.answers), ...(open && { open }) }
  const mapped = withTier(settled, overall)
  if (mapped.answers.some((answer) => isOpposite(answer, overall))) return contradicted({ ...beside, finding: mapped })
  const hasWords = beside.hasWordsOnly || isInWords(ihc) || (tests !== undefined && !hasFigures(tests))
  return hasWords ? orOverall({ ...beside, finding: mapped }, 'overall beside words') : mapped
}

/** P-6 and T-24: words set the tier only where nothing contradicts them. */
function withTier(finding: Finding, tier: Overall): Finding {
  if (tier !== 'low' && tier !== 'ultralow') return finding
  const answers = finding.answers.map((answer) => (mayBeOfTier(answer, tier) ? ofTier(answer, tier) : answer))
  const isContradicted = answers.some(
    ({ status, tiers }) => status === 'not-final' || (status === 'negative' && !tiers?.includes(tier)),
  )
  if (!isContradicted) return { ...finding, answers }
  const mayConflict: readonly Conflict[] = [...(finding.mayConflict ?? []), 'reported-vs-derived']
  return { ...finding, answers, mayConflict, open: finding.open ?? 'tier in words against a score' }
}

/** Those that carry a comment are of G2 to G4: there low and ultralow have caution (LOW-7). */
function ofTier(answer: Answer, tier: Tier): Answer {
  return { ...answer, tiers: [tier], ...(answer.comment !== undefined && { caution: true }) }
}

/** Undetermined may be any; a 0 without a word on staining may be ultralow (LOW-3, LOW-5). */
function mayBeOfTier({ tiers = [] }: Answer, tier: Tier): boolean {
  return tiers.includes('undetermined') || (tier === 'ultralow' && tiers.includes('zero-unspecified'))
}

interface Beside {
  readonly finding: Finding
  readonly overall: Overall
  readonly hasWordsOnly: boolean
}

function contradicted(beside: Beside): Finding {
  const { finding, hasWordsOnly: isWordsOnly } = beside
  const mayConflict: readonly Conflict[] = [...(finding.mayConflict ?? []), 'reported-vs-derived']
  if (isWordsOnly) return { ...orOverall(beside, 'overall beside words'), mayConflict }
  return finding.open ? { ...finding, mayConflict } : withConflict(finding, 'reported-vs-derived')
}

function orOverall({ finding, overall }: Beside, open: OpenQuestion): Finding {
  return { ...finding, answers: [...finding.answers, sideOf(overall)], open: finding.open ?? open }
}

function hasFigures({ ish }: IshTests): boolean {
  return ish.ratio !== undefined || ish.copies !== undefined
}

/** Neither a score nor a number. */
function hasWordsOnly(tests: IshTests | undefined, ihc: IhcView): boolean {
  return (isInWords(ihc) || ihc.call === 'none') && (tests === undefined || !hasFigures(tests))
}

function isOpposite({ status }: Answer, overall: Overall): boolean {
  return (status === 'positive' && overall !== 'positive') || (status === 'negative' && overall === 'positive')
}

/** A negative of G2 or G4 carries the comment of its row. */
function commented(answer: Answer, group: number): Answer {
  const comment = group === 2 ? 'C2' : 'C4'
  return answer.status === 'negative' && group !== 3 ? { ...answer, comment } : answer
}

/** P-5 and P-6: what the guideline leaves to the laboratory is final by its overall interpretation. */
function leftToLaboratory(answer: Answer, overall: Overall, tests: IshTests | undefined): Expected {
  const group = tests && tests.ish.probe === 'dual' ? onlyGroup(tests.ish) : undefined
  const [reason] = answer.reasons ?? []
  if (answer.status !== 'not-final' || group === undefined) return { answers: [answer] }
  if (reason === 'needs-ihc') return { answers: [overall === 'positive' ? positive() : negative('undetermined', {})] }
  if (reason !== 'recount-not-found' && reason !== 'adjudication') return { answers: [answer] }
  // LOW-7 names G2 and G4 with IHC 2+; of G3 nothing is said, since its recount makes it positive.
  const byLaboratory = overall === 'positive' ? positive() : negative('low', group === 3 ? {} : { caution: true })
  if (reason === 'recount-not-found') return { answers: [commented(byLaboratory, group)] }
  return { answers: [byLaboratory, answer], open: 'overall beside a recount of another group' }
}
