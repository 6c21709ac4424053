import { isRatioPart } from './clauses.ts'
import type { Subject } from './clauses.ts'
import { foldText } from './folded-text.ts'
import { judgeHer2 } from './her2-judge.ts'
import type { Her2Found } from './her2-judge.ts'
import { Her2SentenceReader } from './her2-sentence.ts'
import { METASTASIS_LEXICON, RESULT_LEXICON, nameItems } from './lexicon.ts'
import type { Item } from './lexicon.ts'
import { readMetastasis } from './metastasis-sentence.ts'
import type { MetastasisFound } from './metastasis-sentence.ts'
import { readReceptors } from './receptor-sentence.ts'
import { cutSentences } from './sentences.ts'
import type { Sentence } from './sentences.ts'
import { lateralityOf, readHeading } from './specimen-headings.ts'
import type { Heading } from './specimen-headings.ts'
import type { ReportReading, StepMeter, TextNothing, TextStatement, TextUnread } from './statements.ts'
import { scanTokens } from './tokens.ts'

/** What is longer is cut, and the rest listed as unread. */
export const LONGEST_TEXT = 20_000
const ABOUT = { ihc: 'her2-ihc', ish: 'her2-ish', overall: 'her2-overall' } as const
/** Words with which a sentence goes on about the HER2 test of the one before. */
const CONTINUES: ReadonlySet<string> = new Set([
  'ihc',
  'ish',
  'score',
  'ratio',
  'copies',
  'cep17',
  'amplification',
  'amplified',
  'overexpression',
  'overexpressed',
  'staining',
  'basolateral',
  'unusual',
  'recount',
  'firstcount',
  'group',
  'samegroup',
  'othergroup',
  'stays',
  'moves',
])
/** Words with which a sentence goes on about the second count of the one before. */
const OF_A_COUNT: ReadonlySet<string> = new Set(['ratio', 'copies', 'cells', 'group', 'samegroup', 'othergroup'])
const NAMES_HER2: ReadonlySet<string> = new Set(['her2'])
const OF_A_SECOND_COUNT: ReadonlySet<string> = new Set(['her2', 'recount', 'group', 'samegroup', 'othergroup'])
const HER2_ONLY: readonly Subject[] = ['her2']
const OTHER_SUBJECTS: ReadonlySet<string> = new Set(['er', 'pgr', 'hr', 'marker', 'triplenegative'])

class ReportReader {
  readonly statements: TextStatement[] = []
  readonly unread: TextUnread[] = []
  readonly nothing: TextNothing[] = []
  private readonly text: string
  private readonly meter: StepMeter
  private readonly headings: Heading[] = [{}]
  private heading = 0
  private topic: 'her2' | 'other' | 'none' = 'none'
  private her2Named = false
  /** Fields of the second count that the sentence before spoke of; undefined where it spoke of none. */
  private recounted: ReadonlySet<string> | undefined

  constructor(text: string, meter: StepMeter, ofHer2: boolean) {
    this.text = text
    this.meter = meter
    this.her2Named = ofHer2
    if (ofHer2) this.topic = 'her2'
  }

  read(): this {
    const folded = foldText(this.text)
    this.meter.steps += folded.chars.length
    const tokens = scanTokens(folded, this.meter)
    const items = nameItems(tokens, RESULT_LEXICON, this.meter)
    for (const sentence of cutSentences(items, this.meter)) this.readResults(items, sentence)
    const spreadItems = nameItems(tokens, METASTASIS_LEXICON, this.meter)
    const sentences = cutSentences(spreadItems, this.meter)
    for (const sentence of sentences) this.readSpread(spreadItems, sentence, sentences.length === 1)
    this.statements.sort((one, two) => one.start - two.start)
    this.unread.sort((one, two) => one.start - two.start)
    return this
  }

  private readResults(all: readonly Item[], sentence: Sentence): void {
    const items = all.slice(sentence.from, sentence.to).filter((item) => item.kind !== 'break')
    const { sections, furniture } = this.readHeadings(items)
    const named = items.some((item, at) => item.meaning === 'her2' && !isRatioPart(items, at))
    const ratioOnly = !named && items.some((item) => item.meaning === 'her2')
    const triple = items.some((item) => item.meaning === 'triplenegative')
    const others = items.some((item) => OTHER_SUBJECTS.has(item.meaning))
    const carried = ratioOnly ? HER2_ONLY : this.carriedSubjects(items, named, others)
    if (named || triple || others || carried.length > 0) {
      const reader = this.readSentence(items, carried, sections, furniture)
      if (named || triple || carried.length > 0) this.takeHer2(reader, items, named)
      if (others) this.takeReceptors(reader, items)
    } else this.recounted = undefined
    this.heading = Math.max(this.heading, ...sections.values())
    this.her2Named = this.her2Named || named || ratioOnly
    if (named || others) this.topic = lastSubject(items)
  }

