import type { Measure } from '../../../src/her2/evidence.ts'
import type { AnswerReading, ReadFields, ReportReading, TextStatement } from '../../../src/fhir/text/index.ts'

/** One line of a fixture: a text and what it is expected to say, in the compact words of `sayReport` or `sayAnswer`. */
export interface Row {
  readonly text: string
  readonly key: string
  readonly expected: readonly string[]
}

/** Rows of a tab-separated fixture; '\n' in a text stands for a line end, '-' for nothing at all. */
export function parseRows(file: string): readonly Row[] {
  return file
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [text = '', key = '', expected = ''] = line.split('\t')
      return { text: text.replaceAll('\\n', '\n'), key, expected: expected === '-' ? [] : expected.split(' ').sort() }
    })
}

function sayMeasure(measure: Measure): string {
  return `${measure.comparator ?? ''}${measure.text}`
}

function sayRecount({ ratio, her2CopyNumber, outcome, group }: NonNullable<ReadFields['recount']>): string {
  return [ratio && sayMeasure(ratio), her2CopyNumber && `n${sayMeasure(her2CopyNumber)}`, outcome, group && `g${group}`]
    .filter((part) => part !== undefined)
    .join('/')
}

function sayFields(fields: ReadFields): string[] {
  const said: (string | undefined)[] = [
    fields.score && `score=${fields.score}`,
    fields.staining && `stain=${fields.staining}`,
    fields.percent && `pct=${sayMeasure(fields.percent)}`,
    fields.pattern && `pattern=${fields.pattern}`,
    fields.ihcWords && `ihc=${fields.ihcWords}`,
    fields.ishWords && `ish=${fields.ishWords}`,
    fields.ratio && `ratio=${sayMeasure(fields.ratio)}`,
    fields.her2CopyNumber && `her2cn=${sayMeasure(fields.her2CopyNumber)}`,
    fields.cep17CopyNumber && `cep17=${sayMeasure(fields.cep17CopyNumber)}`,
    fields.overallWords && `overall=${fields.overallWords}`,
    fields.recount && `recount=${sayRecount(fields.recount)}`,
  ]
  return said.filter((one) => one !== undefined)
}

function sayStatement(statement: TextStatement): string[] {
  const receptor = statement.about === 'er' || statement.about === 'pgr' ? statement.about : 'er'
  const said = sayFields(statement)
  if (statement.receptorWords !== undefined) said.push(`${receptor}=${statement.receptorWords}`)
  if (statement.receptorPercent !== undefined) said.push(`${receptor}%=${sayMeasure(statement.receptorPercent)}`)
  const earlier = statement.previous === true ? '~' : ''
  const section = statement.section === undefined ? '' : `@${statement.section.replaceAll(' ', '_')}`
  if (statement.metastasis !== undefined)
    said.push(`met=${statement.metastasis}${statement.otherPrimary === true ? '+' : ''}`)
  return said.map((one) => `${one}${statement.about === 'metastasis' ? '' : earlier}${section}`)
}

/** A report as a sorted list: 'score=2+', '~' for earlier results, '@' for a specimen, '?' for anything unread. */
export function sayReport(reading: ReportReading): readonly string[] {
  const said = reading.statements.flatMap(sayStatement)
  for (const one of reading.nothing) said.push(`nothing:${one.about.replace('her2-', '')}`)
  if (reading.unread.length > 0) said.push('?')
  if (reading.unread.some((one) => one.contradiction === true)) said.push('!')
  return said.sort()
}

/** An answer in the same words. */
export function sayAnswer(reading: AnswerReading, question: string): readonly string[] {
  if (reading.kind === 'nothing') return ['nothing']
  if (reading.kind === 'unreadable') return reading.contradiction === true ? ['!', '?'] : ['?']
  const receptor = question === 'pgr' ? 'pgr' : 'er'
  const said = sayFields(reading)
  if (reading.receptorWords !== undefined) said.push(`${receptor}=${reading.receptorWords}`)
  if (reading.receptorPercent !== undefined) said.push(`${receptor}%=${sayMeasure(reading.receptorPercent)}`)
  return said.sort()
}
