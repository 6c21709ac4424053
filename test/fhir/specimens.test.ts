import { answered, BREAST_CANCER, concept, condition, observation, read, readWith } from './records.ts'

function specimen(id: string, fields: Record<string, unknown> = {}) {
  return { resourceType: 'Specimen', id, ...fields }
}

function tissueOf(...resources: unknown[]) {
  return read(...resources).evidence.results[0]?.specimen
}

const her2 = answered('85319-2', 'LA11841-6', { specimen: { reference: 'Specimen/s' } })

describe('where tissue comes from', () => {
  test.each([
    [concept('80248007'), 'breast', 'left'],
    [concept('73056007'), 'breast', 'right'],
    [{ text: 'Linke Brust, oberer äußerer Quadrant' }, 'breast', 'left'],
    [{ text: 'sein droit' }, 'breast', 'right'],
    [{ text: 'mama izquierda' }, 'breast', 'left'],
    [{ text: 'mammella destra' }, 'breast', 'right'],
    [concept('10200004'), 'distant', undefined],
    [{ text: 'Leberbiopsie' }, 'distant', undefined],
    [{ text: 'pleural effusion' }, 'distant', undefined],
    [{ text: 'L3 vertebra' }, 'distant', undefined],
    [{ text: 'left axillary lymph node' }, 'regional-node', 'left'],
    [concept('68171009'), 'regional-node', undefined],
    [{ text: 'lymph node, not specified' }, 'uncertain', undefined],
    [{ text: 'chest wall' }, 'uncertain', undefined],
    [{ text: 'skin of breast, right' }, 'uncertain', 'right'],
    [{ text: 'block A1' }, 'unknown', undefined],
  ])('%j is %s %s', (bodySite, siteKind, laterality) => {
    const found = tissueOf(her2, specimen('s', { collection: { bodySite, collectedDateTime: '2026-09-02' } }))
    expect(found).toMatchObject({ key: 'Specimen/s', siteKind, collectedOn: '2026-09-02' })
    expect(found?.laterality).toBe(laterality)
  })

  test.each([
    [{ type: concept('122737001') }, 'biopsy'],
    [{ type: { text: 'Mastektomie-Präparat' } }, 'surgery'],
    [{ type: { text: 'fine needle aspirate' } }, 'cytology'],
    [{ collection: { method: concept('65801008') } }, 'surgery'],
  ])('how it was taken: %j', (fields, procedure) => {
    expect(tissueOf(her2, specimen('s', fields))).toMatchObject({ procedure })
  })

  test('a period and a part of a date', () => {
    expect(tissueOf(her2, specimen('s', { collection: { collectedPeriod: { start: '2026-01' } } }))).toMatchObject({
      collectedOn: '2026-01',
    })
  })

  test.each([
    [[{ description: 'Decalcified in formic acid' }], 'acid'],
    [[{ description: 'EDTA decalcification' }], 'edta'],
    [[{ procedure: { text: 'Entkalkung' } }], 'unspecified'],
    [[{ description: 'not decalcified' }], undefined],
  ])('decalcification %j', (processing, expected) => {
    expect(tissueOf(her2, specimen('s', { processing }))?.decalcification).toBe(expected)
  })
})

