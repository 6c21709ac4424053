import type { StainingMeaning } from '../../her2/evidence.ts'
import { cutClauses, findOwners, ratioNameEnd } from './clauses.ts'
import type { Clauses, Owners, Subject } from './clauses.ts'
import type { Fact, Her2Draft, Her2Test } from './her2-draft.ts'
import type { Item } from './lexicon.ts'
import { readPolarity } from './polarity.ts'
import type { Polarity } from './polarity.ts'
import type { StepMeter } from './statements.ts'
import { readMeasure, readScore } from './values.ts'
import type { MeasureReading } from './values.ts'

export interface SentenceInput {
  /** Items of one sentence, without line ends. */
  readonly items: readonly Item[]
  /** What the text spoke of before, where this sentence may go on. */
  readonly carried: readonly Subject[]
  /** Which test a coded question asks; 'overall' in a report. */
  readonly test: Her2Test
  /** True where the text is the answer to a coded question. */
  readonly isAnswer: boolean
  /** Item index → section number, from this item on. */
  readonly sections: ReadonlyMap<number, number>
  readonly section: number
  readonly meter: StepMeter
}

/** Unknown words that may stand between the name of a test and its result. */
const WORD_REACH = 5
const SCORE_REACH = 10
/** More values than this in one sentence are a table of criteria, not a result. */
const MOST_FACTS = 40
const RESULT_WORDS: Readonly<Record<string, 'positive' | 'negative' | 'equivocal' | 'indeterminate'>> = {
  positive: 'positive',
  negative: 'negative',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
}
const ISH_WORDS = {
  positive: 'amplified',
  negative: 'not-amplified',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
} as const
const NOTHING: ReadonlySet<string> = new Set(['notdone', 'pending', 'recommended', 'unknown', 'seeother'])
const NOTHING_WHY: Readonly<Record<string, string>> = {
  notdone: 'not performed or not available',
  pending: 'pending',
  recommended: 'recommended only',
  unknown: 'unknown',
  seeother: 'refers to another place',
}
const WEAKENING: ReadonlySet<string> = new Set([
  'faint',
  'moderate',
  'incomplete',
  'partly',
  'low',
  'lowpositive',
  'approx',
])
/** Words that may stand between a label and its figure. */
const LINKS: ReadonlySet<string> = new Set(['is', 'for', 'score', 'her2', 'by', 'ihc', 'detected'])
const MEASURE_LINKS: ReadonlySet<string> = new Set([
  'is',
  'for',
  'by',
  'percell',
  'ratio',
  'her2',
  'cep17',
  'copies',
  'ish',
])

/** Reads what one sentence says of HER2. One pass over its items with a bounded look around each. */
export class Her2SentenceReader {
  readonly draft: Her2Draft = { facts: [], problems: [], missing: [] }
  readonly clauses: Clauses
  readonly owners: Owners
  readonly polarity: Polarity
  readonly items: readonly Item[]
  private readonly input: SentenceInput
  private context: Her2Test
  private both = false
  private readonly outer: { context: Her2Test; facts: number }[] = []
  private section: number
  private anchor = 0
  private unknown = 0
  private previous = false
  private scored = false
  private prefixed = false
  private recount = false
  private readonly ishSentence: boolean

  constructor(input: SentenceInput) {
    this.input = input
    this.items = input.items
    this.section = input.section
    this.context = input.test
    this.clauses = cutClauses(input.items)
    this.owners = findOwners(input.items, input.carried)
    this.polarity = readPolarity(input.items)
    this.ishSentence =
      input.test === 'ish' ||
      input.items.some((item) => item.meaning === 'ish' || item.meaning === 'cep17' || item.meaning === 'ratio')
  }

  read(): this {
    for (let at = 0; at < this.items.length;) {
      this.input.meter.steps += 1
      if (this.draft.facts.length > MOST_FACTS) {
        this.fail('has too many values for one sentence')
        break
      }
      const next = this.step(at)
      at = next > at ? next : at + 1
    }
    return this
  }

  private step(at: number): number {
    const item = this.items[at]
    if (item === undefined) return at + 1
    this.section = this.input.sections.get(at) ?? this.section
    if (item.kind === 'mark') return this.readMark(at, item)
    if (item.meaning === 'previous') this.previous = true
    if (item.meaning === 'now') this.previous = false
    if (this.owners.of[at]?.includes('her2') !== true) return at + 1
    if (item.meaning === 'her2') return this.readName(at)
    if (item.meaning === 'triplenegative') return this.readTripleNegative(at)
    if (this.owners.chained.has(at)) return at + 1
    const handler = HANDLERS[item.meaning]
    if (handler !== undefined) return handler(this, at)
    if (item.kind === 'number' || item.kind === 'plus' || item.meaning in COMPARATORS) return this.readFigure(at)
    if (NOTHING.has(item.meaning)) return this.readMissing(at, item.meaning)
    if (item.meaning === '' && item.kind === 'word') this.readUnknown(item)
    return at + 1
  }

