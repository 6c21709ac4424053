import { readFileSync, readdirSync } from 'node:fs'
import { readAnswerText, readReportText } from '../src/fhir/text/index.ts'
import type { AnswerQuestion } from '../src/fhir/text/index.ts'
import { parseRows, sayAnswer, sayReport } from '../test/fhir/text/compact-reading.ts'
import { printAnnotated } from './text/print-annotated.ts'

/**
 * Prints how many annotated statements of fixtures/text are read right, missed and read wrong, and how the texts of
 * fixtures/text/annotated are read as whole reports, by language and by class; with `--list`, each that is not read right.
 * Exit 1 below 0.99 precision.
 */
const FOLDER = new URL('../fixtures/text/', import.meta.url)
const LEAST_PRECISION = 0.99

interface Tally {
  rows: number
  expected: number
  stated: number
  right: number
  abstained: number
}

const ABSTENTIONS: ReadonlySet<string> = new Set(['?', '!'])
const tallies = new Map<string, Tally>()
const differing: string[] = []
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.tsv'))) {
  for (const row of parseRows(readFileSync(new URL(file, FOLDER), 'utf8'))) {
    const answer = file.startsWith('answers')
    const said = answer
      ? sayAnswer(readAnswerText(row.text, row.key as AnswerQuestion), row.key)
      : sayReport(readReportText(row.text))
    const key = answer ? 'answers' : row.key
    const tally = tallies.get(key) ?? { rows: 0, expected: 0, stated: 0, right: 0, abstained: 0 }
    const expected = row.expected.filter((one) => !ABSTENTIONS.has(one))
    const stated = said.filter((one) => !ABSTENTIONS.has(one))
    const open = [...expected]
    for (const one of stated) {
      const at = open.indexOf(one)
      if (at >= 0) open.splice(at, 1)
    }
    tally.rows += 1
    tally.expected += expected.length
    tally.stated += stated.length
    tally.right += expected.length - open.length
    tally.abstained += said.includes('?') ? 1 : 0
    tallies.set(key, tally)
    if (said.join(' ') !== row.expected.join(' '))
      differing.push(
        `${key}\t${row.text.replaceAll('\n', '\\n')}\n\texpected ${row.expected.join(' ') || '-'}\n\tread     ${said.join(' ') || '-'}`,
      )
  }
}

const total: Tally = { rows: 0, expected: 0, stated: 0, right: 0, abstained: 0 }
console.log('set      rows  statements  read  right  precision  recall  abstained')
for (const [key, tally] of [...tallies, ['all', total] as const]) {
  if (key !== 'all') for (const field of Object.keys(total) as (keyof Tally)[]) total[field] += tally[field]
  const columns = [tally.rows, tally.expected, tally.stated, tally.right].map((value) => String(value).padStart(6))
  const precision = (tally.right / Math.max(tally.stated, 1)).toFixed(4)
  const recall = (tally.right / Math.max(tally.expected, 1)).toFixed(4)
  console.log(`${key.padEnd(8)}${columns.join('')}  ${precision}  ${recall}  ${tally.abstained}`)
}
for (const one of differing) console.log(one)
if (total.right / Math.max(total.stated, 1) < LEAST_PRECISION) process.exitCode = 1

const ANNOTATED = new URL('annotated/', FOLDER)
const files = readdirSync(ANNOTATED, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ndjson'))
printAnnotated(
  files.toSorted().map((name) => new URL(name, ANNOTATED)),
  process.argv.includes('--list'),
)

/** What a reader does with texts that its makers have not seen is known from first runs alone, and kept where they are told. */
const told = readFileSync(new URL('README.md', ANNOTATED), 'utf8').split('\n')
console.log('\nfirst run, before any text of the half was used to mend the reader: right / unread / wrong')
for (const line of told.filter((one) => one.startsWith('| ') && !one.startsWith('| Half'))) console.log(`first ${line}`)
