/** Parts of a report that speak of carcinoma in situ and deny any invasion (decision P-21): HER2 in them is of no invasive tumour. */
import type { Item } from './lexicon.ts'
import { remembering } from './word-memory.ts'
import { OTHER_CARCINOMA, TRAITS } from './word-traits.ts'

const NAMED =
  /\b(?:dcis|lcis|cdis|clis|carcinoma in situ|in situ carcinoma|carcinome in situ|karzinom in situ|intraductal carcinoma|encapsulated papillary|intracystic papillary|paget disease|paget s disease|mammary paget)\b/
/** Invasion of these says nothing of the tumour itself. */
const isOtherTissue = remembering(
  /vascular|lymph|angio|venous|perineural|skin|dermal|epiderm|nipple|margin|muscle|muscul|chest|wall|capsul|vaskul|gefass|haut/,
)
const ONLY =
  /^(?:only|pure|alone|solely|nur|rein|reines|ausschliesslich|uniquement|seulement|pur|solo|solamente|puro|uitsluitend|alleen)$/
const REACH = 5

/** A sentence with the traits of its words. */
interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

/** Whether a sentence calls its tissue in situ, and every invasion that it names is denied. */
export function isInSituOnlySentence(line: Line): boolean {
  if (!namesInSitu(line)) return false
  const { items } = line
  const invasions = invasionsOf(line)
  if (invasions.length === 0) return items.some((item) => ONLY.test(item.text))
  return invasions.every((at) => isDenied(items, at))
}

/** Whether a sentence denies an invasion of the tumour and names none. */
export function deniesInvasion(line: Line): boolean {
  const invasions = invasionsOf(line)
  return invasions.length > 0 && invasions.every((at) => isDenied(line.items, at))
}

const IN_SITU =
  /\b(?:(?:ductal|lobular|duktales?|lobular[e]?s?|canalaire|ductaal) )?(?:carcinoma|karzinom|carcinome|carcinoom) in situ\b|\bin situ (?:carcinoma|karzinom|carcinome|carcinoom)|\bintradu[ck]tal(?:es)? (?:carcinoma|karzinom|carcinome|carcinoom)|\b(?:dcis|lcis|cdis|clis|ccis)\b/g

/** Whether a text names carcinoma in situ and no other carcinoma at all. */
export function isInSituText(passages: readonly Line[]): boolean {
  if (!passages.some(({ traits }) => (traits & TRAITS.inSitu) !== 0)) return false
  let named = false
  for (const line of passages) {
    if ((line.traits & (TRAITS.inSitu | TRAITS.disease)) === 0) continue
    const words = line.items.map((item) => item.text).join(' ')
    const rest = words.replace(IN_SITU, ' ')
    if (rest !== words) named = true
    if (OTHER_CARCINOMA.test(rest) && !deniesInvasion(line)) return false
  }
  return named
}

/** Whether a sentence names carcinoma in situ and says nothing of invasion. */
export function namesOnlyInSitu(line: Line): boolean {
  return namesInSitu(line) && invasionsOf(line).length === 0
}

/** Whether it names an invasion of the tumour that it does not deny. */
export function namesInvasion(line: Line): boolean {
  return invasionsOf(line).some((at) => !isDenied(line.items, at))
}

const IN_SITU_NAMED = new WeakMap<readonly Item[], boolean>()

function namesInSitu({ items, traits }: Line): boolean {
  if ((traits & TRAITS.inSitu) === 0) return false
  const known = IN_SITU_NAMED.get(items)
  if (known !== undefined) return known
  const is = items.some((item) => item.meaning === 'dcis') || NAMED.test(items.map((item) => item.text).join(' '))
  IN_SITU_NAMED.set(items, is)
  return is
}

const INVASIONS = new WeakMap<readonly Item[], readonly number[]>()
const NO_INVASION: readonly number[] = []

function invasionsOf({ items, traits }: Line): readonly number[] {
  if ((traits & TRAITS.invasion) === 0) return NO_INVASION
  const known = INVASIONS.get(items)
  if (known !== undefined) return known
  const found: number[] = []
  for (const [at, item] of items.entries()) {
    if ((item.traits & TRAITS.invasion) === 0) continue
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
