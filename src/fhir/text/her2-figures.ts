import { isOfControl } from './controls.ts'
import { isFurnitureNumber } from './coverage.ts'
import { cutClauses, findOwners } from './clauses.ts'
import type { Clauses, Owners, Subject } from './clauses.ts'
import type { Measure } from '../../her2/evidence.ts'
import type { Fact, Her2Gathered, Her2Test } from './her2-gathered.ts'
import { LINKS, MEASURE_LINKS, skipLinks, stainingMeaning } from './item-shapes.ts'
import { isOfKnownDisease } from './known-disease.ts'
import { isResultField } from './headings.ts'
import { isOfHealthyTissue } from './healthy-tissue.ts'
import { isCriterion, referenceEnd } from './legends.ts'
import type { Item } from './lexicon.ts'
import { isShareOfSample } from './share-of-sample.ts'
import { readPolarity } from './polarity.ts'
import type { Polarity } from './polarity.ts'
import type { StepMeter } from './statements.ts'
import { isTotalOfCells, readMeasure, readScore, type MeasureReading } from './values.ts'

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
  /** Items of headings: they name a specimen and are no values. */
  readonly furniture?: ReadonlySet<number>
  /** A line of a HER2 form that names no marker. */
  readonly isForm?: boolean
  /** '0+' is only another way to write 0 here. */
  readonly plainZeroPlus?: boolean
  readonly meter: StepMeter
  /** The sentence before spoke of a second count and this one goes on with it. */
  readonly recount?: boolean
  /** It stands in a part that tells of earlier results. */
  readonly isPast?: boolean
}

/** Unknown words that may stand between the name of a test and its score. */
const SCORE_REACH = 10
const AGREEING: Readonly<Record<string, readonly string[]>> = {
  negative: ['0', '1'],
  equivocal: ['2'],
  positive: ['3'],
}

/** The item before ':', '=', '(' and 'is'. */
function skipBack(items: readonly Item[], from: number): number {
  let at = from
  while (at > from - 3 && (items[at]?.meaning === 'is' || [':', '=', '('].includes(items[at]?.text ?? ''))) at -= 1
  return at
}

/** Words that say that there is no second count yet. */
const NO_RECOUNT: ReadonlySet<string> = new Set([
  'notdone',
  'pending',
  'recommended',
  'unknown',
  'conditional',
  'hedge',
])
const COUNTS: ReadonlySet<string> = new Set(['ratio', 'her2CopyNumber', 'cep17CopyNumber'])
const COUNTED: ReadonlySet<string> = new Set([
  'recount',
  'copies',
  'ratio',
  'group',
  'samegroup',
  'othergroup',
  'cells',
])
/** What a group says of the two numbers; for group 4 the upper limit of the copies is left open. */
const GROUP_BOUNDS: Readonly<Record<string, { readonly ratio: Measure; readonly copies: Measure }>> = {
  '1': { ratio: { text: '2.0', comparator: '>=' }, copies: { text: '4.0', comparator: '>=' } },
  '2': { ratio: { text: '2.0', comparator: '>=' }, copies: { text: '4.0', comparator: '<' } },
  '3': { ratio: { text: '2.0', comparator: '<' }, copies: { text: '6.0', comparator: '>=' } },
  '4': { ratio: { text: '2.0', comparator: '<' }, copies: { text: '4.0', comparator: '>=' } },
  '5': { ratio: { text: '2.0', comparator: '<' }, copies: { text: '4.0', comparator: '<' } },
}
/** 'from group 3 to group 4': the first is what was left. */
const LEFT: ReadonlySet<string> = new Set(['from', 'da', 'dal', 'von', 'de', 'van'])
const CORRECTED =
  /^(?:correct|revis|amend|chang|updat|korrigier|geander|geaender|corrig|correg|rectifi|modifi|gecorrig|gewijzig|corrett|modificat)/

const EARLIER = /^(?:previous|harmless|by|for|is|specimen|,|19[5-9]\d|20[0-4]\d)$/

