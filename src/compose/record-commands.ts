/** Commands that read records in files. They need nothing of the service, and start without it. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { createClassify } from '../cli/classify-thread.ts'
import { readDay } from '../cli/read-day.ts'
import { showProgress } from '../cli/show-progress.ts'
import { writeLines } from '../cli/write-lines.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { addPopulationCommands } from '../population/population-commands.ts'
import { PACKAGE, ROOT } from './package.ts'

const EXIT_CODES = `
Exit code 0: everything was read. 1: the command could not run. 2: a file, line or record could not be read; it is an
error line in the output, and nothing else is lost.`

export function addRecordCommands(program: Command): void {
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
  addPopulationCommands(program, { environment: process.env, setup: populationSetup })
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
    import('../cli/classify-files.ts'),
    import('../cli/pools.ts'),
    import('../cli/parse-record.ts'),
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
  const open = async () => (await import('../cli/classify-thread.ts')).createClassify(settings)
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
    import('../population/whose-lines.ts'),
    import('../cli/parse-record.ts'),
  ])
  process.exitCode = await tellWhose(process.stdin, parseRecord, writeLines(process.stdout))
}

export interface MapOption {
  readonly codeMap?: string
}

interface SuggestOptions extends MapOption {
  readonly threads: number
}

async function suggest(files: readonly string[], options: SuggestOptions): Promise<void> {
  const { codeMap = process.env['CODE_MAP'], threads } = options
  const [{ listCodeMap }, { createSuggestPool }, { parseRecord }] = await Promise.all([
    import('../cli/list-code-map.ts'),
    import('../cli/pools.ts'),
    import('../cli/parse-record.ts'),
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
export async function readCodeMap(file: string | undefined): Promise<Pick<Site, 'codeMap'>> {
  if (file === undefined || file === '') return {}
  const { loadCodeMap } = await import('../auth/load-profiles.ts')
  return { codeMap: loadCodeMap(file) }
}

async function populationSetup(codeMap: string | undefined, tell: (what: string) => void) {
  const { knowledgeVersion } = await import('../audit/knowledge.ts')
  return {
    duckdb: PACKAGE.peerDependencies['@duckdb/node-api'] ?? '',
    program: PACKAGE.version,
    knowledge: knowledgeVersion(join(ROOT, 'cards')).knowledge,
    readPdf: process.env['READ_PDF'] !== 'no',
    tell,
    ...(await readCodeMap(codeMap)),
  }
}
