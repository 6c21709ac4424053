/** Nothing of another patient is read: not by any reader, not by any way in, and it is said once what was left out. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { loadCardBook } from '../../src/content/card-book.ts'
import { assess, evaluate } from '../../src/evaluate/evaluate.ts'
import { readEvidence } from '../../src/fhir/read-evidence.ts'
import type { Evidence, Unread } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { answered, concept, condition, observation, type Resource } from './records.ts'

const SITE = { settings: DEFAULT_SETTINGS }
const TODAY = '2026-11-28'
const MRN = 'https://hospital.example/mrn'
const OWN: Resource = { resourceType: 'Patient', id: '1', identifier: [{ system: MRN, value: '100' }] }
const BREAST = condition('254837009', { id: 'breast', subject: { reference: 'Patient/1' } })

/** Everything that some reader would take: each resource says by `named` whose it is. */
function chartOf(named: Resource): readonly Resource[] {
  const taken = { effectiveDateTime: '2026-10-01' }
  return [
    answered('85319-2', 'LA11843-2', { id: 'ihc', ...taken, ...named }),
    observation('85318-4', { id: 'ish', valueString: 'amplified', ...named }),
    answered('85337-4', 'LA6576-8', { id: 'er', ...named }),
    observation('21908-9', { id: 'stage', valueString: 'IV', ...taken, ...named }),
    observation('10230-1', { id: 'lvef', valueQuantity: { value: 30, unit: '%' }, ...taken, ...named }),
    answered('82810-3', '77386006', { id: 'pregnancy', ...taken, ...named }),
    condition('233703007', { id: 'ild', ...named }),
    condition('94222008', { id: 'bone', ...named }),
    condition('385763009', { id: 'hospice', ...named }),
    observation('22637-3', { id: 'text', valueString: 'HER2 IHC 3+. Metastatic carcinoma in the liver.', ...named }),
    { resourceType: 'Procedure', id: 'uterus', status: 'completed', code: concept('236886002'), ...named },
    { resourceType: 'DiagnosticReport', id: 'report', status: 'final', conclusion: 'HER2 IHC 3+.', ...named },
    { resourceType: 'MedicationRequest', id: 'old', status: 'active', medicationCodeableConcept: { text: 'Enhertu' }, ...named },
    { resourceType: 'ServiceRequest', id: 'order', status: 'active', code: concept('85318-4'), ...named },
    { resourceType: 'Specimen', id: 'sample', ...named },
    { resourceType: 'QuestionnaireResponse', id: 'form', item: [{ text: 'HER2 IHC', answer: [{ valueString: '3+' }] }], ...named },
  ] // prettier-ignore
}

const otherNumber = { identifier: [{ system: MRN, value: '200' }] }
const contained = { resourceType: 'Patient', id: 'p', ...otherNumber }

// prettier-ignore
const FOREIGN: readonly (readonly [how: string, named: Resource])[] = [
  ['by reference',                        { subject: { reference: 'Patient/2' } }],
  ['by an absolute reference',            { subject: { reference: 'https://ehr.example/fhir/Patient/2/_history/3' } }],
  ['by a bare reference',                 { subject: 'Patient/2' }],
  ['by `patient`',                        { patient: { reference: 'Patient/2' } }],
  ['by one of two subjects',              { subject: [{ reference: 'Patient/1' }, { reference: 'Patient/2' }] }],
  ['by a contained Patient',              { subject: { reference: '#p' }, contained: [contained] }],
  ['by identifier',                       { subject: { identifier: { system: MRN, value: '200' } } }],
  ['by an identifier beside our reference', { subject: { reference: 'Patient/1', identifier: { system: MRN, value: '200' } } }],
]

const draft = (more: Resource): Resource => ({
  resourceType: 'MedicationRequest',
  id: 'draft',
  status: 'draft',
  subject: { reference: 'Patient/1' },
  medicationCodeableConcept: { text: 'Herceptin' },
  ...more,
})

function callOf(...drafts: readonly Resource[]) {
  const draftOrders = { resourceType: 'Bundle', entry: drafts.map((resource) => ({ resource })) }
  return { hook: 'order-sign' as const, context: { userId: 'Practitioner/1', patientId: '1', draftOrders } }
}

