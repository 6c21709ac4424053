/** A line that is scanned says nothing else than one that is parsed, and what it cannot say it leaves. */
import { makePatient } from '../../scripts/population/make-patient.ts'
import { randomBundle, seeded } from '../../scripts/random/random-bundles.ts'
import { ByteAutomaton } from '../../src/population/byte-automaton.ts'
import { settleOdd } from '../../src/population/odd-records.ts'
import { OwnerTable } from '../../src/population/owner-table.ts'
import { KnownMembers } from '../../src/population/known-members.ts'
import { LineScanner } from '../../src/population/scan-line.ts'
import { SIGNS, signExpression } from '../../src/population/signs.ts'

const scanner = new LineScanner(new ByteAutomaton(SIGNS.map(({ pattern }) => pattern)))
const shows = signExpression(SIGNS)

/** As in a block of an export, where other lines stand behind it. */
function scan(line: string, by = scanner) {
  const bytes = Buffer.from(`${line}\n${' '.repeat(1000)}`)
  by.scan(bytes, 0, bytes.indexOf(0x0a))
  const patient = by.isPlain ? bytes.toString('utf8', by.idStart, by.idEnd) : undefined
  return { patient, isWhole: by.isWhole, sign: by.showsSign }
}

/** @returns whether it was plain */
function expectSame(line: string): boolean {
  const { patient, isWhole, sign } = scan(line)
  const settled = settleOdd(line)
  if (patient !== undefined) expect({ line, settled }).toEqual({ line, settled: { kind: 'owned', patient } })
  if (isWhole) expect({ line, sign }).toEqual({ line, sign: shows.test(line) })
  if (settled.kind === 'error' && settled.error === 'not JSON')
    expect({ line, isWhole }).toEqual({ line, isWhole: false })
  return patient !== undefined
}

const random = seeded(31)
const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
const made = Array.from({ length: 60 }, (_, number) => makePatient(3, number, { cancer: 0.5 })).flat()
const damaged = Array.from({ length: 200 }, () => randomBundle(random) as { entry?: { resource: object }[] })
  .flatMap(({ entry }) => entry ?? [])
  .map(({ resource }) => resource)

test('what common records say is all told', () => {
  expect(made.filter((resource) => !expectSame(JSON.stringify(resource)))).toEqual([])
})

test('of random, damaged records nothing is told otherwise', () => {
  const plain = damaged.filter((resource) => expectSame(JSON.stringify(resource)))
  expect(plain.length).toBeGreaterThan(50)
  for (const resource of made.slice(0, 200)) expectSame(JSON.stringify(resource, undefined, 1).replaceAll('\n', '\t'))
})

test('of lines with a byte too many, too few or another nothing is told otherwise', () => {
  const signs = [
    ...'{}[]",:\\/u0 .-+eE1tfnd#|?\t',
    'null',
    'true',
    '\\ud83d',
    '\\u00',
    '"id":',
    '"subject":',
    '{}',
    '[]',
    '1e5',
    '01',
    '-',
  ]
  for (let round = 0; round < 20_000; round++) {
    const line = JSON.stringify(made[between(0, made.length - 1)])
    const at = between(0, line.length)
    const sign = signs[between(0, signs.length - 1)] ?? ''
    expectSame(line.slice(0, at) + sign + line.slice(at + between(0, 3)))
  }
})

test('members that are known say what they said when they were new, also where there is room for few', () => {
  const automaton = new ByteAutomaton(SIGNS.map(({ pattern }) => pattern))
  const few = new LineScanner(automaton, new KnownMembers(64))
  const many = new LineScanner(automaton)
  const lines = [...made, ...damaged].map((resource) => JSON.stringify(resource))
  for (const line of [...lines, ...lines.toReversed()]) {
    const told = scan(line, new LineScanner(automaton, new KnownMembers(8)))
    expect({ line, few: scan(line, few), many: scan(line, many) }).toEqual({ line, few: told, many: told })
  }
})

test('a member that tells whose a record is tells it also where one like it stood in another place', () => {
  const scanner = new LineScanner(new ByteAutomaton([]))
  const [subject, patient] = ['"subject":{"reference":"Patient/aaaa"}', '"patient":{"reference":"Patient/bbbb"}']
  for (let time = 0; time < 3; time++) {
    for (const line of [
      `{"resourceType":"Observation","code":{"x":1,${subject},${patient},"y":2},${subject},"status":"final"}`,
      `{"resourceType":"Observation","code":{"x":1,${patient},${subject},"y":2},"status":"final",${patient}}`,
    ])
      expect(scan(line, scanner).patient).toBe(line.includes(`},${subject},"status"`) ? 'aaaa' : 'bbbb')
    expect(scan(`{"resourceType":"Observation",${patient},${subject},"status":"final"}`, scanner).patient).toBe(
      undefined,
    )
  }
})

