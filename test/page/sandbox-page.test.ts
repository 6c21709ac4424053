/** Finding a patient, keeping one's place in the address, and what becomes of cards, in a real browser. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { type WatchedPage, findBarriers, openPage, overflowOf } from './open-page.ts'
import { type StartedSandbox, startSandbox } from './start-sandbox.ts'

/** A browser on a busy machine is slow: how long is waited for what a page is to show. */
const READY = 120_000

let sandbox: StartedSandbox
let browser: OpenBrowser
let open: WatchedPage[] = []

beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser({ locale: 'en-GB' })
})
afterAll(async () => {
  await browser?.close()
  await sandbox?.stop()
})

/** Whatever a test does, nothing goes wrong in the page and nobody else is called, but for what it says. */
let expectedTroubles = 0
afterEach(async () => {
  const troubles = open.flatMap((one) => one.troubles)
  await Promise.all(open.map(({ page }) => page.close()))
  open = []
  const expected = expectedTroubles
  expectedTroubles = 0
  if (expected === 0) expect(troubles).toEqual([])
  else expect(troubles.length).toBeGreaterThanOrEqual(expected)
})

async function show(path: string, size = { width: 1440, height: 900 }): Promise<Page> {
  const opened = await openPage(browser.context, sandbox.base, path, size)
  open.push(opened)
  opened.page.setDefaultTimeout(READY)
  return opened.page
}

const cards = (page: Page) => page.locator('article.card')
const cardNamed = (page: Page, words: string) => page.locator('article.card', { hasText: words })
const focused = (page: Page) =>
  page.evaluate<string>('document.activeElement.getAttribute("aria-label") ?? document.activeElement.id')
/** The policy of the page lets nobody evaluate a text in it again and again, so it is asked anew. */
async function until(page: Page, isSo: string): Promise<void> {
  while (!(await page.evaluate<boolean>(isSo))) await page.waitForTimeout(50)
}
const EQUIVOCAL = 'no ISH result or order found'

describe('finding a patient', () => {
  test('the page opens on one with cards, and the address says which', async () => {
    const page = await show('/')
    await cards(page).first().waitFor()
    expect(page.url()).toMatch(/#patient\/[\w-]+$/)
    expect(await page.title()).toMatch(/^\S+ .* · her2-cds sandbox$/)
    await page.locator('#patients a[aria-current]').waitFor()
  })

  test('by words of the condition, and the list shows these, not names of files', async () => {
    const page = await show('/')
    await page.locator('#patients a').first().waitFor()
    const list = await page.locator('#patients').innerText()
    expect(list).toContain('HER2 not final (second blinded ISH count not found)')
    expect(list).not.toMatch(/[a-z]-[a-z0-9]+-[a-z]/)
    const found = async (words: string) => {
      await page.getByLabel('Find a patient').fill(words)
      return page.locator('#patients a').allInnerTexts()
    }
    for (const line of await found('HER2-low')) expect(line).toContain('(HER2-low)')
    expect(await found('bilateral')).toEqual([expect.stringMatching(/left: HER2-positive/)])
    expect(await found('recount')).toEqual([expect.stringMatching(/second blinded ISH count/)])
    expect(await found('nobody like this')).toEqual([])
    await page.getByText('Nobody matches «nobody like this»').waitFor()
  })

  test('the list stays in place while the page scrolls; a choice brings the first card up and moves the focus', async () => {
    const page = await show('/#patient/metastatic-ihc-1-plus')
    await page.locator('#wire').waitFor()
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    expect(await page.evaluate<number>('window.scrollY')).toBeGreaterThan(500)
    const link = page.getByRole('link', { name: /Martha Lindqvist/ })
    await link.click()
    await cardNamed(page, EQUIVOCAL).waitFor()
    await page.locator('article.card:focus').waitFor()
    expect(await focused(page)).toContain(EQUIVOCAL)
    const top = await cards(page)
      .first()
      .evaluate((card: { getBoundingClientRect(): { top: number } }) => card.getBoundingClientRect().top)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top).toBeLessThan(450)
    expect(await page.title()).toContain('Martha Lindqvist')
    expect(page.url()).toContain('#patient/ihc-2-plus-no-ish')
    expect(await link.isVisible()).toBe(true)
  })

  test('on a narrow screen too, and there is a way back to the list', async () => {
    const page = await show('/#patient/metastatic-ihc-1-plus', { width: 390, height: 844 })
    await cards(page).first().waitFor()
    await until(page, 'document.querySelector("article.card").getBoundingClientRect().top < innerHeight')
    await page.getByRole('button', { name: 'Back to the list' }).click()
    expect(await focused(page)).toBe('search')
  })
})

