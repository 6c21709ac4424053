/**
 * ICD-9-CM, ICD-10 with its national forms, and ICD-O-3, by pattern. Codes come with and without a dot, and ICD-10 codes
 * also stand under the name of ICD-9. Source: the classifications' own chapters. Reviewed 2026-11-22.
 */
import type { Diagnosis, Laterality } from '../../her2/evidence.ts'
import type { SecondaryKind } from './secondary-neoplasms.ts'

export type IcdMeaning =
  | { readonly kind: Diagnosis['kind']; readonly laterality?: Laterality; readonly organ?: string }
  | { readonly kind: 'secondary'; readonly secondary: SecondaryKind; readonly where: string }

const SECONDARY: readonly (readonly [code: RegExp, kind: SecondaryKind, where: string])[] = [
  [/^C77(0|3)/, 'regional-node', 'lymph nodes'],
  [/^C77/, 'other-node', 'lymph nodes'],
  [/^C780/, 'distant', 'lung'],
  [/^C781/, 'distant', 'mediastinum'],
  [/^C782/, 'distant', 'pleura'],
  [/^C786/, 'distant', 'retroperitoneum and peritoneum'],
  [/^C787/, 'distant', 'liver'],
  [/^C78/, 'distant', 'respiratory or digestive organ'],
  [/^C7981/, 'uncertain', 'breast'],
  [/^C792/, 'uncertain', 'skin'],
  [/^C793/, 'distant', 'brain or meninges'],
  [/^C795/, 'distant', 'bone or bone marrow'],
  [/^C796/, 'distant', 'ovary'],
  [/^C797/, 'distant', 'adrenal gland'],
  [/^C79/, 'distant', 'other or unspecified site'],
  [/^C7B/, 'other-primary', 'neuroendocrine tumour'],
  [/^196/, 'other-node', 'lymph nodes'],
  [/^19881/, 'uncertain', 'breast'],
  [/^1982/, 'uncertain', 'skin'],
  [/^197/, 'distant', 'respiratory or digestive organ'],
  [/^198/, 'distant', 'other specified site'],
]

const ORGANS: readonly (readonly [code: RegExp, organ: string])[] = [
  [/^C1[56]/, 'stomach'],
  [/^C(18|19|20|21)/, 'bowel'],
  [/^C22/, 'liver'],
  [/^C25/, 'pancreas'],
  [/^C3[34]/, 'lung'],
  [/^C4[01]/, 'bone'],
  [/^C56/, 'ovary'],
  [/^C64/, 'kidney'],
  [/^C7[012]/, 'brain'],
]

/** What an ICD code means here; absent where it is none of a tumour, or a risk or family history. */
export function meaningOfIcd(system: string, written: string): IcdMeaning | undefined {
  const code = written.toUpperCase().replace(/[.\s]/g, '')
  const secondary = SECONDARY.find(([pattern]) => pattern.test(code) && isInSystem(system, code))
  if (secondary) return { kind: 'secondary', secondary: secondary[1], where: secondary[2] }
  if (/^C50\d{0,3}$/.test(code)) return sided({ kind: 'invasive-breast' }, code)
  if (/^D05\d{0,2}$/.test(code)) return { kind: 'breast-in-situ' }
  if (/^Z853$/.test(code)) return { kind: 'breast-history' }
  if (/^C(?!80)\d{2}[0-9A-Z]{0,4}$/.test(code) || /^C4A/.test(code)) return otherPrimary(code)
  if (system !== 'icd-9') return undefined
  if (/^17[45]\d?$/.test(code)) return { kind: 'invasive-breast' }
  if (/^2330$/.test(code)) return { kind: 'breast-in-situ' }
  if (/^V103$/.test(code)) return { kind: 'breast-history' }
  return /^(1[4-9]\d|20[0-8])\d{0,2}$/.test(code) && !/^199/.test(code) ? { kind: 'other-primary' } : undefined
}

/** A code of digits only is ICD-9; a code of a letter may stand under either name. */
function isInSystem(system: string, code: string): boolean {
  return system === 'icd-9' || /^C/.test(code)
}

function otherPrimary(code: string): IcdMeaning {
  const organ = ORGANS.find(([pattern]) => pattern.test(code))?.[1]
  return organ === undefined ? { kind: 'other-primary' } : { kind: 'other-primary', organ }
}

/** ICD-10-CM: the last of three digits after the dot is 1 for right and 2 for left. */
function sided(meaning: { kind: Diagnosis['kind'] }, code: string): IcdMeaning {
  const side = /^C50\d[12]([12])$/.exec(code)?.[1]
  if (side === undefined) return meaning
  return { ...meaning, laterality: side === '1' ? 'right' : 'left' }
}

export type Behaviour = 'in-situ' | 'invasive' | 'metastatic'

/** ICD-O-3 morphology of a tumour of the breast: '8500/3'. Only histologies that arise there. */
export function behaviourOfMorphology(written: string): Behaviour | undefined {
  const digit = /^(?:M-?)?8[05]\d{2}\/(\d)$/.exec(written.trim())?.[1]
  if (digit === '2') return 'in-situ'
  if (digit === '3') return 'invasive'
  return digit === '6' ? 'metastatic' : undefined
}
