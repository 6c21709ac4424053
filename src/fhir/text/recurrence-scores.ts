/** A score of recurrence from gene expression at the end of a sentence ('ER+, HER2-, Oncotype RS 11'): no result of HER2. */
import type { Passage } from './document.ts'
import { traitsOfAll } from './word-traits.ts'

const NAME = /^(?:oncotype|mammaprint|prosigna|endopredict)/
const SCORED = /^(?:score|scores|rs|risk|recurrence score|risiko|risque|riesgo|rischio|risico)$/
const IN_DOUBT = /confirm|bestat|verif|^\?$/
const MARKERS: ReadonlySet<string> = new Set(['her2', 'er', 'pgr', 'hr', 'triplenegative', 'triplepositive'])
/** With one of these the words behind the name may be of a marker, or doubt what stands before. */
const SPEAKS_ON: ReadonlySet<string> = new Set([
  ...MARKERS,
  ...['ihc', 'ish', 'positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'amplification'],
  ...['hedge', 'withdrawn', 'preliminary', 'failed', 'conditional', 'previous', 'now', 'elsewhere', 'staining'],
])
const OPENS: ReadonlySet<string> = new Set([',', ';', '('])

/** The sentence without such a score behind its markers. */
export function withoutRecurrenceScore(passage: Passage): Passage {
  const { items } = passage
  const named = items.findIndex(({ meaning, text }) => meaning === 'genomic' && NAME.test(text))
  if (named <= 0) return passage
  const start = items.slice(0, named).findLastIndex(({ text }) => OPENS.has(text))
  const before = items.slice(0, Math.max(start, 0))
  if (!before.some(({ meaning }) => MARKERS.has(meaning))) return passage
  const tail = items.slice(start)
  const scored = tail.some(({ kind, text }) => kind === 'number' || SCORED.test(text))
  if (
    !scored ||
    tail.some(({ text }) => IN_DOUBT.test(text)) ||
    tail.some(({ meaning, kind }) => SPEAKS_ON.has(meaning) || kind === 'plus')
  )
    return passage
  return { ...passage, items: before, traits: traitsOfAll(before) }
}