/** '0 bis 1+', '1+ à 2+', '1+ tot 2+' */
const RANGE_TO = /^(?:to|bis|a|tot|hasta|fino a|and|und|et|y|e|en)$/

/** What the reading of one sentence holds, and its figures: scores, percentages, ratios, copy numbers. */
export class Her2FigureReader {
  readonly one: Her2Gathered = { facts: [], problems: [], missing: [], explained: [], totals: [], unnamed: [] }
  readonly clauses: Clauses
  readonly owners: Owners
  readonly polarity: Polarity
  readonly items: readonly Item[]
  protected readonly input: SentenceInput
  protected context: Her2Test
  protected both = false
  protected readonly outer: { context: Her2Test; facts: number }[] = []
  protected section: number
  protected anchor = 0
  protected unknown = 0
  protected previous = false
  protected scored = false
  protected prefixed = false
  protected recount = false
  readonly ishSentence: boolean
  /** ISH groups that were named outside a second count. */
  readonly groups: { readonly figure: string; readonly at: number; readonly to: number }[] = []
  private readonly criteria = new Map<number, boolean>()
  private readonly controlled = new Map<number, boolean>()
  /** Up to this item the sentence only gives what its label calls a reference. */
  private readonly referenceEnd: number
  /** Items that are a value, or a figure of something else that was recognised. */
  readonly consumed = new Set<number>()
  /** Figures that are a control, a limit or a criterion. */
  readonly aside: number[] = []

  constructor(input: SentenceInput) {
    this.input = input
    this.items = input.items
    for (const at of input.furniture ?? []) this.consumed.add(at)
    this.section = input.section
    this.context = input.test
    this.recount = input.recount === true
    this.previous = input.isPast === true
    this.clauses = cutClauses(input.items)
    this.owners = findOwners(input.items, input.carried)
    this.polarity = readPolarity(input.items)
    this.referenceEnd = referenceEnd(input.items)
    this.ishSentence =
      input.test === 'ish' ||
      input.items.some((item) => item.meaning === 'ish' || item.meaning === 'cep17' || item.meaning === 'ratio')
  }

  /** The sentence ends speaking of a second count. */
  get isRecount(): boolean {
    return this.recount
  }

  /** The specimen that the sentence ends with. */
  get lastSection(): number {
    return this.section
  }

  fail(why: string, clause?: number): void {
    this.one.problems.push(clause === undefined ? { why } : { why, clause })
  }

