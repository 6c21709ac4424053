import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { createPdfReader, PDF_LIMITS } from '../../src/pdf/pdf-reader.ts'
import { readAttachments } from '../../src/pdf/read-attachments.ts'
import { column, makePdf } from './make-pdf.ts'

const reader = createPdfReader({ ...PDF_LIMITS, milliseconds: 300_000 })

afterAll(() => reader.close())

const PDF = 'application/pdf'

const base64 = (file: Buffer) => file.toString('base64')

const EQUIVOCAL = makePdf([
  [
    ...column(['Left breast, core biopsy: invasive carcinoma of no special type.']),
    { text: 'HER2 IHC', x: 50, y: 100 },
    { text: '2+', x: 220, y: 100 },
    { text: 'HER2 FISH', x: 50, y: 114 },
    { text: 'not amplified', x: 220, y: 114 },
  ],
])

function bundleOf(...resources: readonly object[]): object {
  const about = { subject: { reference: 'Patient/p' } }
  const cancer = {
    ...{ resourceType: 'Condition', id: 'c', ...about },
    ...{ onsetDateTime: '2026-02-20', clinicalStatus: { coding: [{ code: 'active' }] } },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
  }
  const all = [{ resourceType: 'Patient', id: 'p' }, cancer, ...resources]
  return { resourceType: 'Bundle', type: 'collection', entry: all.map((resource) => ({ resource })) }
}

function reportWith(...presentedForm: readonly object[]): object {
  return {
    ...{ resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject: { reference: 'Patient/p' } },
    ...{ effectiveDateTime: '2026-03-01', code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }] } },
    presentedForm,
  }
}

async function classify(record: object) {
  return classifyRecords(await readAttachments([record], reader), '2026-04-01')
}

const READ = { overexpression: 'negative', tier: 'low', rules: expect.arrayContaining(['CB-8']) }

test('a PDF report is read as its text would be', async () => {
  const line = await classify(bundleOf(reportWith({ contentType: PDF, data: base64(EQUIVOCAL) })))
  expect(line.current).toMatchObject(READ)
  expect(line.unread).toEqual([])
})

test('a Binary that the report links to, in the same record', async () => {
  const binary = { resourceType: 'Binary', id: 'b', contentType: PDF, data: base64(EQUIVOCAL) }
  for (const url of ['Binary/b', 'https://ehr.example.org/fhir/Binary/b', 'Binary/b/_history/1']) {
    const line = await classify(bundleOf(binary, reportWith({ contentType: PDF, url })))
    expect(line.current).toMatchObject(READ)
  }
})

test('a Binary of plain text, and a DocumentReference', async () => {
  const text = Buffer.from('HER2 IHC: 3+', 'utf8').toString('base64')
  const binary = { resourceType: 'Binary', id: 'b', contentType: 'text/plain', data: text }
  const document = {
    ...{ resourceType: 'DocumentReference', id: 'd', status: 'current', subject: { reference: 'Patient/p' } },
    ...{ date: '2026-03-01T10:00:00Z', type: { text: 'Pathology report' } },
    content: [{ attachment: { url: 'Binary/b' } }],
  }
  expect((await classify(bundleOf(binary, document))).current).toMatchObject({ overexpression: 'positive' })
})

test.each([
  ['no-text-layer', makePdf([[]]), 'a scan without a text layer'],
  ['broken', Buffer.from('%PDF-'), 'its file is damaged'],
])('%s: nothing is known, and it is said why', async (_fault, file, words) => {
  const line = await classify(bundleOf(reportWith({ contentType: PDF, data: base64(file), title: 'Biopsy' })))
  expect(line.current).toBeUndefined()
  expect(line.unread).toEqual([
    expect.objectContaining({ reference: 'DiagnosticReport/r', why: expect.stringContaining(words) as unknown }),
  ])
  expect(line.unread[0]?.why).toContain('Biopsy')
})

test('pages without text are named, and what the others say is read', async () => {
  const file = makePdf([column(['HER2 IHC: 3+']), []])
  const line = await classify(bundleOf(reportWith({ contentType: PDF, data: base64(file) })))
  expect(line.current).toMatchObject({ overexpression: 'positive' })
  expect(line.unread.map(({ why }) => why).join()).toContain('pages without text: 2')
})

test('a scan is something that is there: nobody is told that no HER2 result was found', async () => {
  const withoutReport = await classify(bundleOf())
  const withScan = await classify(bundleOf(reportWith({ contentType: PDF, data: base64(makePdf([[]])) })))
  expect(withoutReport.considerations).toContain('her2Missing')
  expect(withScan.considerations).not.toContain('her2Missing')
})

test('a record without attachments is the very same list', async () => {
  const records = [bundleOf({ resourceType: 'Observation', id: 'o', status: 'final', code: { text: 'HER2' } })]
  expect(await readAttachments(records, reader)).toBe(records)
  const linked = [bundleOf(reportWith({ contentType: PDF, url: 'https://ehr.example.org/files/1' }))]
  expect(await readAttachments(linked, reader)).toBe(linked)
})

test('the record that was sent is not changed', async () => {
  const record = bundleOf(reportWith({ contentType: PDF, data: base64(EQUIVOCAL) }))
  const before = JSON.stringify(record)
  await readAttachments([record], reader)
  expect(JSON.stringify(record)).toBe(before)
})

test('files beyond the twelfth are named as not read', async () => {
  const one = { contentType: PDF, data: base64(makePdf([column(['HER2 IHC: 3+'])])) }
  const line = await classify(
    bundleOf(reportWith(...Array.from({ length: 14 }, (_, index) => ({ ...one, title: `Part ${index + 1}` })))),
  )
  expect(line.unread.filter(({ why }) => why.includes('too many attached files'))).toHaveLength(2)
})

test.each([
  null,
  1,
  'x',
  [],
  { resourceType: 'DiagnosticReport', presentedForm: [null, 1, { contentType: 7, data: {} }] },
])('odd shapes pass: %j', async (record) => {
  expect(await readAttachments([record], reader)).toEqual([record])
})
