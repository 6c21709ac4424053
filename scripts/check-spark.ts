/**
 * `npm run check:spark`: deploy/spark/classify_patients.py by real Spark, against `her2-cds classify` over the same records.
 * Spark comes from PyPI at a fixed version into a virtual environment (430 MB, once, in the user's cache). Says so where
 * Python 3.9 and Java 17 are not both on the machine.
 *
 * 1. a cluster of two workers, of which one is killed while it classifies: same answers, same error rows;
 * 2. the same from Parquet, in one process, in other parts: same answers;
 * 3. a her2-cds that ends with 1: the job fails, and writes nothing that looks like a result.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { isUtf8 } from 'node:buffer'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openDatabase, type Database } from '../src/population/duckdb.ts'
import { bringDuckdb } from './bring-packages.ts'
import { ERRORS, makeExport, NOT_TEXT } from './engines/make-export.ts'

const PYSPARK = '4.0.5'
const DAY = '2026-11-01'
const root = join(import.meta.dirname, '..')
const job = join(root, 'deploy', 'spark', 'classify_patients.py')
const requirements = join(root, 'deploy', 'spark', 'requirements.txt')

function ask(program: string, words: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  return error ? '' : `${stdout}${stderr}`
}

/** The home of a Java 17 or 21, which this Spark runs on; undefined if there is none. */
function findJava(): string | undefined {
  const homes = [process.env['JAVA_HOME'], ...listJavas()].filter((home) => home !== undefined)
  return homes.find((home) => /version "(?:17|21)\./.test(ask(join(home, 'bin', 'java'), ['-version'])))
}

function listJavas(): string[] {
  const told = /java\.home = (.*)/.exec(ask('java', ['-XshowSettings:properties', '-version']))?.[1]
  return told === undefined ? [] : [told]
}

function findPython(): string | undefined {
  return ['python3', 'python'].find((name) => /^Python 3\.(?:9|\d\d)\./.test(ask(name, ['--version'])))
}

/** The folder of a virtual environment with Spark. */
function bringSpark(python: string): string {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'her2-cds')
  const folder = join(cache, `spark-${PYSPARK}`)
  if (existsSync(join(folder, 'done'))) return folder
  process.stdout.write(`Spark ${PYSPARK} is being installed into ${folder}\n`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(cache, { recursive: true })
  const run = (program: string, words: readonly string[]) =>
    execFileSync(program, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  run(python, ['-m', 'venv', folder])
  run(join(folder, 'bin', 'pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--require-hashes',
    '--requirement',
    requirements,
  ])
  writeFileSync(join(folder, 'done'), '')
  return folder
}

interface Bench {
  readonly spark: string
  readonly java: string
  readonly folder: string
}

function submit(
  { spark, java, folder }: Bench,
  master: string,
  words: readonly string[],
): { code: number | null; said: string } {
  const settings = {
    'spark.ui.enabled': 'false',
    'spark.sql.shuffle.partitions': '4',
    'spark.driver.memory': '1g',
    'spark.executor.memory': '512m',
    'spark.local.dir': join(folder, 'scratch'),
    'spark.log.level': 'ERROR',
  }
  const conf = Object.entries(settings).flatMap(([name, value]) => ['--conf', `${name}=${value}`])
  const env = {
    ...process.env,
    JAVA_HOME: java,
    PYSPARK_PYTHON: join(spark, 'bin', 'python'),
    SPARK_LOCAL_IP: '127.0.0.1',
    PYTHONDONTWRITEBYTECODE: '1',
  }
  const all = ['--master', master, ...conf, job, '--day', DAY, '--partitions', '4', ...words]
  const { status, stdout, stderr } = spawnSync(join(spark, 'bin', 'spark-submit'), all, {
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
  })
  return { code: status, said: `${stdout}${stderr}` }
}

/** A program of the shell in place of `her2-cds`. */
function program(folder: string, name: string, before: string): string {
  const path = join(folder, name)
  const run = `exec '${process.execPath}' --no-warnings '${join(root, 'bin', 'her2-cds.js')}' "$@"`
  writeFileSync(path, `#!/bin/sh\n${before}\n${run}\n`)
  chmodSync(path, 0o755)
  return path
}

/** The first that is to classify takes the process of its worker with it, and leaves a mark. */
const killer = (mark: string) => `if [ "$1" = classify ] && mkdir '${mark}' 2>/dev/null; then
  pid=$PPID
  while [ "$(cat /proc/$pid/comm)" != java ]; do pid=$(sed -n 's/^PPid:[^0-9]*//p' /proc/$pid/status); done
  tr '\\0' ' ' < /proc/$pid/cmdline > '${mark}/killed'
  kill -9 $pid
fi`

interface Rows {
  readonly answers: readonly string[]
  readonly errors: readonly string[]
}

/** What `classify` says of the same files, line by line. */
function classify(files: readonly string[]): readonly string[] {
  const words = ['--no-warnings', join(root, 'bin', 'her2-cds.js'), 'classify', '--day', DAY, ...files]
  const { status, stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1e9 })
  if (status !== 2) throw new Error(`classify ended with ${status}`)
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"patient"'))
    .toSorted()
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ spill: tmpdir(), megabytes: 512, threads: 1 }, '')
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

