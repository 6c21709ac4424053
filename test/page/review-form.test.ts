/** The form of reviewers in a real browser, which sends the password of /admin by itself. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { TOKEN, again, readStory, startService } from '../audit/start-service.ts'
import { ALWAYS, collect } from '../storage/stores.ts'
import { type OpenBrowser, openBrowser } from './find-browser.ts'
import { findBarriers, openPage } from './open-page.ts'

let service: Awaited<ReturnType<typeof startService>>
let browser: OpenBrowser

beforeAll(async () => {
  service = await startService()
  await service.cards(again(readStory('ihc-2-plus-no-ish')))
  browser = await openBrowser({ httpCredentials: { username: 'any', password: TOKEN } })
})
afterAll(async () => {
  await browser?.close()
  await service?.stop()
})

const reviews = async () => (await collect(service.store.listCards(ALWAYS))).flatMap((card) => card.reviews)

test('another website cannot have it sent', async () => {
  const [card] = await collect(service.store.listCards(ALWAYS))
  const action = `${service.base}/admin/cards/${card?.uuid}/review`
  const form = `<!doctype html><title>another</title><form method="post" action="${action}"><input name="judgement" value="appropriate"><input name="reviewer" value="x"><button>Win</button></form>`
  const other = createServer((_req, res) => void res.setHeader('content-type', 'text/html').end(form)).listen(0)
  const page = await browser.context.newPage()
  // The password is known to the browser from here on.
  await page.goto(`${service.base}/admin`)
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}/`)
  const answered = page.waitForResponse((response) => response.url() === action && response.status() !== 401)
  await page.getByRole('button').click()
  expect((await answered).status()).toBe(403)
  expect(await reviews()).toEqual([])
  await page.close()
  other.close()
})

test('a judgement is kept, and the page comes back with it', async () => {
  const { page, troubles } = await openPage(browser.context, service.base, '/admin/sample?card=reflexIsh&count=7')
  expect(await findBarriers(page)).toEqual([])
  await page.getByLabel('not appropriate').check()
  await page.getByLabel('Note').fill('known; ISH «ordered» elsewhere & on paper')
  await page.getByLabel('Reviewer').fill('Dr Ä')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('a later judgement replaces it').waitFor()
  const address = new URL(page.url())
  expect(Object.fromEntries(address.searchParams)).toEqual({ card: 'reflexIsh', count: '7', reviewer: 'Dr Ä' })
  expect(await page.getByLabel('not appropriate').isChecked()).toBe(true)
  expect(await reviews()).toMatchObject([
    { reviewer: 'Dr Ä', judgement: 'not-appropriate', note: 'known; ISH «ordered» elsewhere & on paper' },
  ])
  // Back in the reports it counts.
  await page.goto(`${service.base}/admin`)
  expect(await page.getByRole('cell', { name: '0 of 1 (0.0 %)' }).count()).toBe(1)
  expect(await findBarriers(page)).toEqual([])
  expect(troubles).toEqual([])
})
