/** 'ER/PR/HER2: +/+/-': names in an order, and behind them their values in the same order. */
import type { Item } from './lexicon.ts'
import type { Passage } from './document.ts'
import { TRAITS, traitsOf } from './word-traits.ts'

const NAMES: ReadonlySet<string> = new Set(['er', 'pgr', 'her2'])
const WORDS: ReadonlySet<string> = new Set(['positive', 'negative', 'equivocal', 'low', 'lowpositive'])
const JOINTS: ReadonlySet<string> = new Set(['/', ','])
/** 'Status', 'receptors' between the names and their values. */
const LABELS =
  /^(?:status|receptors?|rezeptoren|rezeptorstatus|recepteurs|receptores|recettori|receptoren|stato|statut)$/

interface Value {
  /** What stands for it behind its name. */
  readonly items: readonly Item[]
  readonly end: number
  readonly isSign: boolean
}

/** The passage with the values of such a list behind their names. */
export function inOrder(passage: Passage): Passage {
  const { items, traits, places, furniture } = passage
  if ((traits & TRAITS.receptor) === 0) return passage
  const paired = inNamedOrder(items, Math.max(-1, ...places.keys(), ...furniture) + 1)
  return paired === items ? passage : { ...passage, items: paired }
}

/**
 * The same items with each value behind its name, one name after the other: 'ER: positive, PR: positive, HER2: negative'.
 * `fixedUpTo`: items before it keep their place, since something else refers to them by it.
 */
function inNamedOrder(items: readonly Item[], fixedUpTo: number): readonly Item[] {
  for (let at = fixedUpTo; at < items.length; at += 1) {
    if (!NAMES.has(items[at]?.meaning ?? '')) continue
    const names = namesFrom(items, at)
    const values = names.items.length > 1 ? valuesFor(items, names.end, names.items.length) : undefined
    if (values === undefined) {
      at = names.end - 1
      continue
    }
    return [...items.slice(0, at), ...paired(names.items, values.values), ...items.slice(values.end)]
  }
  return items
}

function namesFrom(items: readonly Item[], at: number): { readonly items: readonly Item[]; readonly end: number } {
  const names: Item[] = []
  let end = at
  for (;;) {
    const name = items[end]
    if (name === undefined || !NAMES.has(name.meaning) || names.some(({ meaning }) => meaning === name.meaning)) break
    names.push(name)
    end += 1
    const joint = items[end]
    if (!(JOINTS.has(joint?.text ?? '') || joint?.meaning === 'and') || !NAMES.has(items[end + 1]?.meaning ?? '')) break
    end += 1
  }
  return { items: names, end }
}

/** As many values as names, joined in one way and closed behind the last one. */
function valuesFor(
  items: readonly Item[],
  from: number,
  count: number,
): { readonly values: readonly Value[]; readonly end: number } | undefined {
  const label = labelEnd(items, from)
  const isInBrackets = items[label]?.text === '(' && items[label + 2]?.text !== ')'
  let at = isInBrackets ? label + 1 : label
  const joint = jointOf(items, at)
  if (joint === undefined) return undefined
  const values: Value[] = []
  while (values.length < count) {
    const value = valueAt(items, at)
    if (value === undefined) return undefined
    values.push(value)
    at = value.end
    if (values.length < count && items[at]?.text !== joint) return undefined
    if (values.length < count) at += 1
  }
  const end = isInBrackets ? at + 1 : at
  const closed = isClosed(items[end]) && (!isInBrackets || items[at]?.text === ')')
  return closed && isCertain(values) ? { values, end } : undefined
}

/** Behind '… status', ')' and ':'. */
function labelEnd(items: readonly Item[], from: number): number {
  let at = from
  while (items[at]?.text === ')' || LABELS.test(items[at]?.text ?? '')) at += 1
  return [':', '='].includes(items[at]?.text ?? '') || items[at]?.meaning === 'is' ? at + 1 : at
}

function jointOf(items: readonly Item[], at: number): string | undefined {
  const joint = items[valueAt(items, at)?.end ?? -1]?.text
  return joint !== undefined && JOINTS.has(joint) ? joint : undefined
}

/** '+/-' for two names may be a value of its own. */
function isCertain(values: readonly Value[]): boolean {
  const signs = new Set(values.map(({ items, isSign }) => (isSign ? items[0]?.meaning : '')))
  return values.length > 2 || !values.every(({ isSign }) => isSign) || signs.size === 1
}

function isClosed(item: Item | undefined): boolean {
  return item === undefined || (item.kind === 'mark' && ['.', ',', ';', ')', '('].includes(item.text))
}

function valueAt(items: readonly Item[], at: number): Value | undefined {
  const [item, next, after] = items.slice(at, at + 3)
  if (item === undefined) return undefined
  if (item.text === '(' && after?.text === ')' && next !== undefined) return signAt(next, at + 3)
  if (WORDS.has(item.meaning)) return { items: [item], end: isShortened(items, at) ? at + 2 : at + 1, isSign: false }
  if (item.kind === 'number' && next?.meaning === 'percentword' && Number(item.text) <= 100)
    return { items: [item, next], end: at + 2, isSign: false }
  if (item.kind === 'number' && next?.kind === 'plus' && next.text === '+' && /^[0-3]$/.test(item.text))
    return { items: [item, next], end: at + 2, isSign: false }
  if (item.kind === 'number' && item.text === '0') return { items: [item], end: at + 1, isSign: false }
  return signAt(item, at + 1)
}

/** 'pos./neg.' */
function isShortened(items: readonly Item[], at: number): boolean {
  return /^(?:pos|neg)$/.test(items[at]?.text ?? '') && items[at + 1]?.text === '.'
}

function signAt(item: Item, end: number): Value | undefined {
  const meaning = item.kind === 'plus' && item.text === '+' ? 'positive' : 'negative'
  if (meaning === 'negative' && item.text !== '-' && item.text !== '–') return undefined
  const word: Item = { ...item, kind: 'word', text: meaning, meaning, traits: traitsOf(meaning, meaning, 'word') }
  return { items: [word], end, isSign: true }
}

function paired(names: readonly Item[], values: readonly Value[]): readonly Item[] {
  return names.flatMap((name, index): readonly Item[] => {
    const comma = index === 0 ? [] : [markLike(name, ',')]
    return [...comma, name, markLike(name, ':'), ...(values[index]?.items ?? [])]
  })
}

function markLike({ end }: Item, text: string): Item {
  return { meaning: '', kind: 'mark', text, start: end, end, spaced: false, traits: 0 }
}
