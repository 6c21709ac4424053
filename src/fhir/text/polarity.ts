import type { Item } from './lexicon.ts'
import { SHOWN } from './words/any/shown.ts'

/**
 * What is said of a word: 'yes' affirmed, 'no' denied, 'none' a noun without a verdict ('amplification' as a heading),
 * 'unclear' more than one reading ('not positive', 'no amplification and overexpression').
 */
export type Verdict = 'yes' | 'no' | 'none' | 'unclear'

export interface Polarity {
  /** By item index. */
  readonly verdicts: ReadonlyMap<number, Verdict>
  /** Words that only served another one ('amplification: negative'). */
  readonly absorbed: ReadonlySet<number>
  /** Negations that met nothing to negate. */
  readonly dangling: readonly number[]
}

/** Nouns need a verdict, participles are one. */
const NOUNS: ReadonlySet<string> = new Set([
  'amplification',
  'overexpression',
  'staining',
  'metastasis',
  'distantmetastasis',
  'sitemetastasis',
  'nodemetastasis',
])
const PARTICIPLES: ReadonlySet<string> = new Set(['amplified', 'overexpressed', 'stagefour'])
const RESULT_WORDS: ReadonlySet<string> = new Set(['positive', 'negative', 'equivocal', 'indeterminate', 'low'])
const CLAUSE_MARKS: ReadonlySet<string> = new Set([',', ';', '(', ')', '[', ']', '—', '.'])
/** Stands for the answers that a form offers behind a label. */
export const CHOICES_OFFERED = '(yes/no)'
/** How far a negation reaches, in words. */
const REACH = 7
/** How far a verdict stands from its noun. */
const VERDICT_REACH = 6

const SHOWN_BEFORE: ReadonlySet<string> = new Set(['by', 'and', 'but'])
const SHOW_REACH = 4
const SHOWS: ReadonlySet<string> = new Set(Object.values(SHOWN).flatMap((forms) => forms.split('|')))
/** Words between the verb, the amplification and the name of the gene. */
const BETWEEN_SHOWN: ReadonlySet<string> = new Set(['her2', 'is', 'for'])
const MARKER_REACH = 4
const GENE = /^gen(?:e|s|es|a|as)?$/
const OF_GENES = /^gen(?:ica|ique|etica|etique)$/
const ARTICLE = /^(?:a|an|the|eine|une|una|een|clear|high|high level|eindeutige|de l|l)$/

class PolarityReader {
  readonly verdicts = new Map<number, Verdict>()
  readonly absorbed = new Set<number>()
  readonly dangling: number[] = []
  private readonly items: readonly Item[]
  private pending = -1
  private gap = 0
  private qualified = false
  private noun = -1
  private seen = -1
  private denied = -1
  private joined: 'or' | 'and' | undefined

  constructor(items: readonly Item[]) {
    this.items = items
  }

  read(): this {
    for (let at = 0; at < this.items.length; at += 1) this.readItem(at)
    this.drop()
    return this
  }

  private readItem(at: number): void {
    const item = this.items[at]
    if (item === undefined) return
    const { meaning } = item
    if ((item.kind === 'mark' && CLAUSE_MARKS.has(item.text)) || meaning === 'but') {
      if (!this.isSiteList(at)) this.endClause(item.text)
    } else if (meaning === 'not') this.readNegation(at)
    else if (meaning === 'absent') this.readAbsence(at)
    else if (meaning === 'detected') this.readDetection(at)
    else if (meaning === 'yes') this.judgeNoun(at, 'yes', 3)
    else if (NOUNS.has(meaning)) this.readNoun(at)
    else if (PARTICIPLES.has(meaning)) this.readParticiple(at)
    else if (RESULT_WORDS.has(meaning)) this.readResultWord(at)
    else this.readOther(item)
  }

