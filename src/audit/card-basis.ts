/** The results that a stored card is based on, one line each, for a person. */
import type { Evidence, Her2Result, Measure } from '../her2/evidence.ts'
import type { EvaluationBody } from './describe-evaluation.ts'

type Why = EvaluationBody['considerations'][number]

/** References of the results: those of its classification, of its specimen, else of every specimen that was classified. */
export function listReferences(
  { tumors }: Pick<EvaluationBody['classification'], 'tumors'>,
  why: Why | undefined,
  specimen: string | null,
): readonly string[] {
  if (why?.results) return why.results
  const all = tumors.flatMap(({ specimens }) => specimens)
  const own = all.filter((one) => specimen !== null && one.specimen.reference === specimen)
  return [...new Set((own.length > 0 ? own : all).flatMap(({ evidence }) => evidence))]
}

export function listBasis(
  evidence: Evidence,
  classification: Pick<EvaluationBody['classification'], 'tumors'>,
  why: Why | undefined,
  specimen: string | null,
): readonly string[] {
  const results = new Map(evidence.results.map((result) => [result.reference, result]))
  return listReferences(classification, why, specimen).map((reference) => {
    const result = results.get(reference)
    return result ? tellResult(result) : reference
  })
}

/** 'Observation/ihc-1: IHC 2+; liver (Specimen/1), 2026-09-02; final'. */
export function tellResult(result: Her2Result): string {
  const { reference, specimen, performedOn, reportStatus, quote, replacedBy } = result
  const place = [specimen.site, specimen.reference && `(${specimen.reference})`].filter(Boolean).join(' ')
  const day = performedOn ?? specimen.collectedOn ?? 'no date'
  const parts = [
    tellValue(result),
    place === '' ? day : `${place}, ${day}`,
    reportStatus,
    ...(replacedBy ? [`replaced by ${replacedBy}`] : []),
    ...(quote ? [`«${quote}»`] : []),
  ]
  return `${reference}: ${parts.join('; ')}`
}

function tellValue(result: Her2Result): string {
  switch (result.test) {
    case 'ihc':
      return words('IHC', [
        result.score,
        result.words,
        result.staining && `staining ${result.staining}`,
        result.percent && `${measure(result.percent)} %`,
        result.pattern,
      ])
    case 'ish':
      return words(result.probe ? `${result.probe}-probe ISH` : 'ISH', [
        result.words,
        result.ratio && `ratio ${measure(result.ratio)}`,
        result.her2CopyNumber && `HER2 signals per cell ${measure(result.her2CopyNumber)}`,
        result.cep17CopyNumber && `CEP17 signals per cell ${measure(result.cep17CopyNumber)}`,
        result.recount?.outcome && `recount ${result.recount.outcome}`,
      ])
    case 'overall':
      return words('Laboratory interpretation', [result.words])
    case 'unreadable':
      return words(`${result.of}, ${result.kind}`, [result.why])
  }
}

function words(name: string, values: readonly (string | undefined)[]): string {
  return [name, values.filter(Boolean).join(', ')].join(' ').trimEnd()
}

function measure({ comparator, text }: Measure): string {
  return `${comparator ?? ''}${text}`
}
