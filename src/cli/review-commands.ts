/** Commands for reviewers: a sample of cards to judge, and their judgements back in. */
import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { importReviews, writeSampleLine } from '../audit/review-lines.ts'
import { DEFAULT_SEED, SAMPLE_SIZE, drawSample, readSampleOrder } from '../audit/review-sample.ts'
import type { GivenOrder } from '../audit/review-sample.ts'
import { plainJson, plainText } from '../content/plain-text.ts'
import { withPeriod, withStore } from './audit-commands.ts'

export function addReviewCommands(program: Command): void {
  const review = program
    .command('review')
    .description('have clinicians judge from a sample whether cards were appropriate')
  withPeriod(review.command('sample'))
    .description('draw a random sample of shown cards, as NDJSON with an empty judgement')
    .requiredOption('--card <key>', 'which card, e.g. reflexIsh')
    .option('--count <number>', 'how many cards at most', String(SAMPLE_SIZE))
    .option('--seed <seed>', 'seed of the draw; the same seed draws the same cards', DEFAULT_SEED)
    .action(printSample)
  review
    .command('import')
    .description(
      'store judgements, from NDJSON or from CSV with uuid, judgement, note, reviewer; exit code 2 if a line is refused',
    )
    .argument('<FILE>', 'a file; - is standard input')
    .option('--reviewer <name>', 'for lines that name none')
    .action(takeReviews)
}

async function printSample(given: GivenOrder): Promise<void> {
  const order = readSampleOrder(given, new Date())
  if (typeof order === 'string') throw new Error(order)
  await withStore(async (store) => {
    for (const one of await drawSample(store, order)) process.stdout.write(plainJson(writeSampleLine(one)))
  })
}

async function takeReviews(file: string, { reviewer }: { readonly reviewer?: string }): Promise<void> {
  const given = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
  await withStore(async (store) => {
    const { kept, notJudged, refused } = await importReviews(store, given, new Date(), reviewer)
    for (const { line, why } of refused) process.stderr.write(plainText(`line ${line}: ${why}\n`))
    process.stdout.write(`${kept} kept, ${notJudged} not judged, ${refused.length} refused\n`)
    if (refused.length > 0) process.exitCode = 2
  })
}
