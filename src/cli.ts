/** The command line: its commands and what each runs. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { addAdminCommands } from './cli/admin-commands.ts'
import { addAuditCommands } from './cli/audit-commands.ts'
import { addBackupCommand } from './cli/backup-command.ts'
import type { createClassify } from './cli/classify-thread.ts'
import { readDay } from './cli/read-day.ts'
import { showProgress } from './cli/show-progress.ts'
import { tellFailure } from './cli/tell-failure.ts'
import { writeLines } from './cli/write-lines.ts'
import type { Site } from './evaluate/evaluate.ts'
import { DEFAULT_SETTINGS } from './her2/settings.ts'
import { PACKAGE, ROOT, runSandbox, runServe } from './compose/compose-service.ts'
import { addGovernanceCommands } from './cli/governance-commands.ts'
import { printSettingsHelp, printSettingsPage } from './compose/list-settings.ts'
import { addKnowledgeCommands } from './cli/knowledge-commands.ts'
import { addReviewCommands } from './cli/review-commands.ts'
import { addPopulationCommands } from './population/population-commands.ts'

/** Runs a command. `argv` holds the arguments after the program's name. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await describeCommands().parseAsync([...argv], { from: 'user' })
  } catch (error) {
    tellFailure(error)
  }
}

const EXIT_CODES = `
Exit code 0: everything was read. 1: the command could not run. 2: a file, line or record could not be read; it is an
error line in the output, and nothing else is lost.`

/** They answer by other ways than standard output, and do not end with who reads it. */
const SERVERS: ReadonlySet<string> = new Set(['serve', 'sandbox'])

/** A reader that stops early, such as `head`, is no failure. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
}

function describeCommands(): Command {
  const program = new Command(PACKAGE.name).version(PACKAGE.version)
  program.description('HER2 in breast cancer: CDS Hooks service, classification, cited advisory cards')
  program.hook('preAction', (_, command) => {
    if (!SERVERS.has(command.name())) endWithReader()
  })
  program
    .command('serve')
    .description('run the CDS Hooks service')
    .addHelpText('after', printSettingsHelp)
    .action(serve)
  program
    .command('sandbox')
    .description('run the service with an embedded FHIR server, made-up patients and a web page')
    .action(sandbox)
  addReadingCommands(program)
  program
    .command('tables')
    .description('print the decision tables as Markdown, with their version and a line to sign')
    .option('--out <folder>', 'write one file per table into this folder')
    .option('--check <folder>', 'fail if the files in this folder are not up to date with the code')
    .action(tables)
  program
    .command('settings')
    .description('print every setting of the service as Markdown')
    .option('--out <file>', 'write it into this file')
    .option('--check <file>', 'fail if this file is not up to date with the code')
    .action(settings)
  program
    .command('prefetch-sheet')
    .description('print what to configure at an EHR, as Markdown: prefetch, scopes, addresses, JWT, codes to map')
    .requiredOption('--ehr <name>', 'epic, oracle, cds-hooks-sandbox, medplum or generic')
    .option('--url <url>', 'address under which the EHR reaches the service', process.env['PUBLIC_URL'])
    .option('--code-map <file>', "the site's own codes, to search for them too (default: the file named by CODE_MAP)")
    .action(prefetchSheet)
  program
    .command('health')
    .description('ask the service on this machine whether it runs: exit code 0, else 1')
    .option('--ready', 'ask whether it is ready for calls')
    .action(health)
  addBackupCommand(program)
  addAdminCommands(program)
  addAuditCommands(program)
  addReviewCommands(program)
  addKnowledgeCommands(program)
  addGovernanceCommands(program)
  addPopulationCommands(program, { environment: process.env, setup: populationSetup })
  return program
}

/** Of records in files. */
function addReadingCommands(program: Command): void {
  program
    .command('classify')
    .description('print one JSON line per patient, from FHIR Bundles, resources, hook requests or NDJSON of them')
    .argument('[FILE...]', 'files, gzipped or not; - is standard input', ['-'])
    .option('--code-map <file>', "the site's own codes, YAML or JSON (default: the file named by CODE_MAP)")
    .addHelpText('after', EXIT_CODES)
    .option('--explain', 'add each free text that was read and how it was understood, span by span')
    .option('--threads <number>', 'how many records are classified at a time', readThreads, availableParallelism())
    .option('--day <day>', 'the day on which it is asked what is open, YYYY-MM-DD (default: today)', readDay)
    .action(classify)
  program
    .command('whose')
    .description('for each line of an NDJSON export on standard input, one line that says whose it is')
    .addHelpText('after', EXIT_CODES)
    .action(whose)
  program
    .command('code-map')
    .description("work with the site's own codes")
    .command('suggest')
    .description('list what the built-in tables do not know in these files, as a code map to fill in')
    .addHelpText('after', EXIT_CODES)
    .argument('<FILE...>', 'Bundles, resources or NDJSON of them, gzipped or not; - is standard input')
    .option('--code-map <file>', 'an existing code map: what it maps is not listed again')
    .option('--threads <number>', 'how many records are looked at a time', readThreads, availableParallelism())
    .action(suggest)
}

