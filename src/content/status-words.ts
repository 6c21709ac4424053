/** Short words for a status, from closed lists, so that the longest summary is known when the cards are loaded. */
import type {
  Classification,
  ConflictReason,
  IhcSummary,
  IshSummary,
  NotApplicable,
  NotFinalReason,
  Overexpression,
  Reason,
  Tier,
} from '../her2/classification.ts'
import { absentWords } from './open-test-words.ts'

type OpenTests = Pick<Classification, 'pending' | 'notDone'>

export const NOT_FINAL_WORDS: Readonly<Record<NotFinalReason, string>> = {
  'needs-ish': 'needs ISH',
  'needs-ihc': 'needs IHC',
  'needs-dual-probe': 'needs dual-probe ISH',
  'recount-not-found': 'recount not found',
  adjudication: 'adjudication',
  'copy-number-missing': 'HER2 copies missing',
  'ratio-missing': 'ratio missing',
  preliminary: 'preliminary',
  'repeat-ish': 'needs repeat ISH',
  'ish-equivocal': 'ISH equivocal',
}

export const CONFLICT_WORDS: Readonly<Record<ConflictReason, string>> = {
  'reported-vs-derived': 'report vs components',
  'ratio-arithmetic': 'ratio vs copies',
  'percent-vs-score': 'percent vs score',
  'sp-contradiction': 'dual-probe vs IHC',
  'two-final-results': 'two final results',
}

export const NOT_APPLICABLE_WORDS: Readonly<Record<NotApplicable, string>> = {
  'dcis-only': 'DCIS only',
  'non-breast': 'not breast',
  serum: 'serum test',
  'ngs-only': 'sequencing only',
  'mutation-only': 'mutation only',
}

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  low: 'low',
  ultralow: 'ultralow',
  null: 'null',
  'zero-unspecified': '0 unspecified',
  undetermined: 'tier undetermined',
}

const REASON_WORDS: Readonly<Record<Reason, string>> = {
  ...NOT_FINAL_WORDS,
  ...CONFLICT_WORDS,
  ...NOT_APPLICABLE_WORDS,
}

const BASE_WORDS: Readonly<Record<Overexpression, string>> = {
  positive: 'positive',
  negative: 'negative',
  'not-final': 'not final',
  conflict: 'conflict',
  indeterminate: 'indeterminate',
  'not-applicable': 'not applicable',
  unknown: 'unknown',
}

const PREFIX: Readonly<Record<Overexpression, string>> = {
  positive: 'HER2-',
  negative: 'HER2-',
  'not-final': 'HER2 ',
  conflict: 'HER2 ',
  indeterminate: 'HER2 ',
  'not-applicable': 'HER2 ',
  unknown: 'HER2 status ',
}

export const LONGEST_CATEGORY = Math.max(
  ...Object.values(TIER_WORDS).map((tier) => `negative (${tier}, caution)`.length),
  ...Object.values(NOT_FINAL_WORDS).map((reason) => `not final (${reason})`.length),
  ...Object.values(CONFLICT_WORDS).map((reason) => `conflict (${reason})`.length),
  ...Object.values(NOT_APPLICABLE_WORDS).map((reason) => `not applicable (${reason})`.length),
  'positive (discordant)'.length,
)
export const LONGEST_STATUS = 'HER2-'.length + LONGEST_CATEGORY
export const LONGEST_REASON = Math.max(
  ...Object.values(NOT_FINAL_WORDS).map((reason) => reason.length),
  ...Object.values(CONFLICT_WORDS).map((reason) => `conflict: ${reason}`.length),
  ...Object.values(NOT_APPLICABLE_WORDS).map((reason) => reason.length),
)

/** Where there is no status to show: nothing found, nothing usable found, or the record not read. */
export const NO_RESULT_WORDS = {
  none: 'no HER2 result found',
  unclear: 'no HER2 result found that could be read',
  notRead: 'HER2 results not read in full',
} as const

/** A reason in short words: 'needs ISH', 'report vs components'. */
export function reasonWords(reason: Reason): string {
  return REASON_WORDS[reason]
}

/** Only these have a reason (docs/INTERFACE.md); the bound on the summary length relies on it. */
const REASONED: ReadonlySet<Overexpression> = new Set(['not-final', 'conflict', 'not-applicable'])

/** 'negative (low)', 'not final (needs ISH)': the category without the word HER2. */
export function categoryWords(of: Classification): string {
  const remarks = [
    of.overexpression === 'negative' && of.tier !== undefined ? TIER_WORDS[of.tier] : '',
    REASONED.has(of.overexpression) && of.reason !== undefined ? REASON_WORDS[of.reason] : '',
    of.overexpression === 'positive' && of.discordant ? 'discordant' : '',
    of.overexpression === 'negative' && of.caution ? 'caution' : '',
  ].filter((remark) => remark !== '')
  return BASE_WORDS[of.overexpression] + (remarks.length === 0 ? '' : ` (${remarks.join(', ')})`)
}

