/** What a coded statement says, and what stands beside it that turns it, doubts it or takes it back. */
import { answered, BREAST_CANCER, concept, condition, observation, read, type Resource } from './records.ts'

const CANCER = condition('254837009', { id: 'cancer' })
const STAGE = '21908-9'
const M_CATEGORY = '21907-1'
const says = (...records: Resource[]) => read(CANCER, ...records).evidence.metastasis.map((one) => one.says)
const whys = (...records: Resource[]) => read(CANCER, ...records).unread.map((line) => line.why)

describe('a stage or an M category in words counts only as a whole', () => {
  test.each<[string, string, string[]]>([
    [M_CATEGORY, 'M1', ['yes']],
    [M_CATEGORY, 'cM1 (liver)', ['yes']],
    [M_CATEGORY, 'M1 suspected', ['uncertain']],
    [M_CATEGORY, 'M1?', ['uncertain']],
    [M_CATEGORY, 'Verdacht auf M1', ['uncertain']],
    [M_CATEGORY, 'M0?', ['uncertain']],
    [M_CATEGORY, 'M1 excluded', []],
    [M_CATEGORY, 'kein M1', []],
    [M_CATEGORY, 'cM0 - keine Fernmetastasen', ['no']],
    [STAGE, 'Stage IV', ['yes']],
    [STAGE, 'Stage IV?', ['uncertain']],
    [STAGE, 'probable stage IV', ['uncertain']],
    [STAGE, 'Not stage IV', []],
    [STAGE, 'Stage IV ruled out', []],
    [STAGE, 'Stage IIIA', ['no']],
  ])('%s «%s»', (code, text, expected) => {
    expect(says(answered(code, { text }))).toEqual(expected)
  })

  test('the stage of a Condition is read in the same way', () => {
    const staged = (text: string) => condition('254837009', { id: 'other', stage: [{ summary: { text } }] })
    expect(says(staged('Stage IV'))).toEqual(['yes'])
    expect(says(staged('Stage IV?'))).toEqual(['uncertain'])
    expect(says(staged('Not stage IV'))).toEqual([])
    expect(whys(staged('Not stage IV'))).toEqual(['stage not understood: «Not stage IV»'])
  })

  test('a doubted stage is no stage group of a label', () => {
    expect(read(CANCER, answered(STAGE, { text: 'Stage IIB' })).evidence.stageGroup?.words).toBe('IIB')
    expect(read(CANCER, answered(STAGE, { text: 'Stage IIB?' })).evidence.stageGroup).toBeUndefined()
  })
})

describe('a question that turns its answer is none', () => {
  test.each([
    'No distant metastasis',
    'Absence of distant metastases',
    'Keine Fernmetastasen',
    'Suspected distant metastasis',
    'Distant metastasis ruled out',
    'Evaluated for distant metastasis',
    'Metastatic disease education provided',
    'Fernmetastasen ausgeschlossen',
    'Métastases recherchées',
  ])('%s', (text) => {
    for (const valueBoolean of [true, false]) {
      const one = observation({ text }, { valueBoolean })
      expect(says(one)).toEqual([])
      expect(whys(one)).toEqual([`«${valueBoolean}» under «${text}» may speak of metastases: not read`])
    }
  })
})

test('a plain question may offer its answers', () => {
  for (const text of ['Distant metastasis (yes/no)', 'Fernmetastasen vorhanden (ja/nein)'])
    expect(says(observation({ text }, { valueBoolean: true }))).toEqual(['yes'])
})

test.each<[string, string[]]>([
  ['Liver', ['yes']],
  ['Liver and bone', ['yes']],
  ['Possible liver', ['uncertain']],
  ['Liver?', ['uncertain']],
  ['Not liver', []],
  ['Liver: excluded', []],
  ['Liver lesion, benign', []],
  ['No liver metastasis', []],
  ['None', ['no']],
  ['No distant metastases', ['no']],
  ['Keine', ['no']],
])('the site of a metastasis: «%s»', (text, expected) => {
  expect(says(answered({ text: 'Site of distant metastasis' }, { text }))).toEqual(expected)
})

describe('metastases of one organ', () => {
  test.each([
    'Brain metastases',
    'Liver metastasis',
    'Knochenmetastasen',
    'Métastases hépatiques',
    'Metastasi ossee',
    'Botmetastasen',
  ])('%s: their presence is spread, their absence is not its absence', (text) => {
    expect(says(observation({ text }, { valueBoolean: true }))).toEqual(['yes'])
    expect(says(answered({ text }, { text: 'Present' }))).toEqual(['yes'])
    expect(says(observation({ text }, { valueBoolean: false }))).toEqual([])
    expect(says(answered({ text }, { text: 'Absent' }))).toEqual([])
  })

  test('nodes are not distant', () => {
    expect(says(answered({ text: 'Lymph node metastasis' }, { text: 'Present' }))).toEqual([])
  })
})

