/** Receptors of other tissue than the tumour: benign glands, a fibroadenoma, a lobular neoplasia. */
import type { Her2SentenceReader } from './her2-sentence.ts'
import type { Item } from './lexicon.ts'
import { CARCINOMA } from './word-traits.ts'

const OTHER_TISSUE =
  /^(?:benign|normal|non ?neoplastic|adjacent|background|gutartig\w{0,2}|gesund\w{0,2}|benin\w{0,2}|benign[oaie]|sain[es]{0,2}|san[oaie]|goedaardig[e]?)$/

/** 'Benign glands are ER positive': a clause that speaks of other tissue and of no tumour. */
export function isOfOtherTissue({ items, clauses }: Her2SentenceReader, at: number): boolean {
  const own = items.filter((_, index) => clauses.of[index] === clauses.of[at])
  if (opensWithOtherTissue(items, at)) return true
  if (!own.some(({ text }) => OTHER_TISSUE.test(text))) return false
  return !own.some(({ meaning, text }) => meaning === 'tumorcells' || meaning === 'invasive' || CARCINOMA.test(text))
}

const LABELS_OTHER =
  /^(?:benign|normal|adjacent|background) |^(?:fibroadenoma|phyllodes|papilloma|lcis|alh|adh|hyperplasia|usual ductal hyperplasia|gynecomastia|gynaecomastia|lobular carcinoma in situ|fibroadenom|papillom)(?: |$)/
const OPENING = 2
const LONGEST_LABEL = 6

/** 'Benign breast, ER positive', 'Fibroadenoma: ER positive': the sentence opens with such tissue and names no carcinoma. */
function opensWithOtherTissue(items: readonly Item[], at: number): boolean {
  const words = items.slice(0, Math.min(at, LONGEST_LABEL)).filter(({ kind }) => kind === 'word')
  const opened = words
    .slice(0, OPENING)
    .map(({ text }) => text)
    .join(' ')
  if (!LABELS_OTHER.test(opened)) return false
  const behind = items.slice(items.indexOf(words[0] as Item) + 1)
  return !behind.some(({ meaning, text }) => meaning === 'invasive' || meaning === 'tumorcells' || CARCINOMA.test(text))
}
