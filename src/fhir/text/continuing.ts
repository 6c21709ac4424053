/**
 * Whether a line that names no marker goes on about the HER2 test of the line before (FAULTS A4): its label is an item
 * of a HER2 result and nothing else, or its words can be of nothing else.
 */
import type { Item } from './lexicon.ts'

/** Words that only a HER2 test has. */
const OWN: ReadonlySet<string> = new Set([
  'ish',
  'ratio',
  'copies',
  'cep17',
  'amplification',
  'amplified',
  'notamplified',
  'overexpression',
  'overexpressed',
  'recount',
  'firstcount',
  'samegroup',
  'othergroup',
  'stays',
  'moves',
  'dualprobe',
  'singleprobe',
  'basolateral',
  'unusual',
])
/** Words that a HER2 test shares with others: they carry on only as the whole label of a line. */
const LABELS: ReadonlySet<string> = new Set(['ihc', 'score', 'overall', 'group', 'staining', 'membrane', 'complete'])
const LINKS: ReadonlySet<string> = new Set(['is', 'for', 'by', 'clone', 'percentword', 'tumorcells', 'and'])
const LINK_WORDS: ReadonlySet<string> = new Set(
  'the of average mean number test method assay mittlere anzahl nombre número aantal numero moyen medio % #'.split(' '),
)
const LONGEST_LABEL = 10

export function isHer2Line(items: readonly Item[], furniture: ReadonlySet<number>): boolean {
  if (items.some((item) => item.meaning === 'otherscore')) return false
  if (items.some((item) => OWN.has(item.meaning))) return true
  return isOwnLabel(items, furniture)
}

function isOwnLabel(items: readonly Item[], furniture: ReadonlySet<number>): boolean {
  let named = false
  for (let at = 0; at < Math.min(items.length, LONGEST_LABEL); at += 1) {
    const item = items[at]
    if (item === undefined) break
    if (furniture.has(at) && !LABELS.has(item.meaning)) continue
    if (LABELS.has(item.meaning)) named = true
    else if (item.kind === 'number' || item.kind === 'plus') return named
    else if (item.kind === 'mark') {
      if (item.text === '.' || item.text === ';') return named
    } else if (!LINKS.has(item.meaning) && !LINK_WORDS.has(item.text))
      return named && item.meaning !== '' && item.meaning !== 'harmless'
  }
  return named
}
