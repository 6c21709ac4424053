/** Results of other assays, of in-situ disease, of another tumour, and sides that nobody recorded. */
import { classifyRecords } from '../../src/evaluate/classify-records.ts'
import { answered, BREAST_CANCER, coding, concept, condition, observation, read, type Resource } from './records.ts'

const POSITIVE = { valueCodeableConcept: concept('10828004') }
const THREE = { valueCodeableConcept: concept('LA11843-2') }
const note = (text: string): Resource => ({ note: [{ text }] })
const icd = (code: string): Resource => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] })
const reasonsOf = (...resources: unknown[]) => read(...resources).evidence.notApplicable.map(({ reason }) => reason)
const testsOf = (...resources: unknown[]) => read(...resources).evidence.results.map(({ test: kind }) => kind)

describe('assays that are neither IHC nor ISH (T-10)', () => {
  test.each([
    'NGS',
    'RT-PCR',
    'PAM50',
    'Oncotype DX',
    'SNP array',
    'Next generation sequencing',
    'FoundationOne CDx',
    'qPCR',
    'array CGH',
  ])('48676-1 by %s is shown and sets no status', (method) => {
    const result = observation('48676-1', { ...POSITIVE, method: { text: method } })
    const { evidence } = read(BREAST_CANCER, result)
    expect(evidence.results).toEqual([])
    expect(evidence.notApplicable).toMatchObject([
      { reason: 'ngs-only', says: `HER2 by another assay (${method}): positive` },
    ])
    expect(classifyRecords([BREAST_CANCER, result]).everPositive).toBe(false)
  })

  test.each([
    'HER2 by SNP6 array',
    'HER2 (Oncotype DX)',
    'ERBB2 mRNA, PAM50',
    'HER2 status by RT-PCR',
    'HER2 gene expression, microarray',
    'HER2 TargetPrint',
    'HER2/neu by MLPA',
  ])('the code says «%s»', (text) => {
    expect(reasonsOf(observation({ text }, POSITIVE))).toEqual(['ngs-only'])
  })

  test('the answer, a component or the device may name it as well', () => {
    const component = { code: { text: 'Test method' }, valueString: 'NGS panel' }
    expect(reasonsOf(observation('48676-1', { valueString: 'Positive (RT-PCR)' }))).toEqual(['ngs-only'])
    expect(reasonsOf(observation('48676-1', { ...POSITIVE, component: [component] }))).toEqual(['ngs-only'])
    expect(reasonsOf(observation('48676-1', { ...POSITIVE, device: { display: 'Prosigna' } }))).toEqual(['ngs-only'])
  })

  test('an immunostain on a tissue microarray is an immunostain, and a method may be named beside it', () => {
    const by = (method: string) => testsOf(observation('48676-1', { ...POSITIVE, method: { text: method } }))
    expect(by('IHC on tissue microarray')).toEqual(['ihc'])
    expect(by('FISH')).toEqual(['ish'])
    expect(by('IHC, confirmed by NGS')).toEqual(['ihc'])
    expect(testsOf(observation({ text: 'HER2 IHC, tissue microarray' }, POSITIVE))).toEqual(['ihc'])
  })
})

