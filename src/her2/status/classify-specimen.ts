/**
 * The HER2 status of one specimen: readings by the single tables, their combination, and what contradicts it.
 * Order of precedence: contradictions inside a test, the combination table, the laboratory's overall interpretation
 * (decision P-6), the tier of negative results.
 */
import type { Classification, CommentCode, ConflictReason, NotFinalReason, Tier } from '../classification.ts'
import { type IshAxis, lookUpCombination } from '../tables/combination.ts'
import type {
  Her2Result,
  IhcResult,
  IhcScore,
  IshResult,
  OverallResult,
  OverallWords,
  ReportStatus,
} from '../evidence.ts'
import { lookUpTier, type TierIhc } from '../tables/expression-tier.ts'
import { CALL_OF_SCORE, IHC_NOT_DONE, type IhcAxis, type IhcReading, readIhc } from '../tables/ihc.ts'
import { gatherIshTests, ISH_NOT_DONE, type IshReading, readIshTest, wordsAgainstNumbers } from './ish.ts'
import { lookUpGroup } from '../tables/ish-dual-probe.ts'
import { type DualAxis, lookUpSingleProbeMiddle } from '../tables/ish-single-probe.ts'
import { labelOf } from './label.ts'
import type { WorkUp } from './specimens.ts'

const COUNTED: readonly ReportStatus[] = ['final', 'amended', 'corrected']

/** Decision P-9: what counts as final. A replaced version never does. */
export function isCounted(result: Her2Result): boolean {
  return COUNTED.includes(result.reportStatus) && result.replacedBy === undefined
}

interface Verdict {
  readonly overexpression: Classification['overexpression']
  readonly reason?: NotFinalReason | ConflictReason
  readonly discordant: boolean
  readonly caution: boolean
  readonly comment?: CommentCode
  readonly rules: readonly string[]
  readonly notes: readonly string[]
  /** True where the negative result rests on ISH group 2, 3 or 4 (row LOW-7). */
  readonly byGroup: boolean
}

const EARLIER_GUIDELINE_UNTIL = '2018-06-01'

/** Classifies one specimen by RULES.md sections 2 to 8 as the tables in this folder hold them. Never throws on data. */
export function classifySpecimen(workUp: WorkUp): Classification {
  const counted = workUp.results.filter(isCounted)
  const pending = workUp.results.filter((result) => !isCounted(result) && result.replacedBy === undefined)
  if (counted.length === 0) return pendingOnly(workUp, pending)
  const ihcResults = counted.filter((result): result is IhcResult => result.test === 'ihc')
  const ishReadings = readIshTests(counted.filter((result): result is IshResult => result.test === 'ish'))
  const overall = mergeOverall(counted.filter((result): result is OverallResult => result.test === 'overall'))
  const ihc = mergeIhc(ihcResults)
  const derived = derive(ihc.reading, ishReadings)
  const verdict = withTierContradiction(
    settle(workUp, counted, ihcResults, ihc, ishReadings, derived, overall),
    ihc.reading,
    overall,
  )
  const tier = verdict.overexpression === 'negative' ? tierOf(ihc.reading, verdict, overall.words) : undefined
  const ish = ishReadings[0]
  return finish(workUp, counted, {
    verdict: { ...verdict, notes: [...verdict.notes, ...remarks(workUp, pending, counted, ishReadings)] },
    ...(tier && { tier }),
    ihc: ihcSummary(ihc.reading, ihcResults),
    ish: ish?.summary ?? {},
    ...(overall.words && { reported: overall.words }),
  })
}

// ---- one reading per test -------------------------------------------------------------------------------------

interface MergedIhc {
  readonly reading: IhcReading
  readonly conflict?: { readonly reason: ConflictReason; readonly rule: string; readonly note: string }
}

