/**
 * The main views as pictures, at both widths and in both colours: taken at every run, so that a view that is blank or does
 * not come up fails here. `npm run pictures` writes them into docs/images, after a change of the page, to be looked at.
 */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { type StartedSandbox, startSandbox } from './start-sandbox.ts'

const kept = join(import.meta.dirname, '..', '..', 'docs', 'images')
const isUpdate = process.env['UPDATE_PICTURES'] === '1'

/** Taken by `npm run third-party`. */
const OF_ANOTHER_CLIENT = 'cds-hooks-sandbox.png'

interface Picture {
  readonly file: string
  readonly address: string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  /** The part that is shown; the window where absent. */
  readonly part?: string
}

// prettier-ignore
const PICTURES: readonly Picture[] = [
  { file: 'page.png',              address: '#patient/ihc-2-plus-no-ish', width: 1920, height: 820, colorScheme: 'light' },
  { file: 'page-dark.png',         address: '#patient/metastatic-ihc-1-plus', width: 1920, height: 820, colorScheme: 'dark' },
  { file: 'page-narrow.png',       address: '#patient/ihc-2-plus-no-ish', width: 320, height: 1100, colorScheme: 'light' },
  { file: 'page-narrow-dark.png',  address: '#patient/metastatic-ihc-1-plus', width: 320, height: 1100, colorScheme: 'dark' },
  { file: 'card.png',              address: '#patient/group-4-alone', width: 1000, height: 1200, colorScheme: 'light', part: 'article.card' },
  { file: 'card-reflex.png',       address: '#patient/ihc-2-plus-no-ish', width: 700, height: 1200, colorScheme: 'light', part: 'article.card' },
  { file: 'card-order.png',        address: '#patient/group-4-alone?hook=order-select&order=trastuzumab', width: 700, height: 1200, colorScheme: 'light', part: 'article.card' },
  { file: 'card-t-dxd.png',        address: '#patient/metastatic-ihc-1-plus?hook=order-sign&order=trastuzumab-deruxtecan', width: 700, height: 1600, colorScheme: 'light', part: 'article.card' },
  { file: 'texts.png',             address: '#patient/report-in-words', width: 1280, height: 1080, colorScheme: 'light', part: '#texts' },
  { file: 'evidence.png',          address: '#evidence/group-4-alone', width: 1280, height: 1080, colorScheme: 'light' },
  { file: 'evidence-dark.png',     address: '#evidence/group-4-alone', width: 1280, height: 1080, colorScheme: 'dark' },
  { file: 'evidence-narrow.png',   address: '#evidence/group-4-alone', width: 320, height: 1600, colorScheme: 'light' },
  { file: 'card-editor.png',       address: '#cards/ihc-2-plus-no-ish', width: 1920, height: 820, colorScheme: 'light' },
]

/** The whole way, one still after each step: the hook of an order, its card, the suggestion that is taken, and what is left. */
const WAY: readonly { readonly file: string; readonly step: (page: Page) => Promise<void> }[] = [
  {
    file: 'way-1-order.png',
    step: async (page) => {
      await page.getByRole('radio', { name: 'order-select' }).check()
      await page.getByText('Choose an order: this hook').waitFor()
      await page.locator('select[name=order]').focus()
    },
  },
  {
    file: 'way-2-card.png',
    step: async (page) => {
      await page.locator('select[name=order]').selectOption({ label: 'HER2 in serum' })
      await page.locator('article.card').first().waitFor()
      await page.locator('#status', { hasText: '1 card' }).waitFor()
    },
  },
  {
    file: 'way-3-accept.png',
    step: async (page) => {
      await page.locator('.suggestions button').first().focus()
      // With the keyboard, so that the ring of the focus is seen.
      await page.keyboard.press('Tab')
    },
  },
  {
    file: 'way-4-gone.png',
    step: async (page) => {
      await page.keyboard.press('Enter')
      await page.locator('#feedback li', { hasText: 'Gone because you accepted' }).waitFor()
      await page.locator('#status', { hasText: /Done.*cards?\b/ }).waitFor()
    },
  },
]
const WAY_SIZE = { width: 500, height: 860 }

let sandbox: StartedSandbox
let browser: OpenBrowser
const folder = isUpdate ? kept : mkdtempSync(join(tmpdir(), 'her2-cds-pictures-'))
beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser({ locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
  if (!isUpdate) rmSync(folder, { recursive: true, force: true })
})

/** Width and height in pixels, as a PNG's header says. */
function sizeOf(file: string): { readonly width: number; readonly height: number; readonly bytes: number } {
  const png = readFileSync(file)
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: png.length }
}

/** A picture of one colour packs to almost nothing: below this there is no text in it. */
const BYTES_OF_A_VIEW = 10_000

test.each(PICTURES)('$file', async ({ file, address, width, height, colorScheme, part }) => {
  const page = await browser.context.newPage()
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme })
  await page.goto(`${sandbox.base}/${address}`)
  await page.locator('article.card, .plot').first().waitFor()
  if (part) await page.locator(part).first().waitFor()
  const path = join(folder, file)
  await (part ? page.locator(part).first().screenshot({ path }) : page.screenshot({ path }))
  await page.close()
  const taken = sizeOf(path)
  if (!part) expect(taken).toMatchObject({ width, height })
  expect(taken.bytes).toBeGreaterThan(BYTES_OF_A_VIEW)
  const shown = sizeOf(join(kept, file))
  expect(shown.width).toBe(taken.width)
  // Fonts of another machine break lines elsewhere, so a part may be somewhat higher or lower.
  expect(Math.abs(shown.height - taken.height)).toBeLessThan(taken.height / 4)
})

test('the way from an order to a card that is gone, in stills of one size', async () => {
  const page = await browser.context.newPage()
  await page.setViewportSize(WAY_SIZE)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(`${sandbox.base}/#patient/ihc-2-plus-no-ish`)
  await page.locator('#wire').waitFor()
  for (const { file, step } of WAY) {
    await step(page)
    await page.locator('#timeline').waitFor()
    await page.evaluate(`document.querySelector('.block.cards').scrollIntoView()`)
    const path = join(folder, file)
    await page.screenshot({ path })
    expect(sizeOf(path)).toMatchObject(WAY_SIZE)
    expect(sizeOf(path).bytes).toBeGreaterThan(BYTES_OF_A_VIEW)
    expect(sizeOf(join(kept, file))).toMatchObject(WAY_SIZE)
  }
  await page.close()
})

test('docs/images holds these pictures and no others', () => {
  const own = [...PICTURES, ...WAY].map(({ file }) => file)
  expect(readdirSync(kept).sort()).toEqual([...own, OF_ANOTHER_CLIENT].sort())
})
