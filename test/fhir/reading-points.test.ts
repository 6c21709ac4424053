/**
 * What a robust reader must handle, point by point, the most important first, and ten combinations of them that are hard
 * in real records. The data are made up; the shapes are real.
 */
import {
  answered,
  BREAST_CANCER,
  coding,
  concept,
  condition,
  observation,
  read,
  resultsOf,
  type Resource,
} from './records.ts'

const V3 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const ABSENT = 'http://terminology.hl7.org/CodeSystem/data-absent-reason'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const NEGATIVE = [{ coding: [{ system: V3, code: 'NEG' }] }]
const icd = (code: string): Resource => ({ coding: [{ system: ICD, code }] })
const quantity = (value: number, unit?: string): Resource => ({ valueQuantity: { value, ...(unit ? { unit } : {}) } })
const subtype = (answer: string): Resource =>
  observation(concept('372064008+260837004'), {
    component: [{ code: concept('48676-1'), valueCodeableConcept: concept(answer) }],
  })
const kinds = (...resources: unknown[]): unknown[] =>
  read(...resources).evidence.results.map((result) => (result.test === 'unreadable' ? result.kind : result.test))
const unreadOf = (...resources: unknown[]): string =>
  read(...resources)
    .unread.map(({ why }) => why)
    .join('\n')
const saysOf = (...resources: unknown[]): string[] => read(...resources).evidence.metastasis.map(({ says }) => says)

