import { foldWord } from './folded-text.ts'
import type { Item } from './lexicon.ts'
import type { HeadingKind } from './words/forms.ts'
import { HEADINGS } from './words/tables.ts'
import { RESULT_LABEL, TRAITS } from './word-traits.ts'

interface Known {
  readonly words: readonly string[]
  readonly kind: HeadingKind
}

/** Headings by their first word, the longest first. */
const KNOWN: ReadonlyMap<string, readonly Known[]> = indexHeadings()

function indexHeadings(): ReadonlyMap<string, readonly Known[]> {
  const index = new Map<string, Known[]>()
  for (const table of HEADINGS) {
    for (const [kind, forms] of Object.entries(table) as [HeadingKind, string][]) {
      for (const form of forms.split('|')) {
        const words = foldWord(form).split(/[\s-]+/)
        const list = index.get(words[0] ?? '') ?? []
        list.push({ words, kind })
        index.set(words[0] ?? '', list)
      }
    }
  }
  for (const list of index.values()) list.sort((one, two) => two.words.length - one.words.length)
  return index
}

/** 'Result: 3+', 'Ergebnis: negativ': a whole line whose label says that a value follows. */
export function isResultField(items: readonly Item[]): boolean {
  return items[1]?.text === ':' && items.length > 2 && RESULT_LABEL.test(items[0]?.text ?? '')
}

const NO_RESULT_LABEL = /^(?:guid|criteri|scor|refer|key|system|legend|scale|range|definition)/

function isResultLabel(words: readonly string[], colon: boolean): boolean {
  return colon && words.some((word) => RESULT_LABEL.test(word)) && !words.some((word) => NO_RESULT_LABEL.test(word))
}

/** Whether a sentence begins with the first word of a heading, or holds the word 'results' and a colon. */
export function mayBeHeading(items: readonly Item[], traits: number): boolean {
  const opening = items[0]?.kind === 'mark' ? items[1] : items[0]
  if (opening?.kind !== 'word') return false
  const blank = opening.text.indexOf(' ')
  if (KNOWN.has(blank < 0 ? opening.text : opening.text.slice(0, blank))) return true
  return (traits & TRAITS.colon) !== 0 && (traits & TRAITS.her2Line) !== 0
}

/** 'NEGATIVE CONTROL.' is a row of a list, and opens nothing. */
const NEEDS_COLON = /^(?:(?:positive|negative|external|internal) controls?|examples?|inclusion|exclusion)$/

function isOf({ words }: Known, opening: readonly string[], next: Item | undefined): boolean {
  if (!words.every((word, index) => opening[index] === word)) return false
  return next?.text === ':' || !NEEDS_COLON.test(words.join(' '))
}

/** What a sentence opens by its first words: a heading before a colon, or one that is all of it. `end`: item after it. */
export function readHeading(
  items: readonly Item[],
): { kind: HeadingKind; end: number; opensCase: boolean } | undefined {
  const opening = items[0]?.kind === 'mark' ? items[1] : items[0]
  if (opening?.kind !== 'word') return undefined
  const { words, ends } = openingWords(items)
  const stop = items[ends.at(-1) ?? 0]
  for (const known of KNOWN.get(words[0] ?? '') ?? []) {
    if (!isOf(known, words, items[ends[known.words.length - 1] ?? 0])) continue
    let end = ends[known.words.length - 1] ?? 0
    // 'SPECIMEN(S):', 'METHOD (FISH):', 'ADDENDUM 1:', 'SYNOPTIC REPORT - BREAST'
    const colon = items.slice(end, end + 5).findIndex((item) => item.text === ':')
    const next = items[end]
    if (next === undefined || next.text === ':' || (next.text === '.' && end === items.length - 1)) {
      const cited = known.words.join(' ') === 'reference' && next?.text !== ':'
      end += next === undefined ? 0 : 1
      return { kind: cited ? 'literature' : known.kind, end, opensCase: true }
    }
    if (next.kind === 'number' || next.text === '(' || next.text === '#') {
      if (colon > 0) return { kind: known.kind, end: end + colon + 1, opensCase: true }
      if (items.length - end <= 2) return { kind: known.kind, end, opensCase: true }
    }
    // 'Addendum 12/02/2024:', 'Nachbericht vom 12.02.2024:'
    const dated = items.slice(end, end + 3).findIndex((item) => item.kind === 'date')
    if (dated >= 0 && dated <= 1 && items[end + dated + 1]?.text === ':')
      return { kind: known.kind, end: end + dated + 2, opensCase: true }
    // 'RESULTS Estrogen receptor: ...' goes on without a mark.
    if ((next.text === '-' || next.text === '–') && known.kind === 'case')
      return { kind: 'case', end: end + 1, opensCase: true }
  }
  return isResultLabel(words, stop?.text === ':')
    ? { kind: 'case', end: (ends.at(-1) ?? 0) + 1, opensCase: false }
    : undefined
}

/** The first words of a sentence up to a mark, each with the item after it. */
function openingWords(items: readonly Item[]): { readonly words: readonly string[]; readonly ends: readonly number[] } {
  const words: string[] = []
  const ends: number[] = []
  for (let at = 0; at < items.length && words.length < 8; at += 1) {
    const item = items[at]
    if (item === undefined || (item.kind === 'mark' && at > 0 && item.text !== '(' && item.text !== '/')) break
    if (item.kind === 'mark') continue
    for (const word of item.text.split(' ')) {
      words.push(word)
      ends.push(at + 1)
    }
  }
  return { words, ends }
}
