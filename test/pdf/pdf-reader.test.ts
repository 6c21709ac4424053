import { createPdfReader, PDF_LIMITS, type PdfReading } from '../../src/pdf/pdf-reader.ts'
import { column, makePdf } from './make-pdf.ts'
import { PDF_ATTACKS } from './pdf-files.ts'

/** Minutes for a file: what is bounded here is never the speed of the machine. */
const PATIENT = { ...PDF_LIMITS, milliseconds: 300_000 }
const reader = createPdfReader(PATIENT)

afterAll(() => reader.close())

function read(file: Buffer, from = reader): Promise<PdfReading> {
  return from.read(Uint8Array.from(file))
}

const REPORT = [...column(['Invasive carcinoma, left breast.', 'HER2 IHC: 2+ (equivocal)'])]

test('the text of every page, in order', async () => {
  const file = makePdf([REPORT, column(['HER2 FISH: not amplified, ratio 1.20'])])
  expect(await read(file)).toEqual({
    text: 'Invasive carcinoma, left breast.\nHER2 IHC: 2+ (equivocal)\n\nHER2 FISH: not amplified, ratio 1.20',
    pages: 2,
    silentPages: [],
  })
})

test('a page without text among others is named', async () => {
  expect(await read(makePdf([REPORT, [], []]))).toMatchObject({ pages: 3, silentPages: [2, 3] })
})

test('letters of the Latin alphabets keep their marks', async () => {
  const text = 'Östrogenrezeptor: negativ, récepteurs, amplificación, ≥'.replace(', ≥', '')
  expect(await read(makePdf([column([text])]))).toMatchObject({ text })
})

test.each(PDF_ATTACKS)('%s', async (_name, file, outcome) => {
  const reading = await read(file())
  if (Array.isArray(outcome)) expect(outcome).toContain('fault' in reading && reading.fault)
  else expect(reading).toMatchObject(outcome)
  // The next file is read as if nothing had been.
  expect(await read(makePdf([REPORT]))).toMatchObject({ pages: 1 })
  expect(Object.prototype).not.toHaveProperty('polluted')
})

test('a file that takes longer than it may is given up, and the next one is read', async () => {
  const hasty = createPdfReader({ ...PDF_LIMITS, milliseconds: 1 })
  expect(await read(makePdf([REPORT]), hasty)).toEqual({ fault: 'too-slow' })
  expect(await read(makePdf([REPORT]), hasty)).toEqual({ fault: 'too-slow' })
  await hasty.close()
})

test.each([
  ['bytes', { bytes: 100 }, 'too-large'],
  ['pages', { pages: 1 }, 'too-many-pages'],
  ['letters', { letters: 20 }, 'too-long'],
] as const)('a limit of %s', async (_what, limit, fault) => {
  const strict = createPdfReader({ ...PATIENT, ...limit })
  expect(await read(makePdf([REPORT, REPORT]), strict)).toEqual({ fault })
  await strict.close()
})

test('many files at once are read one after the other, each with its own answer', async () => {
  const files = Array.from({ length: 8 }, (_, index) => makePdf([column([`HER2 report number ${index}`])]))
  const readings = await Promise.all(files.map((file) => read(file)))
  expect(readings.map((reading) => 'text' in reading && reading.text)).toEqual(
    files.map((_, index) => `HER2 report number ${index}`),
  )
})
