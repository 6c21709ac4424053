/** Lines that give a result and name no marker, where the report has spoken of HER2: what is not read of them is unread. */
import type { Item } from './lexicon.ts'

const OF_ISH: ReadonlySet<string> = new Set(['amplification', 'amplified', 'notamplified'])
/** Words that say of whom or of what else a line speaks. */
const EXPLAINED: ReadonlySet<string> = new Set([
  ...['control', 'reference', 'conditional', 'general', 'family', 'therapy', 'otherscore', 'dcis', 'otherorgan'],
  ...['mutation', 'genomic', 'serum', 'recommended', 'previous', 'clone', 'trial', 'specimen'],
])

/** 'The score is amended from 1+ to 2+', 'Result: no amplification': why a line may hold a result of HER2. */
export function unnamedResult(items: readonly Item[], topic: 'her2' | 'other' | 'none'): string | undefined {
  if (topic === 'none' && isFailedIsh(items)) return 'speaks of an ISH that failed and names no gene'
  if (items.length > LONGEST || items.some(({ meaning }) => EXPLAINED.has(meaning))) return undefined
  if (topic !== 'none' && items.some(({ meaning }) => OF_ISH.has(meaning))) return 'gives a result and names no marker'
  if (topic === 'none' && isOfIsh(items)) return 'gives an ISH result and names no gene'
  const both = items.some(({ meaning }) => meaning === 'ish') && items.some(({ meaning }) => meaning === 'ihc')
  const ofIhc = items.some(({ meaning }) => meaning === 'ihc')
  if (topic !== 'her2' && !both && !ofIhc) return undefined
  const scores = items.filter(
    ({ kind, text }, at) => kind === 'number' && /^[0-3]$/.test(text) && items[at + 1]?.kind === 'plus',
  )
  const named = scores.length === items.filter(({ kind }) => kind === 'number').length
  return scores.length > 0 && named ? 'gives a score and names no marker' : undefined
}

const OF_A_TEST: ReadonlySet<string> = new Set([
  ...[
    'amplification',
    'amplified',
    'notamplified',
    'positive',
    'negative',
    'indeterminate',
    'equivocal',
    'failed',
    'ratio',
  ],
])

/** 'FISH positive (2.26)' in a text that names no marker: it may be of HER2. */
function isOfIsh(items: readonly Item[]): boolean {
  return items.some(({ meaning }) => meaning === 'ish') && items.some(({ meaning }) => OF_A_TEST.has(meaning))
}

const ADVICE: ReadonlySet<string> = new Set(['recommended', 'specimen'])

/** 'FISH failed; a new sample is advised' */
function isFailedIsh(items: readonly Item[]): boolean {
  const failed = items.some(({ meaning }) => meaning === 'failed' || meaning === 'indeterminate')
  const explained = items.some(({ meaning }) => EXPLAINED.has(meaning) && !ADVICE.has(meaning))
  return failed && !explained && items.length <= LONGEST && items.some(({ meaning }) => meaning === 'ish')
}

const LONGEST = 24

export const WHY_UNFINAL = 'stands under a heading that calls it preliminary or no report'
const UNFINAL = /^(?:prelim|provis|vorlauf|provv|voorl)/
/** 'Provisional diagnosis' is what the sender thought. */
const TITLE = /report|result|befund|bericht|ergebnis|compte rendu|informe|referto|risultat|verslag|uitslag|addend/
const DRAFT =
  /^(?:draft|entwurf|brouillon|borrador|bozza)(?: |$)|^(?:blank |empty )?template(?: only)?$|^(?:example|sample) report(?: only)?$|^examples?(?: only)?$|^this is (?:only )?(?:a )?test(?: only)?$|^test (?:patient|only)$|not for (?:clinical|patient) use|^do not use$|fictitious|for (?:educational|training|demonstration)/
const LONGEST_TITLE = 8

/** A line that calls the whole text a draft, an example or a test. */
export function isDraft(items: readonly Item[]): boolean {
  if (items.length > 2 * LONGEST_TITLE) return false
  const words = items.filter(({ kind }) => kind === 'word')
  if (
    words.length > LONGEST_TITLE ||
    items.some(({ kind, text }) => kind === 'number' || (text === ':' && items.at(-1)?.text !== ':'))
  )
    return false
  return DRAFT.test(words.map(({ text }) => text).join(' '))
}

const FINAL = /^(?:final|endgultig|definiti|finaal)/
const HEADING_WORDS = 4

/** Whether a line is a heading that calls what follows preliminary (true) or final (false). */
export function startsUnfinal(items: readonly Item[]): boolean | undefined {
  const words = items.filter(({ kind }) => kind !== 'mark')
  if (words.length > HEADING_WORDS || words.some(({ kind }) => kind !== 'word')) return undefined
  if (words.some(({ meaning }) => meaning === 'her2' || meaning === 'er' || meaning === 'pgr')) return undefined
  const titled = words.some(({ text }) => TITLE.test(text))
  if (titled && words.some(({ meaning, text }) => meaning === 'preliminary' && UNFINAL.test(text))) return true
  return words.some(({ text }) => FINAL.test(text)) ? false : undefined
}
