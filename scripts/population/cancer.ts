/** A breast cancer as it stands in records: diagnosis, stage, samples, receptors, HER2 in one of many encodings, drugs. */
import { addDays } from './random.ts'
import {
  HER2_SCORES,
  ISH_OF_EQUIVOCAL,
  ISH_MISSING,
  METASTASIS_TESTED,
  RECEPTOR_POSITIVE,
  STAGES,
  STAINING_TOLD,
  TESTED,
  type Score,
} from './frequencies.ts'
import { ENCODINGS, type Her2Answer } from './her2-encodings.ts'
import type { Maker, Resource } from './noise.ts'

const LOINC = 'http://loinc.org'
const SCT = 'http://snomed.info/sct'
const AJCC = 'http://cancerstaging.org'

/** The newest day of anything made. */
const LATEST_YEAR = 2026
const LATEST = '2026-09-01'

function earlier(one: string, other: string): string {
  return one < other ? one : other
}

export function cancerOf(maker: Maker): Resource[] {
  const { chance } = maker
  const on = chance.day(2016, LATEST_YEAR - 1)
  const side = chance.pick(['left', 'right'] as const)
  const stage = chance.weighed(STAGES)
  const relapsed = stage !== 'IV' && chance.yes(0.15)
  const primary = sample(maker, `${side} breast`, on)
  const distant = stage === 'IV' || relapsed
  const since = relapsed ? earlier(addDays(on, chance.between(200, 1400)), LATEST) : on
  return [
    diagnosis(maker, side, on),
    primary,
    ...receptors(maker, primary, on),
    ...(chance.yes(TESTED) ? her2(maker, primary, on) : []),
    staging(maker, stage, on),
    ...(distant ? spread(maker, since) : []),
    ...(chance.yes(0.5) ? [drug(maker, on)] : []),
  ]
}

function diagnosis({ chance, subject, id }: Maker, side: 'left' | 'right', on: string): Resource {
  const coding = chance.pick([
    { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: side === 'left' ? 'C50.912' : 'C50.911' },
    { system: SCT, code: '254837009', display: 'Malignant neoplasm of breast' },
    { system: 'http://fhir.de/CodeSystem/bfarm/icd-10-gm', code: 'C50.9', display: 'Bösartige Neubildung: Brustdrüse' },
  ])
  return {
    ...{ resourceType: 'Condition', id: id('Condition') },
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { coding: [coding] },
    bodySite: [{ text: `${side} breast` }],
    ...{ subject, recordedDate: on },
  }
}

function sample({ subject, id }: Maker, site: string, on: string): Resource {
  return {
    ...{ resourceType: 'Specimen', id: id('Specimen'), subject },
    type: { text: 'Core needle biopsy' },
    collection: { collectedDateTime: on, bodySite: { text: site } },
  }
}

function receptors({ chance, subject, id }: Maker, specimen: Resource, on: string): Resource[] {
  return [
    ['16112-5', 'Estrogen receptor', RECEPTOR_POSITIVE.er] as const,
    ['16113-3', 'Progesterone receptor', RECEPTOR_POSITIVE.pgr] as const,
  ].map(([code, words, share]) => ({
    ...{ resourceType: 'Observation', id: id('Observation'), status: 'final' },
    code: { coding: [{ system: LOINC, code, display: words }] },
    ...{ subject, specimen: { reference: `Specimen/${specimen.id}` }, effectiveDateTime: addDays(on, 3) },
    valueCodeableConcept: chance.yes(share)
      ? { coding: [{ system: LOINC, code: 'LA6576-8', display: 'Positive' }] }
      : { coding: [{ system: LOINC, code: 'LA6577-6', display: 'Negative' }] },
  }))
}

function her2(maker: Maker, specimen: Resource, on: string): Resource[] {
  const { chance } = maker
  const score: Score = chance.weighed(HER2_SCORES)
  const answer: Her2Answer = {
    score,
    ...(score === '0' && chance.yes(STAINING_TOLD) && { staining: chance.pick(['absent', 'present'] as const) }),
    ...(score === '2+' && !chance.yes(ISH_MISSING) && { ish: chance.weighed(ISH_OF_EQUIVOCAL) }),
    ...{ specimen, on: addDays(on, 5), ishOn: addDays(on, 5 + chance.between(4, 25)) },
  }
  return chance.weighed(ENCODINGS)(answer, maker)
}

function staging({ chance, subject, id }: Maker, stage: string, on: string): Resource {
  const { code, coding } = chance.pick([
    { code: '21908-9', coding: { system: AJCC, code: stage } },
    { code: '21902-2', coding: { system: AJCC, code: stage } },
  ])
  return {
    ...{ resourceType: 'Observation', id: id('Observation'), status: 'final' },
    code: { coding: [{ system: LOINC, code, display: 'Stage group' }] },
    ...{
      subject,
      effectiveDateTime: addDays(on, 8),
      valueCodeableConcept: { coding: [coding], text: `Stage ${stage}` },
    },
  }
}

function spread(maker: Maker, on: string): Resource[] {
  const { chance, subject, id } = maker
  const [icd, site] = chance.weighed(SITES)
  const found: Resource = {
    ...{ resourceType: 'Condition', id: id('Condition') },
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: icd }], text: `Metastasis to ${site}` },
    ...{ subject, recordedDate: on },
  }
  if (!chance.yes(METASTASIS_TESTED)) return [found]
  const tissue = sample(maker, site, on)
  return [found, tissue, ...her2(maker, tissue, on)]
}

const SITES: readonly (readonly [readonly [string, string], number])[] = [
  [['C79.51', 'bone'], 50],
  [['C78.7', 'liver'], 25],
  [['C78.00', 'lung'], 20],
  [['C79.31', 'brain'], 5],
]

function drug({ chance, subject, id }: Maker, on: string): Resource {
  const [code, words] = chance.pick<readonly [string, string]>([
    ['72965', 'letrozole'],
    ['84857', 'anastrozole'],
    ['10324', 'tamoxifen'],
    ['224905', 'trastuzumab'],
    ['56946', 'paclitaxel'],
  ])
  return {
    ...{ resourceType: 'MedicationRequest', id: id('MedicationRequest'), status: 'active', intent: 'order' },
    medicationCodeableConcept: {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display: words }],
      text: words,
    },
    ...{ subject, authoredOn: addDays(on, chance.between(20, 60)) },
  }
}
