/**
 * The HER2 status of one specimen: what the single tables read, their combination, and what contradicts it.
 * Order of precedence: contradictions inside a test, the combination table, the laboratory's overall interpretation
 * (decision P-6), the tier of negative results.
 */
import type { Classification, CommentCode, ConflictReason, Note, NotFinalReason, Tier } from '../classification.ts'
import { liesWhollyBefore } from '../dates.ts'
import type { Her2Result, IhcResult, IshResult, OverallResult, OverallWords, PartialDate } from '../evidence.ts'
import { COMBINATION, type IshAxis, lookUpCombination } from '../tables/combination.ts'
import { decision, GUIDELINE_OF_2018 } from '../tables/decisions.ts'
import type { RowHead } from '../tables/define-table.ts'
import { type TierIhc, TIERS } from '../tables/expression-tier.ts'
import type { IhcAxis } from '../tables/ihc.ts'
import { GROUP_BY_IHC } from '../tables/ish-dual-probe.ts'
import { type DualAxis, SINGLE_PROBE_MIDDLE } from '../tables/ish-single-probe.ts'
import type { Conclusion } from '../tables/outcome.ts'
import { GIVEN_AXIS, LEFT_TO_LABORATORY, OVERALL } from '../tables/overall.ts'
import { callOf, IHC_NOT_DONE, type IhcReading, readIhc } from './ihc.ts'
import { gatherIshTests, groupOf, ISH_NOT_DONE, type IshReading, readIshTest, wordsAgainstNumbers } from './ish.ts'
import { isCounted } from './results.ts'
import type { WorkUp } from './specimens.ts'

interface Verdict {
  readonly overexpression: Classification['overexpression']
  readonly reason?: NotFinalReason | ConflictReason
  readonly discordant: boolean
  readonly caution: boolean
  readonly comment?: CommentCode
  readonly rules: readonly RowHead[]
  readonly notes: readonly Note[]
  /** True if the negative result is based on ISH group 2, 3 or 4 (row LOW-7). */
  readonly byGroup: boolean
}

/** Classifies one specimen by the tables in ../tables and by its contradictions. Never throws on data. */
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
  const ish = withSingleBetween(ishReadings)?.dual ?? ishReadings[0]
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
  readonly conflict?: { readonly reason: ConflictReason; readonly rule: RowHead; readonly note: Note }
}

function mergeIhc(results: readonly IhcResult[]): MergedIhc {
  const [only] = results
  if (only === undefined) return { reading: IHC_NOT_DONE }
  const readings = results.map(readIhc)
  const [single] = readings
  if (single && readings.length === 1)
    return single.conflict ? { reading: single, conflict: single.conflict } : { reading: single }
  const scored = readings.filter((reading) => reading.score !== undefined)
  const [first] = scored
  const scores = [...new Set(scored.map((reading) => reading.score))]
  const inside = readings.find((reading) => reading.conflict)?.conflict
  const statements = new Set(scored.map((reading) => reading.staining).filter((staining) => staining !== 'not stated'))
  const base = first ?? readings.find((reading) => reading.possible[0] !== 'not done') ?? IHC_NOT_DONE
  const [staining] = statements
  const reading = staining && base.score === '0' ? { ...base, staining } : base
  if (inside) return { reading, conflict: inside }
  if (scores.length > 1 || (!first && contradictEachOther(readings))) return twoFinal(reading, twoResults(results))
  const references = results.map((result) => result.reference)
  if (statements.size > 1) return twoFinal(reading, { code: 'two-staining-statements', references })
  return { reading }
}

function twoFinal(reading: IhcReading, note: Note): MergedIhc {
  return { reading, conflict: { reason: 'two-final-results', rule: decision('T-36'), note } }
}

function twoResults(results: readonly IhcResult[]): Note {
  const said = results.filter((result) => result.score ?? result.words)
  return {
    code: 'two-ihc-results',
    results: said.map(({ score, words, assay }) => ({
      ...(score && { score }),
      ...(words && { words }),
      ...(assay && { assay }),
    })),
    references: results.map((result) => result.reference),
  }
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
  readonly conflict?: Note
}