describe('in situ only, for coded results too (P-21)', () => {
  test.each([
    'in situ only, no invasion',
    'DCIS only',
    'Pure DCIS, no microinvasion',
    'HER2 performed on DCIS',
    'Tested on the DCIS component; invasive component insufficient',
    'No invasive carcinoma identified; DCIS high grade',
    'nur in situ, keine Invasion',
    'in-situ-Komponente ausschließlich',
  ])('«%s»', (text) => {
    const result = observation('85319-2', { ...THREE, ...note(text) })
    expect(reasonsOf(BREAST_CANCER, result)).toEqual(['dcis-only'])
    const ofTumour = { ...result, focus: [{ reference: 'Condition/breast' }] }
    expect(reasonsOf(BREAST_CANCER, ofTumour)).toEqual(['dcis-only'])
    expect(classifyRecords([BREAST_CANCER, ofTumour]).everPositive).toBe(false)
  })

  test.each([
    'DCIS also present',
    'DCIS present. No lymphovascular invasion.',
    'DCIS present, no skin or margin invasion',
    'Invasive carcinoma with DCIS, no perineural invasion',
    'fluorescence in situ hybridization only',
    'HER2 tested on invasive carcinoma; DCIS beside it',
  ])('«%s» changes nothing', (text) => {
    expect(testsOf(BREAST_CANCER, observation('85319-2', { ...THREE, ...note(text) }))).toEqual(['ihc'])
  })

  test('the tested component may be named in the code or the value', () => {
    expect(reasonsOf(BREAST_CANCER, observation({ text: 'HER2 IHC, DCIS component' }, { valueString: '3+' }))).toEqual([
      'dcis-only',
    ])
    expect(reasonsOf(BREAST_CANCER, observation('85319-2', { valueString: '3+ (DCIS component only)' }))).toEqual([
      'dcis-only',
    ])
  })
})

describe('a HER2 result without a site beside another cancer (P-16)', () => {
  const gastric = condition(icd('C16.9'), { id: 'stomach' })
  const report = (code: Resource): Resource => ({
    resourceType: 'DiagnosticReport',
    id: 'report',
    status: 'final',
    code,
    result: [{ reference: 'Observation/her2' }],
  })

  test.each([
    [gastric],
    [condition('363349007')],
    [condition({ text: 'Adenocarcinoma of the gastro-oesophageal junction' })],
    [condition(icd('C34.1'))],
    [condition(icd('C67.9'))],
    [condition(icd('C54.1'))],
  ])('it is of a tumour that nothing tells: %#', (other) => {
    const { evidence, unread } = read(BREAST_CANCER, other, answered('18474-7', 'LA11843-2'))
    expect(evidence.results).toEqual([])
    expect(evidence.unreadResults).toMatchObject([{ class: 'other-tumor', of: 'ihc' }])
    expect(unread).toMatchObject([{ class: 'other-tumor', why: expect.stringContaining('which tumour?') as unknown }])
  })

  test('breast, where anything says so, or where nothing does and the code is of breast tissue', () => {
    const her2 = { ...THREE, id: 'her2' }
    expect(testsOf(BREAST_CANCER, gastric, observation('18474-7', { ...her2, bodySite: concept('76752008') }))).toEqual(
      ['ihc'],
    )
    expect(testsOf(BREAST_CANCER, gastric, observation('85319-2', her2))).toEqual(['ihc'])
    expect(
      testsOf(BREAST_CANCER, gastric, observation('18474-7', her2), report({ text: 'Breast core biopsy' })),
    ).toEqual(['ihc'])
    expect(
      testsOf(BREAST_CANCER, gastric, observation('18474-7', { ...her2, focus: [{ reference: 'Condition/breast' }] })),
    ).toEqual(['ihc'])
    expect(testsOf(BREAST_CANCER, condition(icd('C61')), observation('18474-7', her2))).toEqual(['ihc'])
  })

  test('a code of breast tissue never outweighs another organ', () => {
    const her2 = observation('85319-2', { ...THREE, id: 'her2' })
    expect(reasonsOf(BREAST_CANCER, gastric, her2, report({ text: 'Gastric biopsy' }))).toEqual(['non-breast'])
    expect(reasonsOf(BREAST_CANCER, gastric, { ...her2, focus: [{ reference: 'Condition/stomach' }] })).toEqual([
      'non-breast',
    ])
  })

  test('another cancer that has a HER2 result of its own', () => {
    const ovary = condition(icd('C56'), { id: 'ovary' })
    const own = observation('18474-7', { ...THREE, focus: [{ reference: 'Condition/ovary' }] })
    const loose = answered('18474-7', 'LA11842-4')
    expect(read(BREAST_CANCER, ovary, own, loose).evidence.unreadResults).toHaveLength(1)
    expect(testsOf(BREAST_CANCER, ovary, loose)).toEqual(['ihc'])
  })
})