function mergeIhc(results: readonly IhcResult[]): MergedIhc {
  const readings = results.map(readIhc)
  const scored = readings.filter((reading) => reading.score !== undefined)
  const [first] = scored
  const scores = [...new Set(scored.map((reading) => reading.score))]
  const inside = readings.find((reading) => reading.conflict)?.conflict
  const statements = new Set(scored.map((reading) => reading.staining).filter((staining) => staining !== 'not stated'))
  const base = first ?? readings.find((reading) => reading.possible[0] !== 'not done') ?? IHC_NOT_DONE
  const [staining] = statements
  const reading = staining && base.score === '0' ? { ...base, staining } : base
  if (inside) return { reading, conflict: inside }
  if (scores.length > 1) return twoFinal(reading, results, `IHC ${listWithAssay(results)}`)
  if (statements.size > 1) return twoFinal(reading, results, 'IHC 0 both with and without membrane staining')
  if (!first && contradictEachOther(readings)) return twoFinal(reading, results, `IHC ${listWithAssay(results)}`)
  return { reading }
}

function twoFinal(reading: IhcReading, results: readonly IhcResult[], note: string): MergedIhc {
  const references = results.map((result) => result.reference).join(', ')
  return {
    reading,
    conflict: { reason: 'two-final-results', rule: 'T-36', note: `two final results differ: ${note} (${references})` },
  }
}

function listWithAssay(results: readonly IhcResult[]): string {
  return results
    .filter((result) => result.score ?? result.words)
    .map((result) => `${result.score ?? result.words}${result.assay ? ` (${result.assay})` : ''}`)
    .join(' and ')
}

function contradictEachOther(readings: readonly IhcReading[]): boolean {
  return (
    new Set(readings.filter(({ possible }) => possible[0] !== 'not done').map(({ possible }) => possible.join())).size >
    1
  )
}

function readIshTests(results: readonly IshResult[]): readonly IshReading[] {
  return gatherIshTests(results).map(readIshTest)
}

interface MergedOverall {
  readonly words?: OverallWords
  readonly date?: string
  readonly conflict?: string
}

/** 'negative' and 'low' do not contradict each other: low is a part of negative. */
function mergeOverall(results: readonly OverallResult[]): MergedOverall {
  const words = [...new Set(results.map((result) => result.words))]
  const sides = new Set(words.map(sideOf))
  const tiers = words.filter((word) => word === 'low' || word === 'ultralow')
  const date = results.map((result) => result.issuedOn ?? result.performedOn).find((day) => day !== undefined)
  const [word] = tiers.length > 0 ? tiers : words
  if (sides.size > 1 || tiers.length > 1) return { conflict: `overall interpretations differ: ${words.join(' and ')}` }
  return { ...(word && { words: word }), ...(date && { date }) }
}

function sideOf(words: OverallWords): 'positive' | 'negative' | 'equivocal' | 'indeterminate' {
  return words === 'low' || words === 'ultralow' ? 'negative' : words
}

// ---- combination ----------------------------------------------------------------------------------------------

/** The verdict of scores, numbers and test words; `undefined` when there is neither IHC nor ISH. */
function derive(ihc: IhcReading, ishReadings: readonly IshReading[]): Verdict | undefined {
  const dual = ishReadings.find((reading) => reading.possible[0]?.startsWith('group '))
  const single = ishReadings.find((reading) => reading.possible[0] === 'single-probe 4.0 to < 6.0')
  if (dual && single && ishReadings.length === 2) return judge(ihc, { ...single, recount: dual.recount }, dual)
  if (ishReadings.length === 0) return ihc.possible[0] === 'not done' ? undefined : judge(ihc, ISH_NOT_DONE)
  const verdicts = ishReadings.map((reading) => judge(ihc, reading))
  const [first, ...others] = verdicts
  if (first === undefined) return undefined
  const differing = others.find(
    (other) => other.overexpression !== first.overexpression || other.reason !== first.reason,
  )
  if (!differing) return joinAgreeing(first, verdicts)
  const note =
    'two final ISH results on this specimen lead to different answers; populations are never averaged (HET-3)'
  return { ...first, overexpression: 'conflict', reason: 'two-final-results', notes: [...first.notes, note] }
}

/** Several ISH results with one answer: whatever weakens one of them, or contradicts the IHC, is said of the whole. */
function joinAgreeing(first: Verdict, verdicts: readonly Verdict[]): Verdict {
  const comment = verdicts.map((verdict) => verdict.comment).find((code) => code !== undefined)
  return {
    ...first,
    ...(comment && { comment }),
    discordant: verdicts.some(({ discordant }) => discordant),
    caution: verdicts.some(({ caution }) => caution),
    byGroup: verdicts.some(({ byGroup }) => byGroup),
    rules: [...new Set(verdicts.flatMap(({ rules }) => rules))],
    notes: [...new Set(verdicts.flatMap(({ notes }) => notes))],
  }
}

