/** Exact decimals: whole numbers of 10^-30, so that no threshold is met by rounding (docs/rules.md, P-3 and T-16). */

const PLACES = 30
const ONE = 10n ** BigInt(PLACES)

export function decimal(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.')
  return BigInt(whole) * ONE + BigInt(fraction.padEnd(PLACES, '0').slice(0, PLACES))
}

export function placesOf(text: string): number {
  return text.split('.')[1]?.length ?? 0
}

export function timesTen(text: string): string {
  const value = decimal(text) * 10n
  const fraction = (value % ONE).toString().padStart(PLACES, '0').replace(/0+$/, '')
  return fraction === '' ? `${value / ONE}` : `${value / ONE}.${fraction}`
}

/** A ratio as a laboratory would print it: cut off, or rounded, to some places. */
export function quotient(copies: string, cep17: string, places: number, isRounded: boolean): string {
  const twice = (decimal(copies) * 10n ** BigInt(places) * 2n) / decimal(cep17)
  const digits = ((isRounded ? twice + 1n : twice) / 2n).toString().padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