/** 'negative' and 'low' do not contradict each other: low is a part of negative. */
function mergeOverall(results: readonly OverallResult[]): MergedOverall {
  const words = [...new Set(results.map((result) => result.words))]
  const sides = new Set(words.map(sideOf))
  const tiers = words.filter((word) => word === 'low' || word === 'ultralow')
  const date = results.map((result) => result.issuedOn ?? result.performedOn).find((day) => day !== undefined)
  const [word] = tiers.length > 0 ? tiers : words
  if (sides.size > 1 || tiers.length > 1) return { conflict: { code: 'overall-differ', words } }
  return { ...(word && { words: word }), ...(date && { date }) }
}

function sideOf(words: OverallWords): 'positive' | 'negative' | 'equivocal' | 'indeterminate' {
  return words === 'low' || words === 'ultralow' ? 'negative' : words
}

// ---- combination ----------------------------------------------------------------------------------------------

/** A dual-probe result beside a single-probe one of 4.0 to < 6.0: it settles that one, and is the ISH that is shown. */
function withSingleBetween(readings: readonly IshReading[]): { dual: IshReading; single: IshReading } | undefined {
  const dual = readings.find((reading) => groupOf(reading.possible[0]))
  const single = readings.find((reading) => reading.possible[0] === 'single-probe 4.0 to < 6.0')
  return dual && single && readings.length === 2 ? { dual, single } : undefined
}

/** The verdict of scores, numbers and test words; `undefined` when there is neither IHC nor ISH. */
function derive(ihc: IhcReading, ishReadings: readonly IshReading[]): Verdict | undefined {
  const pair = withSingleBetween(ishReadings)
  if (pair) return judge(ihc, { ...pair.single, recount: pair.dual.recount }, pair.dual)
  if (ishReadings.length === 0) return ihc.possible[0] === 'not done' ? undefined : judge(ihc, ISH_NOT_DONE)
  const verdicts = ishReadings.map((reading) => judge(ihc, reading))
  const [first, ...others] = verdicts
  if (first === undefined) return undefined
  const differing = others.find(
    (other) => other.overexpression !== first.overexpression || other.reason !== first.reason,
  )
  if (!differing) return joinAgreeing(first, verdicts)
  const notes = [...first.notes, { code: 'two-ish-answers' } as const]
  return { ...first, overexpression: 'conflict', reason: 'two-final-results', notes }
}

/** Several ISH results with one answer: whatever weakens one of them, or contradicts the IHC, applies to the whole. */
function joinAgreeing(first: Verdict, verdicts: readonly Verdict[]): Verdict {
  const comment = verdicts.map((verdict) => verdict.comment).find((code) => code !== undefined)
  return {
    ...first,
    ...(comment && { comment }),
    discordant: verdicts.some(({ discordant }) => discordant),
    caution: verdicts.some(({ caution }) => caution),
    byGroup: verdicts.some(({ byGroup }) => byGroup),
    rules: [...new Set(verdicts.flatMap(({ rules }) => rules))],
    notes: distinctNotes(verdicts.flatMap(({ notes }) => notes)),
  }
}

function distinctNotes(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()]
}

/** Everything that the reports leave possible; if all of it leads to one answer, that is the answer (P-4). */
function judge(ihc: IhcReading, ish: IshReading, dual?: IshReading): Verdict {
  const contradiction = ish.conflict ?? dual?.conflict
  const words = wordsAgainstNumbers(ish, ihc.possible) ?? (dual && wordsAgainstNumbers(dual, ihc.possible))
  const groups = dual?.possible.map((axis): DualAxis => groupOf(axis) ?? 'not done') ?? ['not done' as const]
  const cases = ihc.possible.flatMap((score) =>
    ish.possible.flatMap((axis) => groups.map((group) => judgeCase(ihc, score, axis, ish, group))),
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
      rules: [...rules, decision('P-5')],
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
    notes: [...ish.notes, { code: 'ish-not-classifiable', possible: (dual ?? ish).possible }],
    byGroup: false,
  }
}

function withoutWhatDiffers(base: Verdict, cases: readonly Verdict[]): Verdict {
  const { comment, ...rest } = base
  const sameComment = comment && cases.every((one) => one.comment === comment)
  const shared = cases.length > 1 ? base.rules.filter((rule) => isShared(rule, cases)) : base.rules
  const rules = shared.length > 0 ? shared : base.rules
  return {
    ...rest,
    ...(sameComment && { comment }),
    rules: cases.length > 1 ? keepCombinationRow(rules, base.rules) : rules,
    discordant: cases.every((one) => one.discordant),
    byGroup: cases.every((one) => one.byGroup),
  }
}

