/** Carcinomas of other organs (RULES T-1, P-16): HER2 in them follows other rules. */
import type { Item } from './lexicon.ts'
import { remembering } from './word-memory.ts'
import { BREAST, CARCINOMA, TRAITS } from './word-traits.ts'

/** Organs with carcinomas of their own in which HER2 is tested, or that often stand beside a breast cancer. */
const isSeatWord = remembering(
  /^(?:gastr|stomach|magen|estom|maag|stomac|o?esoph|oesof|esof|speiser|slokdarm|colon|colic|coliq|colorect|colorr|kolon|kolor|kolorekt|sigm|caec|cecal|coec|rect|rekt|rett[ao]|pancrea|pankrea|pancre|biliar|bile|cholang|gall|galw|bladder|urothel|harnblase|vessie|vejiga|blaas|vescic|endometr|uter|ovar|ovai|eierst|lung|pulmon|poumon|polmon|long|bronch|prostat|kidney|renal|nier|rein$|renale|thyroid|schild|tiroid|saliv|speichel|speeksel|cervi|zervi|parot|ampul|ampol|laryn|laring|kehlkopf|duoden|append|jejun|tongue|zunge|langue|lingua|lengua|vulv|testi|hoden)/,
)
const isCarcinomaWord = remembering(CARCINOMA)
const isShortForm = remembering(/^(?:scc|nsclc|sclc|rcc|hcc|tcc|hgsc|adenoca)$/)
const isCarcinoma = (word: string): boolean => isCarcinomaWord(word) || isShortForm(word)
const isBreastWord = remembering(BREAST)
const isSpreadWord = remembering(/metasta|metastá/)

/** A sentence with the traits of its words. */
interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

const REACH = 4
const NAME_REACH = 12

/** Whether a sentence calls a tumour one of another organ, now and without doubt. */
export function namesOtherTumor({ items, traits }: Line): boolean {
  if ((traits & TRAITS.organ) === 0) return false
  if (items.some((item) => isBreastWord(item.text) || item.meaning === 'breast')) return false
  if (items.some((item) => isSpreadWord(item.text)) && !items.some((_, at) => isSeatOfOrigin(items, at))) return false
  if (items.some((item) => item.meaning === 'not' || item.meaning === 'hedge' || item.meaning === 'previous'))
    return false
  return items.some((item, at) => {
    if (item.meaning === 'otherorgan') return true
    if (isSeat(item) && (isSpecimenOf(items, at) || isTakenFromSeat(items, at))) return true
    if (!isSeat(item)) return false
    return (
      items.slice(at, at + REACH).some((near) => isCarcinoma(near.text)) ||
      items.slice(Math.max(0, at - 3), at).some((near) => isCarcinoma(near.text))
    )
  })
}

const isTaken = remembering(/biops|resect|resekt|excis|exzis|ectom|curett|turb|specimen|polyp/)

/** Whether a whole text is of tissue of another organ with a carcinoma in it, and speaks of no breast and no spread. */
export function isOfOtherOrgan(passages: readonly Line[]): boolean {
  let seat = false
  let carcinoma = false
  for (const { items, traits } of passages) {
    if ((traits & (TRAITS.breast | TRAITS.typeOfBreast)) !== 0) return false
    if ((traits & TRAITS.carcinoma) !== 0) carcinoma = true
    if ((traits & TRAITS.organ) === 0 || (traits & TRAITS.taken) === 0) continue
    if (items.some(isSeat) && items.some((item) => isTaken(item.text) || item.meaning === 'specimen')) seat = true
  }
  return seat && carcinoma
}

function isSeat(item: Item): boolean {
  return item.meaning === 'organ' && item.text.split(' ').some((word) => isSeatWord(word))
}

/** 'Ampullary carcinoma metastatic to liver': the seat directly beside its carcinoma, and the spread behind it. */
export function isSeatOfOrigin(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item === undefined || item.meaning === 'otherorgan') return item !== undefined
  if (!item.text.split(' ').some((word) => isSeatWord(word))) return false
  const [next, after] = [items[at + 1], items[at + 2]]
  if (isCarcinoma(next?.text ?? '') && isSpreadWord(after?.text ?? '')) return true
  const before = items[at - 1]
  return isCarcinoma(before?.text ?? '') && isSpreadWord(next?.text ?? '')
}

const LINK =
  /^(?:of|of the|des|der|du|de|de la|del|d|l|di|della|dello|van|van de|van het|the|la|le|el|il|lo|cell|cells|clear|type|primary|ductal|high|low|grade|(?:non )?small|squamous|serous|poorly|moderately|well|differentiated|stage|iv)$/
const OF_SEAT = /^(?:of|of the|des|der|du|de|de la|del|d|di|della|dello|van|van de|van het)$/
const ROMANCE_SEAT = /(?:ar|aire|are|al|ale|ic[oa]|ique|aux?)$/
const PHRASE = 5

