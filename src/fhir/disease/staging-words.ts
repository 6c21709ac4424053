/** Stage groups and M categories in short words: 'UICC IV (cT3 cN2a cM1)', 'c3A', 'cM0(i+)', 'M0 - keine Fernmetastasen'. */
import { foldWords } from '../record/codings.ts'
import { DENIED, DOUBTED } from './doubt-words.ts'

export type StagingWords = 'yes' | 'no' | 'uncertain'

const M_CATEGORY =
  /(?:^|[^a-z0-9])(?:[cpyra]{0,3}t(?:is|[0-4x])[a-z]{0,40}(?:\([^)]{0,12}\))?\s{0,9}[cpyra]{0,2}n[0-3x][a-z]{0,40}(?:\([^)]{0,12}\)){0,9}\s{0,9})?[cpyra]{0,3}m\s?(0\s?\(i\+\)|0|1[a-d]?|x)(?![a-z0-9])/gi
const STAGE =
  /(?:stage|stadium|stadio|estadio|stade|uicc|ajcc|figo)[\s:]{0,9}(?:group\s{0,9})?(?:c|p|yp|yc)?\s{0,9}((?:iv|iii|ii|i|[0-4])(?:[a-c]?(?:is)?\d?)?)(?![a-z0-9+])/gi
const BARE_STAGE = /^(?:c|p|yp|yc)?\s*(iv|iii|ii|i|[0-4])([a-c]\d?|is)?$/i
const OTHER_SYSTEM = /lugano|ann arbor|binet|\brai\b|dukes|breslow|clark|grade|grad\b|figo/

/** What M categories in the words say; absent where there is none, `uncertain` for MX or for two that differ. */
export function readMCategory(words: string): StagingWords | undefined {
  const found = new Set<StagingWords>()
  for (const match of words.matchAll(M_CATEGORY)) {
    found.add(saysCategory(match[1] ?? ''))
  }
  if (found.size === 0) return undefined
  const [only] = found
  return found.size === 1 && only !== undefined ? saidWith(only, words) : 'uncertain'
}

/** 'M1 suspected', 'Stage IV?' leave it open; of 'not stage IV' nobody knows which stage it is. */
function saidWith(says: StagingWords, words: string): StagingWords | undefined {
  const folded = foldWords(words)
  if (says === 'yes' && DENIED.test(folded)) return undefined
  return DOUBTED.test(folded) ? 'uncertain' : says
}

function saysCategory(category: string): StagingWords {
  if (category.startsWith('1')) return 'yes'
  return category.startsWith('0') ? 'no' : 'uncertain'
}

/** What stage groups in the words say. A grade, or a stage of another system, is none. */
export function readStageGroup(words: string): { readonly says: StagingWords; readonly group: string } | undefined {
  if (OTHER_SYSTEM.test(foldWords(words))) return undefined
  const groups = new Set<string>()
  const bare = BARE_STAGE.exec(words.trim())
  if (bare?.[1] !== undefined) groups.add(romanOf(bare[1]) + (bare[2] ?? '').toUpperCase())
  for (const match of words.matchAll(STAGE)) groups.add(normalGroup(match[1] ?? ''))
  const [group] = groups
  if (group === undefined) return undefined
  const four = [...groups].filter((item) => item.startsWith('IV'))
  if (four.length > 0 && four.length < groups.size) return { says: 'uncertain', group: [...groups].join(' / ') }
  const says = saidWith(four.length > 0 ? 'yes' : 'no', words)
  return says === undefined ? undefined : { says, group }
}

function normalGroup(written: string): string {
  const parts = /^(iv|iii|ii|i|[0-4])(.*)$/i.exec(written)
  return romanOf(parts?.[1] ?? '') + (parts?.[2] ?? '').toUpperCase()
}

function romanOf(written: string): string {
  return ['0', 'I', 'II', 'III', 'IV'][Number(written)] ?? written.toUpperCase()
}

/** Whether the words name a stage of another tumour's system (lymphoma, colon). */
export function isOtherStaging(words: string): boolean {
  return OTHER_SYSTEM.test(foldWords(words))
}
