/**
 * Writes the values of the editor into a copy of the prefetch, as a laboratory would send them. It replaces what the
 * service says it has read; nothing is judged here.
 */
import type { Her2Result } from '../src/her2/evidence.ts'
import { toNumber } from './exact-json.ts'
import type { Json, Resource, Trace } from './service.ts'

/** Values of the fields; an empty string means "not reported". */
export interface Fields {
  readonly ihc: string
  readonly staining: string
  readonly ratio: string
  readonly copies: string
  readonly cep17: string
  readonly m: string
  readonly er: string
  readonly pgr: string
}

export type Edits = Partial<Fields>

const LOINC = 'http://loinc.org'
const SCT = 'http://snomed.info/sct'
const ANSWER_OF_SCORE: Readonly<Record<string, string>> = {
  '0': 'LA6111-4',
  '1+': 'LA11841-6',
  '2+': 'LA11842-4',
  '3+': 'LA11843-2',
}
const STAINING_WORDS: Readonly<Record<string, string>> = {
  absent: '0 (no membrane staining)',
  present: '0+ (faint incomplete membrane staining in 5% of tumor cells)',
}
const M_CATEGORY: Readonly<Record<string, string>> = { cM0: '1229901006', cM1: '1229903009' }

/** The results of the current specimen. */
function speakingResults({ evidence, classification }: Trace): readonly Her2Result[] {
  const current = classification.current
  return evidence.results.filter(
    (result) =>
      result.replacedBy === undefined &&
      (current?.evidence.includes(result.reference) ||
        (current?.specimen.reference !== undefined && result.specimen.reference === current.specimen.reference)),
  )
}

/** What the fields show before anything is edited. */
export function fieldsOf(trace: Trace): Fields {
  const { ihc, ish } = trace.classification.current ?? {}
  const percent = (receptor: 'ER' | 'PgR') => {
    const measure = trace.evidence.receptors.find((one) => one.receptor === receptor)?.percent
    return measure && !measure.comparator ? measure.text : ''
  }
  const says = new Set(trace.evidence.metastasis.map((one) => one.says))
  const unlessYes = says.has('no') ? 'cM0' : ''
  return {
    ihc: ihc?.score ?? '',
    staining: ihc?.staining ?? '',
    ratio: ish?.ratio ?? '',
    copies: ish?.her2CopyNumber ?? '',
    cep17: ish?.cep17CopyNumber ?? '',
    m: says.has('yes') ? 'cM1' : unlessYes,
    er: percent('ER'),
    pgr: percent('PgR'),
  }
}

type Prefetch = Readonly<Record<string, unknown>>

/** A copy of the prefetch with the edits; `trace` is what the service read of it unedited. */
export function applyEdits(prefetch: Prefetch, edits: Edits, trace: Trace): Prefetch {
  const fields = { ...fieldsOf(trace), ...edits }
  const touches = (...names: (keyof Fields)[]) => names.some((name) => edits[name] !== undefined)
  const results = speakingResults(trace)
  const of = (test: Her2Result['test']) =>
    results.filter((one) => one.test === test || (one.test === 'unreadable' && one.of === test))
  let edited = prefetch
  if (touches('ihc', 'staining')) edited = rewrite(edited, 'her2', of('ihc'), trace, (frame) => writeIhc(fields, frame))
  if (touches('ratio', 'copies', 'cep17')) {
    edited = rewrite(edited, 'her2', of('ish'), trace, (frame) => writeIsh(fields, frame))
  }
  if (touches('m'))
    edited = rewrite(edited, 'staging', trace.evidence.metastasis, trace, (frame) => writeM(fields, frame))
  for (const [receptor, field, code] of [
    ['ER', 'er', '85329-1'],
    ['PgR', 'pgr', '85325-9'],
  ] as const) {
    if (!touches(field)) continue
    const own = trace.evidence.receptors.filter((one) => one.receptor === receptor)
    edited = rewrite(edited, 'receptors', own, trace, (frame) => writePercent(code, fields[field], frame))
  }
  return edited
}

interface Read {
  readonly reference: string
  readonly alsoFrom?: readonly string[]
}

type Frame = Json & { readonly resourceType: 'Observation' }

