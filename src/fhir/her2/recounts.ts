/**
 * The second, blinded count of an in-situ hybridisation (RULES.md 3.2): it belongs to the count that it repeats and is
 * never a result of its own, wherever the record keeps it: a component, an Observation, a note, a conclusion.
 */
import type { Her2Result, IshResult } from '../../her2/evidence.ts'
import { isSameWorkUp } from './agreement.ts'
import { classOfStatus } from '../record/statuses.ts'

export type Recount = NonNullable<IshResult['recount']>

/** Two parts of one second count as one; undefined where they exclude each other. */
export function joinRecounts(one: Recount | undefined, other: Recount | undefined): Recount | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const differs = Object.entries(other).some(([field, value]) => {
    const before = (one as Record<string, unknown>)[field]
    return before !== undefined && JSON.stringify(before) !== JSON.stringify(value)
  })
  return differs ? undefined : { ...one, ...other }
}

/** A result that holds a second count beside its own numbers, as two. */
export function splitRecount(result: Her2Result): readonly Her2Result[] {
  if (result.test !== 'ish' || result.recount === undefined || isRecountOnly(result)) return [result]
  const { recount, ...first } = result
  const { ratio: _ratio, her2CopyNumber: _her2, cep17CopyNumber: _cep17, cellsCounted: _cells, ...rest } = first
  const { words: _words, probe: _probe, ...source } = rest
  return [first, { ...source, recount }]
}

function isRecountOnly(result: IshResult): boolean {
  if (result.recount === undefined) return false
  const { ratio, her2CopyNumber, cep17CopyNumber, words } = result
  return [ratio, her2CopyNumber, cep17CopyNumber, words].every((part) => part === undefined)
}

/**
 * Gives every second count to the count that it repeats. One that fits several, or that says otherwise than another
 * second count of the same one, is listed as not understood.
 */
export function attachRecounts(
  results: readonly Her2Result[],
  note: (reference: string, why: string) => void,
): readonly Her2Result[] {
  const contradicted = new Set<string>()
  let settled = [...results]
  for (const recount of ishOf(results).filter(isRecountOnly)) {
    const others = ishOf(settled).filter((other) => other !== recount && isFirstCount(other, recount))
    const [first] = others
    if (first === undefined) continue
    const [nearest, ...more] = sharingReport(recount, others)
    if (nearest === undefined || more.length > 0) {
      settled = settled.map((other) =>
        other === recount ? unclear(recount, 'it may repeat more than one count', note) : other,
      )
      continue
    }
    const joined = joinRecounts(nearest.recount, recount.recount)
    const whole: IshResult =
      joined === undefined || contradicted.has(nearest.reference)
        ? withoutRecount(nearest)
        : { ...nearest, recount: joined, ...alsoFrom(nearest, recount) }
    if (joined === undefined) contradicted.add(nearest.reference)
    const why = 'it differs from another second count of the same result'
    settled = settled
      .map((other) => (other === nearest ? whole : other))
      .filter((other) => other !== recount || joined === undefined)
      .map((other) => (other === recount ? unclear(recount, why, note) : other))
  }
  return settled
}

function ishOf(results: readonly Her2Result[]): readonly IshResult[] {
  return results.filter((result) => result.test === 'ish')
}

function isFirstCount(other: IshResult, recount: IshResult): boolean {
  if (isRecountOnly(other) || other.replacedBy !== undefined) return false
  return classOfStatus(other.reportStatus) === classOfStatus(recount.reportStatus) && isSameWorkUp(recount, other)
}

/** Several counts of one sample: the one of the same report, or of the resource the second count stands at. */
function sharingReport(recount: IshResult, others: readonly IshResult[]): readonly IshResult[] {
  if (others.length === 1) return others
  const here = recount.reference.split('#')[0]
  const own = others.filter((other) => other.reference.split('#')[0] === here)
  if (own.length === 1) return own
  const shared = others.filter((other) => other.reports.some((report) => recount.reports.includes(report)))
  return shared.length === 1 ? shared : others
}

function withoutRecount(result: IshResult): IshResult {
  const { recount: _recount, ...rest } = result
  return rest
}

function alsoFrom(first: IshResult, recount: IshResult): Pick<IshResult, 'alsoFrom'> {
  const all = [...(first.alsoFrom ?? []), recount.reference, ...(recount.alsoFrom ?? [])]
  const further = [...new Set(all)].filter((reference) => reference !== first.reference)
  return further.length === 0 ? {} : { alsoFrom: further }
}

function unclear(recount: IshResult, why: string, note: (reference: string, why: string) => void): Her2Result {
  const { recount: _recount, probe: _probe, cellsCounted: _cells, ...source } = recount
  note(recount.reference, `a second count of an ISH is not used: ${why}`)
  return { ...source, test: 'unreadable', of: 'ish', kind: 'unreadable', why: `a second count: ${why}` }
}
