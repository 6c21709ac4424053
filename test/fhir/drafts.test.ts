import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { CdsRequest, HOOK_CONTEXTS, requestSchema, type Hook } from '../../src/cds-hooks/schemas.ts'
import { readDrafts as readDraftsOn } from '../../src/fhir/orders/drafts.ts'
import { indexRecords } from '../../src/fhir/record/references.ts'
import { readSamples } from '../../src/fhir/specimen/specimens.ts'
import type { DraftOrder } from '../../src/her2/evidence.ts'

interface HookRequest {
  readonly hook: string
  readonly context: Record<string, unknown>
  readonly prefetch?: Record<string, unknown>
}

const readDrafts = (context: unknown, records: readonly unknown[]) => {
  const index = indexRecords(records)
  return readDraftsOn(context, { index, samples: readSamples(index) })
}

const dialects = join(import.meta.dirname, '../../fixtures/dialects')
const names = readdirSync(dialects).filter((file) => file.endsWith('.json'))
const load = (name: string) => JSON.parse(readFileSync(join(dialects, `${name}.json`), 'utf8')) as HookRequest
const readFixture = (name: string) => {
  const { context, prefetch } = load(name)
  return readDrafts(context, Object.values(prefetch ?? {}))
}
const brief = ({ selected, agent, test, specimen, continues }: DraftOrder) =>
  [
    selected ? 'selected' : 'beside',
    agent ?? '-',
    test ?? '-',
    specimen ?? '-',
    ...(continues ? ['continues'] : []),
  ].join(' ')

describe('requests as each client sends them', () => {
  test.each(names)('%s is a request of CDS Hooks', (file) => {
    const request = load(file.replace('.json', ''))
    const schema = request.hook in HOOK_CONTEXTS ? requestSchema(request.hook as Hook) : CdsRequest
    expect(schema.safeParse(request).success).toBe(true)
  })

  // prettier-ignore
  test.each([
    ['epic-order-select',              ['selected trastuzumab - -', 'beside - - -'], ['acetaminophen']],
    ['epic-order-sign',                ['selected trastuzumab deruxtecan - -', 'selected - ish Specimen/eSpec1'], []],
    ['epic-patient-view',              [], []],
    ['epic-stripped',                  [], []],
    ['oracle-patient-view',            [], []],
    ['sandbox-order-select',           ['beside - - -', 'selected lapatinib - -'], ['names no drug']],
    ['sandbox-order-sign',             ['selected - - -', 'selected lapatinib - -'], ['names no drug']],
    ['generic-1.0-order-select',       ['selected trastuzumab - -', 'beside pertuzumab - -'], []],
    ['generic-1.0-medication-prescribe', ['selected trastuzumab emtansine - -'], []],
    ['generic-1.1-order-sign',         ['selected pertuzumab - - continues'], []],
    ['generic-2.0-order-select',       ['selected - ihc Specimen/gs-1', 'selected Oncotype DX - -', 'beside palbociclib - -', 'beside - - -'], []],
    ['generic-2.0-order-sign',         ['selected - - -', 'selected - - -', 'selected trastuzumab deruxtecan - -', 'selected - serum -'], ['Kadcyla', 'Medication/not-sent']],
    ['generic-3.0-order-sign',         ['selected trastuzumab deruxtecan - -'], []],
  ])('%s', (name, drafts, unread) => {
    const reading = readFixture(name)
    expect(reading.drafts.map(brief)).toEqual(drafts)
    expect(reading.unread.map(({ why }) => why)).toEqual(unread.map((words): unknown => expect.stringContaining(words)))
  })

  test('ids of about 200 characters stay whole', () => {
    const [first] = readFixture('epic-order-select').drafts
    expect(first?.reference.length).toBeGreaterThan(190)
    expect(load('epic-order-select').context['selections']).toEqual([first?.reference])
  })

  test('the day of writing is read as far as it is known', () => {
    expect(readFixture('generic-2.0-order-select').drafts[0]?.authoredOn).toBe('2026-11-21')
    expect(readFixture('generic-3.0-order-sign').drafts[0]?.authoredOn).toBe('2026-11')
    expect(readFixture('generic-1.0-medication-prescribe').drafts[0]?.authoredOn).toBe('2026-11-19')
  })
})

