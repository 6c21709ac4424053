/** The pictures of docs/images, taken of the running sandbox: `npm run pictures` after a change of the page. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from '../test/page/find-browser.ts'
import { startSandbox } from '../test/page/start-sandbox.ts'

const out = join(import.meta.dirname, '..', 'docs', 'images')

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
  { file: 'card.png',              address: '#patient/ihc-2-plus-no-ish', width: 1000, height: 1200, colorScheme: 'light', part: 'article.card' },
  { file: 'evidence.png',          address: '#evidence/group-4-alone', width: 1280, height: 1080, colorScheme: 'light' },
  { file: 'evidence-dark.png',     address: '#evidence/group-4-alone', width: 1280, height: 1080, colorScheme: 'dark' },
  { file: 'evidence-narrow.png',   address: '#evidence/group-4-alone', width: 320, height: 1600, colorScheme: 'light' },
  { file: 'card-editor.png',       address: '#cards/ihc-2-plus-no-ish', width: 1920, height: 820, colorScheme: 'light' },
]

mkdirSync(out, { recursive: true })
const sandbox = await startSandbox()
const browser = await openBrowser({ locale: 'en-GB' })
try {
  for (const { file, address, width, height, colorScheme, part } of PICTURES) {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await page.goto(`${sandbox.base}/${address}`)
    await page.locator('article.card, .plot').first().waitFor()
    const path = join(out, file)
    await (part ? page.locator(part).first().screenshot({ path }) : page.screenshot({ path }))
    await page.close()
  }
} finally {
  await browser.close()
  await sandbox.stop()
}
