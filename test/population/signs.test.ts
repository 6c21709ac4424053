/** Setting a patient aside never changes an answer: what shows no sign says nothing, alone or together. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { makePatient } from '../../scripts/population/make-patient.ts'
import { randomBundle, seeded } from '../../scripts/random/random-bundles.ts'
import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { SIGNS, signExpression, signsOf, type Sign } from '../../src/population/signs.ts'
import { ByteAutomaton } from '../../src/population/byte-automaton.ts'
import { DAY } from './run-population.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures')
const shows = signExpression(SIGNS)

type Record_ = Readonly<Record<string, unknown>>

function flatten(value: unknown): Record_[] {
  const { resourceType, entry } = (value ?? {}) as { resourceType?: string; entry?: { resource: unknown }[] }
  if (resourceType === 'Bundle') return (entry ?? []).flatMap(({ resource }) => flatten(resource))
  return typeof resourceType === 'string' ? [value as Record_] : []
}

/** Faults of a record that have nothing to do with what it says: another version under the same id, a day that is none. */
const FAULTS = /^(?:\d+ different resources carry this id|«.*» is not a date)/

function answerOf(records: readonly object[]) {
  const entry = records.map((resource) => ({ resource }))
  const {
    patient: _,
    unread,
    ...answer
  } = classifyRecords([{ resourceType: 'Bundle', type: 'collection', entry }], DAY)
  return { ...answer, unread: unread.filter(({ why }) => !FAULTS.test(why)) }
}

const BLANK = {
  ...{ tumors: [], metastatic: 'unknown', hormoneReceptor: 'unknown' },
  ...{ everPositive: false, everLow: false, everUltralow: false, considerations: [], unread: [] },
}

/** What the search of a server answers in place of records is no record, and an export has none. */
const isRecord = ({ resourceType }: Record_) => resourceType !== 'OperationOutcome'

function expectNothing(records: readonly Record_[]): void {
  const plain = records.filter((record) => isRecord(record) && !shows.test(JSON.stringify(record)))
  for (const set of [plain, ...plain.map((one) => [one])]) {
    if (set.length > 0) expect({ set, answer: answerOf(set) }).toEqual({ set, answer: BLANK })
  }
}

test('in every story', () => {
  for (const { request } of loadStories()) {
    const { prefetch = {} } = JSON.parse(request) as { prefetch?: Record<string, unknown> }
    expectNothing(Object.values(prefetch).flatMap(flatten))
  }
})

test('in the made-up patients, generated ones and random, damaged ones', () => {
  const folder = join(FIXTURES, 'patients')
  for (const file of readdirSync(folder)) expectNothing(flatten(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
  for (let number = 0; number < 400; number++) expectNothing(makePatient(9, number, { cancer: 0.5 }))
  const random = seeded(5)
  for (let number = 0; number < 1500; number++) expectNothing(flatten(randomBundle(random)))
})

const texts = readdirSync(join(FIXTURES, 'text'))
  .filter((file) => file.startsWith('reports-'))
  .flatMap((file) => readFileSync(join(FIXTURES, 'text', file), 'utf8').split('\n'))
  .map((line) => line.split('\t')[0] ?? '')
  .filter((text) => text !== '' && !text.startsWith('#'))

test('in every sentence of the text fixtures, wherever it stands', () => {
  const of = { subject: { reference: 'Patient/p' } }
  for (const text of texts) {
    expectNothing([{ resourceType: 'DiagnosticReport', id: 'r', status: 'final', ...of, conclusion: text }])
    expectNothing([
      { resourceType: 'Observation', id: 'o', status: 'final', ...of, code: { text: 'x' }, valueString: text },
    ])
    expectNothing([{ resourceType: 'Condition', id: 'c', ...of, code: { text } }])
  }
})

test('common records show none: most patients of a hospital are set aside', () => {
  const without = Array.from({ length: 300 }, (_, number) => makePatient(4, number, { cancer: 0 }))
  expect(without.filter((records) => records.some((record) => shows.test(JSON.stringify(record))))).toEqual([])
})

const searchFor = (signs: readonly Sign[]) => new ByteAutomaton(signs.map(({ pattern }) => pattern))

const LINES = [
  ...texts,
  ...[
    'HER\\u0032',
    'HER­2',
    'ＨＥＲ２',
    'ＨER2',
    'no sign at all',
    'Hypertension',
    '"C50.9"',
    '"c78"',
    'RÉCEPTEUR',
    'cT2N1M0',
    'M19.90',
    '"140"',
  ],
]

test('bytes are searched as the expressions say', () => {
  const search = searchFor(SIGNS)
  expect(LINES.filter((line) => search.test(line))).toEqual(LINES.filter((line) => shows.test(line)))
})

test('bytes are searched as each expression alone says, in texts made of its own pieces', () => {
  const random = seeded(8)
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  for (const sign of SIGNS) {
    const alone = searchFor([sign])
    const expression = signExpression([sign])
    const pieces = [
      ...sign.pattern.replace(/\\x\{[^}]*\}/g, '').split(/[|()[\]{}?\\^]/),
      String.raw`\u`,
      ' ',
      'é',
      'É',
      '-',
      '"',
      '0',
      '2',
    ]
    const made = Array.from({ length: 3000 }, () => Array.from({ length: 4 }, () => pick(pieces)).join(''))
    const differing = made.filter((text) => alone.test(text) !== expression.test(text))
    expect({ sign: sign.id, differing }).toEqual({ sign: sign.id, differing: [] })
    expect(made.some((text) => expression.test(text))).toBe(true)
  }
})

test('an expression that the search does not know is refused', () => {
  for (const pattern of ['a*', 'a+', '(a)', '^a', 'a$', String.raw`\d`, 'a)', '[a', 'a{2,}']) {
    expect(() => searchFor([{ id: 'x', what: 'x', pattern }])).toThrow('the search does not know')
  }
})

test("what a site's code map names is a sign, however it is written", () => {
  const site = searchFor(
    signsOf({
      tests: [
        { system: 'urn:lab', code: 'XR-17', is: 'her2-ihc' },
        { text: 'Fluoreszenz Größe', is: 'her2-ratio' },
      ],
    } as never),
  )
  for (const text of ['"code":"XR-17"', 'FLUORESZENZ  GRÖSSE', 'fluoreszenz größe', 'Fluoreszenz Große']) {
    expect([text, site.test(text)]).toEqual([text, true])
  }
  expect(site.test('Fluoreszenz klein')).toBe(false)
  expect(shows.test('"code":"XR-17"')).toBe(false)
})