describe('which sample', () => {
  test('slides of one block are one sample, with the facts of what was taken', () => {
    const part = specimen('part', { collection: { bodySite: concept('10200004'), collectedDateTime: '2026-02-03' } })
    const block = specimen('block', { parent: [{ reference: 'Specimen/part' }] })
    const slides = ['one', 'two'].map((id) => specimen(id, { parent: [{ reference: 'Specimen/block' }] }))
    const ihc = answered('85319-2', 'LA11842-4', { specimen: { reference: 'Specimen/one' } })
    const ish = answered('85318-4', 'LA6577-6', { specimen: { reference: 'Specimen/two' } })
    const { evidence } = read(part, block, ...slides, ihc, ish)
    expect(evidence.results.map((result) => result.specimen)).toEqual([
      {
        key: 'Specimen/part',
        reference: 'Specimen/part',
        siteKind: 'distant',
        site: 'liver',
        collectedOn: '2026-02-03',
      },
      {
        key: 'Specimen/part',
        reference: 'Specimen/part',
        siteKind: 'distant',
        site: 'liver',
        collectedOn: '2026-02-03',
      },
    ])
    expect(evidence.specimens).toHaveLength(1)
  })

  test('parents in a circle, missing parents, several parents', () => {
    const circle = [
      specimen('s', { parent: [{ reference: 'Specimen/t' }] }),
      specimen('t', { parent: [{ reference: 'Specimen/s' }] }),
    ]
    expect(tissueOf(her2, ...circle)?.key).toBeDefined()
    expect(tissueOf(her2, specimen('s', { parent: [{ reference: 'Specimen/gone' }] }))?.key).toBe('Specimen/gone')
    expect(
      tissueOf(her2, specimen('s', { parent: [{ reference: 'Specimen/a' }, { reference: 'Specimen/b' }] }))?.key,
    ).toBe('Specimen/s')
  })

  test('a specimen that is not in the record, by identifier, contained, or only displayed', () => {
    expect(tissueOf(her2)).toMatchObject({ key: 'Specimen/s', siteKind: 'unknown' })
    const byName = answered('85319-2', 'LA11841-6', { specimen: { identifier: { system: 'urn:lis', value: 'B26-1' } } })
    expect(tissueOf(byName, specimen('x', { accessionIdentifier: { system: 'urn:lis', value: 'B26-1' } }))?.key).toBe(
      'Specimen/x',
    )
    const contained = answered('85319-2', 'LA11841-6', {
      id: 'k',
      specimen: { reference: '#s' },
      contained: [specimen('s', { type: { text: 'Liver biopsy' } })],
    })
    expect(tissueOf(contained)).toMatchObject({ key: 'Observation/k#s', siteKind: 'distant', procedure: 'biopsy' })
    expect(
      tissueOf(answered('85319-2', 'LA11841-6', { specimen: { display: 'Core biopsy of left breast' } })),
    ).toMatchObject({ siteKind: 'breast', procedure: 'biopsy' })
  })

  test('the one sample of the report', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      specimen: [{ reference: 'Specimen/s' }],
      result: [{ reference: 'Observation/panel' }],
    }
    const panel = observation('22637-3', { id: 'panel', hasMember: [{ reference: 'Observation/i' }] })
    const ihc = answered('85319-2', 'LA11841-6', { id: 'i' })
    const found = read(report, panel, ihc, specimen('s')).evidence.results[0]
    expect(found).toMatchObject({
      specimen: { key: 'Specimen/s' },
      reports: ['Observation/panel', 'DiagnosticReport/r'],
    })
    const two = { ...report, specimen: [{ reference: 'Specimen/s' }, { reference: 'Specimen/t' }] }
    expect(read(two, panel, ihc, specimen('s'), specimen('t')).evidence.results[0]?.specimen.key).toBeUndefined()
  })

  test('without a sample: the method and the body site of the result', () => {
    expect(
      tissueOf(answered('85319-2', 'LA11842-4', { method: concept('86273004'), bodySite: concept('73056007') })),
    ).toEqual({ siteKind: 'breast', site: 'breast', laterality: 'right', procedure: 'biopsy' })
    expect(tissueOf(answered('85319-2', 'LA11842-4', { method: concept('1255732006') }))).toEqual({
      siteKind: 'unknown',
      procedure: 'surgery',
    })
  })

  test("the primary of the result's focus, and its side", () => {
    const left = condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.412' }), { id: 'left' })
    const right = condition(concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.411' }), { id: 'right' })
    const result = answered('85319-2', 'LA11841-6', { focus: [{ reference: 'Condition/left' }] })
    expect(tissueOf(left, right, result)).toMatchObject({ primary: 'Condition/left', laterality: 'left' })
  })

  test("a site's own words", () => {
    const codeMap = { sites: [{ text: 'Probe 7', kind: 'distant' as const, site: 'liver' }] }
    const { evidence } = readWith({ codeMap }, her2, specimen('s', { collection: { bodySite: { text: 'probe 7' } } }))
    expect(evidence.results[0]?.specimen).toMatchObject({ siteKind: 'distant', site: 'liver' })
  })
})

