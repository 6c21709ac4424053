import type { Her2Test } from './her2-gathered.ts'
import { Her2FigureReader } from './her2-figures.ts'
import { isFinding, isQualified } from './amplification-found.ts'
import { LINKS, MEASURE_LINKS, isEndOrCloser, isMethod, skipLinks } from './item-shapes.ts'
import type { Item } from './lexicon.ts'
import { readMeasure } from './values.ts'

/** Unknown words that may stand between the name of a test and its result. */
const WORD_REACH = 5
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
const ISH_VOCABULARY: ReadonlySet<string> = new Set([
  'ish',
  'amplification',
  'amplified',
  'notamplified',
  'ratio',
  'copies',
  'cep17',
])
const IHC_VOCABULARY: ReadonlySet<string> = new Set(['ihc', 'staining', 'score'])
const WEAKENING: ReadonlySet<string> = new Set([
  'faint',
  'moderate',
  'incomplete',
  'partly',
  'low',
  'lowpositive',
  'approx',
])

/** 'both … and', 'sowohl … als auch', 'tanto … como', 'sia … sia', 'zowel … als' */
const PAIRING = /^(?:both|sowohl|als auch|als|auch|tanto|como|sia|che|zowel|a la fois|as well as)$/
const COUNTED: ReadonlySet<string> = new Set(['copies', 'amplification', 'amplified', 'ratio'])
const LINKED: ReadonlySet<string> = new Set([':', '-', '–', '='])
/** The gene, and not its protein. */
const GENE = /^gen(?:e|s|en|es)?(?: (?:status|copy|copies))?$/
const OF_TUMOR: ReadonlySet<string> = new Set(['is', 'for', 'invasive'])

function isArticle(item: Item | undefined): boolean {
  return item?.meaning === 'harmless' && /^(?:den|dem|des|die|las|los|les|gli|lle|une?|una|een)$/.test(item.text)
}

/** The words of one sentence: positive, amplified, stained, low, and the test that each speaks of. */
export class Her2WordReader extends Her2FigureReader {
  protected readonly failures: number[] = []
  /** The staining is given as 'none or faint': it says nothing beside a score 0. */
  private eitherStaining = false

  readWord(at: number): number {
    const word = RESULT_WORDS[this.items[at]?.meaning ?? '']
    if (word === undefined || this.polarity.absorbed.has(at)) return at + 1
    if (this.isReferenceClause(at)) {
      this.one.explained.push(at)
      return at + 1
    }
    if (this.polarity.verdicts.get(at) === 'unclear') {
      this.fail(`a denial of «${this.items[at]?.text ?? ''}» has more than one reading`)
      return at + 1
    }
    if (word === 'positive' && this.isWeakened(at)) {
      if (this.isTwoPlus(at)) {
        this.consume(at, at + 1)
        return at + 1
      }
      this.fail('a weak or partial positive has more than one reading')
      return at + 1
    }
    if (this.unknown > WORD_REACH) {
      this.fail(`«${this.items[at]?.text ?? ''}» stands too far from what it may belong to`)
      return at + 1
    }
    const target = this.wordTarget(at, word)
    if (target === undefined) this.fail(`«${this.items[at]?.text ?? ''}» may belong to either test`)
    else if (target[0] === 'overall' && this.isOfAmplification(at, word))
      this.fail('it is not said by which test the gene was looked at')
    else for (const test of target) this.addWords(test, word, at, at + 1)
    return at + 1
  }

  /** 'ERBB2 amplification - equivocal': a word that sequencing has as FISH does. */
  private isOfAmplification(at: number, word: string): boolean {
    if (word !== 'equivocal' && word !== 'indeterminate') return false
    let before = at - 1
    while (before > at - 4 && (LINKED.has(this.items[before]?.text ?? '') || this.items[before]?.meaning === 'is'))
      before -= 1
    const noun = this.items[before]
    return noun?.meaning === 'amplification' || GENE.test(noun?.text ?? '')
  }

  /** 'weakly positive (score 2+)': the score says what the words mean. */
  protected isTwoPlus(at: number): boolean {
    const weak = this.items[at - 1]?.meaning === 'faint' || this.items[at - 1]?.meaning === 'moderate'
    const near = this.items.slice(at + 1, at + 8)
    const found = near.findIndex((item) => item.kind === 'number')
    return weak && near[found]?.text === '2' && near[found + 1]?.kind === 'plus'
  }

  /** 'weakly positive', 'focally positive', 'positive in 5 %': it may be 1+, 2+ or 3+. */
  protected isWeakened(at: number): boolean {
    const near = [this.items[at - 2], this.items[at - 1], this.items[at + 1]]
    if (near.some((item) => item !== undefined && WEAKENING.has(item.meaning))) return true
    const measure = readMeasure(this.items, skipLinks(this.items, at + 1, MEASURE_LINKS))
    return measure?.percent === true && !(measure.highest > 10)
  }

