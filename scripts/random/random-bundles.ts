/** Random FHIR bundles of HER2 work-ups: correct, odd and damaged ones, the same for the same seed. */

export type Random = () => number

/** Mulberry32: small, seeded, good enough to spread cases. */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const LOINC = 'http://loinc.org'
const SCORES = [
  '0',
  '0+',
  '1+',
  '2+',
  '3+',
  'Positive',
  'Negative',
  'Equivocal',
  '0-1+',
  'see report',
  '',
  '2',
  'H-score 120',
]
const SCORE_CODES = [
  'LA6111-4',
  'LA11841-6',
  'LA11842-4',
  'LA11843-2',
  'LA6576-8',
  'LA6577-6',
  'LA11885-3',
  'LA11840-8',
]
const ISH_WORDS = [
  'amplified',
  'not amplified',
  'equivocal',
  'failed',
  'pending',
  'less than 1.8',
  'greater than 1.8',
  'ratio 2.3',
]
const STATUSES = [
  'final',
  'final',
  'final',
  'amended',
  'corrected',
  'preliminary',
  'registered',
  'cancelled',
  'entered-in-error',
  'unknown',
  undefined,
]
const CONCLUSIONS = [
  'HER2 IHC 1+ (negative).',
  'HER2: 2+, FISH not amplified (ratio 1.3).',
  'HER2 likely positive (3+).',
  'ER 90 %, PR 0 %, HER2 negativ (Score 0).',
  'Previously HER2 3+; now 1+.',
  'Metastasis to liver. HER2 not tested.',
]

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
const digits = (random: Random, most: number): number => Math.round(random() * most * 100) / 100

function observation(random: Random, id: string, code: string, fields: object): object {
  const status = pick(random, STATUSES)
  return {
    resourceType: 'Observation',
    id,
    ...(status && { status }),
    code: { coding: [{ system: pick(random, [LOINC, LOINC, LOINC, 'urn:oid:2.16.840.1.113883.6.1', '']), code }] },
    subject: { reference: 'Patient/p' },
    ...(random() < 0.6 && {
      effectiveDateTime: pick(random, ['2026', '2026-03', '2026-03-04', '2024-01-02T10:00:00Z', 'soon']),
    }),
    ...(random() < 0.5 && {
      specimen: { reference: pick(random, ['Specimen/s1', 'Specimen/s2', 'Specimen/none', '#x']) },
    }),
    ...fields,
  }
}

/** One value in one of the shapes that systems send. */
function valueOf(random: Random, texts: readonly string[], codes: readonly string[]): object {
  const text = pick(random, texts)
  const coded = { valueCodeableConcept: { coding: [{ system: LOINC, code: pick(random, codes) }] } }
  return pick(random, [
    { valueString: text },
    { valueCodeableConcept: { text } },
    coded,
    { valueCodeableConcept: { ...coded.valueCodeableConcept, text } },
    { valueInteger: Math.floor(random() * 5) },
    { dataAbsentReason: { coding: [{ code: pick(random, ['unknown', 'not-performed', 'masked']) }] } },
    { interpretation: [{ coding: [{ code: pick(random, ['POS', 'NEG', 'IND', 'A', '?']) }] }] },
    {},
  ])
}

function numberOf(random: Random, most: number): object {
  const value = digits(random, most)
  return pick(random, [
    { valueQuantity: { value } },
    { valueQuantity: { value, comparator: pick(random, ['<', '<=', '>=', '>', '~']) } },
    { valueQuantity: { value, unit: pick(random, ['%', 'ratio', '{score}', 'IU/mL']) } },
    { valueRatio: { numerator: { value }, denominator: { value: pick(random, [1, 1, 2, 0]) } } },
    { valueString: String(value).replace('.', pick(random, ['.', ','])) },
  ])
}

type Maker = (random: Random, id: string) => object

const MAKERS: readonly Maker[] = [
  (random, id) => observation(random, id, pick(random, ['85319-2', '18474-7']), valueOf(random, SCORES, SCORE_CODES)),
  (random, id) => observation(random, id, '85318-4', valueOf(random, ISH_WORDS, ['LA6576-8', 'LA6577-6', 'LA11884-6'])),
  (random, id) => observation(random, id, '49683-6', numberOf(random, 5)),
  (random, id) => observation(random, id, '74860-8', numberOf(random, 12)),
  (random, id) => observation(random, id, '74861-6', numberOf(random, 5)),
  (random, id) =>
    observation(random, id, '48676-1', valueOf(random, ['positive', 'negative', 'HER2-low', 'equivocal'], SCORE_CODES)),
  (random, id) => observation(random, id, '85328-3', numberOf(random, 100)),
  (random, id) =>
    observation(
      random,
      id,
      pick(random, ['16112-5', '16113-3']),
      valueOf(random, ['Positive', 'Negative', '5 %'], SCORE_CODES),
    ),
  (random, id) =>
    observation(
      random,
      id,
      pick(random, ['21908-9', '21907-1']),
      valueOf(random, ['Stage IV', 'IIB', 'cM0', 'M1', 'MX'], ['4']),
    ),
  (random, id) => ({
    resourceType: 'DiagnosticReport',
    id,
    status: pick(random, STATUSES) ?? 'final',
    conclusion: pick(random, CONCLUSIONS),
  }),
  (random, id) => ({
    resourceType: 'Specimen',
    id: pick(random, ['s1', 's2', id]),
    collection: {
      collectedDateTime: '2026-02-01',
      bodySite: { text: pick(random, ['Left breast', 'Liver', 'Axillary lymph node']) },
    },
  }),
  (random, id) => ({
    resourceType: 'Condition',
    id,
    code: {
      coding: [
        {
          system: 'http://hl7.org/fhir/sid/icd-10-cm',
          code: pick(random, ['C50.912', 'C78.7', 'C77.3', 'D05.1', 'C16.9']),
        },
      ],
    },
  }),
]

/** Puts anything anywhere, as a broken interface might. */
function damage(random: Random, resource: object): object {
  const keys = Object.keys(resource)
  const wrong: unknown = pick(random, [null, 7, 'x', [], {}, [[]], { resourceType: 'Bundle' }])
  return { ...resource, [pick(random, keys)]: wrong }
}

/** A collection Bundle of up to twelve resources; one in three has a damaged resource. */
export function randomBundle(random: Random): object {
  const count = 1 + Math.floor(random() * 12)
  const resources = Array.from({ length: count }, (_, i) => pick(random, MAKERS)(random, `r${i}`))
  if (random() < 0.33) {
    const at = Math.floor(random() * count)
    resources[at] = damage(random, resources[at] ?? {})
  }
  return {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [{ resource: { resourceType: 'Patient', id: 'p' } }, ...resources.map((resource) => ({ resource }))],
  }
}