describe('what stands beside a statement on spread', () => {
  const four = (fields: Resource) => answered(STAGE, { text: 'IV' }, fields)

  test.each<[string, Resource, string]>([
    ['another organ', { bodySite: { text: 'Colon' } }, 'is of another organ (bowel)'],
    ['an organ that is staged itself', { bodySite: { text: 'Lung' } }, 'is of another organ (lung)'],
    ['another system', { method: { text: 'Ann Arbor staging' } }, 'was staged by another system (Ann Arbor staging)'],
    ['a note', { note: [{ text: 'Ruled out by MRI.' }] }, 'has a note that may take it back («Ruled out by MRI.»)'],
    [
      'an extension that changes its meaning',
      { modifierExtension: [{ url: 'http://example.org/negated', valueBoolean: true }] },
      'has an extension that may change its meaning (http://example.org/negated)',
    ],
  ])('%s leaves it uncertain, and says why', (_what, fields, why) => {
    expect(says(four(fields))).toEqual(['uncertain'])
    expect(whys(four(fields))).toEqual([`«stage IV» ${why}: taken as uncertain`])
  })

  test('the site of an M category may be that of the metastasis', () => {
    expect(says(answered(M_CATEGORY, { text: 'M1' }, { bodySite: { text: 'Liver' } }))).toEqual(['yes'])
  })

  test('a note that adds something takes nothing back', () => {
    expect(says(four({ note: [{ text: 'Bone and liver, first seen in May.' }] }))).toEqual(['yes'])
    expect(says(four({ note: [{ text: 'Exclusivement osseuses; esclusivamente ossee.' }] }))).toEqual(['yes'])
  })

  test('a coded conclusion: a marker that is not amplified, or pending, doubts no metastasis', () => {
    const report = (conclusion: string): Resource => ({
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      conclusion,
      conclusionCode: [{ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C78.7' }] }],
    })
    expect(says(report('Liver tissue. HER2 not amplified, PD-L1 pending.'))[0]).toBe('yes')
    expect(says(report('Suspicious cells.'))[0]).toBe('uncertain')
  })

  test('a secondary Condition: a note, or a changed meaning', () => {
    const bone = (fields: Resource) =>
      condition({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C79.51' }] }, fields)
    expect(says(bone({}))).toEqual(['yes'])
    expect(says(bone({ note: [{ text: 'Nicht bestätigt im MRT' }] }))).toEqual(['uncertain'])
    expect(says(bone({ modifierExtension: [{ url: 'http://example.org/negated' }] }))).toEqual(['uncertain'])
  })
})

describe('what stands beside a HER2, ER or PgR result', () => {
  const her2 = (fields: Resource) => read(CANCER, observation('85319-2', { valueString: '3+', ...fields }))
  const statusOf = (fields: Resource) => her2(fields).evidence.results.map((result) => result.reportStatus)

  test.each<[string, string]>([
    ['Preliminary result.', 'preliminary'],
    ['HER2 result retracted.', 'unverified'],
    ['This result has been retracted.', 'unverified'],
    ['Provisional score, HER2 IHC.', 'preliminary'],
    ['FISH preliminary.', 'final'],
    ['Previous result was retracted.', 'final'],
    ['Not a preliminary result.', 'final'],
    ['Reported by Dr. A.', 'final'],
  ])('the note «%s» makes it %s', (text, expected) => {
    expect(statusOf({ note: [{ text }] })).toEqual([expected])
  })

  test('a note speaks of the test that it stands at', () => {
    const ish = observation('85318-4', { valueString: 'Amplified', note: [{ text: 'Preliminary FISH result.' }] })
    expect(read(CANCER, ish).evidence.results[0]?.reportStatus).toBe('preliminary')
    const er = observation('85337-4', { valueString: 'Positive', note: [{ text: 'HER2 result is preliminary.' }] })
    expect(read(CANCER, er).evidence.receptors[0]?.reportStatus).toBe('final')
  })

  test('an extension that changes the meaning makes it unverified; one that is known does not', () => {
    expect(statusOf({ modifierExtension: [{ url: 'http://example.org/not-done' }] })).toEqual(['unverified'])
    expect(statusOf({ modifierExtension: [{ url: 'http://example.org/side-effect' }] })).toEqual(['unverified'])
    const side = { url: 'http://example.org/laterality', valueCodeableConcept: concept('7771000') }
    expect(statusOf({ modifierExtension: [side] })).toEqual(['final'])
    expect(statusOf({ extension: [{ url: 'http://example.org/anything' }] })).toEqual(['final'])
  })

  test.each(['Stomach', 'Endometrium', 'Colon', 'Thyroid'])(
    'ER of tissue of another organ (%s) is not counted',
    (text) => {
      const { evidence, unread } = read(
        BREAST_CANCER,
        observation('85337-4', { valueString: 'Positive', bodySite: { text } }),
      )
      expect(evidence.receptors).toEqual([])
      expect(unread.map(({ why }) => why)).toEqual([
        'ER positive is of a tumour other than the breast cancer: not counted',
      ])
    },
  )

  test('ER of an organ that breast cancer spreads to counts', () => {
    const lung = observation('85337-4', { valueString: 'Positive', bodySite: { text: 'Lung' } })
    expect(read(BREAST_CANCER, lung).evidence.receptors).toHaveLength(1)
  })
})

describe('a text that says the opposite of a coded receptor', () => {
  const er = (fields: Resource) =>
    observation('85337-4', { id: 'er', valueString: 'Positive', effectiveDateTime: '2026-05-01', ...fields })

  test.each(['ER 0 %', 'ER negative', 'Corrected: ER negative'])('both stand, and it is told: «%s»', (text) => {
    const { evidence, unread } = read(CANCER, er({ note: [{ text }] }))
    expect(evidence.receptors.map(({ words, percent }) => words ?? percent?.text)).toEqual([
      'positive',
      text.includes('0') ? '0' : 'negative',
    ])
    expect(new Set(evidence.receptors.map(({ performedOn }) => performedOn))).toEqual(new Set(['2026-05-01']))
    expect(unread.map(({ why }) => why).join()).toContain(
      'ER in the text is the opposite of Observation/er: neither is relied on',
    )
  })

  test.each(['ER 90 %', 'ER positive', 'ER low positive, 5 %'])('one that agrees adds nothing: «%s»', (text) => {
    const { evidence, unread } = read(CANCER, er({ note: [{ text }] }))
    expect(evidence.receptors).toHaveLength(1)
    expect(unread).toEqual([])
  })
})
