/**
 * How many words each card has, over all stories: `npm run cards:size`. Words of the detail with the cells of its tables;
 * `full` is what a client gets that asks for the whole basis. `npm run cards:size reflexIsh` prints the longest of one key.
 */
import { type CardSize, groupByKey, measureCards, spreadOf } from '../fixtures/stories/answer/card-size.ts'

const [key] = process.argv.slice(2)
const brief = await measureCards('brief')
if (key === undefined) {
  const full = groupByKey(await measureCards('full'))
  const rows = [...groupByKey(brief), ['all cards', brief] as const].map(([name, sizes]) => {
    return `| ${name} | ${sizes.length} | ${tell(full.get(name) ?? [...full.values()].flat())} | ${tell(sizes)} |`
  })
  const heads =
    '| Card | Cards | full: median | 90th | most | brief: median | 90th | most |\n|---|--:|--:|--:|--:|--:|--:|--:|'
  process.stdout.write(`${[heads, ...rows].join('\n')}\n`)
} else {
  const own = brief.filter((size) => size.key === key).toSorted((one, other) => other.words - one.words)
  for (const { story, words, detail } of own) process.stdout.write(`${story}: ${words} words\n\n${detail}\n\n`)
}

function tell(sizes: readonly CardSize[]): string {
  const { median, ninetieth, most } = spreadOf(sizes.map(({ words }) => words))
  return [median, ninetieth, most].join(' | ')
}