/**
 * Where the name of a carcinoma of another organ that begins at an item ends: 'colonic adenocarcinoma', 'renal cell
 * carcinoma', 'carcinoma of the colon', 'carcinome rénal'; undefined where none begins there.
 */
function otherCarcinomaEnd(items: readonly Item[], at: number): number | undefined {
  const first = items[at]
  if (first === undefined || !isPlainWord(first)) return undefined
  const seat = hasSeat(first)
  const carcinoma = isCarcinoma(first.text)
  if (first.meaning === 'otherorgan' || (seat && carcinoma)) return at + 1
  if (!seat && !carcinoma) return undefined
  let next = at + 1
  while (next < at + PHRASE && LINK.test(items[next]?.text ?? '')) next += 1
  const last = items[next]
  if (last === undefined || !isPlainWord(last)) return undefined
  const closes = seat ? isCarcinoma(last.text) : hasSeat(last) && isNamedSeat(items, next)
  return closes ? next + 1 : undefined
}

function isPlainWord({ kind, text }: Item): boolean {
  return kind === 'word' && !isSpreadWord(text) && !isBreastWord(text)
}

/** Behind the carcinoma only 'of' or the form of an adjective names its seat: 'carcinoma pulmonary nodule' does not. */
function isNamedSeat(items: readonly Item[], at: number): boolean {
  const linked = items.slice(Math.max(0, at - 2), at).some(({ text }) => OF_SEAT.test(text))
  return linked || ROMANCE_SEAT.test(items[at]?.text ?? '')
}

function hasSeat(item: Item): boolean {
  return item.text.split(' ').some((word) => isSeatWord(word))
}

/** Where the names of other organs' carcinomas stand that begin between two items. */
export function otherCarcinomas(
  items: readonly Item[],
  start: number,
  end: number,
): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let from = Math.max(0, start); from < Math.min(end, items.length); from += 1) {
    const to = otherCarcinomaEnd(items, from)
    if (to !== undefined) found.push({ from, to })
  }
  return found
}

const NOT_OF_PATIENT: ReadonlySet<string> = new Set([
  'not',
  'absent',
  'negative',
  'family',
  'general',
  'conditional',
  'search',
])
const ORIGIN_OPEN =
  /^(?:(?:tumou?r )?origin|primary|ursprung|primarius|primitif|origine|origen|primario|primitivo|oorsprong)$/
const NOT_SETTLED =
  /^(?:established|determined|clear|certain|known|geklart|gesichert|bekannt|etablie?|connue?|precisee?|determinee?|establecido|aclarado|filiado|nota?|stabilit[ao]|bekend|duidelijk|vastgesteld)$/

/** Whether a text gives the patient another organ's carcinoma beside, or leaves open where the cancer comes from. */
export function namesOtherPrimary(passages: readonly Line[]): boolean {
  return passages.some(({ items, traits }) => {
    if (items.some(({ text }, at) => ORIGIN_OPEN.test(text) && (isUnsettled(items, at) || isOfSeat(items, at))))
      return true
    if ((traits & TRAITS.carcinoma) === 0 || items.some(({ meaning }) => NOT_OF_PATIENT.has(meaning))) return false
    return items.some(({ meaning }) => meaning === 'otherorgan') || otherCarcinomas(items, 0, items.length).length > 0
  })
}

/** 'De origen gástrico', "d'origine colique". */
function isOfSeat(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  return next !== undefined && hasSeat(next) && !items.slice(0, at).some(({ meaning }) => NOT_OF_PATIENT.has(meaning))
}

function isUnsettled(items: readonly Item[], at: number): boolean {
  const [first, second, third] = items.slice(at + 1, at + 4)
  if (first?.meaning === 'not') return NOT_SETTLED.test(second?.text ?? '')
  return second?.meaning === 'not' && NOT_SETTLED.test(third?.text ?? '')
}

/** Organs whose cancers are tested for HER2 and in which breast cancer is rarely met (RULES T-1, P-16). */
const isTestedSeat = remembering(
  /^(?:gastr|stomach|magen|estom|maag|stomac|o?esoph|oesof|esof|speiser|slokdarm|colon|colorect|kolon|rect|rekt|duoden|pancrea|pankrea|biliar|gall|galw|bladder|urothel|harnblase|vessie|vejiga|blaas|vescic|endometr|prostat|saliv|speichel|parot)/,
)

/** 'Stomach biopsy HER2 3+': tissue taken from such an organ, named before the marker. */
function isTakenFromSeat(items: readonly Item[], at: number): boolean {
  if (!items[at]?.text.split(' ').some((word) => isTestedSeat(word))) return false
  const marker = items.findIndex(({ meaning }) => meaning === 'her2')
  if (marker >= 0 && marker < at) return false
  const [before, next] = [items[at - 1], items[at + 1]?.text === ',' ? items[at + 2] : items[at + 1]]
  if (at === 0 && (next?.text === ':' || (next?.text === 'primary' && items[2]?.text === ':'))) return true
  return isTaken(next?.text ?? '') || isTaken(before?.text ?? '') || isTaken(items[at]?.text ?? '')
}