function readParquet(folder: string): Promise<Rows> {
  return withDatabase(async (database) => {
    const list = async (column: string) => {
      const rows = await database.rows(`SELECT ${column} FROM '${folder}/*.parquet' WHERE ${column} IS NOT NULL`)
      return rows.map(([value]) => value as string).toSorted()
    }
    return { answers: await list('answer'), errors: await list('error') }
  })
}

/** One table for each file, one row for each line that is text. */
async function writeParquet(files: readonly string[], into: string): Promise<void> {
  mkdirSync(into)
  await withDatabase(async (database) => {
    for (const file of files) {
      const bytes = readFileSync(file)
      const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1').split('\n')
      await database.run('CREATE OR REPLACE TABLE export (resource VARCHAR)')
      const rows = await database.append('export')
      for (const line of lines.map((one) => Buffer.from(one, 'latin1')).filter(isUtf8)) {
        rows.add(line.toString('utf8'))
      }
      rows.close()
      await database.run(`COPY export TO '${join(into, basename(file))}.parquet'`)
    }
  })
}

const faults: string[] = []

function compare(what: string, found: readonly string[], wanted: readonly string[]): void {
  const missing = wanted.filter((line) => !found.includes(line))
  const others = found.filter((line) => !wanted.includes(line))
  if (found.length === wanted.length && missing.length + others.length === 0) return
  faults.push(`${what}: ${found.length} for ${wanted.length}; not there: ${missing[0]}; instead: ${others[0]}`)
}

async function check(bench: Bench): Promise<void> {
  const { folder } = bench
  const files = await makeExport(join(folder, 'export'), 400)
  const wanted = classify(files)
  const her2 = program(folder, 'her2-cds', '')

  const mark = join(folder, 'lost')
  const out = join(folder, 'out')
  const first = submit(bench, 'local-cluster[2,1,1024]', [
    '--in',
    join(folder, 'export'),
    '--out',
    out,
    '--command',
    program(folder, 'killed', killer(mark)),
  ])
  if (first.code !== 0) faults.push(`the cluster ended with ${first.code}: ${first.said}`)
  else {
    const rows = await readParquet(out)
    if (!readFileSync(join(mark, 'killed'), 'utf8').includes('CoarseGrainedExecutorBackend'))
      faults.push('no worker was killed')
    compare('a worker lost, answers', rows.answers, wanted)
    compare('a worker lost, errors', rows.errors, ERRORS)
  }

  const tables = join(folder, 'tables')
  await writeParquet(files, tables)
  const again = join(folder, 'again')
  const second = submit(bench, 'local[2]', [
    '--in',
    tables,
    '--parquet-column',
    'resource',
    '--out',
    again,
    '--command',
    her2,
  ])
  if (second.code !== 0) faults.push(`Parquet ended with ${second.code}: ${second.said}`)
  else {
    const rows = await readParquet(again)
    compare('Parquet, answers', rows.answers, wanted)
    compare(
      'Parquet, errors',
      rows.errors,
      ERRORS.filter((error) => error !== NOT_TEXT),
    )
  }

  const failing = program(folder, 'failing', '[ "$1" = classify ] && exit 1')
  const third = submit(bench, 'local[2]', [
    '--in',
    files.at(-1) ?? '',
    '--out',
    join(folder, 'none'),
    '--command',
    failing,
  ])
  if (third.code === 0) faults.push('a program that ended with 1 did not fail the job')
  if (!third.said.includes('ended with 1')) faults.push(`the failure does not say why: ${third.said}`)
  if (existsSync(join(folder, 'none', '_SUCCESS'))) faults.push('a failed job looks like one that went well')
  process.stdout.write(
    `${wanted.length} patients, ${ERRORS.length} odd lines, a worker killed, from NDJSON and Parquet\n`,
  )
}

const [python, java] = [findPython(), findJava()]
if (python === undefined || java === undefined) {
  process.stdout.write('The Spark job was not run: Python 3.9 and Java 17 are not both on this machine.\n')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-spark-'))
  bringDuckdb()
  try {
    await check({ spark: bringSpark(python), java, folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(faults.map((fault) => `FAULT ${fault}\n`).join(''))
  process.stdout.write(`${faults.length} faults (Spark ${PYSPARK})\n`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
