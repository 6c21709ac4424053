/** 'The known breast carcinoma': the disease is known, and the tissue beside it is of today. */
import { isTriple } from './clauses.ts'
import type { Item } from './lexicon.ts'
import { CARCINOMA } from './word-traits.ts'

const KNOWN = /^(?:known|(?:vor)?bekannt|connue?s?$|conocid[oa]s?$|not[oaie]$|bekende?$)/
/** Tissue that was taken, or that a cancer has grown into. */
const TISSUE =
  /metast|met[aá]st|biops|biopt|stanz|needle|excis|exzis|escis|resect|resekt|resezi|specimen|prelevement|rezidiv|recurren|recidiv|infiltr/
const NOUN_REACH = 4
const TISSUE_REACH = 16

/**
 * Whether a word for 'known' is of the disease that the tissue of the sentence comes from: 'metastasis of the known breast
 * carcinoma, HER2 3+'. In 'known breast carcinoma, HER2 3+' the result may be as old.
 */
export function isOfKnownDisease(items: readonly Item[], at: number): boolean {
  if (!KNOWN.test(items[at]?.text ?? '') || !namesDisease(items, at)) return false
  return hasTissue(items, at, -1) || hasTissue(items, nextColon(items, at), 1) || isOfPatient(items, at)
}

/** 'HER2 3+ bei bekanntem Mammakarzinom': the result comes first, and what is known is the patient's. */
function isOfPatient(items: readonly Item[], at: number): boolean {
  const before = items.slice(Math.max(0, at - NOUN_REACH), at)
  const named = items.slice(0, at).some(({ meaning }) => meaning === 'her2')
  return named && before.some(({ text }) => WITH.test(text))
}

const WITH = /^(?:bei|with|chez|bij|con|avec|in)$/

/** A carcinoma directly behind it, or before it as in 'carcinome mammaire connu', and no marker between. */
function namesDisease(items: readonly Item[], at: number): boolean {
  for (const step of [1, -1]) {
    for (let near = at + step; Math.abs(near - at) <= NOUN_REACH; near += step) {
      const item = items[near]
      if (item === undefined || item.kind !== 'word' || item.meaning === 'her2' || isTriple(item)) break
      if (CARCINOMA.test(item.text)) return true
    }
  }
  return false
}

function hasTissue(items: readonly Item[], from: number, step: 1 | -1): boolean {
  if (from < 0) return false
  for (let near = from + step; Math.abs(near - from) <= TISSUE_REACH; near += step) {
    const item = items[near]
    if (item === undefined || item.text === ';' || item.meaning === 'her2' || item.meaning === 'previous') return false
    if (TISSUE.test(item.text)) return true
  }
  return false
}

/** The colon that ends the words on the disease; -1 where another mark or a value comes first. */
function nextColon(items: readonly Item[], at: number): number {
  const end = items.findIndex(({ kind }, index) => index > at && kind !== 'word')
  return items[end]?.text === ':' ? end : -1
}
