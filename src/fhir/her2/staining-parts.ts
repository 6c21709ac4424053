/**
 * What a comment says of an immunostain without giving its score again: a staining statement, a percentage, a pattern
 * (rows IHC-2b, IHC-2c, IHC-x). It belongs to the score of the same work-up.
 */
import type { Her2Result, IhcResult } from '../../her2/evidence.ts'
import { isSameWorkUp } from './agreement.ts'
import { ihcContradiction } from './her2-facts.ts'
import { classOfStatus } from '../record/statuses.ts'

const PARTS = ['staining', 'percent', 'pattern'] as const

/** Puts such comments to the one scored result of their work-up; one that excludes the score makes a contradiction. */
export function attachStaining(
  results: readonly Her2Result[],
  note: (reference: string, why: string) => void,
): readonly Her2Result[] {
  let settled = [...results]
  for (const part of ihcOf(results).filter((result) => !isScored(result))) {
    const scored = ihcOf(settled).filter((other) => isScored(other) && isOf(part, other))
    const [only, ...more] = nearest(part, scored)
    if (only === undefined || more.length > 0) continue
    const whole = joined(only, part, note)
    if (whole === undefined) continue
    settled = settled.filter((other) => other !== part).map((other) => (other === only ? whole : other))
  }
  return settled
}

function ihcOf(results: readonly Her2Result[]): readonly IhcResult[] {
  return results.filter((result) => result.test === 'ihc')
}

function isScored(result: IhcResult): boolean {
  return result.score !== undefined || result.words !== undefined
}

/** Words that were read from text, and the answer to a question for the staining alone; other coded parts were put together before. */
function isOf(part: IhcResult, other: IhcResult): boolean {
  const isStainingOnly = part.staining !== undefined && part.percent === undefined && part.pattern === undefined
  if ((part.quote === undefined && !isStainingOnly) || part.replacedBy !== undefined || other.replacedBy !== undefined)
    return false
  return classOfStatus(part.reportStatus) === classOfStatus(other.reportStatus) && isSameWorkUp(part, other)
}

function nearest(part: IhcResult, scored: readonly IhcResult[]): readonly IhcResult[] {
  const here = part.reference.split('#')[0]
  const own = scored.filter((other) => other.reference.split('#')[0] === here)
  return own.length === 1 ? own : scored
}

/** Undefined where the two say different things of one field: then both stand. */
function joined(
  scored: IhcResult,
  part: IhcResult,
  note: (reference: string, why: string) => void,
): Her2Result | undefined {
  const whole: Record<string, unknown> = { ...scored }
  for (const field of PARTS) {
    const value = part[field]
    if (value === undefined || (field === 'pattern' && !takesPattern(scored, part))) continue
    if (whole[field] !== undefined && JSON.stringify(whole[field]) !== JSON.stringify(value)) return undefined
    whole[field] = value
  }
  const why = ihcContradiction(whole)
  const alsoFrom = [...new Set([...(scored.alsoFrom ?? []), part.reference])].filter((one) => one !== scored.reference)
  if (alsoFrom.length > 0) whole['alsoFrom'] = alsoFrom
  if (why === undefined) return whole as unknown as IhcResult
  note(scored.reference, `two parts of one HER2 result exclude each other: ${why}`)
  const { score: _score, words: _words, staining: _staining, percent: _percent, pattern: _pattern, ...source } = scored
  return { ...source, test: 'unreadable', of: 'ihc', kind: 'contradiction', why }
}

/** A pathologist's 0 or 1+ stands as it is; 3+ in a limited area is for the rules to see (P-2). */
function takesPattern(scored: IhcResult, part: IhcResult): boolean {
  if (scored.score === '3+') return part.pattern === 'intense-complete-limited'
  return scored.score === '2+' || scored.score === undefined
}
