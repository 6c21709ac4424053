/** Patients → NDJSON files as a bulk export has them: a file holds one type, and a patient is spread over all of them. */
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { makePatient, type Mix } from './make-patient.ts'

/** Types and how many files each gets, of one; a type that is not named goes with the last. */
const SHARES: readonly (readonly [string, number])[] = [
  ['Observation', 0.5],
  ['Encounter', 0.15],
  ['Condition', 0.1],
  ['MedicationRequest', 0.1],
  ['Patient', 0.05],
  ['Specimen', 0.03],
  ['DiagnosticReport', 0.04],
  ['Immunization', 0.03],
]

export interface Wanted extends Mix {
  readonly patients: number
  readonly seed: number
  readonly out: string
  readonly files: number
}

const BATCH = 1 << 18

/** @returns how many resources and bytes were written */
export async function writePopulation(wanted: Wanted): Promise<{ readonly resources: number; readonly bytes: number }> {
  mkdirSync(wanted.out, { recursive: true })
  const files = openFiles(wanted.out, wanted.files)
  let resources = 0
  let bytes = 0
  for (let number = 0; number < wanted.patients; number++) {
    for (const resource of makePatient(wanted.seed, number, wanted)) {
      const line = `${JSON.stringify(resource)}\n`
      resources += 1
      bytes += Buffer.byteLength(line)
      await fileOf(files, resource.resourceType, resources).write(line)
    }
  }
  for (const list of new Set(files.values())) for (const file of list) await file.close()
  return { resources, bytes }
}

interface OutFile {
  write(line: string): Promise<void>
  close(): Promise<void>
}

/** With fewer files than types each holds every type: an export of a small server may look so, too. */
function openFiles(out: string, count: number): ReadonlyMap<string, readonly OutFile[]> {
  if (count < SHARES.length) {
    const mixed = Array.from({ length: count }, (_, index) => openFile(join(out, `export.${index}.ndjson`)))
    return new Map(SHARES.map(([type]) => [type, mixed]))
  }
  const spare = count - SHARES.length
  const counts = SHARES.map(([, share]) => 1 + Math.floor(share * spare))
  counts[0] = (counts[0] ?? 1) + count - counts.reduce((sum, one) => sum + one, 0)
  return new Map(
    SHARES.map(([type], at) => [
      type,
      Array.from({ length: counts[at] ?? 1 }, (_, index) => openFile(join(out, `${type}.${index}.ndjson`))),
    ]),
  )
}

function fileOf(files: ReadonlyMap<string, readonly OutFile[]>, type: string, turn: number): OutFile {
  const list = files.get(type) ?? [...files.values()].at(-1) ?? []
  return list[turn % list.length] as OutFile
}

function openFile(path: string): OutFile {
  const stream: WriteStream = createWriteStream(path)
  let batch = ''
  const flush = async () => {
    const text = batch
    batch = ''
    if (!stream.write(text)) await once(stream, 'drain')
  }
  return {
    write: async (line) => {
      batch += line
      if (batch.length >= BATCH) await flush()
    },
    close: async () => {
      await flush()
      stream.end()
      await once(stream, 'finish')
    },
  }
}
