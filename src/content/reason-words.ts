/**
 * The reasons that the rules give as codes, in words: one table per kind. `short` is for a summary of limited length;
 * `bare` is the long form without its reference.
 */
import type {
  BaselineItem,
  Caveat,
  GapCode,
  OrderProblem,
  WithholdReason,
} from '../her2/considerations/considerations.ts'
import { REASONS_TO_WITHHOLD } from '../her2/considerations/withhold.ts'
import { LONG_REASON_WORDS } from './label-words.ts'
import { dateWords } from './phrases.ts'

export interface Words {
  readonly long: string
  readonly bare?: string
  readonly short?: string
}

type WordsOf<Reason extends { readonly code: string }> = {
  readonly [Code in Reason['code']]: (reason: Extract<Reason, { readonly code: Code }>) => Words
}

const GAP_WORDS: Readonly<Record<GapCode, Words>> = {
  'no-ish': { long: 'IHC 2+ without ISH' },
  'staining-absent': { long: 'IHC 0 with absent membrane staining', short: 'IHC 0, no staining' },
  'staining-not-stated': {
    long: 'IHC 0 without a statement on membrane staining',
    short: 'IHC 0, staining not stated',
  },
  'no-score': { long: 'expression tier not known: no IHC score', short: 'no IHC score' },
  'not-metastatic': { long: 'no unresectable or metastatic disease on record', short: 'not metastatic' },
  'ultralow-and-hr-negative': { long: 'HER2-ultralow and hormone receptor negative', short: 'ultralow needs HR+' },
  'all-contradicted': {
    long: 'every route has a condition that the record contradicts',
    short: 'each route is contradicted',
  },
}

export function gapWords(code: GapCode): Words {
  return GAP_WORDS[code]
}

const PROBLEM_WORDS: WordsOf<OrderProblem> = {
  serum: () => ({
    long: 'serum HER2 does not give the HER2 status of a tumour',
    short: 'serum gives no HER2 status',
  }),
  'repeat-of-group-4': () => ({
    long: 'a repeat ISH on the same specimen is discouraged for group 4',
    short: 'repeat discouraged for group 4',
  }),
  'in-process': ({ reference }) => looked('already in process', reference),
  resulted: ({ reference, on }) => looked(`already resulted${on === undefined ? '' : ` ${dateWords(on)}`}`, reference),
  ordered: ({ reference }) => looked('already ordered', reference),
}

function looked(bare: string, reference: string): Words {
  return { long: `${bare} (${reference})`, bare }
}

export function problemWords<Code extends OrderProblem['code']>(
  problem: Extract<OrderProblem, { readonly code: Code }>,
): Words {
  return PROBLEM_WORDS[problem.code](problem)
}

const CAVEAT_WORDS: WordsOf<Caveat> = {
  'acid-decalcified': () => ({ long: 'acid-decalcified bone: a negative result may be false' }),
  'cytology-fixed-otherwise': () => ({ long: 'cytology not fixed in formalin' }),
  'cytology-fixation-unknown': () => ({ long: 'cytology: formalin fixation not known' }),
  preliminary: () => ({ long: LONG_REASON_WORDS.preliminary }),
  'group-of-earlier-guideline': ({ group }) => ({ long: `ISH group ${group} reported under an earlier guideline` }),
  'ratio-at-threshold': ({ ratio }) => ({ long: `ISH ratio ${ratio} at the threshold of 2.0` }),
}

export function caveatWords<Code extends Caveat['code']>(caveat: Extract<Caveat, { readonly code: Code }>): Words {
  return CAVEAT_WORDS[caveat.code](caveat)
}

const BASELINE_WORDS: WordsOf<BaselineItem> = {
  'no-recent-lvef': ({ days }) => ({ long: `no LVEF found within ${days} days` }),
  'low-lvef': ({ percent, reference }) => looked(`last LVEF ${percent} %`, reference),
  'lung-disease': ({ words, reference }) => looked(`${words} recorded`, reference),
  'pregnancy-not-found': () => ({ long: 'pregnancy status not found' }),
  'pregnancy-recorded': ({ reference }) => looked('pregnancy recorded', reference),
}

export function baselineWords<Code extends BaselineItem['code']>(
  item: Extract<BaselineItem, { readonly code: Code }>,
): Words {
  return BASELINE_WORDS[item.code](item)
}

/** Why a consideration is withheld: 'not read: orders', the condition of its own row, or the words of the table row. */
export function withholdWords(reason: WithholdReason): string {
  if (reason.code === 'unless') return reason.condition
  if (reason.code === 'not-read') return `not read: ${reason.parts.join(', ')}`
  return REASONS_TO_WITHHOLD.rows.find(({ id }) => id === reason.code)?.means ?? reason.code
}
