/**
 * The export, sorted by patient: every patient's resources side by side in one of several parts, those of patients without
 * any sign of breast cancer or HER2 left out. The files are read twice, with bounded memory: first to the last byte, then for the
 * records of those who are read.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile, salvage, type ExportFile, type FileError } from './export-files.ts'
import { OwnerTable } from './owner-table.ts'
import { byPlace, placeErrors, type RecordError, type Source } from './place-errors.ts'
import type { FileFindings, ScannedFile } from './scan-files.ts'
import { startScanners, type Scanner } from './scanners.ts'
import { giveAllTo, orphanErrors, SharedRecords, shareOutParts } from './shared-records.ts'
import type { Sign } from './signs.ts'

export interface PartitionWish {
  /** The folder of the export, and its files with their sizes. */
  readonly folder: string
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  /** Where the parts go, and mended copies of damaged files. */
  readonly into: string
  readonly parts: number
  readonly signs: readonly Sign[]
  /** Nobody is set aside. */
  readonly all: boolean
  readonly threads: number
  readonly tell: (what: string) => void
}

export interface Partition {
  readonly files: readonly ExportFile[]
  /** Records and patients of the export, and the patients that are read. */
  readonly records: number
  readonly patients: number
  readonly read: number
  readonly errors: readonly FileError[]
  readonly sources: readonly Source[]
}

/** A file that was scanned, by whom, and what was found. */
interface Scanned extends ScannedFile {
  readonly by: Scanner
  readonly found: FileFindings
}

export async function partition(wish: PartitionWish): Promise<Partition> {
  const notes = join(wish.into, 'notes')
  const bytes = wish.files.reduce((sum, file) => sum + file.bytes, 0)
  const patterns = wish.signs.map(({ pattern }) => pattern)
  const scanners = startScanners({ patterns, notes }, bytes, Math.min(wish.threads, wish.files.length))
  try {
    const errors: FileError[] = []
    const scanned = await scanAll(scanners, wish, errors)
    return await writeAll(scanners, scanned, { ...wish, notes }, errors)
  } finally {
    await Promise.all(scanners.map((scanner) => scanner.close()))
  }
}

// ---- reading --------------------------------------------------------------------------------------------------------

/** The largest first; each scanner takes the next when it has done one. */
async function scanAll(scanners: readonly Scanner[], wish: PartitionWish, errors: FileError[]): Promise<Scanned[]> {
  const waiting = [...wish.files.keys()].toSorted(
    (one, other) => sizeOf(wish, other) - sizeOf(wish, one) || one - other,
  )
  const scanned: Scanned[] = []
  const work = async (by: Scanner): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      scanned.push({ by, ...(await scanOne(by, wish, file, errors)) })
    }
  }
  await Promise.all(scanners.map(work))
  return scanned.toSorted((one, other) => one.file - other.file)
}

function sizeOf({ files }: PartitionWish, file: number): number {
  return files[file]?.bytes ?? 0
}

async function scanOne(by: Scanner, wish: PartitionWish, file: number, errors: FileError[]) {
  const source = { file, path: join(wish.folder, wish.files[file]?.name ?? ''), isMended: false }
  const found = await by.scan(source)
  if (!('damaged' in found)) return { ...source, found }
  const mended = { file, path: await mend(wish, file, errors), isMended: true }
  const again = await by.scan(mended)
  if ('damaged' in again) throw new Error(`${mended.path} cannot be read`)
  // The hash of a damaged file is that of the export's own.
  return { ...mended, found: { ...again, ...(await hashOf(wish, file)) } }
}

async function hashOf({ folder, files }: PartitionWish, file: number): Promise<Omit<ExportFile, 'name'>> {
  const { bytes, sha256 } = await hashFile(folder, files[file]?.name ?? '')
  return { bytes, sha256 }
}

async function mend({ folder, files, into, tell }: PartitionWish, index: number, errors: FileError[]): Promise<string> {
  const name = files[index]?.name ?? ''
  tell(`${name} has lines that cannot be read: they are left out`)
  const copies = join(into, 'mended')
  mkdirSync(copies, { recursive: true })
  const copy = join(copies, `${index}.ndjson`)
  errors.push(...(await salvage(folder, name, copy)))
  return copy
}

// ---- whose records are read -----------------------------------------------------------------------------------------

