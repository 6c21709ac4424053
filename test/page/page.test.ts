/** The page in a real browser, against the program as a user starts it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle, DiagnosticReport, ServiceRequest } from '@medplum/fhirtypes'
import type { Page } from 'playwright-core'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { type WatchedPage, findBarriers, openPage, overflowOf } from './open-page.ts'
import { type StartedSandbox, startSandbox } from './start-sandbox.ts'

const root = join(import.meta.dirname, '..', '..')
/** A browser on a busy machine is slow: how long is waited for what a page is to show. */
const READY = 120_000

let sandbox: StartedSandbox
let browser: OpenBrowser
let open: WatchedPage[] = []

beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser({ permissions: ['clipboard-read', 'clipboard-write'], locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
})

/** Whatever a test does, nothing goes wrong in the page and nobody else is called. */
afterEach(async () => {
  const troubles = open.flatMap((one) => one.troubles)
  await Promise.all(open.map(({ page }) => page.close()))
  open = []
  expect(troubles).toEqual([])
})

async function show(path: string): Promise<Page> {
  const watched = await openPage(browser.context, sandbox.base, path)
  open.push(watched)
  watched.page.setDefaultTimeout(READY)
  return watched.page
}

const cardNamed = (page: Page, words: string) => page.locator('article.card', { hasText: words })
const status = (page: Page) => page.locator('#status')
const fhir = async <Body>(path: string) => (await (await fetch(`${sandbox.base}/fhir/${path}`)).json()) as Body

async function showCards(id: string): Promise<Page> {
  const page = await show(`/#patient/${id}`)
  await status(page).getByText(/card/i).waitFor()
  return page
}

describe('cards', () => {
  test('a patient is searched and chosen, and the first card is there', async () => {
    const page = await show('/')
    await page.getByLabel('Find a patient').fill('lindq')
    await page.getByText('1 of').waitFor()
    await page.getByRole('link', { name: /Martha Lindqvist/ }).click()
    await cardNamed(page, 'HER2 IHC 2+ (equivocal)').waitFor()
    expect(await page.locator('article.card').first().locator('.indicator').innerText()).toBe('WARNING')
    expect(await page.locator('article.card').first().locator('.detail strong').first().innerText()).toContain(
      'no ISH result or order found',
    )
    expect(await page.getByRole('link', { name: /ASCO\/CAP HER2 testing guideline 2018/ }).count()).toBeGreaterThan(0)
  })

  test('every fixture patient is shown without trouble', async () => {
    const patients = await fhir<Bundle>('Patient')
    const page = await show('/')
    for (const { resource } of patients.entry ?? []) {
      await page.goto(`${sandbox.base}/#patient/${resource?.id}`)
      await page.locator('.heading .quiet', { hasText: resource?.id ?? '' }).waitFor()
      await page.locator('#timeline').waitFor()
      expect(await page.locator('.warn').allInnerTexts()).toEqual([])
    }
  })

  test('a dismissal with its reason is told to the service, and the card goes', async () => {
    const page = await showCards('ihc-3-plus-ish-group-5')
    const [card] = await page.locator('article.card.warning').all()
    const summary = await card!.getAttribute('aria-label')
    await card!.locator('select').selectOption({ label: 'Result exists outside this record' })
    const sent = page.waitForRequest(/\/feedback$/)
    await card!.getByRole('button', { name: /^Dismiss/ }).click()
    const request = await sent
    expect((await request.response())?.status()).toBe(200)
    const { feedback } = request.postDataJSON() as { feedback: Record<string, unknown>[] }
    expect(feedback).toMatchObject([{ outcome: 'overridden', overrideReason: { reason: { code: 'outside-result' } } }])
    await page.locator('#feedback li', { hasText: 'stored by the service' }).waitFor()
    expect(await page.locator(`article[aria-label="${summary}"]`).count()).toBe(0)
  })

  test('a suggestion that is accepted creates the draft order, and the card goes', async () => {
    const page = await showCards('ihc-2-plus-no-ish')
    await page.getByRole('button', { name: 'Reflex dual-probe ISH on the same specimen' }).click()
    await status(page).getByText('Done: Reflex dual-probe ISH').waitFor()
    await cardNamed(page, 'no ISH result or order found').waitFor({ state: 'detached' })
    const orders = await fhir<Bundle<ServiceRequest>>('ServiceRequest?patient=ihc-2-plus-no-ish')
    expect(orders.entry?.map(({ resource }) => resource)).toMatchObject([
      { status: 'draft', specimen: [{ reference: 'Specimen/ihc-2-plus-no-ish-core' }] },
    ])
    await page.locator('#timeline', { hasText: 'ISH (draft)' }).waitFor()
    expect(await page.locator('#timeline').innerText()).toContain('ISH (draft)')
  })
})