/** 'Stomach, antrum, biopsy: adenocarcinoma': the organ stands in the name of the specimen, the carcinoma behind it. */
function isSpecimenOf(items: readonly Item[], at: number): boolean {
  const colon = items.findIndex((item, index) => index > at && item.text === ':')
  if (colon < 0 || colon - at > NAME_REACH) return false
  const name = items.slice(at + 1, colon)
  if (name.some((item) => item.kind === 'plus' || ['her2', 'er', 'pgr', 'marker'].includes(item.meaning))) return false
  return items.slice(colon, colon + NAME_REACH).some((near) => isCarcinoma(near.text))
}

/** Whether it speaks of the breast again. */
export function namesBreast({ traits }: Line): boolean {
  return (traits & TRAITS.breast) !== 0
}

const OF_OTHER_ORIGIN =
  /^(?:cdx ?2|satb ?2|ck ?20|cytokeratin 20|ttf ?1|napsin(?: a)?|pax ?8|psa|nkx ?3 1|hep ?par ?1)$/
const WHY_OTHER_ORIGIN = 'stands among markers of a tumour of another organ'

const UNKNOWN_ORIGIN =
  /(?:primary(?: (?:site|tumou?r|origin))?|origin|primartumor|primarius|ursprung|origine|primitif|primitivo|origen|primario|origo|oorsprong) (?:is |was |remains |ist |bleibt |est |es |e |resta )?(?:uncertain|unclear|undetermined|indeterminate|unknown|not (?:established|known|certain|determined)|unklar|unbekannt|nicht gesichert|inconnue?|incertaine?|indeterminee?|indetermine|incierto|desconocid[oa]|incert[oa]|ignot[oa]|sconosciut[oa]|onbekend|onduidelijk)|(?:unknown|uncertain|unclear|undetermined|occult|unbekannte[mrn]?|unklare[mrn]?|onbekende) (?:primary|origin|primartumor|primarius|ursprungs?|herkunft|oorsprong|primaire)/
/** 'Metastatic carcinoma, ER positive, primary uncertain': the tissue may be of another tumour than the breast cancer. */
export function isOfUnknownOrigin(items: readonly Item[]): boolean {
  return UNKNOWN_ORIGIN.test(items.map(({ text }) => text).join(' '))
}

export const WHY_OTHER_SPREAD = 'speaks of a metastasis of another organ\u2019s tumour'
export const WHY_UNKNOWN_ORIGIN = 'speaks of tissue whose origin is not known'

/** 'CK20 and CDX2 positive; GATA3 and ER negative': what is stained speaks of another organ, and the receptor is of that tumour. */
function showsOtherOrigin(items: readonly Item[]): boolean {
  let named = false
  for (const { kind, text, meaning } of items) {
    if (OF_OTHER_ORIGIN.test(text.replaceAll('-', ' '))) named = true
    else if (text === ';' || meaning === 'negative' || meaning === 'not') named = false
    else if (named && (meaning === 'positive' || kind === 'plus')) return true
  }
  return false
}

const OTHER_CANCER = /lymphom|myelom|melanom|sarcom|sarkom|leuk[ae]?em|hodgkin|gliobl|neuroblast|seminom/

/** 'Colon cancer stage IV, breast cancer stage II': between two commas only the other cancer stands beside the stage. */
export function isStagedOther(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const own = items.filter((_, index) => clauses[index] === clauses[at])
  if (own.some(({ text }) => isBreastWord(text))) return false
  return own.some(({ text }) => OTHER_CANCER.test(text)) || otherCarcinomas(own, 0, own.length).length > 0
}

const LINKS_REACH = 4

/** 'Metastasis of the pulmonary adenocarcinoma to the breast, ER positive': the tumour is that of the other organ. */
export function isSpreadOfOther(items: readonly Item[]): boolean {
  return items.some(({ text }, at) => {
    if (!isSpreadWord(text)) return false
    let next = at + 1
    while (next < at + LINKS_REACH && OF_OR_FROM.test(items[next]?.text ?? '')) next += 1
    if (next === at + 1) return false
    const seat = items[next]
    const primary = seat !== undefined && hasSeat(seat) && /^(?:primary|origin)/.test(items[next + 1]?.text ?? '')
    return primary || otherCarcinomaEnd(items, next) !== undefined
  })
}

const OF_OR_FROM = /^(?:of|from|of the|from the|of a|from a|known|the|a|her|his|patient s|known the)$/

/** Why a receptor may be that of a tumour of another organ. */
export function whyOfOtherOrigin(items: readonly Item[], words: string | undefined): string | undefined {
  if (isOfUnknownOrigin(items)) return WHY_UNKNOWN_ORIGIN
  if (isSpreadOfOther(items)) return WHY_OTHER_SPREAD
  return words === 'negative' && showsOtherOrigin(items) ? WHY_OTHER_ORIGIN : undefined
}