  private readUnknown(item: Item): void {
    this.unknown += 1
    // A word in a script that no table covers may turn the value round.
    if (/[\u0400-\uffff]/.test(item.text)) this.fail(`has words in a script that is not read («${item.text}»)`)
  }

  private readMark(at: number, item: Item): number {
    if (item.text === ';') this.previous = false
    if (item.text === '(' || item.text === '[')
      this.outer.push({ context: this.context, facts: this.draft.facts.length })
    if (item.text === ')' || item.text === ']') {
      const outer = this.outer.pop()
      if (outer !== undefined && this.draft.facts.length > outer.facts) this.context = outer.context
    }
    if (item.text in COMPARATORS && this.owners.of[at]?.includes('her2') === true) return this.readFigure(at)
    return at + 1
  }

  fail(why: string, clause?: number): void {
    this.draft.problems.push(clause === undefined ? { why } : { why, clause })
  }

  add(test: Her2Test, field: Fact['field'], value: Fact['value'], at: number, to: number): void {
    const clause = this.clauses.of[at] ?? 0
    const from = Math.min(this.anchor, at)
    this.draft.facts.push({
      test,
      field,
      value,
      clause,
      from,
      to,
      previous: this.previous || this.isPreviousClause(at),
      section: this.section,
    })
  }

  /** 'previous' after the value, in the same clause: '2+ (Vorbefund)'. */
  private isPreviousClause(at: number): boolean {
    const clause = this.clauses.of[at]
    for (let ahead = at + 1; ahead < at + 12 && this.clauses.of[ahead] === clause; ahead += 1) {
      if (this.items[ahead]?.meaning === 'previous') return true
    }
    return false
  }

  private readName(at: number): number {
    const ratio = ratioNameEnd(this.items, at)
    if (ratio > 0) return this.readRatio(ratio - 1, at)
    const before = this.items[at - 1]?.meaning
    const methodFirst =
      before === 'ihc' || before === 'ish' || ((before === 'for' || before === 'is') && isMethod(this.items[at - 2]))
    if (!methodFirst && !this.owners.chained.has(at) && this.input.carried.length === 0) this.context = this.input.test
    if (!methodFirst) this.anchor = at
    this.unknown = 0
    this.scored = false
    if (isCopyContext(this.items, at) && this.ishSentence) return this.readCopies(at, at)
    return this.readSign(at) ?? this.readSlot(at)
  }

  /** 'HER2+', 'HER2-', 'HER2 (-)'; undefined where no sign follows. */
  private readSign(at: number): number | undefined {
    const sign = this.items[at + 1]
    const after = this.items[at + 2]
    if (sign?.kind === 'plus') return this.readPlusSign(at, sign, after)
    if (sign?.text === '(' && after?.text === '-' && this.items[at + 3]?.text === ')')
      return this.sign('negative', at, at + 4)
    if (sign?.text === '(' && after?.text === '+' && this.items[at + 3]?.text === ')') {
      this.fail('«(+)» may be positive or a score')
      return at + 4
    }
    if (sign?.kind !== 'mark' || (sign.text !== '-' && sign.text !== '–')) return undefined
    if (after?.text === '/' && this.items[at + 3]?.kind === 'plus') {
      this.fail('«+/-» has two readings')
      return at + 4
    }
    if (after?.text === 've' && !after.spaced) return this.sign('negative', at, at + 3)
    if (sign.spaced) return this.readSpacedMinus(at, after)
    if (after !== undefined && !after.spaced && !isCloser(after)) return undefined
    if ((after?.meaning === 'and' || after?.meaning === 'or') && this.items[at - 1]?.text !== '/') {
      this.fail('the hyphen may stand for the rest of a word')
      return at + 2
    }
    return this.sign('negative', at, at + 2)
  }

  private readSpacedMinus(at: number, after: Item | undefined): number | undefined {
    if (after !== undefined && !isCloser(after)) return undefined
    const signed = this.items.slice(Math.max(0, at - 20), at).some((item) => item.kind === 'plus')
    if (signed) return this.sign('negative', at, at + 2)
    this.fail('the dash may be a sign or stand for nothing')
    return at + 2
  }

