/**
 * Prints what the reader makes of every bundle of a folder: results, receptors, metastasis, the status, what was not read.
 * `node scripts/check-corpus.ts [FOLDER]`; without a folder the reference material next to the checkout, where there is any.
 * Where the folder holds an INDEX.tsv, the careful reading of a person stands beside ours. Exit 1 where reading a file throws.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { classifyRecords } from '../src/evaluate/classify-records.ts'
import { parseExactJson } from '../src/fhir/record/exact-json.ts'
import { readEvidence } from '../src/fhir/read-evidence.ts'
import { labelOf } from '../src/content/label-words.ts'
import type { Evidence, Her2Result, Measure } from '../src/her2/evidence.ts'

const FOLDER = process.argv[2] ?? join(import.meta.dirname, '..', '..', 'shared', 'fhir', 'corpus')
const FIELDS = [
  'ihc_score',
  'ish_result',
  'her2_cep17_ratio',
  'copy_numbers',
  'overall_her2',
  'er',
  'pr',
  'metastatic_evidence',
]

function spell(name: string, measure: Measure | undefined): string {
  return measure === undefined ? '' : `${name} ${measure.comparator ?? ''}${measure.text}`
}

function sayResult(result: Her2Result): string {
  const parts = ((): readonly (string | undefined)[] => {
    switch (result.test) {
      case 'ihc':
        return ['IHC', result.score, result.words, result.staining, spell('%', result.percent)]
      case 'ish':
        return [
          'ISH',
          result.words,
          spell('ratio', result.ratio),
          spell('HER2', result.her2CopyNumber),
          spell('CEP17', result.cep17CopyNumber),
          result.recount && 'recount',
        ]
      case 'overall':
        return ['overall', result.words]
      default:
        return [result.of, result.kind]
    }
  })()
  const status = result.reportStatus === 'final' ? '' : `(${result.reportStatus})`
  return [...parts, status].filter((part) => part !== undefined && part !== '').join(' ')
}

function receptor(evidence: Evidence, name: 'ER' | 'PgR'): string {
  const said = evidence.receptors
    .filter((result) => result.receptor === name)
    .map(({ words, percent }) => [words, spell('%', percent)].filter(Boolean).join(' '))
  return [...new Set(said)].join(', ') || '-'
}

function readFile(file: string): readonly string[] {
  const record = parseExactJson(readFileSync(join(FOLDER, file)))
  const { evidence, unread } = readEvidence([record])
  const { tumors } = classifyRecords([record])
  const spread = evidence.metastasis.map(
    ({ says, words, otherPrimary }) => `${says}${otherPrimary ? '*' : ''} (${words})`,
  )
  const kinds = new Set(evidence.results.map((result) => (result.test === 'unreadable' ? result.kind : 'read')))
  if (kinds.has('contradiction')) tally('contradiction')
  else if (kinds.has('unreadable')) tally('unread')
  else tally(kinds.has('read') ? 'read' : 'none')
  return [
    `  HER2        ${evidence.results.map(sayResult).join('; ') || '-'}`,
    ...evidence.notApplicable.map(({ reason, says }) => `  not used    ${reason}: ${says}`),
    `  ER, PgR     ${receptor(evidence, 'ER')} | ${receptor(evidence, 'PgR')}`,
    `  metastasis  ${[...new Set(spread)].join('; ') || '-'}`,
    ...tumors.flatMap(({ specimens }) =>
      specimens.map((one) => `  status      ${labelOf(one)} [${one.rules.join(' ')}]`),
    ),
    ...unread.map(({ reference, why }) => `  unread      ${reference}: ${why.slice(0, 160)}`),
  ]
}

const figures = new Map<string, number>()

function tally(what: string): void {
  figures.set(what, (figures.get(what) ?? 0) + 1)
}

/** File → the person's reading, as one line. */
function readIndex(): ReadonlyMap<string, string> {
  const file = join(FOLDER, 'INDEX.tsv')
  if (!existsSync(file)) return new Map()
  const [head = '', ...lines] = readFileSync(file, 'utf8').split('\n')
  const names = head.split('\t')
  return new Map(
    lines.map((line) => {
      const cells = line.split('\t')
      const said = FIELDS.map((field) => [field, cells[names.indexOf(field)] ?? '-'] as const)
      return [
        cells[0] ?? '',
        said.flatMap(([field, cell]) => (cell === '-' || cell === '' ? [] : [`${field}: ${cell}`])).join('; '),
      ]
    }),
  )
}

if (existsSync(FOLDER)) {
  const index = readIndex()
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.json'))) {
    console.log(`${file}`)
    if (index.has(file)) console.log(`  a person    ${index.get(file) || '-'}`)
    try {
      for (const line of readFile(file)) console.log(line)
    } catch (error) {
      tally('threw')
      console.log(`  threw       ${error instanceof Error ? error.message : 'unknown reason'}`)
    }
  }
  console.log([...figures].map(([what, count]) => `${what} ${count}`).join(', '))
  if (figures.has('threw')) process.exitCode = 1
} else console.log(`No folder ${FOLDER}: nothing to check.`)
