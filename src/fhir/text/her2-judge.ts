import type { Measure } from '../../her2/evidence.ts'
import { isTriple } from './clauses.ts'
import { findUnknown } from './coverage.ts'
import { deniedHer2 } from './denied-receptors.ts'
import { findDoubts } from './her2-doubts.ts'
import { findContradiction, mergeFacts } from './her2-gathered.ts'
import type { Fact, Her2Test, Problem } from './her2-gathered.ts'
import type { Her2SentenceReader } from './her2-sentence.ts'
import { findRules } from './her2-rules.ts'
import { NO_SURROUNDINGS, findCopiesOfNoTest } from './copies-of-no-test.ts'
import type { Surroundings } from './copies-of-no-test.ts'
import { isForeign } from './languages.ts'
import type { Item } from './lexicon.ts'
import type { ReadFields } from './statements.ts'
import { isGivenToPatient } from './treated.ts'

/** One result of a sentence; `from` and `to` are item indices, `to` exclusive. */
export interface Her2Found {
  readonly test: Her2Test
  readonly fields: ReadFields
  readonly from: number
  readonly to: number
  readonly section: number
  readonly previous: boolean
}

export interface Judged {
  readonly found: readonly Her2Found[]
  readonly problems: readonly Problem[]
  readonly missing: readonly { readonly test: Her2Test; readonly why: string; readonly at: number }[]
}

/** Words that keep a whole sentence from being a result of this patient's breast cancer. */
const SENTENCE_BLOCKS: Readonly<Record<string, string>> = {
  family: 'speaks of a relative',
  general: 'speaks of patients or results in general',
  trial: 'speaks of a trial',
  withdrawn: 'withdraws a result',
  preliminary: 'is not final',
  genomic: 'speaks of sequencing or gene expression, which sets no HER2 status',
  serum: 'speaks of HER2 in serum, which sets no HER2 status',
  otherorgan: 'speaks of another tumor',
}
const CLAUSE_BLOCKS: Readonly<Record<string, string>> = {
  hedge: 'is hedged',
  conditional: 'is conditional',
  mutation: 'speaks of a mutation, which sets no HER2 status',
  dcis: 'speaks of carcinoma in situ',
  elsewhere: 'speaks of another tumour',
}
/** A clause with no more items than this only comments the one before or after it. */
const COMMENT_LENGTH = 5

/** Decides what of a sentence's facts can be stated. */
export function judgeHer2(reader: Her2SentenceReader, near: Surroundings = NO_SURROUNDINGS): Judged {
  const denied = readDenied(reader)
  const problems = [
    ...reader.one.problems,
    ...findBlocks(reader),
    ...findRules(reader),
    ...findTreatment(reader),
    ...findInSitu(reader),
    ...findDangling(reader),
    ...findDenialBehind(reader),
    ...findOpenField(reader),
    ...findFewCells(reader),
    ...findControl(reader),
    ...findQuestion(reader),
    ...findTotals(reader),
    ...findUnnamed(reader),
    ...findCopiesOfNoTest(reader, near),
    ...findUnused(reader),
    ...findNotUnderstood(reader),
    ...findDoubts(reader),
  ]
  if (denied !== undefined && problems.length === 0) return { found: [denied], problems, missing: [] }
  const whole = problems.some((problem) => problem.clause === undefined)
  const dropped = new Set(problems.map((problem) => problem.clause))
  const kept = whole ? [] : moveEquivocal(reader.one.facts).filter((fact) => !dropped.has(fact.clause))
  const found: Her2Found[] = []
  for (const group of groupFacts(kept)) {
    const judged = judgeGroup(group)
    if ('why' in judged) problems.push(judged)
    else found.push(...judged.found)
  }
  const missing = reader.one.missing.filter(
    (one) => !dropped.has(one.clause) && !found.some((other) => other.test === one.test),
  )
  const lost = reader.one.missing.some((one) =>
    found.some((other) => other.test === one.test && isInClause(reader, other, one.clause)),
  )
  if (lost)
    return {
      found: [],
      problems: [...problems, { why: 'says that there is a result and that there is none' }],
      missing: [],
    }
  return { found, problems, missing: whole ? [] : missing }
}

