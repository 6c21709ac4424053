/** What else stands around a word of spread: a medicine, advice, a doubt on where the cancer comes from, a scan of one organ. */
import type { Item } from './lexicon.ts'
import {
  ADVISED,
  EVERYWHERE,
  EVIDENCE,
  GIVEN_FOR,
  OF_ORIGIN,
  OF_PATIENT,
  OF_A_FIGURE,
  THOUGHT_OF,
  IN_GENERAL,
  ONE_PART,
  ORGAN_GROUPS,
  TREATED_IN_GENERAL,
} from './words/any/spread-context.ts'

const FAR = 24

/** 'T-DXd is used in metastatic breast cancer': a medicine before the word says whom it is for; one behind it was given. */
export function isForMedicine(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  for (let before = at - 1; before >= 0 && clauses[before] === clauses[at]; before -= 1) {
    if (items[before]?.meaning === 'therapy') return !isGiven(items, before)
  }
  return false
}

/** 'T-DXd may be used in HER2-low (IHC 1+) metastatic breast cancer': the same across commas and brackets, and for trials. */
export function isOfMedicine(items: readonly Item[], at: number): boolean {
  for (let before = at - 1; before >= 0 && before > at - FAR - 6; before -= 1) {
    if (items[before]?.text === ';') return false
    if (items[before]?.meaning === 'trial') return true
    if (items[before]?.meaning === 'therapy') return !isGiven(items, before)
  }
  return false
}

/** 'On ribociclib and letrozole for metastatic disease', 'started T-DXd for liver metastases'. */
function isGiven(items: readonly Item[], medicine: number): boolean {
  for (let at = medicine - 1; at >= Math.max(0, medicine - FAR); at -= 1) {
    const { text = '', kind } = items[at] ?? {}
    if (GIVEN_FOR.test(text)) return true
    if (kind === 'mark' && text !== '/' && text !== '-' && text !== ',') return false
  }
  return false
}

/** 'Bone metastases: denosumab', 'are treated with denosumab', 'should be biopsied': what is done for such a cancer. */
export function isAdvice(items: readonly Item[], at: number): boolean {
  if (isTrueOfMany(items, at) || items.some(({ text }, index) => index > at && THOUGHT_OF.test(text))) return true
  if (items.some(({ meaning, text }) => meaning === 'recommended' || ADVISED.test(text))) return true
  const next = items.slice(at + 1, at + 4).findIndex(({ text }) => text === ':' || text === '=' || text === '->')
  if (next >= 0 && items.slice(at + 2 + next, at + 5 + next).some(({ meaning }) => meaning === 'therapy')) return true
  return items.some(
    ({ text }, index) => index > at && TREATED_IN_GENERAL.test(`${text} ${items[index + 1]?.text ?? ''}`),
  )
}

/** 'Stage IV breast cancer is considered incurable': directly behind the disease stands what is true of all who have it. */
function isTrueOfMany(items: readonly Item[], at: number): boolean {
  let next = at + 1
  while (next < at + 5 && items[next]?.meaning === 'disease') next += 1
  return IS_CALLED.test(`${items[next]?.text ?? ''} ${items[next + 1]?.text ?? ''}`)
}

const IS_CALLED =
  /^(?:is|are|remains?|ist|sind|gilt|est|sont|reste|es|son|e|sono|viene|zijn|wordt) (?:an?|the|considered|incurable|treatable|defined|characteri[sz]ed|associated|not|still|usually|generally|typically|often|rare|common|als|unheilbar|considere\w?|incurables?|generalement|incurabile|considerat[ao]|generalmente|definid[ao]|niet|ongeneeslijk|meestal|nicht)(?: |$)/

/** '67F with', 'she', 'Pt w/': one person is spoken of. */
export function namesPatient(items: readonly Item[], at: number): boolean {
  return items.some(({ text }, index) => index < at && (OF_PATIENT.test(text) || isAgeOfPatient(items, index)))
}

/** 'y', 'o' and 'F' of '67 y/o F'. */
export function isPartOfAge(items: readonly Item[], at: number): boolean {
  let from = at
  while (from > at - 5 && AGE_PART.test(items[from]?.text ?? '')) from -= 1
  return from < at && isAgeOfPatient(items, from)
}