  private readPlusSign(at: number, sign: Item, after: Item | undefined): number | undefined {
    if (sign.text.length > 1) return undefined
    if (after?.text === 've' && !after.spaced) return this.sign('positive', at, at + 3)
    const mixed = after?.text === '/' && (this.items[at + 3]?.text === '-' || this.items[at + 3]?.kind === 'plus')
    const listed = sign.spaced && after !== undefined && !isCloser(after)
    if (!mixed && !listed) return this.sign('positive', at, at + 2)
    this.fail('the plus sign has two readings')
    return at + 2
  }

  private sign(words: 'positive' | 'negative', at: number, end: number): number {
    this.add('overall', 'overallWords', words, at, end)
    return end
  }

  /** A bare figure directly after the name: only a 0 is a score; anything else there was not understood. */
  private readSlot(at: number): number {
    const value = skipLinks(this.items, at + 1, LINKS)
    const item = this.items[value]
    if (item?.kind === 'plus' && item.text === '+' && this.items[value + 1]?.kind !== 'number') {
      this.fail('a plus sign alone may be positive or a score')
      return value + 1
    }
    if ((item?.text === '-' || item?.text === '–') && value > at + 1 && isEndOrCloser(this.items[value + 1])) {
      this.fail('the dash may be a sign or stand for nothing')
      return value + 1
    }
    if (item?.kind !== 'number') return at + 1
    return this.readBareFigure(at, value, item)
  }

  private readBareFigure(at: number, value: number, item: Item): number {
    if (this.items[value - 1]?.meaning === 'ihc' || this.items[value - 1]?.meaning === 'score') return at + 1
    const next = this.items[value + 1]
    if (next?.kind === 'plus' || next?.meaning === 'copies') return at + 1
    if (item.text === '0' && next?.meaning !== 'percentword') return this.readScoreAt(value, true)
    if (next?.meaning === 'percentword') this.fail('gives a percentage where a score belongs')
    else if (this.ishSentence) return at + 1
    else this.fail(`«${item.text}» is no HER2 score as it stands`)
    return value + 1
  }

  private readTripleNegative(at: number): number {
    this.anchor = at
    if (this.isDenied(at)) this.fail('a denial of «triple negative» says nothing of HER2 alone')
    else this.add('overall', 'overallWords', 'negative', at, at + 1)
    return at + 1
  }

  private isDenied(at: number): boolean {
    return this.items[at - 1]?.meaning === 'not'
  }

  /** A number that no word announced: a score with its plus sign, or a percentage. */
  private readFigure(at: number): number {
    const score = readScore(this.items, at, this.isLoneZero(at))
    if (score !== undefined) return this.unknown <= SCORE_REACH ? this.takeScore(score, at) : at + 1
    const measure = readMeasure(this.items, at)
    if (measure?.percent === true) return this.takePercent(measure)
    if (measure === undefined) return at + 1
    const follows = skipLinks(this.items, measure.end, MEASURE_LINKS)
    const named = this.items.slice(measure.end, follows + 1).some((item) => item.meaning === 'copies')
    if (named && this.ishSentence) return this.takeNamedCopies(measure, at, follows)
    if (named && this.context !== 'ihc') return this.takeNamedCopies(measure, at, follows)
    if (this.items[measure.end]?.meaning === 'cells') return this.takeMeasure('cellsCounted', measure, at)
    if (this.input.isAnswer) return this.readBareAnswer(measure, at)
    return measure.end
  }

  /** A 0 in brackets behind a result word ('negative (0)'), or at the start of the answer to a question on IHC. */
  private isLoneZero(at: number): boolean {
    if (this.items[at]?.text !== '0') return false
    if (this.input.test === 'ihc' && at === 0) return true
    return this.items[at - 1]?.text === '(' && this.items[at + 1]?.text === ')'
  }

  /** '4.8 HER2 signals per cell', '2.1 copies of CEP17'. */
  private takeNamedCopies(measure: MeasureReading, at: number, follows: number): number {
    const words = this.items.slice(measure.end, follows + 1)
    const ofCep17 = words.some((item) => item.meaning === 'cep17')
    this.takeMeasure(ofCep17 ? 'cep17CopyNumber' : 'her2CopyNumber', measure, at)
    return follows + 1
  }

  private readBareAnswer(measure: MeasureReading, at: number): number {
    if (this.input.test === 'ish' && measure.measure?.comparator !== undefined)
      return this.takeMeasure('ratio', measure, at)
    this.fail(
      `«${this.items
        .slice(at, measure.end)
        .map((item) => item.text)
        .join(' ')}» is a bare number`,
    )
    return measure.end
  }