/** Removes the resources that were read and puts the new one in the place of the first. */
function rewrite(
  prefetch: Prefetch,
  key: string,
  read: readonly Read[],
  trace: Trace,
  write: (frame: Frame) => Resource | undefined,
): Prefetch {
  const gone = new Set(read.flatMap((one) => [one.reference, ...(one.alsoFrom ?? [])]).map((one) => one.split('#')[0]))
  const old = [...gone].find((reference) => reference?.startsWith('Observation/'))
  const known = Object.values(prefetch).flatMap(entriesOf)
  const before = known.find(({ resource }) => referenceOf(resource) === old)?.resource
  const written = write(frameOf(trace, old, before, key))
  const kept = Object.fromEntries(Object.entries(prefetch).map(([name, value]) => [name, withoutEntries(value, gone)]))
  return written ? { ...kept, [key]: addEntry(kept[key], written) } : kept
}

/** Who, when and on which sample: from the old resource, else from the current specimen. */
function frameOf(trace: Trace, old: string | undefined, before: Resource | undefined, key: string): Frame {
  const { specimen } = trace.classification.current ?? {}
  const { subject, effectiveDateTime, issued, specimen: sample } = (before ?? {}) as Json
  const date = effectiveDateTime ?? specimen?.collectedOn ?? new Date().toISOString().slice(0, 10)
  const reference = specimen?.reference
  const taken = sample ?? (reference ? { reference } : undefined)
  return {
    resourceType: 'Observation',
    id: old?.slice('Observation/'.length) ?? `edited-${crypto.randomUUID()}`,
    status: 'final',
    subject: subject ?? { reference: trace.evidence.patient },
    effectiveDateTime: date,
    ...(issued !== undefined && { issued }),
    ...(key !== 'staging' && taken ? { specimen: taken } : {}),
  }
}

const loinc = (code: string) => ({ coding: [{ system: LOINC, code }] })

function writeIhc({ ihc, staining }: Fields, frame: Frame): Resource | undefined {
  if (ihc === '') return undefined
  const words = ihc === '0' ? STAINING_WORDS[staining] : undefined
  const coding = [{ system: LOINC, code: ANSWER_OF_SCORE[ihc], display: ihc }]
  return { ...frame, code: loinc('85319-2'), valueCodeableConcept: words ? { text: words } : { coding } }
}

function writeIsh({ ratio, copies, cep17 }: Fields, frame: Frame): Resource | undefined {
  const parts = [
    ['74860-8', copies],
    ['74861-6', cep17],
  ] as const
  const component = parts.flatMap(([code, words]) => {
    const value = toNumber(words)
    return value === undefined ? [] : [{ code: loinc(code), valueQuantity: { value } }]
  })
  const value = toNumber(ratio)
  if (value === undefined && component.length === 0) return undefined
  return {
    ...frame,
    code: loinc('49683-6'),
    method: { coding: [{ system: SCT, code: '257430009', display: 'Double probe technique' }] },
    ...(value !== undefined && { valueQuantity: { value } }),
    ...(component.length > 0 && { component }),
  }
}

function writeM({ m }: Fields, frame: Frame): Resource | undefined {
  const code = M_CATEGORY[m]
  if (code === undefined) return undefined
  return { ...frame, code: loinc('21907-1'), valueCodeableConcept: { coding: [{ system: SCT, code }], text: m } }
}

function writePercent(code: string, words: string, frame: Frame): Resource | undefined {
  const value = toNumber(words)
  if (value === undefined) return undefined
  return { ...frame, code: loinc(code), valueQuantity: { value, unit: '%', code: '%' } }
}

interface Entry {
  readonly resource?: Resource
}

function entriesOf(value: unknown): readonly Entry[] {
  return (value as { entry?: readonly Entry[] } | null)?.entry ?? []
}

function referenceOf(resource: Resource | undefined): string {
  return `${resource?.resourceType}/${resource?.id}`
}

function withoutEntries(value: unknown, gone: ReadonlySet<string | undefined>): unknown {
  const entries = entriesOf(value)
  const kept = entries.filter(({ resource }) => !gone.has(referenceOf(resource)))
  return kept.length === entries.length ? value : { ...(value as Json), total: kept.length, entry: kept }
}

function addEntry(value: unknown, resource: Resource): unknown {
  const entry = [...entriesOf(value), { resource }]
  const bundle = { resourceType: 'Bundle', type: 'searchset', ...(value as Json | undefined) }
  return { ...bundle, total: entry.length, entry }
}
