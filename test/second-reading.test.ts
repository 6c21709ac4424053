/**
 * The second reading: answers typed from the guideline and the project's decisions, not from the code.
 *
 * fixtures/second-reading/*.csv, one specimen a row. Cells are written as a pathologist would say them:
 *   ihc   `1+`, `0 absent`, `0 present`, `0 membrane 5%`, `3+ intense-complete 8%`, `words negative`, `pattern unusual`
 *   ish   `dual RATIO/COPIES[/CEP17] [words]`, `single COPIES`, `words amplified`; ` & ` joins two results
 * `-` is absent, `*` is not judged (the guideline leaves it open), `a|b` is either, a space in `rule` is and.
 */
import { readRows, type Row } from '../fixtures/second-reading/read-rows.ts'
import { classify } from '../src/her2/status/classify.ts'
import type { Classification, PatientClassification } from '../src/her2/classification.ts'
import { NO_EVIDENCE } from '../src/her2/evidence.ts'
import type {
  Evidence,
  Her2Result,
  IhcResult,
  IshResult,
  IshWords,
  Measure,
  OverallWords,
  Receptor,
  ReceptorResult,
  ReportStatus,
  ResultSource,
  StainingMeaning,
} from '../src/her2/evidence.ts'

const vectors = readRows('vectors.csv')
const combinations = readRows('combinations.csv')
const thresholds = readRows('thresholds.csv')

test('the tables are whole', () => {
  expect(vectors).toHaveLength(33)
  expect(combinations.length).toBeGreaterThan(400)
  expect(thresholds.length).toBeGreaterThan(150)
})

test.each(named(vectors))('vector %s', (_name, row) => check(row))
test.each(named(combinations))('combination %s', (_name, row) => check(row))
test.each(named(thresholds))('threshold %s', (_name, row) => {
  const answer = answerFor(row)
  expect(answer.overexpression).toBe(row['overexpression'])
  if (row['group'] !== '-') expect(String(answer.ish?.group)).toBe(row['group'])
})

test('a ratio beside the threshold is remarked on, and shown as it stood', () => {
  const answer = answerFor({ ihc: '2+', ish: 'dual 1.96/4.10' })
  expect(answer.ish?.ratio).toBe('1.96')
  expect(answer.notes.length).toBeGreaterThan(0)
})

describe('report status (P-9, T-13)', () => {
  test.each<[string, ReportStatus]>([
    ['3+', 'preliminary'],
    ['3+', 'registered'],
    ['1+', 'preliminary'],
    ['1+', 'registered'],
    ['1+', 'unverified'],
    ['3+', 'unverified'],
  ])('IHC %s, %s: not final', (ihc, reportStatus) => {
    const answer = answerFor({ ihc }, reportStatus)
    expect(answer).toMatchObject({ overexpression: 'not-final', reason: 'preliminary' })
    expect(answer.tier ?? 'undetermined').toBe('undetermined')
  })
  test.each<ReportStatus>(['final', 'amended', 'corrected'])('IHC 3+, %s: positive', (reportStatus) => {
    expect(answerFor({ ihc: '3+' }, reportStatus).overexpression).toBe('positive')
  })
  test('a preliminary ISH does not settle a final IHC 2+', () => {
    const results = [...resultsOf({ ihc: '2+' }), ...resultsOf({ ish: 'dual 1.20/2.40' }, 'preliminary')]
    expect(current(results).overexpression).toBe('not-final')
  })
  test('a version that was replaced does not count', () => {
    const [old] = resultsOf({ ihc: '3+' })
    const [now] = resultsOf({ ihc: '1+' }, 'corrected')
    const replaced = { ...old!, reference: 'Observation/old', replacedBy: now!.reference }
    expect(current([replaced, now!])).toMatchObject({ overexpression: 'negative', tier: 'low' })
  })
})

test.each(
  readRows('receptors.csv').map((row): [string, Row] => [`${row['id']}: ER ${row['er']}, PgR ${row['pgr']}`, row]),
)('hormone receptor %s', (_name, row) => {
  const receptors = [readReceptor('ER', row['er']!), readReceptor('PgR', row['pgr']!)].filter(
    (one) => one !== undefined,
  )
  const answer = classify({ ...NO_EVIDENCE, patient: 'Patient/1', receptors })
  expect(answer.hormoneReceptor).toEqual(among(row['status']!))
})