  private readSentence(
    items: readonly Item[],
    carried: readonly Subject[],
    sections: ReadonlyMap<number, number>,
    furniture: ReadonlySet<number>,
  ): Her2SentenceReader {
    const input = { items, carried, test: 'overall', isAnswer: false, sections, furniture, section: this.heading } as const
    const before = this.recounted
    const goesOn = before !== undefined && items.some((item) => OF_A_COUNT.has(item.meaning))
    const again = new Her2SentenceReader({ ...input, meter: this.meter, recount: goesOn }).read()
    const fields = new Set(
      again.draft.facts.flatMap((fact) => (fact.field === 'recount' ? Object.keys(fact.value) : [])),
    )
    // A field that the second count had already is of another count.
    const repeats = goesOn && [...fields].some((field) => before.has(field))
    const reader = repeats ? new Her2SentenceReader({ ...input, meter: this.meter }).read() : again
    this.recounted = reader.isRecount ? new Set([...fields, ...(repeats ? [] : (before ?? []))]) : undefined
    return reader
  }

  private readHeadings(items: readonly Item[]): {
    sections: ReadonlyMap<number, number>
    furniture: ReadonlySet<number>
  } {
    const sections = new Map<number, number>()
    const furniture = new Set<number>()
    for (let at = 0; at < items.length;) {
      const found = readHeading(items, at, at === 0, this.text)
      this.meter.steps += 1
      if (found === undefined) at += 1
      else {
        this.headings.push(found.heading)
        sections.set(at, this.headings.length - 1)
        for (let index = at; index < found.end; index += 1) furniture.add(index)
        at = Math.max(found.end, at + 1)
      }
    }
    return { sections, furniture }
  }

  /** A sentence that names no marker may go on about HER2: at once after it, or with an ISH test anywhere later. */
  private carriedSubjects(items: readonly Item[], named: boolean, others: boolean): readonly Subject[] {
    if (named || others || !this.her2Named) return []
    const ish = items.some((item) => item.meaning === 'ish' || item.meaning === 'recount')
    const goesOn = items.some((item) => CONTINUES.has(item.meaning))
    return ish || (goesOn && this.topic === 'her2') ? ['her2'] : []
  }

  private takeHer2(reader: Her2SentenceReader, items: readonly Item[], named: boolean): void {
    const judged = judgeHer2(reader)
    for (const found of judged.found) this.statements.push(this.stateHer2(items, found))
    for (const one of judged.missing)
      this.nothing.push({
        about: ABOUT[one.test],
        why: one.why,
        ...this.spanOf(items, one.at, one.at + 1, reader, named),
      })
    const speaking = clausesOnHer2(reader)
    const relevant = judged.problems.filter((problem) => problem.clause === undefined || speaking.has(problem.clause))
    const whys = [...new Set(relevant.slice(0, 20).map((problem) => problem.why))].slice(0, 3)
    if (whys.length > 0)
      this.addUnread(
        items,
        reader,
        whys.join('; '),
        relevant.some((problem) => problem.contradiction === true),
      )
    const read = judged.found.length > 0 || judged.missing.length > 0 || whys.length > 0
    if (!read && items.some((item) => item.meaning === 'her2'))
      this.addUnread(items, reader, 'no HER2 result was understood', false)
  }

  private addUnread(items: readonly Item[], reader: Her2SentenceReader, why: string, contradiction: boolean): void {
    const owned = items.flatMap((_, at) => (reader.owners.of[at]?.includes('her2') === true ? [at] : []))
    const from = items[owned[0] ?? 0]
    const to = items[owned.at(-1) ?? items.length - 1]
    if (from === undefined || to === undefined) return
    const quote = this.text.slice(from.start, to.end)
    this.unread.push({
      start: from.start,
      end: to.end,
      quote,
      why: `«${shorten(quote)}»: ${why}`,
      ...(contradiction ? { contradiction: true } : {}),
    })
  }

  private stateHer2(items: readonly Item[], found: Her2Found): TextStatement {
    return {
      about: ABOUT[found.test],
      ...found.fields,
      ...this.slice(items, found.from, found.to),
      ...this.describeSection(found.section, items),
      ...(found.previous ? { previous: true } : {}),
    }
  }