/** 'HER2-negative (low)', 'HER2 not final (needs ISH)'. */
export function statusWords(of: Classification): string {
  return PREFIX[of.overexpression] + categoryWords(of)
}

const TIER_SENTENCES: Readonly<Record<Tier, string>> = {
  low: 'expression tier: low',
  ultralow: 'expression tier: ultralow (IHC 0 with membrane staining)',
  null: 'expression tier: null (IHC 0, membrane staining absent)',
  'zero-unspecified': 'expression tier: not specified (IHC 0, no statement on membrane staining)',
  undetermined: 'expression tier: cannot be determined from what was read',
}

const STATUS_SENTENCES: Readonly<Record<Overexpression, string>> = {
  positive: 'HER2-positive',
  negative: 'HER2-negative for overexpression and amplification',
  'not-final': 'HER2 status not final',
  conflict: 'HER2 results in conflict; no status is given',
  indeterminate: 'HER2 indeterminate',
  'not-applicable': 'the breast tissue algorithm does not apply',
  unknown: 'HER2 status unknown; this is not a negative result',
}

/** The status in full, with the two axes kept apart. */
export function statusSentence(of: Classification): string {
  const parts = [
    STATUS_SENTENCES[of.overexpression],
    of.reason === undefined ? '' : REASON_WORDS[of.reason],
    of.overexpression === 'negative' && of.tier !== undefined ? TIER_SENTENCES[of.tier] : '',
    of.discordant ? 'IHC and ISH are discordant' : '',
    of.caution ? 'with caution' : '',
  ]
  return parts.filter((part) => part !== '').join('; ')
}

const ISH_RESULT_WORDS: Readonly<Record<NonNullable<IshSummary['result']>, string>> = {
  amplified: 'ISH amplified',
  'not-amplified': 'ISH not amplified',
  equivocal: 'ISH equivocal',
  indeterminate: 'ISH indeterminate',
}

const GROUP_WORDS: Readonly<Record<NonNullable<IshSummary['group']>, string>> = {
  1: 'ISH amplified',
  2: 'ISH group 2',
  3: 'ISH group 3',
  4: 'ISH group 4',
  5: 'ISH not amplified',
}

/** The ISH half of a result: the group if there is one, else the words, else 'inconclusive'. */
export function ishWords(ish: IshSummary | undefined, of?: OpenTests): string {
  if (ish === undefined) return absentWords('ish', of)
  if (ish.group !== undefined) return GROUP_WORDS[ish.group]
  if (ish.result !== undefined) return ISH_RESULT_WORDS[ish.result]
  return 'ISH inconclusive'
}

const STAINING_WORDS = { absent: ', staining absent', present: ' with staining' } as const
const IHC_RESULT_WORDS: ReadonlyMap<string, string> = new Map([
  ['positive', 'IHC positive'],
  ['negative', 'IHC negative'],
  ['equivocal', 'IHC equivocal'],
  ['indeterminate', 'IHC indeterminate'],
])

/** The IHC half of a result. */
export function ihcWords(ihc: IhcSummary | undefined, of?: OpenTests): string {
  if (ihc === undefined) return absentWords('ihc', of)
  if (ihc.score === undefined) return IHC_RESULT_WORDS.get(ihc.words ?? '') ?? 'IHC without a score'
  const staining = ihc.score === '0' && ihc.staining !== undefined ? STAINING_WORDS[ihc.staining] : ''
  // Only beside 0 with staining is a percentage known to mean membrane staining (T-21). A long fraction would not fit
  // a summary and is not shortened. In both cases the results table has the percentage.
  const percent = ihc.score === '0' && ihc.staining === 'present' ? String(ihc.stainingPercent ?? '') : ''
  return `IHC ${ihc.score}${staining}${percent !== '' && percent.length <= 4 ? `, ${percent} %` : ''}`
}

export const LONGEST_RESULT = 'IHC 0 with staining, 12.5 %, ISH inconclusive'.length

/** Scores that stand without ISH: beside them ISH is not missing. */
const NEEDS_NO_ISH: ReadonlySet<string | undefined> = new Set(['0', '1+', '3+'])

/** 'IHC 1+', 'IHC 2+, ISH not amplified': what the status is based on. */
export function resultWords(of: Classification): string {
  const open = of.pending ?? of.notDone
  return of.ish === undefined && open === undefined && NEEDS_NO_ISH.has(of.ihc?.score)
    ? ihcWords(of.ihc)
    : bothResultWords(of)
}

/** 'IHC 1+, no ISH': both halves, whatever they are. */
export function bothResultWords(of: Classification): string {
  return `${ihcWords(of.ihc, of)}, ${ishWords(of.ish, of)}`
}
