/** The site of the documents, built and looked at: its links, its landing page, its search, and tables that can be signed. */
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../page/find-browser.ts'
import type { OpenBrowser } from '../page/find-browser.ts'
import { ROOT } from './documents.ts'

const built = join(ROOT, 'site', '.vitepress', 'dist')
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
}

let server: Server
let browser: OpenBrowser
let page: Page
let base: string
beforeAll(async () => {
  // A link that leads nowhere stops it.
  execFileSync(process.execPath, ['--no-warnings', join(ROOT, 'scripts', 'build-site.ts')], { stdio: 'ignore' })
  server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    const places = [pathname, `${pathname}.html`, `${pathname}index.html`].map((path) => join(built, path))
    const file = places.find((place) => extname(place) !== '' && existsSync(place))
    if (file === undefined) return void res.writeHead(404).end()
    res.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
  page = await browser.context.newPage()
})
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

test('the landing page shows a card and the two commands', async () => {
  await page.goto(base)
  const picture = page.getByRole('img', { name: /A card: HER2 IHC 2\+/ })
  await picture.waitFor()
  expect(await picture.evaluate((image: { readonly naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(300)
  const text = await page.locator('main, .VPHome').first().innerText()
  expect(text).toContain('npx her2-cds sandbox')
  expect(text).toContain('npx her2-cds classify')
})

test('the search finds what a page says', async () => {
  await page.goto(`${base}/readme`)
  await page.getByRole('button', { name: 'Search' }).first().click()
  await page.getByRole('searchbox').fill('keys-unavailable')
  await page.locator('.VPLocalSearchBox .results a').first().waitFor()
  const found = await page.locator('.VPLocalSearchBox .results').innerText()
  expect(found).toContain('Why a call was refused')
})

test('links to files that are no pages lead into the repository', async () => {
  await page.goto(`${base}/docs/operations/install`)
  const link = page.getByRole('link', { name: 'example', exact: true })
  expect(await link.getAttribute('href')).toBe(
    'https://github.com/her2-cds/her2-cds/tree/main/deploy/clients/example.yaml',
  )
})

test('a decision table on paper: the table and the lines to sign, and nothing of the site', async () => {
  await page.goto(`${base}/docs/tables/combination`)
  await page.emulateMedia({ media: 'print' })
  const signOff = page.locator('.sign-off')
  expect(await signOff.locator('dt').allInnerTexts()).toEqual(expect.arrayContaining(['Date', 'Signature']))
  expect(await signOff.innerText()).toContain('IHC and ISH of one specimen')
  const shown = await Promise.all(
    ['.VPNav', '.VPSidebar', '.VPDocFooter'].map((part) => page.locator(part).first().isVisible()),
  )
  expect(shown).toEqual([false, false, false])
  const widths = await page
    .locator('.vp-doc table')
    .first()
    .evaluate((table: { scrollWidth: number; clientWidth: number }) => [table.scrollWidth, table.clientWidth])
  expect(widths[0]).toBeLessThanOrEqual((widths[1] ?? 0) + 1)
  expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000)
})