const drug = (id: string, text: string, more: object = {}) => ({
  resourceType: 'MedicationRequest',
  id,
  status: 'draft',
  medicationCodeableConcept: { text },
  ...more,
})
const service = (code: unknown, more: object = {}) => ({
  resourceType: 'ServiceRequest',
  id: 's',
  status: 'draft',
  code,
  ...more,
})
const read = (resources: readonly unknown[], context: object = {}, record: readonly unknown[] = []) =>
  readDrafts(
    { draftOrders: { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }, ...context },
    record,
  )
const only = (resource: unknown, record: readonly unknown[] = []) => {
  const [draft] = read([resource], {}, record).drafts
  if (!draft) throw new Error('no draft')
  return draft
}

describe('selections', () => {
  const two = [drug('a', 'trastuzumab'), drug('b', 'palbociclib')]
  const chosen = (selections: unknown) => read(two, { selections }).drafts.filter(({ selected }) => selected).length

  // prettier-ignore
  test.each([
    [['MedicationRequest/a'], 1], [['a'], 1], [['https://ehr.example/fhir/MedicationRequest/b'], 1], [['urn:uuid:a'], 1],
    [['MedicationRequest/a/_history/2'], 1], [[{ reference: 'MedicationRequest/a' }], 1], ['MedicationRequest/a', 1],
    [['MedicationOrder/a'], 1], [['a', 'b'], 2], [[], 2], [null, 2], [['MedicationRequest/none'], 2], [[7], 2], [['a', 'none'], 1],
  ])('%j selects %d', (selections, count) => {
    expect(chosen(selections)).toBe(count)
  })

  test('no selections at all: every draft is looked at, and nothing is remarked', () => {
    const reading = read(two)
    expect(reading.drafts.every(({ selected }) => selected)).toBe(true)
    expect(reading.unread).toEqual([])
  })

  test('an empty list and a selection that is no draft are remarked', () => {
    expect(read(two, { selections: [] }).unread).toHaveLength(1)
    expect(read(two, { selections: ['MedicationRequest/none'] }).unread[0]?.why).toContain('MedicationRequest/none')
  })

  test('fullUrl', () => {
    const entry = [
      { fullUrl: 'urn:uuid:1', resource: drug('', 'trastuzumab', { id: undefined }) },
      { fullUrl: 'urn:uuid:2', resource: drug('b', 'palbociclib') },
    ]
    const { drafts } = readDrafts({ draftOrders: { entry }, selections: ['urn:uuid:1'] }, [])
    expect(drafts.map(({ selected, reference }) => [selected, reference])).toEqual([
      [true, 'urn:uuid:1'],
      [false, 'MedicationRequest/b'],
    ])
  })
})

describe('the shape of draftOrders', () => {
  const one = drug('a', 'Enhertu')
  // prettier-ignore
  test.each([
    ['a Bundle', { resourceType: 'Bundle', type: 'collection', entry: [{ resource: one }] }],
    ['a Bundle without a type', { resourceType: 'Bundle', entry: [{ resource: one }] }],
    ['a Bundle without its name', { entry: [{ resource: one }] }],
    ['one entry that is no list', { resourceType: 'Bundle', entry: { resource: one } }],
    ['a list of resources', [one]],
    ['a list of entries', [{ fullUrl: 'urn:uuid:x', resource: one }]],
    ['one resource', one],
    ['a Bundle in a Bundle', { resourceType: 'Bundle', entry: [{ resource: { resourceType: 'Bundle', entry: [{ resource: one }] } }] }],
  ])('%s', (_name, draftOrders) => {
    expect(readDrafts({ draftOrders }, []).drafts.map(({ agent }) => agent)).toEqual(['trastuzumab deruxtecan'])
  })

  test('what is no resource is listed', () => {
    const { drafts, unread } = read([undefined, one])
    expect(drafts).toHaveLength(1)
    expect(unread).toEqual([{ reference: 'draftOrders entry[0]', why: expect.stringContaining('not a FHIR resource') }])
  })

  test('a draft that the record holds as well is read once, as it is drafted', () => {
    const { drafts } = read([one], {}, [drug('a', 'trastuzumab')])
    expect(drafts.map(({ reference, agent }) => [reference, agent])).toEqual([
      ['MedicationRequest/a', 'trastuzumab deruxtecan'],
    ])
  })

  test('an order that is withdrawn, or not to be given, is no draft', () => {
    expect(
      read([drug('a', 'Enhertu', { status: 'cancelled' }), drug('b', 'Enhertu', { doNotPerform: true })]).drafts,
    ).toEqual([])
  })
})

