/** What a run was made from, beside its results: written when the export is sorted, and again when all parts are put together. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const fileError = z.object({ file: z.string(), line: z.number().exactOptional(), error: z.string() })

const manifestSchema = z.object({
  format: z.literal(2),
  /** What the answers rest on: another program, other tables or another code map give another run. */
  program: z.string(),
  knowledge: z.string(),
  /** Hash of the site's code map, or 'none'. */
  codeMap: z.string(),
  /** The day on which it is asked what is pending, and for how long: that of the start, also after a break. */
  day: z.string(),
  /** Patients without any sign of breast cancer or HER2 are read, too. */
  all: z.boolean(),
  /** Whether ids are replaced, and by which key: a hash of it. */
  pseudonyms: z.string(),
  readPdf: z.boolean(),
  folder: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
  sources: z.array(z.object({ path: z.string(), file: z.number(), first: z.number() })),
  parts: z.number(),
  records: z.number(),
  patients: z.number(),
  read: z.number(),
  errors: z.array(fileError),
  /** Parts that are done, once they are put together. */
  done: z.array(z.number()).optional(),
})

export type Manifest = z.infer<typeof manifestSchema>

/** What must be the same for a run to go on. */
const SAME = ['program', 'knowledge', 'codeMap', 'all', 'pseudonyms', 'readPdf', 'files'] as const

export function readManifest(out: string): Manifest | undefined {
  const path = join(out, 'manifest.json')
  if (!existsSync(path)) return undefined
  const read = manifestSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!read.success) throw new Error(`${path} is not the manifest of a population run`)
  return read.data
}

/** Whole or not at all. */
export function writeManifest(out: string, manifest: Manifest): void {
  writeWhole(join(out, 'manifest.json'), `${JSON.stringify(manifest, undefined, 1)}\n`)
}

export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text)
  renameSync(`${path}.tmp`, path)
}

/** Which member differs between a run that was begun and the one that is asked for; undefined if it may go on. */
export function differs(
  begun: Manifest,
  asked: Pick<Manifest, (typeof SAME)[number]>,
): (typeof SAME)[number] | undefined {
  return SAME.find((name) => JSON.stringify(begun[name]) !== JSON.stringify(asked[name]))
}