  add(test: Her2Test, field: Fact['field'], value: Fact['value'], at: number, to: number): void {
    const clause = this.clauses.of[at] ?? 0
    this.consume(at, to)
    if (this.isReferenceClause(at)) {
      this.one.explained.push(at)
      return
    }
    if (this.recount && this.isOfRecount(field, value, clause)) return
    const from = Math.min(this.anchor, at)
    this.one.facts.push({
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

  /** An ISH group alone says in which part of the plane the two numbers lie (RULES 3.1). */
  settleGroup(): void {
    const [only] = this.groups
    if (only === undefined || this.groups.length > 1) return
    const numbers = this.one.facts.some((fact) => fact.field === 'ratio' || fact.field === 'her2CopyNumber')
    const bounds = GROUP_BOUNDS[only.figure]
    if (numbers || bounds === undefined || this.recount || this.isDeniedBefore(only.at)) return
    this.add('ish', 'ratio', bounds.ratio, only.at, only.to)
    this.add('ish', 'her2CopyNumber', bounds.copies, only.at, only.to)
  }

  private isDeniedBefore(at: number): boolean {
    return this.items.slice(Math.max(0, at - 6), at).some((item) => item.meaning === 'not')
  }

  consume(from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.consumed.add(at)
  }

  /** 'previous' after the value, in the same clause: '2+ (Vorbefund)'. */
  protected isPreviousClause(at: number): boolean {
    const clause = this.clauses.of[at]
    for (let ahead = at + 1; ahead < at + 12 && this.clauses.of[ahead] === clause; ahead += 1) {
      if (this.items[ahead]?.meaning === 'previous' && !isOfKnownDisease(this.items, ahead)) return true
    }
    return this.isCalledEarlier(at)
  }

  /** 'HER2 3+ (outside report, 2015)', 'negative for HER2, as per previous': words behind the value that only say when or where. */
  private isCalledEarlier(at: number): boolean {
    let open = at + 1
    while (open < at + 4 && this.clauses.of[open] === this.clauses.of[at]) open += 1
    const mark = this.items[open]?.text
    if (mark !== '(' && mark !== ',') return false
    let close = open + 1
    while (close < open + 8 && EARLIER.test(this.items[close]?.meaning || (this.items[close]?.text ?? ''))) close += 1
    const end = this.items[close]
    const closed = mark === '(' ? end?.text === ')' : end === undefined || end.text === '.' || end.text === ';'
    return closed && this.items.slice(open, close).some(({ meaning }) => meaning === 'previous')
  }

  /** Behind 'reference' or 'cut-off' in the same clause stands a limit, behind 'control' no result. */
  protected isReferenceClause(at: number): boolean {
    if (at < this.referenceEnd) return true
    const clause = this.clauses.of[at] ?? 0
    for (let index = at - 1; index > at - 8 && this.clauses.of[index] === clause; index -= 1) {
      const meaning = this.items[index]?.meaning
      if (meaning === 'reference' || meaning === 'control') return true
    }
    // 'positive and negative controls', 'amplified breast control tissue'
    for (let ahead = at + 1; ahead < at + 5; ahead += 1) {
      const item = this.items[ahead]
      if (item?.meaning === 'control' || item?.meaning === 'reference') return true
      if (item?.kind === 'plus' && ahead === at + 1) continue
      if (item?.kind !== 'word' || item.meaning === 'by' || this.clauses.of[ahead] !== clause) break
    }
    return this.isCriterionClause(clause) || this.isBehindControl(clause) || isOfHealthyTissue(this, at)
  }

  private isBehindControl(clause: number): boolean {
    const known = this.controlled.get(clause)
    if (known !== undefined) return known
    const is = isOfControl(this.items, this.clauses, clause)
    this.controlled.set(clause, is)
    return is
  }

  private isCriterionClause(clause: number): boolean {
    const known = this.criteria.get(clause)
    if (known !== undefined) return known
    const is = isCriterion(this.items.filter((_, at) => this.clauses.of[at] === clause))
    this.criteria.set(clause, is)
    return is
  }

  private setAside(at: number, end: number): void {
    this.consume(at, end)
    this.aside.push(at)
  }

  protected hasNumber(from: number, to: number): boolean {
    return this.items.slice(Math.max(0, from), to).some((item) => item.kind === 'number')
  }

  /** A 0 in brackets behind a result word ('negative (0)'), before its test ('0 by IHC'), or at the start of the answer to a question on IHC. */
  protected isLoneZero(at: number): boolean {
    if (this.items[at]?.text !== '0') return false
    if (this.input.test === 'ihc' && at === 0) return true
    if (this.items[at + 1]?.meaning === 'by' && this.items[at + 2]?.meaning === 'ihc') return true
    // 'negative, 0.'
    const listed = this.items[at - 1]?.text === ',' && this.items[at - 2]?.meaning === 'negative'
    if (listed && (this.items[at + 1] === undefined || this.items[at + 1]?.kind === 'mark')) return true
    if (at === 2 && this.input.carried.length > 0 && isResultField(this.items)) return true
    return this.items[at - 1]?.text === '(' && this.items[at + 1]?.text === ')'
  }

  /** The end of the old score in 'corrected from 2+ to 3+'; `at` where nothing was corrected. */
  private correctedFrom(at: number): number {
    if (!LEFT.has(this.items[at - 1]?.text ?? '') || this.items[at]?.kind !== 'number') return at
    if (!this.items.slice(Math.max(0, at - 6), at).some((item) => CORRECTED.test(item.text))) return at
    const end = this.items[at + 1]?.kind === 'plus' ? at + 2 : at + 1
    return this.items[end]?.meaning === 'rangeto' || /^(?:auf|naar|op|in)$/.test(this.items[end]?.text ?? '')
      ? end + 1
      : at
  }

  /** A number that no word announced: a score with its plus sign, or a percentage. */
  protected readFigure(at: number): number {
    const corrected = this.correctedFrom(at)
    if (corrected > at) {
      const word = this.items.slice(0, at).findLastIndex((item) => CORRECTED.test(item.text))
      this.consume(word, corrected)
      return corrected
    }
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
    if (this.isReferenceClause(at)) {
      this.setAside(at, measure.end)
      return measure.end
    }
    if (this.isCellCount(at)) return this.takeMeasure('cellsCounted', measure, at)
    if (this.input.isAnswer && !isFurnitureNumber(this.items, at, this.items[at]))
      return this.readBareAnswer(measure, at)
    return measure.end
  }

  /** '4.8 HER2 signals per cell', '2.1 copies of CEP17'. */
  protected takeNamedCopies(measure: MeasureReading, at: number, follows: number): number {
    const words = this.items.slice(measure.end, follows + 1)
    const ofCep17 = words.some((item) => item.meaning === 'cep17')
    this.takeMeasure(ofCep17 ? 'cep17CopyNumber' : 'her2CopyNumber', measure, at)
    return follows
  }

  protected readBareAnswer(measure: MeasureReading, at: number): number {
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

  protected takeScore(reading: NonNullable<ReturnType<typeof readScore>>, at: number): number {
    if (this.isReferenceClause(at)) {
      this.setAside(at, reading.end)
      return reading.end
    }
    if (this.isSecondOfRange(at)) {
      this.fail('a range is no score')
      return reading.end
    }
    const words = this.items
      .slice(at, reading.end)
      .map((item) => item.text)
      .join('')
    const of = this.items[skipBack(this.items, at - 1)]?.meaning
    if ('why' in reading) this.fail(`«${words}» ${reading.why}`)
    else if (of === 'ish') this.fail(`«${words}» is an IHC score, named as an ISH result`)
    else {
      this.add('ihc', 'score', reading.score, at, reading.end)
      if (reading.zeroPlus && this.input.plainZeroPlus !== true) this.add('ihc', 'staining', 'present', at, reading.end)
      this.scored = true
      if (reading.score === '0' && this.saysAbsent(reading.end))
        this.add('ihc', 'staining', 'absent', at, reading.end + 2)
    }
    return reading.end
  }

  /** '0/absent', '0 (absent)': the staining is. */
  private saysAbsent(at: number): boolean {
    const [mark, word, end] = [this.items[at], this.items[at + 1], this.items[at + 2]]
    const joined = mark?.text === '/' || mark?.text === '('
    return joined && word?.text === 'absent' && (end === undefined || end.kind === 'mark')
  }

  /** 'Nuclei scored = 40' */
  private isCellCount(at: number): boolean {
    const mark = this.items[at - 1]?.text
    return (mark === ':' || mark === '=') && this.items[at - 2]?.meaning === 'cells'
  }

  /** 'zero or 1+', '0 to 1+' */
  private isSecondOfRange(at: number): boolean {
    const link = this.items[at - 1]
    const first = this.items[at - 2]
    const joins = link?.meaning === 'or' || link?.meaning === 'rangeto' || link?.text === '/' || link?.text === '-'
    return (
      (joins || RANGE_TO.test(link?.text ?? '')) &&
      (first?.meaning === 'zero' ||
        ((first?.kind === 'plus' || first?.kind === 'number') && !this.consumed.has(at - 2)) ||
        this.isBareLevel(at - 2))
    )
  }

  /** The 0 of 'immunoscore: 0 to 1+', which was passed over as that of another scale. */
  private isBareLevel(at: number): boolean {
    const level = this.items[at]?.kind === 'number' && /^[0-3]$/.test(this.items[at]?.text ?? '')
    const label = this.items.slice(Math.max(0, at - 3), at)
    return level && label.some(({ meaning }) => meaning === 'otherscore' || meaning === 'score')
  }

  protected takePercent(reading: MeasureReading): number {
    const at = reading.start
    this.consume(at, reading.end)
    if (isShareOfSample(this.items, at, reading.end)) return reading.end
    const near = this.items.slice(Math.max(0, at - 8), reading.end + 6).map((item) => item.meaning)
    const meaning = stainingMeaning(near)
    const scoreZero = this.one.facts.some((fact) => fact.field === 'score' && fact.value === '0')
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

  protected takeMeasure(
    field: 'ratio' | 'her2CopyNumber' | 'cep17CopyNumber' | 'cellsCounted',
    reading: MeasureReading,
    at: number,
  ): number {
    this.consume(at, reading.end)
    if (this.isReferenceClause(at)) return reading.end
    if (isTotalOfCells(field, reading, this.items)) {
      this.one.totals.push(at)
      return reading.end
    }
    if (reading.measure === undefined || reading.percent) {
      this.fail(`a number is ${reading.percent ? 'a percentage' : (reading.vague ?? 'not understood')}`)
    } else if (this.recount && (field === 'ratio' || field === 'her2CopyNumber')) {
      this.add('ish', 'recount', { [field]: reading.measure }, at, reading.end)
    } else this.add('ish', field, reading.measure, at, reading.end)
    if (this.context === 'overall') this.context = 'ish'
    return reading.end
  }

  /** `label` is the item of the last word of the name. */
  readRatio(label: number, from: number): number {
    const stop = this.items[label + 1]?.text === '.' ? 2 : 1
    const value = skipLinks(this.items, label + stop, MEASURE_LINKS)
    const reading = readMeasure(this.items, value)
    if (reading === undefined) return label + 1
    if (this.items[from]?.meaning !== 'her2' && this.context === 'overall') this.anchor = Math.min(this.anchor, from)
    const end = this.takeMeasure('ratio', reading, value)
    return this.skipDenominator(end)
  }

  /** '2.4 : 1' is 2.4; any other denominator is not read. */
  protected skipDenominator(at: number): number {
    const mark = this.items[at]
    const next = this.items[at + 1]
    if (mark?.kind !== 'mark' || (mark.text !== ':' && mark.text !== '/') || next?.kind !== 'number') return at
    if (!/^1(?:\.0)?$/.test(next.text)) this.fail('a ratio with a denominator other than 1')
    this.consume(at, at + 2)
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

  /** 'Total HER2 signals: 60' counts all cells together: no average, and no copy number. */
  skipTotal(at: number): number {
    const clause = this.clauses.of[at]
    let end = at + 1
    while (end < at + 10 && this.clauses.of[end] === clause && this.items[end]?.kind !== 'number') end += 1
    if (this.items[end]?.kind !== 'number') return at + 1
    this.consume(at, end + 1)
    this.one.totals.push(at)
    return end + 1
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

  /** The figure of another scale ('Grade 2', 'IRS 12', 'Allred 8/8') is passed over. */
  skipOtherScore(at: number): number {
    if (this.input.isForm === true && at === 0 && this.items[2]?.kind === 'number') return this.readLabelled(2)
    const value = skipLinks(this.items, at + 1, new Set(['is', 'score', 'for', 'by', 'otherscore']))
    if (this.isNamedIntensity(at, value)) return this.readLabelled(value)
    if (this.items[value]?.kind !== 'number') return at + 1
    let end = value + 1
    if (this.items[end]?.kind === 'plus') end += 1
    if (this.items[end]?.text === '/' && this.items[end + 1]?.kind === 'number') end += 2
    this.consume(at, end)
    return end
  }

  /** 'NEGATIVE (staining intensity of 0)': the score under another name, where the word before agrees with it. */
  private isNamedIntensity(at: number, value: number): boolean {
    if (!/intensity$/.test(this.items[at]?.text ?? '') || this.owners.of[at]?.includes('her2') !== true) return false
    const word = this.items.slice(Math.max(0, at - 4), at).findLast((item) => item.meaning in AGREEING)?.meaning ?? ''
    return AGREEING[word]?.includes(this.items[value]?.text ?? '') === true
  }

  readScoreLabel(at: number): number {
    const value = skipLinks(this.items, at + 1, LINKS)
    return this.items[value]?.kind === 'number' ? this.readLabelled(value) : at + 1
  }

  /** From here on numbers are of the second count, unless the clause says that there is none. */
  setRecount(at: number): number {
    const clause = this.clauses.of[at]
    const none = this.items.some((item, index) => this.clauses.of[index] === clause && NO_RECOUNT.has(item.meaning))
    if (none || this.items[at - 1]?.meaning === 'not') return at + 1
    const behind = this.items[at - 1]?.meaning === 'by' && this.one.facts.some((fact) => COUNTS.has(fact.field))
    if (behind && !this.hasNumber(at, this.items.length)) this.fail('it is not clear which numbers are of the recount')
    this.recount = true
    return at + 1
  }

  /** 'confirmed by a second observer' is a recount only where something was counted. */
  setObserver(at: number): number {
    const counted = this.ishSentence || this.items.some((item) => COUNTED.has(item.meaning))
    return counted ? this.setRecount(at) : at + 1
  }

  endRecount(at: number): number {
    this.recount = false
    return at + 1
  }

  /** What a second count in words or the area it was made in does not say of the first one. */
  protected isOfRecount(field: Fact['field'], value: Fact['value'], clause: number): boolean {
    const counted = this.one.facts.some((fact) => fact.field === 'recount')
    if (field === 'ishWords' || (field === 'overallWords' && !counted)) {
      this.fail('a second count in words is not read', clause)
      return true
    }
    // 'cells of the area with IHC 2+'
    return field === 'cep17CopyNumber' || field === 'cellsCounted' || (field === 'score' && value === '2+' && !counted)
  }

  addOutcome(at: number, outcome: 'same-group' | 'other-group'): number {
    if (!this.recount) return at + 1
    const clause = this.clauses.of[at]
    const denied = this.items.slice(Math.max(0, at - 6), at).some((item) => item.meaning === 'not')
    if (denied) this.fail('a denial of what the second count gave has more than one reading', clause)
    else this.add('ish', 'recount', { outcome }, at, at + 1)
    return at + 1
  }

  /** 'confirms group 4', 'moved to group 2', 'group 3 confirmed'. */
  addGroupMove(at: number, outcome: 'same-group' | 'other-group'): number {
    const near = this.items.slice(Math.max(0, at - 5), at + 6)
    if (!near.some((item) => item.meaning === 'group')) return at + 1
    // 'group 3 confirmed on recount'
    const clause = this.clauses.of[at]
    const before = this.recount
    this.recount ||= this.items.some(
      (item, index) => item.meaning === 'recount' && index > at && index < at + 6 && this.clauses.of[index] === clause,
    )
    this.addOutcome(at, outcome)
    this.recount = before
    return at + 1
  }

  readGroup(at: number): number {
    const value = skipLinks(this.items, at + 1, LINKS)
    const figure = this.items[value]?.text ?? ''
    if (!/^[1-5]$/.test(figure)) return at + 1
    this.consume(at, value + 1)
    if (!this.recount) {
      this.groups.push({ figure, at, to: value + 1 })
      return value + 1
    }
    const left = ['for', 'by'].includes(this.items[at - 1]?.meaning ?? '') || LEFT.has(this.items[at - 1]?.text ?? '')
    const others = this.items.filter((item) => item.meaning === 'group').length > 1
    const denied = this.items.slice(Math.max(0, at - 6), at).some((item) => item.meaning === 'not')
    if (denied) this.fail('a denial of an ISH group says nothing of the group', this.clauses.of[at])
    else if (!left || !others)
      this.add('ish', 'recount', { group: figure as '1' | '2' | '3' | '4' | '5' }, at, value + 1)
    return value + 1
  }
}
