/** M categories and stage groups in a text: 'pT2N2M1', 'cM0', 'M1: no', 'stage IV'. */
import type { Item } from './lexicon.ts'
import { BESIDE_SITE } from './spread-place.ts'

type Says = 'yes' | 'no' | 'uncertain'

export interface CategoryFound {
  readonly says: Says
  readonly from: number
  readonly to: number
}

/** 'pT2N2M1', 'cM0', 'M1b', 'ypM0': letters of a TNM formula with an M category in it. */
const TNM_WORD =
  /^(?:[cpyrau]{0,3}(?:t[0-4isx][a-d]?)?(?:mic?)?[cpyrau]{0,2}(?:n[0-3x][a-c]?(?:mi)?)?[cpyrau]{0,2}m([01x])[a-c]?)$/
const TNM_PART = /^[cpyrau]{0,3}[tn][0-4xi]/

function categoryOf(item: Item | undefined): string | undefined {
  return item?.kind === 'word' && item.text.length < 24 ? TNM_WORD.exec(item.text)?.[1] : undefined
}

/** An M category counts with its prefix (cM1), in a TNM formula, behind 'M category', or as the whole text. */
export function readMCategory(items: readonly Item[], at: number, aloneInText: boolean): CategoryFound | undefined {
  const item = items[at]
  const value = categoryOf(item)
  if (item === undefined || value === undefined || value === 'x') return undefined
  const bare = item.text.startsWith('m')
  const around = items.slice(Math.max(0, at - 8), at + 2)
  // 'Stage IV, every T and N, M1' explains a stage.
  if (around.some((near) => ANY.has(near.text))) return undefined
  if (items[at + 1]?.text === '=' || items[at - 1]?.text === '=') return undefined
  // 'AJCC stage IV: M1 disease'
  if (items[at - 1]?.text === ':' && items[at - 2]?.meaning === 'stagefour') return undefined
  const inFormula = around.some((near) => near !== item && TNM_PART.test(near.text))
  const labelled =
    items
      .slice(Math.max(0, at - 4), at)
      .some(
        (near) =>
          near.meaning === 'mcategory' ||
          near.meaning === 'stage' ||
          near.meaning === 'distantmetastasis' ||
          LABELS.test(near.text),
      ) ||
    (value === '1' && namesSite(items, at + 1))
  if (isGradeFormula(items, at)) return undefined
  if (bare && !inFormula && !labelled && !(aloneInText && isAlone(items, at)) && !isLastOfDisease(items, at))
    return undefined
  // M0(i+) is M0 with isolated cells, not a proof of spread.
  const end =
    items[at + 1]?.text === '(' && items[at + 2]?.text === 'i' && items[at + 3]?.kind === 'plus' ? at + 5 : at + 1
  if (items[at + 1]?.text === ':' && items[at + 2] !== undefined)
    return readAnswer(items[at + 2]?.meaning ?? '', value, at)
  if (isDeniedBehind(items, at + 1)) return undefined
  const next = items[at + 1]
  if (value === '1' && next?.kind === 'word' && next.meaning === '' && next.text.length > 4)
    return { says: 'uncertain', from: at, to: at + 2 }
  const asked = items[at + 1]?.text === '?' || items[at - 1]?.text === '?' || items[at - 1]?.meaning === 'hedge'
  if (asked || items[at - 1]?.meaning === 'not' || items[at + 1]?.text === '/' || items[at - 1]?.meaning === 'or') {
    return value === '1' || asked ? { says: 'uncertain', from: at, to: end } : undefined
  }
  return { says: value === '1' ? 'yes' : 'no', from: at, to: Math.min(end, items.length) }
}

const LONGEST_ALONE = 8
/** What may stand beside a bare category that is the whole text; 'Block M1' and 'M1 macrophages' are none. */
const BESIDE_ALONE: ReadonlySet<string> = new Set([
  ...[
    'mcategory',
    'stage',
    'disease',
    'has',
    'is',
    'distantsite',
    'now',
    'previous',
    'not',
    'or',
    'and',
    'hedge',
    'metastasis',
  ],
  ...[
    'notapplicable',
    'unknown',
    'pending',
    'withdrawn',
    'absent',
    'by',
    'for',
    'yes',
    'invasive',
    'distantmetastasis',
  ],
])

const NAMED_SO = /^(?:blocks?|levels?|nodes?|slides?|cassettes?|rooms?|segments?)$/

function isAlone(items: readonly Item[], at: number): boolean {
  if (items.length > LONGEST_ALONE || NAMED_SO.test(items[at - 1]?.text ?? '')) return false
  return items.every(
    (item, index) =>
      index === at ||
      item.kind !== 'word' ||
      BESIDE_ALONE.has(item.meaning) ||
      TNM_PART.test(item.text) ||
      /^[cpy]{0,2}m$/.test(item.text),
  )
}

/** 'M1 liver', 'M1 (bone, liver)' */
function namesSite(items: readonly Item[], from: number): boolean {
  if (items[from]?.text !== '(') return items[from]?.meaning === 'distantsite'
  const close = items.findIndex(({ text }, at) => at > from && text === ')')
  const inside = items.slice(from + 1, Math.max(from + 1, close))
  return inside.length > 0 && inside.every(({ kind, meaning }) => kind === 'mark' || BESIDE_SITE.has(meaning))
}

const LABELS =
  /^(?:tnm|clinically|radiologically|radiographically|klinisch|radiologisch|cliniquement|radiologiquement|clinicamente|radiologicamente|currently|staged|status)$/