describe('twenty points', () => {
  test('1: code, display, text and interpretation contradict each other', () => {
    expect(kinds(answered('48676-1', { ...concept('431396003'), text: 'HER2 positive' }))).toEqual(['contradiction'])
    expect(kinds(answered('85319-2', concept(coding('LA11841-6', '3+'))))).toEqual(['contradiction'])
    expect(resultsOf(observation('49683-6', { ...quantity(2.6), interpretation: NEGATIVE }))).toMatchObject([
      { ratio: { text: '2.6' }, words: 'not-amplified' },
    ])
  })

  test('2: a HER2 code that is not about HER2', () => {
    const ki67 = observation({ ...concept('85319-2'), text: 'Ki-67 index' }, quantity(40, '%'))
    expect(kinds(ki67, observation('85319-2', quantity(40, '%')), answered('48676-1', '416053008'))).toEqual([])
    expect(unreadOf(ki67)).toContain('Ki-67')
  })

  test('3: the second coding decides the method', () => {
    expect(
      resultsOf(
        answered(concept('48676-1', '85319-2'), '10828004'),
        answered(concept('48676-1', '85318-4'), '260385009'),
      ),
    ).toEqual([
      { test: 'ihc', words: 'positive' },
      { test: 'ish', words: 'not-amplified' },
    ])
  })

  test('4: negative is not one class', () => {
    expect(resultsOf(answered('85319-2', '260385009'))).toEqual([{ test: 'ihc', words: 'negative' }])
    expect(resultsOf(answered('48676-1', '1381317004'))).toEqual([{ test: 'overall', words: 'low' }])
    expect(resultsOf(observation('85319-2', { valueString: 'triple-negativ, Score 1+' }))).toMatchObject([
      { score: '1+', words: 'negative' },
    ])
  })

  test.each([
    ['equivocal', answered('85319-2', 'LA11885-3'), { words: 'equivocal' }],
    ['indeterminate', answered('85319-2', '82334004'), { words: 'indeterminate' }],
    ['not recorded', answered('85319-2', '1220561009'), { kind: 'nothing' }],
    ['not done', observation('85319-2', { valueString: 'not performed' }), { kind: 'nothing' }],
    [
      'unknown',
      answered('85319-2', concept({ system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' })),
      { kind: 'nothing' },
    ],
    ['absent as a value', answered('85319-2', concept({ system: ABSENT, code: 'unknown' })), { kind: 'nothing' }],
    [
      'absent',
      observation('85319-2', { dataAbsentReason: concept({ system: ABSENT, code: 'masked' }) }),
      { kind: 'nothing' },
    ],
  ])('5: %s is not negative', (_, resource, expected) => {
    expect(resultsOf(resource)).toMatchObject([expected])
  })

  test('6: comparators and words', () => {
    const ratio = (fields: Resource): unknown => resultsOf(observation('49683-6', fields))
    expect(ratio({ valueString: 'greater than 1.8' })).toMatchObject([{ ratio: { text: '1.8', comparator: '>' } }])
    expect(ratio({ valueQuantity: { value: 2, comparator: '<' } })).toMatchObject([{ ratio: { comparator: '<' } }])
    expect(ratio({ valueString: '2,1' })).toMatchObject([{ ratio: { text: '2.1' } }])
    expect(ratio({ valueRatio: { numerator: { value: 6 }, denominator: { value: 2 } } })).toMatchObject([
      { ratio: { text: '3' } },
    ])
    expect(ratio({ valueRatio: { numerator: { value: 6 } } })).toMatchObject([{ kind: 'unreadable' }])
    const percentage = { numerator: { value: 1, comparator: '>=' }, denominator: { value: 100, comparator: '>=' } }
    expect(ratio({ valueRatio: percentage })).toMatchObject([{ kind: 'unreadable' }])
  })

  test('7: which tumour', () => {
    const ovary = condition(icd('C56.9'), { id: 'ovary' })
    const ofOvary = answered('85319-2', 'LA11843-2', { focus: [{ reference: 'Condition/ovary' }] })
    const { evidence } = read(BREAST_CANCER, ovary, ofOvary)
    expect([evidence.results, evidence.notApplicable.map(({ reason }) => reason)]).toEqual([[], ['non-breast']])
    const side = (code: string): Resource => answered('85319-2', 'LA11841-6', { bodySite: concept(code) })
    const sides = read(side('80248007'), side('73056007')).evidence.results.map(({ specimen }) => specimen.laterality)
    expect(sides).toEqual(['left', 'right'])
  })

  test('8: no dates, only methods that tell biopsy from surgery; a year only; issued alone', () => {
    const by = (method: string, answer: string): Resource => answered('85318-4', answer, { method: concept(method) })
    const { results } = read(by('86273004', '10828004'), by('1255732006', '260385009')).evidence
    expect(results.map(({ specimen, performedOn }) => [specimen.procedure, performedOn])).toEqual([
      ['biopsy', undefined],
      ['surgery', undefined],
    ])
    const dated = (fields: Resource): unknown => read(answered('85319-2', 'LA11841-6', fields)).evidence.results[0]
    expect(dated({ effectiveDateTime: '2026' })).toMatchObject({ performedOn: '2026' })
    expect(dated({ effectivePeriod: { start: '2026-03-01' } })).toMatchObject({ performedOn: '2026-03-01' })
    expect(dated({ issued: '2026-03-01T10:00:00Z' })).toMatchObject({ issuedOn: '2026-03-01T10:00:00Z' })
    expect(dated({ meta: { lastUpdated: '2026-03-01T10:00:00Z' } })).not.toHaveProperty('performedOn')
  })

  test('9: a proven M1 stands beside every later no', () => {
    const m1 = answered('21907-1', { text: 'cM1' }, { effectiveDateTime: '2021-01-01' })
    const stage = answered('21908-9', { text: 'IIIA' }, { effectiveDateTime: '2022-01-01' })
    const inactive = condition('94222008', { clinicalStatus: { coding: [{ code: 'inactive' }] } })
    expect(saysOf(BREAST_CANCER, m1, stage, inactive).sort()).toEqual(['no', 'yes', 'yes'])
  })

  test.each([
    [observation('85343-2', quantity(4))],
    [condition(icd('C77.3'))],
    [condition('94181007')],
    [condition({ text: 'metástasis en ganglios linfáticos axilares' })],
    [answered('385421009', { text: 'LYM' })],
  ])('10: nodes are not distant: %#', (resource) => {
    expect(saysOf(BREAST_CANCER, resource)).not.toContain('yes')
  })

  test.each([
    ['cM0(i+)', 'no'],
    ['No evidence of distant metastasis', 'no'],
    ['Kein Hinweis auf Fernmetastasen', 'no'],
    ['hochverdächtig auf Lebermetastasen', 'uncertain'],
    ['suspicious for bone metastases', 'uncertain'],
  ])('11: «%s» says %s', (conclusion, says) => {
    const report = { resourceType: 'DiagnosticReport', id: 'd', status: 'final', code: { text: 'CT' }, conclusion }
    expect(saysOf(BREAST_CANCER, report)).toEqual([says])
  })

  test('12: serum, mutation and sequencing set no status', () => {
    const gene = { code: concept('48018-6'), valueCodeableConcept: { text: 'ERBB2' } }
    const copies = { code: concept('82155-3'), ...quantity(9) }
    const { evidence } = read(
      observation('32996-1', quantity(12, 'ng/mL')),
      answered('42783-1', { text: 'Detected' }),
      answered('69548-6', 'LA9633-4', { component: [gene, copies] }),
    )
    expect([evidence.results, evidence.notApplicable.map(({ reason }) => reason)]).toEqual([
      [],
      ['serum', 'mutation-only', 'ngs-only'],
    ])
  })

  test('13: a code that fails its check digit is no code; a valid wrong one gives no stage IV', () => {
    expect(kinds(answered(concept('85319-0'), 'LA6576-8'))).toEqual([])
    expect(saysOf(BREAST_CANCER, answered('21908-9', concept(coding('1228882005', 'Stage IV'))))).not.toContain('yes')
  })

  test.each(['LOINC', 'http://loinc.org', 'urn:oid:2.16.840.1.113883.6.1', undefined])('14: system %s', (system) => {
    const code = { coding: [{ ...(system === undefined ? {} : { system }), code: '85319-2' }] }
    expect(resultsOf(answered(code, 'LA11842-4'))).toEqual([{ test: 'ihc', score: '2+' }])
  })

  test('14: editions of SNOMED CT and of the ICD', () => {
    const edition = { coding: [{ system: 'http://snomed.info/sct/21000210109', code: '1363314005' }] }
    expect(kinds(answered(edition, '10828004'))).toHaveLength(1)
    const german = { coding: [{ system: 'http://fhir.de/CodeSystem/bfarm/icd-10-gm', version: '2026', code: 'C50.4' }] }
    expect(read(condition(german)).evidence.diagnoses.map(({ kind }) => kind)).toEqual(['invasive-breast'])
  })

  test('15: shapes vary, none throws', () => {
    const odd = answered('85319-2', 'LA11842-4', {
      id: undefined,
      status: undefined,
      category: { text: 'Laboratory' },
      subject: { identifier: { value: '7' } },
      hasMember: [{ reference: 'Observation/none' }],
      valueQuantity: { value: 2 },
    })
    const status = condition('254837009', { clinicalStatus: 'active' })
    const { evidence, unread } = read(odd, status, { resourceType: 'Observation' }, null)
    expect(evidence.results).toMatchObject([{ score: '2+', reportStatus: 'unverified' }])
    expect(unread.length).toBeGreaterThan(2)
  })

  test('16: volume is no result', () => {
    const many = Array.from({ length: 300 }, () =>
      condition('38341003', { clinicalStatus: { coding: [{ code: 'resolved' }] } }),
    )
    expect(read(...many).evidence.results).toEqual([])
  })

  test('17: drugs do not prove a status', () => {
    const given = (text: string): Resource => ({
      resourceType: 'MedicationAdministration',
      id: text,
      status: 'completed',
      medicationCodeableConcept: { text },
    })
    const { evidence } = read(given('Trastuzumab'), given('Trastuzumab Injection [KADCYLA]'))
    expect(evidence.results).toEqual([])
    expect(evidence.treatments.map(({ agent }) => agent)).toContain('trastuzumab emtansine')
  })

  test('18: percent in its units; IRS and Allred are none', () => {
    const percent = (fields: Resource): unknown =>
      read(observation('85329-1', fields)).evidence.receptors[0]?.percent?.text
    expect(['%', 'percent', '/100', undefined].map((unit) => percent(quantity(5, unit)))).toEqual(['5', '5', '5', '5'])
    const { receptors } = read(observation('85337-4', { valueString: 'positive (IRS 12)' })).evidence
    expect(receptors).toMatchObject([{ words: 'positive' }])
    expect(receptors[0]).not.toHaveProperty('percent')
    expect(resultsOf(observation('85319-2', { valueString: 'Allred 8/8' }))).toMatchObject([{ kind: 'unreadable' }])
  })

  test('19: panels and wrappers are followed in both directions and say nothing twice', () => {
    const panel = observation('74885-5', { id: 'panel', hasMember: [{ reference: 'Observation/ihc' }] })
    const ihc = answered('85319-2', 'LA11842-4', { id: 'ihc' })
    const ish = answered('85318-4', '10828004', { id: 'ish', derivedFrom: [{ reference: 'Observation/panel' }] })
    const { results } = read(panel, ihc, ish).evidence
    expect(results.map(({ test: kind, reports }) => [kind, reports])).toEqual([
      ['ihc', ['Observation/panel']],
      ['ish', ['Observation/panel']],
    ])
  })

  test.each([
    [icd('D05.1'), 'breast-in-situ'],
    [concept('109889007'), 'breast-in-situ'],
    [icd('Z85.3'), 'breast-history'],
  ])('20: no invasive breast cancer: %#', (code, kind) => {
    expect(read(condition(code)).evidence.diagnoses.map((diagnosis) => diagnosis.kind)).toEqual([kind])
  })

  test('20: HER2 of in-situ disease alone is not applicable', () => {
    const { evidence } = read(condition(icd('D05.1')), answered('85319-2', 'LA11843-2'))
    expect(evidence.notApplicable.map(({ reason }) => reason)).toEqual(['dcis-only'])
  })
})

describe('ten hard combinations', () => {
  test('1: the code denies, its display and the text affirm', () => {
    const value = { coding: [coding('431396003', 'HER2 gene amplified')], text: 'HER2 positive, IHC 3+' }
    const [result] = read(answered('48676-1', value)).evidence.results
    expect(result?.test === 'unreadable' && result.why).toBe(
      'the code 431396003 means HER2 negative; its display «HER2 gene amplified» means HER2 amplified; ' +
        'the text «HER2 positive, IHC 3+» means HER2 positive, IHC score 3+',
    )
  })

  test('2: IHC 3+ and ISH positive beside a negative subtype, no dates', () => {
    expect(kinds(answered('85319-2', 'LA11843-2'), answered('85318-4', '10828004'), subtype('431396003'))).toEqual([
      'ihc',
      'ish',
      'overall',
    ])
  })

  test('3: biopsy 2+ and amplified, surgery 2+ and not amplified: four results of two samples', () => {
    const pair = (method: string, ish: string): Resource[] => [
      answered('85319-2', 'LA11842-4', { method: concept(method) }),
      answered('85318-4', ish, { method: concept(method) }),
    ]
    const { results } = read(...pair('86273004', '10828004'), ...pair('1255732006', '260385009')).evidence
    expect(results.map(({ test: kind, specimen }) => `${kind} ${specimen.procedure}`)).toEqual([
      'ihc biopsy',
      'ish biopsy',
      'ihc surgery',
      'ish surgery',
    ])
  })

  test('4: a breast profile that names an ovarian cancer', () => {
    const focus = { focus: [{ reference: 'Condition/ovary' }] }
    const { evidence } = read(
      BREAST_CANCER,
      condition(icd('C56.9'), { id: 'ovary' }),
      answered('48676-1', 'LA6577-6', { effectiveDateTime: '2026-01-01', ...focus }),
      answered('48676-1', 'LA6576-8', { effectiveDateTime: '2026-01-03', ...focus }),
      answered('21901-4', { text: 'pM1b' }, focus),
    )
    expect(evidence.results).toEqual([])
    expect(evidence.notApplicable).toHaveLength(2)
    expect(evidence.metastasis).toMatchObject([{ says: 'yes', otherPrimary: true }])
  })

  test('5: lung primary with HER2 numbers against their interpretation', () => {
    const { evidence } = read(
      condition(icd('C34.1')),
      observation('49683-6', { ...quantity(2.6), interpretation: NEGATIVE }),
      answered('48676-1', 'LA6576-8'),
    )
    expect(evidence.results).toEqual([])
    expect(evidence.notApplicable.map(({ reason }) => reason)).toEqual(['non-breast', 'non-breast'])
  })

  test('6: two values at once, a ratio that is a percentage, duplicate ids, a secondary that names the primary', () => {
    const ihc = answered(concept('48676-1', '85319-2'), '10828004', { id: 'x', ...quantity(3) })
    const ish = answered(concept('48676-1', '85318-4'), '10828004', {
      id: 'y',
      valueRatio: { numerator: { value: 1, comparator: '>=' }, denominator: { value: 100, comparator: '>=' } },
    })
    const secondary = condition({ ...concept('128462008'), text: 'Malignant neoplasm of breast' }, { id: 'z' })
    const { evidence, unread } = read(BREAST_CANCER, ihc, ish, secondary, { ...secondary, recordedDate: '2026' })
    expect(evidence.results).toMatchObject([{ score: '3+', words: 'positive' }, { words: 'amplified' }])
    expect(evidence.results[1]).not.toHaveProperty('ratio')
    expect(evidence.metastasis.map(({ says }) => says)).not.toContain('yes')
    expect(unread.map(({ why }) => why).join()).toMatch(/two values at once/)
  })

  test('7: «greater than 1.8» beside a positive immunostain without a score', () => {
    expect(
      resultsOf(answered('85319-2', '10828004'), observation('85318-4', { valueString: 'greater than 1.8' })),
    ).toEqual([
      { test: 'ihc', words: 'positive' },
      { test: 'ish', probe: 'dual', ratio: { text: '1.8', comparator: '>' } },
    ])
  })

  test('8: stage IV only in German words, a coded metastasis that is only suspected', () => {
    const breast = condition(icd('C50.1'), { id: 'b', stage: [{ summary: { text: 'UICC IV (cT3 cN2a cM1)' } }] })
    const imaging = {
      resourceType: 'DiagnosticReport',
      id: 'd',
      status: 'final',
      code: { text: 'Szintigraphie' },
      conclusion: 'Mehranreicherung, hochverdächtig auf Knochenmetastase.',
      conclusionCode: [concept('94222008')],
    }
    expect(saysOf(breast, imaging).sort()).toEqual(['uncertain', 'uncertain', 'yes'])
  })

  test('9: the registry says negative, the guideline low, the text triple-negative', () => {
    const registry = {
      system:
        'https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-mamma-her2neu-status-obds',
      code: 'N',
    }
    const value = { coding: [registry, coding('1381317004')], text: 'triple-negativ, HER2-low (Score 1+)' }
    const { results } = read(answered('48676-1', value)).evidence
    expect(results).toMatchObject([
      { test: 'ihc', score: '1+' },
      { test: 'overall', words: 'low' },
    ])
  })

  test('10: codes of another thing: hormone receptor as a question, a PgR percentage as HER2 ISH, registered ER', () => {
    const pgr = observation({ ...concept('85325-9'), text: 'HER2 ISH' }, { valueString: 'Amplified' })
    const { evidence, unread } = read(pgr, answered('85337-4', 'LA6576-8', { status: 'registered' }))
    expect(evidence.results).toEqual([])
    expect(unread).not.toHaveLength(0)
    expect(evidence.receptors).toMatchObject([{ receptor: 'ER', reportStatus: 'registered' }])
  })
})