describe('where the drug stands', () => {
  const order = (more: object) => ({ resourceType: 'MedicationRequest', id: 'a', status: 'draft', ...more })
  const medication = { resourceType: 'Medication', id: 'm', code: { text: 'Kadcyla' } }
  // prettier-ignore
  test.each([
    ['contained', order({ contained: [medication], medicationReference: { reference: '#m' } }), []],
    ['in the record', order({ medicationReference: { reference: 'Medication/m' } }), [medication]],
    ['absolute, in a Bundle of the record', order({ medicationReference: { reference: 'https://x.example/r4/Medication/m' } }), [{ resourceType: 'Bundle', entry: [{ fullUrl: 'https://x.example/r4/Medication/m', resource: medication }] }]],
    ['display alone', order({ medicationReference: { display: 'Kadcyla' } }), []],
    ['display of what was not sent', order({ medicationReference: { reference: 'Medication/9', display: 'KADCYLA IV' } }), []],
    ['R5', order({ medication: { reference: { reference: 'Medication/m' } } }), [medication]],
    ['R5 concept', order({ medication: { concept: { text: 'Kadcyla' } } }), []],
    ['a reference in place of a CodeableReference', order({ medication: { reference: 'Medication/m' } }), [medication]],
    ['a bare string', order({ medicationCodeableConcept: 'Kadcyla' }), []],
    ['wrong fields beside it', order({ category: { text: 'x' }, subject: 'Patient/1', medicationCodeableConcept: [{ text: 'Kadcyla' }] }), []],
    ['ingredient', order({ contained: [{ resourceType: 'Medication', id: 'm', ingredient: [{ itemCodeableConcept: { coding: [{ system: 'http://www.whocc.no/atc', code: 'L01FD03' }] } }] }], medicationReference: { reference: '#m' } }), []],
  ])('%s', (_name, resource, record) => {
    expect(only(resource, record).agent).toBe('trastuzumab emtansine')
  })

  test('the display of the reference and the Medication contradict each other: no agent, both named', () => {
    const { drafts, unread } = read([
      order({ medicationReference: { reference: 'Medication/m', display: 'Herceptin' } }),
      medication,
    ])
    expect(drafts[0]?.agent).toBeUndefined()
    expect(unread[0]?.why).toMatch(/Herceptin.*Kadcyla|Kadcyla.*Herceptin/)
  })

  test('words not understood are quoted, and cut', () => {
    const { unread } = read([drug('a', 'immune boost '.repeat(60))])
    expect(unread[0]?.why).toContain('immune boost')
    expect(unread[0]?.why.length).toBeLessThan(220)
  })
})

