/** Copies of the gene whose test is not named: FISH counts them in cells, and sequencing estimates them of the whole sample. */
import type { Passage } from './document.ts'
import type { Problem } from './her2-gathered.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import { TRAITS } from './word-traits.ts'

/** Counted in cells under the microscope. */
const OF_ISH: ReadonlySet<string> = new Set([
  ...['ish', 'cep17', 'ratio', 'percell', 'cells', 'group', 'dualprobe', 'singleprobe', 'recount', 'polysomy'],
])
/** 'Signals', 'average copy number' */
const COUNTED_IN_CELLS =
  /signal|señal|senal|signau|segnal|signaal|^(?:average|mean|mittler|durchschn|moyen|medi[ao]|promedio|gemiddeld)/
const WITHOUT_RESULT: ReadonlySet<string> = new Set(['pending', 'notdone', 'recommended', 'genomic', 'previous'])
/** So many lines before and behind one that names no test may name it. */
const REACH = 6

/** 'ERBB2 copy number 5', 'ERBB2 amplified (copy number 12)': without a test it is no result of an ISH. */
export function findCopiesOfNoTest(
  { items, one: { facts }, ishSentence }: Her2SentenceReader,
  { isIshNear, isPanelNear }: Surroundings,
): readonly Problem[] {
  const copies = facts.some(({ field }) => field === 'her2CopyNumber')
  const words = facts.some(({ field }) => field === 'ishWords')
  if ((!copies && !words) || ishSentence || items.some(isOfIsh) || isIshNear()) return []
  if (copies) return [{ why: 'it is not said by which test the copies were counted' }]
  return items.some(isOfPanel) || isPanelNear()
    ? [{ why: 'stands in a list of genes, and no test on tissue is named' }]
    : []
}

/** What the lines near a sentence name; looked for only where it matters. */
export interface Surroundings {
  readonly isIshNear: () => boolean
  readonly isPanelNear: () => boolean
}

export const NO_SURROUNDINGS: Surroundings = { isIshNear: () => false, isPanelNear: () => false }

export function surroundingsOf(passages: readonly Passage[], at: number): Surroundings {
  return { isIshNear: () => isIshNear(passages, at), isPanelNear: () => isPanelNear(passages, at) }
}

/** What only a list of genes has: the burden of mutations, a change of an amino acid ('H1047R'). */
const OF_PANEL =
  /^(?:tmb|msi|mss|vus|alterations?|mut|[acdefghiklmnpqrstvwy]\d{2,4}(?:[acdefghiklmnpqrstvwy]|fs)|exon|biomarker findings)$/

function isOfPanel({ text }: Item): boolean {
  return OF_PANEL.test(text)
}

const PANEL_REACH = 4

function isPanelNear(passages: readonly Passage[], at: number): boolean {
  return passages.slice(Math.max(0, at - PANEL_REACH), at + 1 + PANEL_REACH).some(({ items }) => items.some(isOfPanel))
}

function isOfIsh({ meaning, text }: Item): boolean {
  return OF_ISH.has(meaning) || COUNTED_IN_CELLS.test(text)
}

/** A line near this one gives or heads the results of an ISH, and none between them speaks of sequencing. */
function isIshNear(passages: readonly Passage[], at: number): boolean {
  return (
    namesIsh(passages.slice(Math.max(0, at - REACH), at).toReversed()) ||
    namesIsh(passages.slice(at + 1, at + 1 + REACH))
  )
}

function namesIsh(passages: readonly Passage[]): boolean {
  for (const { items, traits } of passages) {
    const open = items.some(({ meaning }) => WITHOUT_RESULT.has(meaning))
    if (items.some(({ meaning }) => meaning === 'genomic')) return false
    if (!open && ((traits & TRAITS.ish) !== 0 || items.some(isOfIsh))) return true
  }
  return false
}