describe('results that the algorithm does not apply to', () => {
  const icd = (code: string) => concept({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code })
  const stomach = condition(icd('C16.9'), { id: 'stomach' })
  const dcis = condition(icd('D05.11'), { id: 'dcis' })

  test.each([
    ['only another cancer is recorded', [stomach], {}, 'non-breast'],
    [
      'the focus is another cancer',
      [stomach, BREAST_CANCER],
      { focus: [{ reference: 'Condition/stomach' }] },
      'non-breast',
    ],
    [
      'the words name another organ',
      [BREAST_CANCER],
      { code: { ...concept('18474-7'), text: 'HER2 IHC, gastric scoring' } },
      'non-breast',
    ],
    ['only in-situ disease is recorded', [dcis], {}, 'dcis-only'],
    ['the focus is in situ', [dcis, BREAST_CANCER], { focus: [{ reference: 'Condition/dcis' }] }, 'dcis-only'],
    ['the sample is blood', [BREAST_CANCER], { specimen: { display: 'Serum' } }, 'serum'],
  ])('%s', (_name, record, fields, reason) => {
    const { evidence } = read(...record, answered('18474-7', 'LA11843-2', fields))
    expect(evidence.results).toEqual([])
    expect(evidence.notApplicable).toMatchObject([{ reason, says: 'HER2 IHC 3+' }])
  })

  test('beside an invasive cancer in-situ disease changes nothing', () => {
    expect(read(dcis, BREAST_CANCER, answered('85319-2', 'LA11843-2')).evidence.results).toHaveLength(1)
  })

  test('a report that finds no invasion', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      result: [{ reference: 'Observation/i' }],
      conclusion: 'Ductal carcinoma in situ, high grade. No invasive carcinoma.',
    }
    const ihc = answered('85319-2', 'LA11843-2', { id: 'i' })
    expect(read(BREAST_CANCER, report, ihc).evidence.notApplicable).toMatchObject([{ reason: 'dcis-only' }])
    const invasive = { ...report, conclusion: 'Invasive carcinoma with ductal carcinoma in situ.' }
    expect(read(BREAST_CANCER, invasive, ihc).evidence.notApplicable).toEqual([])
  })
})

describe('only tissue and cells are samples', () => {
  test.each([
    ['a code of serum', { coding: [{ system: 'http://snomed.info/sct', code: '119364003' }] }],
    ['a code of blood with edetic acid', { coding: [{ system: 'http://snomed.info/sct', code: '445295009' }] }],
    ['HL7 v2 whole blood', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0487', code: 'BLD' }] }],
    ['HL7 v2 urine', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0487', code: 'UR' }] }],
    ['words', { text: 'EDTA-Blut' }],
    ['words of a tube', { text: 'ctDNA tube' }],
  ])('%s', (_, type) => {
    const sample = { resourceType: 'Specimen', id: 's', type, collection: { bodySite: { text: 'Liver' } } }
    expect(read(sample).evidence.specimens).toEqual([])
  })

  test.each([
    ['tissue', { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0487', code: 'TISS' }] }],
    ['an effusion', { text: 'bloody pleural fluid, cell block' }],
    ['another system with the same letters', { coding: [{ system: 'http://lab.example/types', code: 'UR' }] }],
  ])('%s stays', (_, type) => {
    expect(read({ resourceType: 'Specimen', id: 's', type }).evidence.specimens).toHaveLength(1)
  })
})