describe('whether it continues a course', () => {
  const prior = (more: object) => ({
    resourceType: 'MedicationRequest',
    id: 'old',
    status: 'completed',
    medicationCodeableConcept: { text: 'trastuzumab' },
    ...more,
  })
  const renewal = (reference: unknown) => drug('a', 'Herceptin', { priorPrescription: reference })
  // prettier-ignore
  test.each([
    ['a prior order of the same drug', renewal({ reference: 'MedicationRequest/old' }), [prior({})], true],
    ['a prior order that was not sent', renewal({ reference: 'MedicationRequest/old' }), [], true],
    ['a prior order of another drug', renewal({ reference: 'MedicationRequest/old' }), [prior({ medicationCodeableConcept: { text: 'paclitaxel' } })], undefined],
    ['a prior order of the antibody for a conjugate', drug('a', 'Enhertu', { priorPrescription: { reference: 'MedicationRequest/old' } }), [prior({})], undefined],
    ['a prior order that was cancelled', renewal({ reference: 'MedicationRequest/old' }), [prior({ status: 'cancelled' })], undefined],
    ['a display of another drug', renewal({ reference: 'MedicationRequest/old', display: 'Kadcyla' }), [], undefined],
    ['an empty reference', renewal({}), [], undefined],
    ['a plan it rests on', drug('a', 'Herceptin', { basedOn: [{ reference: 'CarePlan/1' }] }), [], undefined],
    ['itself', renewal({ reference: 'MedicationRequest/a' }), [], undefined],
  ])('%s', (_name, resource, record, continues) => {
    expect(only(resource, record).continues).toBe(continues)
  })
})

describe('orders of tests and assays', () => {
  const loinc = (...codes: string[]) => ({ coding: codes.map((code) => ({ system: 'http://loinc.org', code })) })
  const snomed = (code: string) => ({ coding: [{ system: 'http://snomed.info/sct', code }] })
  // prettier-ignore
  test.each<readonly [unknown, DraftOrder['test']]>([
    [loinc('85319-2'), 'ihc'], [loinc('18474-7'), 'ihc'], [loinc('85318-4'), 'ish'], [loinc('31150-6'), 'ish'], [loinc('74885-5'), 'ish'],
    [loinc('48676-1'), 'her2'], [loinc('85319-2', '85318-4'), 'her2'], [loinc('32996-1'), 'serum'], [loinc('42914-2'), 'serum'],
    [snomed('433114000'), 'ihc'], [snomed('434363004'), 'ish'],
    [{ text: 'HER2 IHC' }, 'ihc'], [{ text: 'HER-2/neu immunohistochemistry' }, 'ihc'], [{ text: 'HER2 FISH, breast' }, 'ish'],
    [{ text: 'HER2 dual ISH' }, 'ish'], [{ text: 'HER2 testing' }, 'her2'], [{ text: 'HER2 IHC and FISH' }, 'her2'],
    [{ text: 'HER2 IHC with reflex to FISH' }, 'ihc'], [{ ...loinc('85319-2'), text: 'HER2 IHC with reflex ISH' }, 'ihc'],
    [{ text: 'Serum HER2/neu (ECD)' }, 'serum'], [{ text: 'ERBB2 mutation analysis' }, undefined], [{ text: 'HER2 copy number by NGS' }, undefined],
    [{ text: 'Echocardiogram, HER2-positive breast cancer on trastuzumab' }, undefined], [{ text: 'CT chest' }, undefined],
    [{ ...loinc('85319-2'), text: 'Ki-67' }, undefined], [loinc('85319-0'), undefined], [{ text: 'Ki-67' }, undefined], [undefined, undefined],
  ])('%j is a test by %s', (code, test) => {
    expect(only(service(code)).test).toBe(test)
  })

  const cpt = (code: string) => ({ coding: [{ system: 'http://www.ama-assn.org/go/cpt', code }] })
  // prettier-ignore
  test.each<readonly [unknown, string | undefined]>([
    [{ text: 'Oncotype DX' }, 'Oncotype DX'], [{ text: 'ONCOTYPE DX Breast Recurrence Score (HER2-negative)' }, 'Oncotype DX'], [cpt('81519'), 'Oncotype DX'],
    [{ coding: [{ system: 'https://www.ncbi.nlm.nih.gov/gtr', code: '509910' }] }, 'Oncotype DX'],
    [{ text: 'MammaPrint + BluePrint' }, 'MammaPrint'], [cpt('81521'), 'MammaPrint'], [{ text: 'Prosigna PAM50' }, 'Prosigna'], [cpt('81520'), 'Prosigna'],
    [{ text: 'EndoPredict EPclin' }, 'EndoPredict'], [cpt('81522'), 'EndoPredict'], [{ text: 'Breast Cancer Index' }, 'Breast Cancer Index'], [cpt('81518'), 'Breast Cancer Index'],
    [{ text: 'Oncotype DX Breast DCIS Score' }, undefined], [{ text: 'Oncotype DX Colon' }, undefined], [{ text: 'Oncotype DX Genomic Prostate Score' }, undefined],
    [{ text: 'Oncotype DX or MammaPrint' }, undefined], [{ text: 'PAM50 subtype' }, undefined],
    [{ text: 'Echocardiogram before trastuzumab' }, undefined], [{ coding: [{ system: 'rxnorm', code: '224905' }] }, 'trastuzumab'],
  ])('%j is %s', (code, agent) => {
    expect(only(service(code)).agent).toBe(agent)
  })

  test('the key of the sample is that of the part it was cut from', () => {
    const slide = { resourceType: 'Specimen', id: 'slide', parent: [{ reference: 'Specimen/core' }] }
    const core = { resourceType: 'Specimen', id: 'core' }
    const draft = only(service(loinc('85318-4'), { specimen: [{ reference: 'Specimen/slide' }] }), [slide, core])
    expect(draft.specimen).toBe('Specimen/core')
  })

  test('two samples: none is known to be meant', () => {
    const draft = only(
      service(loinc('85318-4'), { specimen: [{ reference: 'Specimen/1' }, { reference: 'Specimen/2' }] }),
    )
    expect(draft.specimen).toBeUndefined()
  })
})

