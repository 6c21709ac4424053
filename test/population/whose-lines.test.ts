import { Readable, Writable } from 'node:stream'
import { parseRecord } from '../../src/cli/parse-record.ts'
import { tellWhose } from '../../src/population/whose-lines.ts'
import { writeLines } from '../../src/cli/write-lines.ts'

async function run(...lines: (string | Buffer)[]): Promise<{ code: number; told: unknown[] }> {
  let text = ''
  const stream = new Writable({ write: (chunk, _encoding, done) => ((text += String(chunk)), done()) })
  const source = Readable.from(lines.map((line) => Buffer.concat([Buffer.from(line), Buffer.from('\n')])))
  const code = await tellWhose(source, parseRecord, writeLines(stream))
  return {
    code,
    told: text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown),
  }
}

const resource = (resourceType: string, rest: object = {}) => JSON.stringify({ resourceType, id: '1', ...rest })

test.each([
  ['a Patient', resource('Patient'), { patient: '1', refers: [] }],
  [
    'a subject',
    resource('Condition', { subject: { reference: 'Patient/p' } }),
    { patient: 'p', refers: ['Patient/p'] },
  ],
  [
    'references however they are written, each once',
    resource('Observation', {
      subject: { reference: 'https://a.example/fhir/Patient/p/_history/2' },
      specimen: { reference: 'https://a.example/fhir/Specimen/s' },
      hasMember: [{ reference: 'Specimen/s/_history/3' }, { reference: '#inner' }],
    }),
    { patient: 'p', refers: ['Patient/p', 'Specimen/s', '#inner'] },
  ],
  [
    'nobody, and nobody need refer to it',
    resource('Medication'),
    { shared: 'Medication/1', needed: false, refers: [] },
  ],
  ['nobody, and somebody must', resource('Specimen'), { shared: 'Specimen/1', needed: true, refers: [] }],
  ['nobody, without a name that one could refer to', '{"resourceType":"Device"}', {}],
  ['a blank line', ' \r', {}],
])('%s', async (_name, line, whose) => expect(await run(line)).toEqual({ code: 0, told: [whose] }))

test.each([
  ['no JSON', '{"a":', 'not JSON'],
  ['no resource', '[1]', 'not a FHIR resource'],
  ['no text', Buffer.from([0x7b, 0xff, 0x7d]), 'not UTF-8'],
  ['a member twice', '{"resourceType":"Patient","id":"1","id":"2"}', 'repeats a member of an object: not read'],
  [
    'two patients',
    resource('Observation', { subject: { reference: 'Patient/p' }, patient: { reference: 'Patient/q' } }),
    'Observation/1 cannot be assigned to one patient',
  ],
  [
    'no name and no patient',
    '{"resourceType":"Specimen"}',
    'a resource without type or id cannot be assigned to one patient',
  ],
  ['a Bundle', resource('Bundle'), 'a Bundle: a line of an export is one resource; her2-cds classify reads Bundles'],
  ['an OperationOutcome', resource('OperationOutcome'), 'an OperationOutcome holds no patient data'],
])('an error is a line, and loses no other: %s', async (_name, line, error) => {
  const { code, told } = await run(line, resource('Patient'))
  expect([code, told]).toEqual([2, [{ error }, { patient: '1', refers: [] }]])
})

test('as many lines as were read, whatever stands in them', async () => {
  const lines = ['{"resourceType":"Patient","id":"a"}', '', '{', '}', '"', '{"resourceType":"Patient","id":"b\u2028"}']
  expect((await run(...lines)).told).toHaveLength(lines.length)
})
