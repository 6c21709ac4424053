/** The label of a classification, for a person. Status first; a tier is never a category of its own. */
import type { Classification, Reason, Tier } from '../her2/classification.ts'

const TIER_WORDS: Readonly<Record<Tier, string>> = {
  low: 'HER2-low',
  ultralow: 'HER2-ultralow',
  null: 'IHC 0, no membrane staining',
  'zero-unspecified': 'IHC 0, staining not specified',
  undetermined: 'expression tier undetermined',
}

export const LONG_REASON_WORDS: Readonly<Record<Reason, string>> = {
  'needs-ish': 'equivocal, ISH needed',
  'needs-ihc': 'IHC on the same tissue needed',
  'needs-dual-probe': 'dual-probe ISH needed',
  'recount-not-found': 'second blinded ISH count not found',
  adjudication: 'recount in another ISH group, laboratory adjudication needed',
  'copy-number-missing': 'HER2 copy number missing',
  'ratio-missing': 'HER2/CEP17 ratio missing',
  preliminary: 'preliminary result',
  'repeat-ish': 'IHC 2+ and ISH failed',
  'ish-equivocal': 'ISH reported as equivocal',
  'reported-vs-derived': 'reported interpretation and components contradict each other',
  'ratio-arithmetic': 'reported ratio and copy numbers contradict each other',
  'percent-vs-score': 'score and percentage of stained cells contradict each other',
  'sp-contradiction': 'single-probe, dual-probe and IHC contradict each other',
  'two-final-results': 'two final results contradict each other',
  'dcis-only': 'in situ carcinoma only',
  'non-breast': 'not a breast primary',
  serum: 'serum test',
  'ngs-only': 'sequencing result only',
  'mutation-only': 'ERBB2 mutation only',
}

/** e.g. 'HER2-negative (HER2-low)', 'HER2 not final (equivocal, ISH needed)'. */
export function labelOf(
  answer: Pick<Classification, 'overexpression' | 'reason' | 'tier' | 'discordant' | 'caution'>,
): string {
  const reason = answer.reason ? ` (${LONG_REASON_WORDS[answer.reason]})` : ''
  switch (answer.overexpression) {
    case 'positive':
      return answer.discordant ? 'HER2-positive (IHC and ISH discordant)' : 'HER2-positive'
    case 'negative':
      return `HER2-negative (${TIER_WORDS[answer.tier ?? 'undetermined']}${answer.caution ? ', with caution' : ''})`
    case 'not-final':
      return `HER2 not final${reason}`
    case 'conflict':
      return `HER2 results in conflict${reason}`
    case 'indeterminate':
      return 'HER2 indeterminate'
    case 'not-applicable':
      return `HER2 algorithm not applicable${reason}`
    case 'unknown':
      return 'HER2 status unknown'
  }
}
