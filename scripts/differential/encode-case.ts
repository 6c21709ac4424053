/** A case as FHIR R4 resources, in no particular order. */
import type { Case, Diagnosis, Overall, ResultStatus, Specimen, Test } from './case.ts'
import { addDays, resultDay } from './case.ts'
import { Dice } from './dice.ts'
import { encodeExtent } from './encode-extent.ts'
import { encodeIhc } from './encode-ihc.ts'
import { encodeIsh, ISH_CODES } from './encode-ish.ts'
import {
  codedAnswer,
  concept,
  ICD_10_CM,
  LOINC,
  type Resource,
  SNOMED,
  stringAnswer,
  SUBJECT,
  terminology,
  textAnswer,
} from './fhir-parts.ts'

const LEFT_BREAST = concept(SNOMED, '80248007', 'Left breast structure')
const RIGHT_BREAST = concept(SNOMED, '73056007', 'Right breast structure')
const BREAST_OF = { left: LEFT_BREAST, right: RIGHT_BREAST, none: concept(SNOMED, '76752008', 'Breast structure') }
const NODE_OF = {
  left: { text: 'Left axillary lymph node' },
  right: { text: 'Right axillary lymph node' },
  none: { text: 'Axillary lymph node' },
}
const ORGAN_OF = {
  liver: concept(SNOMED, '10200004', 'Liver structure'),
  bone: concept(SNOMED, '272673000', 'Bone structure'),
  lung: concept(SNOMED, '39607008', 'Lung structure'),
}
const ICD_OF = { left: 'C50.912', right: 'C50.911', none: 'C50.919' }

const OVERALL_FORMS: Readonly<Record<Overall, readonly Resource[]>> = {
  positive: [
    codedAnswer(LOINC, 'LA6576-8', 'Positive'),
    codedAnswer(SNOMED, '10828004', 'Positive'),
    codedAnswer(SNOMED, '427685000'),
    stringAnswer('Positive'),
    textAnswer('HER2 positive'),
  ],
  negative: [
    codedAnswer(LOINC, 'LA6577-6', 'Negative'),
    codedAnswer(SNOMED, '260385009', 'Negative'),
    codedAnswer(SNOMED, '431396003'),
    stringAnswer('Negative'),
    textAnswer('HER2 negative'),
  ],
  ultralow: [stringAnswer('HER2-ultralow'), textAnswer('HER2 ultralow')],
  low: [codedAnswer(SNOMED, '1381317004', 'Human epidermal growth factor receptor 2 low'), stringAnswer('HER2-low')],
}

/** The second seed keeps the ways of writing apart from the case that is written. */
const WRITING = 0x51ed27

export function encodeCase(of: Case): readonly Resource[] {
  const dice = new Dice(of.seed, WRITING, of.n)
  const rest = [
    ...of.diagnoses.map((diagnosis, i) => encodeDiagnosis(dice, diagnosis, `c${i}`)),
    ...of.specimens.flatMap((specimen) => encodeSpecimen(dice, specimen)),
    ...of.extents.map((extent, i) => encodeExtent(dice, extent, `m${i}`)),
  ]
  const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1970-01-01' }
  return [patient, ...shuffle(dice, rest)]
}

function shuffle(dice: Dice, resources: readonly Resource[]): readonly Resource[] {
  return resources
    .map((resource) => ({ resource, place: dice.throw() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ resource }) => resource)
}

function encodeDiagnosis(dice: Dice, { side, day, status }: Diagnosis, id: string): Resource {
  const isIcd = dice.chance(0.6)
  const text = `Malignant neoplasm of ${side === 'none' ? '' : `${side} `}female breast`
  const code = isIcd
    ? { ...concept(ICD_10_CM, ICD_OF[side]), text }
    : concept(SNOMED, '254837009', 'Malignant tumor of breast')
  return {
    resourceType: 'Condition',
    id,
    subject: SUBJECT,
    code,
    clinicalStatus: terminology('condition-clinical', status),
    verificationStatus: terminology('condition-ver-status', 'confirmed'),
    ...(!isIcd && side !== 'none' && { bodySite: [BREAST_OF[side]] }),
    ...(dice.chance(0.7) ? { onsetDateTime: day } : { recordedDate: day }),
  }
}

function siteOf({ site, side }: Specimen): Resource {
  if (site === 'breast') return BREAST_OF[side]
  return site === 'node' ? NODE_OF[side] : ORGAN_OF[site]
}

