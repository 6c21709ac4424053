/** Turns what a HER2 value says into results of the three kinds: immunostain, ISH, and the laboratory's overall interpretation. */
import type {
  Her2Result,
  IhcResult,
  IhcWords,
  IshResult,
  IshWords,
  OverallWords,
  ResultSource,
} from '../../her2/evidence.ts'
import { ihcContradiction, type Her2Facts } from './her2-facts.ts'
import type { Kind } from './her2-value.ts'
import { isAbove } from '../record/measures.ts'
import type { Growing } from '../record/json-shapes.ts'

export interface Outcome {
  readonly results: readonly Her2Result[]
  /** Remarks for the list of what was not read. */
  readonly unread: readonly string[]
}

const ISH_OF: Record<IhcWords, IshWords> = {
  positive: 'amplified',
  negative: 'not-amplified',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
}
const OVERALL_OF: Record<IshWords, OverallWords> = {
  amplified: 'positive',
  'not-amplified': 'negative',
  equivocal: 'equivocal',
  indeterminate: 'indeterminate',
}

/**
 * The results of one value. A value under an overall code may hold a score (then it is an immunostain) or numbers of
 * in-situ hybridisation; each kind becomes a result of its own, with '#ihc', '#ish' or '#overall' after the reference.
 */
export function resultsOf(kind: Kind, value: Her2Facts, source: ResultSource): Outcome {
  const plausible = withoutTotals(settleWords(value))
  const contradiction = contradictionOf(kind, plausible.facts)
  if (contradiction !== undefined) return contradicted(kind, contradiction, source, plausible.unread)
  const found = splitKinds(kind, plausible.facts)
  const results: Her2Result[] = []
  const { ihc, ish, overall } = found
  const several = Number(ihc !== undefined) + Number(ish !== undefined) + Number(overall !== undefined) > 1
  const shared = several ? sharing(source) : source
  const name = (suffix: string, main: boolean): ResultSource =>
    several && !main ? { ...shared, reference: source.reference + suffix } : shared
  if (found.ihc) results.push(ihcResult(found.ihc, name('#ihc', kind === 'ihc')))
  if (found.ish) results.push(ishResult(found.ish, name('#ish', kind === 'ish')))
  if (found.overall !== undefined)
    results.push({ ...name('#overall', kind === 'overall'), test: 'overall', words: found.overall })
  if (results.length > 0) return { results, unread: [...plausible.unread, ...found.unread] }
  const why = plausible.unread[0] ?? 'no part of the value was understood'
  return {
    results: [{ ...source, test: 'unreadable', of: kind, kind: 'unreadable', why }],
    unread: [...plausible.unread, ...found.unread],
  }
}

/** 2+ is called equivocal or indeterminate, depending on a system's vocabulary: here they are the same. */
function settleWords(facts: Her2Facts): Her2Facts {
  return facts.score === '2+' && facts.words === 'indeterminate' ? { ...facts, words: 'equivocal' } : facts
}

/** The kinds of result within one value are of one work-up. */
function sharing(source: ResultSource): ResultSource {
  const whole = source.reference.split('#')[0] ?? source.reference
  return source.reports.includes(whole) ? source : { ...source, reports: [whole, ...source.reports] }
}

function contradicted(kind: Kind, why: string, source: ResultSource, unread: readonly string[]): Outcome {
  return {
    results: [{ ...source, test: 'unreadable', of: kind, kind: 'contradiction', why }],
    unread: [...unread, `two parts of one result exclude each other: ${why}`],
  }
}

function contradictionOf(kind: Kind, facts: Her2Facts): string | undefined {
  const { words, ishWords, tier } = facts
  if (tier !== undefined && (words === 'positive' || ishWords === 'amplified'))
    return `one part means HER2-${tier}, another HER2 ${words ?? ishWords}`
  if (kind === 'ish' && words !== undefined && ishWords !== undefined && ISH_OF[words] !== ishWords) {
    return `one part means HER2 ${words}, another HER2 ${ishWords}`
  }
  if (kind === 'ihc' && !hasIsh(facts)) return ihcContradiction(facts)
  if (
    kind === 'ihc' &&
    facts.score === undefined &&
    words !== undefined &&
    ishWords !== undefined &&
    ISH_OF[words] !== ishWords
  ) {
    return `one part means HER2 ${words}, another HER2 ${ishWords}`
  }
  return undefined
}

function hasIsh(facts: Her2Facts): boolean {
  const { ishWords, ratio, her2CopyNumber, cep17CopyNumber, recount } = facts
  return (ishWords ?? ratio ?? her2CopyNumber ?? cep17CopyNumber ?? recount) !== undefined
}

function hasIhc(facts: Her2Facts): boolean {
  return (facts.score ?? facts.percent ?? facts.staining ?? facts.pattern) !== undefined
}

interface Split {
  readonly ihc?: Her2Facts
  readonly ish?: Her2Facts
  readonly overall?: OverallWords
  readonly unread: readonly string[]
}

