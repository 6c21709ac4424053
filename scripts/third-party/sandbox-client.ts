/**
 * The public CDS Hooks Sandbox, built from its own repository, in Chromium: its page reads discovery and the FHIR server of
 * `her2-cds sandbox`, calls the service, and must show the card. `--pictures` keeps what it looked like.
 */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import type { Page } from 'playwright-core'
import { openBrowser } from '../../test/page/find-browser.ts'
import { ROOT, end, freePort, startProgram } from './service.ts'
import type { Result } from './service.ts'

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.png': 'image/png' }

const PICTURE = join(ROOT, 'docs', 'images', 'cds-hooks-sandbox.png')

const PATIENT = 'ihc-2-plus-no-ish'
const SUMMARY = /HER2 IHC 2\+ \(equivocal\) on left breast biopsy/

const SUGGESTION = 'Reflex dual-probe ISH on the same specimen'

/** What a person does on the page, one after another, each on a page that was just opened. */
const STEPS: readonly { readonly what: string; readonly does: (page: Page) => Promise<void> }[] = [
  { what: 'the card is shown with its suggestions', does: async () => undefined },
  {
    what: 'a suggestion is taken, and told',
    does: (page) => tells(page, 'accepted', () => page.getByText(SUGGESTION).first().click()),
  },
  {
    what: 'the card is dismissed with a reason, and told',
    does: (page) =>
      tells(page, 'overridden', async () => {
        await page.getByLabel('select dismiss reason').first().click()
        await page.getByRole('menuitem').first().click()
      }),
  },
]

/** The feedback that the page sends then must be taken. */
async function tells(page: Page, outcome: string, act: () => Promise<void>): Promise<void> {
  const isFeedback = (url: string) => url.endsWith('/cds-services/her2-patient-view/feedback')
  const answered = page.waitForResponse((answer) => isFeedback(answer.url()) && answer.request().method() === 'POST')
  await act()
  const answer = await answered
  const sent = answer.request().postData() ?? ''
  if (answer.status() !== 200 || !sent.includes(`"${outcome}"`)) throw new Error(`${answer.status()} to ${sent}`)
}

/** @param build The folder `build` of the client's checkout. @throws Error that says how to make it */
export async function runSandboxClient(build: string | undefined, withPictures: boolean): Promise<readonly Result[]> {
  if (build === undefined || !existsSync(join(build, 'app.bundle.js'))) {
    throw new Error(
      'not run: name the built client by --client FOLDER. git clone https://github.com/cds-hooks/sandbox, there ' +
        '`npm ci --ignore-scripts --legacy-peer-deps` and `npm run build`; the folder is its build',
    )
  }
  const files = await serveFolder(build)
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const sandbox = await startProgram(['sandbox'], { PORT: String(port) }, base)
  const { context, close } = await openBrowser({ viewport: { width: 1400, height: 1000 } })
  const faults: string[] = []
  try {
    const page = await context.newPage()
    const query = new URLSearchParams({
      ...{ fhirServiceUrl: `${base}/fhir`, patientId: PATIENT, serviceDiscoveryURL: `${base}/cds-services` },
      ...{ hook: 'patient-view', screen: 'patient-view' },
    })
    for (const { what, does } of STEPS) {
      await page.goto(`http://127.0.0.1:${(files.address() as AddressInfo).port}/?${query.toString()}`)
      faults.push(...(await look(page, what, does)))
      if (withPictures && what === STEPS[0]?.what) await page.screenshot({ path: PICTURE })
    }
  } finally {
    await close()
    files.close()
    await end(sandbox)
  }
  const { version } = JSON.parse(readFileSync(join(build, '..', 'package.json'), 'utf8')) as { version: string }
  const what = `CDS Hooks Sandbox ${version} in Chromium: ${STEPS.map((step) => step.what).join('; ')}`
  return [{ what, done: STEPS.length - faults.length, of: STEPS.length, faults }]
}

async function look(page: Page, what: string, does: (page: Page) => Promise<void>): Promise<readonly string[]> {
  try {
    await page.getByText(SUMMARY).first().waitFor({ timeout: 60_000 })
    await page.getByText(SUGGESTION).first().waitFor({ timeout: 10_000 })
    await does(page)
    return []
  } catch (error) {
    const text = await page.locator('body').innerText()
    return [`${what}: ${(error as Error).message}; the page says: ${text.slice(0, 500)}`]
  }
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname))
    if (!existsSync(file)) return void res.writeHead(404).end()
    res.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream').end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
