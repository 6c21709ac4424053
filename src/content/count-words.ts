/** How much a reader of a card reads. */
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'

const LETTER = /[\p{L}\p{N}]/u
const SPACE = /\s/u
/** The longest address of a link that is left out. */
const LONGEST_ADDRESS = 1000

type Sign = 'letter' | 'space' | 'mark'

/** What each of the first characters is, those of Latin letters: details are counted again and again, and hold little else. */
const LATIN: readonly Sign[] = Array.from({ length: 0x250 }, (_, code) => signOf(String.fromCharCode(code)))

/** Words of a detail as it is read: cells of tables count, marks and addresses do not; a date counts as three words. */
export function countWords(detail: string): number {
  let words = 0
  let isInWord = false
  for (let at = 0; at < detail.length; at++) {
    const sign = LATIN[detail.charCodeAt(at)] ?? signOf(String.fromCodePoint(detail.codePointAt(at) ?? 0))
    if (sign === 'space') isInWord = false
    else if (sign === 'letter' && !isInWord) {
      isInWord = true
      words++
    } else if (sign === 'mark' && detail.startsWith('](', at)) at = endOfAddress(detail, at)
  }
  return words
}

function signOf(character: string): Sign {
  if (character === '|' || SPACE.test(character)) return 'space'
  return LETTER.test(character) ? 'letter' : 'mark'
}

/** The closing bracket of an address that begins here; where there is none, where it was. */
function endOfAddress(detail: string, at: number): number {
  const end = detail.indexOf(')', at)
  const isAddress = end !== -1 && end - at - 2 <= LONGEST_ADDRESS && !SPACE.test(detail.slice(at, end))
  return isAddress ? end : at
}

/** Cards that compare the labelled uses of a drug are read more slowly, and may say more. */
const WITH_LABELS: ReadonlySet<ConsiderationKey> = new Set(['tdxdRoute', 'metastaticLow', 'metastaticUltralow'])

/** Words that a brief card may have. */
export function mostWords(key: ConsiderationKey): number {
  return WITH_LABELS.has(key) ? 160 : 120
}
