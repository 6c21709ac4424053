/** `her2-cds whose`: for each line of an export, one line that says whose it is. For engines that sort by patient themselves. */
import type { Readable } from 'node:stream'
import { listReferences, nameIn } from '../cli/group-by-patient.ts'
import { decodeLine, RecordRefused, splitLines } from '../cli/json-records.ts'
import type { LineWriter } from '../cli/write-lines.ts'
import { cannotBeAssigned, settleResource } from './odd-records.ts'

export type Whose =
  /** Names of what it refers to ('Medication/1'), to be looked for among what is shared. */
  | { readonly patient: string; readonly refers: readonly string[] }
  /** Names no patient and goes to those who refer to it; an error where it is `needed` and nobody does. */
  | { readonly shared: string; readonly needed: boolean; readonly refers: readonly string[] }
  | { readonly error: string }
  /** A blank line. */
  | Readonly<Record<string, never>>

/** @returns as many lines as were read: 0, or 2 if one of them could not be. */
export async function tellWhose(
  source: Readable,
  parseJson: (text: string) => unknown,
  output: LineWriter,
): Promise<0 | 2> {
  let failed = false
  for await (const bytes of splitLines(source)) {
    const whose = whoseIs(bytes, parseJson)
    failed ||= 'error' in whose
    await output.write(whose)
  }
  await output.finish()
  return failed ? 2 : 0
}

function whoseIs(bytes: Buffer | undefined, parseJson: (text: string) => unknown): Whose {
  if (bytes === undefined) return { error: 'longer than 256 MiB: not read' }
  const text = decodeLine(bytes)
  if (text === undefined) return { error: 'not UTF-8' }
  if (text.trim() === '') return {}
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    return { error: error instanceof RecordRefused ? error.message : 'not JSON' }
  }
  return whoseResource(value)
}

function whoseResource(value: unknown): Whose {
  const settled = settleResource(value)
  if (settled.kind === 'error') return { error: settled.error }
  const refers = [...new Set(listReferences(value).map(nameIn))]
  if (settled.kind === 'owned') return { patient: settled.patient, refers }
  const { name, impersonal } = settled
  if (name !== undefined) return { shared: name, needed: !impersonal, refers }
  return impersonal ? {} : { error: cannotBeAssigned(name) }
}
