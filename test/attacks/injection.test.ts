/**
 * Strings from the record in the cards that clients draw. Where a string of the record is shown is found by marking each
 * place of some stories in turn; then each hostile string is put into all places that are shown, through the real service,
 * and the cards are rendered as clients do. Nothing but the card's own elements and links may come of it.
 */
import type { Card } from '../../src/cds-hooks/schemas.ts'
import { answerRequest } from '../../fixtures/stories/answer/answer-story.ts'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { HOSTILE } from '../content/hostile.ts'
import { elementsOf, RENDERERS } from '../content/renderers.ts'

const STORIES = ['old-report-words-against-numbers', 'bilateral-cancers', 'select-ish-already-ordered']
const MARK = 'Markedword'

type Path = readonly (string | number)[]

interface Place {
  readonly slug: string
  readonly path: Path
}

function listStrings(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return inner.flatMap(([key, member]) => listStrings(member, [...path, key]))
}

function replaceAt({ slug, path }: Place, value: string): string {
  const request: unknown = JSON.parse(readRequest(slug))
  let holder = request as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder
  holder[path.at(-1) ?? ''] = value
  return JSON.stringify(request)
}

async function cardsOf(text: string): Promise<readonly Card[]> {
  const { status, body } = await answerRequest(text)
  expect([200, 400, 412]).toContain(status)
  return (body as { cards?: readonly Card[] }).cards ?? []
}

/** All that a card shows beside its detail, one string each: clients show it as plain text. */
function plainTextsOf({ summary, source, suggestions = [], links = [] }: Card): string[] {
  return [summary, source.label, ...suggestions.map(({ label }) => label), ...links.map(({ label }) => label)]
}

/** Elements with their links, in every renderer. */
function drawnOf(cards: readonly Card[]): Set<string> {
  const details = cards.map(({ detail = '' }) => detail)
  return new Set(
    RENDERERS.flatMap(([name, draw]) =>
      details.flatMap((one) => elementsOf(draw(one)).map((element) => `${name}: ${element}`)),
    ),
  )
}

const shown: Place[] = []
/** What the cards of a story are made of by themselves. */
const usual = new Set<string>()

beforeAll(async () => {
  const seen = new Set<string>()
  for (const slug of STORIES) {
    for (const element of drawnOf(await cardsOf(readRequest(slug)))) usual.add(element)
    // The hook names the service that is called.
    for (const path of listStrings(JSON.parse(readRequest(slug))).filter(([first]) => first !== 'hook')) {
      const place = { slug, path }
      const kind = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')
      if (seen.has(`${slug} ${kind}`)) continue
      const cards = await cardsOf(replaceAt(place, MARK))
      if (!JSON.stringify(cards).includes(MARK)) continue
      seen.add(`${slug} ${kind}`)
      shown.push(place)
      for (const element of drawnOf(cards)) usual.add(element)
    }
  }
})

test('several kinds of places are shown in cards, and among them the words of a result', () => {
  const names = shown.map(({ path }) => String(path.at(-1)))
  expect(shown.length).toBeGreaterThan(5)
  expect(names).toContain('text')
})

test.each(HOSTILE)('%j is shown as text, wherever the record has it', async (hostile) => {
  const grown: string[] = []
  for (const place of shown) {
    const cards = await cardsOf(replaceAt(place, `${MARK} ${hostile}`))
    const where = `${place.slug} ${place.path.join('.')}`
    for (const element of drawnOf(cards)) if (!usual.has(element)) grown.push(`${where}: ${element}`)
    // One line, without control characters and marks that turn the direction.
    const unplain = cards
      .flatMap(plainTextsOf)
      .filter((words) => /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(words))
    grown.push(...unplain.map((words) => `${where}: ${JSON.stringify(words)}`))
  }
  expect(grown).toEqual([])
})