describe('the address', () => {
  test('holds hook and draft: on reload, and back and forward', async () => {
    const page = await show('/#patient/metastatic-ihc-1-plus')
    await cards(page).first().waitFor()
    await page.getByRole('radio', { name: 'order-select' }).check()
    await page.locator('select[name=order]').selectOption({ label: 'trastuzumab' })
    await cardNamed(page, 'trastuzumab').first().waitFor()
    expect(page.url()).toContain('#patient/metastatic-ihc-1-plus?hook=order-select&order=trastuzumab')
    expect(await page.title()).toContain('order-select · trastuzumab')
    await page.reload()
    await cardNamed(page, 'trastuzumab').first().waitFor()
    expect(await page.getByRole('radio', { name: 'order-select' }).isChecked()).toBe(true)
    await page.goBack()
    await page.getByText('Choose an order: this hook').waitFor()
    await page.goBack()
    await cardNamed(page, 'HER2-low').first().waitFor()
    expect(await page.getByRole('radio', { name: 'patient-view' }).isChecked()).toBe(true)
    await page.goForward()
    await page.goForward()
    await cardNamed(page, 'trastuzumab').first().waitFor()
  })

  test('what it names and nobody has is told in words, beside its field', async () => {
    expectedTroubles = 1
    const page = await show('/#patient/nobody-here')
    await page.getByText('There is no patient with the id «nobody-here» here.').waitFor()
    await page.goto(`${sandbox.base}/#patient/ihc-2-plus-no-ish?hook=order-sgn`)
    await page.locator('fieldset', { hasText: 'There is no hook «order-sgn» here' }).waitFor()
    await page.goto(`${sandbox.base}/#patient/ihc-2-plus-no-ish?hook=order-sign&order=aspirin`)
    await page.locator('.field', { hasText: 'There is no order «aspirin» here' }).waitFor()
    await page.goto(`${sandbox.base}/#cards/ihc-2-plus-no-ish?card=noCard`)
    await page.getByText('There is no card «noCard»').waitFor()
    await page.goto(`${sandbox.base}/#patient/%E0%A4%A`)
    await page.getByText('There is no patient with the id «%E0%A4%A»').waitFor()
  })
})

