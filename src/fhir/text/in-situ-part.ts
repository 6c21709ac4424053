/** Parts of a report that speak of carcinoma in situ and deny any invasion (decision P-21): HER2 in them is of no invasive tumour. */
import type { Item } from './lexicon.ts'

const NAMED =
  /\b(?:dcis|lcis|cdis|clis|carcinoma in situ|in situ carcinoma|carcinome in situ|karzinom in situ|intraductal carcinoma|encapsulated papillary|intracystic papillary)\b/
const INVASION = /^(?:micro ?|mikro ?)?(?:invas|infiltr|invad)/
/** Invasion of these says nothing of the tumour itself. */
const OF_OTHER_TISSUE =
  /vascular|lymph|angio|venous|perineural|skin|dermal|epiderm|nipple|margin|muscle|muscul|chest|wall|capsul|vaskul|gefass|haut/
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

/** Whether it names an invasion of the tumour that it does not deny. */
export function namesInvasion(items: readonly Item[]): boolean {
  return invasionsOf(items).some((at) => !isDenied(items, at))
}

function namesInSitu(items: readonly Item[]): boolean {
  return items.some((item) => item.meaning === 'dcis') || NAMED.test(items.map((item) => item.text).join(' '))
}

function invasionsOf(items: readonly Item[]): readonly number[] {
  return items.flatMap((item, at) => {
    const named = item.meaning === 'invasive' || item.text.split(' ').some((word) => INVASION.test(word))
    const other = items.slice(Math.max(0, at - 3), at + 1).some((near) => OF_OTHER_TISSUE.test(near.text))
    return named && !other ? [at] : []
  })
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