  readScoreAt(at: number, labelled: boolean): number {
    const score = readScore(this.items, at, labelled)
    return score === undefined ? at + 1 : this.takeScore(score, at)
  }

  private takeScore(reading: NonNullable<ReturnType<typeof readScore>>, at: number): number {
    if (this.isReferenceClause(at)) return reading.end
    const words = this.items
      .slice(at, reading.end)
      .map((item) => item.text)
      .join('')
    if ('why' in reading) this.fail(`«${words}» ${reading.why}`)
    else {
      this.add('ihc', 'score', reading.score, at, reading.end)
      if (reading.zeroPlus) this.add('ihc', 'staining', 'present', at, reading.end)
      this.scored = true
    }
    return reading.end
  }

  private takePercent(reading: MeasureReading): number {
    const at = reading.start
    const clauseStart = Math.max(0, at - 8)
    const near = this.items.slice(clauseStart, reading.end + 6).map((item) => item.meaning)
    const meaning = stainingMeaning(near)
    const scoreZero = this.draft.facts.some((fact) => fact.field === 'score' && fact.value === '0')
    if (reading.vague !== undefined && reading.highest > 10 && scoreZero)
      this.fail('a score 0 with more than 10 % stained')
    if (near.includes('otherstain') || near.includes('control')) return reading.end
    if (reading.measure !== undefined) {
      this.add('ihc', 'percent', { ...reading.measure, meaning }, at, reading.end)
      const limited = near.includes('intense') && near.includes('complete') && Number(reading.measure.text) <= 10
      if (limited && reading.measure.comparator !== '>' && reading.measure.comparator !== '>=')
        this.add('ihc', 'pattern', 'intense-complete-limited', at, reading.end)
    }
    const stained = near.includes('faint') || near.includes('incomplete')
    if (stained && reading.highest > 0 && reading.vague !== 'ambiguous')
      this.add('ihc', 'staining', 'present', at, reading.end)
    return reading.end
  }

  private takeMeasure(
    field: 'ratio' | 'her2CopyNumber' | 'cep17CopyNumber' | 'cellsCounted',
    reading: MeasureReading,
    at: number,
  ): number {
    if (this.isReferenceClause(at)) return reading.end
    if (reading.measure === undefined || reading.percent) {
      this.fail(`a number is ${reading.percent ? 'a percentage' : (reading.vague ?? 'not understood')}`)
    } else if (this.recount && field !== 'cep17CopyNumber' && field !== 'cellsCounted') {
      this.add('ish', 'recount', { [field]: reading.measure }, at, reading.end)
    } else this.add('ish', field, reading.measure, at, reading.end)
    if (this.context === 'overall') this.context = 'ish'
    return reading.end
  }

  /** `label` is the item of the last word of the name. */
  readRatio(label: number, from: number): number {
    const value = skipLinks(this.items, label + 1, MEASURE_LINKS)
    const reading = readMeasure(this.items, value)
    if (reading === undefined) return label + 1
    if (this.items[from]?.meaning !== 'her2' && this.context === 'overall') this.anchor = Math.min(this.anchor, from)
    const end = this.takeMeasure('ratio', reading, value)
    return this.skipDenominator(end)
  }

  /** '2.4 : 1' is 2.4; any other denominator is not read. */
  private skipDenominator(at: number): number {
    const mark = this.items[at]
    const next = this.items[at + 1]
    if (mark?.kind !== 'mark' || (mark.text !== ':' && mark.text !== '/') || next?.kind !== 'number') return at
    if (!/^1(?:\.0)?$/.test(next.text)) this.fail('a ratio with a denominator other than 1')
    return at + 2
  }

  /** 'HER2 copy number 4.8', 'copies of CEP17 per cell: 2.1'. `from` is the first word of the label. */
  readCopies(at: number, from: number): number {
    const value = skipLinks(this.items, at + 1, MEASURE_LINKS)
    const reading = readMeasure(this.items, value)
    if (reading === undefined || reading.percent) return at + 1
    const words = this.items.slice(Math.max(0, from - 3), value).map((item) => item.meaning)
    const own = this.items.slice(from, value).map((item) => item.meaning)
    if (
      own.includes('ratio') ||
      (own.includes('cep17') &&
        this.items.slice(Math.max(0, from - 5), from).some((item) => item.meaning === 'ratio') &&
        !this.hasNumber(from - 5, from))
    ) {
      return this.takeMeasure('ratio', reading, value)
    }
    const ofCep17 =
      own.includes('cep17') || (words.includes('cep17') && !own.includes('her2') && !this.hasNumber(from - 3, from))
    return this.takeMeasure(ofCep17 ? 'cep17CopyNumber' : 'her2CopyNumber', reading, value)
  }