  /** 'no liver, lung or bone metastases': the comma ends nothing. */
  private isSiteList(at: number): boolean {
    const site = 'distantsite'
    return this.items[at]?.text === ',' && this.items[at - 1]?.meaning === site && this.items[at + 1]?.meaning === site
  }

  private endClause(mark: string): void {
    this.drop()
    this.joined = undefined
    this.denied = -1
    this.seen = -1
    if (mark !== '(' && mark !== '[') this.noun = -1
  }

  private drop(): void {
    if (this.pending >= 0) this.dangling.push(this.pending)
    this.pending = -1
    this.qualified = false
  }

  private readOther({ meaning, text }: Item): void {
    // 'of' is Dutch for 'or'.
    if (meaning === 'or' || meaning === 'and' || text === 'of') {
      if (this.denied >= 0) this.joined = meaning === 'and' ? 'and' : 'or'
      return
    }
    if (
      meaning === 'complete' ||
      meaning === 'intense' ||
      meaning === 'moderate' ||
      meaning === 'incomplete' ||
      meaning === 'basolateral' ||
      meaning === 'faint'
    ) {
      this.qualified = true
    }
    this.gap += 1
    if (this.gap > REACH) this.drop()
  }

  private readNegation(at: number): void {
    const next = this.items[at + 1]
    const closes = next === undefined || (next.kind === 'mark' && CLAUSE_MARKS.has(next.text))
    if (closes && (this.judgeNoun(at, 'no', VERDICT_REACH) || this.answersField(at))) return
    // French 'ne … pas' is one negation.
    if (this.pending >= 0 && this.items[this.pending]?.text !== 'ne') this.drop()
    this.pending = at
    this.gap = 0
    this.qualified = false
  }

  /** 'HER2 amplified (yes/no): no': the field is answered, not the word denied. */
  private answersField(at: number): boolean {
    const field = at - 3
    if (this.items[at - 2]?.text !== CHOICES_OFFERED) return false
    const mark = this.items[at - 1]?.text
    if ((mark !== ':' && mark !== '=') || !PARTICIPLES.has(this.items[field]?.meaning ?? '')) return false
    if (this.verdicts.get(field) !== 'yes' || this.pending >= 0) return false
    this.verdicts.set(field, 'no')
    this.absorbed.add(at)
    return true
  }

  private readAbsence(at: number): void {
    const doubled = this.pending >= 0
    if (this.judgeNoun(at, doubled ? 'unclear' : 'no', VERDICT_REACH)) this.pending = -1
    else if (doubled) this.drop()
    else {
      this.pending = at
      this.gap = 0
      this.qualified = false
    }
  }

  /** 'detected' judges the noun before it, or the one that follows ('se observa amplificación'). */
  private readDetection(at: number): void {
    const negated = this.pending >= 0
    if (this.judgeNoun(at, negated ? 'no' : 'yes', VERDICT_REACH)) this.pending = -1
    else if (negated) this.gap = 0
    else this.seen = at
  }

  private judgeNoun(at: number, verdict: Verdict, reach: number): boolean {
    if (this.noun < 0 || at - this.noun > reach || this.verdicts.get(this.noun) !== 'none') return false
    this.verdicts.set(this.noun, verdict)
    this.absorbed.add(at)
    this.denied = verdict === 'no' ? this.noun : -1
    return true
  }

  private readNoun(at: number): void {
    this.verdicts.set(at, this.nounVerdict(at))
    this.noun = at
    this.seen = -1
    this.joined = undefined
  }

  private nounVerdict(at: number): Verdict {
    if (this.pending >= 0) {
      const verdict = this.qualified && this.items[at]?.meaning === 'staining' ? 'unclear' : 'no'
      this.pending = -1
      this.denied = at
      return verdict
    }
    if (this.denied >= 0 && this.joined === 'or') return 'no'
    if (this.denied >= 0 && this.joined === 'and') return 'unclear'
    return (this.seen >= 0 && at - this.seen <= VERDICT_REACH) || this.isShown(at) ? 'yes' : 'none'
  }

