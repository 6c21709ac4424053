/**
 * `npm run decisions`: where each of the project's decisions P-1 to P-28 stands: the tables that hold a row of it, the stories
 * that are told because of it, the tests that name it, the cards that cite it. Writes docs/decisions-in-force.md.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldenAnswer } from '../fixtures/stories/answer/describe-answer.ts'
import { loadStories } from '../fixtures/stories/load-stories.ts'

const root = join(import.meta.dirname, '..')
export const PAGE = join(root, 'docs', 'decisions-in-force.md')

const LAST = 28
/** So many stories are named; the rest are counted. */
const MOST_STORIES = 6

interface Told {
  readonly name: string
  readonly text: string
}

function filesIn(folder: string, ending: string): readonly Told[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => ({ name: file, text: readFileSync(join(root, folder, file), 'utf8') }))
}

function citing(id: string, told: readonly Told[]): readonly string[] {
  const named = new RegExp(`(?<![A-Z0-9-])${id}(?![0-9])`)
  return told.filter(({ text }) => named.test(text)).map(({ name }) => name)
}

function listed(names: readonly string[], most = Infinity): string {
  if (names.length === 0) return '–'
  const left = names.length - most
  return `${names
    .slice(0, most)
    .map((name) => `\`${name}\``)
    .join(', ')}${left > 0 ? `, ${left} more` : ''}`
}

export function printDecisions(): string {
  const tables = filesIn('docs/tables', '.md')
  const tests = filesIn('test', '.test.ts')
  const stories = loadStories()
  const told = stories.map(({ id, why }) => ({ name: id, text: why }))
  const shownBy = new Map(stories.map(({ id, golden }) => [id, topicsOf(golden)]))
  const rows = Array.from({ length: LAST }, (_, index) => `P-${index + 1}`).map((id) => {
    const own = citing(id, told)
    const shown = own.flatMap((story) => shownBy.get(story) ?? [])
    return `| [${id}](rules.md#${id.toLowerCase()}) | ${listed(citing(id, tables))} | ${listed(own, MOST_STORIES)} | ${listed(citing(id, tests), MOST_STORIES)} | ${listed([...new Set(shown)].toSorted())} |`
  })
  return `# Decisions in force

Where each decision of this project stands (\`npm run decisions\` prints it anew): the tables with a row of it, the stories
that were written because of it, the tests that name it, and the cards that these stories bring.

| Decision | Tables | Stories | Tests | Cards |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}

/** 'reflexIsh' of 'reflexIsh warning'; none of a call that was refused. */
function topicsOf(golden: GoldenAnswer | undefined): readonly string[] {
  if (golden === undefined || !('map' in golden)) return []
  return golden.flatMap(({ card }) => card.split(' ')[0] ?? [])
}

if (import.meta.main) writeFileSync(PAGE, printDecisions())