  private takeReceptors(reader: Her2SentenceReader, items: readonly Item[]): void {
    for (const found of readReceptors(reader)) {
      this.statements.push({
        about: found.receptor,
        ...(found.words === undefined ? {} : { receptorWords: found.words }),
        ...(found.percent === undefined ? {} : { receptorPercent: found.percent }),
        ...this.slice(items, found.from, found.to),
        ...this.describeSection(this.heading, items),
        ...(found.previous ? { previous: true } : {}),
      })
    }
  }

  private readSpread(all: readonly Item[], sentence: Sentence, alone: boolean): void {
    const items = all.slice(sentence.from, sentence.to).filter((item) => item.kind !== 'break')
    for (const found of readMetastasis(items, alone, this.meter)) this.statements.push(this.stateSpread(items, found))
  }

  private stateSpread(items: readonly Item[], found: MetastasisFound): TextStatement {
    const span = this.slice(items, found.from, found.to)
    return {
      about: 'metastasis',
      metastasis: found.says,
      words: span.quote,
      ...span,
      ...(found.hedged ? { hedged: true } : {}),
      ...(found.previous ? { previous: true } : {}),
      ...(found.otherPrimary ? { otherPrimary: true } : {}),
    }
  }

  private describeSection(section: number, items: readonly Item[]): Heading {
    const heading = this.headings[section] ?? {}
    if (heading.laterality !== undefined || heading.section !== undefined) return heading
    const side = lateralityOf(items)
    return side === undefined ? heading : { ...heading, laterality: side }
  }

  private slice(items: readonly Item[], from: number, to: number): { start: number; end: number; quote: string } {
    const start = items[from]?.start ?? 0
    const last = Math.min(to, items.length)
    const inside = items.slice(from, last)
    const open = inside.filter((item) => item.text === '(').length > inside.filter((item) => item.text === ')').length
    const closed = open && items[last]?.text === ')' ? last + 1 : last
    const end = items[closed - 1]?.end ?? start
    return { start, end, quote: this.text.slice(start, end) }
  }

  private spanOf(
    items: readonly Item[],
    at: number,
    to: number,
    reader: Her2SentenceReader,
    named: boolean,
  ): { start: number; end: number; quote: string } {
    let from = at
    while (from > 0 && reader.clauses.of[from - 1] === reader.clauses.of[at] && (named || from > at - 8)) from -= 1
    return this.slice(items, from, to)
  }
}

function shorten(quote: string): string {
  return quote.length > 160 ? `${quote.slice(0, 159)}…` : quote
}

function lastSubject(items: readonly Item[]): 'her2' | 'other' {
  const last = items.findLast((item) => item.meaning === 'her2' || OTHER_SUBJECTS.has(item.meaning))
  return last?.meaning === 'her2' ? 'her2' : 'other'
}

/** A problem of a clause counts where the clause names HER2 or holds a value of it. */
function clausesOnHer2(reader: Her2SentenceReader): ReadonlySet<number> {
  const counted = reader.isRecount ? OF_A_SECOND_COUNT : NAMES_HER2
  const named = reader.items.flatMap((item, at) => (counted.has(item.meaning) ? [reader.clauses.of[at] ?? 0] : []))
  return new Set([...named, ...reader.draft.facts.map((fact) => fact.clause)])
}

/**
 * Reads a whole report: HER2 by IHC and ISH, the overall HER2 status, ER, PgR and distant metastasis.
 * Spans are of the text given. Text beyond 20,000 characters is not read and listed as unread. Never throws.
 * `ofHer2`: the text stands at a HER2 result, so that it may speak of it without naming it.
 */
export function readReportText(text: string, meter: StepMeter = { steps: 0 }, ofHer2 = false): ReportReading {
  const kept = text.length > LONGEST_TEXT ? text.slice(0, lastWholeWord(text)) : text
  const { statements, unread, nothing } = new ReportReader(kept, meter, ofHer2).read()
  if (kept.length === text.length) return { statements, unread, nothing }
  const rest = { start: kept.length, end: text.length, quote: text.slice(kept.length) }
  const why = `the text is longer than ${LONGEST_TEXT} characters: the last ${text.length - kept.length} were not read`
  return { statements, unread: [...unread, { ...rest, why }], nothing }
}

/** Cuts at white space, so that no '1' is read of '1.96' and no 'positive' loses its 'not'. */
function lastWholeWord(text: string): number {
  for (let at = LONGEST_TEXT; at > LONGEST_TEXT - 1000; at -= 1) if (text[at] === '\n') return at
  for (let at = LONGEST_TEXT; at > LONGEST_TEXT - 1000; at -= 1) if (/\s/.test(text[at] ?? '')) return at
  return LONGEST_TEXT - 1000
}