  private hasNumber(from: number, to: number): boolean {
    return this.items.slice(Math.max(0, from), to).some((item) => item.kind === 'number')
  }

  readMethod(at: number, test: 'ihc' | 'ish'): number {
    const other = this.items[at + 2]?.meaning
    const joins =
      this.items[at + 1]?.text === '/' || this.items[at + 1]?.meaning === 'and' || this.items[at + 1]?.text === '+'
    const joined = joins && (other === 'ihc' || other === 'ish') && other !== test
    this.both = joined
    this.context = test
    this.unknown = 0
    if (this.items[at - 1]?.meaning === 'not')
      this.draft.missing.push({ test, why: 'not performed', clause: this.clauses.of[at] ?? 0, at })
    if (joined) return at + 3
    const value = skipLinks(this.items, at + 1, LINKS)
    const item = this.items[value]
    if (test === 'ihc' && item?.kind === 'number') return this.readLabelled(value)
    if (item?.kind === 'plus' && item.text === '+') {
      if (value === at + 1 && !item.spaced) this.addWords(test, 'positive', at, value + 1)
      else this.fail('a plus sign alone may be positive or a score')
      return value + 1
    }
    if (item?.text === '-' && value === at + 1 && !item.spaced && isEndOrCloser(this.items[value + 1])) {
      this.addWords(test, 'negative', at, value + 1)
      return value + 1
    }
    return at + 1
  }

  /** A figure behind 'score' or 'IHC'. */
  readLabelled(value: number): number {
    const next = this.items[value + 1]
    if (next?.meaning === 'percentword' || next?.meaning === 'copies') return value
    const score = readScore(this.items, value, true)
    if (score !== undefined) return this.takeScore(score, value)
    this.fail(`«${this.items[value]?.text ?? ''}» is no HER2 score`)
    return value + 1
  }

  readWord(at: number): number {
    const word = RESULT_WORDS[this.items[at]?.meaning ?? '']
    if (word === undefined || this.polarity.absorbed.has(at) || this.isReferenceClause(at)) return at + 1
    if (this.polarity.verdicts.get(at) === 'unclear') {
      this.fail(`a denial of «${this.items[at]?.text ?? ''}» has more than one reading`)
      return at + 1
    }
    if (word === 'positive' && this.isWeakened(at)) {
      this.fail('a weak or partial positive has more than one reading')
      return at + 1
    }
    if (this.unknown > WORD_REACH) {
      this.fail(`«${this.items[at]?.text ?? ''}» stands too far from what it may belong to`)
      return at + 1
    }
    const target = this.wordTarget(at, word)
    if (target === undefined) this.fail(`«${this.items[at]?.text ?? ''}» may belong to either test`)
    else for (const test of target) this.addWords(test, word, at, at + 1)
    return at + 1
  }

  /** 'weakly positive', 'focally positive', 'positive in 5 %': it may be 1+, 2+ or 3+. */
  private isWeakened(at: number): boolean {
    const near = [this.items[at - 2], this.items[at - 1], this.items[at + 1]]
    if (near.some((item) => item !== undefined && WEAKENING.has(item.meaning))) return true
    const measure = readMeasure(this.items, skipLinks(this.items, at + 1, MEASURE_LINKS))
    return measure?.percent === true && !(measure.highest > 10)
  }

  private addWords(test: Her2Test, word: keyof typeof ISH_WORDS, at: number, end: number): void {
    if (test === 'ish') this.add('ish', 'ishWords', ISH_WORDS[word], at, end)
    else this.add(test, test === 'ihc' ? 'ihcWords' : 'overallWords', word, at, end)
  }

  /** Which test a result word speaks of; undefined where two are possible. */
  private wordTarget(at: number, word: string): readonly Her2Test[] | undefined {
    const by = this.items[at + 1]
    const opens = by?.meaning === 'by' || by?.text === '('
    const named = opens ? at + 2 : at + 1
    const method = this.items[named]
    if (isMethod(method) && opens && (by?.meaning === 'by' || this.items[named + 1]?.text === ')'))
      return this.methodsAt(named)
    if (isMethod(method) && !opens) return this.directTarget(named, word)
    if (this.both) return ['ihc', 'ish']
    if (this.context === 'overall' && this.scored) return ['ihc']
    return [this.context]
  }