async function writeAll(
  scanners: readonly Scanner[],
  scanned: readonly Scanned[],
  wish: PartitionWish & { readonly notes: string },
  errors: FileError[],
): Promise<Partition> {
  const firsts = firstsOf(scanned)
  const shared = new SharedRecords(scanned.flatMap(({ found }) => found.shared))
  const refused: RecordError[] = scanned.flatMap(({ file, found }) =>
    found.errors.map(({ number, error }) => ({ file, ord: (firsts[file] ?? 0) + number, error })),
  )
  const lines = join(wish.into, 'lines')
  mkdirSync(lines, { recursive: true })
  const sharing = { lines, firsts, parts: wish.parts, notes: wish.notes }
  const first = await gatherOwners(scanners)
  const patients = first.table.count
  const isAlone = patients < 2
  if (!isAlone) refused.push(...orphanErrors(await findOrphans(scanned, shared), firsts))
  const owners = shared.watched().size > 0 && !isAlone ? await gatherOwners(scanners) : first
  const readsAll = wish.all || (isAlone && shared.all.some(({ sign }) => sign))
  const names = isAlone ? [] : shared.names()
  await writeOwn(scanners, scanned, { ...sharing, readsAll, names }, owners)
  let read = owners.count(readsAll)
  if (!isAlone) shareOutParts(shared, sharing)
  else if (shared.all.length > 0 && (readsAll || read > 0)) {
    giveAllTo(first.someone ?? '', shared, sharing)
    read = 1
  }
  const sources = scanned.map(({ path, file }) => ({ path, file, first: firsts[file] ?? 0 }))
  errors.push(...(await placeErrors(wish.files, sources, refused)))
  const files = scanned.map(({ file, found: { bytes, sha256 } }) => ({
    name: wish.files[file]?.name ?? '',
    bytes,
    sha256,
  }))
  const records = scanned.reduce((sum, { found }) => sum + found.records, 0)
  return { files, records, patients, read, errors: errors.toSorted(byPlace), sources }
}

function firstsOf(scanned: readonly Scanned[]): readonly number[] {
  let first = 0
  return scanned.map(({ found }) => (first += found.records) - found.records)
}

/** All patients, put together from what each scanner found. */
async function gatherOwners(scanners: readonly Scanner[]) {
  const table = new OwnerTable()
  const numbers: Uint32Array[] = []
  let someone: string | undefined
  for (const scanner of scanners) {
    const { low, high, signs, someone: one } = await scanner.owners()
    someone ??= one
    const own = new Uint32Array(low.length)
    for (let at = 0; at < low.length; at++) {
      const number = table.addHash(low[at] as number, high[at] as number)
      if (signs[at] === 1) table.mark(number)
      own[at] = number
    }
    numbers.push(own)
  }
  return {
    table,
    someone,
    /** 1 for each patient of a scanner who is read. */
    chosen: (scanner: number, readsAll: boolean): Uint8Array =>
      Uint8Array.from(numbers[scanner] ?? [], (number) => (readsAll || table.isMarked(number) ? 1 : 0)),
    count: (readsAll: boolean): number => {
      let count = 0
      for (let number = 0; number < table.count; number++) if (readsAll || table.isMarked(number)) count += 1
      return count
    },
  }
}

/** Marks who refers to what shows a sign. @returns what nobody refers to */
async function findOrphans(scanned: readonly Scanned[], shared: SharedRecords) {
  const watched = [...shared.watched()]
  if (watched.length === 0) return shared.orphans([])
  const signed = [...shared.signed()]
  const used = await Promise.all(
    [...Map.groupBy(scanned, ({ by }) => by)].map(([by, files]) =>
      by.follow({ files: files.map(plainFile), signed, watched }),
    ),
  )
  return shared.orphans(used.flat())
}

function plainFile({ file, path, isMended }: ScannedFile): ScannedFile {
  return { file, path, isMended }
}

interface OwnWish {
  readonly lines: string
  readonly parts: number
  readonly firsts: readonly number[]
  readonly readsAll: boolean
  readonly names: readonly string[]
}

async function writeOwn(
  scanners: readonly Scanner[],
  scanned: readonly Scanned[],
  { lines, parts, firsts, readsAll, names }: OwnWish,
  owners: Awaited<ReturnType<typeof gatherOwners>>,
): Promise<void> {
  await Promise.all(
    [...scanners.entries()].map(([writer, scanner]) => {
      const files = scanned
        .filter(({ by }) => by === scanner)
        .map((file) => ({ ...plainFile(file), first: firsts[file.file] ?? 0 }))
      return scanner.write({ lines, parts, files, chosen: owners.chosen(writer, readsAll), shared: names, writer })
    }),
  )
}
