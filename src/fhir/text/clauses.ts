import type { Item } from './lexicon.ts'

/** Which clause of its sentence each item is in, and what the clauses hold. */
export interface Clauses {
  readonly of: readonly number[]
  /** Clause → the mark that opened it. */
  readonly openedBy: readonly string[]
  readonly count: number
}

const ENDS: ReadonlySet<string> = new Set([',', ';', '(', ')', '[', ']', '—'])
const SUBJECTS_AND_METHODS: ReadonlySet<string> = new Set([
  'her2',
  'er',
  'pgr',
  'hr',
  'marker',
  'ihc',
  'ish',
  'triplenegative',
  'triplepositive',
])

/** Cuts a sentence into clauses: at commas and brackets, and at '/' or 'and' before another test. */
export function cutClauses(items: readonly Item[]): Clauses {
  const of: number[] = []
  const openedBy: string[] = ['']
  let clause = 0
  for (const [at, item] of items.entries()) {
    if (isClauseEnd(items, at)) {
      clause += 1
      openedBy.push(item.text)
    }
    of.push(clause)
  }
  return { of, openedBy, count: clause + 1 }
}

function isClauseEnd(items: readonly Item[], at: number): boolean {
  const item = items[at]
  const next = items[at + 1]
  if (item === undefined) return false
  if (item.meaning === 'but') return true
  if (item.kind === 'mark' && ENDS.has(item.text)) return true
  if (item.kind === 'mark' && (item.text === '-' || item.text === '–') && item.spaced && next?.spaced === true)
    return true
  const joins = item.text === '/' || item.meaning === 'and'
  return (
    joins &&
    next !== undefined &&
    SUBJECTS_AND_METHODS.has(next.meaning) &&
    !SUBJECTS_AND_METHODS.has(items[at - 1]?.meaning ?? '')
  )
}

export type Subject = 'her2' | 'er' | 'pgr' | 'other'

const SUBJECT_OF: Readonly<Record<string, readonly Subject[]>> = {
  her2: ['her2'],
  er: ['er'],
  pgr: ['pgr'],
  hr: ['other'],
  marker: ['other'],
  triplenegative: ['er', 'pgr', 'her2'],
  triplepositive: ['er', 'pgr', 'her2'],
}

/** What each item speaks of. */
export interface Owners {
  readonly of: readonly (readonly Subject[])[]
  /** Items that only continue a list of subjects ('ER, PR and HER2 negative'). */
  readonly chained: ReadonlySet<number>
}

/**
 * Gives each item its subjects: the last one named, or the first of the sentence for what stands before it. In a list
 * without values between ('ER/PR/HER2 negative') all of them.
 */
export function findOwners(items: readonly Item[], carried: readonly Subject[]): Owners {
  const of: (readonly Subject[])[] = []
  const chained = new Set<number>()
  let owner: readonly Subject[] = carried
  let first = true
  const namesHer2 = items.some(isHer2)
  for (let at = 0; at < items.length;) {
    const subjects = SUBJECT_OF[items[at]?.meaning ?? '']
    if (subjects === undefined || isRatioPart(items, at)) {
      owner = items[at]?.meaning === 'ish' && isOther(owner) && namesHer2 ? ['her2'] : owner
      of.push(owner)
      at += 1
      continue
    }
    const chain = readChain(items, at)
    owner = chain.subjects
    for (let before = valueBefore(items, at) ?? wordBefore(items, at); before < at; before += 1) of[before] = owner
    if (first && (carried.length === 0 || !isTest(items, at)))
      for (let before = 0; before < at; before += 1) of[before] = owner
    first = false
    for (let member = at; member < chain.end; member += 1) {
      of.push(owner)
      if (member > at) chained.add(member)
    }
    at = chain.end
  }
  return { of, chained }
}

/** The start of a clause that gives a percentage and then its subject: '80 % of nuclei stain for progesterone receptors'. */
function valueBefore(items: readonly Item[], at: number): number | undefined {
  if (items[at - 1]?.meaning !== 'for') return undefined
  let start = at - 1
  let percent = false
  while (start > 0 && at - start < 16) {
    const item = items[start - 1]
    if (item === undefined || item.text === ',' || item.text === ';') break
    if (SUBJECT_OF[item.meaning] !== undefined || item.text === '(' || item.text === ')') return undefined
    if (item.meaning === 'percentword') percent = true
    start -= 1
  }
  return percent && items[at + 1]?.text !== ':' ? start : undefined
}

/** The start of 'negative for', 'and negative' and the like directly before a subject; the subject itself where there is none. */
function wordBefore(items: readonly Item[], at: number): number {
  const link = items[at - 1]
  if (link?.meaning === 'for') return isResultWord(items[at - 2]) ? at - 2 : bracketBefore(items, at)
  const mark = items[at - 2]
  const listed = mark === undefined || mark.meaning === 'and' || mark.meaning === 'but' || mark.text === ','
  return isResultWord(link) && listed && !isResultWord(items[at + 1]) && items[at + 1]?.kind !== 'plus' ? at - 1 : at
}

