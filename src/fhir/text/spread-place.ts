/** Where a spread is that a sentence names: in a distant site, or not named; and whether it is the patient's own diagnosis. */
import type { Item } from './lexicon.ts'
import { RECURRED } from './recurred-site.ts'
import { isPartOfAge, isSetting, namesPatient } from './spread-context.ts'
import { BREAST } from './word-traits.ts'
import type { Meaning } from './words/meanings.ts'

export type PlaceKind = 'node' | 'distant' | 'other'

interface Named {
  readonly items: readonly Item[]
  readonly clauses: readonly number[]
  /** Where the tissue was taken that this part of the report speaks of, and whether a heading says so. */
  readonly place: PlaceKind
  readonly headed: boolean
  /** As written: 'mBC' is one thing, 'MBC' one of three. */
  readonly written: (at: number) => string
}

const NODES: ReadonlySet<string> = new Set(['node', 'nodemetastasis'])
export const BESIDE_SITE: ReadonlySet<string> = new Set([
  'distantsite',
  'and',
  'has',
  'sitemetastasis',
  'harmless',
  'disease',
])

/** Where the spread is that an item names. */
export function placeOf(named: Named, at: number, near: readonly string[]): 'distant' | 'unnamed' {
  const item = named.items[at]
  if (item === undefined) return 'unnamed'
  if (item.meaning === 'distantmetastasis' || item.meaning === 'sitemetastasis') return 'distant'
  return isDistant(named, at, near) ? 'distant' : 'unnamed'
}

function isDistant(named: Named, at: number, near: readonly string[]): boolean {
  const { items, clauses } = named
  const node = near.some((meaning) => NODES.has(meaning))
  if (near.includes('distantsite')) return !node || leadsToSite(items, at)
  const elsewhere = items.some((other, index) => other.meaning === 'node' && clauses[index] !== clauses[at])
  if (!node && (hasSiteInBrackets(items, at) || (!elsewhere && isOfSiteBefore(items, at)))) return true
  const tissue = named.place === 'distant' && !node
  if (tissue && named.headed) return true
  if (isMetastaticBreast(named, at)) return !elsewhere && isOwnDiagnosis(named, at)
  return tissue
}

const TO =
  /^(?:to|in|of|the|both|contralateral|ipsilateral|right|left|her|his|en|au|aux|dans|a|al|ai|nel|nella|naar|im|der|den)$/
const TO_REACH = 4

/** 'Axillary recurrence with metastases to the liver': directly behind the word stands where they are. */
function leadsToSite(items: readonly Item[], at: number): boolean {
  let next = at + 1
  // 'Metastatic recurrence to bone and lymph nodes'
  if (RECURRED.test(items[next]?.text ?? '')) next += 1
  while (next < at + TO_REACH && TO.test(items[next]?.text ?? '')) next += 1
  return next > at + 1 && items[next]?.meaning === 'distantsite'
}

const BRACKET_REACH = 14

/** 'Metastatic (bone only)', 'metastatic ER+ breast cancer (lung, pleura)': in the brackets behind it stands where, and nothing else. */
function hasSiteInBrackets(items: readonly Item[], at: number): boolean {
  let open = at + 1
  while (open < at + BRACKET_REACH && items[open]?.text !== '(') {
    const item = items[open]
    if (item === undefined || !(OF_DISEASE.has(item.meaning) || item.kind === 'plus' || JOINTS.has(item.text)))
      return false
    open += 1
  }
  const close = items.findIndex(({ text }, index) => index > open && text === ')')
  const inside = items.slice(open + 1, close < 0 ? open + 1 : close)
  const sites = inside.some(({ meaning }) => meaning === 'distantsite')
  return sites && inside.every(({ meaning, kind }) => kind === 'mark' || BESIDE_SITE.has(meaning))
}

const JOINTS: ReadonlySet<string> = new Set([',', '/', '-', '+'])
const OF_DISEASE: ReadonlySet<string> = new Set(['disease', 'positive', 'negative', 'low', 'and', 'invasive', 'has'])

/** 'Pleural fluid, cell block: metastatic carcinoma': the tissue stands before the colon, with no breast and no node beside it. */
function isOfSiteBefore(items: readonly Item[], at: number): boolean {
  const colon = items.findIndex(({ text }) => text === ':')
  if (colon < 0 || colon > at || at - colon > LONGEST_FINDING) return false
  const name = items.slice(0, colon)
  if (name.length > LONGEST_NAME || name.some(({ meaning, text }) => meaning === 'node' || BREAST.test(text)))
    return false
  return name.some(({ meaning }) => meaning === 'distantsite')
}

const LONGEST_NAME = 10
const LONGEST_FINDING = 14

const ADJECTIVE = /^(?:oligo)?(?:metastati|metastasic|metastasier|gemetastas|metastatiz)|^uitgezaaid|^met /
const SHORT = /^m(?:tn)?bc$/
/** With one of these 'MBC' is another name. */
const OTHER_MBC =
  /^(?:male|metaplastic|medullary|mucinous|men|mannlich\w{0,2}|masculin|masculino|maschile|mannelijk\w{0,2})$/
/** Words that may stand with 'metastatic breast cancer' where it is the patient's own diagnosis. */
const DIAGNOSIS: ReadonlySet<Meaning | ''> = new Set<Meaning>([
  ...([
    'metastasis',
    'disease',
    'has',
    'previous',
    'now',
    'stage',
    'stagefour',
    'distantsite',
    'sitemetastasis',
  ] as const),
  ...([
    'node',
    'positive',
    'negative',
    'low',
    'ultralow',
    'invasive',
    'and',
    'by',
    'for',
    'is',
    'percentword',
  ] as const),
  'amplified',
])

/** 'Metastatic', and no 'metastases'. */
export function isMetastatic(item: Item | undefined): boolean {
  return ADJECTIVE.test(item?.text ?? '')
}

/** Whether 'MBC' in this sentence is no metastatic breast cancer. */
export function isOtherMbc(items: readonly Item[], at: number): boolean {
  return items[at]?.text === 'mbc' && items.some(({ text }) => OTHER_MBC.test(text))
}

/** 'metastatic breast cancer', 'metastasiertes Mammakarzinom', 'cancer du sein métastatique', 'mTNBC'. */
function isMetastaticBreast({ items, written }: Named, at: number): boolean {
  const text = items[at]?.text ?? ''
  if (items[0]?.meaning === 'for' || isSetting(items, at)) return false
  if (SHORT.test(text)) return written(at).startsWith('m')
  if (!ADJECTIVE.test(text)) return false
  return BREAST.test(text) || items.slice(Math.max(0, at - 4), at + 4).some((item) => BREAST.test(item.text))
}

/** Naming the disease is no finding: only with words of the patient's own diagnosis around it. */
function isOwnDiagnosis({ items, clauses }: Named, at: number): boolean {
  const medicine = items.findIndex(
    ({ meaning }, index) => index > at && meaning === 'therapy' && clauses[index] === clauses[at],
  )
  if (medicine >= 0 && !namesPatient(items, at)) return false
  return items.every(
    (item, index) =>
      clauses[index] !== clauses[at] ||
      item.kind !== 'word' ||
      DIAGNOSIS.has(item.meaning) ||
      (medicine >= 0 && index >= medicine) ||
      isPartOfAge(items, index),
  )
}
