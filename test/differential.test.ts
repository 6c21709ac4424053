/** The second implementation of the rules (npm run check:differential): it is one, it is right by itself, and it finds faults. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readRows, type Row } from '../fixtures/second-reading/read-rows.ts'
import type { Answer } from '../scripts/differential/answers.ts'
import type { Figure, Ihc, Ish, Overall, Recount, Specimen, Test } from '../scripts/differential/case.ts'
import { TODAY } from '../scripts/differential/case.ts'
import { type Classify, compareCase } from '../scripts/differential/compare-case.ts'
import { makeCase } from '../scripts/differential/make-case.ts'
import { expectSpecimen } from '../scripts/differential/specimen-rules.ts'
import { classifyRecords, type ClassifyLine } from '../src/evaluate/classify-records.ts'

const folder = join(import.meta.dirname, '..', 'scripts', 'differential')

test('it meets the program in one file alone', () => {
  const touching = readdirSync(folder).filter((file) =>
    /from '(?:\.\.\/){2}/.test(readFileSync(join(folder, file), 'utf8')),
  )
  expect(touching).toEqual(['compare-case.ts'])
})

test('400 made-up patients are answered alike (npm run check:differential takes more)', () => {
  for (let n = 0; n < 400; n++) {
    const { disagreements } = compareCase(makeCase(n, 20261122))
    expect({ n, disagreements }).toEqual({ n, disagreements: [] })
  }
})

/** What the first implementation would say if it had a fault. */
const FAULTS: readonly (readonly [string, (line: ClassifyLine) => ClassifyLine])[] = [
  ['a tier one step off', mapSpecimens((one) => (one.tier === 'ultralow' ? { ...one, tier: 'low' } : one))],
  ['a caution left out', mapSpecimens((one) => ({ ...one, caution: false }))],
  ['a discordance left out', mapSpecimens((one) => ({ ...one, discordant: false }))],
  ['not final called negative', mapSpecimens((one) => (one.overexpression === 'not-final' ? asNegative(one) : one))],
  ['a specimen lost', (line) => ({ ...line, tumors: line.tumors.map((tumor) => ({ ...tumor, specimens: [] })) })],
  ['metastatic taken for no', (line) => ({ ...line, metastatic: 'no' })],
  ['once positive forgotten', (line) => ({ ...line, everPositive: false })],
  ['no current answer', ({ current: _, ...line }) => line],
]

type Told = ClassifyLine['tumors'][number]['specimens'][number]

function mapSpecimens(change: (one: Told) => Told): (line: ClassifyLine) => ClassifyLine {
  return (line) => ({
    ...line,
    tumors: line.tumors.map((tumor) => ({ ...tumor, specimens: tumor.specimens.map(change) })),
  })
}

function asNegative({ reason: _, ...one }: Told): Told {
  return { ...one, overexpression: 'negative', tier: 'undetermined' }
}

test.each(FAULTS)('it finds %s', (_what, fault) => {
  const wrong: Classify = (records) => fault(classifyRecords(records, TODAY))
  const found = Array.from({ length: 60 }, (_, n) => compareCase(makeCase(n, 7), wrong)).flatMap(
    (one) => one.disagreements,
  )
  expect(found.length).toBeGreaterThan(0)
})

const OVERALLS: ReadonlySet<string> = new Set<Overall>(['positive', 'negative', 'low', 'ultralow'])

describe('by itself it gives the answers of the second reading', () => {
  const rows = [...readRows('combinations.csv'), ...readRows('vectors.csv')]
  const read = rows.map((row) => ({ row, specimen: specimenOf(row) })).filter(({ specimen }) => specimen !== undefined)

  test('most of its rows are in words that it knows', () => {
    expect(read.length).toBeGreaterThan(400)
  })
  test.each(read.map(({ row, specimen }) => [row['id'] ?? row['#'] ?? '', row, specimen] as const))(
    '%s',
    (_id, row, specimen) => {
      const { answers } = expectSpecimen(specimen as Specimen).expected
      expect({ row, answers: answers.filter((answer) => fits(answer, row)) }).not.toEqual({ row, answers: [] })
    },
  )
})