const AGE_PART = /^(?:f|m|w|y|o|yo|old|years?|yr|j|jahrige[rn]?|ans|anos|anni|jarige|jaar|-|\/)$/

/** '67F', '67 y/o', '54-jährige'. */
function isAgeOfPatient(items: readonly Item[], at: number): boolean {
  const age = items[at]?.text === '-' ? items[at - 1] : items[at]
  const [item, next] = age === items[at] ? [items[at], items[at + 1]] : [age, items[at + 1]]
  return item?.kind === 'number' && /^\d\d$/.test(item.text) && PERSON.test(next?.text ?? '')
}

const PERSON = /^(?:f|m|w|y|yo|yr|years? old|j|jahrige[rn]?|ans|anos|anni|jarige|jaar)$/

/** 'Primary uncertain between endometrium and breast', 'of unknown primary': whose metastasis it is stays open. */
export function isOriginOpen(items: readonly Item[]): boolean {
  return items.some(({ text }, at) => {
    if (!OF_ORIGIN.test(text)) return false
    const [link, seat] = items.slice(Math.max(0, at - 2), at)
    // 'From GOJ primary'
    if (seat?.kind === 'word' && seat.meaning === '' && FROM.test(link?.text ?? '')) return true
    return items.slice(Math.max(0, at - 3), at + 4).some((near) => OPEN.has(near.meaning) || DOUBT.test(near.text))
  })
}

const FROM = /^(?:from|of|from the|of the|from a|with|from an)$/
const OPEN: ReadonlySet<string> = new Set(['unknown', 'indeterminate', 'pending'])
const DOUBT =
  /^(?:uncertain|unclear|unknown|undetermined|unklar\w{0,2}|unbekannt\w{0,2}|inconnue?|indetermine?e?|incierto|desconocido|ignoto|sconosciut[ao]|onbekende?|onduidelijke?)$/

/** 'Liver mets (colon)': another organ in the brackets behind it. */
export function isBracketedOther(items: readonly Item[], at: number, isSeat: (text: string) => boolean): boolean {
  const open = items.slice(at + 1, at + 3).findIndex(({ text }) => text === '(')
  if (open < 0) return false
  const [first, second] = items.slice(at + 2 + open, at + 4 + open)
  const from = first?.meaning === 'for' || first?.text === 'from' ? second : first
  return from !== undefined && from.meaning !== 'distantsite' ? isSeat(from.text) : isColon(from)
}

/** An organ that a breast cancer hardly spreads to. */
function isColon(item: Item | undefined): boolean {
  return /^(?:colon|colonic|colorectal|sigmoid|rectum|rectal|prostate|kolon|rektum|stomach|gastric|pancrea\w{1,4}|melanoma|thyroid)$/.test(
    item?.text ?? '',
  )
}

/** 'No metastases in the liver': an organ behind the denial; one before it is part of the scan's name. */
function deniesOrgan(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const denial = items.slice(0, at).findLastIndex(({ meaning }) => DENIALS.has(meaning) || meaning === 'negative')
  return items.some(
    ({ text }, index) =>
      index > denial && denial >= 0 && clauses[index] === clauses[at] && ORGANS.some((words) => words.test(text)),
  )
}

const ORGANS: readonly RegExp[] = ORGAN_GROUPS.map(([, words]) => words)

function isOfTrunk(items: readonly Item[]): boolean {
  const scanned = (words: RegExp): boolean => items.some(({ text }) => words.test(text))
  return scanned(EVERYWHERE) || (scanned(CHEST) && scanned(ABDOMEN))
}

/** 'Staging CT of the chest', 'metastatic workup negative for brain lesions': a search in one part alone. */
export function isOfOnePart(items: readonly Item[]): boolean {
  if (isOfTrunk(items)) return false
  const open = items.findIndex(({ text }) => text === '(')
  const close = items.findIndex(({ text }, at) => at > open && text === ')')
  // In brackets stands what it was made up of.
  const named = open < 0 || close < 0 ? items : [...items.slice(0, open), ...items.slice(close)]
  return named.some(({ meaning, text }) => meaning === 'distantsite' || CHEST.test(text) || ABDOMEN.test(text))
}

