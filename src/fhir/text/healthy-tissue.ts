/** Whether a clause speaks of healthy tissue beside the tumour: what is stained in it is no result. */
import type { Clauses } from './clauses.ts'
import type { Item } from './lexicon.ts'
import { remembering } from './word-memory.ts'

const isHealthy = remembering(
  /(?:^| )(?:normal|norma(?:al|le|li|ux)|benign|benin|gutartig|goedaardig|gesund|gezond|saine?s?$|san[oaie]$|adjacent|surrounding|angrenzend|umgebend|aangrenzend|omliggend|adiacent|circostant|adyacent|circundant|avoisinant)/,
)
const isTissue = remembering(
  /(?:^| )(?:ducts?$|ductal epi|acin[aiou]|azin|lobul|lappchen|gland|ghiandol|epith?el|tissu|parench|parenquima|canaux|conducto|ductos?$|tejido|tessut|dott[oi]$|ducti$|melkgang)|gewebe|gae?ngen?$|drusen|weefsel|klier/,
)
const isOfTumor = remembering(
  /tum|carcin|karzin|invas|neoplas|infiltr|cancer|krebs|kanker|\bca\b|metasta|lesion|lasion/,
)
const REACH = 3

interface Cut {
  readonly items: readonly Item[]
  readonly clauses: Clauses
}

/** 'Normal ducts negative for HER2 (0)': the tissue stands before the value, and the clause names no tumour. */
export function isOfHealthyTissue({ items, clauses: { of, openedBy } }: Cut, at: number): boolean {
  const clause = of[at] ?? 0
  const first = openedBy[clause] === '(' || openedBy[clause] === '[' ? clause - 1 : clause
  for (let place = at - 1; place >= 0 && (of[place] ?? 0) >= first; place -= 1) {
    if (!isHealthy(items[place]?.text ?? '')) continue
    const near = items.slice(Math.max(0, place - REACH), place + REACH + 1)
    if (!near.some(({ text }) => isTissue(text))) continue
    return !items.some(({ text }, index) => isWithin(of[index] ?? 0, first, clause) && isOfTumor(text))
  }
  return false
}

function isWithin(clause: number, first: number, last: number): boolean {
  return clause >= first && clause <= last
}
