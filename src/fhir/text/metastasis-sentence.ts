import { cutClauses } from './clauses.ts'
import type { Item } from './lexicon.ts'
import { readPolarity } from './polarity.ts'
import type { Polarity } from './polarity.ts'
import type { StepMeter } from './statements.ts'

export interface MetastasisFound {
  readonly says: 'yes' | 'no' | 'uncertain'
  readonly from: number
  readonly to: number
  readonly previous: boolean
  readonly hedged: boolean
  readonly otherPrimary: boolean
}

const DISTANT: ReadonlySet<string> = new Set(['distantmetastasis', 'sitemetastasis'])
const NOUNS: ReadonlySet<string> = new Set(['metastasis', 'distantmetastasis', 'sitemetastasis'])
const SILENT: ReadonlySet<string> = new Set(['search', 'conditional', 'general', 'family'])
/** 'pT2N2M1', 'cM0', 'M1b', 'ypM0': letters of a TNM formula with an M category in it. */
const TNM_WORD =
  /^(?:[cpyrau]{0,3}(?:t[0-4isx][a-d]?)?(?:mic?)?[cpyrau]{0,2}(?:n[0-3x][a-c]?(?:mi)?)?[cpyrau]{0,2}m([01x])[a-c]?)$/
const TNM_PART = /^[cpyrau]{0,3}[tn][0-4xi]/
const WINDOW = 10

/** Reads what one sentence says of distant metastasis (READING 'metastasis' 1, 2 and 7). */
export function readMetastasis(
  items: readonly Item[],
  aloneInText: boolean,
  meter: StepMeter,
): readonly MetastasisFound[] {
  meter.steps += items.length
  if (
    !items.some(
      (item) =>
        NOUNS.has(item.meaning) ||
        item.meaning === 'stagefour' ||
        item.meaning === 'stage' ||
        isMWord(item) ||
        isDoubtWord(item),
    )
  )
    return []
  if (items.some((item) => item.meaning === 'family' || item.meaning === 'general')) return []
  const clauses = cutClauses(items).of
  const polarity = readPolarity(items)
  const found: MetastasisFound[] = []
  for (const [at, item] of items.entries()) {
    const category = readCategory(items, at, aloneInText)
    if (category !== undefined) found.push({ ...category, ...contextOf(items, clauses, at) })
    else if (isStageFour(items, at)) found.push(...stageFour(items, clauses, at, polarity.verdicts.get(at)))
    else if (isDoubtWord(item))
      found.push({ ...contextOf(items, clauses, at), says: 'uncertain', from: at, to: at + 1 })
    else if (NOUNS.has(item.meaning)) found.push(...readNoun(items, clauses, at, verdictOf(polarity, at)))
  }
  return mergeFound(found)
}

/** A negation that met nothing before the noun may still be meant for it ('no nodules, effusion or bone metastases'). */
function verdictOf(polarity: Polarity, at: number): string | undefined {
  const verdict = polarity.verdicts.get(at)
  const open = polarity.dangling.some((negation) => negation < at && negation > at - 4 * WINDOW)
  return verdict !== 'no' && open ? 'unclear' : verdict
}

/** 'metastasensuspekt': the word itself is the doubt. */
function isDoubtWord(item: Item): boolean {
  return item.meaning === 'hedge' && item.text.startsWith('metastas')
}

function isMWord(item: Item): boolean {
  return item.kind === 'word' && item.text.length < 24 && TNM_WORD.test(item.text)
}

function contextOf(
  items: readonly Item[],
  clauses: readonly number[],
  at: number,
): { previous: boolean; hedged: boolean; otherPrimary: boolean } {
  const near = clauseMeanings(items, clauses, at)
  const sentence = items.slice(Math.max(0, at - 3 * WINDOW), at + 3 * WINDOW)
  return {
    previous: near.includes('previous'),
    hedged: near.includes('hedge'),
    otherPrimary:
      sentence.some((item) => item.meaning === 'otherorgan') &&
      !sentence.some((item) => /mamma|breast|brust|sein|borst|mammella/.test(item.text)),
  }
}