/** 'Chest X-ray: no metastases', 'extrakraniell keine Metastasen': what was looked at stands before the denial. */
export function isOfPart(items: readonly Item[], at: number): boolean {
  const before = items.slice(0, at)
  const named = before.slice(before.findLastIndex(({ text }) => ENDS_PART.test(text)) + 1)
  return !isOfTrunk(named) && named.some(({ text }) => ONE_PART.test(text))
}

/** 'Geen metastasen meer', 'keine Metastasen mehr': they were there. */
export function isNoLonger(items: readonly Item[], at: number): boolean {
  const own = items.slice(at + 1, at + 4)
  const end = own.findIndex(({ kind }) => kind === 'mark')
  return own.slice(0, end < 0 ? own.length : end).some(({ text }) => LONGER.test(text))
}

const LONGER = /^(?:meer|mehr|longer|anymore)(?: |$)/
const ENDS_PART = /^[.;,]$/
const CHEST = /(?:^| )(?:thorax|chest|torace|torax|thora\w{1,6})/
const ABDOMEN = /abdom|addom/

/**
 * Whether the organs of a denial are those that a search for spread looks at, or none is named and the scan is one of the
 * whole trunk: 'PET: no liver metastases' leaves the others open.
 */
export function deniesEverywhere(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const own = items.filter((_, index) => clauses[index] === clauses[at])
  const organ = items[at]?.meaning === 'sitemetastasis' || deniesOrgan(items, clauses, at)
  if (!organ && isOfTrunk(own)) return true
  const near = items.slice(Math.max(0, at - FAR), at + FAR)
  const named = ORGAN_GROUPS.flatMap(([group, words]) => (near.some(({ text }) => words.test(text)) ? [group] : []))
  if (!named.includes('bone')) return false
  return named.includes('visceral') || (named.includes('liver') && named.includes('lung'))
}

/** Between the denial and what it denies stands a word that nobody knows: 'not thought to be metastatic'. */
export function isDeniedThrough(items: readonly Item[], at: number, isKnown: (index: number) => boolean): boolean {
  const denial = items.slice(Math.max(0, at - 8), at).findLastIndex(({ meaning }) => DENIALS.has(meaning))
  if (denial < 0) return false
  const from = Math.max(0, at - 8) + denial
  const between = items.slice(from + 1, at)
  if (between.some(({ meaning, text }) => meaning === 'previous' || text === ';')) return true
  return between.some(({ kind, text }, index) => kind === 'word' && !EVIDENCE.test(text) && !isKnown(from + 1 + index))
}

const DENIALS: ReadonlySet<string> = new Set(['not', 'absent'])

/** 'Without metastases cannot be confirmed': denied again behind it. */
export function isDeniedAgain(items: readonly Item[], clauses: readonly number[], at: number): boolean {
  const before = items.slice(Math.max(0, at - 8), at).some(({ meaning }) => DENIALS.has(meaning))
  return (
    before &&
    items.some(
      ({ meaning }, index) =>
        index > at && clauses[index] === clauses[at] && DENIALS.has(meaning) && !isList(items, index),
    )
  )
}

/** 'No liver metastases nor bone metastases', 'ni osseuse'. */
function isList(items: readonly Item[], at: number): boolean {
  return /^(?:nor|ni|ne|noch|no|non|kein\w{0,2}|geen|sin|sans|ohne|without|senza|zonder)$/.test(items[at]?.text ?? '')
}

/** 'Distant recurrence rate at 9 years': a figure of many. */
export function isFigureOfMany(items: readonly Item[], at: number): boolean {
  return OF_A_FIGURE.test(items[at + 1]?.text ?? '')
}

/** 'HER2 testing in metastatic breast cancer': a setting, and no diagnosis. */
export function isSetting(items: readonly Item[], at: number): boolean {
  return IN_GENERAL.test(items[at - 1]?.text ?? '')
}