  private methodsAt(at: number): readonly Her2Test[] {
    const join = this.items[at + 1]
    const joined =
      (join?.text === '/' || join?.meaning === 'and') && isMethod(this.items[at + 2]) && !this.hasOwnValue(at + 2)
    return joined ? ['ihc', 'ish'] : [this.items[at]?.meaning === 'ish' ? 'ish' : 'ihc']
  }

  /** '… negative FISH': the word belongs to the method behind it unless that one has a value of its own. */
  private directTarget(method: number, word: string): readonly Her2Test[] | undefined {
    const following: Her2Test = this.items[method]?.meaning === 'ish' ? 'ish' : 'ihc'
    if (this.hasOwnValue(method)) {
      this.prefixed = true
      return [this.context]
    }
    if (this.context === 'overall' || this.context === following) return [following]
    const score = this.draft.facts.findLast((fact) => fact.field === 'score')?.value
    const excluded =
      word === 'negative'
        ? score === '2+' || score === '3+'
        : word === 'positive' && score !== '3+' && score !== undefined
    if (excluded || (this.prefixed && this.scored)) return [following]
    return this.scored ? undefined : [this.context]
  }

  private hasOwnValue(method: number): boolean {
    const next = this.items[skipLinks(this.items, method + 1, LINKS)]
    return (
      next !== undefined &&
      (next.kind === 'number' ||
        next.kind === 'plus' ||
        next.meaning in RESULT_WORDS ||
        next.meaning === 'amplified' ||
        next.meaning === 'not')
    )
  }

  readAmplified(at: number): number {
    const verdict = this.polarity.verdicts.get(at) ?? 'none'
    const text = this.items[at]?.text ?? ''
    if (verdict === 'unclear') this.fail(`«${text}» has more than one reading`)
    else if (verdict !== 'none')
      this.add('ish', 'ishWords', verdict === 'yes' ? 'amplified' : 'not-amplified', at, this.verdictEnd(at))
    else if (this.items[at + 1]?.kind === 'plus') this.fail(`«${text}» with a sign has more than one reading`)
    return at + 1
  }

  readOverexpressed(at: number): number {
    const verdict = this.polarity.verdicts.get(at) ?? 'none'
    if (verdict === 'unclear') this.fail(`«${this.items[at]?.text ?? ''}» has more than one reading`)
    else if (verdict !== 'none')
      this.add('ihc', 'ihcWords', verdict === 'yes' ? 'positive' : 'negative', at, this.verdictEnd(at))
    return at + 1
  }

  /** The verdict may stand behind the noun: the span reaches to it. */
  private verdictEnd(at: number): number {
    for (let ahead = at + 1; ahead < at + 7; ahead += 1) if (this.polarity.absorbed.has(ahead)) return ahead + 1
    return at + 1
  }

  readStaining(at: number): number {
    const around = this.clauseAround(at, 8)
    if (around.includes('otherstain') || around.includes('control')) return at + 1
    const verdict = this.polarity.verdicts.get(at) ?? 'none'
    if (verdict === 'no') {
      if (around.includes('or') || around.includes('percentword') || !this.isOfTumor(at))
        this.fail('what is not stained is not clear')
      else this.add('ihc', 'staining', 'absent', at, this.verdictEnd(at))
    }
    const shown =
      verdict === 'yes' ||
      around.includes('faint') ||
      around.includes('incomplete') ||
      this.items[at - 1]?.meaning === 'by' ||
      (this.items[at - 1]?.meaning === 'membrane' && this.items[at - 2]?.meaning === 'by')
    if (verdict !== 'no' && verdict !== 'unclear' && shown) this.add('ihc', 'staining', 'present', at, at + 1)
    if (around.includes('moderate') && around.includes('incomplete') && verdict !== 'no')
      this.add('ihc', 'pattern', 'moderate-incomplete', at, at + 1)
    return at + 1
  }

  /** Meanings of the items around one, in its clause. */
  private clauseAround(at: number, reach: number): readonly string[] {
    const meanings: string[] = []
    for (let index = Math.max(0, at - reach); index <= at + reach; index += 1) {
      if (this.clauses.of[index] === this.clauses.of[at]) meanings.push(this.items[index]?.meaning ?? '')
    }
    return meanings
  }

