/** The check as text: a table of calls against answers, the differences with their rules, and what remains unexplained. */
import type { Check, SpecimenCheck } from './check-patients.ts'
import { describe } from './compare.ts'

export function printCheck(check: Check): string {
  const { patients, specimens, facts, totals, unexplained } = check
  const count = (verdict: SpecimenCheck['verdict']) => specimens.filter((one) => one.verdict === verdict).length
  return [
    `TCGA-BRCA: ${patients} patients, ${specimens.length} specimens with a call or an answer.`,
    `${count('agrees')} agree, ${count('explained')} differ by a rule, ${count('unexplained')} unexplained.`,
    `Copy numbers are sent as found. In ${totals.length} patients they are totals over the counted cells, not averages`,
    'per cell; the reader refuses such values, and the ratio and the call stand without them.',
    '',
    '## Calls of the laboratory and our answers',
    '',
    ...printTable(['IHC call', 'score', 'FISH call', 'our answer', 'tier', 'n', ''], countByCall(specimens)),
    '',
    '## Differences, by rule',
    '',
    ...printTable(['rule', 'our answer', 'n', 'why'], countByRule(specimens)),
    '',
    '## Receptors and stage',
    '',
    ...printTable(['fact', 'laboratory', 'ours', 'n', ''], countFacts(facts)),
    '',
    ...printUnexplained(unexplained),
    '',
  ].join('\n')
}

function countByCall(specimens: readonly SpecimenCheck[]): string[][] {
  return tally(specimens, ({ laboratory, ours, verdict, rule }) => [
    laboratory.ihc ?? '-',
    laboratory.score ?? '-',
    laboratory.fish ?? '-',
    describe(ours) + (ours?.discordant ? ', discordant' : ''),
    (ours?.tier ?? '-') + (ours?.caution ? ', caution' : ''),
    '#',
    verdict === 'explained' ? `differs by ${rule}` : verdict,
  ])
}

function countByRule(specimens: readonly SpecimenCheck[]): string[][] {
  const explained = specimens.filter(({ verdict }) => verdict === 'explained')
  return tally(explained, ({ ours, rule, why }) => [rule ?? '-', describe(ours), '#', why ?? '-'])
}

function countFacts(facts: Check['facts']): string[][] {
  return tally(facts, ({ fact, laboratory, ours, agrees }) => [
    fact,
    laboratory,
    ours,
    '#',
    agrees ? 'agrees' : 'unexplained',
  ])
}

function printUnexplained(unexplained: Check['unexplained']): string[] {
  if (unexplained.length === 0) return ['Nothing is unexplained.']
  const lines = unexplained.map((one) => {
    if ('fact' in one) return `- ${one.patient}, ${one.fact}: laboratory ${one.laboratory}, ours ${one.ours}`
    const { ihc = '-', score = '-', fish = '-' } = one.laboratory
    const rules = one.ours?.rules.join(' ') ?? '-'
    return `- ${one.patient}, ${one.specimen}: IHC ${ihc} (${score}), FISH ${fish}; ours ${describe(one.ours)} by ${rules}`
  })
  return ['## Unexplained', '', ...lines]
}

/** Counts equal rows; the cell '#' takes the count. Most frequent first. */
function tally<T>(items: readonly T[], toRow: (item: T) => string[]): string[][] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const key = JSON.stringify(toRow(item))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a, n], [b, m]) => m - n || a.localeCompare(b))
    .map(([key, n]) => (JSON.parse(key) as string[]).map((cell) => (cell === '#' ? String(n) : cell)))
}

function printTable(head: readonly string[], rows: readonly string[][]): string[] {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0), 3))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)]
}
