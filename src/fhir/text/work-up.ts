/** A search for spread with its result: 'metastatic workup negative', "bilan d'extension (scanner TAP) négatif", 'Staging-CT: o. B.'. */
import { findUnknown } from './coverage.ts'
import type { Item } from './lexicon.ts'
import { isOfOnePart } from './spread-context.ts'
import { CLEAR, ONLY_SO_FAR } from './words/any/work-up.ts'

export interface WorkUpFound {
  readonly says: 'no' | 'uncertain'
  readonly from: number
  readonly to: number
}

const OPEN: ReadonlySet<string> = new Set([
  ...['pending', 'notdone', 'hedge', 'conditional', 'recommended', 'general', 'unknown', 'withdrawn', 'therapy'],
])
const LONGEST = 24
const NAMED_BEHIND = 5
/** A work-up is of spread by its own name; 'work-up' alone may be one of anything. */
const OF_SPREAD = /metasta|stag|stad|exten|distan|dissem|ausbreit|umfeld|systemic/

/** The result of the work-up named at an item; undefined where the sentence gives none. */
export function readWorkUp(items: readonly Item[], at: number): WorkUpFound | undefined {
  const named = items[at]
  if (named?.meaning !== 'workup' || !OF_SPREAD.test(named.text)) return undefined
  if (
    isClear(items, at - 1) &&
    isEnd(items, at + 1) &&
    items.slice(0, at - 1).every(({ meaning }) => meaning !== 'not')
  )
    return { says: judge(items, at - 1, at + 1), from: at - 1, to: at + 1 }
  for (let next = at + 1; next < Math.min(items.length, at + LONGEST); next += 1) {
    const item = items[next]
    if (item === undefined || item.text === '.' || item.text === ';') return undefined
    if (item.meaning === 'not' || item.meaning.endsWith('metastasis')) return undefined
    // 'Negative for distant metastases': the metastases themselves say it.
    const isNamed = items.slice(next + 1, next + NAMED_BEHIND).some(({ meaning }) => meaning.endsWith('metastasis'))
    if (isClear(items, next)) return isNamed ? undefined : { says: judge(items, at, next + 1), from: at, to: next + 1 }
  }
  return undefined
}

function isClear(items: readonly Item[], at: number): boolean {
  const item = items[at]
  return item !== undefined && (item.meaning === 'negative' || CLEAR.test(item.text))
}

function isEnd(items: readonly Item[], at: number): boolean {
  const item = items[at]
  return item === undefined || item.text === '.' || item.text === ';' || item.text === ','
}

/** No, where every word up to the end of the sentence was understood and none of them leaves a part open. */
function judge(items: readonly Item[], from: number, to: number): 'no' | 'uncertain' {
  const open = items.some(
    ({ meaning, text }) => OPEN.has(meaning) || meaning === 'but' || text === '?' || ONLY_SO_FAR.test(text),
  )
  const told = isEnd(items, to) || items[to]?.text === ')' || items[to]?.meaning === 'for'
  const unknown = findUnknown(items, from, to - 1, new Set()).some(
    (index) => items[index]?.kind === 'word' && items[index].text.length > 2,
  )
  return open || !told || unknown || isOfOnePart(items) ? 'uncertain' : 'no'
}