function clauseMeanings(items: readonly Item[], clauses: readonly number[], at: number): readonly string[] {
  const from = Math.max(0, at - WINDOW)
  return items
    .slice(from, at + WINDOW)
    .flatMap((item, index) => (clauses[from + index] === clauses[at] ? [item.meaning] : []))
}

/** An M category counts with its prefix (cM1), in a TNM formula, behind 'M category', or as the whole text. */
function readCategory(
  items: readonly Item[],
  at: number,
  aloneInText: boolean,
): { says: 'yes' | 'no' | 'uncertain'; from: number; to: number } | undefined {
  const item = items[at]
  if (item === undefined || !isMWord(item)) return undefined
  const value = TNM_WORD.exec(item.text)?.[1]
  const bare = item.text.startsWith('m')
  const inFormula = items.slice(Math.max(0, at - 8), at + 2).some((near) => near !== item && TNM_PART.test(near.text))
  const labelled = items
    .slice(Math.max(0, at - 3), at)
    .some((near) => near.meaning === 'mcategory' || near.meaning === 'stage' || near.text === 'tnm')
  if (bare && !inFormula && !labelled && !(aloneInText && items.length <= 8)) return undefined
  // M0(i+) is M0 with isolated cells, not a proof of spread.
  const end =
    items[at + 1]?.text === '(' && items[at + 2]?.text === 'i' && items[at + 3]?.kind === 'plus' ? at + 5 : at + 1
  if (value === 'x') return undefined
  if (items[at + 1]?.text === ':' && items[at + 2] !== undefined)
    return readCategoryAnswer(items[at + 2]?.meaning ?? '', value, at)
  const asked = items[at + 1]?.text === '?' || items[at - 1]?.meaning === 'hedge'
  if (asked || items[at - 1]?.meaning === 'not' || items[at + 1]?.text === '/' || items[at - 1]?.meaning === 'or') {
    return value === '1' || asked ? { says: 'uncertain', from: at, to: end } : undefined
  }
  return { says: value === '1' ? 'yes' : 'no', from: at, to: Math.min(end, items.length) }
}

/** 'M1: no' is no M1; what is neither yes nor no leaves it open. */
function readCategoryAnswer(
  meaning: string,
  value: string | undefined,
  at: number,
): { says: 'yes' | 'no' | 'uncertain'; from: number; to: number } | undefined {
  if (meaning === 'yes' || meaning === 'positive' || meaning === 'distantsite')
    return value === '1' ? { says: 'yes', from: at, to: at + 3 } : undefined
  if (value === '1' && (meaning === 'not' || meaning === 'absent' || meaning === 'negative'))
    return { says: 'no', from: at, to: at + 3 }
  return value === '1' ? { says: 'uncertain', from: at, to: at + 1 } : undefined
}

/** 'stage IV', 'UICC IV', 'Stadium 4': the figure directly behind the label. */
function isStageFour(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item?.meaning !== 'stagefour' && !(item?.kind === 'number' && item.text === '4')) return false
  const before = items[at - 1]
  const label =
    before?.text === ':' || before?.text === '=' || before?.meaning === 'is' || before?.meaning === 'for'
      ? items[at - 2]
      : before
  if (label?.meaning !== 'stage') return false
  const after = items[at + 1]
  return !(
    item.kind === 'number' &&
    after?.kind === 'mark' &&
    (after.text === '/' || after.text === '-') &&
    !after.spaced
  )
}

function stageFour(
  items: readonly Item[],
  clauses: readonly number[],
  at: number,
  verdict: string | undefined,
): readonly MetastasisFound[] {
  const context = contextOf(items, clauses, at)
  const near = clauseMeanings(items, clauses, at)
  if (near.some((meaning) => SILENT.has(meaning)) || verdict === 'no' || near.includes('not')) return []
  const or = items[at + 1]?.meaning === 'or' || items[at + 1]?.text === '/' || items[at - 1]?.meaning === 'or'
  const says = context.hedged || or || items[at + 1]?.text === '?' ? 'uncertain' : 'yes'
  return [{ ...context, says, from: stageStart(items, at), to: at + 1 }]
}

function stageStart(items: readonly Item[], at: number): number {
  let from = at
  while (from > at - 4 && from > 0 && ['stage', 'is', 'for'].includes(items[from - 1]?.meaning ?? '')) from -= 1
  if (items[from - 1]?.text === ':' && items[from - 2]?.meaning === 'stage') from -= 2
  return from
}