describe('anything at all', () => {
  const anyJson = fc.jsonValue({ maxDepth: 5 })
  const keys = [
    'draftOrders',
    'selections',
    'medications',
    'entry',
    'resource',
    'resourceType',
    'id',
    'code',
    'coding',
    'text',
    'system',
    'medicationCodeableConcept',
    'medicationReference',
    'reference',
    'display',
    'contained',
    'specimen',
    'priorPrescription',
    'ingredient',
  ]
  const words = [
    'Bundle',
    'MedicationRequest',
    'ServiceRequest',
    'Medication',
    'Specimen',
    'trastuzumab',
    '#m',
    'Medication/m',
    'a',
    'http://loinc.org',
    '85319-2',
    'Kadcyla',
    '',
  ]
  const near = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<unknown>(...words, null, 7, true),
      fc.array(tie('node'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys), tie('node'), { maxKeys: 5 }),
    ),
  })).node

  test('arbitrary JSON is read without a throw', () => {
    fc.assert(fc.property(anyJson, anyJson, (context, record) => void readDrafts(context, [record])))
  })

  test('JSON of the right words in the wrong places is read without a throw', () => {
    fc.assert(
      fc.property(near, near, fc.array(near, { maxLength: 3 }), (draftOrders, selections, record) => {
        const { drafts, unread } = readDrafts({ draftOrders, selections }, record)
        for (const draft of drafts) expect(draft.reference).not.toBe('')
        for (const line of unread) expect(line.why.length).toBeLessThan(800)
      }),
      { numRuns: 500 },
    )
  })

  test('the order of the record changes nothing', () => {
    const record = [
      { resourceType: 'Medication', id: 'm', code: { text: 'Enhertu' } },
      { resourceType: 'Medication', id: 'n', code: { text: 'Herceptin' } },
      { resourceType: 'Specimen', id: 's' },
    ]
    const draft = { resourceType: 'MedicationRequest', id: 'a', medicationReference: { reference: 'Medication/m' } }
    fc.assert(
      fc.property(fc.shuffledSubarray(record, { minLength: record.length }), (shuffled) => {
        expect(read([draft], {}, shuffled)).toEqual(read([draft], {}, record))
      }),
    )
  })
})
