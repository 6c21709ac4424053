/** From an accepted suggestion to the answer of pathology, and the card is gone: in a real browser. */
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { type WatchedPage, findBarriers, openPage } from './open-page.ts'
import { type StartedSandbox, startSandbox } from './start-sandbox.ts'

const READY = 120_000

let sandbox: StartedSandbox
let browser: OpenBrowser
let opened: WatchedPage

beforeAll(async () => {
  sandbox = await startSandbox()
  browser = await openBrowser({ locale: 'en-GB' })
})
afterAll(async () => {
  await opened?.page.close()
  await browser?.close()
  await sandbox?.stop()
})

test('a question is accepted on a card, answered on its page, and closes the card', async () => {
  opened = await openPage(browser.context, sandbox.base, '/#patient/group-3-ihc-2-plus-no-recount')
  const { page, troubles } = opened
  page.setDefaultTimeout(READY)
  const card = page.locator('article.card', { hasText: 'second blinded count not found' })
  await card.getByRole('button', { name: /Ask pathology/ }).click()
  await page.locator('#status', { hasText: 'Ask pathology' }).waitFor()
  await page.getByRole('link', { name: 'Questions' }).click()
  const form = page.getByRole('form', { name: 'HER2 ISH: second, blinded count' })
  await form.getByRole('button', { name: 'Send the answer' }).click()
  await form.getByRole('alert').waitFor()
  expect(await form.getByRole('alert').innerText()).toContain('The second count; Who answers')
  await form.getByLabel('Same group').check()
  await form.getByLabel('Who answers').fill('Dr Ada Lang')
  expect(await findBarriers(page)).toEqual([])
  await form.getByRole('button', { name: 'Send the answer' }).click()
  await page.getByText('No question is open.').waitFor()
  await page.getByRole('link', { name: 'See the cards again' }).click()
  await page.locator('#wire').waitFor()
  const shown = await page.locator('article.card').allInnerTexts()
  expect(shown.join(' ')).not.toContain('second blinded count not found')
  expect(shown.join(' ')).toContain('HER2-positive')
  const answers = await fetch(`${sandbox.base}/fhir/QuestionnaireResponse?patient=group-3-ihc-2-plus-no-recount`)
  expect(await answers.json()).toMatchObject({
    total: 1,
    entry: [{ resource: { author: { display: 'Dr Ada Lang' } } }],
  })
  expect(troubles).toEqual([])
})