function readReceptor(receptor: Receptor, cell: string): ReceptorResult | undefined {
  if (!given(cell)) return undefined
  const from = { ...source(`Observation/${receptor}`, 'final'), receptor }
  if (cell.endsWith('%')) return { ...from, percent: readMeasure(cell.slice(0, -1))! }
  return { ...from, words: cell as NonNullable<ReceptorResult['words']> }
}

describe('which IHC goes with which ISH (P-7)', () => {
  const unnamed = { siteKind: 'unknown' as const }
  const pair = (ihc: Partial<ResultSource>, ish: Partial<ResultSource>) => {
    const [stain] = resultsOf({ ihc: '2+' })
    const [probe] = resultsOf({ ish: 'dual 1.20/2.40' })
    const results = [
      { ...stain!, reports: [], ...ihc },
      { ...probe!, reports: [], ...ish },
    ]
    return classify({ ...NO_EVIDENCE, patient: 'Patient/1', results })
  }
  const statuses = (answer: PatientClassification) =>
    answer.tumors.flatMap(({ specimens }) => specimens.map(({ overexpression }) => overexpression)).toSorted()

  test('the same specimen: paired, whatever the dates', () => {
    const answer = pair({}, { performedOn: '2027-03-01' })
    expect(answer.current).toMatchObject({ overexpression: 'negative', tier: 'low', specimenAssumed: false })
  })
  test('one report, no specimen: paired, not assumed', () => {
    const report = { specimen: unnamed, reports: ['DiagnosticReport/9'] }
    expect(pair(report, report).current).toMatchObject({ overexpression: 'negative', specimenAssumed: false })
  })
  test.each([
    ['2026-09-02', true],
    ['2026-10-02', true],
    ['2026-11-01', true],
    ['2026-11-02', false],
    ['2027-01-02', false],
  ])('no specimen, ISH of %s after IHC of 2026-09-02: paired %s', (performedOn, paired) => {
    const answer = pair({ specimen: unnamed }, { specimen: unnamed, performedOn })
    expect(statuses(answer)).toEqual(paired ? ['negative'] : ['negative', 'not-final'])
    if (paired) expect(answer.current).toMatchObject({ tier: 'low', specimenAssumed: true })
  })
  test('no specimen, other side: not paired', () => {
    const left = { specimen: { ...unnamed, laterality: 'left' as const } }
    const right = { specimen: { ...unnamed, laterality: 'right' as const } }
    expect(statuses(pair(left, right))).toEqual(['negative', 'not-final'])
  })
  test('two specimens of one day: not paired', () => {
    const other = { specimen: { key: 'Specimen/2', reference: 'Specimen/2', siteKind: 'breast' as const } }
    expect(statuses(pair({}, other))).toEqual(['negative', 'not-final'])
  })
})

function check(row: Row): void {
  const answer = answerFor(row)
  expect(answer.overexpression).toEqual(among(row['overexpression']!))
  expect(answer.reason ?? '-').toEqual(among(row['reason']!))
  expect(answer.tier ?? '-').toEqual(among(row['tier']!))
  expect(answer.caution ? 'yes' : 'no').toEqual(among(row['caution']!))
  expect(answer.discordant ? 'yes' : 'no').toEqual(among(row['discordant']!))
  expect(answer.comment ?? '-').toEqual(among(row['comment']!))
  for (const wanted of row['rule'] === '-' ? [] : row['rule']!.split(' ')) {
    expect(answer.rules.filter((rule) => wanted.split('|').includes(rule))).not.toEqual([])
  }
}

