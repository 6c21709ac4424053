/**
 * One in-situ hybridisation is often sent as one Observation for the ratio, one for each copy number and one for the
 * words; one immunostain as a score and a percentage. Parts that complement each other become one result. Two counts that
 * both have, say, a ratio stay apart: a second population is reported separately and never averaged (RULES.md HET-1, HET-3).
 */
import type { Her2Result, IhcResult, IshResult } from '../../her2/evidence.ts'
import { ihcContradiction, type Her2Facts } from './her2-facts.ts'
import type { SourcedResult } from './her2-observations.ts'
import { joinRecounts, type Recount } from './recounts.ts'
import { classOfStatus } from '../record/statuses.ts'

const ISH_FIELDS = [
  'ratio',
  'ratioNotRead',
  'her2CopyNumber',
  'cep17CopyNumber',
  'cellsCounted',
  'words',
  'recount',
] as const
const IHC_FIELDS = ['score', 'words', 'staining', 'percent', 'pattern'] as const

/** Puts parts of one test together; everything else is unchanged and keeps its order. */
export function mergeParts(sourced: readonly SourcedResult[]): SourcedResult[] {
  const groups = new Map<string, SourcedResult[]>()
  for (const one of sourced) {
    const key = groupOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()].flatMap(mergeGroup)
}

/** Same sample or report, same day, same standing; without any of these nothing is put together. */
function groupOf(one: SourcedResult): string {
  const { result, entry, withdrawn } = one
  const mergeable = (result.test === 'ish' || result.test === 'ihc') && result.replacedBy === undefined && !withdrawn
  const { key, procedure, laterality } = result.specimen
  const place = key ?? result.reports[0] ?? (result.performedOn === undefined ? undefined : 'same day')
  if (!mergeable || place === undefined) return `alone ${entry.reference} ${result.reference}`
  const side = `${procedure ?? ''} ${laterality ?? ''}`
  return [
    result.test,
    place,
    result.performedOn ?? '',
    classOfStatus(result.reportStatus),
    key === undefined ? side : '',
  ].join(' ')
}

function mergeGroup(group: readonly SourcedResult[]): readonly SourcedResult[] {
  const singles = group.filter(({ result }) => probeOf(result) === 'single')
  const rest = group.filter((one) => !singles.includes(one))
  // Single and dual probe are two tests, also where they count the same copies; a count that names no probe is of the dual one.
  if (singles.length > 0 && rest.some(({ result }) => probeOf(result) === 'dual'))
    return [...mergeParts(singles), ...mergeParts(rest)]
  return mergeTest(group)
}

function probeOf(result: Her2Result): IshResult['probe'] {
  if (result.test !== 'ish') return undefined
  return result.probe ?? (result.ratio || result.cep17CopyNumber ? 'dual' : undefined)
}

function mergeTest(group: readonly SourcedResult[]): readonly SourcedResult[] {
  const [first] = group
  if (group.length < 2 || first === undefined) return group
  const fields = first.result.test === 'ish' ? ISH_FIELDS : IHC_FIELDS
  const partial = group.filter((one) => isPart(one.result, fields))
  if (partial.length === 0) return group
  if (!complement(group, fields)) return group
  const merged = mergeAll(group, fields)
  // A score and a staining statement that exclude each other stay two results, so that the contradiction shows.
  return merged.result.test === 'ihc' && ihcContradiction(factsOf(merged.result)) !== undefined ? group : [merged]
}

function factsOf(result: IhcResult): Her2Facts {
  return {
    ...(result.score === undefined ? {} : { score: result.score }),
    ...(result.words === undefined ? {} : { words: result.words }),
    ...(result.staining === undefined ? {} : { staining: result.staining }),
  }
}

/** Words alone are a whole result; numbers without words or a score are a part. */
function isPart(result: Her2Result, fields: readonly string[]): boolean {
  const has = fields.filter((field) => (result as unknown as Record<string, unknown>)[field] !== undefined)
  if (result.test === 'ihc') return !has.includes('score') && !has.includes('words')
  return has.length < 3 && !(has.length === 1 && has[0] === 'words')
}

/** Whether every field is said once, or the same each time. */
function complement(group: readonly SourcedResult[], fields: readonly string[]): boolean {
  return fields.every((field) => {
    if (field === 'recount') return joinedRecount(group) !== 'differ'
    const values = group
      .map((one) => (one.result as unknown as Record<string, unknown>)[field])
      .filter((value) => value !== undefined)
    return new Set(values.map((value) => JSON.stringify(value))).size <= 1
  })
}

function joinedRecount(group: readonly SourcedResult[]): Recount | 'differ' | undefined {
  let joined: Recount | undefined
  for (const { result } of group) {
    if (result.test !== 'ish' || result.recount === undefined) continue
    joined = joinRecounts(joined, result.recount)
    if (joined === undefined) return 'differ'
  }
  return joined
}

function mergeAll(group: readonly SourcedResult[], fields: readonly string[]): SourcedResult {
  const ordered = [...group].sort((one, other) => (one.result.reference < other.result.reference ? -1 : 1))
  const main =
    ordered.find((one) => weight(one.result) === Math.max(...ordered.map((part) => weight(part.result)))) ?? ordered[0]
  if (main === undefined) throw new Error('a group of results to merge is empty')
  const rest = ordered.filter((one) => one !== main)
  const merged: Record<string, unknown> = { ...main.result, alsoFrom: rest.map((one) => one.result.reference) }
  for (const field of fields) {
    const value = ordered
      .map((one) => (one.result as unknown as Record<string, unknown>)[field])
      .find((part) => part !== undefined)
    if (value !== undefined) merged[field] = field === 'recount' ? joinedRecount(group) : value
  }
  if (main.result.test === 'ish' && (merged['ratio'] !== undefined || merged['cep17CopyNumber'] !== undefined))
    merged['probe'] = 'dual'
  const reports = [...new Set(ordered.flatMap((one) => one.result.reports))]
  return { ...main, result: { ...merged, reports } as unknown as IshResult | IhcResult }
}

/** The result that the others are added to: the one with words or a score, then the ratio. */
function weight(result: Her2Result): number {
  if (result.test === 'ihc') return (result.score === undefined ? 0 : 2) + (result.words === undefined ? 0 : 1)
  if (result.test !== 'ish') return 0
  return (result.words === undefined ? 0 : 1) + (result.ratio === undefined ? 0 : 2)
}