describe('the editor', () => {
  test('a changed score, added ISH numbers and a changed stage change the cards at once', async () => {
    const page = await showCards('metastatic-ihc-1-plus')
    await cardNamed(page, 'HER2-negative (low)').waitFor()
    await page.locator('select[name=ihc]').selectOption('2+')
    await cardNamed(page, 'HER2 IHC 2+ (equivocal)').waitFor()
    await page.locator('input[name=ratio]').fill('1.9')
    await page.locator('input[name=copies]').fill('3.9')
    await cardNamed(page, 'HER2 IHC 2+ (equivocal)').waitFor({ state: 'detached' })
    await cardNamed(page, 'HER2-negative (low)').waitFor()
    await page.locator('input[name=copies]').fill('5')
    await cardNamed(page, 'HER2 ISH group 4 (ratio 1.9, copies 5)').waitFor()
    await page.getByRole('button', { name: 'Undo all changes' }).click()
    await cardNamed(page, 'HER2-negative (low): IHC 1+').waitFor()
    expect(await page.locator('select[name=ihc]').inputValue()).toBe('1+')
  })

  test('staining tells ultralow from null, and no number is left out in silence', async () => {
    const page = await showCards('metastatic-ultralow-hr-positive')
    await page.locator('select[name=staining]').selectOption('absent')
    await page.locator('#changes', { hasText: 'Now: HER2-negative (IHC 0, no' }).waitFor()
    await page.locator('select[name=staining]').selectOption('')
    await page.locator('#changes', { hasText: 'staining not specified' }).waitFor()
    await page.locator('input[name=er]').fill('many')
    await page.getByText('not a number: left out').waitFor()
  })

  test('1.99999999999999999 is sent as it was typed', async () => {
    const page = await showCards('ihc-1-plus-ish-group-1')
    const sent = page.waitForRequest(
      (request) => /her2-patient-view$/.test(request.url()) && request.postData()?.includes('1.9999') === true,
    )
    await page.locator('input[name=ratio]').fill('1.99999999999999999')
    expect((await sent).postData()).toContain('"value":1.99999999999999999')
  })
})

