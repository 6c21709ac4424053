/** Receptors that a verb affirms: 'the tumour cells stain strongly for ER and PR', 'Tumorzellen exprimieren ER und PR'. */
import type { Item } from './lexicon.ts'

const VERB =
  /^(?:express(?:es|ed)?|stain(?:s|ed)?|exprimier(?:t|en)|farb(?:t|en)|exprim(?:e|ent)|marquent?|expresan?|tine|tinen|esprim(?:e|ono)|breng(?:t|en)|kleur(?:t|en))$/
/** All that may stand before the verb: the tumour, and no other tissue. */
const SUBJECT: ReadonlySet<string> = new Set(['tumorcells', 'invasive', 'is', 'harmless', 'for'])
/** Between verb and receptors. A weak stain may be one of too few nuclei. */
const MANNER: ReadonlySet<string> = new Set(['intense', 'moderate', 'for', 'by', 'is', 'harmless'])
const MANNER_WORDS = /^(?:positively|diffusely|sich|both|gleichmassig|diffus)$/
const TAIL: ReadonlySet<string> = new Set(['harmless', 'intense', 'rangeto', 'is'])
const LONGEST_MANNER = 4
const LONGEST_LIST = 6
const LONGEST_TAIL = 3

/** The stretch from the verb to the last receptor; undefined where anything else stands in the sentence's clause. */
export function affirmedList(items: readonly Item[], at: number): { from: number; to: number } | undefined {
  if (!VERB.test(items[at]?.text ?? '')) return undefined
  const before = items.slice(0, at)
  if (!before.some(isTumor) || !before.every(({ meaning }) => SUBJECT.has(meaning))) return undefined
  let first = at + 1
  while (first <= at + LONGEST_MANNER && isManner(items[first])) first += 1
  let end = first
  while (end < first + LONGEST_LIST && isListed(items, end)) end += 1
  if (end === first) return undefined
  let close = end
  while (close < end + LONGEST_TAIL && TAIL.has(items[close]?.meaning ?? '')) close += 1
  const mark = items[close]
  return mark === undefined || mark.text === '.' || mark.text === ',' || mark.text === ';'
    ? { from: at, to: end }
    : undefined
}

function isTumor({ meaning }: Item): boolean {
  return meaning === 'tumorcells' || meaning === 'invasive'
}

function isManner(item: Item | undefined): boolean {
  return item !== undefined && (MANNER.has(item.meaning) || MANNER_WORDS.test(item.text))
}

/** 'ER and PR', 'ER, PR'; 'ER or PR' says neither. */
function isListed(items: readonly Item[], at: number): boolean {
  const { meaning, text } = items[at] ?? { meaning: '', text: '' }
  if (meaning === 'er' || meaning === 'pgr') return true
  const next = items[at + 1]?.meaning
  return (meaning === 'and' || text === ',' || text === '/') && (next === 'er' || next === 'pgr')
}
