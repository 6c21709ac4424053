import { isTriple, ratioNameEnd } from './clauses.ts'
import { endsWithEarlier } from './earlier-at-end.ts'
import type { Fact, Her2Test } from './her2-gathered.ts'
import { Her2WordReader } from './her2-words.ts'
import { COMPARATORS, LINKS, isCloser, isCopyContext, isEndOrCloser, isMethod, skipLinks } from './item-shapes.ts'
import type { Item } from './lexicon.ts'
import { treatedMarkers } from './treated.ts'
import { REFERS } from './statements.ts'
import { isOfKnownDisease } from './known-disease.ts'
import { readTurnedScore, scaleEnd } from './values.ts'

/** More values than this in one sentence are a table of criteria, not a result. */
const MOST_FACTS = 40
const NOTHING: ReadonlySet<string> = new Set(['notdone', 'pending', 'recommended', 'unknown', 'seeother'])
const NOTHING_WHY: Readonly<Record<string, string>> = {
  notdone: 'not performed or not available',
  pending: 'pending',
  recommended: 'recommended only',
  unknown: 'unknown',
  seeother: REFERS,
}

/** Reads what one sentence says of HER2. One pass over its items with a bounded look around each. */
export class Her2SentenceReader extends Her2WordReader {
  read(): this {
    for (let at = 0; at < this.items.length;) {
      this.input.meter.steps += 1
      if (this.one.facts.length > MOST_FACTS) {
        this.fail('has too many values for one sentence')
        break
      }
      const next = this.step(at)
      at = next > at ? next : at + 1
    }
    this.settleGroup()
    this.settleFailure()
    this.settleNow()
    this.settleTreated()
    this.settleEarlier()
    this.settleStaining()
    return this
  }

  /** 'HER2 was 3+, now 1+': beside a value of now the one before it is the earlier one. */
  private settleNow(): void {
    const now = this.items.findIndex((item) => item.meaning === 'now')
    const { facts } = this.one
    if (now < 0 || !facts.some((fact) => fact.from >= now || fact.to > now + 1)) return
    const before = (fact: Fact): boolean => fact.to <= now && fact.test !== 'ish'
    const said = new Set(facts.flatMap((fact) => (before(fact) ? [] : [fact.field])))
    const earlier = new Set<number>()
    for (const [index, fact] of facts.entries()) {
      if (!before(fact) || !said.has(fact.field)) continue
      facts[index] = { ...fact, previous: true }
      earlier.add(this.partOf(fact.to - 1))
    }
    // 'Score 2+, FISH not amplified; now score 1+': what stands in the same part is as old.
    for (const [index, fact] of facts.entries())
      if (earlier.has(this.partOf(fact.to - 1)) && this.partOf(now) !== this.partOf(fact.to - 1))
        facts[index] = { ...fact, previous: true }
  }

  /** 'HER2 1+, ER 90 % (previous core)' */
  private settleEarlier(): void {
    const { facts } = this.one
    if (facts.length === 0 || !endsWithEarlier(this.items)) return
    for (const [index, fact] of facts.entries()) facts[index] = { ...fact, previous: true }
  }

  /** 'She completed treatment for HER2-positive cancer': what a treatment was for is older than the treatment. */
  private settleTreated(): void {
    const { facts } = this.one
    const markers = facts.length === 0 ? [] : treatedMarkers(this.items)
    if (markers.length === 0) return
    const parts = new Set(markers.map((at) => this.partOf(at)))
    for (const [index, fact] of facts.entries())
      if (parts.has(this.partOf(fact.to - 1))) facts[index] = { ...fact, previous: true }
  }

  /** The part of the sentence between two semicolons. */
  private partOf(at: number): number {
    return this.items.slice(0, at).filter(({ text }) => text === ';').length
  }

  protected step(at: number): number {
    const item = this.items[at]
    if (item === undefined) return at + 1
    this.section = this.input.sections.get(at) ?? this.section
    if (item.kind === 'mark') return this.readMark(at, item)
    if ((item.meaning === 'previous' && !isOfKnownDisease(this.items, at)) || isOfEarlier(item)) this.previous = true
    if (item.meaning === 'now') this.previous = false
    if (this.owners.of[at]?.includes('her2') !== true) return at + 1
    if (item.meaning === 'her2') return this.readName(at)
    if (isTriple(item)) return this.readTriple(at, item)
    if (this.owners.chained.has(at)) return at + 1
    const handler = HANDLERS[item.meaning]
    if (handler !== undefined) return handler(this, at)
    if (item.kind === 'number' || item.kind === 'plus' || item.meaning in COMPARATORS) return this.readFigure(at)
    if (NOTHING.has(item.meaning)) return this.readMissing(at, item.meaning)
    if (item.meaning === '' && item.kind === 'word') this.readUnknown(item)
    return at + 1
  }

