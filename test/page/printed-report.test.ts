/** A report as hospitals print them: laid out by a browser, not by our own hand, and read back from its PDF. */
import { createPdfReader, PDF_LIMITS } from '../../src/pdf/pdf-reader.ts'
import { type OpenBrowser, openBrowser } from './find-browser.ts'

let browser: OpenBrowser
const reader = createPdfReader({ ...PDF_LIMITS, milliseconds: 300_000 })

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await Promise.all([browser?.close(), reader.close()])
})

async function printAndRead(body: string): Promise<string> {
  const page = await browser.context.newPage()
  await page.setContent(`<html lang="en"><body style="font: 11pt serif">${body}</body></html>`)
  const file = await page.pdf({ format: 'A4' })
  await page.close()
  const reading = await reader.read(Uint8Array.from(file))
  return 'text' in reading ? reading.text : reading.fault
}

test('rows of a table stay rows', async () => {
  const rows = [
    ['Test', 'Result', 'Method'],
    ['HER2', '2+ (equivocal)', 'IHC, clone 4B5'],
    ['HER2 gene', 'not amplified, ratio 1.20', 'dual-probe ISH'],
    ['ER', 'positive, 95 %', 'IHC, clone SP1'],
  ]
  const table = rows.map(
    (cells) => `<tr>${cells.map((cell) => `<td style="padding:2pt 30pt 2pt 0">${cell}</td>`).join('')}</tr>`,
  )
  const text = await printAndRead(`<h1>Pathology</h1><table>${table.join('')}</table>`)
  expect(text).toContain('HER2\t2+ (equivocal)\tIHC, clone 4B5')
  expect(text).toContain('HER2 gene\tnot amplified, ratio 1.20\tdual-probe ISH')
})

test('columns of prose are read one after the other', async () => {
  const left =
    'Sections show an invasive carcinoma of no special type. HER2 by immunohistochemistry is scored as two plus, equivocal, with weak to moderate complete staining in about thirty percent of tumour cells.'
  const right =
    'Axillary tissue holds three lymph nodes without tumour cells in them. The skin and the nipple show no tumour either. Margins are clear by four millimetres or more on all sides of the tissue sent.'
  const text = await printAndRead(
    `<div style="columns:2;column-gap:40pt;column-fill:auto;height:190pt"><p style="margin:0;break-after:column">${left}</p><p style="margin:0">${right}</p></div>`,
  )
  expect(text.replace(/\s+/g, ' ')).toBe(`${left} ${right}`)
})
