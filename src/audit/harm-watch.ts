/**
 * A status that the service gave as final and that an amended report of the same finding later contradicts. A person must
 * look at each case: the rule stops until the reason is known. A case belongs to the period in which the contradiction
 * came; what it contradicts may have been said at any time before.
 */
import type { Period } from '../storage/records.ts'
import type { StatusLine, Store } from '../storage/store.ts'
import type { StatusNote } from './describe-evaluation.ts'

export interface HarmCase {
  readonly patient: string
  /** Reference of the specimen, where the record names one. */
  readonly specimen: string
  readonly results: readonly string[]
  readonly said: string
  readonly saidAt: string
  readonly saidIn: string
  readonly now: string
  readonly seenAt: string
  readonly seenIn: string
}

interface Said extends StatusNote {
  readonly line: StatusLine
}

const FINAL: readonly string[] = ['positive', 'negative']

export async function watchHarm(store: Store, period: Period): Promise<readonly HarmCase[]> {
  const cases: HarmCase[] = []
  let patient: string | undefined
  let said: Said[] = []
  for await (const line of store.listStatuses(period)) {
    if (line.patient !== patient) said = []
    patient = line.patient
    for (const note of JSON.parse(line.statuses) as StatusNote[]) {
      const before = said.findLast((earlier) => isSame(earlier, note))
      const isNew = before?.overexpression !== note.overexpression
      if (before && isNew && note.amended && line.at >= period.from && FINAL.includes(before.overexpression))
        cases.push(describe(before, note, line))
      if (!before || isNew) said.push({ ...note, line })
    }
  }
  return cases
}

/** The same finding: one specimen by its reference, or a result in common where no specimen is named. */
function isSame(one: StatusNote, other: StatusNote): boolean {
  if (one.specimen !== '' && other.specimen !== '') return one.specimen === other.specimen
  return one.results.some((reference) => other.results.includes(reference))
}

function describe(before: Said, note: StatusNote, line: StatusLine): HarmCase {
  return {
    patient: line.patient,
    specimen: note.specimen || before.specimen,
    results: note.results,
    said: before.overexpression,
    saidAt: before.line.at,
    saidIn: before.line.id,
    now: note.overexpression,
    seenAt: line.at,
    seenIn: line.id,
  }
}