/** Rules that every case meets, and those that made several cases possible. */
function isShared({ id }: RowHead, cases: readonly Verdict[]): boolean {
  return id === 'P-3' || id === 'P-4' || cases.every(({ rules }) => rules.some((rule) => rule.id === id))
}

const COMBINING: ReadonlySet<string> = new Set([COMBINATION.id, SINGLE_PROBE_MIDDLE.id])

/** If the cases share no row, the combination row of the first case is kept, so that an answer never lacks its basis. */
function keepCombinationRow(shared: readonly RowHead[], all: readonly RowHead[]): readonly RowHead[] {
  const isRow = ({ table, id }: RowHead) => COMBINING.has(table) && id !== 'P-4'
  return shared.some(isRow) ? shared : [...shared, ...all.filter(isRow).slice(0, 1)]
}

function judgeCase(ihc: IhcReading, score: IhcAxis, axis: IshAxis, ish: IshReading, dual: DualAxis): Verdict {
  if (score === 'not done' && axis === 'not done') return verdictOf('unknown', [])
  const row = lookUpCombination(callOf(ihc, score), axis)
  if (!('goesOn' in row.final)) return concluded(row.final, [row])
  return row.final.goesOn === 'by single-probe table'
    ? judgeSingleProbe(score, ish, dual)
    : judgeGroup(score, groupOf(axis), ish, [row])
}

function judgeGroup(ihc: IhcAxis, group: string | undefined, ish: IshReading, rules: readonly RowHead[]): Verdict {
  if (group !== '2' && group !== '3' && group !== '4') throw new Error(`ISH group ${group} needs no work-up by IHC`)
  const row = GROUP_BY_IHC.find({ group, ihc, recount: ish.recount })
  const { comment } = row
  return { ...concluded(row.final, [...rules, row]), byGroup: true, ...(comment !== '-' && { comment }) }
}

function judgeSingleProbe(ihc: IhcAxis, ish: IshReading, dual: DualAxis): Verdict {
  const row = SINGLE_PROBE_MIDDLE.find({ ihc, dual })
  return 'goesOn' in row.final ? judgeGroup(ihc, dual, ish, [row]) : concluded(row.final, [row])
}

function concluded({ status, reason, discordant, caution }: Conclusion, rules: readonly RowHead[]): Verdict {
  return {
    ...verdictOf(status, rules),
    ...(reason && { reason }),
    discordant: discordant ?? false,
    caution: caution ?? false,
  }
}

function verdictOf(overexpression: Verdict['overexpression'], rules: readonly RowHead[]): Verdict {
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
    rules: [...ihc.reading.rules.filter(({ id }) => id !== 'CB-17' || derived), ...base.rules],
  }
  const conflict = (reason: ConflictReason, note: Note, rule: RowHead): Verdict => ({
    ...withIhc,
    overexpression: 'conflict',
    reason,
    rules: [...withIhc.rules, rule],
    notes: [...base.notes, note],
  })
  const broken = counted.find((result) => result.test === 'unreadable' && result.kind === 'contradiction')
  if (broken?.test === 'unreadable') {
    return conflict('reported-vs-derived', { code: 'contradiction', why: broken.why }, decision('T-12'))
  }
  if (ihc.conflict) return conflict(ihc.conflict.reason, ihc.conflict.note, ihc.conflict.rule)
  if (base.overexpression === 'conflict') return withIhc
  const ihcWords = ihcWordsContradict(ihcResults, ihc.reading, base)
  if (ihcWords) return conflict('reported-vs-derived', ihcWords, decision('T-12'))
  if (overall.conflict) return conflict('two-final-results', overall.conflict, decision('P-6'))
  const unread = counted.filter((result) => result.test === 'unreadable' && result.kind === 'unreadable')
  const settled = applyOverall(withIhc, derived !== undefined, ihc.reading, overall, ishReadings, workUp)
  if (unread.length === 0) return settled
  const notes = unread.map(({ reference }): Note => ({ code: 'not-understood', reference }))
  // It is named, and sets no caution flag (decision P-24).
  return { ...settled, notes: [...settled.notes, ...notes] }
}