/** All that the reports leave possible; where everything leads to one answer, that is the answer (P-4). */
function judge(ihc: IhcReading, ish: IshReading, dual?: IshReading): Verdict {
  const contradiction = ish.conflict ?? dual?.conflict
  const words = wordsAgainstNumbers(ish, ihc.possible) ?? (dual && wordsAgainstNumbers(dual, ihc.possible))
  const groups = dual?.possible.map((axis) => axis.slice(-1) as DualAxis) ?? ['not done' as const]
  const cases = ihc.possible.flatMap((score) =>
    ish.possible.flatMap((axis) => groups.map((group) => judgeCase(score, axis, ish, group))),
  )
  const [first, ...others] = cases
  if (first === undefined) throw new Error('a reading leaves no case possible')
  const rules = [...ish.rules, ...(dual?.rules ?? []), ...first.rules]
  const base = { ...first, rules, notes: ish.notes, caution: first.caution || ish.caution || (dual?.caution ?? false) }
  if (contradiction)
    return {
      ...base,
      overexpression: 'conflict',
      reason: contradiction.reason,
      notes: [...ish.notes, contradiction.note],
    }
  if (words)
    return {
      ...base,
      overexpression: 'conflict',
      reason: 'reported-vs-derived',
      rules: [...rules, 'P-5'],
      notes: [...ish.notes, words],
    }
  const agrees = others.every((other) => other.overexpression === first.overexpression && other.reason === first.reason)
  if (agrees) return withoutWhatDiffers(base, cases)
  return {
    ...base,
    overexpression: 'not-final',
    reason: ish.missing ?? dual?.missing ?? 'copy-number-missing',
    discordant: false,
    rules: ish.rules,
    notes: [...ish.notes, `ISH not classifiable: possible are ${(dual ?? ish).possible.join(', ')}`],
    byGroup: false,
  }
}

function withoutWhatDiffers(base: Verdict, cases: readonly Verdict[]): Verdict {
  const { comment, ...rest } = base
  const sameComment = comment && cases.every((one) => one.comment === comment)
  const rules =
    cases.length > 1
      ? base.rules.filter((rule) => cases.every((one) => one.rules.includes(rule)) || rule === 'P-4' || rule === 'P-3')
      : base.rules
  const shared = rules.length > 0 ? rules : base.rules
  return {
    ...rest,
    ...(sameComment && { comment }),
    rules: cases.length > 1 ? keepCombinationRow(shared, base.rules) : shared,
    discordant: cases.every((one) => one.discordant),
    byGroup: cases.every((one) => one.byGroup),
  }
}

/** The combination row of the first case is kept where the cases share no row, so that an answer never lacks its basis. */
function keepCombinationRow(shared: readonly string[], all: readonly string[]): readonly string[] {
  const isRow = (rule: string) => rule.startsWith('CB-') || rule.startsWith('SP-')
  return shared.some(isRow) ? shared : [...shared, ...all.filter(isRow).slice(0, 1)]
}

function judgeCase(ihc: IhcAxis, axis: IshAxis, ish: IshReading, dual: DualAxis): Verdict {
  if (ihc === 'not done' && axis === 'not done') return verdictOf('unknown', [])
  const [rule, , , final] = lookUpCombination(ihc, axis)
  if (final === 'by group and IHC') return judgeGroup(ihc, axis, ish, [rule])
  if (final === 'by single-probe table') return judgeSingleProbe(ihc, ish, dual)
  if (final === 'positive, discordant') return { ...verdictOf('positive', [rule]), discordant: true }
  if (final === 'negative, caution') return { ...verdictOf('negative', [rule]), caution: true }
  return fromWords(final, [rule])
}

function judgeGroup(ihc: IhcAxis, axis: IshAxis, ish: IshReading, rules: readonly string[]): Verdict {
  const group = axis.slice(-1) as '2' | '3' | '4'
  const [rule, , , , final, comment] = lookUpGroup(group, ihc, ish.recount)
  const verdict = fromWords(final, [...rules, rule])
  return { ...verdict, byGroup: true, ...(comment !== '-' && { comment }) }
}

