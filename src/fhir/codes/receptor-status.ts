/**
 * HER2, ER and PgR status as a diagnosis. Source: Z17 of ICD-10-CM (estrogen, and other hormones and factors receptor
 * status; Z17.2 to Z17.4 since October 2024). Reviewed 2026-11-29.
 */

type Sign = 'positive' | 'negative'

export interface StatusOfCode {
  readonly her2?: Sign
  readonly er?: Sign
  readonly pgr?: Sign
  /** One of the two is positive; which, is not said. */
  readonly eitherReceptor?: 'positive'
}

const ROWS: readonly (readonly [code: string, says: StatusOfCode])[] = [
  ['Z17.0', { er: 'positive' }],
  ['Z17.1', { er: 'negative' }],
  ['Z17.21', { pgr: 'positive' }],
  ['Z17.22', { pgr: 'negative' }],
  ['Z17.31', { her2: 'positive' }],
  ['Z17.32', { her2: 'negative' }],
  ['Z17.410', { eitherReceptor: 'positive', her2: 'positive' }],
  ['Z17.411', { eitherReceptor: 'positive', her2: 'negative' }],
  ['Z17.420', { er: 'negative', pgr: 'negative', her2: 'positive' }],
  ['Z17.421', { er: 'negative', pgr: 'negative', her2: 'negative' }],
]
const BY_CODE: ReadonlyMap<string, StatusOfCode> = new Map(
  ROWS.flatMap(([code, says]) => [[code, says] as const, [code.replace('.', ''), says] as const]),
)

/** What a code of ICD-10-CM says of the receptors; absent for any other code. */
export function receptorStatusOf(system: string, code: string): StatusOfCode | undefined {
  return system === 'icd-10' ? BY_CODE.get(code.toUpperCase()) : undefined
}
