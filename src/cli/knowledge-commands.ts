/** Commands about the knowledge itself: its version, what of it is to be read again, and whose answer a new one changes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import { PACKAGE, ROOT } from '../compose/package.ts'
import { readDay } from './read-day.ts'

const DUE_WITHIN_DAYS = 60

export function addKnowledgeCommands(program: Command): void {
  const knowledge = program.command('knowledge').description('what this version knows, apart from its code')
  knowledge
    .command('version')
    .description('print the version of the knowledge: it stays the same where only code changes')
    .action(printVersion)
  knowledge
    .command('reviews')
    .description('list the sources, label rows and cards that are overdue for review, or due soon')
    .option('--within <days>', 'how near a day counts as due soon', readDays, DUE_WITHIN_DAYS)
    .option('--on <day>', 'as of this day, YYYY-MM-DD (default: today)', readDay)
    .option('--strict', 'exit code 3 if something is overdue')
    .action(printDue)
  program
    .command('diff-knowledge')
    .description('whose answer changes between two installed versions, over a folder of records')
    .argument('<BEFORE>', 'folder of one version: a checkout, or where the package is installed')
    .argument('<AFTER>', 'folder of the other version')
    .requiredOption('--on <folder>', 'records: Bundles or NDJSON, gzipped or not')
    .option('--html <file>', 'write a page as well, in one file')
    .action(printChanges)
}

function readDays(written: string): number {
  if (!/^\d{1,4}$/.test(written)) throw new InvalidArgumentError('a number of days')
  return Number(written)
}

async function printVersion(): Promise<void> {
  const { knowledgeVersion } = await import('../audit/knowledge.ts')
  process.stdout.write(`${JSON.stringify({ program: PACKAGE.version, ...knowledgeVersion(join(ROOT, 'cards')) })}\n`)
}

interface DueOptions {
  readonly within: number
  readonly on?: string
  readonly strict?: true
}

async function printDue({ within, on, strict }: DueOptions): Promise<void> {
  const [{ listReviews, printReviews }, { loadCardBook }, { CODES_REVIEWED_ON }] = await Promise.all([
    import('../audit/list-reviews.ts'),
    import('../content/card-book.ts'),
    import('../fhir/codes/table.ts'),
  ])
  const today = on ?? new Date().toISOString().slice(0, 10)
  const reviews = listReviews(loadCardBook(join(ROOT, 'cards'), today), CODES_REVIEWED_ON, today, within)
  process.stdout.write(printReviews(reviews, today, within))
  if (strict && reviews.some(({ state }) => state === 'overdue')) process.exitCode = 3
}

interface DiffOptions {
  readonly on: string
  readonly html?: string
}

async function printChanges(before: string, after: string, { on, html }: DiffOptions): Promise<void> {
  const [{ diffKnowledge, printDiff }, { diffPage }, { plainText }] = await Promise.all([
    import('./diff-knowledge.ts'),
    import('./knowledge-page.ts'),
    import('../content/plain-text.ts'),
  ])
  const diff = await diffKnowledge(before, after, on)
  process.stdout.write(plainText(printDiff(diff)))
  if (html !== undefined) writeFileSync(html, diffPage(diff))
}
