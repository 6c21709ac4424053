/** Commands on stored evaluations: why a card appeared, reports, export, purge. */
import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { readAnchors } from '../audit/anchor-lines.ts'
import { EXPORT_FORMATS, exportLines, isExportFormat } from '../audit/export-lines.ts'
import { reportFeedback, writeCsv, writeVerdictsCsv } from '../audit/feedback-report.ts'
import { watchHarm } from '../audit/harm-watch.ts'
import { readPeriod } from '../audit/period.ts'
import { reportShadow } from '../audit/shadow-report.ts'
import { writeExplanation } from '../answer/explain-text.ts'
import { verifyChain, writeReport } from '../audit/verify-chain.ts'
import { plainJson, plainText } from '../content/plain-text.ts'
import { openAudit } from '../compose/compose-service.ts'
import type { Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'

interface PeriodOptions {
  readonly from?: string
  readonly to?: string
}

export function addAuditCommands(program: Command): void {
  program
    .command('explain')
    .description('show why a card appeared and whether the same evidence still leads to the same card, as JSON')
    .argument('<CARD_UUID>')
    .option('--text', 'in plain words instead of JSON; exit code 3: what is stored was changed since it was written')
    .action(explain)
  withPeriod(program.command('report'))
    .description(
      'feedback: what became of cards; verdicts: which cards to keep; shadow: what would have been shown; harm: statuses that an amended report contradicts',
    )
    .argument('<feedback|verdicts|shadow|harm>')
    .option('--csv', 'feedback or verdicts as CSV')
    .action(report)
  const audit = program.command('audit').description('export, check or remove stored evaluations')
  withPeriod(audit.command('export'))
    .description('export evaluations, or cards with what became of them, as JSON lines')
    .option('--format <format>', describeFormats(), 'ndjson')
    .action(exportAudit)
  audit
    .command('verify')
    .description(
      'check what is stored against its chain of hashes; exit code 0: whole; 1: could not be checked; 3: not whole',
    )
    .option(
      '--anchor <file...>',
      'files with anchors: the anchor file, or logs of the syslog server (default: ANCHOR_FILE)',
    )
    .option('--json', 'as JSON instead of words')
    .action(verify)
  audit
    .command('purge')
    .description('remove old evaluations with their cards and feedback')
    .requiredOption('--older-than-days <days>', 'whole days', Number)
    .action(purge)
}

function describeFormats(): string {
  return Object.entries(EXPORT_FORMATS)
    .map(([format, holds]) => `${format}: ${holds}`)
    .join('; ')
}

export function withPeriod(command: Command): Command {
  return command
    .option('--from <day>', 'first day, or instant in UTC (default: 90 days ago)')
    .option('--to <day>', 'last day, or instant in UTC')
}

function demandPeriod({ from, to }: PeriodOptions): Period {
  const period = readPeriod(from, to, new Date())
  if (typeof period === 'string') throw new Error(period)
  return period
}

export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const { store } = await openAudit()
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

function print(value: unknown): void {
  process.stdout.write(`${plainJson(JSON.stringify(value, undefined, 2))}\n`)
}

async function explain(uuid: string, { text }: { readonly text?: boolean }): Promise<void> {
  const audit = await openAudit()
  try {
    const explanation = await audit.explain(uuid)
    if (!explanation) throw new Error(`no card ${uuid} is stored`)
    const { state } = explanation.integrity
    if (state === 'changed' || state === 'not-in-chain') process.exitCode = NOT_WHOLE
    if (text) process.stdout.write(writeExplanation(explanation))
    else print(explanation)
  } finally {
    await audit.store.close()
  }
}

type Report = (store: Store, period: Period) => Promise<unknown>

const reportVerdicts: Report = async (store, period) => (await reportFeedback(store, period)).verdicts

const REPORTS: Readonly<Record<string, Report>> = {
  feedback: reportFeedback,
  verdicts: reportVerdicts,
  shadow: reportShadow,
  harm: watchHarm,
}

const CSV_OF: Readonly<Record<string, typeof writeCsv>> = { feedback: writeCsv, verdicts: writeVerdictsCsv }

async function report(name: string, { csv, ...period }: PeriodOptions & { readonly csv?: boolean }): Promise<void> {
  const write = Object.hasOwn(REPORTS, name) ? REPORTS[name] : undefined
  if (!write) throw new Error(`there is no report «${name}»: use one of ${Object.keys(REPORTS).join(', ')}`)
  const asCsv = csv && Object.hasOwn(CSV_OF, name) ? CSV_OF[name] : undefined
  if (csv && !asCsv) throw new Error('CSV is available for feedback and verdicts only')
  const within = demandPeriod(period)
  await withStore(async (store) => {
    if (asCsv) process.stdout.write(plainText(asCsv(await reportFeedback(store, within))))
    else print(await write(store, within))
  })
}

async function exportAudit({ format, ...period }: PeriodOptions & { readonly format: string }): Promise<void> {
  if (!isExportFormat(format)) throw new Error(`--format must be one of ${Object.keys(EXPORT_FORMATS).join(', ')}`)
  const within = demandPeriod(period)
  await withStore(async (store) => {
    for await (const line of exportLines(store, within, format)) {
      if (!process.stdout.write(plainJson(line))) await new Promise((resolve) => process.stdout.once('drain', resolve))
    }
  })
}

interface VerifyOptions {
  readonly anchor?: readonly string[]
  readonly json?: boolean
}

/** Exit code of a check that found something. 1 is for one that could not be made. */
const NOT_WHOLE = 3

async function verify({ anchor, json }: VerifyOptions): Promise<void> {
  const { store, chainKeys: key, anchorFile } = await openAudit()
  try {
    const files = anchor ?? (anchorFile === undefined ? undefined : [anchorFile])
    const anchors = files?.flatMap((file) => readAnchors(readFileSync(file, 'utf8')))
    if (anchors?.length === 0) throw new Error(`there is no anchor in ${files?.join(', ')}`)
    const report = await verifyChain(store, { key, anchors })
    // The right store of a service that has answered nothing yet, or another than was meant: neither was checked.
    if (report.whole && report.writers.length === 0)
      throw new Error('nothing is kept in this store, so nothing was checked: run it with the settings of the service')
    if (json) print(report)
    else process.stdout.write(plainText(writeReport(report)))
    if (!report.whole) process.exitCode = NOT_WHOLE
  } finally {
    await store.close()
  }
}

async function purge({ olderThanDays }: { readonly olderThanDays: number }): Promise<void> {
  if (!Number.isInteger(olderThanDays) || olderThanDays < 1)
    throw new Error('--older-than-days must be a whole number, 1 or more')
  const before = new Date(Date.now() - olderThanDays * 86_400_000)
  await withStore(async (store) => {
    const removed = await store.purge(before)
    process.stdout.write(`${removed} evaluations from before ${before.toISOString()} removed\n`)
  })
}
