/** A classification as it leaves the service: with its label and its notes in words (docs/INTERFACE.md). */
import type { Classification, PatientClassification, TumorClassification } from '../her2/classification.ts'
import { labelOf } from './label-words.ts'
import { tellNote } from './note-words.ts'

export interface ToldClassification extends Omit<Classification, 'notes' | 'rows'> {
  /** Words for a person. */
  readonly label: string
  /** For a person: both sides of a contradiction, near-threshold remarks and others. */
  readonly notes: readonly string[]
}

export interface ToldTumor extends Omit<TumorClassification, 'current' | 'specimens'> {
  readonly current?: ToldClassification
  readonly specimens: readonly ToldClassification[]
}

export interface ToldPatient extends Omit<PatientClassification, 'current' | 'tumors'> {
  readonly current?: ToldClassification & { readonly differs?: boolean }
  readonly tumors: readonly ToldTumor[]
}

/** One classification is told in its card, and in the record as that of its specimen, of its tumour and of the patient. */
const TOLD = new WeakMap<Classification, ToldClassification>()

export function tellClassification(of: Classification): ToldClassification {
  const known = TOLD.get(of)
  if (known !== undefined) return known
  const told = tellAnew(of)
  TOLD.set(of, told)
  return told
}

function tellAnew(of: Classification): ToldClassification {
  const { comment, ihc, ish, reported, rules, rows: _rows, specimen, notes, evidence, ...status } = of
  return {
    ...status,
    ...(comment && { comment }),
    ...(ihc && { ihc }),
    ...(ish && { ish }),
    ...(reported !== undefined && { reported }),
    ...{ label: labelOf(of), rules, specimen, notes: notes.map(tellNote), evidence },
  }
}

export function tellPatient({ current, tumors, ...patient }: PatientClassification): ToldPatient {
  return {
    ...(current && { current: { ...tellClassification(current), ...(current.differs && { differs: true }) } }),
    tumors: tumors.map(({ current: own, specimens, ...tumor }) => ({
      ...tumor,
      ...(own && { current: tellClassification(own) }),
      specimens: specimens.map(tellClassification),
    })),
    ...patient,
  }
}