/** 'The tumour does not express HER2': the only word of HER2 in a sentence that was wholly understood. */
function readDenied({ items, one, consumed, lastSection: section }: Her2SentenceReader): Her2Found | undefined {
  if (one.facts.length > 0 || one.missing.length > 0 || one.explained.length > 0) return undefined
  const list = deniedHer2(items)
  if (list === undefined || items.some(({ meaning }) => NOT_OF_EXPRESSION.has(meaning))) return undefined
  const { from, to } = list
  const known = new Set([...consumed, ...Array.from({ length: to - from }, (_, offset) => from + offset)])
  if (findUnknown(items, 0, items.length, known).length > 0) return undefined
  const previous = items.some(({ meaning }) => meaning === 'previous')
  return { test: 'overall', fields: { overallWords: 'negative' }, from, to, section, previous }
}

const NOT_OF_EXPRESSION: ReadonlySet<string> = new Set(['ish', 'amplification', 'staining', 'or', 'therapy', 'now'])

function isInClause(reader: Her2SentenceReader, found: Her2Found, clause: number): boolean {
  return (
    reader.clauses.of[found.to - 1] === clause &&
    reader.one.missing.some((one) => one.clause === clause && one.why !== 'recommended only')
  )
}

/** Fields that are no result on their own; a percentage alone is none where a score belongs. */
const SUPPORTING: ReadonlySet<string> = new Set(['probe', 'cellsCounted', 'percent'])