describe('what lies behind an answer', () => {
  test('what would change it, which rows fired, and the call itself', async () => {
    const page = await showCards('group-4-alone')
    await page.locator('#changes li', { hasText: 'IHC score: not reported ⇒ 3+ → HER2-positive' }).waitFor()
    const fired = await page.locator('#rules tr.fired th').allInnerTexts()
    expect(fired.map((words) => words.split(/\s/)[0])).toEqual(expect.arrayContaining(['G4', 'Gn-?']))
    await page.getByText('The same call with curl').click()
    await page.getByRole('button', { name: 'Copy: The same call with curl' }).click()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toMatch(/^curl -s http:\/\/localhost:\d+\/cds-services\/her2-patient-view -H/)
    const body = JSON.parse(copied.slice(copied.indexOf("-d '") + 4, -1).replaceAll(`'\\''`, "'")) as unknown
    const answer = await fetch(`${sandbox.base}/cds-services/her2-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(await answer.json()).toMatchObject({ cards: expect.arrayContaining([expect.anything()]) as unknown })
  })
})

describe('texts that were read', () => {
  const markOf = (page: Page, words: string) => page.locator('#texts .words mark', { hasText: words }).first()

  test('of a report: what was read, what only explains, what was not understood, each with its why', async () => {
    const page = await showCards('report-in-words')
    await page.getByRole('heading', { name: 'Texts that were read' }).waitFor()
    expect(await page.getByRole('list', { name: 'What the marks mean' }).locator('mark').allInnerTexts()).toEqual([
      'result',
      'understood, not a result',
      'not understood',
    ])
    expect(await markOf(page, 'HER2 by IHC: 2+ (equivocal)').getAttribute('class')).toBe('result')
    expect(await markOf(page, 'HER2 by IHC: 2+').getAttribute('title')).toBe(
      'HER2 IHC 2+, equivocal (SPECIMEN: A, left)',
    )
    expect(await markOf(page, 'Control tissue').getAttribute('class')).toBe('context')
    expect(await markOf(page, 'best disregarded').getAttribute('class')).toBe('not-understood')
    const styles = await page.evaluate<string[]>(
      `[...document.querySelectorAll('.legend mark')].map((one) => getComputedStyle(one).textDecorationStyle)`,
    )
    expect(new Set(styles).size).toBe(3)
    const listed = await page.locator('#texts ol li').allInnerTexts()
    const numbers = await page.locator('#texts .words sup').allInnerTexts()
    expect(numbers.flatMap((one) => one.split(', '))).toEqual(listed.map((_, at) => String(at + 1)))
    expect(listed.join('\n')).toMatch(/not understood .*is not understood[\s\S]*HER2 stain of level 4/)
    const text = await page.locator('#texts .words').evaluate((box: { cloneNode(deep: true): unknown }) => {
      const copy = box.cloneNode(true) as { querySelectorAll(what: string): { remove(): void }[]; textContent: string }
      for (const number of copy.querySelectorAll('sup')) number.remove()
      return copy.textContent
    })
    const report = await fhir<DiagnosticReport>('DiagnosticReport/report-in-words-report')
    expect(text).toBe(report.conclusion)
  })

  test("of one's own record", async () => {
    const file = readFileSync(join(root, 'fixtures', 'patients', 'report-in-words.json'), 'utf8')
    const page = await show('/')
    await page.getByText('Your own record').click()
    await page.getByLabel('Paste JSON').fill(file.replaceAll('report-in-words', 'mine').replace('2+ (equivocal)', '3+'))
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await markOf(page, 'HER2 by IHC: 3+').waitFor()
    await page.getByLabel('Language').selectOption('de')
    await page.getByRole('heading', { name: 'Gelesene Texte' }).waitFor()
    await page.getByLabel('Sprache').selectOption('en')
    await page.getByRole('heading', { name: 'Texts that were read' }).waitFor()
  })

  test('no texts, no section', async () => {
    const page = await showCards('group-4-alone')
    await page.locator('#rules').waitFor()
    expect(await page.locator('#texts').count()).toBe(0)
  })
})

describe('orders', () => {
  test('an order that is written is asked about at order-select and order-sign', async () => {
    const page = await showCards('metastatic-ihc-1-plus')
    await page.getByRole('radio', { name: 'order-select' }).check()
    await status(page).getByText('Choose an order').waitFor()
    await page.locator('select[name=order]').selectOption({ label: 'trastuzumab' })
    await cardNamed(page, 'trastuzumab').first().waitFor()
    await page.getByRole('radio', { name: 'order-sign' }).check()
    await cardNamed(page, 'trastuzumab').first().waitFor()
  })
})

describe("one's own record", () => {
  test('a pasted Bundle and a hook request are read in the page, and suggestions change the page alone', async () => {
    const text = readFileSync(join(root, 'fixtures', 'patients', 'ihc-2-plus-no-ish.json'), 'utf8')
    const page = await show('/')
    await page.getByText('Your own record').click()
    await page.getByLabel('Paste JSON').fill(text.replaceAll('ihc-2-plus-no-ish', 'my-own').replace('Lindqvist', 'Own'))
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await cardNamed(page, 'HER2 IHC 2+ (equivocal)').waitFor()
    await page.getByRole('button', { name: 'Reflex dual-probe ISH on the same specimen' }).click()
    await cardNamed(page, 'no ISH result or order found').waitFor({ state: 'detached' })
    expect((await fetch(`${sandbox.base}/fhir/Patient/my-own`)).status).toBe(404)
    expect((await fhir<Bundle>('ServiceRequest?patient=my-own')).total).toBe(0)
    await page.getByLabel('Paste JSON').fill(readRequest('group-4-ihc-3-plus'))
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await cardNamed(page, 'HER2-positive').waitFor()
    await page.getByLabel('Paste JSON').fill('HER2 3+')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('This is not JSON.').waitFor()
  })
})

describe('the card editor', () => {
  test('words are tried out, faults are told, and the file is downloaded', async () => {
    const page = await show('/#cards/metastatic-ihc-1-plus')
    const text = page.locator('textarea[name=card-text]')
    await page.locator('select[name=card-file]').selectOption('metastaticLow.md')
    await page.locator('article.card').waitFor()
    await page.locator('#reach li', { hasText: 'metastatic-ihc-1-plus' }).waitFor()
    const words = await text.inputValue()
    await text.fill(words.replace('\nSo ', '\nSo try these words: '))
    await page.locator('article.card', { hasText: 'So try these words:' }).waitFor()
    await text.fill(words.replace('indicator: info', 'indicator: loud'))
    await page.locator('#messages', { hasText: 'indicator is «loud»' }).waitFor()
    expect(await page.locator('article.card').count()).toBe(0)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    expect((await download).suggestedFilename()).toBe('metastaticLow.md')
    await page.getByRole('button', { name: 'Restore the original file' }).click()
    await page.locator('article.card').waitFor()
    await page.locator('select[name=card-file]').selectOption('her2Missing.md')
    await page.getByText('The rules do not call for this card for this patient.').waitFor()
  })

  test('whom a card reaches: a late answer about the card chosen before changes nothing', async () => {
    const page = await show('/#patient/metastatic-ihc-1-plus')
    let release = (): void => undefined
    const isReleased = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/sandbox/reach/reflexIsh', (route) => isReleased.then(() => route.continue()))
    await page.goto(`${sandbox.base}/#cards/metastatic-ihc-1-plus?card=reflexIsh`)
    await page.locator('textarea[name=card-summary]').waitFor()
    await page.locator('select[name=card-file]').selectOption('metastaticLow.md')
    await page.locator('#reach li', { hasText: 'metastatic-ihc-1-plus' }).waitFor()
    const answered = page.waitForResponse('**/sandbox/reach/reflexIsh')
    release()
    await answered
    await page.locator('#reach li', { hasText: 'metastatic-ihc-1-plus' }).waitFor()
    expect(await page.locator('#reach li').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('metastatic-ihc-1-plus')]),
    )
  })
})