async function serve(): Promise<void> {
  await runServe()
}

async function health({ ready = false }: { readonly ready?: boolean }): Promise<void> {
  const [{ askHealth }, { readConfig }] = await Promise.all([
    import('./cli/ask-health.ts'),
    import('./compose/config.ts'),
  ])
  const { port, tls } = readConfig(process.env)
  if (!(await askHealth({ port, tls: tls !== undefined, ready }))) process.exitCode = 1
}

async function sandbox(): Promise<void> {
  const { port, isReachable } = await runSandbox()
  const base = `http://localhost:${port}`
  const lines = [
    `Sandbox page   ${base}/`,
    `CDS services   ${base}/cds-services`,
    `FHIR server    ${base}/fhir`,
    'For trying out only: the patients are made up. Stop it with Ctrl+C.',
    ...(isReachable ? ['Other machines reach it: whoever does may read and change what is on its FHIR server.'] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

interface ClassifyOptions extends MapOption {
  readonly explain?: true
  readonly threads: number
  readonly day?: string
}

async function classify(files: readonly string[], options: ClassifyOptions): Promise<void> {
  const { codeMap = process.env['CODE_MAP'], explain = false, threads, day } = options
  if (files.includes('-') && process.stdin.isTTY) {
    throw new Error('classify reads standard input, and nothing is piped into it: name files, or pipe records into it')
  }
  const [{ classifyFiles }, { createClassifyPool }, { parseRecord }] = await Promise.all([
    import('./cli/classify-files.ts'),
    import('./cli/pools.ts'),
    import('./cli/parse-record.ts'),
  ])
  const site = { settings: DEFAULT_SETTINGS, ...(await readCodeMap(codeMap)) }
  const settings = {
    site,
    today: day ?? new Date().toISOString().slice(0, 10),
    explain,
    readPdf: process.env['READ_PDF'] !== 'no',
  }
  // Where threads classify, this one needs nothing of the evaluation.
  let own: Promise<ReturnType<typeof createClassify>> | undefined
  const open = async () => (await import('./cli/classify-thread.ts')).createClassify(settings)
  const pool = threads > 1 ? createClassifyPool(threads, settings) : undefined
  const progress = showProgress(process.stderr)
  process.exitCode = await classifyFiles(files, {
    classify: async (records) => (await (own ??= open())).classify(records),
    parseJson: parseRecord,
    stdin: process.stdin,
    output: writeLines(process.stdout),
    onPatient: progress.count,
    ...(pool && { pool }),
  })
  progress.stop()
  await Promise.all([(await own)?.close(), pool?.close()])
}

/** @throws Error */
function readThreads(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Error(`--threads ${text} is not valid: use a number from 1 to 999`)
  return Number(text)
}

async function whose(): Promise<void> {
  const [{ tellWhose }, { parseRecord }] = await Promise.all([
    import('./population/whose-lines.ts'),
    import('./cli/parse-record.ts'),
  ])
  process.exitCode = await tellWhose(process.stdin, parseRecord, writeLines(process.stdout))
}

interface MapOption {
  readonly codeMap?: string
}

interface SuggestOptions extends MapOption {
  readonly threads: number
}

async function suggest(files: readonly string[], options: SuggestOptions): Promise<void> {
  const { codeMap = process.env['CODE_MAP'], threads } = options
  const [{ listCodeMap }, { createSuggestPool }, { parseRecord }] = await Promise.all([
    import('./cli/list-code-map.ts'),
    import('./cli/pools.ts'),
    import('./cli/parse-record.ts'),
  ])
  const settings = await readCodeMap(codeMap)
  const pool = threads > 1 ? createSuggestPool(threads, settings) : undefined
  process.exitCode = await listCodeMap(files, {
    parseJson: parseRecord,
    stdin: process.stdin,
    print: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    ...settings,
    ...(pool && { pool }),
  })
  await pool?.close()
}

/** The site's own codes, checked, if a file is set. @throws ProfilesRefused */
async function readCodeMap(file: string | undefined): Promise<Pick<Site, 'codeMap'>> {
  if (file === undefined || file === '') return {}
  const { loadCodeMap } = await import('./auth/load-profiles.ts')
  return { codeMap: loadCodeMap(file) }
}

async function tables({ out, check }: { out?: string; check?: string }): Promise<void> {
  const [{ printTables }, { ALL_PAGES }, { linkedRule }] = await Promise.all([
    import('./her2/print-tables.ts'),
    import('./audit/list-tables.ts'),
    import('./content/rule-link.ts'),
  ])
  const printed = out === undefined && check === undefined ? printTables(ALL_PAGES) : printTables(ALL_PAGES, linkedRule)
  if (check !== undefined) {
    const stale = printed.filter(({ file, markdown }) => readText(join(check, file)) !== markdown)
    if (stale.length > 0)
      throw new Error(`not up to date with the code: ${stale.map(({ file }) => join(check, file)).join(', ')}`)
  } else if (out !== undefined) {
    mkdirSync(out, { recursive: true })
    for (const { file, markdown } of printed) writeFileSync(join(out, file), markdown)
  } else process.stdout.write([await signingHead(), ...printed.map(({ markdown }) => markdown)].join('\n'))
}

/** What stands above tables that somebody prints and signs: a signature is of one version of the knowledge. */
async function signingHead(): Promise<string> {
  const { knowledgeVersion } = await import('./audit/knowledge.ts')
  const { knowledge } = knowledgeVersion(join(ROOT, 'cards'))
  return `her2-cds ${PACKAGE.version}, knowledge ${knowledge}

Read against the sources by (name, role): ________________________________ Day: ______________

Not agreed with (rows): ________________________________________________________________
`
}

async function populationSetup(codeMap: string | undefined, tell: (what: string) => void) {
  const { knowledgeVersion } = await import('./audit/knowledge.ts')
  return {
    duckdb: PACKAGE.peerDependencies['@duckdb/node-api'] ?? '',
    program: PACKAGE.version,
    knowledge: knowledgeVersion(join(ROOT, 'cards')).knowledge,
    readPdf: process.env['READ_PDF'] !== 'no',
    tell,
    ...(await readCodeMap(codeMap)),
  }
}

function settings({ out, check }: { out?: string; check?: string }): void {
  const page = printSettingsPage()
  if (check !== undefined) {
    if (readText(check) !== page) throw new Error(`not up to date with the code: ${check}`)
  } else if (out !== undefined) writeFileSync(out, page)
  else process.stdout.write(page)
}

interface SheetOptions extends MapOption {
  readonly ehr: string
  readonly url?: string
}

async function prefetchSheet({ ehr, url, codeMap: file = process.env['CODE_MAP'] }: SheetOptions): Promise<void> {
  const [
    { printPrefetchSheet },
    { siteCodesOf },
    { loadCardBook },
    { CONSIDERATION_SYSTEM, OVERRIDE_REASON_SYSTEM },
    { codeMap },
  ] = await Promise.all([
    import('./cli/prefetch-sheet.ts'),
    import('./fhir/question/code-map.ts'),
    import('./content/card-book.ts'),
    import('./content/code-systems.ts'),
    readCodeMap(file),
  ])
  const { version, cards, overrideReasons } = loadCardBook(join(ROOT, 'cards'))
  const publicUrl = (url || 'https://her2-cds.example.org').replace(/\/{1,9}$/, '')
  if (!/^https?:\/\/[^/?#][^?#]*$/.test(publicUrl))
    throw new Error(`${publicUrl} is not an address: use --url https://…`)
  const words = {
    version,
    topics: [...new Set([...cards.values()].map(({ topic }) => topic))],
    topicSystem: CONSIDERATION_SYSTEM,
    overrideReasons,
    overrideSystem: OVERRIDE_REASON_SYSTEM,
  }
  process.stdout.write(printPrefetchSheet(ehr, publicUrl, words, codeMap && siteCodesOf(codeMap)))
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