  /** 'no staining of normal ducts' says nothing of the tumor. */
  private isOfTumor(at: number): boolean {
    const link = this.items[at + 1]
    if (link?.meaning !== 'for' && link?.meaning !== 'by') return true
    const next = this.items[skipLinks(this.items, at + 2, new Set(['is', 'for', 'invasive']))]
    return next === undefined || next.meaning === 'tumorcells' || next.meaning === 'her2' || next.meaning === 'ihc'
  }

  readTier(at: number, words: 'low' | 'ultralow'): number {
    if (this.unknown > WORD_REACH || this.polarity.verdicts.get(at) === 'unclear')
      this.fail(`«${this.items[at]?.text ?? ''}» is not clear here`)
    else if (
      this.items[at + 1]?.kind === 'word' &&
      ['copies', 'amplification', 'amplified', 'ratio'].includes(this.items[at + 1]?.meaning ?? '')
    ) {
      this.fail('a low level of amplification has more than one reading')
    } else if (this.items[at - 1]?.meaning === 'not')
      this.fail(`a denial of «${this.items[at]?.text ?? ''}» has more than one reading`)
    else this.add('overall', 'overallWords', words, at, at + 1)
    return at + 1
  }

  readZero(at: number): number {
    const before = this.items[at - 1]?.meaning
    if (before === 'her2' || before === 'score' || before === 'ihc') this.add('ihc', 'score', '0', at, at + 1)
    return at + 1
  }

  private readMissing(at: number, meaning: string): number {
    const clause = this.clauses.of[at] ?? 0
    const method = this.nearestMethod(at, clause)
    if (meaning === 'recommended' && method === undefined) return at + 1
    const why = NOTHING_WHY[meaning] ?? meaning
    this.draft.missing.push({ test: method ?? this.context, why, clause, at })
    return at + 1
  }

  private nearestMethod(at: number, clause: number): Her2Test | undefined {
    for (let distance = 1; distance < 12; distance += 1) {
      for (const index of [at - distance, at + distance]) {
        const item = this.items[index]
        if (this.clauses.of[index] === clause && isMethod(item)) return item?.meaning === 'ish' ? 'ish' : 'ihc'
      }
    }
    return undefined
  }

  /** Behind 'reference' or 'cut-off' in the same clause stands a limit, behind 'control' no result. */
  private isReferenceClause(at: number): boolean {
    const clause = this.clauses.of[at]
    for (let index = at - 1; index > at - 8 && this.clauses.of[index] === clause; index -= 1) {
      const meaning = this.items[index]?.meaning
      if (meaning === 'reference' || meaning === 'control') return true
    }
    return this.items[at + 1]?.meaning === 'control' || this.items[at + 1]?.meaning === 'reference'
  }

  /** 'Detected', 'Not detected', 'Absent' as the whole answer to a question on amplification. */
  readPresence(at: number, present: boolean): number {
    if (!this.input.isAnswer || this.input.test !== 'ish' || this.polarity.absorbed.has(at)) return at + 1
    if (this.items.some((item) => item.meaning === 'amplification' || item.meaning === 'amplified')) return at + 1
    const denied = this.items[at - 1]?.meaning === 'not'
    if (denied && !present) this.fail('a denial of a denial has more than one reading')
    else this.add('ish', 'ishWords', present !== denied ? 'amplified' : 'not-amplified', at, at + 1)
    return at + 1
  }

  setOverall(at: number): number {
    this.context = 'overall'
    this.scored = false
    this.unknown = 0
    return at + 1
  }

  setRecount(at: number): number {
    this.recount = true
    return at + 1
  }

  addOutcome(at: number, outcome: 'same-group' | 'other-group'): number {
    this.add('ish', 'recount', { outcome }, at, at + 1)
    return at + 1
  }

  /** The figure of another scale ('Grade 2', 'IRS 12', 'Allred 8/8') is passed over. */
  skipOtherScore(at: number): number {
    const value = skipLinks(this.items, at + 1, new Set(['is', 'score', 'for', 'by', 'otherscore']))
    if (this.items[value]?.kind !== 'number') return at + 1
    let end = value + 1
    if (this.items[end]?.kind === 'plus') end += 1
    if (this.items[end]?.text === '/' && this.items[end + 1]?.kind === 'number') end += 2
    return end
  }

  readScoreLabel(at: number): number {
    const value = skipLinks(this.items, at + 1, LINKS)
    return this.items[value]?.kind === 'number' ? this.readLabelled(value) : at + 1
  }
}

const COMPARATORS: Readonly<Record<string, true>> = {
  lt: true,
  le: true,
  gt: true,
  ge: true,
  approx: true,
  rangeto: true,
  '<': true,
  '>': true,
  '≤': true,
  '≥': true,
  '~': true,
}