describe('the evidence page', () => {
  test('shows specimens, plots and routes, at the address that cards link to, on one sheet of A4', async () => {
    const page = await show('/evidence?patient=group-4-alone')
    await page.getByRole('heading', { name: 'HER2 evidence: Astrid Holm' }).waitFor()
    expect(await page.locator('.plot').getAttribute('aria-label')).toContain('A: 1.6')
    expect(await page.locator('.plot .region').count()).toBe(5)
    expect(await page.locator('.big').innerText()).toContain('HER2 not final')
    expect(await page.locator('.routes').innerText()).toContain('TDX-4')
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  })
})

describe('the evidence page as a SMART app', () => {
  test('launched from the EHR: the patient that was open, and no code is left in the address', async () => {
    const page = await show('/#evidence/group-4-alone')
    await page.getByRole('button', { name: 'Open as SMART app' }).click()
    await page.locator('main.launched').getByRole('heading', { name: 'HER2 evidence: Astrid Holm' }).waitFor()
    expect(page.url()).toBe(`${sandbox.base}/evidence`)
    expect(await page.locator('#patients').count()).toBe(0)
    expect(await findBarriers(page)).toEqual([])
  })

  test('launched by the link of a card', async () => {
    const page = await showCards('group-4-alone')
    await page.locator('article.card').first().getByRole('button', { name: 'HER2 evidence of this patient' }).click()
    await page.locator('main.launched').getByRole('heading', { name: 'HER2 evidence: Astrid Holm' }).waitFor()
  })

  test('launched alone: a patient is picked, and the record is read with the token', async () => {
    const page = await show(`/evidence/launch?iss=${encodeURIComponent(`${sandbox.base}/fhir`)}`)
    await page.getByRole('heading', { name: 'Choose a patient for the app' }).waitFor()
    expect(await findBarriers(page)).toEqual([])
    const read = page.waitForRequest(/\/fhir\/Patient\/metastatic-ihc-1-plus$/)
    await page.getByRole('link', { name: /Eleanor Pryce/ }).click()
    expect((await read).headers()['authorization']).toMatch(/^Bearer [\w-]{32}$/)
    await page.getByRole('heading', { name: 'HER2 evidence: Eleanor Pryce' }).waitFor()
  })

  test('another server, and an answer that nobody asked for, are refused', async () => {
    const page = await show('/evidence/launch?iss=https%3A%2F%2Ffhir.example.org%2Fr4')
    await page.getByRole('alert').getByText('iss: https://fhir.example.org/r4').waitFor()
    await page.goto(`${sandbox.base}/evidence?code=x&state=y`)
    await page.getByRole('alert').getByText('The launch failed: state').waitFor()
  })
})

describe('for everybody', () => {
  const views = [
    '/#patient/metastatic-ihc-1-plus',
    '/#patient/report-in-words',
    '/#evidence/group-4-alone',
    '/#cards/three-action-cards',
  ]
  const windows = [
    { width: 320, height: 640, colorScheme: 'light' },
    { width: 320, height: 640, colorScheme: 'dark' },
    { width: 1920, height: 1080, colorScheme: 'light' },
    { width: 1920, height: 1080, colorScheme: 'dark' },
  ] as const

  test.each(views.flatMap((view) => windows.map((window) => ({ view, ...window }))))(
    '$view at $width px, $colorScheme: no barrier, nothing beyond the edge',
    async ({ view, width, height, colorScheme }) => {
      const page = await show('/')
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.goto(sandbox.base + view)
      await page.locator('article.card, .plot').first().waitFor()
      expect(await findBarriers(page)).toEqual([])
      expect(await overflowOf(page)).toBe(0)
    },
  )

  test('the page is used with the keyboard alone', async () => {
    const page = await show('/')
    await page.getByText('17 of 17 patients').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the chart')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Pryce')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await cardNamed(page, 'HER2-negative (low)').waitFor()
  })

  test('speaks German by its file of words', async () => {
    const page = await showCards('group-4-alone')
    await page.getByLabel('Language').selectOption('de')
    await page.getByRole('heading', { name: 'Was diese Antwort ändern würde' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('de')
    await page.getByLabel('Sprache').selectOption('en')
    await page.getByRole('heading', { name: 'What would change this answer' }).waitFor()
  })
})
