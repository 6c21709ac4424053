/** `her2-cds population`: the run on one machine, and its three steps for engines that spread it over many. */
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { readDay } from '../cli/read-day.ts'
import { plainText } from '../content/plain-text.ts'
import type { PartitionOptions, PopulationSetup } from './population.ts'

/** What the commands need of the program they are part of. */
export interface PopulationDeps {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly setup: (codeMap: string | undefined, tell: (what: string) => void) => Promise<PopulationSetup>
}

interface RunOptions {
  readonly in?: string
  readonly out?: string
  readonly workers?: string
  readonly parts?: string
  readonly all?: true
  readonly day?: string
  readonly codeMap?: string
  readonly pseudonyms?: string
  readonly acceptUnread?: true
  readonly from?: string
  readonly group?: string
  readonly types?: string
  readonly clientId?: string
  readonly privateKey?: string
  readonly tokenUrl?: string
  readonly scope?: string
}

interface ShardOptions extends RunOptions {
  readonly shards: string
  readonly index?: string
}

const EXIT_CODES = `
Exit code 0: everything was read. 1: the command could not run; run it again, and it goes on where it stopped. 2: a file, line
or record could not be read; errors.ndjson in --out names it, and nothing else is lost.`

/** For schedulers, which take any other code for a failure of the whole. */
const ACCEPT_UNREAD = ['--accept-unread', 'end with 0 in place of 2'] as const

export function addPopulationCommands(program: Command, deps: PopulationDeps): void {
  // The steps have options of the same names as the whole run: what stands behind a step is the step's.
  const population = program
    .enablePositionalOptions()
    .command('population')
    .description('every patient of a FHIR Bulk Data export: lines, tables, a summary, lists for the tumour board')
    .addHelpText('after', EXIT_CODES)
  forExport(population)
    .option('--workers <n>', 'threads that classify (default: as many as there are processors)')
    .action((options: RunOptions) => whole(options, deps))
  forExport(population.command('partition').description('step 1: sort the export by patient into parts'))
    .option('--parts <n>', 'parts, at least as many as there will be shards (default: by size, at least 16)')
    .action((options: RunOptions) => partition(options, deps))
  population
    .command('run')
    .description('step 2: classify the parts of one shard; several may run at once, on one --out')
    .requiredOption('--out <folder>', 'where «partition» put the parts')
    .requiredOption('--shards <n>', 'how many shards there are')
    .option('--index <i>', 'which of them this is, from 0 (default: JOB_COMPLETION_INDEX, else SLURM_ARRAY_TASK_ID)')
    .option('--workers <n>', 'threads', '1')
    .option('--code-map <file>', "the site's own codes (default: the file named by CODE_MAP)")
    .option('--pseudonyms <key>', 'the key that «partition» was given')
    .action((options: ShardOptions) => shard(options, deps))
  population
    .command('merge')
    .description('step 3: put the parts together')
    .requiredOption('--out <folder>', 'where the parts are, and where the results go')
    .option('--code-map <file>', "the site's own codes (default: the file named by CODE_MAP)")
    .option('--pseudonyms <key>', 'the key that «partition» was given')
    .option(...ACCEPT_UNREAD)
    .action((options: RunOptions) => merge(options, deps))
}

function forExport(command: Command): Command {
  return (
    command
      .option('--in <folder>', 'the export: *.ndjson, *.ndjson.gz, *.ndjson.zst')
      .option('--from <url>', 'a FHIR server in place of --in: its $export is asked for, waited for and brought')
      .option('--group <id>', 'with --from: the patients of this Group (default: all)')
      .option(
        '--types <types>',
        'with --from: resource types, separated by commas (default: all that the server exports)',
      )
      .option('--client-id <id>', 'with --from: SMART backend services, as the server knows this client')
      .option('--private-key <file>', 'with --from: the private key of the client, JWK or PEM')
      .option('--token-url <url>', "with --from: where tokens are given (default: the server's SMART configuration)")
      .option('--scope <scope>', 'with --from: what is asked for', 'system/*.rs')
      // Not «required»: commander would then ask for it of the whole run, too, where a step is called.
      .option('--out <folder>', 'where results and working files go')
      .option('--all', 'a line for every patient, also for those without any sign of breast cancer or HER2')
      .option('--day <day>', 'the day on which it is asked what is open, YYYY-MM-DD (default: today)', readDay)
      .option('--code-map <file>', "the site's own codes, YAML or JSON (default: the file named by CODE_MAP)")
      .option('--pseudonyms <key>', 'replace every id by a hash under this key, and leave out words of the records')
      .option(...ACCEPT_UNREAD)
  )
}

const tell = (what: string): void => void process.stderr.write(plainText(`${what}\n`))

async function setUp({ codeMap, pseudonyms }: RunOptions, { environment, setup }: PopulationDeps) {
  if (pseudonyms !== undefined && pseudonyms.length < LEAST_KEY) {
    throw new Error(`--pseudonyms needs a key of at least ${LEAST_KEY} characters: a shorter one can be guessed`)
  }
  const made = await setup(codeMap ?? environment['CODE_MAP'], tell)
  return { ...made, ...(pseudonyms !== undefined && { pseudonyms }) }
}