  protected addWords(test: Her2Test, word: keyof typeof ISH_WORDS, at: number, end: number): void {
    if (test === 'ish') this.add('ish', 'ishWords', ISH_WORDS[word], at, end)
    else this.add(test, test === 'ihc' ? 'ihcWords' : 'overallWords', word, at, end)
  }

  /** Which test a result word speaks of; undefined where two are possible. */
  protected wordTarget(at: number, word: string): readonly Her2Test[] | undefined {
    const shared = this.sharedMethods(at + 1)
    if (shared !== undefined) return shared
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

  /** 'both by IHC and by FISH', 'by both IHC and FISH': the word is of the two; undefined where no such pair follows. */
  private sharedMethods(from: number): readonly Her2Test[] | undefined {
    let at = from
    const isLink = (): boolean => this.items[at]?.meaning === 'by' || PAIRING.test(this.items[at]?.text ?? '')
    const skip = (): void => {
      for (const end = at + 3; at < end && isLink();) at += 1
    }
    skip()
    const first = this.items[at]
    if (at === from || !isMethod(first)) return undefined
    at += 1
    const join = this.items[at]
    if (join?.meaning !== 'and' && !PAIRING.test(join?.text ?? '')) return undefined
    at += 1
    skip()
    const second = this.items[at]
    const pair = isMethod(second) && second?.meaning !== first?.meaning && !this.hasOwnValue(at)
    return pair ? ['ihc', 'ish'] : undefined
  }

  protected methodsAt(at: number): readonly Her2Test[] {
    const join = this.items[at + 1]
    const joined =
      (join?.text === '/' || join?.meaning === 'and') && isMethod(this.items[at + 2]) && !this.hasOwnValue(at + 2)
    return joined ? ['ihc', 'ish'] : [this.items[at]?.meaning === 'ish' ? 'ish' : 'ihc']
  }

  /** '… negative FISH': the word belongs to the method behind it unless that one has a value of its own. */
  protected directTarget(method: number, word: string): readonly Her2Test[] | undefined {
    const following: Her2Test = this.items[method]?.meaning === 'ish' ? 'ish' : 'ihc'
    if (this.hasOwnValue(method)) {
      this.prefixed = true
      return [this.context]
    }
    if (this.context === 'overall' || this.context === following) return [following]
    const score = this.one.facts.findLast((fact) => fact.field === 'score')?.value
    if (word === 'equivocal' && score === '2+') return ['ihc']
    const excluded =
      word === 'negative'
        ? score === '2+' || score === '3+'
        : word === 'positive' && score !== '3+' && score !== undefined
    if (excluded || (this.prefixed && this.scored)) return [following]
    return this.scored ? undefined : [this.context]
  }

  /** 'FISH 2.26': a decimal that no word calls a ratio or a copy number. */
  protected isUnnamedFigure(value: number): boolean {
    const item = this.items[value]
    const next = this.items[value + 1]
    const decimal = item?.kind === 'number' && /^\d{1,2}[.,]\d{1,2}$/.test(item.text)
    if (next?.meaning === 'her2' && this.items[value + 2]?.meaning === 'copies') return false
    return decimal && next?.meaning !== 'copies' && next?.meaning !== 'percentword' && next?.kind !== 'plus'
  }

  /** Beside a word the figure adds nothing; alone it is unread. */
  protected skipUnnamed(at: number, value: number): number {
    this.consume(value, value + 1)
    const before = this.items[at - 1]?.text === '.' ? this.items[at - 2] : this.items[at - 1]
    const worded =
      (before?.meaning ?? '') in RESULT_WORDS ||
      this.items.some((item) => item.meaning === 'amplified' || item.meaning === 'amplification')
    if (!worded) this.one.unnamed.push(value)
    return value + 1
  }

  protected hasOwnValue(method: number): boolean {
    const at = skipLinks(this.items, method + 1, LINKS)
    const next = this.items[at]
    if (this.items[method]?.meaning === 'ish' && this.isUnnamedFigure(at)) return false
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
    else if (isFinding(this.items, at, this.hasScore())) this.add('ish', 'ishWords', 'amplified', at, at + 1)
    else if (this.hasScore() && isQualified(this.items, at)) this.fail(`«${text}» has more than one reading`)
    return at + 1
  }

  private hasScore(): boolean {
    return this.one.facts.some(({ field }) => field === 'score')
  }

  readOverexpressed(at: number): number {
    const verdict = this.polarity.verdicts.get(at) ?? 'none'
    if (verdict === 'unclear') this.fail(`«${this.items[at]?.text ?? ''}» has more than one reading`)
    else if (verdict === 'yes' && this.isWeakVerdict(at)) {
      if (!this.isTwoPlus(this.verdictEnd(at) - 1)) this.fail('a weak or partial positive has more than one reading')
    } else if (verdict !== 'none')
      this.add('ihc', 'ihcWords', verdict === 'yes' ? 'positive' : 'negative', at, this.verdictEnd(at))
    return at + 1
  }

  private isWeakVerdict(at: number): boolean {
    const end = this.verdictEnd(at) - 1
    return end > at && WEAKENING.has(this.items[end - 1]?.meaning ?? '')
  }

  /** The verdict may stand behind the noun: the span reaches to it. */
  protected verdictEnd(at: number): number {
    for (let ahead = at + 1; ahead < at + 7; ahead += 1) if (this.polarity.absorbed.has(ahead)) return ahead + 1
    return at + 1
  }

  readStaining(at: number): number {
    const around = this.clauseAround(at, 8)
    if (around.includes('otherstain') || around.includes('control')) return at + 1
    const verdict = this.polarity.verdicts.get(at) ?? 'none'
    if (verdict !== 'no' && this.isAbsentOr(at)) {
      if (this.isDefinedZero(at)) this.eitherStaining = true
      else this.fail('what is not stained is not clear')
      return at + 1
    }
    // 'HER2 stain: negative' is the result of the stain, and not that nothing is stained.
    if (verdict === 'no' && this.items[this.verdictEnd(at) - 1]?.meaning === 'negative') {
      this.addWords('ihc', 'negative', at, this.verdictEnd(at))
      return at + 1
    }
    if (verdict === 'no') {
      if (around.includes('or') && this.isDefinedZero(at)) this.eitherStaining = true
      else if (around.includes('or') || around.includes('percentword') || !this.isOfTumor(at))
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

  /** 'absent or faint staining in < 10 %': either may be meant. */
  private isAbsentOr(at: number): boolean {
    const before = this.items.slice(Math.max(0, at - 8), at)
    const absent = before.findIndex((item) => item.meaning === 'absent' || item.meaning === 'not')
    const or = before[absent + 1]
    return absent >= 0 && (or?.meaning === 'or' || or?.text === 'of')
  }

  /** Rows IHC-2c and IHC-x; a faint basolateral staining is neither, and a denial says nothing of other staining. */
  readPattern(at: number, pattern: 'moderate-incomplete' | 'unusual'): number {
    const around = this.clauseAround(at, 8)
    const near = this.items.slice(Math.max(0, at - 4), at)
    if (near.some((item) => item.meaning === 'not' || item.meaning === 'absent')) return at + 1
    const faint = around.includes('faint') && !around.includes('moderate') && !around.includes('intense')
    if (!faint && !around.includes('control') && !around.includes('otherstain'))
      this.add('ihc', 'pattern', pattern, at, at + 1)
    return at + 1
  }

  /** Meanings of the items around one, in its clause. */
  protected clauseAround(at: number, reach: number): readonly string[] {
    const meanings: string[] = []
    for (let index = Math.max(0, at - reach); index <= at + reach; index += 1) {
      if (this.clauses.of[index] === this.clauses.of[at]) meanings.push(this.items[index]?.meaning ?? '')
    }
    return meanings
  }

  /** 'no staining of normal ducts' says nothing of the tumor. */
  protected isOfTumor(at: number): boolean {
    const link = this.items[at + 1]
    if (link?.meaning !== 'for' && link?.meaning !== 'by') return true
    let to = skipLinks(this.items, at + 2, OF_TUMOR)
    while (isArticle(this.items[to])) to = skipLinks(this.items, to + 1, OF_TUMOR)
    const next = this.items[to]
    return next === undefined || next.meaning === 'tumorcells' || next.meaning === 'her2' || next.meaning === 'ihc'
  }

  readTier(at: number, words: 'low' | 'ultralow'): number {
    if (this.unknown > WORD_REACH || this.polarity.verdicts.get(at) === 'unclear')
      this.fail(`«${this.items[at]?.text ?? ''}» is not clear here`)
    else if (this.isOfCount(at)) {
      this.fail('a low level of amplification has more than one reading')
    } else if (this.items[at - 1]?.meaning === 'not')
      this.fail(`a denial of «${this.items[at]?.text ?? ''}» has more than one reading`)
    else this.add('overall', 'overallWords', words, at, at + 1)
    return at + 1
  }

  /** 'Low-level HER2 amplification', 'low copy number': what is low is a count, and not HER2. */
  private isOfCount(at: number): boolean {
    if (this.items[at + 1]?.kind !== 'word') return false
    const before = this.items[at - 1]
    const reach = before?.meaning === 'her2' || before?.meaning === 'is' || before?.text === ':' ? 2 : 5
    return this.items
      .slice(at + 1, at + reach)
      .some(({ meaning }, index) => COUNTED.has(meaning) && this.clauses.of[at + 1 + index] === this.clauses.of[at])
  }

  noteFailure(at: number): number {
    this.failures.push(at)
    return at + 1
  }

  /** 'Score 0 (no staining, or faint staining in at most 10 %)' repeats what the score means. */
  private isDefinedZero(at: number): boolean {
    if (!this.one.facts.some((fact) => fact.field === 'score' && fact.value === '0')) return false
    return this.items.slice(Math.max(0, at - 3)).some(({ meaning }) => meaning === 'faint' || meaning === 'incomplete')
  }

  settleStaining(): void {
    if (!this.eitherStaining) return
    const kept = this.one.facts.filter(({ field }) => field !== 'staining' && field !== 'percent')
    this.one.facts.splice(0, this.one.facts.length, ...kept)
  }

  /** The test whose vocabulary the sentence uses; ISH before IHC. */
  private testByWords(): 'ish' | 'ihc' | undefined {
    if (this.items.some((item) => ISH_VOCABULARY.has(item.meaning))) return 'ish'
    return this.items.some((item) => IHC_VOCABULARY.has(item.meaning)) ? 'ihc' : undefined
  }

  /** A test that failed has no other result in the same sentence: 'no amplification seen, but hybridization was inadequate'. */
  settleFailure(): void {
    const at = this.failures[0] ?? this.uninterpretable()
    if (at === undefined) return
    const test = this.testByWords() ?? this.context
    const kept = this.one.facts.filter((fact) => fact.test !== test)
    if (kept.some((fact) => fact.test === 'overall')) {
      this.fail('says that there is a result and that the test failed')
      return
    }
    this.one.facts.splice(0, this.one.facts.length, ...kept)
    this.addWords(test, 'indeterminate', at, at + 1)
  }

  /** 'No amplification seen, but signals uninterpretable': the second takes the first back. */
  private uninterpretable(): number | undefined {
    const denied = this.one.facts.find((fact) => fact.field === 'ishWords' && fact.value !== 'indeterminate')
    const word = this.one.facts.find((fact) => fact.field !== 'ihcWords' && fact.value === 'indeterminate')
    if (denied === undefined || word === undefined || word.previous !== denied.previous) return undefined
    const own = this.items.filter((_, at) => this.clauses.of[at] === word.clause)
    const signals = own.some((item) => item.meaning === 'copies' || item.meaning === 'ish')
    // 'HER2 indeterminate; FISH not amplified': the second settles the first.
    const settles = word.test === 'overall' && word.to < denied.to
    if (!signals && (word.test === 'ihc' || settles)) return undefined
    this.one.facts.splice(this.one.facts.indexOf(word), 1)
    return word.to - 1
  }

  readZero(at: number): number {
    const before = this.items[at - 1]?.meaning
    if (before === 'her2' || before === 'score' || before === 'ihc') this.add('ihc', 'score', '0', at, at + 1)
    return at + 1
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
    this.recount = false
    this.scored = false
    this.unknown = 0
    return at + 1
  }

  /** 'FISH (-)', 'FISH (+)': an ISH has no score that a sign could be. */
  private readBracketedSign(at: number, test: 'ihc' | 'ish'): number | undefined {
    const [open, sign, close] = this.items.slice(at + 1, at + 4)
    if (open?.text !== '(' || close?.text !== ')' || (sign?.text !== '-' && sign?.text !== '+')) return undefined
    if (sign.text === '-') this.addWords(test, 'negative', at, at + 4)
    else if (test === 'ish') this.addWords(test, 'positive', at, at + 4)
    else this.fail('«(+)» may be positive or a score')
    return at + 4
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
      this.one.missing.push({ test, why: 'not performed', clause: this.clauses.of[at] ?? 0, at })
    if (joined) return at + 3
    const value = skipLinks(this.items, at + 1, LINKS)
    const item = this.items[value]
    if (test === 'ihc' && item?.kind === 'number') return this.readLabelled(value)
    if (test === 'ish' && this.isUnnamedFigure(value)) return this.skipUnnamed(at, value)
    if (item?.kind === 'plus' && item.text === '+') {
      if (value === at + 1 && !item.spaced) this.addWords(test, 'positive', at, value + 1)
      else this.fail('a plus sign alone may be positive or a score')
      return value + 1
    }
    const after = this.items[value + 1]
    const closed = isEndOrCloser(after) || (after?.text === '(' && after.spaced)
    if (item?.text === '-' && value === at + 1 && !item.spaced && closed) {
      this.addWords(test, 'negative', at, value + 1)
      return value + 1
    }
    if (
      test === 'ish' &&
      item?.text === '-' &&
      item.spaced &&
      value === at + 1 &&
      isEndOrCloser(this.items[value + 1])
    ) {
      this.fail('the dash may be a sign or stand for nothing')
      return value + 1
    }
    return this.readBracketedSign(at, test) ?? at + 1
  }
}
