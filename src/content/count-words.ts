/** How much a reader of a card reads. */
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'

/** Words of a detail as it is read: cells of tables count, marks and addresses do not; a date counts as three words. */
export function countWords(detail: string): number {
  const read = detail.replace(/\]\([^)\s]{0,1000}\)/g, ']').replace(/^\|[\s|:-]{0,200}\|$/gm, '')
  return read.split(/[\s|]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

/** Cards that compare the labelled uses of a drug are read more slowly, and may say more. */
const WITH_LABELS: ReadonlySet<ConsiderationKey> = new Set(['tdxdRoute', 'metastaticLow', 'metastaticUltralow'])

/** Words that a brief card may have. */
export function mostWords(key: ConsiderationKey): number {
  return WITH_LABELS.has(key) ? 160 : 120
}
