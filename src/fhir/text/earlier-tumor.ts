/** A sentence that speaks of a cancer the patient had before: what it says of receptors is not said of the present one. */
import type { Item } from './lexicon.ts'
import { remembering } from './word-memory.ts'
import { BEFORE, BEHIND } from './words/earlier-cancer.ts'

const isEarlierBefore = remembering(BEFORE)
const isEarlierBehind = remembering(BEHIND)
const isCancer = remembering(
  /carcin|karzin|cancer|krebs|kanker|cancro|tumou?r|tumeur|neoplas|malign|^(?:idc|ilc|nst|ca)$/,
)
/** The earlier one is a specimen or a test of the same tumour. */
const isSpecimen = remembering(
  /biops|stanz|core|specim|sample|prob|resect|resekt|excis|exzis|ectom|report|befund|informe|compte|referto|verslag|block|result|stain|test|surger|operation|therap|chemo|treatment/,
)
const NEAR = 5

/** Whether a sentence names a cancer of before as that. */
export function namesEarlierTumor(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    if (item.kind !== 'word') return false
    if (isEarlierBefore(item.text) || isEarlierBefore(joined(items, at))) return cancerBehind(items, at + 1)
    return isCancer(item.text) && item.meaning !== 'previous' && isFollowedByEarlier(items, at + 1)
  })
}

/** 'z n' of 'z. n.', 'status post' of two words. */
function joined(items: readonly Item[], at: number): string {
  const first = items[at]?.text ?? ''
  if (first.length > 1 && first !== 'status') return first
  const next = items[at + 1]
  const second = next?.kind === 'mark' ? items[at + 2] : next
  return `${first} ${second?.text ?? ''}`
}

/** Not 'prior core biopsy of the carcinoma', nor 'previous tumour biopsy'. */
function cancerBehind(items: readonly Item[], from: number): boolean {
  for (let at = from; at < from + NEAR; at += 1) {
    const { text = '', kind } = items[at] ?? {}
    if (isSpecimen(text)) return false
    if (isCancer(text)) return !isSpecimen(items[at + 1]?.text ?? '')
    if (kind === undefined || (kind === 'mark' && !INSIDE.has(text))) return false
  }
  return false
}

const INSIDE: ReadonlySet<string> = new Set(['-', '.', '/'])

function isFollowedByEarlier(items: readonly Item[], from: number): boolean {
  for (let at = from; at < from + NEAR; at += 1) {
    const { text = '', kind } = items[at] ?? {}
    if (isEarlierBehind(text)) return true
    if (kind !== 'word' || isSpecimen(text) || isCancer(text)) return false
  }
  return false
}
