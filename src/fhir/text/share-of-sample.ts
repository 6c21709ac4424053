/** Percentages of the sample itself: how much of it is tumour, necrosis or lymphocytes. They are of no marker. */
import type { Item } from './lexicon.ts'

const OF_SAMPLE =
  /cellularit|zellularit|celularid|tumorzell(?:gehalt|anteil)|tumorcelpercentage|purity|content|contenu|contenido|contenuto|blasts?\b|blasten|necros|nekros|tils\b|lymphocyt/
const SHARE_REACH = 4

/** 'ER positive; tumour cellularity 60 %', '60 % cellularity': a share of the sample, and not of stained nuclei. */
export function isShareOfSample(items: readonly Item[], at: number, end: number): boolean {
  let from = at
  while (from > 0 && at - from < SHARE_REACH && isShareWord(items[from - 1])) from -= 1
  let to = end
  while (to - end < SHARE_REACH && items[to]?.kind === 'word' && isShareWord(items[to])) to += 1
  // What another figure follows is of that one.
  const behind = isFigure(items[to]) || (items[to]?.text === ':' && isFigure(items[to + 1])) ? end : to
  const words = [...items.slice(from, at), ...items.slice(end, behind)].map(({ text }) => text)
  return OF_SAMPLE.test(words.join(' '))
}

function isShareWord(item: Item | undefined): boolean {
  if (item === undefined || item.meaning === 'er' || item.meaning === 'pgr') return false
  return item.kind === 'word' || item.text === ':' || item.text === '='
}

function isFigure(item: Item | undefined): boolean {
  return item?.kind === 'number'
}
