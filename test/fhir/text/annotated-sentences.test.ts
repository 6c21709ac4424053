import { readFileSync, readdirSync } from 'node:fs'
import { readAnswerText, readReportText } from '../../../src/fhir/text/index.ts'
import type { AnswerQuestion } from '../../../src/fhir/text/index.ts'
import { parseRows, sayAnswer, sayReport } from './compact-reading.ts'

const FOLDER = `${process.cwd()}/fixtures/text`
const REPORTS = readdirSync(FOLDER).filter((name) => name.startsWith('reports-'))

describe.each(REPORTS)('%s', (file) => {
  const rows = parseRows(readFileSync(`${FOLDER}/${file}`, 'utf8'))

  test.each(rows.map((row) => [row.text, row] as const))('%s', (text, row) => {
    const said = sayReport(readReportText(text))
    expect(said).toEqual(row.expected)
  })
})

describe('answers.tsv', () => {
  const rows = parseRows(readFileSync(`${FOLDER}/answers.tsv`, 'utf8'))

  test.each(rows.map((row) => [row.key, row.text, row] as const))('%s: %s', (question, text, row) => {
    const said = sayAnswer(readAnswerText(text, question as AnswerQuestion), question)
    expect(said).toEqual(row.expected)
  })
})