/** Reported IHC words against the score; words that name the final answer of the whole work-up do not contradict it. */
function ihcWordsContradict(results: readonly IhcResult[], reading: IhcReading, derived: Verdict): Note | undefined {
  const { score } = reading
  if (score === undefined) return undefined
  const call = callOf(reading, score)
  const odd = results.find(({ words }) => words && words !== call && words !== derived.overexpression)
  return odd?.words && { code: 'ihc-words-against-score', score, words: odd.words, reference: odd.reference }
}

/** Decision P-6, by its table. */
function applyOverall(
  verdict: Verdict,
  hasTests: boolean,
  ihc: IhcReading,
  overall: MergedOverall,
  ishReadings: readonly IshReading[],
  workUp: WorkUp,
): Verdict {
  const { words } = overall
  if (!words) return verdict
  const side = sideOf(words)
  const older = isSuperseded(ihc, overall, ishReadings, workUp) ? 'yes' : 'no'
  const { answer } = OVERALL.find({ given: givenOf(verdict, hasTests), side, older })
  const noted = (note: Note): Verdict => ({ ...verdict, notes: [...verdict.notes, note] })
  switch (answer) {
    case 'speaks alone':
    case 'speaks alone, ISH needed':
      return overallAlone(
        verdict,
        answer === 'speaks alone' ? { status: side } : { status: 'not-final', reason: 'needs-ish' },
      )
    case 'is final': {
      const { reason, ...rest } = noted({ code: 'overall-final', words })
      const comment = reason === 'recount-not-found' ? commentOfGroup(ishReadings) : undefined
      return {
        ...rest,
        ...(comment && { comment }),
        overexpression: side === 'positive' ? 'positive' : 'negative',
        rules: [...verdict.rules, decision('P-6')],
      }
    }
    case 'does not stand in':
      return noted({ code: 'overall-no-stand-in', words })
    case 'is noted':
      return noted({ code: 'overall-said', words })
    case 'agrees':
      return verdict
    case 'describes the IHC':
      return noted({ code: 'overall-older', words })
    case 'conflict':
      return {
        ...noted({ code: 'overall-against-components', words, given: verdict.overexpression }),
        overexpression: 'conflict',
        reason: 'reported-vs-derived',
        rules: [...verdict.rules, decision('P-6')],
      }
  }
}

/** What the guideline says of the group if IHC 2+ is negative: it holds whether the recount or the laboratory's word made it so. */
function commentOfGroup(readings: readonly IshReading[]): CommentCode | undefined {
  const [group, ...others] = new Set(readings.flatMap(({ possible }) => possible.map(groupOf)))
  if ((group !== '2' && group !== '3' && group !== '4') || others.length > 0) return undefined
  const { comment } = GROUP_BY_IHC.find({ group, ihc: '2+', recount: 'same group' })
  return comment === '-' ? undefined : comment
}

/** What scores and numbers give, as the table of overall interpretations asks for it. */
function givenOf({ overexpression, reason, rules }: Verdict, hasTests: boolean): (typeof GIVEN_AXIS)[number] {
  if (!hasTests) return 'nothing'
  if (overexpression === 'not-final') {
    const probe = rules.some(({ id }) => id === 'SP-6') ? 'single' : 'dual'
    const isLeft = LEFT_TO_LABORATORY.rows.some(
      (row) => row.reason === reason && (row.probe === 'any' || row.probe === probe),
    )
    return isLeft ? 'left to the laboratory' : 'not final'
  }
  const given = GIVEN_AXIS.find((word) => word === overexpression)
  if (given === undefined) throw new Error(`an overall interpretation is not held against ${overexpression}`)
  return given
}

/** Row CB-17: there is nothing but the laboratory's words. */
function overallAlone(verdict: Verdict, { status, reason }: { status: string; reason?: NotFinalReason }): Verdict {
  return {
    ...verdict,
    overexpression: status as Verdict['overexpression'],
    ...(reason && { reason }),
    rules: [...verdict.rules, decision('CB-17'), decision('P-6')],
    notes: [...verdict.notes, { code: 'overall-only' }],
  }
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
  readonly rule: RowHead
  readonly caution: boolean
}