describe('cards that are gone', () => {
  test('say why, the order is in the record, and Reset brings all back', async () => {
    const page = await show('/#patient/ihc-2-plus-no-ish')
    await cardNamed(page, EQUIVOCAL).waitFor()
    const before = await cards(page).count()
    await page.getByRole('button', { name: 'Reflex dual-probe ISH on the same specimen' }).click()
    await page
      .locator('#feedback li', { hasText: EQUIVOCAL })
      .getByText('Gone because you accepted «Reflex dual-probe ISH on the same specimen».')
      .waitFor()
    expect(await focused(page)).toBe('status')
    await page.locator('#timeline', { hasText: 'ISH (draft)' }).waitFor()
    await page.getByRole('button', { name: 'Reset' }).click()
    await cardNamed(page, EQUIVOCAL).waitFor()
    expect(await cards(page).count()).toBe(before)
    expect(await page.locator('#feedback').count()).toBe(0)
    await until(page, `!document.getElementById('timeline').textContent.includes('ISH (draft)')`)
    expect(await cards(page).count()).toBe(before)
    const [card] = await cards(page).all()
    await card!.locator('select').selectOption({ label: 'Result exists outside this record' })
    await card!.getByRole('button', { name: /^Dismiss/ }).click()
    await page
      .locator('#feedback li')
      .getByText('Gone because you dismissed it («Result exists outside this record»)')
      .waitFor()
    await page.getByRole('button', { name: 'Reset' }).click()
    await cardNamed(page, EQUIVOCAL).waitFor()
  })

  test('with the keyboard alone from the list to an accepted suggestion: fewer than 15 tabs', async () => {
    const page = await show('/')
    await cards(page).first().waitFor()
    const search = page.getByLabel('Find a patient')
    await search.focus()
    await page.keyboard.type('Lindqvist')
    await page.getByText('1 of 17 patients').waitFor()
    let tabs = 0
    const tabTo = async (isThere: string) => {
      while (!(await page.evaluate<boolean>(isThere)) && tabs < 40) {
        await page.keyboard.press('Tab')
        tabs += 1
      }
    }
    await tabTo('document.activeElement.matches("#patients a")')
    await page.keyboard.press('Enter')
    await cardNamed(page, EQUIVOCAL).waitFor()
    await page.locator('article.card:focus').waitFor()
    await tabTo('document.activeElement.matches(".suggestions button")')
    await page.keyboard.press('Enter')
    await page.locator('#feedback li', { hasText: 'Gone because you accepted' }).waitFor()
    expect(tabs).toBeLessThan(15)
    await page.getByRole('button', { name: 'Reset' }).click()
    await cardNamed(page, EQUIVOCAL).waitFor()
  })
})

describe('what lies behind the cards', () => {
  test('only the rows that fired; the whole tables at one click', async () => {
    const page = await show('/#patient/metastatic-ihc-1-plus')
    const rows = page.locator('#rules tbody tr')
    await rows.first().waitFor()
    expect(await rows.count()).toBe(await page.locator('#rules tr.fired').count())
    expect(await page.locator('#rules').innerText()).toContain('IHC 1+ is negative')
    await page.getByLabel('Show the whole tables').check()
    await page.locator('#rules tr.fired .mark').first().waitFor()
    expect(await rows.count()).toBeGreaterThan(50)
  })

  test('the timeline: words beside their mark, bars, today, and no label over another at 768 px', async () => {
    const page = await show('/#patient/positive-primary-low-metastasis', { width: 768, height: 1024 })
    await page.locator('#timeline').waitFor()
    const boxes = await page.evaluate<{ left: number; right: number }[]>(
      `[...document.querySelectorAll('.tick-name')].map((name) => name.getBoundingClientRect()).map(({ left, right }) => ({ left, right }))`,
    )
    expect(boxes.length).toBeGreaterThan(1)
    const sorted = boxes.toSorted((one, two) => one.left - two.left)
    for (const [at, { left }] of sorted.entries()) if (at > 0) expect(left).toBeGreaterThan(sorted[at - 1]!.right)
    const gaps = await page.evaluate<number[]>(`[...document.querySelectorAll('.timeline tr')].flatMap((row) => {
      const [dot, words] = [row.querySelector('.strip .dot'), row.querySelector('.words-of')].map((one) => one?.getBoundingClientRect())
      return dot && words ? [Math.max(words.left - dot.right, dot.left - words.right)] : []
    })`)
    expect(gaps.length).toBeGreaterThan(3)
    expect(Math.max(...gaps)).toBeLessThan(20)
    expect(await page.locator('.laneTreatment .bar').count()).toBeGreaterThan(0)
    expect(await page.getByRole('list', { name: 'Legend' }).innerText()).toMatch(/course[\s\S]*today/)
    expect(await overflowOf(page)).toBe(0)
  })
})