const NOTHING_READ = {
  patient: 'Patient/1',
  results: [],
  notApplicable: [],
  receptors: [],
  metastasis: [],
  treatments: [],
  orders: [],
  specimens: [],
}

function expectNothingOf(foreign: readonly Resource[], evidence: Evidence, unread: readonly Unread[]): void {
  expect(evidence).toMatchObject(NOTHING_READ)
  expect(evidence.diagnoses.map(({ reference }) => reference)).toEqual(['Condition/breast'])
  for (const part of ['stageGroup', 'baseline', 'comfortCare', 'unreadReports']) expect(evidence).not.toHaveProperty(part)
  const listed = unread.filter(({ why }) => why.includes('belongs to another patient')).map(({ reference }) => reference)
  expect(listed.toSorted()).toEqual(foreign.map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`).toSorted())
} // prettier-ignore

describe.each(FOREIGN)("another patient's records, named %s", (_how, named) => {
  const foreign = chartOf(named)
  const records = [OWN, BREAST, ...foreign]

  test('the chart of the patient gives evidence of every kind', () => {
    const own = { subject: { reference: 'Patient/1' } }
    const { evidence, unread } = readEvidence([OWN, BREAST, ...chartOf(own)], { call: callOf() })
    expect(unread.filter(({ why }) => why.includes('patient'))).toEqual([])
    for (const kind of ['results', 'receptors', 'metastasis', 'treatments', 'orders', 'specimens'] as const) {
      expect(evidence[kind]).not.toEqual([])
    }
    expect(evidence).toMatchObject({ stageGroup: { words: 'IV' }, comfortCare: true })
    expect(Object.keys(evidence.baseline ?? {}).toSorted()).toEqual(['lungDisease', 'lvef', 'mayBecomePregnant', 'pregnancy'])
  }) // prettier-ignore

  test('enter nothing through the library: by the Patient of the record, by name, by the call', () => {
    for (const options of [{}, { patient: 'Patient/1' }, { patient: '1' }, { call: callOf() }]) {
      const { evidence, unread } = readEvidence(records, options)
      expectNothingOf(foreign, evidence, unread)
    }
  })

  test('enter nothing through assess and evaluate', () => {
    const input = { request: callOf(draft({})), records }
    const assessed = assess(input, SITE, TODAY)
    const book = loadCardBook(join(import.meta.dirname, '../../cards'))
    const { trace, response } = evaluate(input, SITE, book, TODAY, randomUUID)
    for (const { evidence, unread, classification } of [assessed, trace]) {
      expectNothingOf(foreign, evidence, unread)
      expect(classification.current).toBeUndefined()
    }
    expect(JSON.stringify(response)).not.toMatch(/3\+|Enhertu|stage IV|\b30 %|\b200\b/i)
  })
})

test('neither order nor copies of the records change what is left out', () => {
  const foreign = chartOf({ subject: { reference: 'Patient/2' } })
  const { evidence, unread } = readEvidence([...foreign, ...foreign.toReversed(), BREAST, OWN])
  expectNothingOf(foreign, evidence, unread)
})

describe('drafts', () => {
  const medication = { resourceType: 'Medication', id: 'm', code: { text: 'Enhertu' } }
  const her2 = answered('85319-2', 'LA11843-2', { subject: { reference: 'Patient/1' } })

  test.each(FOREIGN)('for another patient, named %s, are listed and not read', (_how, named) => {
    const foreign = { ...draft({ id: 'foreign' }), subject: undefined, ...named }
    const { evidence, unread } = readEvidence([OWN, her2, medication], { call: callOf(draft({}), foreign) })
    expect(evidence.drafts).toMatchObject([{ reference: 'MedicationRequest/draft', agent: 'trastuzumab' }])
    expect(unread).toMatchObject([
      { reference: 'MedicationRequest/foreign', why: expect.stringContaining('another patient') },
    ])
  })

  test("a prior order of another patient is no course to continue, and a draft's sample is none of theirs", () => {
    const subject = { reference: 'Patient/2' }
    const prior = draft({ id: 'prior', status: 'active', subject })
    const sample = { resourceType: 'Specimen', id: 's', subject, collection: { bodySite: { text: 'liver' } } }
    const renewal = draft({ priorPrescription: { reference: 'MedicationRequest/prior' } })
    const read = (...records: readonly Resource[]) =>
      readEvidence([OWN, ...records], { call: callOf(renewal) }).evidence
    expect(read({ ...prior, subject: { reference: 'Patient/1' } }).drafts).toMatchObject([{ continues: true }])
    expect(read(prior).drafts?.[0]).not.toHaveProperty('continues')
    const ihc = { ...her2, specimen: { reference: 'Specimen/s' } }
    expect(read(ihc, sample).results).toMatchObject([{ specimen: { key: 'Specimen/s', siteKind: 'unknown' } }])
  })
})

describe('what names nobody', () => {
  const ihc = answered('85319-2', 'LA11843-2', { id: 'ihc' })
  const foreign = { subject: { reference: 'Patient/2' } }

  test('is read', () => {
    expect(readEvidence([OWN, ihc]).evidence.results).toMatchObject([{ score: '3+' }])
  })

  test.each<readonly [string, readonly Resource[]]>([
    ["a result in another patient's report", [{ resourceType: 'DiagnosticReport', id: 'r', result: [{ reference: 'Observation/ihc' }], ...foreign }, ihc]],
    ["a result on another patient's sample", [{ resourceType: 'Specimen', id: 's', ...foreign }, { ...ihc, specimen: { reference: 'Specimen/s' } }]],
    ["a result of another patient's stay", [{ resourceType: 'Encounter', id: 'e', ...foreign }, { ...ihc, encounter: { reference: 'Encounter/e' } }]],
  ])('but not %s', (_name, records) => {
    const { evidence, unread } = readEvidence([OWN, ...records])
    expect(evidence.results).toEqual([])
    expect(unread.map(({ reference }) => reference)).toContain('Observation/ihc')
  }) // prettier-ignore
})

describe('what does not decide whose record it is', () => {
  const ihc = (more: Resource) => answered('85319-2', 'LA11843-2', { id: 'ihc', ...more })

  // prettier-ignore
  test.each<readonly [string, Resource]>([
    ['a contained Patient without a number', ihc({ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p' }] })],
    ['a contained Patient with a number of another system', ihc({ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p', identifier: { system: 'urn:lab', value: '7' } }] })],
    ['a contained Patient with our number', ihc({ subject: { reference: '#p' }, contained: [{ resourceType: 'Patient', id: 'p', identifier: { system: MRN, value: '100' } }] })],
    ['our number as identifier', ihc({ subject: { identifier: { system: MRN, value: '100' } } })],
    ['a number of another system', ihc({ subject: { identifier: { system: 'urn:lab', value: '7' } } })],
    ['an account number', ihc({ subject: { identifier: { system: MRN, value: '7', type: concept({ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'AN' }) } } })],
    ['a group', ihc({ subject: { reference: 'Group/2' } })],
    ['no text at all', ihc({ subject: { reference: 2 } })],
  ])('%s', (_name, resource) => {
    for (const options of [{}, { patient: 'Patient/1' }]) {
      const { evidence, unread } = readEvidence([OWN, resource], options)
      expect(evidence).toMatchObject({ patient: 'Patient/1', results: [{ score: '3+' }] })
      expect(unread).toEqual([])
    }
  })

  test('a number that is out of use counts, and one of two that is ours is enough', () => {
    const merged = {
      ...OWN,
      identifier: [
        { system: MRN, value: '100' },
        { system: MRN, value: '99', use: 'old' },
      ],
    }
    const old = ihc({ subject: { identifier: { system: MRN, value: '99' } } })
    expect(readEvidence([merged, old]).evidence.results).toHaveLength(1)
    expect(readEvidence([OWN, old]).evidence.results).toHaveLength(0)
  })

  test('a Patient without id: the patient of the call, else the one that the resources name', () => {
    const nameless = { resourceType: 'Patient', birthDate: '1970-01-02' }
    const own = ihc({ subject: { reference: 'Patient/7' } })
    const expected = { patient: 'Patient/7', birthDate: '1970-01-02', results: [{ score: '3+' }] }
    expect(readEvidence([nameless, own]).evidence).toMatchObject(expected)
    expect(readEvidence([nameless, own], { patient: '7' }).evidence).toMatchObject(expected)
    expect(readEvidence([nameless, own], { patient: '8' }).evidence).toMatchObject({
      patient: 'Patient/8',
      results: [],
    })
  })

  test('ids that are numbers, and a Patient behind a urn', () => {
    const numbered = { resourceType: 'Patient', id: 1 }
    expect(readEvidence([numbered, ihc({ subject: { reference: 'Patient/1' } })]).evidence.results).toHaveLength(1)
    expect(readEvidence([numbered, ihc({ subject: { reference: 'Patient/2' } })]).evidence.results).toHaveLength(0)
    const entry = [
      { fullUrl: 'urn:uuid:a', resource: { resourceType: 'Patient', id: '1' } },
      { fullUrl: 'urn:uuid:b', resource: { resourceType: 'Patient' } },
      { resource: ihc({ subject: { reference: 'urn:uuid:a' } }) },
      { resource: ihc({ id: 'foreign', subject: { reference: 'urn:uuid:b' } }) },
    ]
    const { evidence } = readEvidence([{ resourceType: 'Bundle', entry }], { patient: 'Patient/1' })
    expect(evidence.results).toMatchObject([{ reference: 'Observation/ihc' }])
  })

  test('two versions or two forms of one Patient are one', () => {
    const again = { ...OWN, gender: 'female' }
    const versions = [1, 2].map((versionId) => ({
      ...OWN,
      meta: { versionId: String(versionId) },
      active: versionId > 1,
    }))
    for (const patients of [[OWN, again], versions]) {
      const records = [...patients, ihc({ subject: { reference: 'Patient/1' } })]
      expect(readEvidence(records).evidence).toMatchObject({ patient: 'Patient/1', results: [{ score: '3+' }] })
    }
  })
})

describe('a record of several patients of whom none is asked for', () => {
  const two = [
    answered('85319-2', 'LA11843-2', { id: 'a', subject: { reference: 'Patient/1' } }),
    answered('85319-2', 'LA11841-6', { id: 'b', subject: { reference: 'Patient/2' } }),
  ]

  test.each<readonly [string, readonly Resource[]]>([
    ['subjects alone', two],
    ['with both Patients', [OWN, { resourceType: 'Patient', id: '2' }, ...two]],
    ['two Patients, and results that name nobody', [OWN, { resourceType: 'Patient', id: '2' }, answered('85319-2', 'LA11843-2')]],
    ['two Patients without a name', [{ resourceType: 'Patient' }, { resourceType: 'Patient' }, answered('85319-2', 'LA11843-2')]],
  ])('nothing is read, and each resource says so: %s', (_name, records) => {
    const { evidence, unread } = readEvidence(records)
    expect(evidence.results).toEqual([])
    expect(evidence).not.toHaveProperty('patient')
    expect(unread).toHaveLength(records.length)
    for (const { why } of unread) expect(why).toContain('it is not said whose record this is')
  }) // prettier-ignore

  test('who is asked for gets their own', () => {
    expect(readEvidence(two, { patient: 'Patient/2' }).evidence.results).toMatchObject([{ score: '1+' }])
    const call = { hook: 'patient-view', context: { patientId: '1' } }
    expect(readEvidence(two, { call }).evidence.results).toMatchObject([{ score: '3+' }])
  })

  test('of several Patients, the one whom the resources name', () => {
    const records = [OWN, { resourceType: 'Patient', id: '2' }, two[0]]
    expect(readEvidence(records).evidence).toMatchObject({ patient: 'Patient/1', results: [{ score: '3+' }] })
  })

  test('numbers that contradict each other where no Patient tells', () => {
    const numbered = (id: string, value: string) =>
      answered('85319-2', 'LA11843-2', { id, subject: { identifier: { system: MRN, value } } })
    const read = (...records: readonly Resource[]) => readEvidence(records, { patient: '1' }).evidence.results.length
    expect([read(numbered('a', '1'), numbered('b', '1')), read(numbered('a', '1'), numbered('b', '2'))]).toEqual([2, 0])
  })
})