/** A row without patterns, equivocal IHC or several ISH results, of which a case of ours has none. */
function specimenOf(row: Row): Specimen | undefined {
  const ihc = row['ihc'] === '-' ? null : ihcOf(row['ihc'] ?? '')
  const ish = row['ish'] === '-' ? null : ishOf(row['ish'] ?? '')
  const overall = row['overall'] ?? '-'
  const isWritten = overall !== '-'
  if (ihc === undefined || ish === undefined || (isWritten && !OVERALLS.has(overall))) return undefined
  const recount = recountOf(row['recount'] ?? '-')
  return {
    ...{ id: 's0', site: 'breast', side: 'none', day: '2026-05-02', link: 'specimen', isDated: true, delay: 0 },
    ...(ihc && { ihc: final(ihc) }),
    ...(ish && { ish: final(ish) }),
    ...(recount && { recount }),
    ...(isWritten && { overall: overall as Overall }),
    isRecoded: false,
  }
}

function final<Result>(result: Result): Test<Result> {
  return { status: 'final', result }
}

function ihcOf(cell: string): Ihc | undefined {
  const [, score, more] = /^([0-3]\+?)(?: (.+))?$/.exec(cell) ?? []
  const [, words] = /^words (indeterminate|positive|negative)$/.exec(cell) ?? []
  if (words) return { value: words as Ihc['value'] }
  if (score === undefined) return undefined
  const value = score as Ihc['value']
  if (more === undefined) return { value }
  if (more === 'absent' || more === 'present') return { value, staining: more }
  const [, percent] = /^intense-complete (\d+)%$/.exec(more) ?? []
  return percent === undefined ? undefined : { value, percentage: { value: percent, of: 'intense' } }
}

function ishOf(cell: string): Ish | undefined {
  const [, words] = /^words (\S+)$/.exec(cell) ?? []
  if (words) return { probe: 'dual', words: words as NonNullable<Ish['words']> }
  const [, probe, numbers = '', called] = /^(dual|single) (\S+)(?: (amplified|not-amplified))?$/.exec(cell) ?? []
  if (probe === undefined) return undefined
  const [first, second, cep17] = numbers.split('/').map(figureOf)
  const ratio = probe === 'dual' ? first : undefined
  const copies = probe === 'dual' ? second : first
  return {
    probe: probe as Ish['probe'],
    ...(ratio && { ratio }),
    ...(copies && { copies }),
    ...(cep17 && { cep17: cep17.value }),
    ...(called && { words: called as NonNullable<Ish['words']> }),
  }
}

function figureOf(text: string): Figure | undefined {
  const [, comparator, value] = /^(<=|>=|<|>)?([0-9.]+)$/.exec(text) ?? []
  if (value === undefined) return undefined
  return { value, ...(comparator && { comparator: comparator as NonNullable<Figure['comparator']> }) }
}

function recountOf(cell: string): Recount | undefined {
  if (cell === 'same') return 'same group'
  const [ratio, copies] = cell.split('/')
  if (cell === 'other') return { ratio: '2.5', copies: '7.0' }
  if (cell === '-') return undefined
  return { ...(ratio && ratio !== '-' && { ratio }), ...(copies && copies !== '-' && { copies }) }
}

/** Whether an answer is one of those that the row allows; what the answer leaves open is allowed. */
function fits({ status, reasons, tiers, caution, discordant }: Answer, row: Row): boolean {
  const allows = (column: string, said: string | undefined) => {
    const choices = (row[column] ?? '*').split('|')
    return choices.includes('*') || choices.includes(said ?? '-')
  }
  const flag = (said: boolean | undefined, column: string) => said === undefined || allows(column, said ? 'yes' : 'no')
  return (
    allows('overexpression', status) &&
    (reasons === undefined ? allows('reason', undefined) : reasons.some((reason) => allows('reason', reason))) &&
    (tiers === undefined ? allows('tier', undefined) : tiers.some((tier) => allows('tier', tier))) &&
    flag(caution, 'caution') &&
    flag(discordant, 'discordant')
  )
}
