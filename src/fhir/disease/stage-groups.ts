/**
 * The latest stage group of the breast cancer, as words ('IIB', 'IV'): what the label routes of early disease look at.
 * A stage of another tumour, a grade, a stage of another system, and groups that contradict each other give none.
 */
import type { Evidence, PartialDate } from '../../her2/evidence.ts'
import { STAGE_GROUPS } from '../codes/staging.ts'
import { conceptOf, isBrokenCode, wordsOf, type Concept } from '../record/codings.ts'
import { dateOf, effectiveOf, issuedOf } from '../record/dates.ts'
import { dateOfCondition, meaningOfCondition, verificationOf } from '../context/diagnoses.ts'
import { questionOf } from '../question/identify-question.ts'
import { isObject, listOf, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import { readStageGroup } from './staging-words.ts'
import { classOfStatus, statusOf } from '../record/statuses.ts'

export type StageGroup = NonNullable<Evidence['stageGroup']>

/** The latest recorded stage group; undefined if none is recorded, or if those of the latest day differ. */
export function stageGroupOf({ index, asked }: Pick<ReadingContext, 'index' | 'asked'>): StageGroup | undefined {
  const found = [
    ...index.ofType('Observation').flatMap((entry) => ofObservation(entry, index, asked)),
    ...index.ofType('Condition').flatMap(ofCondition),
  ]
  if (found.length === 0) return undefined
  const latest = found
    .map(({ on }) => on ?? '')
    .toSorted()
    .at(-1)
  const last = found.filter(({ on }) => (on ?? '') === latest)
  const [first] = last
  return new Set(last.map(({ words }) => words)).size === 1 ? first : undefined
}

function ofObservation(entry: Entry, index: RecordIndex, asked: ReadingContext['asked']): readonly StageGroup[] {
  if (asked(entry).question !== 'stage-group') return NONE
  const { resource } = entry
  const status = statusOf(resource)
  if (entry.replacedBy !== undefined || status.kind === 'withdrawn' || classOfStatus(status.status) === 'pending')
    return []
  if (isOfOther(entry, index)) return []
  const group = groupOf(
    conceptOf(resource['valueCodeableConcept'] ?? resource['valueCoding'] ?? resource['valueString']),
  )
  return group === undefined ? [] : [stage(entry.reference, group, effectiveOf(resource) ?? dateOf(issuedOf(resource)))]
}

/** Kinds of staging whose bare '2' is not a stage group. */
const OTHER_KIND = /grad|\b[ctnm] category|tumou?r size|gleason/i

const NONE: readonly StageGroup[] = []

function ofCondition(entry: Entry): readonly StageGroup[] {
  const { resource } = entry
  if (resource['stage'] === undefined) return NONE
  const { kind } = meaningOfCondition(resource)
  const breast = kind === 'invasive-breast' || kind === 'breast-in-situ'
  if (entry.replacedBy !== undefined || !breast || verificationOf(resource) !== 'confirmed') return []
  return objectsOf(resource['stage']).flatMap((part) => {
    const type = questionOf(conceptOf(part['type']))
    const another = type.question !== undefined && type.question !== 'stage-group'
    if (another || OTHER_KIND.test(type.words.join(' | '))) return []
    const group = groupOf(conceptOf(part['summary']))
    return group === undefined ? [] : [stage(entry.reference, group, dateOfCondition(resource))]
  })
}

function stage(reference: string, words: string, on: PartialDate | undefined): StageGroup {
  return on === undefined ? { reference, words } : { reference, words, on }
}

/** Whether a stage belongs to a tumour elsewhere: by its focus, or because no breast cancer is recorded beside another one. */
function isOfOther(entry: Entry, index: RecordIndex): boolean {
  const kindOf = (resource: Json) => meaningOfCondition(resource).kind
  const focus = listOf(entry.resource['focus']).flatMap((reference) => {
    const found = isObject(reference) || typeof reference === 'string' ? index.resolve(reference, entry) : undefined
    return found?.type === 'Condition' ? [kindOf(found.resource)] : []
  })
  const kinds = focus.length > 0 ? focus : index.ofType('Condition').map(({ resource }) => kindOf(resource))
  const breast = kinds.some((kind) => kind !== undefined && kind !== 'other-primary')
  return kinds.includes('other-primary') && !breast
}

/** The one group that codes and words name; absent if they name none, or different ones. */
function groupOf(value: Concept): string | undefined {
  const found = new Set<string>()
  for (const coding of value.codings) {
    if (isBrokenCode(coding)) continue
    const group =
      STAGE_GROUPS.get(coding.code) ?? (STAGE_SYSTEMS.has(coding.system) ? wordGroup(coding.code) : undefined)
    if (group !== undefined) found.add(group)
  }
  for (const words of wordsOf(value)) {
    const group = wordGroup(words)
    if (group !== undefined) found.add(group)
  }
  // A code may be coarser than the words beside it: II and IIB agree on IIB.
  const [finest] = [...found].toSorted((one, other) => other.length - one.length)
  return finest !== undefined && [...found].every((group) => isCoarser(group, finest)) ? finest : undefined
}

const STAGE_SYSTEMS: ReadonlySet<string> = new Set(['ajcc', 'uicc', ''])

/** II of IIB, but not I of II. */
function isCoarser(group: string, finest: string): boolean {
  return group === finest || (finest.startsWith(group) && /^[A-C]/.test(finest.slice(group.length)))
}

/** Words that name two different groups name none. */
function wordGroup(words: string): string | undefined {
  const written = nameOf(words)
  const groups = new Set(
    (written ?? '').split(/[;,|]|\bor\b|\band\b/).flatMap((part) => {
      const read = readStageGroup(part)
      return read === undefined || read.says === 'uncertain' ? [] : [read.group]
    }),
  )
  const [group] = groups
  return groups.size === 1 && group !== undefined && GROUP.test(group) ? group : undefined
}

const GROUP = /^(?:0|I{1,3}|IV)(?:[A-C]\d?|IS)?$/