/** The start of 'equivocal (2+) for' directly before a subject; the subject itself where there is none. */
function bracketBefore(items: readonly Item[], at: number): number {
  if (items[at - 2]?.text !== ')') return at
  const open = items.slice(0, at - 2).findLastIndex(({ text }) => text === '(')
  const word = items[open - 1]
  const short = open > 0 && at - open <= LONGEST_BRACKET
  return short && (isResultWord(word) || word?.meaning === 'equivocal') ? open - 1 : at
}

const LONGEST_BRACKET = 8

function isResultWord(item: Item | undefined): boolean {
  return item?.meaning === 'positive' || item?.meaning === 'negative'
}

/** 'Triple negative', 'triple positive' */
export function isTriple(item: Item | undefined): boolean {
  return item?.meaning === 'triplenegative' || item?.meaning === 'triplepositive'
}

function isOther(owner: readonly Subject[]): boolean {
  return owner.length === 1 && owner[0] === 'other'
}

function isHer2(item: Item): boolean {
  return item.meaning === 'her2'
}

/** A test or value stands between the start of the sentence and the first subject: it belongs to what went before. */
function isTest(items: readonly Item[], at: number): boolean {
  return items.slice(0, at).some((item) => item.meaning === 'ish' || item.meaning === 'ihc')
}

/** HER2 in 'HER2/CEP17' names no subject. */
export function isRatioPart(items: readonly Item[], at: number): boolean {
  return items[at]?.meaning === 'her2' && ratioNameEnd(items, at) > 0
}

/** The end of 'HER2/CEP17', 'HER2:CEP17', 'HER2 CEP17 ratio'; 0 where it is not that name. */
export function ratioNameEnd(items: readonly Item[], at: number): number {
  if (items[at]?.meaning !== 'her2') return 0
  const mark = items[at + 1]
  const joined =
    mark?.kind === 'mark' && (mark.text === '/' || mark.text === ':' || mark.text === '-' || mark.text === '–')
  const cep17 = at + (joined ? 2 : 1)
  if (items[cep17]?.meaning !== 'cep17') return 0
  return joined || items[cep17 + 1]?.meaning === 'ratio' || items[cep17]?.spaced === false ? cep17 + 1 : 0
}

const ARTICLE = /^(?:de|du|des|del?|della?|degli|dei|la|le|les|a|al|aux?|il|i|gli|per|the|van|den?|d|l)$/
const RECEPTOR: ReadonlySet<string> = new Set(['er', 'pgr'])
const LONGEST_JOINT = 4

/** 'Östrogen-' before 'und Progesteronrezeptor': its hyphen is no sign of a value, as that of 'ER-' is. */
export function isHalfNoun(items: readonly Item[], at: number): boolean {
  const [half, hyphen, joint] = items.slice(at, at + 3)
  if (hyphen?.text !== '-' || hyphen.spaced || !/^(?:oe|o|e)strogee?n$/.test(half?.text ?? '')) return false
  if (joint?.meaning !== 'and' && joint?.text !== '/') return false
  return items.slice(at + 3, at + 3 + LONGEST_JOINT).some(({ text }) => /^progest\w*(?:rez|rec)ept/.test(text))
}

/** The second receptor of 'Östrogen- und Progesteronrezeptor', 'récepteurs aux œstrogènes et à la progestérone'. */
function sharedNoun(items: readonly Item[], end: number): number | undefined {
  if (!RECEPTOR.has(items[end - 1]?.meaning ?? '')) return undefined
  let at = end
  const isHyphened = isHalfNoun(items, at - 1)
  if (isHyphened) at += 1
  const joint = items[at]
  if (joint?.meaning !== 'and' && joint?.text !== '/') return undefined
  at += 1
  const first = at
  while (at < first + LONGEST_JOINT && ARTICLE.test(items[at]?.text ?? '')) at += 1
  const isPlain = !isHyphened && at === first
  return !isPlain && RECEPTOR.has(items[at]?.meaning ?? '') ? at : undefined
}

function readChain(items: readonly Item[], at: number): { subjects: readonly Subject[]; end: number } {
  const subjects: Subject[] = [...(SUBJECT_OF[items[at]?.meaning ?? ''] ?? [])]
  let end = at + 1
  let commas = 0
  let firm = 0
  for (;;) {
    const shared = sharedNoun(items, end)
    if (shared !== undefined) {
      const [subject = 'pgr'] = SUBJECT_OF[items[shared]?.meaning ?? ''] ?? []
      if (!subjects.includes(subject)) subjects.push(subject)
      firm += 1
      end = shared + 1
      continue
    }
    const join = items[end]
    const next = SUBJECT_OF[items[end + 1]?.meaning ?? '']
    const joins = join?.text === '/' || join?.text === ',' || join?.meaning === 'and'
    if (!joins || next === undefined || isRatioPart(items, end + 1) || isTriple(items[at])) break
    if (join?.text === ',') commas += 1
    else firm += 1
    for (const subject of next) if (!subjects.includes(subject)) subjects.push(subject)
    end += 2
  }
  // Two subjects with only a comma between ('HER2, ER positive') are no list, unless they are the two receptors.
  const receptors = subjects.every((subject) => subject === 'er' || subject === 'pgr')
  if (commas === 1 && firm === 0 && !receptors)
    return { subjects: [...(SUBJECT_OF[items[at]?.meaning ?? ''] ?? [])], end: at + 1 }
  return { subjects, end }
}
