/**
 * Carcinoma of the breast in tissue from a distant organ: 'Liver biopsy: adenocarcinoma, consistent with breast primary'.
 * It is a metastasis without the word (RULES P-10, P-28). Read only where nothing else stands between tissue and carcinoma.
 */
import type { Item } from './lexicon.ts'
import { BREAST } from './word-traits.ts'
import { COMPATIBLE, GRADE, KNOWN, MARKER, SHOWS, TAKEN_FROM } from './words/any/distant-tissue.ts'

export interface TissueFound {
  /** Uncertain where something behind the carcinoma may take it back. */
  readonly says: 'yes' | 'uncertain'
  readonly from: number
  readonly to: number
}

const BETWEEN: ReadonlySet<string> = new Set([
  ...['disease', 'for', 'has', 'harmless', 'tumorcells', 'invasive', 'and', 'is', 'positive', 'by', 'specimen'],
])
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['not', 'absent', 'negative', 'conditional', 'general', 'search', 'recommended', 'previous', 'family', 'node'],
  ...['notdone', 'unknown', 'indeterminate', 'otherorgan', 'elsewhere', 'withdrawn', 'therapy', 'trial', 'but', 'or'],
])
const LONGEST_NAME = 8
const LONGEST_FINDING = 12

/** The first such tissue of a sentence. */
export function findDistantTissue(items: readonly Item[]): TissueFound | undefined {
  const shows = items.findIndex(({ text }) => text === ':' || SHOWS.test(text))
  if (shows < 1 || shows > LONGEST_NAME) return undefined
  const name = items.slice(0, shows)
  const site = name.findIndex(({ meaning }) => meaning === 'distantsite')
  if (site < 0 || !name.some(({ text }) => TAKEN_FROM.test(text))) return undefined
  if (name.some(({ meaning, text }) => FORBIDDEN.has(meaning) || text === '?' || BREAST.test(text))) return undefined
  const end = carcinomaEnd(items, shows + 1)
  if (end === undefined || isTakenBack(items, end)) return undefined
  return { says: isOnlyMarked(items, end) ? 'yes' : 'uncertain', from: site, to: end }
}

/** 'Pleural fluid: malignant cells, compatible with metastasis of the breast carcinoma': the cancer is certain, and the breast named. */
export function isOfCertainTissue(items: readonly Item[], at: number): boolean {
  const before = items.slice(0, at)
  const hedges = before.filter(({ meaning }) => meaning === 'hedge')
  if (hedges.length !== 1 || !hedges.every(({ text }) => COMPATIBLE.test(text))) return false
  if (!before.slice(-3).some(({ meaning }) => meaning === 'hedge')) return false
  if (items.some(({ meaning, text }) => FORBIDDEN_BESIDE.has(meaning) || text === '?')) return false
  const cancer = before.some(({ text }) => CARCINOMA.test(text))
  const tissue =
    before.some(({ meaning, text }) => meaning === 'distantsite' && text !== '') &&
    before.some(({ text }) => TAKEN_FROM.test(text))
  return cancer && tissue && items.slice(at).some(({ text }) => BREAST.test(text))
}

const FORBIDDEN_BESIDE: ReadonlySet<string> = new Set([
  ...[
    'not',
    'absent',
    'conditional',
    'general',
    'search',
    'recommended',
    'family',
    'node',
    'notdone',
    'otherorgan',
    'or',
  ],
])

/** Behind a carcinoma or malignant cells, the breast they come from. */
function carcinomaEnd(items: readonly Item[], from: number): number | undefined {
  let carcinoma = false
  for (let at = from; at < Math.min(items.length, from + LONGEST_FINDING); at += 1) {
    const item = items[at]
    if (item === undefined || item.text === '.' || item.text === ';') return undefined
    carcinoma ||= CARCINOMA.test(item.text)
    const ofBreast = BREAST.test(item.text) && (item.meaning === 'disease' || item.meaning === 'breast')
    if (ofBreast && (carcinoma || CARCINOMA.test(item.text))) return at + 1
    // 'Ascites: known breast cancer, cytology negative' tells what the fluid was sent for.
    if (KNOWN.test(item.text) && !(carcinoma && CONSISTENT.test(items[at - 1]?.text ?? ''))) return undefined
    const compatible = item.meaning === 'hedge' && COMPATIBLE.test(item.text)
    if (item.text !== ',' && !compatible && !BETWEEN.has(item.meaning)) return undefined
  }
  return undefined
}

/** '… carcinoma, consistent with the known breast primary' compares what was found. */
const CONSISTENT = /^(?:consistent|compatible|in keeping|c w)/
const CARCINOMA = /[ck]ar[czk]in|cancer|krebs|kanker|malign|tumou?r ?ce|tumorz/

/** Within its clause something turns it round: 'breast carcinoma ruled out'. */
function isTakenBack(items: readonly Item[], from: number): boolean {
  for (let at = from; at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined || isEnd(item) || item.text === ',' || item.text === '(') return false
    if (item.text === '?' || item.meaning === 'hedge' || FORBIDDEN.has(item.meaning)) return true
  }
  return false
}

function isEnd({ text }: Item): boolean {
  return text === '.' || text === ';'
}

/**
 * Whether nothing stands behind the carcinoma but the end of the sentence, or its grade and markers: 'breast carcinoma, ER 80 %,
 * HER2 negative'. 'Breast carcinoma, not confirmed' and 'breast carcinoma, no malignant cells' are not certain.
 */
function isOnlyMarked(items: readonly Item[], from: number): boolean {
  const end = items.findIndex((item, at) => at >= from && isEnd(item))
  const behind = items.slice(from, end < 0 ? items.length : end)
  const marker = behind.findIndex(({ text }) => MARKER.test(text))
  const before = marker < 0 ? behind : behind.slice(0, marker)
  if (!before.every((item) => item.kind !== 'word' || GRADE.test(item.text) || LEADS.has(item.meaning))) return false
  return !behind.some(({ meaning, text }) => text === '?' || meaning === 'hedge' || DOUBTED.has(meaning))
}

const LEADS: ReadonlySet<string> = new Set(['harmless', 'has', 'is', 'and', 'invasive', 'disease'])
const DOUBTED: ReadonlySet<string> = new Set([
  'but',
  'or',
  'otherorgan',
  'conditional',
  'withdrawn',
  'general',
  'previous',
])
