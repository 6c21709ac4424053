/** The evidence page of `serve` in a real browser, launched by the sandbox as the EHR: on the screen, on paper, by each name. */
import type { Page } from 'playwright-core'
import { PACKAGE } from '../../src/compose/package.ts'
import { PDF_LIMITS, createPdfReader } from '../../src/pdf/pdf-reader.ts'
import { readStory } from '../audit/start-service.ts'
import { startServe } from '../evidence-page/start-serve.ts'
import type { Serve } from '../evidence-page/start-serve.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { findBarriers, openPage, overflowOf } from './open-page.ts'
import { type StartedSandbox, startSandbox } from './start-sandbox.ts'

const READY = 120_000
const PATIENT = 'group-4-alone'

let sandbox: StartedSandbox
let serve: Serve
let browser: OpenBrowser
beforeAll(async () => {
  sandbox = await startSandbox()
  const evidencePage = { requireUser: false, scopes: ['launch', 'patient/*.rs'] }
  serve = await startServe({ base: `${sandbox.base}/fhir` }, { evidencePage, host: 'localhost' })
  browser = await openBrowser({ locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await serve?.stop()
  await sandbox?.stop()
})

/** As an EHR does it: a card, a launch for the chart that is open, the address of the link. */
async function launchPage(base: string, story = PATIENT, patient = story) {
  const card = (await serve.cards(readStory(story))).find(({ links }) => links !== undefined)
  const appContext = card?.links?.[0]?.appContext
  const response = await fetch(`${sandbox.base}/sandbox/launch/${patient}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ appContext }),
  })
  const { iss, launch } = (await response.json()) as { iss: string; launch: string }
  const query = new URLSearchParams({ iss, launch }).toString()
  const { page, troubles } = await openPage(browser.context, base, `/evidence/launch?${query}`)
  page.setDefaultTimeout(READY)
  // The EHR's login is on the way, and nothing else.
  const odd = () => troubles.filter((one) => !one.startsWith(`other host: ${sandbox.base}/oauth/authorize`))
  return { page, odd, card }
}

async function shown(page: Page, name = 'Astrid Holm'): Promise<void> {
  await page.getByRole('heading', { level: 1, name: `HER2 evidence: ${name}` }).waitFor()
  await page.getByRole('heading', { name: /^As the card showed it, / }).waitFor()
  await page.getByRole('heading', { name: /^The record as it is now, read / }).waitFor()
}

test.each(['localhost', '127.0.0.1'])('from a launch to the page, at %s', async (host) => {
  const { page, odd, card } = await launchPage(`http://${host}:${serve.port}`)
  await shown(page)
  expect(page.url()).toBe(`http://${host}:${serve.port}/evidence/?card=${card?.uuid}`)
  expect(await page.locator('#card-then article.card h3').innerText()).toBe(card?.summary)
  expect(await page.locator('#card-then .big').innerText()).toContain('HER2 not final')
  expect(await page.locator('#record-now .big').innerText()).toContain('HER2 not final')
  expect(await page.locator('#record-now .rows').innerText()).toContain('G4')
  expect(await page.locator('#record-now .routes').innerText()).toContain('TDX-4')
  expect(await page.locator('.plot-legend').count()).toBeGreaterThanOrEqual(4)
  expect(await findBarriers(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 900 })
  expect(await overflowOf(page)).toBeLessThanOrEqual(0)
  expect(odd()).toEqual([])
  await page.close()
})

test('on paper: A4, date and version, and marks that need no background', async () => {
  const { page } = await launchPage(`http://localhost:${serve.port}`, 'ihc-2-plus-no-ish')
  await shown(page, 'Martha Lindqvist')
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false })
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)]
  expect(boxes.length).toBeGreaterThanOrEqual(2)
  for (const [, width, height] of boxes)
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  const reader = createPdfReader({ ...PDF_LIMITS, milliseconds: 300_000 })
  const reading = await reader.read(Uint8Array.from(pdf))
  await reader.close()
  const text = 'text' in reading ? reading.text.replace(/\s+/g, ' ') : reading.fault
  expect(text).toMatch(new RegExp(`Printed \\d{1,2} \\w{3,4} \\d{4}, \\d\\d:\\d\\d, her2-cds ${PACKAGE.version}`))
  expect(text).toContain('As the card showed it')
  expect(text).toContain('The record as it is now')
  await page.emulateMedia({ media: 'print' })
  const mark = await page.evaluate<{ width: string; border: string; letter: string }>(`(() => {
    const style = getComputedStyle(document.querySelector('#record-now .ihc-scale b'))
    return { width: style.borderTopWidth, border: style.borderTopColor, letter: style.color }
  })()`)
  expect(Number.parseFloat(mark.width)).toBeGreaterThan(0.5)
  expect([mark.border, mark.letter]).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)'])
  await page.close()
})

test('the session ends when its reader says so', async () => {
  const { page, odd } = await launchPage(`http://localhost:${serve.port}`)
  await shown(page)
  expect(odd()).toEqual([])
  await page.getByRole('button', { name: 'End the session' }).click()
  await page.getByRole('status').getByText('The session is over.').waitFor()
  await page.reload()
  await page.getByRole('alert').getByText('The session is over.').waitFor()
  expect(await findBarriers(page)).toEqual([])
  await page.close()
})

test('the chart of another patient: the card is not shown', async () => {
  const { page } = await launchPage(`http://localhost:${serve.port}`, PATIENT, 'metastatic-ihc-1-plus')
  await page.getByRole('alert').getByText('about another patient').waitFor()
  expect(await page.content()).not.toContain('Astrid Holm')
  const openings = await collect(serve.kept.store.listOpenings(ALWAYS))
  expect(openings.at(-1)).toMatchObject({ outcome: 'refused', why: 'other-patient' })
  await page.close()
})

test('the sandbox’s own page is launched by either name of this machine', async () => {
  const base = sandbox.base.replace('localhost', '127.0.0.1')
  const { page } = await openPage(browser.context, base, `/#patient/${PATIENT}`)
  page.setDefaultTimeout(READY)
  await page.locator('article.card').first().getByRole('button', { name: 'HER2 evidence of this patient' }).click()
  await page.locator('main.launched').getByRole('heading', { name: 'HER2 evidence: Astrid Holm' }).waitFor()
  await page.close()
})