  protected readUnknown(item: Item): void {
    this.unknown += 1
    // A word in a script that no table covers may turn the value round.
    if (/[\u0400-\uffff]/.test(item.text)) this.fail(`has words in a script that is not read («${item.text}»)`)
  }

  protected readMark(at: number, item: Item): number {
    if (item.text === ';') this.previous = this.input.isPast === true
    if (item.text === '(' && this.owners.of[at]?.includes('her2') === true) {
      const scale = scaleEnd(this.items, at)
      if (scale > 0) return this.readOnScale(at, scale)
    }
    if (item.text === '(' || item.text === '[') this.outer.push({ context: this.context, facts: this.one.facts.length })
    if (item.text === ')' || item.text === ']') {
      const outer = this.outer.pop()
      if (outer !== undefined && this.one.facts.length > outer.facts) this.context = outer.context
    }
    if (item.text in COMPARATORS && this.owners.of[at]?.includes('her2') === true) return this.readFigure(at)
    return at + 1
  }

  /** 'HER2 (0-3+): 2': a bare figure behind the scale is on it. */
  protected readOnScale(at: number, end: number): number {
    this.consume(at, end)
    const mark = this.items[end]?.text
    if (mark !== ':' && mark !== '=') return end
    const next = this.items[end + 1]
    if (next?.kind === 'number') return this.readLabelled(end + 1)
    return next?.kind === 'plus' ? end : end + 1
  }

  protected readName(at: number): number {
    const ratio = ratioNameEnd(this.items, at)
    if (ratio > 0) return this.readRatio(ratio - 1, at)
    const before = this.items[at - 1]?.meaning
    const methodFirst =
      before === 'ihc' || before === 'ish' || ((before === 'for' || before === 'is') && isMethod(this.items[at - 2]))
    if (!methodFirst && !this.owners.chained.has(at) && this.input.carried.length === 0) this.context = this.input.test
    if (!methodFirst) this.anchor = at
    this.unknown = 0
    this.scored = false
    const scale = scaleEnd(this.items, at + 1)
    if (scale > 0 && [':', '='].includes(this.items[scale]?.text ?? '')) return this.readOnScale(at + 1, scale)
    if (isCopyContext(this.items, at) && this.ishSentence) return this.readCopies(at, at)
    return this.readSign(at) ?? this.readSlot(at)
  }

  /** 'HER2+', 'HER2-', 'HER2 (-)'; undefined where no sign follows. */
  protected readSign(at: number): number | undefined {
    const sign = this.items[at + 1]
    const after = this.items[at + 2]
    if (sign?.kind === 'plus' && readTurnedScore(this.items, at + 1) !== undefined) return undefined
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
    // 'HER2- - 2+': dashes between the name and its score.
    if ((after?.text === '-' || after?.text === '–') && this.items[at + 4]?.kind === 'plus') return undefined
    if (sign.spaced) return this.readSpacedMinus(at, after)
    if (after !== undefined && !after.spaced && !isCloser(after)) return undefined
    if ((after?.meaning === 'and' || after?.meaning === 'or') && this.items[at - 1]?.text !== '/') {
      this.fail('the hyphen may stand for the rest of a word')
      return at + 2
    }
    return this.sign('negative', at, at + 2)
  }

  protected readSpacedMinus(at: number, after: Item | undefined): number | undefined {
    if (after !== undefined && !isCloser(after)) return undefined
    const signed = this.items.slice(Math.max(0, at - 20), at).some((item) => item.kind === 'plus')
    if (signed) return this.sign('negative', at, at + 2)
    this.fail('the dash may be a sign or stand for nothing')
    return at + 2
  }

  protected readPlusSign(at: number, sign: Item, after: Item | undefined): number | undefined {
    if (sign.text.length > 1) return undefined
    if (after?.text === 've' && !after.spaced) return this.sign('positive', at, at + 3)
    const mixed = after?.text === '/' && (this.items[at + 3]?.text === '-' || this.items[at + 3]?.kind === 'plus')
    const listed = after?.text === ':' || (sign.spaced && after !== undefined && !isCloser(after))
    if (!mixed && !listed) return this.sign('positive', at, at + 2)
    this.fail('the plus sign has two readings')
    return at + 2
  }

  protected sign(words: 'positive' | 'negative', at: number, end: number): number {
    this.add('overall', 'overallWords', words, at, end)
    return end
  }