function encodeSpecimen(dice: Dice, specimen: Specimen): readonly Resource[] {
  const { id, day, link, isDated } = specimen
  const observations = [
    ...encodeIhcVersions(dice, specimen),
    ...encodeIshVersions(dice, specimen),
    ...encodeSingleBeside(dice, specimen),
    ...encodeOverall(dice, specimen),
  ]
  if (link === 'assumed') return observations
  if (link === 'report') return [...observations, encodeReport(specimen, observations)]
  const collection = { bodySite: siteOf(specimen), ...(isDated && { collectedDateTime: day }) }
  return [{ resourceType: 'Specimen', id, subject: SUBJECT, collection }, ...observations]
}

function encodeReport({ id, day }: Specimen, observations: readonly Resource[]): Resource {
  const code = concept(LOINC, '60568-3', 'Pathology synoptic report')
  const result = observations.map((one) => ({ reference: `Observation/${String(one['id'])}` }))
  const head = { resourceType: 'DiagnosticReport', id: `${id}-rep`, status: 'final', subject: SUBJECT }
  return { ...head, code, effectiveDateTime: day, result }
}

interface Version {
  /** What follows the specimen's id; also the identifier, which two versions share. */
  readonly test: string
  readonly status: ResultStatus
  /** First version of a result of which there is a later one, or that later one. */
  readonly of?: 'earlier' | 'later'
}

function encodeObservation(dice: Dice, specimen: Specimen, version: Version, result: Resource): Resource {
  const { id, link } = specimen
  const day = resultDay(specimen)
  const identifier = `${id}-${version.test}`
  // What is registered has no result yet.
  const { component, note, valueString, valueCodeableConcept, valueQuantity, valueRatio, ...rest } = result
  const answer = { component, note, valueString, valueCodeableConcept, valueQuantity, valueRatio }
  const isThere = version.status !== 'registered'
  return {
    resourceType: 'Observation',
    id: version.of === 'earlier' ? `${identifier}0` : identifier,
    status: version.status,
    subject: SUBJECT,
    ...(link === 'specimen' ? { specimen: { reference: `Specimen/${id}` } } : { bodySite: siteOf(specimen) }),
    effectiveDateTime: day,
    issued: `${addDays(day, version.of === 'later' ? 5 : 1)}T10:00:00Z`,
    identifier: [{ system: 'urn:lab', value: identifier }],
    ...(dice.chance(0.6) && { category: [terminology('observation-category', 'laboratory')] }),
    ...rest,
    ...(isThere && Object.fromEntries(Object.entries(answer).filter(([, value]) => value !== undefined))),
  }
}

/** The earlier and the later version of a test; one alone where nothing was corrected. */
function versionsOf<Result>(test: Test<Result>): readonly (readonly [Pick<Version, 'of' | 'status'>, Result])[] {
  if (test.earlier === undefined) return [[{ status: test.status }, test.result]]
  return [
    [{ status: 'final', of: 'earlier' }, test.earlier],
    [{ status: test.status, of: 'later' }, test.result],
  ]
}

function encodeIhcVersions(dice: Dice, specimen: Specimen): readonly Resource[] {
  if (specimen.ihc === undefined) return []
  return versionsOf(specimen.ihc).map(([version, ihc]) => {
    const result = encodeIhc(dice, ihc)
    const isOtherCode = version.of === 'later' && specimen.isRecoded
    const code = version.of === undefined ? {} : { code: concept(LOINC, isOtherCode ? '18474-7' : '85319-2') }
    return encodeObservation(dice, specimen, { test: 'ihc', ...version }, { ...result, ...code })
  })
}

function encodeIshVersions(dice: Dice, specimen: Specimen): readonly Resource[] {
  if (specimen.ish === undefined) return []
  const code = dice.pick(ISH_CODES.slice(0, 3))
  return versionsOf(specimen.ish).map(([version, ish]) => {
    const recount = version.of === 'earlier' ? undefined : specimen.recount
    const ofPair = version.of === 'earlier' && specimen.isRecoded ? '96893-3' : code
    const fixed = version.of === undefined ? undefined : ofPair
    return encodeObservation(dice, specimen, { test: 'ish', ...version }, encodeIsh(dice, ish, recount, fixed))
  })
}

function encodeSingleBeside(dice: Dice, specimen: Specimen): readonly Resource[] {
  const { ish, singleBeside } = specimen
  if (ish === undefined || singleBeside === undefined || ish.status === 'registered') return []
  const result = encodeIsh(dice, { probe: 'single', copies: { value: singleBeside } })
  return [encodeObservation(dice, specimen, { test: 'ish1', status: ish.status }, result)]
}

function encodeOverall(dice: Dice, specimen: Specimen): readonly Resource[] {
  if (specimen.overall === undefined) return []
  const result = {
    code: concept(LOINC, '48676-1', 'HER2 [Interpretation] in Tissue'),
    ...dice.pick(OVERALL_FORMS[specimen.overall]),
  }
  return [encodeObservation(dice, specimen, { test: 'all', status: 'final' }, result)]
}