function judgeSingleProbe(ihc: IhcAxis, ish: IshReading, group: DualAxis): Verdict {
  const [rule, , , final] = lookUpSingleProbeMiddle(ihc, group)
  if (final === 'by dual-probe group') {
    const axis = `group ${group}` as IshAxis
    return judgeGroup(ihc, axis, ish, [rule])
  }
  return fromWords(final, [rule])
}

/** 'negative', 'not-final: needs-ish', 'conflict: sp-contradiction' as the tables print them. */
function fromWords(final: string, rules: readonly string[]): Verdict {
  const [overexpression = '', reason] = final.split(': ')
  return {
    ...verdictOf(overexpression as Verdict['overexpression'], rules),
    ...(reason && { reason: reason as NotFinalReason | ConflictReason }),
  }
}

function verdictOf(overexpression: Verdict['overexpression'], rules: readonly string[]): Verdict {
  return { overexpression, discordant: false, caution: false, rules, notes: [], byGroup: false }
}

// ---- contradictions and the laboratory's overall interpretation ------------------------------------------------

function settle(
  workUp: WorkUp,
  counted: readonly Her2Result[],
  ihcResults: readonly IhcResult[],
  ihc: MergedIhc,
  ishReadings: readonly IshReading[],
  derived: Verdict | undefined,
  overall: MergedOverall,
): Verdict {
  const base = derived ?? verdictOf('unknown', [])
  const withIhc = {
    ...base,
    rules: [...ihc.reading.rules.filter((rule) => rule !== 'CB-17' || derived), ...base.rules],
  }
  const conflict = (reason: ConflictReason, note: string, rule: string): Verdict => ({
    ...withIhc,
    overexpression: 'conflict',
    reason,
    rules: [...withIhc.rules, rule],
    notes: [...base.notes, note],
  })
  const broken = counted.find((result) => result.test === 'unreadable' && result.kind === 'contradiction')
  if (broken?.test === 'unreadable') return conflict('reported-vs-derived', broken.why, 'T-12')
  if (ihc.conflict) return conflict(ihc.conflict.reason, ihc.conflict.note, ihc.conflict.rule)
  if (base.overexpression === 'conflict') return withIhc
  const ihcWords = ihcWordsContradict(ihcResults, base)
  if (ihcWords) return conflict('reported-vs-derived', ihcWords, 'T-12')
  if (overall.conflict) return conflict('two-final-results', overall.conflict, 'P-6')
  const unread = counted.filter((result) => result.test === 'unreadable' && result.kind === 'unreadable')
  const settled = applyOverall(withIhc, derived !== undefined, ihc.reading, overall, ishReadings, workUp)
  if (unread.length === 0) return settled
  const notes = unread.map((result) => `not understood and not used: ${result.reference}`)
  return {
    ...settled,
    caution: settled.caution || settled.overexpression === 'negative',
    notes: [...settled.notes, ...notes],
  }
}

/** Reported IHC words against the score; words that name the final answer of the whole work-up do not contradict it. */
function ihcWordsContradict(results: readonly IhcResult[], derived: Verdict): string | undefined {
  const scores = results.map((result) => result.score).filter((score): score is IhcScore => score !== undefined)
  const [score] = scores
  if (score === undefined) return undefined
  const odd = results.find(({ words }) => words && words !== CALL_OF_SCORE[score] && words !== derived.overexpression)
  return odd && `IHC score ${score} reported as «${odd.words}» (${odd.reference})`
}

/** What the guideline leaves to the laboratory: there its final overall interpretation stands (P-5, P-6). */
const LEFT_TO_LABORATORY: readonly string[] = ['recount-not-found', 'adjudication', 'needs-ihc']