  /** A bare figure directly after the name: only a 0 is a score; anything else there was not understood. */
  protected readSlot(at: number): number {
    const value = skipLinks(this.items, this.behindReference(at + 1), LINKS)
    const item = this.items[value]
    if (item?.kind === 'plus' && item.text === '+' && this.items[value + 1]?.kind !== 'number') {
      this.fail('a plus sign alone may be positive or a score')
      return value + 1
    }
    if ((item?.text === '-' || item?.text === '–') && value > at + 1 && isEndOrCloser(this.items[value + 1])) {
      this.fail('the dash may be a sign or stand for nothing')
      return value + 1
    }
    const turned = readTurnedScore(this.items, value)
    if (turned !== undefined) return this.takeScore(turned, value)
    if (item?.kind !== 'number') return at + 1
    return this.readBareFigure(at, value, item)
  }

  /** Behind the name of a specimen in brackets: 'HER2 (A): 0'. */
  private behindReference(at: number): number {
    const named = this.items[at]?.text === '(' && this.input.furniture?.has(at) === true
    return named ? at + 3 : at
  }

  protected readBareFigure(at: number, value: number, item: Item): number {
    // 'HER2 2018 ASCO/CAP: positive'
    if (/^20[0-4]\d$/.test(item.text)) return at + 1
    if (this.items[value - 1]?.meaning === 'ihc' || this.items[value - 1]?.meaning === 'score') return at + 1
    const next = this.items[value + 1]
    if (next?.kind === 'plus' || next?.meaning === 'copies') return at + 1
    if (item.text === '0' && next?.meaning !== 'percentword') return this.readScoreAt(value, true)
    if (next?.meaning === 'percentword') this.fail('gives a percentage where a score belongs')
    else if (this.ishSentence) return at + 1
    else this.fail(`«${item.text}» is no HER2 score as it stands`)
    return value + 1
  }

  protected readTriple(at: number, { text, meaning }: Item): number {
    this.anchor = at
    const before = this.items[at - 1]
    const named = before?.meaning === 'is' || before?.text === ':' ? this.items[at - 2] : before
    if (this.isDenied(at)) this.fail(`a denial of «${text}» says nothing of HER2 alone`)
    else if (named?.meaning === 'her2') this.fail(`«${text}» may be the score`)
    else this.add('overall', 'overallWords', meaning === 'triplepositive' ? 'positive' : 'negative', at, at + 1)
    return at + 1
  }

  protected isDenied(at: number): boolean {
    return this.items[at - 1]?.meaning === 'not'
  }

  protected readMissing(at: number, meaning: string): number {
    const clause = this.clauses.of[at] ?? 0
    const ofRecount = this.items.some((item, index) => item.meaning === 'recount' && this.clauses.of[index] === clause)
    if (ofRecount) return at + 1
    const method = this.nearestMethod(at, clause)
    if (meaning === 'recommended' && method === undefined) return at + 1
    const why = NOTHING_WHY[meaning] ?? meaning
    this.one.missing.push({ test: method ?? this.context, why, clause, at })
    return at + 1
  }

  protected nearestMethod(at: number, clause: number): Her2Test | undefined {
    for (let distance = 1; distance < 12; distance += 1) {
      for (const index of [at - distance, at + distance]) {
        const item = this.items[index]
        if (this.clauses.of[index] === clause && isMethod(item)) return item?.meaning === 'ish' ? 'ish' : 'ihc'
      }
    }
    return undefined
  }
}

/** 'See previous report (3+)', 'not repeated (3+ on core)': the value behind it is the earlier one. */
function isOfEarlier({ meaning, text }: Item): boolean {
  return (meaning === 'seeother' || meaning === 'notdone') && EARLIER.test(text)
}

const EARLIER =
  /previous|prior|earlier|repeat|wiederhol|vorbefund|vorher|repete|repetid|ripetut|herhaald|anterieur|precedent|previo|anterior|eerder/

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
  failed: (reader, at) => reader.noteFailure(at),
  total: (reader, at) => reader.skipTotal(at),
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
  basolateral: (reader, at) => reader.readPattern(at, 'moderate-incomplete'),
  unusual: (reader, at) => reader.readPattern(at, 'unusual'),
  score: (reader, at) => reader.readScoreLabel(at),
  otherscore: (reader, at) => reader.skipOtherScore(at),
  ratio: (reader, at) => reader.readRatio(at, at),
  copies: (reader, at) => reader.readCopies(at, at),
  cep17: (reader, at) => reader.readCopies(at, at),
  recount: (reader, at) => reader.setRecount(at),
  secondobserver: (reader, at) => reader.setObserver(at),
  firstcount: (reader, at) => reader.endRecount(at),
  group: (reader, at) => reader.readGroup(at),
  stays: (reader, at) => reader.addGroupMove(at, 'same-group'),
  moves: (reader, at) => reader.addGroupMove(at, 'other-group'),
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