function groupFacts(facts: readonly Fact[]): readonly (readonly Fact[])[] {
  const groups = new Map<string, Fact[]>()
  for (const fact of facts) {
    const key = `${fact.section}/${fact.previous}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return [...groups.values()]
}

function judgeGroup(facts: readonly Fact[]): Problem | { found: readonly Her2Found[] } {
  const all = mergeFacts(facts)
  if ('why' in all) return { why: all.why, contradiction: true }
  const contradiction = findContradiction(all.fields)
  if (contradiction !== undefined) return { why: contradiction, contradiction: true }
  const found: Her2Found[] = []
  for (const test of ['ihc', 'ish', 'overall'] as const) {
    const own = facts.filter((fact) => fact.test === test)
    const merged = mergeFacts(own)
    const first = own[0]
    if (first === undefined || 'why' in merged || own.every((fact) => SUPPORTING.has(fact.field))) continue
    found.push({
      test,
      fields: settleStaining(merged.fields),
      from: Math.min(...own.map((fact) => fact.from)),
      to: Math.max(...own.map((fact) => fact.to)),
      section: first.section,
      previous: first.previous,
    })
  }
  return { found }
}

/** The staining statement belongs to a score 0 only. */
function settleStaining(fields: ReadFields): ReadFields {
  if (fields.staining === undefined || fields.score === undefined || fields.score === '0') return dropPattern(fields)
  const { staining: _staining, ...rest } = fields
  return dropPattern(rest)
}

/** A pattern beside a score other than 2+ adds nothing that the score has not said. */
function dropPattern(fields: ReadFields): ReadFields {
  if (fields.pattern === undefined || fields.score === undefined || fields.score === '2+') return fields
  const { pattern: _pattern, ...rest } = fields
  return rest
}

/**
 * 'HER2: 2+ (equivocal)', 'equivocal; FISH not amplified': equivocal beside 2+ or beside an ISH result is the word of
 * the IHC, not of HER2 as a whole.
 */
function moveEquivocal(facts: readonly Fact[]): readonly Fact[] {
  const two = facts.some((fact) => (fact.field === 'score' && fact.value === '2+') || fact.test === 'ish')
  if (!two) return facts
  return facts.map((fact) =>
    fact.field === 'overallWords' && fact.value === 'equivocal' ? { ...fact, test: 'ihc', field: 'ihcWords' } : fact,
  )
}

/**
 * A sentence on a medicine or a trial and on whom or what it is for is no result, and nothing is missed by leaving it:
 * 'pertuzumab is used for HER2-positive breast cancer'.
 */
export function isAboutTreatment(items: readonly Item[]): boolean {
  const trial = items.some((item) => item.meaning === 'trial')
  const named = trial || items.some((item) => item.meaning === 'therapy')
  if (!named) return false
  if (isStatedApart(items)) return false
  if (trial || isIndication(items)) return true
  if (!hasCount(items) && items.some((item) => item.meaning === 'general')) return true
  if (isOfThisPatient(items)) return false
  return items.every((item, at) => {
    if (item.meaning !== 'her2') return true
    const link = items[at - 1]?.meaning === 'harmless' ? items[at - 2] : items[at - 1]
    return link?.meaning === 'for' || link?.meaning === 'by'
  })
}

/** 'TNBC of the right breast, on pembrolizumab': receptors without HER2, and behind them what she is given. */
function isOfThisPatient(items: readonly Item[]): boolean {
  const receptor = items.findIndex(({ meaning }) => RECEPTORS.has(meaning))
  const medicine = items.findIndex(({ meaning }) => meaning === 'therapy')
  if (receptor < 0 || receptor > medicine || items.some(({ meaning }) => meaning === 'her2')) return false
  const apart = items.slice(receptor, medicine).some(({ text }) => text === ',')
  return isGivenToPatient(items.slice(receptor)) || (apart && !items.some(isIndicated))
}

const RECEPTORS: ReadonlySet<string> = new Set(['er', 'pgr', 'hr', 'triplenegative', 'triplepositive'])

const OF_PATIENTS: ReadonlySet<string> = new Set(['therapy', 'trial', 'general', 'conditional'])

/** 'The tumour is HER2 3+; patients benefit from trastuzumab': a part of its own gives a score and names no medicine. */
function isStatedApart(items: readonly Item[]): boolean {
  const end = items.findIndex(({ text }) => text === ';')
  const part = items.slice(0, end)
  if (end < 0 || part.some(({ meaning }) => OF_PATIENTS.has(meaning))) return false
  return part.some(({ meaning }) => meaning === 'her2') && part.some(({ kind }) => kind === 'plus')
}

/** A count of signals in it is of a patient. */
function hasCount(items: readonly Item[]): boolean {
  return items.some(
    (item, at) =>
      (item.meaning === 'ratio' || item.meaning === 'copies') &&
      items.slice(at + 1, at + 4).some((next) => next.kind === 'number' && /^\d+[.,]\d+$/.test(next.text)),
  )
}

/** 'Pertuzumab está indicado en cáncer de mama HER2 positivo': the medicine comes first and is for those with the marker. */
function isIndication(items: readonly Item[]): boolean {
  const medicine = items.findIndex((item) => item.meaning === 'therapy')
  const marker = items.findIndex((item) => item.meaning === 'her2')
  if (medicine < 0 || marker < medicine) return false
  const scored = items.some((item) => item.kind === 'plus')
  if (scored) return items.slice(medicine, marker).some(isIndicated) || isUsed(items.slice(marker))
  const end = items.findIndex((item, at) => at > marker && item.text === ';')
  return items
    .slice(medicine, end < 0 ? items.length : end)
    .some((item) => item.meaning === 'recommended' || isIndicated(item))
}

function isIndicated(item: Item): boolean {
  return item.text.split(' ').some((word) => INDICATED.test(word))
}

/** 'kann bei HER2-low (IHC 1+) eingesetzt werden' */
function isUsed(items: readonly Item[]): boolean {
  return items.some((item) => USED.test(item.text))
}

const USED = /^(?:eingesetzt|angewendet|angewandt|zugelassen|toegepast|ingezet|gebruikt)$/

const INDICATED =
  /^(?:used|amm|indicad[oa]s?|indique[es]{0,2}|indicat[oaie]|indiziert|geindiceerd|indicated|approved|licensed|autori[sz]\w{1,8}|aprobad[oa]s?|approuve[es]{0,2}|approvat[oaie]|zugelassen|goedgekeurd|toegelaten|reserved|prescribed|remboursee?|vergoed|erstattet)$/

const DIAGNOSED = /^(?:diagnos(?:ed|tiziert|tiquee?|ticad[oa]|ticat[oa])|gediagnosticeerde?|erstdiagnose)$/
const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/

/** 'In 2019 she was diagnosed with HER2-negative cancer': it may be of another tumour than the one of today. */
function findDiagnosedThen({ items, one }: Her2SentenceReader): Problem[] {
  const word = items.find(({ text }) => DIAGNOSED.test(text))
  const dated = items.some(({ kind, text }) => kind === 'number' && YEAR.test(text))
  if (word === undefined || !dated || one.facts.some(({ previous }) => previous)) return []
  return [{ why: `«${word.text}» in a year that is named may be of an earlier tumour` }]
}

function findBlocks(reader: Her2SentenceReader): Problem[] {
  const problems: Problem[] = findDiagnosedThen(reader)
  for (const [at, item] of reader.items.entries()) {
    const why = SENTENCE_BLOCKS[item.meaning]
    if (why !== undefined) problems.push({ why: `«${item.text}» ${why}` })
    if (isForeign(item)) problems.push({ why: `«${item.text}» is a word of a language that is not read` })
    const clauseWhy = CLAUSE_BLOCKS[item.meaning]
    const doubts = clauseWhy !== undefined && !isHarmless(reader, at, item) && !isWordOfTwoPlus(reader.items, at)
    if (doubts) {
      addClauseProblem(reader, at, `«${item.text}» ${clauseWhy}`, problems)
      if (item.meaning === 'dcis') addSubjectProblems(reader, at, `«${item.text}» ${clauseWhy}`, problems)
    }
  }
  return problems
}

/** 'Pertuzumab is indicated in HER2-positive disease': behind a medicine, or where one is advised, the words say whom it is for. */
function findTreatment(reader: Her2SentenceReader): Problem[] {
  const { items, clauses, one } = reader
  return one.facts.flatMap((fact): Problem[] => {
    const own = items.flatMap((_, at) => (clauses.of[at] === fact.clause ? [at] : []))
    const named = own.find((at) => items[at]?.meaning === 'therapy') ?? medicineBefore(items, fact.from)
    if (named === undefined) return []
    const advised = own.some((at) => items[at]?.meaning === 'recommended')
    if (named > fact.from && !advised) return []
    return [{ why: `«${items[named]?.text ?? ''}» speaks of treatment`, clause: fact.clause }]
  })
}

/** A medicine further up in the sentence, with nothing between that begins anew. */
function medicineBefore(items: readonly Item[], from: number): number | undefined {
  for (let at = from - 1; at >= 0 && at > from - MEDICINE_REACH; at -= 1) {
    const item = items[at]
    if (item?.text === ';' || item?.text === ':' || item?.meaning === 'now') return undefined
    if (item?.meaning === 'therapy') return at
  }
  return undefined
}

const MEDICINE_REACH = 24

/** 'DCIS, HER2 3+': the sentence begins with a tumour in situ and names no invasive one. */
function findInSitu(reader: Her2SentenceReader): Problem[] {
  const { items } = reader
  const at = items.slice(0, OPENING).findIndex((item) => item.meaning === 'dcis')
  if (at < 0 || items.some((item) => item.meaning === 'invasive' || INVASIVE_TYPE.test(item.text))) return []
  if (items.slice(0, at).some((item) => item.meaning === 'not' || item.meaning === 'absent')) return []
  return [{ why: `«${items[at]?.text ?? ''}» speaks of carcinoma in situ` }]
}

const OPENING = 4
const INVASIVE_TYPE = /^(?:idc|ilc|nst|cdi|cli|invas|infiltr|mikroinvas|microinvas)/

/** '2+ (fraglich)', '2+, douteux': the laboratory's word for equivocal. */
function isWordOfTwoPlus(items: readonly Item[], at: number): boolean {
  if (!EQUIVOCAL_TOO.test(items[at]?.text ?? '')) return false
  const before = items[at - 1]?.text === '(' || items[at - 1]?.text === ',' ? at - 2 : at - 1
  const closed = items[at + 1] === undefined || items[at + 1]?.kind === 'mark'
  return closed && items[before]?.kind === 'plus' && items[before - 1]?.text === '2'
}

const EQUIVOCAL_TOO = /^(?:fraglich|unsicher|zweifelhaft|douteux|incertain|incierto|incerto|onzeker)$/

function isHarmless(reader: Her2SentenceReader, at: number, item: Item): boolean {
  const clause = reader.clauses.of[at]
  if (item.meaning !== 'dcis') return false
  return reader.items
    .slice(Math.max(0, at - 12), at + 12)
    .some((other, index) => other.meaning === 'invasive' && reader.clauses.of[Math.max(0, at - 12) + index] === clause)
}

function addClauseProblem(reader: Her2SentenceReader, at: number, why: string, problems: Problem[]): void {
  const clause = reader.clauses.of[at] ?? 0
  problems.push({ why, clause })
  // 'if amplified, HER2 is positive': what follows a condition holds only under it.
  if (reader.items[at]?.meaning === 'conditional') {
    for (let later = clause + 1; later < reader.clauses.count; later += 1) problems.push({ why, clause: later })
  }
  // 'likely positive (3+)': what stands in brackets behind a doubtful clause says the same thing again.
  if (isBracket(reader.clauses.openedBy[clause + 1])) problems.push({ why, clause: clause + 1 })
  if (hasFact(reader, clause)) return
  const members = membersOf(reader, at, clause)
  if (members.some((item) => item.meaning === 'marker' || item.meaning === 'ihc' || item.meaning === 'ish')) return
  const opened = reader.clauses.openedBy[clause]
  // 'HER2 (DCIS component) 3+'
  if (isBracket(opened) && reader.clauses.openedBy[clause + 1] === ')') problems.push({ why, clause: clause + 1 })
  if (members.some((item) => DOUBTS_THE_TEST.test(item.text))) problems.push({ why, clause: clause - 1 })
  if (opened === '(' || opened === '—' || (members.length <= COMMENT_LENGTH && members.every(isFunctionWord)))
    problems.push({ why, clause: clause - 1 })
  const next = members.at(-1)
  const ahead = reader.items.slice(at, at + 24)
  if (
    ahead.some((item, index) => item.meaning === 'that' && reader.clauses.of[at + index] === clause + 1) ||
    next?.text === ':'
  )
    problems.push({ why, clause: clause + 1 })
}

/** 'DCIS (block 7): ER 0/8, HER2 3+': what the sentence opens with is its subject until invasive carcinoma is named. */
function addSubjectProblems(reader: Her2SentenceReader, at: number, why: string, problems: Problem[]): void {
  const { items, clauses } = reader
  if (items.slice(0, at).some((item) => item.meaning === 'her2' || item.meaning === 'invasive')) return
  const end = items.findIndex((item, index) => index > at && (item.text === ';' || item.meaning === 'invasive'))
  const last = end < 0 ? clauses.count : (clauses.of[end] ?? clauses.count)
  for (let clause = (clauses.of[at] ?? 0) + 1; clause < last; clause += 1) problems.push({ why, clause })
}

/** What may be wrong with a stain or a count, rather than with the tumour: '3+, cannot exclude artifact'. */
const DOUBTS_THE_TEST = /^(art[ei]f|false|falsch|faux|fals|over-?stain|background|crush|edge|technical|quetsch)/i

function isBracket(mark: string | undefined): boolean {
  return mark === '(' || mark === '['
}

function membersOf(reader: Her2SentenceReader, at: number, clause: number): readonly Item[] {
  const from = Math.max(0, at - 12)
  return reader.items.slice(from, at + 12).filter((_, index) => reader.clauses.of[from + index] === clause)
}

function isFunctionWord(item: Item): boolean {
  return item.kind !== 'word' || item.meaning !== ''
}

function hasFact(reader: Her2SentenceReader, clause: number): boolean {
  return reader.one.facts.some((fact) => fact.clause === clause)
}

/** A denial behind a value denies it: 'HER2 amplified: not identified', 'HER2 3+ not seen', 'positivity ruled out'. */
function findDenialBehind(reader: Her2SentenceReader): Problem[] {
  return reader.polarity.dangling.flatMap((at): Problem[] => {
    const clause = reader.clauses.of[at] ?? 0
    if (reader.owners.of[at]?.includes('her2') !== true || isMethodDenial(reader.items[at + 1])) return []
    const before = reader.one.facts.filter((fact) => fact.to <= at && clause - fact.clause <= 1)
    const last = before.at(-1)
    if (last === undefined || !isOnlyLinked(reader.items, last.to, at)) return []
    // '0 (absent)' tells the staining.
    if (last.value === '0' && reader.items[at]?.meaning === 'absent') return []
    return [{ why: `«${reader.items[at]?.text ?? ''}» behind a value may deny it`, clause: last.clause }]
  })
}

/** 'HER2 amplified: unknown', 'HER2 positive: not stated': the words are a label that was not filled in. */
function findOpenField({ items, one }: Her2SentenceReader): Problem[] {
  return one.facts.flatMap((fact): Problem[] => {
    const open = one.missing.find(({ clause, at }) => clause === fact.clause && at >= fact.to)
    const field = open !== undefined && [':', '=', '?'].includes(items[fact.to]?.text ?? '')
    if (!field || fact.field === 'score' || !isOnlyLinked(items, fact.to, open.at)) return []
    return [{ why: `«${items[open.at]?.text ?? ''}» leaves the field open`, clause: fact.clause }]
  })
}

function isMethodDenial(item: Item | undefined): boolean {
  return item?.meaning === 'ish' || item?.meaning === 'ihc' || item?.meaning === 'recount'
}

/** Nothing but marks, links and the name stand between ('Positività HER2 non riscontrata'). */
function isOnlyLinked(items: readonly Item[], from: number, to: number): boolean {
  return items
    .slice(from, to)
    .every((item) => item.kind === 'mark' || LINKING.has(item.meaning) || ['tumorcells', 'her2'].includes(item.meaning))
}

const LINKING: ReadonlySet<string> = new Set([
  'is',
  'for',
  'by',
  'and',
  'but',
  'harmless',
  'tumorcells',
  'detected',
  'breast',
  // 'HER2 positive (yes/no): no'
  'yes',
  'not',
  'or',
])

const ADEQUATE =
  /adequate|satisf|appropriate|accept|react|react|worked|valid|perform|positiv|negativ|proper|expected|regelrecht|adaquat|adaequat|correct|conforme|goed|voldo|adeguat|stained|ok\b/

/** 'SKBR3 (HER2 3+) control': a control that is not said to be in order may be what the value is of. */
function findControl(reader: Her2SentenceReader): Problem[] {
  const { items } = reader
  const at = items.findIndex((item) => item.meaning === 'control' && !/s$|en$|i$/.test(item.text))
  if (at >= 0 && isValueOfControl(reader, at))
    return [{ why: `«${items[at]?.text ?? ''}» may be what the value is of` }]
  if (at < 0 || items.some((item) => ADEQUATE.test(item.text))) return []
  return [{ why: `«${items[at]?.text ?? ''}» may be what the value is of` }]
}

/** 'HER2 positive in the control tissue', 'HER2 positive (control)': nothing between, or only where it was seen. */
function isValueOfControl({ items, one: { facts } }: Her2SentenceReader, control: number): boolean {
  const last = facts.findLast(({ to }) => to <= control)
  if (last === undefined || items.slice(control + 1).some(({ text }) => ADEQUATE.test(text))) return false
  const between = items.slice(last.to, control)
  return between.every(({ text }) => BEFORE_CONTROL.test(text)) && between.length > 0
}

const BEFORE_CONTROL = /^(?:in|in the|the|on|on the|\(|external|internal|of|of the|an|a)$/

/** 'HER2-positive tumour cells: 0 %': positive in so few cells has more than one reading. */
function findFewCells(reader: Her2SentenceReader): Problem[] {
  const { facts } = reader.one
  if (facts.some((fact) => fact.field === 'score')) return []
  const positive = facts.find((fact) => fact.value === 'positive' || fact.value === 'amplified')
  const few = facts.some((fact) => {
    if (fact.field !== 'percent') return false
    const { text, comparator } = fact.value as Measure
    return Number(text) <= 10 && comparator !== '>' && comparator !== '>='
  })
  if (positive === undefined || !few) return []
  return [{ why: 'is positive in few cells only', clause: positive.clause }]
}

/** A negation in a clause with a value, that denied none of the words that can be denied: it may deny the value. */
function findDangling(reader: Her2SentenceReader): Problem[] {
  const problems: Problem[] = []
  for (const at of reader.polarity.dangling) {
    const clause = reader.clauses.of[at] ?? 0
    const owned = reader.owners.of[at]?.includes('her2') === true
    const next = reader.items[at + 1]
    if (
      !owned ||
      reader.items[at]?.meaning === 'absent' ||
      next?.meaning === 'ish' ||
      next?.meaning === 'ihc' ||
      next?.meaning === 'recount' ||
      next?.meaning === 'detected'
    )
      continue
    const text = reader.items[at]?.text ?? ''
    const trailing = next === undefined || next.kind === 'mark'
    if (hasFact(reader, clause)) problems.push({ why: `it is not clear what «${text}» denies`, clause })
    else if (trailing && membersOf(reader, at, clause).length <= 2)
      problems.push({ why: `it is not clear what «${text}» denies` })
  }
  return problems
}

/** 'FISH: 1.4' may be a ratio or a copy number. */
function findUnnamed(reader: Her2SentenceReader): Problem[] {
  return reader.one.unnamed.map((at) => {
    const clause = reader.clauses.of[at] ?? 0
    const why = `«${reader.items[at]?.text ?? ''}» does not say whether it is a ratio or a copy number`
    return { why, clause }
  })
}

/** Totals alone give no average. */
function findTotals(reader: Her2SentenceReader): Problem[] {
  const [first] = reader.one.totals
  if (first === undefined || reader.one.facts.length > 0) return []
  return [{ why: 'gives totals over all cells and no average', clause: reader.clauses.of[first] ?? 0 }]
}

function findQuestion(reader: Her2SentenceReader): Problem[] {
  const last = reader.items.at(-1)
  return last?.text === '?' ? [{ why: 'is a question' }] : []
}

const WORDS_OF_A_RESULT: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'amplified', 'notamplified', 'coamplified', 'overexpressed'],
  ...['low', 'ultralow'],
])

/** A word of a result that became none, beside others that did. */
function findUnused(reader: Her2SentenceReader): Problem[] {
  const { items, one, owners, clauses, polarity, consumed } = reader
  if (one.facts.length === 0) return []
  const explained = new Set(one.explained)
  return items.flatMap((item, at): Problem[] => {
    if (!WORDS_OF_A_RESULT.has(item.meaning) || owners.of[at]?.includes('her2') !== true) return []
    if (consumed.has(at) || polarity.absorbed.has(at) || explained.has(at)) return []
    // 'co-amplified (HER2 >= 6, HER2/CEP17 < 2)': the numbers say it.
    if (item.meaning === 'coamplified' && one.facts.some(({ test }) => test === 'ish')) return []
    return [{ why: `«${item.text}» was not used`, clause: clauses.of[at] ?? 0 }]
  })
}

/** A stretch of clauses that speak of HER2, with a value and something that was not understood, gives nothing (P-27). */
function findNotUnderstood(reader: Her2SentenceReader): Problem[] {
  if (reader.one.facts.length === 0) return []
  const problems: Problem[] = []
  for (const stretch of stretchesOf(reader)) {
    const unknown = findUnknown(reader.items, stretch.from, stretch.to, reader.consumed)
    const first = reader.items[unknown[0] ?? -1]
    if (first === undefined) continue
    const why = `«${first.text}» is not understood`
    const clauses = new Set(reader.clauses.of.slice(stretch.from, stretch.to))
    for (const clause of clauses) problems.push({ why, clause, notUnderstood: true })
  }
  return problems
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Runs of items that belong to HER2, from the clause of its name or its first value on. */
export function stretchesOf(reader: Her2SentenceReader): readonly Stretch[] {
  const found: Stretch[] = []
  const { of } = reader.owners
  for (let at = 0; at < of.length;) {
    if (of[at]?.includes('her2') !== true) {
      at += 1
      continue
    }
    let to = at
    while (to < of.length && of[to]?.includes('her2') === true) to += 1
    const from = startOf(reader, at, to)
    if (from < to) found.push({ from, to })
    at = to
  }
  return found
}

function startOf({ items, consumed, clauses }: Her2SentenceReader, at: number, to: number): number {
  let from = at
  while (from < to && items[from]?.meaning !== 'her2' && !consumed.has(from)) from += 1
  const clause = clauses.of[from]
  // 'BRCA1 carriers often have TNBC': all that stands before it in its clause.
  const start = isTriple(items[from]) ? 0 : at
  while (from > start && clauses.of[from - 1] === clause) from -= 1
  return from
}