  /** 'FISH demonstrates gene amplification': the verb directly before the noun, and nothing behind it. */
  private isShown(at: number): boolean {
    const gene = OF_GENES.test(this.items[at + 1]?.text ?? '') ? 1 : 0
    const behind = this.items[this.behindMarker(at + 1 + gene)]
    const closed = behind === undefined || CLAUSE_MARKS.has(behind.text) || SHOWN_BEFORE.has(behind.meaning)
    if (!closed || this.items[at]?.meaning !== 'amplification') return false
    for (let before = at - 1; before >= 0 && before >= at - SHOW_REACH; before -= 1) {
      const item = this.items[before]
      if (item === undefined) return false
      if (SHOWS.has(item.text)) return this.items[before - 1]?.meaning !== 'not'
      if (item.kind !== 'word' || !(BETWEEN_SHOWN.has(item.meaning) || ARTICLE.test(item.text))) return false
    }
    return false
  }

  /** Behind 'of HER2', 'del gene HER2' and 'van het HER2-gen', where these stand. */
  private behindMarker(at: number): number {
    const named = this.items.slice(at, at + MARKER_REACH).findIndex(({ meaning }) => meaning === 'her2')
    const linked = this.items.slice(at, at + named).every(({ meaning }) => BETWEEN_SHOWN.has(meaning))
    if (named < 0 || !linked) return at
    const end = at + named + 1
    return this.items[end]?.meaning === 'is' && GENE.test(this.items[end]?.text ?? '') ? end + 1 : end
  }

  private readParticiple(at: number): void {
    const verdict = this.nounVerdict(at)
    this.verdicts.set(at, verdict === 'none' ? 'yes' : verdict)
    this.joined = undefined
  }

  private readResultWord(at: number): void {
    const meaning = this.items[at]?.meaning
    if (this.pending >= 0) {
      this.verdicts.set(at, 'unclear')
      this.pending = -1
      return
    }
    this.verdicts.set(at, 'yes')
    if (meaning !== 'positive' && meaning !== 'negative') return
    const verdict = meaning === 'positive' ? 'yes' : 'no'
    if (!this.isSpread() && this.isCloseTo(at) && this.judgeNoun(at, verdict, 4)) return
    this.readForward(at, verdict)
  }

  /** 'HER2 in der Metastase negativ' denies no metastasis. */
  private isSpread(): boolean {
    return this.items[this.noun]?.meaning.endsWith('metastasis') === true
  }

  /** Only 'is', ':' and the like stand between the noun and its verdict. */
  private isCloseTo(at: number): boolean {
    for (let between = this.noun + 1; between < at; between += 1) {
      const item = this.items[between]
      if (
        item !== undefined &&
        item.meaning !== 'is' &&
        item.meaning !== 'her2' &&
        item.meaning !== 'for' &&
        item.text !== ':' &&
        item.text !== '=' &&
        item.text !== '(' &&
        item.text !== '-' &&
        item.text !== '–'
      )
        return false
    }
    return this.noun >= 0
  }

  /** 'negative for HER2 gene amplification': the word judges a noun that follows. */
  private readForward(at: number, verdict: Verdict): void {
    if (this.items[at + 1]?.meaning !== 'for') return
    for (let ahead = at + 2; ahead < at + 6; ahead += 1) {
      const item = this.items[ahead]
      if (item === undefined || (item.kind === 'mark' && CLAUSE_MARKS.has(item.text))) return
      if (!NOUNS.has(item.meaning) || item.meaning === 'staining') continue
      this.absorbed.add(at)
      if (verdict === 'no') {
        this.pending = at
        this.gap = 0
      } else this.seen = at
      return
    }
  }
}

/** Which words of a sentence are affirmed and which are denied; one pass. */
export function readPolarity(items: readonly Item[]): Polarity {
  const { verdicts, absorbed, dangling } = new PolarityReader(items).read()
  return { verdicts, absorbed, dangling }
}