function applyOverall(
  verdict: Verdict,
  hasTests: boolean,
  ihc: IhcReading,
  overall: MergedOverall,
  ishReadings: readonly IshReading[],
  workUp: WorkUp,
): Verdict {
  if (!overall.words) return verdict
  const side = sideOf(overall.words)
  const said = `the laboratory's overall interpretation is «${overall.words}»`
  if (!hasTests) return overallAlone(verdict, side)
  if (verdict.overexpression === 'not-final') {
    const stands = LEFT_TO_LABORATORY.includes(verdict.reason ?? '') && (side === 'positive' || side === 'negative')
    if (!stands) return { ...verdict, notes: [...verdict.notes, `${said}; it does not stand in for the missing test`] }
    const { reason: _replaced, ...rest } = verdict
    return {
      ...rest,
      overexpression: side,
      rules: [...verdict.rules, 'P-6'],
      notes: [...verdict.notes, `${said}; it is final here (P-6)`],
    }
  }
  if (verdict.overexpression === 'indeterminate') return { ...verdict, notes: [...verdict.notes, said] }
  if (side === verdict.overexpression) return verdict
  if (side === 'equivocal' && isSuperseded(ihc, overall, ishReadings, workUp)) {
    return { ...verdict, notes: [...verdict.notes, `${said}; it is older than the ISH result and describes the IHC`] }
  }
  return {
    ...verdict,
    overexpression: 'conflict',
    reason: 'reported-vs-derived',
    rules: [...verdict.rules, 'P-6'],
    notes: [...verdict.notes, `${said}; scores and numbers give ${verdict.overexpression}`],
  }
}

/** Row CB-17: the laboratory's words are all there is. */
function overallAlone(verdict: Verdict, side: ReturnType<typeof sideOf>): Verdict {
  const notes = [...verdict.notes, 'components not available: only the overall interpretation was reported']
  const rules = [...verdict.rules, 'CB-17', 'P-6']
  if (side === 'equivocal') return { ...verdict, overexpression: 'not-final', reason: 'needs-ish', rules, notes }
  return { ...verdict, overexpression: side, rules, notes }
}

/** An overall 'equivocal' that was issued before the ISH only repeats IHC 2+. */
function isSuperseded(ihc: IhcReading, overall: MergedOverall, ish: readonly IshReading[], workUp: WorkUp): boolean {
  if (!ihc.possible.includes('2+') || ish.length === 0 || !overall.date) return false
  const dates = workUp.results
    .filter((result) => result.test === 'ish')
    .map((result) => result.issuedOn ?? result.performedOn)
  return (
    dates.length > 0 &&
    dates.every((date) => date !== undefined && date.slice(0, 10) > (overall.date ?? '').slice(0, 10))
  )
}

// ---- tier -----------------------------------------------------------------------------------------------------

interface TierAnswer {
  readonly tier: Tier
  readonly rule: string
  readonly caution: boolean
}

/** Reported as low or ultralow where the score says otherwise: both are shown, neither is chosen (P-6). */
function withTierContradiction(verdict: Verdict, ihc: IhcReading, overall: MergedOverall): Verdict {
  if (verdict.overexpression !== 'negative' || (overall.words !== 'low' && overall.words !== 'ultralow')) return verdict
  const { tier } = tierOf(ihc, verdict, overall.words)
  if (tier === overall.words) return verdict
  const note = `the laboratory's overall interpretation is «HER2-${overall.words}»; the score gives the tier ${tier}`
  return {
    ...verdict,
    overexpression: 'conflict',
    reason: 'reported-vs-derived',
    rules: [...verdict.rules, 'P-6'],
    notes: [...verdict.notes, note],
  }
}

function tierOf(ihc: IhcReading, verdict: Verdict, overall: OverallWords | undefined): TierAnswer {
  const [rule, , , tier, caution] = lookUpTier(tierIhc(ihc), verdict.byGroup ? 'group 2 to 4' : 'plainly negative')
  const own: TierAnswer = { tier, rule, caution: caution === 'caution' }
  if ((overall !== 'low' && overall !== 'ultralow') || overall === tier) return own
  const fits = tier === 'undetermined' || (tier === 'zero-unspecified' && overall === 'ultralow')
  return fits ? { tier: overall, rule: 'P-6', caution: verdict.byGroup } : own
}

function tierIhc(ihc: IhcReading): TierIhc {
  if (ihc.score === '1+' || ihc.score === '2+') return ihc.score
  if (ihc.score !== '0') return ihc.possible.length === 1 && ihc.rules[0]?.startsWith('IHC-2') ? '2+' : 'no score'
  return ihc.staining === 'not stated' ? '0, not stated' : `0, staining ${ihc.staining}`
}

// ---- the answer -----------------------------------------------------------------------------------------------