/** Matches any of the alternatives of a cell. */
function among(cell: string): unknown {
  const choices = cell.split('|')
  return choices.includes('*')
    ? expect.any(String)
    : expect.stringMatching(new RegExp(`^(${choices.map(escape).join('|')})$`))
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function answerFor(row: Partial<Row>, reportStatus: ReportStatus = 'final'): Classification {
  return current(resultsOf(row, reportStatus))
}

function current(results: readonly Her2Result[]): Classification {
  const evidence: Evidence = { ...NO_EVIDENCE, patient: 'Patient/1', results }
  const answer = classify(evidence).current
  if (!answer) throw new Error('no specimen was classified')
  return answer
}

function resultsOf(row: Partial<Row>, reportStatus: ReportStatus = 'final'): Her2Result[] {
  const results: Her2Result[] = []
  if (given(row['ihc'])) results.push(readIhc(row['ihc']!, source('Observation/ihc', reportStatus)))
  if (given(row['ish'])) {
    row['ish']!.split(' & ').forEach((cell, index) => {
      results.push(readIsh(cell, row['recount'], source(`Observation/ish-${index + 1}`, reportStatus)))
    })
  }
  if (given(row['overall'])) {
    const words = row['overall'] as OverallWords
    results.push({ ...source('Observation/overall', reportStatus), test: 'overall', words })
  }
  return results
}

function source(reference: string, reportStatus: ReportStatus): ResultSource {
  return {
    reference,
    reportStatus,
    performedOn: '2026-09-02',
    reports: ['DiagnosticReport/1'],
    specimen: {
      key: 'Specimen/1',
      reference: 'Specimen/1',
      siteKind: 'breast',
      site: 'left breast',
      laterality: 'left',
    },
  }
}

function readIhc(cell: string, from: ResultSource): IhcResult {
  const [, words] = /^words (\w+)$/.exec(cell) ?? []
  if (words) return { ...from, test: 'ihc', words: words as NonNullable<IhcResult['words']> }
  const [, score, staining, meaning, percent, pattern] =
    /^(?:([0-3]\+?))?(?: (absent|present))?(?: (membrane|intense-complete|unspecified) (\S+)%)?(?: ?pattern (\S+))?$/.exec(
      cell,
    )!
  return {
    ...from,
    test: 'ihc',
    ...(score && { score: score as NonNullable<IhcResult['score']> }),
    ...(staining && { staining: staining as NonNullable<IhcResult['staining']> }),
    ...(percent && { percent: { ...readMeasure(percent)!, meaning: meaning as StainingMeaning } }),
    ...(pattern && { pattern: pattern as NonNullable<IhcResult['pattern']> }),
  }
}

function readIsh(cell: string, recount: string | undefined, from: ResultSource): IshResult {
  const [probe, ...rest] = cell.split(' ')
  if (probe === 'words') return { ...from, test: 'ish', words: rest[0] as IshWords }
  const [numbers, words] = rest
  const [ratio, copies, cep17] = probe === 'single' ? [undefined, numbers] : numbers!.split('/')
  return {
    ...from,
    test: 'ish',
    probe: probe as 'dual' | 'single',
    ...measures({ ratio, her2CopyNumber: copies, cep17CopyNumber: cep17 }),
    ...(words && { words: words as IshWords }),
    ...(given(recount) && { recount: readRecount(recount!) }),
  }
}

function readRecount(cell: string): NonNullable<IshResult['recount']> {
  if (cell === 'same') return { outcome: 'same-group' }
  if (cell === 'other') return { outcome: 'other-group' }
  const [ratio, her2CopyNumber] = cell.split('/')
  return measures({ ratio, her2CopyNumber })
}

function measures<K extends string>(cells: Record<K, string | undefined>): { [key in K]?: Measure } {
  const read: { [key in K]?: Measure } = {}
  for (const [name, cell] of Object.entries<string | undefined>(cells)) {
    const measure = readMeasure(cell)
    if (measure) read[name as K] = measure
  }
  return read
}

function readMeasure(cell: string | undefined): Measure | undefined {
  if (!given(cell)) return undefined
  const [, comparator, text] = /^(<=|>=|<|>)?([0-9.]+)$/.exec(cell!)!
  return { text: text!, ...(comparator && { comparator: comparator as NonNullable<Measure['comparator']> }) }
}

function given(cell: string | undefined): boolean {
  return cell !== undefined && cell !== '-'
}

function named(rows: readonly Row[]): [string, Row][] {
  return rows.map((row) => [
    `${row['id']}: IHC ${row['ihc'] ?? '-'}, ISH ${row['ish']}, recount ${row['recount'] ?? '-'}, overall ${row['overall'] ?? '-'} (${row['source']})`,
    row,
  ])
}