function splitKinds(kind: Kind, facts: Her2Facts): Split {
  if (kind === 'ish') return splitIsh(facts)
  if (kind === 'ihc' && !hasIsh(facts)) return splitIhc(facts)
  if (kind === 'ihc' && !hasIhc(facts) && facts.ishWords !== undefined && facts.ratio === undefined) {
    // Words of amplification under an immunostain code: the result in words is sure, its method is not.
    const remark = `«${facts.ishWords}» stands under an immunostain code: read as the overall HER2 result`
    return { overall: facts.tier ?? OVERALL_OF[facts.ishWords], unread: [remark] }
  }
  const overall = facts.tier ?? facts.words
  return {
    ...(hasIhc(facts) ? { ihc: withoutWords(facts) } : {}),
    ...(hasIsh(facts) ? { ish: withoutWords(facts) } : {}),
    ...(overall === undefined ? {} : { overall }),
    unread: [],
  }
}

function splitIhc(facts: Her2Facts): Split {
  const said = hasIhc(facts) || (facts.words !== undefined && facts.tier === undefined)
  return { ...(said ? { ihc: facts } : {}), ...(facts.tier === undefined ? {} : { overall: facts.tier }), unread: [] }
}

function splitIsh(facts: Her2Facts): Split {
  const ishWords = facts.ishWords ?? (facts.words === undefined ? undefined : ISH_OF[facts.words])
  const ish = ishWords === undefined ? facts : { ...facts, ishWords }
  const said = hasIsh(ish)
  return { ...(said ? { ish } : {}), ...(facts.tier === undefined ? {} : { overall: facts.tier }), unread: [] }
}

function withoutWords(facts: Her2Facts): Her2Facts {
  const { words: _words, tier: _tier, ...rest } = facts
  return rest
}

function ihcResult(facts: Her2Facts, source: ResultSource): IhcResult {
  const result: Growing<IhcResult> = { ...source, test: 'ihc' }
  if (facts.score !== undefined) result.score = facts.score
  if (facts.words !== undefined) result.words = facts.words
  if (facts.staining !== undefined) result.staining = facts.staining
  if (facts.percent !== undefined) result.percent = facts.percent
  if (facts.pattern !== undefined) result.pattern = facts.pattern
  return result as IhcResult
}

function ishResult(facts: Her2Facts, source: ResultSource): IshResult {
  const { ratio, ratioNotRead, cep17CopyNumber, recount } = facts
  const isDual = (ratio ?? ratioNotRead ?? cep17CopyNumber ?? recount?.ratio) !== undefined
  const probe = isDual ? 'dual' : facts.probe
  const result: Growing<IshResult> = { ...source, test: 'ish' }
  if (probe !== undefined) result.probe = probe
  if (ratio !== undefined) result.ratio = ratio
  if (ratioNotRead !== undefined) result.ratioNotRead = ratioNotRead
  if (facts.her2CopyNumber !== undefined) result.her2CopyNumber = facts.her2CopyNumber
  if (cep17CopyNumber !== undefined) result.cep17CopyNumber = cep17CopyNumber
  if (facts.cellsCounted !== undefined) result.cellsCounted = facts.cellsCounted
  if (facts.ishWords !== undefined) result.words = facts.ishWords
  if (recount !== undefined) result.recount = recount
  return result as IshResult
}

/** Averages per cell above these are totals of all counted cells: both copy numbers are refused, the ratio stays. */
const MOST_HER2_COPIES = 60
const MOST_CEP17_COPIES = 12
const MOST_RATIO = 50
const NO_REMARKS: readonly string[] = []

function withoutTotals(facts: Her2Facts): { readonly facts: Her2Facts; readonly unread: readonly string[] } {
  const { her2CopyNumber: her2, cep17CopyNumber: cep17, ratio } = facts
  if ((her2 ?? cep17 ?? ratio) === undefined) return { facts, unread: NO_REMARKS }
  const unread: string[] = []
  let kept: Her2Facts = facts
  const impossible = (text: string | undefined, most: number): boolean =>
    text !== undefined && (isAbove(text, most) || !isAbove(text, 0))
  if (impossible(her2?.text, MOST_HER2_COPIES) || impossible(cep17?.text, MOST_CEP17_COPIES)) {
    unread.push(
      `HER2 ${her2?.text ?? '-'} and CEP17 ${cep17?.text ?? '-'} are not averages per cell: copy numbers not read`,
    )
    const { her2CopyNumber: _her2, cep17CopyNumber: _cep17, ratio: _ratio, ...rest } = facts
    kept = { ...rest, ...(ratio === undefined ? {} : { ratio }) }
  }
  if (impossible(ratio?.text, MOST_RATIO)) {
    unread.push(`${ratio?.text ?? ''} cannot be a HER2/CEP17 ratio`)
    const { ratio: _ratio, ...others } = kept
    kept = { ...others, ratioNotRead: `${ratio?.text ?? ''} cannot be a HER2/CEP17 ratio` }
  }
  return { facts: kept, unread }
}