const LEAST_KEY = 16

const NO_OUT = '--out FOLDER is needed: where results and working files go'

function wholeNumber(text: string, name: string, least: number): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < least) throw new Error(`${name} needs a whole number from ${least} on`)
  return Number(text)
}

/** Brings the export of a server, if one is named. @returns the options with the folder in which it is */
async function bring(options: RunOptions): Promise<RunOptions> {
  const { from, out, clientId, privateKey, tokenUrl, scope = '' } = options
  if (from === undefined) return options
  if (options.in !== undefined) throw new Error('--in and --from: give one of them')
  if (out === undefined) throw new Error(NO_OUT)
  if ((clientId === undefined) !== (privateKey === undefined)) {
    throw new Error('--client-id and --private-key belong together')
  }
  if (!URL.canParse(from) || !/^https?:/.test(from)) throw new Error(`${from} is not an address: use --from https://…`)
  const [{ fetchExport }, { createToken }, { join }] = await Promise.all([
    import('./fetch-export.ts'),
    import('./backend-token.ts'),
    import('node:path'),
  ])
  const base = from.replace(/\/{1,9}$/, '')
  const client = clientId !== undefined &&
    privateKey !== undefined && { clientId, keyFile: privateKey, scope, ...(tokenUrl && { tokenUrl }) }
  const into = join(out, 'export', 'files')
  const { group, types } = options
  const wish = {
    base,
    into,
    ...(group && { group }),
    ...(types && { types }),
    ...(client && { token: createToken(base, client) }),
  }
  const left = await fetchExport(wish, { tell })
  if (left.length > 0) {
    tell(`the server could not export everything: ${left.join('; ')}`)
    process.exitCode = 2
  }
  return { ...options, in: into }
}

function partitionOptions({ in: folder, out, all, day, parts }: RunOptions): PartitionOptions {
  if (folder === undefined) throw new Error('--in FOLDER or --from URL is needed: the export')
  if (out === undefined) throw new Error(NO_OUT)
  return {
    ...{ in: folder, out, all: all === true, day: day ?? new Date().toISOString().slice(0, 10) },
    ...(parts !== undefined && { parts: wholeNumber(parts, '--parts', 1) }),
  }
}

async function partition(options: RunOptions, deps: PopulationDeps): Promise<void> {
  const { partitionExport } = await import('./population.ts')
  const { patients, read, parts, errors } = await partitionExport(
    partitionOptions(await bring(options)),
    await setUp(options, deps),
  )
  tell(`${patients} patients, ${read} of them to be read, in ${parts} parts`)
  if (errors.length > 0 && options.acceptUnread !== true) process.exitCode = 2
}

async function shard(options: ShardOptions, deps: PopulationDeps): Promise<void> {
  const { environment } = deps
  const written = options.index ?? environment['JOB_COMPLETION_INDEX'] ?? environment['SLURM_ARRAY_TASK_ID']
  if (written === undefined) {
    throw new Error('--index is needed: neither JOB_COMPLETION_INDEX nor SLURM_ARRAY_TASK_ID is set')
  }
  const shards = wholeNumber(options.shards, '--shards', 1)
  const index = wholeNumber(written, '--index', 0)
  if (index >= shards) throw new Error(`--index ${index} is none of ${shards} shards: they are counted from 0`)
  await runWatched({ shards, index }, wholeNumber(options.workers ?? '1', '--workers', 1), options, deps)
}

async function runWatched(
  which: { readonly shards: number; readonly index: number },
  workers: number,
  options: RunOptions,
  deps: PopulationDeps,
): Promise<void> {
  const [{ runShard, demandManifest }, { showProgress }] = await Promise.all([
    import('./population.ts'),
    import('./progress.ts'),
  ])
  const { out = '' } = options
  const { read, parts } = demandManifest(out)
  let stop = () => {}
  try {
    await runShard(out, which, workers, await setUp(options, deps), (todo) => {
      const progress = showProgress(process.stderr, Math.round((read * todo) / parts), todo)
      stop = progress.stop
      return progress
    })
  } finally {
    stop()
  }
}

async function merge(options: RunOptions, deps: PopulationDeps): Promise<void> {
  const { mergeParts } = await import('./population.ts')
  const { patients, setAside, lines, errors } = await mergeParts(options.out ?? '', await setUp(options, deps))
  const count = (number: number, what: string) => `${number.toLocaleString('en')} ${what}`
  tell(
    [
      count(patients, 'patients'),
      count(setAside, 'set aside without any sign of breast cancer or HER2'),
      count(lines, 'lines in results.ndjson'),
      count(errors.length, 'errors in errors.ndjson'),
    ].join(', '),
  )
  if (errors.length > 0 && options.acceptUnread !== true) process.exitCode = 2
}

async function whole(options: RunOptions, deps: PopulationDeps): Promise<void> {
  const workers = wholeNumber(options.workers ?? String(availableParallelism()), '--workers', 1)
  const { partitionExport } = await import('./population.ts')
  await partitionExport(partitionOptions(await bring(options)), await setUp(options, deps))
  await runWatched({ shards: 1, index: 0 }, workers, options, deps)
  await merge(options, deps)
}