interface Answer {
  readonly verdict: Verdict
  readonly tier?: TierAnswer
  readonly ihc: NonNullable<Classification['ihc']>
  readonly ish: NonNullable<Classification['ish']>
  readonly reported?: string
}

function finish(workUp: WorkUp, used: readonly Her2Result[], answer: Answer): Classification {
  const { verdict, tier } = answer
  const { reason, comment } = verdict
  const isOpen = verdict.overexpression === 'not-final' || verdict.overexpression === 'conflict'
  const negative = verdict.overexpression === 'negative'
  const isFinalAnswer = negative || verdict.overexpression === 'positive'
  const body = {
    overexpression: verdict.overexpression,
    ...(isOpen && reason && { reason }),
    ...(tier && { tier: tier.tier }),
    caution: isFinalAnswer && (verdict.caution || (tier?.caution ?? false)),
    discordant: verdict.overexpression === 'positive' && verdict.discordant,
    specimenAssumed: workUp.assumed,
    ...(negative && comment && { comment }),
    ...(Object.keys(answer.ihc).length > 0 && { ihc: answer.ihc }),
    ...(Object.keys(answer.ish).length > 0 && { ish: answer.ish }),
    ...(answer.reported && { reported: answer.reported }),
  }
  return {
    ...body,
    label: labelOf(body),
    rules: [...new Set([...verdict.rules, ...(workUp.assumed ? ['P-7'] : []), ...(tier ? [tier.rule] : [])])],
    specimen: specimenOf(workUp),
    notes: verdict.notes,
    evidence: [...new Set(used.map((result) => result.reference))],
  }
}

export function specimenOf(workUp: WorkUp): Classification['specimen'] {
  const { reference, site, laterality } = workUp.facts
  return {
    ...(reference && { reference }),
    ...(site && { site }),
    ...(laterality && { laterality }),
    ...(workUp.date && { collectedOn: workUp.date }),
    metastatic: workUp.facts.siteKind === 'distant',
  }
}

function ihcSummary(ihc: IhcReading, results: readonly IhcResult[]): NonNullable<Classification['ihc']> {
  const percent = results.find((result) => result.percent && !result.percent.comparator)?.percent
  const words = results.find((result) => result.words)?.words
  return {
    ...(ihc.score && { score: ihc.score }),
    ...(words && { words }),
    ...(percent && Number.isFinite(Number(percent.text)) && { stainingPercent: Number(percent.text) }),
    ...(ihc.staining !== 'not stated' && { staining: ihc.staining }),
  }
}

/** Nothing final on this specimen: shown as pending, with what it says so far (P-9). */
function pendingOnly(workUp: WorkUp, pending: readonly Her2Result[]): Classification {
  const ihcResults = pending.filter((result): result is IhcResult => result.test === 'ihc')
  const ish = gatherIshTests(pending.filter((result): result is IshResult => result.test === 'ish')).map(readIshTest)[0]
  const says = pending.some((result) => result.test !== 'unreadable')
  return finish(workUp, pending, {
    verdict: {
      ...verdictOf(says ? 'not-final' : 'unknown', ['P-9']),
      ...(says && { reason: 'preliminary' as const }),
      notes: pending.map((result) => `${result.reference}: report status ${result.reportStatus}`),
    },
    ihc: ihcSummary(mergeIhc(ihcResults).reading, ihcResults),
    ish: ish?.summary ?? {},
  })
}

function remarks(
  workUp: WorkUp,
  pending: readonly Her2Result[],
  counted: readonly Her2Result[],
  ishReadings: readonly IshReading[],
): readonly string[] {
  const notes = pending.map((result) => `pending and not used: ${result.reference} (${result.reportStatus})`)
  if (ishReadings.length > 1) notes.push('more than one ISH result on this specimen; each was read on its own (HET-3)')
  if (workUp.date !== undefined && workUp.date.length > 4 && workUp.date < EARLIER_GUIDELINE_UNTIL) {
    notes.push('reported under an earlier guideline (T-25)')
  } else if (workUp.date !== undefined && workUp.date < '2018') {
    notes.push('reported under an earlier guideline (T-25)')
  }
  for (const result of counted) {
    if (result.test === 'unreadable' && result.kind === 'nothing') notes.push(`${result.reference}: ${result.why}`)
  }
  return notes
}