type Handler = (reader: Her2SentenceReader, at: number) => number

const HANDLERS: Readonly<Record<string, Handler>> = {
  ihc: (reader, at) => reader.readMethod(at, 'ihc'),
  ish: (reader, at) => reader.readMethod(at, 'ish'),
  overall: (reader, at) => reader.setOverall(at),
  positive: (reader, at) => reader.readWord(at),
  negative: (reader, at) => reader.readWord(at),
  equivocal: (reader, at) => reader.readWord(at),
  indeterminate: (reader, at) => reader.readWord(at),
  low: (reader, at) => reader.readTier(at, 'low'),
  ultralow: (reader, at) => reader.readTier(at, 'ultralow'),
  zero: (reader, at) => reader.readZero(at),
  amplified: (reader, at) => reader.readAmplified(at),
  amplification: (reader, at) => reader.readAmplified(at),
  notamplified: (reader, at) => {
    reader.add('ish', 'ishWords', 'not-amplified', at, at + 1)
    return at + 1
  },
  detected: (reader, at) => reader.readPresence(at, true),
  absent: (reader, at) => reader.readPresence(at, false),
  overexpressed: (reader, at) => reader.readOverexpressed(at),
  overexpression: (reader, at) => reader.readOverexpressed(at),
  staining: (reader, at) => reader.readStaining(at),
  score: (reader, at) => reader.readScoreLabel(at),
  otherscore: (reader, at) => reader.skipOtherScore(at),
  ratio: (reader, at) => reader.readRatio(at, at),
  copies: (reader, at) => reader.readCopies(at, at),
  cep17: (reader, at) => reader.readCopies(at, at),
  recount: (reader, at) => reader.setRecount(at),
  samegroup: (reader, at) => reader.addOutcome(at, 'same-group'),
  othergroup: (reader, at) => reader.addOutcome(at, 'other-group'),
  dualprobe: (reader, at) => {
    reader.add('ish', 'probe', 'dual', at, at + 1)
    return at + 1
  },
  singleprobe: (reader, at) => {
    reader.add('ish', 'probe', 'single', at, at + 1)
    return at + 1
  },
}

function isMethod(item: Item | undefined): boolean {
  return item?.meaning === 'ihc' || item?.meaning === 'ish'
}

function isCloser(item: Item): boolean {
  return (
    item.kind === 'mark' &&
    (item.text === ',' ||
      item.text === ':' ||
      item.text === ';' ||
      item.text === ')' ||
      item.text === '/' ||
      item.text === '.' ||
      item.text === ']' ||
      item.text === '?' ||
      item.text === '!')
  )
}

function isEndOrCloser(item: Item | undefined): boolean {
  return item === undefined || isCloser(item)
}

/** The first item after labels, 'is', ':' and an opening bracket; at most six are passed over. */
function skipLinks(items: readonly Item[], from: number, links: ReadonlySet<string>): number {
  let at = from
  while (at < from + 6) {
    const item = items[at]
    if (item === undefined) break
    const mark =
      item.kind === 'mark' && (item.text === ':' || item.text === '=' || item.text === '(' || item.text === '#')
    const labelEnd = item.text === ')' && (items[at + 1]?.text === ':' || items[at + 1]?.text === '=')
    if (!mark && !labelEnd && !links.has(item.meaning)) break
    at += 1
  }
  return at
}

/** 'HER2: 4.8', 'HER2 >= 6', 'HER2 signals per cell: 4.8' in a sentence on ISH. */
function isCopyContext(items: readonly Item[], at: number): boolean {
  const value = skipLinks(items, at + 1, new Set(['is', 'for', 'copies', 'percell', 'by']))
  const reading = readMeasure(items, value)
  if (reading === undefined || reading.percent || reading.end > value + 3) return false
  if (items.slice(at + 1, value).some((item) => item.meaning === 'copies')) return true
  if (items[reading.end]?.kind === 'plus' || items[reading.end]?.meaning === 'copies') return false
  return (
    reading.measure !== undefined && (reading.measure.comparator !== undefined || reading.measure.text.includes('.'))
  )
}

function stainingMeaning(near: readonly string[]): StainingMeaning {
  if (near.includes('intense') && near.includes('complete')) return 'intense-complete'
  if (near.includes('complete') || near.includes('intense') || near.includes('moderate') || near.includes('positive'))
    return 'unspecified'
  const membrane =
    near.includes('staining') || near.includes('membrane') || near.includes('faint') || near.includes('incomplete')
  return membrane ? 'membrane' : 'unspecified'
}