describe('records and servers of one’s own', () => {
  test('what is wrong with a pasted text is said beside it, with line and column, and the caret goes there', async () => {
    const page = await show('/')
    await page.getByText('Your own record').click()
    const field = page.getByLabel('Paste JSON')
    await field.fill('{\n  "resourceType": "Bundle",\n  "entry": [}\n}')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('This is not JSON. Line 3, column 13: a value should stand here, not «}».').waitFor()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    await until(page, 'document.activeElement.name === "own" && document.activeElement.selectionStart === 42')
    await field.fill('[]')
    await page.getByRole('button', { name: 'Open', exact: true }).click()
    await page.getByText('It holds no FHIR resource.').waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('another FHIR server and service: read from there, and not written to', async () => {
    const other = await startSandbox()
    expectedTroubles = 1
    try {
      const page = await show('/')
      await page.getByText('Another server or service').click()
      await page.locator('input[name=server-fhir]').fill('no address')
      await page.getByRole('button', { name: 'Use these' }).click()
      await page.locator('.field', { hasText: 'This is not a web address.' }).waitFor()
      await page.locator('input[name=server-fhir]').fill(`${other.base}/fhir/`)
      await page.locator('input[name=server-cds]').fill(`${other.base}/cds-services`)
      await page.getByRole('button', { name: 'Use these' }).click()
      await page.getByText(`The cards come from the service at ${other.base}.`).waitFor()
      await page.getByRole('link', { name: /Martha Lindqvist/ }).click()
      await cardNamed(page, EQUIVOCAL).waitFor()
      await page.getByRole('button', { name: 'Reflex dual-probe ISH on the same specimen' }).click()
      await page.locator('#feedback li', { hasText: 'Gone because you accepted' }).waitFor()
      const orders = await fetch(`${other.base}/fhir/ServiceRequest?patient=ihc-2-plus-no-ish`)
      expect(await orders.json()).toMatchObject({ total: 0 })
    } finally {
      await other.stop()
    }
  })

  test('one that does not answer, or lets nobody read, is told beside its field', async () => {
    expectedTroubles = 1
    const closed = createServer((_req, res) => void res.writeHead(401).end('{}')).listen(0)
    const address = `http://localhost:${(closed.address() as AddressInfo).port}`
    const page = await show(`/?fhir=${encodeURIComponent(address)}`)
    await page.locator('.field', { hasText: `${address} did not answer as hoped` }).waitFor()
    closed.close()
  })
})

describe('the card editor', () => {
  test('opens on the card that is shown, in plain fields', async () => {
    const page = await show('/#patient/ihc-2-plus-no-ish')
    await cards(page).first().waitFor()
    await page.getByRole('link', { name: 'Card editor' }).click()
    await page
      .locator('select[name=card-file] option:checked', { hasText: 'IHC 2+ without an ISH result or order' })
      .waitFor({ state: 'attached' })
    await cards(page).first().waitFor()
    await page.getByLabel('Button 1').fill('Ask for ISH')
    await page.getByRole('button', { name: 'Ask for ISH' }).waitFor()
    await page.getByLabel('How loud it is').selectOption('info')
    await page.locator('article.card.info').waitFor()
    expect(await page.locator('textarea[name=card-text]').inputValue()).toMatch(
      /indicator: info\n[\s\S]*\| Ask for ISH\n/,
    )
    expect(await findBarriers(page)).toEqual([])
  })
})

describe('German', () => {
  test('says where it ends, and marks what is English', async () => {
    const page = await show('/#patient/ihc-2-plus-no-ish')
    await page.getByLabel('Language').selectOption('de')
    await page.getByText('Ab hier spricht der Dienst').first().waitFor()
    expect(await cards(page).first().getAttribute('lang')).toBe('en')
    await page.getByLabel('Sprache').selectOption('en')
    // It is kept for the next page, and only what a new page finds was kept.
    await until(page, 'document.documentElement.lang === "en"')
    await page.reload()
    await page.getByLabel('Language').waitFor()
  })
})

describe('for everybody', () => {
  const widths = [1440, 768, 390]
  const schemes = ['light', 'dark'] as const
  test.each(widths.flatMap((width) => schemes.map((colorScheme) => ({ width, colorScheme }))))(
    'no barrier at $width px, $colorScheme, with a card that is gone',
    async ({ width, colorScheme }) => {
      const page = await show('/#patient/three-action-cards', { width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page
        .getByRole('button', { name: /^Dismiss/ })
        .first()
        .click()
      await page.locator('#feedback li').first().waitFor()
      expect(await findBarriers(page)).toEqual([])
      expect(await overflowOf(page)).toBe(0)
    },
  )
})
