/** Parts of a report that speak of carcinoma in situ and deny any invasion (decision P-21): HER2 in them is of no invasive tumour. */
import type { Item } from './lexicon.ts'
import { remembering } from './word-memory.ts'

const NAMED =
  /\b(?:dcis|lcis|cdis|clis|carcinoma in situ|in situ carcinoma|carcinome in situ|karzinom in situ|intraductal carcinoma|encapsulated papillary|intracystic papillary|paget disease|paget s disease|mammary paget)\b/
const isInvasion = remembering(/(?:^| )(?:micro ?|mikro ?)?(?:invas|infiltr|invad)/)
/** Invasion of these says nothing of the tumour itself. */
const isOtherTissue = remembering(
  /vascular|lymph|angio|venous|perineural|skin|dermal|epiderm|nipple|margin|muscle|muscul|chest|wall|capsul|vaskul|gefass|haut/,
)
const ONLY =
  /^(?:only|pure|alone|solely|nur|rein|reines|ausschliesslich|uniquement|seulement|pur|solo|solamente|puro|uitsluitend|alleen)$/
const REACH = 5

/** Whether a sentence calls its tissue in situ, and every invasion that it names is denied. */
export function isInSituOnlySentence(items: readonly Item[]): boolean {
  if (!namesInSitu(items)) return false
  const invasions = invasionsOf(items)
  if (invasions.length === 0) return items.some((item) => ONLY.test(item.text))
  return invasions.every((at) => isDenied(items, at))
}

/** Whether a sentence denies an invasion of the tumour and names none. */
export function deniesInvasion(items: readonly Item[]): boolean {
  const invasions = invasionsOf(items)
  return invasions.length > 0 && invasions.every((at) => isDenied(items, at))
}

const IN_SITU =
  /\b(?:(?:ductal|lobular|duktales?|lobular[e]?s?|canalaire|ductaal) )?(?:carcinoma|karzinom|carcinome|carcinoom) in situ\b|\bin situ (?:carcinoma|karzinom|carcinome|carcinoom)|\bintradu[ck]tal(?:es)? (?:carcinoma|karzinom|carcinome|carcinoom)|\b(?:dcis|lcis|cdis|clis|ccis)\b/g
const OTHER_CARCINOMA =
  /car[ck]inom|karzinom|can[ck]er|krebs|kanker|cancro|\b(?:nst|idc|ilc|tnbc)\b|invas|infiltr|metast|\b[cpy]{0,2}t[1-4]/

/** Whether a text names carcinoma in situ and no other carcinoma at all. */
export function isInSituText(passages: readonly { readonly items: readonly Item[] }[]): boolean {
  let named = false
  if (!passages.some(({ items }) => items.some((item) => item.meaning === 'dcis' || mayName(item.text)))) return false
  for (const { items } of passages) {
    const words = items.map((item) => item.text).join(' ')
    const rest = words.replace(IN_SITU, ' ')
    if (rest !== words) named = true
    if (OTHER_CARCINOMA.test(rest) && !deniesInvasion(items)) return false
  }
  return named
}

/** Whether a sentence names carcinoma in situ and says nothing of invasion. */
export function namesOnlyInSitu(items: readonly Item[]): boolean {
  return namesInSitu(items) && invasionsOf(items).length === 0
}

/** Whether it names an invasion of the tumour that it does not deny. */
export function namesInvasion(items: readonly Item[]): boolean {
  return invasionsOf(items).some((at) => !isDenied(items, at))
}

const IN_SITU_NAMED = new WeakMap<readonly Item[], boolean>()
const mayName = remembering(/[dlc]cis|cdis|clis|situ|intradu[ck]tal|papillary|paget/)

function namesInSitu(items: readonly Item[]): boolean {
  const known = IN_SITU_NAMED.get(items)
  if (known !== undefined) return known
  const may = items.some((item) => mayName(item.text))
  const is =
    items.some((item) => item.meaning === 'dcis') || (may && NAMED.test(items.map((item) => item.text).join(' ')))
  IN_SITU_NAMED.set(items, is)
  return is
}

const INVASIONS = new WeakMap<readonly Item[], readonly number[]>()

function invasionsOf(items: readonly Item[]): readonly number[] {
  const known = INVASIONS.get(items)
  if (known !== undefined) return known
  const found: number[] = []
  for (const [at, item] of items.entries()) {
    if (item.meaning !== 'invasive' && !isInvasion(item.text)) continue
    if (!items.slice(Math.max(0, at - 3), at + 4).some((near) => isOtherTissue(near.text))) found.push(at)
  }
  INVASIONS.set(items, found)
  return found
}

function isHer2(item: Item): boolean {
  return item.meaning === 'her2'
}

function isDenied(items: readonly Item[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before >= at - REACH; before -= 1) {
    const item = items[before]
    if (item === undefined || item.kind === 'mark' || item.meaning === 'but') break
    if (item.meaning === 'not' || item.meaning === 'absent') return true
    if (item.meaning === 'negative' && items[before + 1]?.meaning === 'for') return !items.some(isHer2)
  }
  const behind = items.slice(at + 1, at + REACH)
  const end = behind.findIndex((item) => item.kind === 'mark' && item.text !== ':')
  return (end < 0 ? behind : behind.slice(0, end)).some((item) => item.meaning === 'not' || item.meaning === 'absent')
}
