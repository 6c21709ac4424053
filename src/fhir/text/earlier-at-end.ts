/** 'ER+/PR+/HER2- (previous biopsy)': words at the end of a sentence that say of which sample all of it is. */
import { isOfKnownDisease } from './known-disease.ts'
import type { Item } from './lexicon.ts'

const MARKERS: ReadonlySet<string> = new Set(['er', 'pgr', 'her2', 'hr', 'marker'])
const VALUES: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'low', 'ultralow', 'zero'],
])
const SAMPLE =
  /biops|biopt|\bbx\b|core|report|specimen|sample|stanz|befund|bericht|result|excis|resect|prelev|muestra|informe|campion|referto|verslag|lab|hospital|exam|test|^block|^slide/
const OPENS: ReadonlySet<string> = new Set(['(', ',', '['])
const LINKS: ReadonlySet<string> = new Set(['by', 'for', 'is', 'harmless'])
const LONGEST_LINK = 3
const LINKED = /^(?:as per|per|from|on|in) /
/** What is compared with an earlier sample is of today. */
const COMPARES =
  /compar|unchanged|similar|identical|concordan|change|differ|discord|vergl|unverand|identisch|inchange|igual|sin cambio|invariat|ongewijzigd|vergelek/

/** Whether the sentence ends so, gives no value behind it, and says nothing of now. */
export function endsWithEarlier(items: readonly Item[]): boolean {
  const at = items.findLastIndex(({ meaning }, index) => meaning === 'previous' && !isOfKnownDisease(items, index))
  if (at < 1 || items.some(({ meaning, text }) => meaning === 'now' || text === ';')) return false
  if (!isLinked(items, at) || !items.slice(0, at).some(({ meaning }) => MARKERS.has(meaning))) return false
  const behind = items.slice(at + 1)
  const isEmpty = behind.every(({ kind }) => kind === 'mark' || kind === 'date')
  return (
    behind.every(saysNoValue) &&
    (isEmpty || SAMPLE.test(items[at]?.text ?? '') || behind.some(({ text }) => SAMPLE.test(text)))
  )
}

function saysNoValue({ kind, meaning, text }: Item): boolean {
  if (kind === 'number') return /^(?:19|20)\d\d$/.test(text)
  return kind !== 'plus' && !VALUES.has(meaning) && !MARKERS.has(meaning)
}

/** A bracket or a comma opens the words, or 'as per', 'on'. */
function isLinked(items: readonly Item[], at: number): boolean {
  if (items.slice(Math.max(0, at - LONGEST_LINK), at + 1).some(({ text }) => COMPARES.test(text))) return false
  if (LINKED.test(items[at]?.text ?? '')) return true
  for (let before = at - 1; before >= 0 && before >= at - LONGEST_LINK; before -= 1) {
    const item = items[before]
    if (item === undefined || OPENS.has(item.text)) return item !== undefined
    if (!LINKS.has(item.meaning)) return before < at - 1
  }
  return true
}