/** 'IDC, 22 mm, ER+, M0.': the last of what is told of a carcinoma. */
function isLastOfDisease(items: readonly Item[], at: number): boolean {
  const end = items[at + 1]
  if (items[at - 1]?.text !== ',' || (end !== undefined && end.text !== '.' && end.text !== ';')) return false
  return items.slice(0, at).some(({ text }) => CANCER.test(text))
}

const CANCER = /^(?:i[dl]c|nst|tnbc|ln|breast cancer)$|car[ck]inom|karzinom|carcinoom/

const GRADED =
  /^(?:(?:nottingham |histologic(?:al)? )?grad[eo]?|nottingham|bloom|elston|sbr|nhg|tubul\w{0,10}|mitos\w{0,6}|malignitatsgrad|graad)$/
const PART_OF_GRADE = /^[tnpm][1-3]$/

/** 'Grade 2 (T3 N2 M1)', 'Grade: 3 (T3, P2, M2)': the points for tubules, nuclei and mitoses, and no TNM. */
function isGradeFormula(items: readonly Item[], at: number): boolean {
  if (!PART_OF_GRADE.test(items[at]?.text ?? '')) return false
  let from = at
  let parts = 1
  while (from > 0 && from > at - 8) {
    const before = items[from - 1]
    if (PART_OF_GRADE.test(before?.text ?? '')) parts += 1
    else if (before?.kind !== 'mark' && before?.meaning !== 'and') break
    from -= 1
  }
  const near = items.slice(Math.max(0, from - 6), from)
  return parts === 3 && near.some((item) => GRADED.test(item.text)) && !near.some((item) => item.meaning === 'stage')
}

/** 'M1 not proven', 'M1 wurde ausgeschlossen': a denial before the next mark. */
function isDeniedBehind(items: readonly Item[], from: number): boolean {
  for (let at = from; at < from + 5; at += 1) {
    const item = items[at]
    if (item === undefined || item.kind === 'mark') return false
    if (['not', 'absent', 'withdrawn', 'notdone', 'notapplicable', 'pending'].includes(item.meaning)) return true
  }
  return false
}

/** 'M+ osseux et hépatique': the sign and, behind it, where. */
export function readSignedCategory(items: readonly Item[], at: number): CategoryFound | undefined {
  const sign = items[at + 1]
  if (!/^[cpy]?m$/.test(items[at]?.text ?? '') || sign?.kind !== 'plus' || sign.spaced || sign.text !== '+')
    return undefined
  const near = items.slice(Math.max(0, at - 3), at + 8)
  if (near.some((item) => ['not', 'hedge', 'or', 'search', 'conditional'].includes(item.meaning) || item.text === '?'))
    return undefined
  const place = items.slice(at + 2, at + 5).findIndex((item) => item.meaning === 'distantsite')
  return place < 0 ? undefined : { says: 'yes', from: at, to: at + 3 + place }
}

const ANY: ReadonlySet<string> = new Set(['any', 'jedes', 'tout', 'cualquier', 'elke', 'qualsiasi'])

/** 'M1: no' is no M1; what is neither yes nor no leaves it open. */
function readAnswer(meaning: string, value: string, at: number): CategoryFound | undefined {
  if (meaning === 'yes' || meaning === 'positive' || meaning === 'distantsite')
    return value === '1' ? { says: 'yes', from: at, to: at + 3 } : undefined
  if (value === '1' && (meaning === 'not' || meaning === 'absent' || meaning === 'negative'))
    return { says: 'no', from: at, to: at + 3 }
  if (meaning === 'notapplicable' || meaning === 'notdone' || meaning === 'unknown') return undefined
  return value === '1' ? { says: 'uncertain', from: at, to: at + 1 } : undefined
}

/** 'stage IV', 'UICC IV', 'Stadium 4': the figure directly behind the label. */
export function readStageFour(
  items: readonly Item[],
  at: number,
  verdict: string | undefined,
): CategoryFound | undefined {
  const item = items[at]
  if (item?.meaning !== 'stagefour' && !(item?.kind === 'number' && item.text === '4')) return undefined
  const before = items[at - 1]
  const label =
    before?.text === ':' || before?.text === '=' || before?.meaning === 'is' || before?.meaning === 'for'
      ? items[at - 2]
      : before
  if (label?.meaning !== 'stage') return undefined
  const after = items[at + 1]
  const fraction = after?.kind === 'mark' && (after.text === '/' || after.text === '-') && !after.spaced
  if (item.kind === 'number' && (fraction || (after?.meaning === 'for' && items[at + 2]?.kind === 'number')))
    return undefined
  // 'Stage IV, every T' and 'stage IV = M1' explain a stage.
  if (after?.text === ':' && categoryOf(items[at + 2]) !== undefined) return undefined
  if (after?.text === '=' || items.slice(at, at + 6).some((near) => ANY.has(near.text))) return undefined
  if (
    verdict === 'no' ||
    isDeniedBehind(items, at + 1) ||
    items.slice(Math.max(0, at - 6), at).some((near) => near.meaning === 'not')
  )
    return undefined
  const or = after?.meaning === 'or' || after?.text === '/' || before?.meaning === 'or'
  return { says: or || after?.text === '?' ? 'uncertain' : 'yes', from: stageStart(items, at), to: at + 1 }
}

function stageStart(items: readonly Item[], at: number): number {
  let from = at
  while (from > at - 4 && from > 0 && ['stage', 'is', 'for'].includes(items[from - 1]?.meaning ?? '')) from -= 1
  if (items[from - 1]?.text === ':' && items[from - 2]?.meaning === 'stage') from -= 2
  return from
}
