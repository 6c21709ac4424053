/** Records that are errors, with the file and the line on which they stand. */
import { existsSync } from 'node:fs'
import { linesOfRecords, type FileError } from './export-files.ts'

/** A file as it is read, and the number of the first record in it. */
export interface Source {
  readonly path: string
  readonly file: number
  readonly first: number
}

/** A record that is an error, before it is known on which line it stands. */
export interface RecordError {
  readonly file: number
  readonly ord: number
  readonly error: string
}

export async function placeErrors(
  files: readonly { readonly name: string }[],
  sources: readonly Source[],
  errors: readonly RecordError[],
): Promise<FileError[]> {
  const placed: FileError[] = []
  for (const { path, file, first } of sources) {
    const own = errors.filter((one) => one.file === file)
    if (own.length === 0) continue
    // Where the export is not at hand any more, the error is told without its line.
    const wanted = new Set(own.map(({ ord }) => ord - first))
    const lines = existsSync(path) ? await linesOfRecords(path, wanted) : new Map<number, number>()
    for (const { ord, error } of own) {
      const line = lines.get(ord - first)
      placed.push({ file: files[file]?.name ?? '', ...(line !== undefined && { line }), error })
    }
  }
  return placed
}

export function byPlace(one: FileError, other: FileError): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return (one.line ?? 0) - (other.line ?? 0) || (one.error < other.error ? -1 : 1)
}