/** Reported as low or ultralow although the score says otherwise: both are shown, neither is chosen (P-6). */
function withTierContradiction(verdict: Verdict, ihc: IhcReading, overall: MergedOverall): Verdict {
  if (verdict.overexpression !== 'negative' || (overall.words !== 'low' && overall.words !== 'ultralow')) return verdict
  const { tier } = tierOf(ihc, verdict, overall.words)
  if (tier === overall.words) return verdict
  const note: Note = { code: 'overall-against-tier', words: overall.words, tier }
  return {
    ...verdict,
    overexpression: 'conflict',
    reason: 'reported-vs-derived',
    rules: [...verdict.rules, decision('P-6')],
    notes: [...verdict.notes, note],
  }
}

function tierOf(ihc: IhcReading, verdict: Verdict, overall: OverallWords | undefined): TierAnswer {
  const rule = TIERS.find({ ihc: tierIhc(ihc), ish: verdict.byGroup ? 'group 2 to 4' : 'plainly negative' })
  const { tier } = rule
  const own: TierAnswer = { tier, rule, caution: rule.caution === 'caution' }
  if ((overall !== 'low' && overall !== 'ultralow') || overall === tier) return own
  const fits = tier === 'undetermined' || (tier === 'zero-unspecified' && overall === 'ultralow')
  return fits ? { tier: overall, rule: decision('P-6'), caution: verdict.byGroup } : own
}

function tierIhc(ihc: IhcReading): TierIhc {
  if (ihc.score === '1+' || ihc.score === '2+') return ihc.score
  if (ihc.score !== '0') return ihc.treatedAs ?? 'no score'
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
  // Member by member: a spread for each that may be absent cost more than the whole answer.
  const told: { -readonly [Key in keyof Classification]?: Classification[Key] } = {
    overexpression: verdict.overexpression,
  }
  if (isOpen && reason) told.reason = reason
  if (tier) told.tier = tier.tier
  told.caution = isFinalAnswer && (verdict.caution || (tier?.caution ?? false))
  told.discordant = verdict.overexpression === 'positive' && verdict.discordant
  told.specimenAssumed = workUp.assumed
  if (negative && comment) told.comment = comment
  if (!isEmpty(answer.ihc)) told.ihc = answer.ihc
  if (!isEmpty(answer.ish)) told.ish = answer.ish
  if (answer.reported) told.reported = answer.reported
  const rules = [...verdict.rules]
  if (workUp.assumed) rules.push(decision('P-7'))
  if (tier) rules.push(tier.rule)
  told.rules = [...new Set(rules.map(({ id }) => id))]
  told.rows = [...new Set(rules.map(({ name }) => name))]
  told.specimen = specimenOf(workUp)
  told.notes = verdict.notes
  told.evidence = [...new Set(used.map((result) => result.reference))]
  return told as Classification
}

function isEmpty(summary: object): boolean {
  for (const _member in summary) return false
  return true
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
      ...verdictOf(says ? 'not-final' : 'unknown', [decision('P-9')]),
      ...(says && { reason: 'preliminary' as const }),
      notes: pending.map(
        ({ reference, reportStatus: status }) => ({ code: 'only-pending', reference, status }) as const,
      ),
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
): readonly Note[] {
  const empty = counted.filter((result) => result.test === 'unreadable' && result.kind === 'nothing')
  return [
    ...pending.map(({ reference, reportStatus: status }): Note => ({ code: 'pending', reference, status })),
    ...(ishReadings.length > 1 ? [{ code: 'several-ish-results' } as const] : []),
    ...(isOfEarlierGuideline(workUp.date) ? [{ code: 'earlier-guideline' } as const] : []),
    ...empty.flatMap((result): Note[] =>
      result.test === 'unreadable' ? [{ code: 'says-nothing', reference: result.reference, why: result.why }] : [],
    ),
  ]
}

/** RULES T-25: tested entirely before the guideline of 2018; a date that may lie on either side does not count. */
export function isOfEarlierGuideline(date: PartialDate | undefined): boolean {
  return liesWhollyBefore(date, GUIDELINE_OF_2018)
}