describe('hormone receptors go through the same check', () => {
  const specimen = (words: string): Resource => ({ resourceType: 'Specimen', id: 'tissue', type: { text: words } })
  const er = (fields: Resource = {}): Resource => observation('16112-5', { ...POSITIVE, ...fields })
  const OF_TISSUE = { specimen: { reference: 'Specimen/tissue' } }
  const statusOf = (...resources: unknown[]) => classifyRecords(resources).hormoneReceptor

  test('of the breast cancer they count', () => {
    expect(statusOf(BREAST_CANCER, er())).toBe('positive')
    expect(statusOf(BREAST_CANCER, condition(icd('C54.1')), er({ focus: [{ reference: 'Condition/breast' }] }))).toBe(
      'positive',
    )
    expect(statusOf(BREAST_CANCER, er(OF_TISSUE), specimen('Breast core biopsy'))).toBe('positive')
  })

  test.each([
    ['the focus', [condition(icd('C54.1'), { id: 'other' }), er({ focus: [{ reference: 'Condition/other' }] })]],
    ['the specimen', [condition(icd('C56')), er(OF_TISSUE), specimen('ovary biopsy')]],
    ['the words of the specimen', [condition(icd('C54.1')), er(OF_TISSUE), specimen('endometrial curettage')]],
    ['a specimen of blood', [er(OF_TISSUE), specimen('serum')]],
    ['a specimen in situ', [er(OF_TISSUE), specimen('DCIS')]],
  ])('of another tumour by %s they do not, and that is said', (_by, resources) => {
    const { evidence, unread } = read(BREAST_CANCER, ...resources)
    expect(evidence.receptors).toEqual([])
    expect(unread).toMatchObject([{ class: 'other-tumor', why: expect.stringContaining('not counted') as unknown }])
  })

  test('percentages in components too', () => {
    const percent = { code: concept('85329-1'), valueQuantity: { value: 90, unit: '%' } }
    const panel = observation('16112-5', { focus: [{ reference: 'Condition/other' }], component: [percent] })
    expect(statusOf(BREAST_CANCER, condition(icd('C54.1'), { id: 'other' }), panel)).toBe('unknown')
  })
})

describe('sides', () => {
  const sideOf = (fields: Resource) =>
    read(observation('85319-2', { ...THREE, ...fields })).evidence.results[0]?.specimen.laterality

  test.each([
    ['left breast', 'left'],
    ['Lt breast core', 'left'],
    ['Breast, Lt', 'left'],
    ['Rt. breast mastectomy', 'right'],
    ['Unspecified site of left breast', 'left'],
    ['left blank', undefined],
    ['tissue left over', undefined],
    ['no tumour left', undefined],
    ['post RT breast', undefined],
    ['breast, RT-PCR', undefined],
    ['Laterality: not recorded (left)', undefined],
    ['not recorded', undefined],
  ])('«%s» is %s', (text, side) => {
    expect(sideOf({ bodySite: { text } })).toBe(side)
  })

  test('what was not recorded has no side, whatever stands beside it', () => {
    const notRecorded = coding('1220561009', 'Left or right: not recorded')
    expect(sideOf({ bodySite: { ...concept(coding('7771000', 'Left')), text: 'not recorded' } })).toBeUndefined()
    const extension = [{ url: 'http://example.org/laterality', valueCodeableConcept: concept(notRecorded) }]
    expect(sideOf({ bodySite: { text: 'breast', extension } })).toBeUndefined()
    for (const value of [{ valueCodeableConcept: concept('1220561009') }, { valueString: 'not recorded' }]) {
      const [result] = read(observation('85319-2', { ...value, bodySite: concept('80248007') })).evidence.results
      expect(result).toMatchObject({ kind: 'nothing' })
      expect(result?.specimen.laterality).toBeUndefined()
    }
    const [undone] = read(observation('85319-2', { valueString: 'not performed', bodySite: { text: 'left breast' } }))
      .evidence.results
    expect(undone?.specimen.laterality).toBe('left')
  })
})
