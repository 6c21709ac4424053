/** `her2-cds population`: every patient of an export, sorted, classified and put together; each step goes on where it stopped. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { demandDatabase, openDatabase, type DatabaseOptions } from './duckdb.ts'
import { hashFile, listExport, type ExportFile } from './export-files.ts'
import { differs, readManifest, writeManifest, type Manifest } from './manifest.ts'
import { merge, type Merged } from './merge.ts'
import { partition } from './partition.ts'
import { isDone, linesFolder } from './run-part.ts'
import { runParts, type Watch } from './run-parts.ts'
import { signsOf } from './signs.ts'

/** What a run is made with, apart from the export. */
export interface PopulationSetup {
  /** The version of DuckDB to install, as the package names it. */
  readonly duckdb: string
  readonly program: string
  readonly knowledge: string
  readonly codeMap?: CodeMap
  readonly readPdf: boolean
  /** Key under which ids are replaced; absent: they stay. */
  readonly pseudonyms?: string
  readonly tell: (what: string) => void
}

export interface PartitionOptions {
  readonly in: string
  readonly out: string
  readonly all: boolean
  readonly day: string
  readonly parts?: number
}

export interface Shard {
  readonly shards: number
  readonly index: number
}

const MEGABYTES = 640

function workFolder(out: string): string {
  return join(out, 'work')
}

function databaseOptions(out: string, megabytes: number, threads: number): DatabaseOptions {
  const spill = join(workFolder(out), 'spill')
  mkdirSync(spill, { recursive: true })
  return { spill, megabytes, threads }
}

/** The export sorted by patient. What is done already, from the same files and by the same knowledge, is not done again. */
export async function partitionExport(options: PartitionOptions, setup: PopulationSetup): Promise<Manifest> {
  const folder = resolve(options.in)
  const work = workFolder(options.out)
  const names = listExport(folder)
  const begun = readManifest(options.out)
  if (begun !== undefined) return demandSameExport(begun, await hashAll(folder, names), options, setup)
  // The last step needs it: hours later is too late to be told.
  await demandDatabase(setup.duckdb)
  rmSync(work, { recursive: true, force: true })
  const draft = join(work, 'sorting')
  mkdirSync(draft, { recursive: true })
  const sized = names.map((name) => ({ name, bytes: statSync(join(folder, name)).size }))
  const parts = options.parts ?? partsFor(sized)
  const { files, records, patients, read, errors, sources } = await partition({
    ...{ folder, files: sized, into: draft, parts, signs: signsOf(setup.codeMap), all: options.all },
    ...{ threads: availableParallelism(), tell: setup.tell },
  })
  renameSync(join(draft, 'lines'), linesFolder(work))
  rmSync(join(draft, 'notes'), { recursive: true, force: true })
  const manifest: Manifest = {
    ...{ format: 2, ...describe(options, setup, files), day: options.day, folder, parts, records, patients, read },
    ...{ errors: [...errors], sources: [...sources] },
  }
  writeManifest(options.out, manifest)
  return manifest
}

async function hashAll(folder: string, names: readonly string[]): Promise<readonly ExportFile[]> {
  const files: ExportFile[] = []
  for (const name of names) files.push(await hashFile(folder, name))
  return files
}

/** @throws Error where the folder holds a run of another export, or by other knowledge */
function demandSameExport(
  begun: Manifest,
  files: readonly ExportFile[],
  options: PartitionOptions,
  setup: PopulationSetup,
): Manifest {
  const other = differs(begun, describe(options, setup, files))
  if (other === undefined) return begun
  throw new Error(`${options.out} holds a run with another «${other}»: give another --out, or remove that one`)
}

function describe({ all }: Pick<PartitionOptions, 'all'>, setup: PopulationSetup, files: readonly ExportFile[]) {
  const { program, knowledge, codeMap, readPdf, pseudonyms } = setup
  return {
    ...{ program, knowledge, all, readPdf },
    codeMap: codeMap === undefined ? 'none' : hash(JSON.stringify(codeMap)),
    pseudonyms: pseudonyms === undefined ? 'none' : hash(`her2-cds population ${pseudonyms}`),
    files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
  }
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

const BYTES_OF_PART = 64 * 1024 * 1024

function partsFor(files: readonly { readonly bytes: number }[]): number {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  return Math.min(4096, Math.max(16, Math.ceil(bytes / BYTES_OF_PART)))
}

/** @throws Error where nothing is sorted */
export function demandManifest(out: string): Manifest {
  const manifest = readManifest(out)
  if (manifest === undefined)
    throw new Error(`${out} holds no sorted export: run «her2-cds population partition» first`)
  return manifest
}

/** Classifies the parts of one shard: those whose number leaves the index when divided by the number of shards. */
export async function runShard(
  out: string,
  { shards, index }: Shard,
  workers: number,
  setup: PopulationSetup,
  watch: (todo: number) => Watch,
): Promise<void> {
  const { parts, day, readPdf } = demandSame(out, setup)
  const work = workFolder(out)
  const wanted = Array.from({ length: parts }, (_, part) => part)
  const todo = wanted.filter((part) => part % shards === index && !isDone(work, part))
  const site = { settings: DEFAULT_SETTINGS, ...(setup.codeMap && { codeMap: setup.codeMap }) }
  const { pseudonyms } = setup
  const data = { work, day, site, readPdf, ...(pseudonyms && { pseudonyms }) }
  await runParts(todo, workers, data, watch(todo.length))
}

/** @throws Error where a later step is asked for with something else than the first one was */
function demandSame(out: string, setup: PopulationSetup): Manifest {
  const manifest = demandManifest(out)
  const other = differs(manifest, { ...describe(manifest, setup, []), files: manifest.files })
  if (other !== undefined) throw new Error(`${out} was sorted with another «${other}»`)
  return manifest
}

export async function mergeParts(out: string, setup: PopulationSetup): Promise<Merged> {
  const manifest = demandSame(out, setup)
  const database = await openDatabase(databaseOptions(out, MEGABYTES, availableParallelism()), setup.duckdb)
  try {
    return await merge(database, out, workFolder(out), manifest, setup.pseudonyms)
  } finally {
    database.close()
  }
}
