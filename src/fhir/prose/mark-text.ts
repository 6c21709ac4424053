/** A free text as it was read, span by span, for a person to check the reading against it. */
import type { MarkedAs, MarkedText, TextMark } from '../context/reading-context.ts'
import type { Measure, MetastasisStatement } from '../../her2/evidence.ts'
import type { ReadFields, ReportReading, TextSpan, TextStatement } from '../text/index.ts'

/** What became of a statement: a result, or why it is none of this patient's breast cancer. */
export interface Fate {
  readonly as: MarkedAs
  readonly why?: string
}

export const TAKEN: Fate = { as: 'result' }
export const REPEATED: Fate = { as: 'result', why: 'another result of the record says so too' }
export const EARLIER: Fate = { as: 'context', why: 'an earlier result without a date, not read as one' }

/** Gathers the spans of one text while it is read. Offsets are UTF-16 units into `text`. */
export class TextMarks {
  private readonly spans: TextMark[] = []
  private readonly reference: string
  private readonly text: string
  private readonly replacedBy: string | undefined

  constructor(reference: string, text: string, replacedBy?: string) {
    this.reference = reference
    this.text = text
    this.replacedBy = replacedBy
  }

  /** What was left out because it only explains, asks or cites. */
  readonly hear = ({ why, ...span }: TextSpan & { readonly why: string }): void => this.add(span, 'context', why)

  /** What is no statement: values that were not understood, and tests without a result. */
  takeRest({ unread, unreadReceptors, nothing }: ReportReading): void {
    for (const line of unread) {
      const why = withoutQuote(line.why, line.quote)
      if (line.reason === undefined) this.add(line, 'not-understood', why)
      else this.add(line, 'context', `not applicable (${line.reason}): ${why}`)
    }
    for (const line of unreadReceptors)
      this.add(line, 'not-understood', `${line.about === 'er' ? 'ER' : 'PgR'} value not read: ${line.why}`)
    for (const line of nothing) this.add(line, 'context', `${NAMES[line.about]}: no result (${line.why})`)
  }

  take(statement: TextStatement, fate: Fate): void {
    const what = describeStatement(statement)
    this.add(statement, fate.as, fate.why === undefined ? what : `${what}: ${fate.why}`)
  }

  /** `says` is what the statement became: a suspicion is uncertain. */
  takeMetastasis(statement: TextStatement, became: MetastasisStatement | undefined): void {
    if (became === undefined) return
    const other = became.otherPrimary ? ', of another primary tumour' : ''
    this.add(statement, 'result', `metastasis: ${became.says}${other}${statement.previous ? ' (earlier)' : ''}`)
  }

  close(): MarkedText {
    const spans = [...this.spans].sort((one, two) => one.from - two.from || two.to - one.to)
    return { reference: this.reference, text: this.text, spans }
  }

  private add({ start, end }: TextSpan, as: MarkedAs, what: string): void {
    if (end <= start) return
    const replaced = this.replacedBy !== undefined && as === 'result'
    const span: TextMark = {
      from: start,
      to: end,
      as: replaced ? 'context' : as,
      what: replaced ? `${what}: of a report that ${this.replacedBy} replaced` : what,
    }
    const known = this.spans.some((one) => one.from === start && one.to === end && one.what === span.what)
    if (!known) this.spans.push(span)
  }
}

const NAMES: Readonly<Record<TextStatement['about'], string>> = {
  'her2-ihc': 'HER2 IHC',
  'her2-ish': 'HER2 ISH',
  'her2-overall': 'HER2',
  er: 'ER',
  pgr: 'PgR',
  metastasis: 'metastasis',
}

/** The reader's reasons often begin with the words that they are about, which stand in the text anyway. */
function withoutQuote(why: string, quote: string): string {
  const start = `«${quote.length > 160 ? `${quote.slice(0, 159)}…` : quote}»: `
  return why.startsWith(start) ? why.slice(start.length) : why
}

/** What is told of a statement. */
export type Described = { readonly about: TextStatement['about'] } & {
  readonly [Field in Exclude<keyof TextStatement, 'about'>]?: TextStatement[Field] | undefined
}

/** 'HER2 IHC 2+, 10 %', 'HER2 ISH not amplified, ratio 1.2 (Specimen A, left)', 'ER positive, 95 %'. */
export function describeStatement(statement: Described): string {
  const { about, section, site, laterality, previous, on } = statement
  const [first, ...more] = valuesOf(statement)
  const said = [[NAMES[about], first].filter(Boolean).join(' '), ...more].join(', ')
  const earlier = previous ? ['earlier', on] : []
  const place = [section ?? site, laterality, ...earlier].filter(Boolean).join(', ')
  return place === '' ? said : `${said} (${place})`
}

const WORDS: Readonly<Record<string, string>> = {
  'not-amplified': 'not amplified',
  'low-positive': 'low positive',
  absent: 'no membrane staining',
  present: 'with membrane staining',
  'intense-complete-limited': 'intense complete staining in few cells',
  'moderate-incomplete': 'moderate incomplete staining',
  unusual: 'unusual staining pattern',
  dual: 'dual probe',
  single: 'single probe',
  'same-group': 'in the same group',
  'other-group': 'in another group',
}

function wordsOf(word: string | undefined): string | undefined {
  return word === undefined ? undefined : (WORDS[word] ?? word)
}

function figure(name: string, measure: Measure | undefined, unit = ''): string | undefined {
  return measure === undefined ? undefined : `${name}${measure.comparator ?? ''}${measure.text}${unit}`
}

function valuesOf(fields: Described): readonly string[] {
  return [
    fields.score,
    wordsOf(fields.ihcWords ?? fields.overallWords ?? fields.ishWords ?? fields.receptorWords),
    wordsOf(fields.staining),
    figure('', fields.percent ?? fields.receptorPercent, ' %'),
    wordsOf(fields.pattern),
    figure('ratio ', fields.ratio),
    figure('HER2 copies ', fields.her2CopyNumber),
    figure('CEP17 copies ', fields.cep17CopyNumber),
    figure('', fields.cellsCounted, ' cells'),
    wordsOf(fields.probe),
    recountOf(fields.recount),
  ].filter((part) => part !== undefined)
}

function recountOf(recount: ReadFields['recount']): string | undefined {
  if (recount === undefined) return undefined
  const group = recount.group === undefined ? undefined : `group ${recount.group}`
  const parts = [
    wordsOf(recount.outcome),
    group,
    figure('ratio ', recount.ratio),
    figure('HER2 copies ', recount.her2CopyNumber),
  ]
  return `second count ${parts.filter((part) => part !== undefined).join(', ')}`
}
