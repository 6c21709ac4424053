/** A page with an ear for everything that should not happen in it. */
import axe from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'

export interface WatchedPage {
  readonly page: Page
  /** Console errors and warnings, failed requests, and requests to another host. */
  readonly troubles: string[]
}

export async function openPage(
  context: BrowserContext,
  base: string,
  path: string,
  size?: { readonly width: number; readonly height: number },
): Promise<WatchedPage> {
  const page = await context.newPage()
  if (size) await page.setViewportSize(size)
  const troubles: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(base)) troubles.push(`other host: ${request.url()}`)
  })
  await page.goto(base + path)
  return { page, troubles }
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds against WCAG 2.2 AA: rule and place, one line each. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS } })
  const found = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`)
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** How far the page can be scrolled sideways: nothing, where it fits its window. */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
}
