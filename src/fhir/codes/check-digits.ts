/** Check digits, which expose mistyped and invented codes. */

// Verhoeff's dihedral group tables; SNOMED CT identifiers end in this check digit (SNOMED CT Release File Specification).
const MULTIPLY = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const PERMUTE = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Whether this is a SNOMED CT identifier: 6 to 18 digits whose check digit holds. */
export function isSnomedId(code: string): boolean {
  if (!/^[1-9]\d{5,17}$/.test(code)) return false
  let check = 0
  for (let place = 0; place < code.length; place += 1) {
    const digit = Number(code[code.length - 1 - place])
    const permuted = Number(PERMUTE[place % 8]?.[digit])
    check = Number(MULTIPLY[check]?.[permuted])
  }
  return check === 0
}

/**
 * Whether this is a LOINC number or a LOINC answer, list or part (LA…, LL…, LP…): modulus 10, where a letter counts as
 * its character code less that of '0' (LOINC Users' Guide, check digit).
 */
export function isLoincCode(code: string): boolean {
  const parts = /^((?:LA|LL|LP)?\d{1,8})-(\d)$/.exec(code)
  const body = parts?.[1]
  if (body === undefined) return false
  let sum = 0
  for (let place = 0; place < body.length; place += 1) {
    const value = body.charCodeAt(body.length - 1 - place) - 48
    sum += place % 2 === 0 ? value * 2 - Math.floor(value / 5) * 9 : value
  }
  return (10 - (sum % 10)) % 10 === Number(parts?.[2])
}