test('a member is known by all of its bytes and the state before it', () => {
  const word = () => Array.from({ length: between(1, 12) }, () => (random() < 0.5 ? 'aaaa' : 'b')).join('')
  const texts = [...new Set(Array.from({ length: 400 }, () => `"name":"${word()}",`))]
  const known = new KnownMembers()
  const viewOf = (text: string) => {
    const bytes = Buffer.from(`..${text}${'z'.repeat(600)}`)
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const learned = texts.filter((_, index) => index % 2 === 0)
  for (const [index, text] of learned.entries()) known.learn(viewOf(text), 2, 2 + text.length, 7, index + 3)
  const found = learned.filter((text, index) => {
    if (!known.find(viewOf(text), 2, 7)) return false
    expect({ text, end: known.end, state: known.state }).toEqual({ text, end: 2 + text.length, state: index + 3 })
    return true
  })
  // Two that differ in less than their last word have one place: the first is kept.
  expect(found.length).toBeGreaterThan(learned.length / 2)
  const others = texts.filter((text) => !learned.includes(text))
  expect(others.filter((text) => known.find(viewOf(text), 2, 7))).toEqual([])
  expect(learned.filter((text) => known.find(viewOf(text), 2, 8))).toEqual([])
  const [first = ''] = found
  expect(known.find(viewOf(first.slice(0, -1)), 2, 7)).toBe(false)
})

const REFERENCES = [
  ['Patient/a', 'a'],
  ['https://ehr.example/fhir/Patient/a', 'a'],
  ['https://ehr.example/fhir/Patient/a/_history/2', undefined],
  ['Patient/_history/1/Patient/a', undefined],
  ['https://ehr.example/_history/1/Patient/a', undefined],
  ['#Patient/a', undefined],
  ['Group/a', undefined],
  ['MyPatient/a', undefined],
  ['Patient/', undefined],
  ['urn:uuid:a', undefined],
  [String.raw`Patient\/a`, undefined],
] as const

test.each(REFERENCES)('a reference %s', (reference, patient) => {
  const line = `{"resourceType":"Observation","id":"1","subject":{"reference":"${reference}"}}`
  expectSame(line)
  expect(scan(line).patient).toBe(patient)
})

test.each([
  '{"resourceType":"Patient","id":"a","subject":{"reference":"Patient/b"}}',
  '{"resourceType":"Patient","id":7}',
  '{"resourceType":"Patient","id":""}',
  '{"resourceType":"Observation","subject":{"reference":"Patient/a"},"subject":{"reference":"Patient/b"}}',
  '{"resourceType":"Observation","subject":{"reference":"Patient/a","reference":"Patient/b"}}',
  '{"resourceType":"Observation","subject":{"reference":"Patient/a"},"patient":{"reference":"Patient/b"}}',
  '{"resourceType":"Observation","subject":[{"reference":"Patient/a"}]}',
  '{"resourceType":"Observation","subject":"Patient/a"}',
  '{"resourceType":"Observation","subject":{"reference":{"reference":"Patient/a"}}}',
  '{"resourceType":"Observation","subject":{"reference":null,"identifier":{"reference":"Patient/a"}}}',
  '{"resourceType":"Observation","contained":[],"subject":{"reference":"Patient/a"}}',
  String.raw`{"resourceType":"Observation","sub\u006aect":{"reference":"Patient/a"}}`,
  String.raw`{"resourceType":"Observation","subject":{"ref\u0065rence":"Patient/b","reference":"Patient/a"}}`,
  '{"subject":{"reference":"Patient/a"}}',
  '{"resourceType":"Observation","component":[{"subject":{"reference":"Patient/a"}}]}',
  '[{"resourceType":"Patient","id":"a"}]',
  '{"resourceType":"Patient","id":"a"} {}',
  `{"resourceType":"Patient","id":"a","x":${'['.repeat(70)}${']'.repeat(70)}}`,
])('%s is left to be parsed', (line) => {
  expectSame(line)
  expect(scan(line).patient).toBeUndefined()
})

test('a million patients are told apart', () => {
  const table = new OwnerTable()
  const add = (id: string) => table.add(Buffer.from(id), 0, Buffer.byteLength(id))
  for (let number = 0; number < 1_000_000; number++) add(`p1-${number}`)
  expect(table.count).toBe(1_000_000)
  table.mark(add('p1-77'))
  expect([add('p1-0'), add('p1-999999'), table.isMarked(77), table.isMarked(78), table.count]).toEqual([
    0,
    999_999,
    true,
    false,
    1_000_000,
  ])
})
