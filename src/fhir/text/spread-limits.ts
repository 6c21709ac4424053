/** What a denied metastasis or a stage IV is of: more metastases only, a node or a sample, another cancer, another illness. */
import type { Item } from './lexicon.ts'
import { isSeatOfOrigin, otherCarcinomas } from './other-tumors.ts'
import { BREAST } from './word-traits.ts'
import { EXCEPT, ONLY_MORE, SEARCHED_BY, STAGED_OTHERWISE } from './words/any/spread-limits.ts'

type Test = (text: string) => boolean

function testOf(forms: string): Test {
  const all = forms.split('|')
  const whole = new Set(all.filter((form) => !form.endsWith('*')))
  const stems = all.flatMap((form) => (form.endsWith('*') ? [form.slice(0, -1)] : []))
  return (text) => text.split(' ').some((word) => whole.has(word) || stems.some((stem) => word.startsWith(stem)))
}

const isMore = testOf(ONLY_MORE)
const isException = testOf(EXCEPT)
const isOtherIllness = testOf(STAGED_OTHERWISE)
const REACH = 4
const ILLNESS_REACH = 5

/** 'No new metastases', 'no metastases other than the known one': those that are known are not denied. */
export function deniesOnlyMore(items: readonly Item[], at: number): boolean {
  const denial = items.slice(Math.max(0, at - REACH), at).findLastIndex(({ meaning }) => DENIALS.has(meaning))
  const from = denial < 0 ? at : Math.max(0, at - REACH) + denial
  const before = items.slice(from, at).some(({ text }) => isMore(text))
  const behind = items.slice(at + 1, at + 1 + REACH)
  const end = behind.findIndex(({ kind, text }) => kind === 'mark' && text !== ',')
  const own = behind.slice(0, end < 0 ? REACH : end)
  const than = own.some(({ text }, index) => text === 'other' && own[index + 1]?.text === 'than')
  return before || than || own.some(({ text }, index) => isException(text) || (index === 0 && isMore(text)))
}

/** 'Stable bone metastases, no new lesion': behind the denial stand more of them, and the known ones stay. */
export function deniesMoreBehind(items: readonly Item[], denial: number): boolean {
  return items.slice(denial + 1, denial + 3).some(({ text }) => isMore(text))
}

/** Whether an answer leaves something out: 'none except bone', 'no new ones'. */
export function leavesOut(answer: readonly Item[]): boolean {
  return answer.some(({ text, meaning }) => isMore(text) || isException(text) || meaning === 'but')
}

const DENIALS: ReadonlySet<string> = new Set(['not', 'absent', 'negative'])
const FROM =
  /^(?:of|of the|from|from the|from a|des|der|eines|einer|vom|von|du|de|d|un|del|de la|de l|di|della|dello|da|dal|dalla|van|van een|van de|van het|een|het|a|an|einem|una|uno)$/

/** 'Brain metastases from lung cancer': directly behind it another cancer is named as where they come from. */
export function comesFromOther(items: readonly Item[], at: number): boolean {
  let from = at + 1
  while (items[from]?.meaning === 'distantsite') from += 1
  let next = from
  while (next < from + REACH && FROM.test(items[next]?.text ?? '')) next += 1
  if (next === from) return false
  return items[next]?.meaning === 'otherorgan' || isSeatOfOrigin(items, next)
}

const WITH = /^(?:with|mit|avec|con|met|and|plus|also|know[n]?|multiple|multiples?|multipl[ei]|now|to|bilateral)$/
const ORIGIN = /origin|primar|ursprung|herkunft|consistent|compatible|favou?r|oorsprong|herkomst/
const NEAR = 12
const GRADES = 5

/**
 * 'Metastatic colonic adenocarcinoma', 'sigmoid carcinoma with liver metastases': the carcinoma that is metastatic, or that
 * has the metastases, is called one of another organ, directly beside the word.
 */
export function isOfOtherCarcinoma(items: readonly Item[], at: number): boolean {
  const around = items.slice(Math.max(0, at - NEAR), at + NEAR)
  if (around.some(({ text }, index) => BREAST.test(text) && isOrigin(around, index))) return false
  return otherCarcinomas(items, at - NEAR, at + GRADES).some(({ from, to }) =>
    from > at
      ? isAdjective(items[at]) && items.slice(at + 1, from).every(({ text }) => GRADE.test(text))
      : to <= at && items.slice(to, at).every((item) => isBetween(item)),
  )
}

const GRADE = /^(?:poorly|moderately|well|differentiated|high|low|grade|clear|cell|mucinous|serous|invasive)$/

function isAdjective(item: Item | undefined): boolean {
  return ADJECTIVE.test(item?.text ?? '')
}

function isOrigin(items: readonly Item[], at: number): boolean {
  return items.slice(Math.max(0, at - 3), at + 3).some(({ text }) => ORIGIN.test(text))
}

/** Between a carcinoma and its metastases: 'with', and where they are. */
function isBetween({ meaning, text }: Item): boolean {
  return meaning === 'distantsite' || meaning === 'sitemetastasis' || WITH.test(text)
}

const ADJECTIVE = /^(?:metastati|metastasic|metastatiq|metastasier|gemetastas|uitgezaaid|metastatiz)/
const TUMOR = /^tumou?rs?$|tumeur|tumore|[ck]ar[cz]inom|malignan/

/** 'Negative for metastatic carcinoma' is said of a sample, and of no patient. */
export function isOfSample(items: readonly Item[], at: number): boolean {
  if (!ADJECTIVE.test(items[at]?.text ?? '')) return false
  return [items[at + 1], items[at - 1]].some((item) => TUMOR.test(item?.text ?? ''))
}

const isTestForSpread = testOf(SEARCHED_BY)
const AIM = /^(?:for|auf|nach|zu|pour|para|per|op|naar|de|di)$/

/** 'Bone scan for metastases': what a test was made for. */
export function isLookedFor(items: readonly Item[], at: number): boolean {
  let aim = at - 1
  while (aim > at - 3 && items[aim]?.meaning === 'distantsite') aim -= 1
  const result = items[aim - 1]?.meaning
  if (!AIM.test(items[aim]?.text ?? '') || result === 'positive' || result === 'negative') return false
  return items.slice(Math.max(0, aim - 3), aim).some(({ text }) => isTestForSpread(text))
}

/** 'CKD stage 4', 'stage IV pressure ulcer', 'Stage 4 room isolation'. */
export function isStageOfOther(items: readonly Item[], from: number, to: number): boolean {
  const before = items.slice(Math.max(0, from - ILLNESS_REACH), from).toReversed()
  const behind = items.slice(to, to + ILLNESS_REACH)
  return [before, behind].some((near) => {
    const end = near.findIndex(({ kind }) => kind === 'mark')
    return near.slice(0, end < 0 ? ILLNESS_REACH : end).some(({ text }) => isOtherIllness(text))
  })
}
