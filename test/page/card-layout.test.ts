/**
 * The brief card of ten seconds, drawn as a CDS Hooks client draws it: a narrow column, the Markdown settings of the public
 * CDS Hooks sandbox, the buttons below the text. Every card of every story, on one page.
 */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { answerStory } from '../../fixtures/stories/answer/answer-story.ts'
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import type { Card, CdsResponse } from '../../src/cds-hooks/schemas.ts'
import { RENDERERS } from '../content/renderers.ts'
import { type OpenBrowser, openBrowser } from './find-browser.ts'

/** Of the text of such a client: 14 px, in a card with a margin, a border and room at its sides. */
const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0; font: 14px/1.4 'Helvetica Neue', Arial, sans-serif; background: Canvas; color: CanvasText; }
  .card { margin: 10px; padding: 15px; border: 2px solid GrayText; border-radius: 4px; }
  .card p, .card ul { margin: 0 0 8px; }
  .card ul { padding-left: 20px; }
  .summary { font-weight: bold; font-size: 16px; }
  .source { font-size: 12px; font-style: italic; }
  td, th { border: 1px solid GrayText; padding: 3px 6px; }
  button { display: block; max-width: 100%; margin: 0 0 6px; padding: 6px 10px; font: inherit; text-align: left; }
`
const WIDTHS = [320, 480, 1440]
const SCHEMES = ['light', 'dark'] as const
/** Heights at 480 px: where the first button stands at most, and the end of the card. */
const BARS = { button: 520, card: 640 }
const LONG_BARS = { button: 800, card: 920 }
const LONG_CARDS: ReadonlySet<string> = new Set(['tdxdRoute', 'metastaticLow', 'metastaticUltralow'])

interface Measured {
  readonly name: string
  readonly key: string
  readonly wide: readonly string[]
  readonly height: number
  readonly button: number | null
  readonly isSeen: boolean
}

/** Runs in the page. */
const MEASURE = `[...document.querySelectorAll('.card')].map((card) => {
  const box = card.getBoundingClientRect()
  const first = card.querySelector('button')
  const style = getComputedStyle(card)
  return {
    name: card.dataset.name,
    key: card.dataset.key,
    wide: [...card.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > box.right + 0.5 || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
      .map((one) => one.tagName + ' ' + one.textContent.slice(0, 40)),
    height: Math.round(box.height),
    button: first ? Math.round(first.getBoundingClientRect().top - box.top) : null,
    isSeen: style.color !== getComputedStyle(document.body).backgroundColor,
  }
})`

let browser: OpenBrowser
let page: Awaited<ReturnType<OpenBrowser['context']['newPage']>>
let count = 0

beforeAll(async () => {
  const cards: string[] = []
  for (const { id } of loadStories()) {
    const { status, body } = await answerStory(id)
    if (status === 200) cards.push(...(body as CdsResponse).cards.map((card) => drawCard(id, card)))
  }
  count = cards.length
  browser = await openBrowser()
  page = await browser.context.newPage()
  await page.setContent(`<!doctype html><style>${STYLE}</style>${cards.join('')}`)
})
afterAll(async () => browser?.close())

function drawCard(story: string, { summary, detail = '', source, suggestions = [] }: Card): string {
  const [, render] = RENDERERS[0]!
  const key = source.topic?.code ?? ''
  const element = createElement(
    'article',
    { className: 'card', 'data-name': `${story}: ${key}`, 'data-key': key },
    createElement('p', { className: 'summary' }, summary),
    createElement('p', { className: 'source' }, `Source: ${source.label}`),
    createElement('div', { dangerouslySetInnerHTML: { __html: render(detail) } }),
    ...suggestions.map(({ label }, at) => createElement('button', { key: at, type: 'button' }, label)),
  )
  return renderToStaticMarkup(element)
}

async function measure(width: number, colorScheme: (typeof SCHEMES)[number]): Promise<readonly Measured[]> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme })
  return page.evaluate<readonly Measured[]>(MEASURE)
}

test.each(WIDTHS.flatMap((width) => SCHEMES.map((scheme) => [width, scheme] as const)))(
  'at %i px, %s, nothing is wider than its card',
  async (width, scheme) => {
    const measured = await measure(width, scheme)
    expect(measured).toHaveLength(count)
    expect(measured.filter(({ wide }) => wide.length > 0).map(({ name, wide }) => [name, ...wide])).toEqual([])
    expect(measured.filter(({ isSeen }) => !isSeen)).toEqual([])
  },
)

test('at 480 px the first button is near the top, and no card is a page long', async () => {
  const measured = await measure(480, 'light')
  const tall = measured.filter(({ key, button, height }) => {
    const bars = LONG_CARDS.has(key) ? LONG_BARS : BARS
    return height > bars.card || (button ?? 0) > bars.button
  })
  expect(tall.map(({ name, button, height }) => `${name}: button at ${button}, ${height} high`)).toEqual([])
  if (process.env['PRINT_LAYOUT'] === '1') printHeights(measured)
})

/** PRINT_LAYOUT=1: the highest of each key. */
function printHeights(measured: readonly Measured[]): void {
  const rows = [...Map.groupBy(measured, ({ key }) => key)].map(([key, list]) => {
    const most = (numbers: readonly number[]) => Math.max(...numbers)
    const buttons = list.flatMap(({ button }) => button ?? [])
    return `| ${key} | ${most(list.map(({ height }) => height))} | ${buttons.length === 0 ? '-' : most(buttons)} |`
  })
  process.stdout.write(`| Card | height | first button |\n|---|--:|--:|\n${rows.toSorted().join('\n')}\n`)
}