function readNoun(
  items: readonly Item[],
  clauses: readonly number[],
  at: number,
  verdict: string | undefined,
): readonly MetastasisFound[] {
  const near = clauseMeanings(items, clauses, at)
  const context = contextOf(items, clauses, at)
  const item = items[at]
  if (item === undefined || near.some((meaning) => SILENT.has(meaning))) return []
  const place = placeOf(items, clauses, at, item, near)
  if (place === 'regional') return []
  const [from, to] = spanOf(items, clauses, at)
  const asked = items[to]?.text === '?' || items.at(-1)?.text === '?'
  if (verdict === 'no') {
    // 'no evidence of' with a doubt in the same clause ('cannot be excluded') stays a doubt.
    const doubt = context.hedged && !deniesDoubt(items, at)
    return place === 'unnamed' && near.includes('node')
      ? []
      : [{ ...context, says: doubt ? 'uncertain' : 'no', hedged: doubt, from, to }]
  }
  if (
    asked ||
    context.hedged ||
    verdict === 'unclear' ||
    place === 'unnamed' ||
    near.includes('not') ||
    near.includes('unknown')
  ) {
    return [{ ...context, says: 'uncertain', from, to }]
  }
  return [{ ...context, says: 'yes', from, to }]
}

/** 'kein Verdacht auf Fernmetastasen' denies the doubt itself. */
function deniesDoubt(items: readonly Item[], at: number): boolean {
  for (let index = Math.max(0, at - WINDOW); index < at; index += 1) {
    if (items[index]?.meaning === 'not' && items[index + 1]?.meaning === 'hedge') return true
  }
  return false
}

/** Where the spread is: named distant, in regional nodes, or not named. */
function placeOf(
  items: readonly Item[],
  clauses: readonly number[],
  at: number,
  item: Item,
  near: readonly string[],
): 'distant' | 'regional' | 'unnamed' {
  if (DISTANT.has(item.meaning)) return 'distant'
  const site = near.includes('distantsite')
  const node = near.includes('node') || near.includes('nodemetastasis')
  if (site && !node) return 'distant'
  if (node && !site) return 'regional'
  if (node && site) return 'unnamed'
  const sentence = items.slice(Math.max(0, at - WINDOW), at + WINDOW)
  const other = sentence.some(
    (one, index) => one.meaning === 'node' && clauses[Math.max(0, at - WINDOW) + index] !== clauses[at],
  )
  return isMetastaticBreast(items, at) && !other ? 'distant' : 'unnamed'
}

/** 'metastatic breast cancer', 'metastasiertes Mammakarzinom', 'cancer du sein métastatique'. */
function isMetastaticBreast(items: readonly Item[], at: number): boolean {
  if (!/^(metastati|metastasic|metastasier|gemetastas|uitgezaaid|metastatiz)/.test(items[at]?.text ?? '')) return false
  return items
    .slice(Math.max(0, at - 4), at + 4)
    .some((item) => /^(breast|mamma|brust|sein|mama|borst|mammella|mammario)/.test(item.text))
}

function spanOf(items: readonly Item[], clauses: readonly number[], at: number): readonly [number, number] {
  const kept = (index: number): boolean =>
    clauses[index] === clauses[at] &&
    (['distantsite', 'not', 'absent', 'hedge', 'detected', 'otherorgan'].includes(items[index]?.meaning ?? '') ||
      NOUNS.has(items[index]?.meaning ?? ''))
  let from = at
  let to = at + 1
  for (let index = at - 1; index >= Math.max(0, at - 6); index -= 1) if (kept(index)) from = index
  for (let index = at + 1; index < Math.min(items.length, at + 8); index += 1) if (kept(index)) to = index + 1
  return [from, to]
}

/** Overlapping statements of one kind are one. */
function mergeFound(found: readonly MetastasisFound[]): readonly MetastasisFound[] {
  const merged: MetastasisFound[] = []
  for (const one of found) {
    const last = merged.at(-1)
    if (last !== undefined && last.says === one.says && one.from < last.to && last.previous === one.previous) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    } else merged.push(one)
  }
  return merged
}
