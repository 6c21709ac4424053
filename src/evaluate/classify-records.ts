/** One patient's records → the line that `her2-cds classify` and the population run print. */
import { assess, type Assessment, type Site } from './assess.ts'
import type { MarkedText } from '../fhir/context/reading-context.ts'
import { tellPatient, type ToldPatient } from '../content/tell-classification.ts'
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { Unread } from '../her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'

export interface ClassifyLine extends ToldPatient {
  readonly patient?: string
  readonly considerations: readonly ConsiderationKey[]
  readonly unread: readonly Unread[]
  /** Each free text that was read, span by span; only if asked for. */
  readonly texts?: readonly MarkedText[]
}

/**
 * Classifies flattened records of one patient, with default site settings unless given. `today` is 'YYYY-MM-DD';
 * `explain` adds the texts that were read.
 */
export function classifyRecords(
  records: readonly unknown[],
  today: string = new Date().toISOString().slice(0, 10),
  site: Site = { settings: DEFAULT_SETTINGS },
  explain = false,
): ClassifyLine {
  return assessRecords(records, today, site, explain).line
}

/** The same line with what it was made of, for whoever counts over many patients. */
export function assessRecords(
  records: readonly unknown[],
  today: string,
  site: Site,
  explain = false,
): { readonly line: ClassifyLine; readonly assessment: Assessment } {
  const texts: MarkedText[] = []
  const input = explain ? { records, onText: (text: MarkedText) => void texts.push(text) } : { records }
  const assessment = assess(input, site, today)
  const { evidence, classification, considerations, unread } = assessment
  const line = {
    ...(evidence.patient && { patient: evidence.patient }),
    ...tellPatient(classification),
    considerations: [...new Set(considerations.map(({ key }) => key))],
    unread,
    ...(explain && { texts }),
  }
  return { line, assessment }
}
