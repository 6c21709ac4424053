/** Sentences on patients or tumours in general, as comments on a guideline hold them: they give no value of this specimen. */
import { isFurnitureNumber } from './coverage.ts'
import type { Item } from './lexicon.ts'
import { readMeasure } from './values.ts'
import { TRAITS } from './word-traits.ts'

/** What is told of many at once: a benefit, a study, how they are named. */
const FRAME =
  /\b(?:benefit\w{0,3}|uncertain whether|unclear whether|limited data|insufficient data|limited evidence|evidence|heterogeneous group|are reported as|are classified as|are considered|guidelines?|eligib\w{2,5}|outcomes?|prognosis|profitieren|nutzen|heterogene gruppe|begrenzte daten|datenlage|leitlinien?|werden als|benefice|beneficient|donnees limitees|groupe heterogene|sont consideres|beneficio|benefician|datos limitados|grupo heterogeneo|se consideran|beneficiano|dati limitati|gruppo eterogeneo|sono considerati|baat|beperkte gegevens|heterogene groep|worden beschouwd)\b/
/** Words of this specimen. */
const OF_THIS =
  /\b(?:(?:this|present|our|current)(?! (?:sub)?(?:group|category|population|setting))|here|(?:the|both|two|three|all|these) (?:tumou?rs?|cancers|carcinomas?|patient|biops\w{1,3}|case)|dies\w{1,2} (?:tumor|fall|patientin|karzinom)|vorliegend\w{0,2}|cette tumeur|ce cas|este (?:caso|tumor)|questo (?:caso|tumore)|deze tumor|dit geval)\b/
const HEADING = 2

export function isMany({ traits }: Item): boolean {
  return (traits & TRAITS.many) !== 0
}

/** 'It is uncertain whether patients with 4 to 6 copies benefit': many, what is said of them, and no word or exact figure of this one. */
export function isGenerality(items: readonly Item[]): boolean {
  const many = items.findIndex(isMany)
  if (many < 0) return false
  const words = items.map(({ text }) => text).join(' ')
  if (!FRAME.test(words) || OF_THIS.test(words)) return false
  if (items.some(({ meaning }) => meaning === 'now' || meaning === 'specimen' || meaning === 'previous')) return false
  const parted = items.findIndex(({ text }, at) => text === ';' || (text === ':' && at > HEADING))
  if (parted >= 0 && (parted < many || items.some(({ kind }) => kind === 'plus'))) return false
  const scored = items.findIndex(({ kind }) => kind === 'plus')
  return (scored < 0 || scored > many) && items.every((item, at) => item.kind !== 'number' || isLimit(items, at))
}

/** One end of a range, a limit, or no value at all. */
function isLimit(items: readonly Item[], at: number): boolean {
  if (isFurnitureNumber(items, at, items[at]) || items[at + 1]?.kind === 'plus') return true
  if (isRangeMark(items[at - 1]) && items[at - 2]?.kind !== 'word') return true
  for (const start of [at, at - 1, at - 2]) {
    const reading = start < 0 ? undefined : readMeasure(items, start)
    if (reading !== undefined && reading.end > at && reading.measure?.comparator !== undefined) return true
    if (reading?.vague === 'interval') return true
  }
  return false
}

function isRangeMark(item: Item | undefined): boolean {
  return item?.meaning === 'rangeto' || item?.text === '-' || item?.text === '–'
}
