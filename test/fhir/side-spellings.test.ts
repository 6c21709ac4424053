/** However a side is written, and wherever, the answer is the same: one for each tumour (RULES T-4, decision P-12). */
import { classify } from '../../src/her2/status/classify.ts'
import { answered, concept, condition, read, SNOMED, type Resource } from './records.ts'

const MCODE = 'http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-laterality-qualifier'
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'
const OBDS = 'https://www.medizininformatik-initiative.de/fhir/ext/modul-onko/CodeSystem/mii-cs-onko-seitenlokalisation'
const SIDES = ['left', 'right'] as const
type Side = (typeof SIDES)[number]

const CANCER = concept('254837009')
const side = (of: Side): Resource => concept(of === 'left' ? '7771000' : '24028007')
const qualifier = (of: Side, url = MCODE): Resource => ({ extension: [{ url, valueCodeableConcept: side(of) }] })
const breast = concept('76752008')

/** As a body site of a Condition, a sample or a result. */
const SITES: Readonly<Record<string, (of: Side) => Resource>> = {
  'a site with its side': (of) => concept(of === 'left' ? '80248007' : '73056007'),
  'a qualifier beside the site, in an extension': (of) => ({ ...breast, ...qualifier(of) }),
  'the same without a code of the site': (of) => qualifier(of),
  'the same beside plain words': (of) => ({ text: 'Breast', ...qualifier(of) }),
  'the same with words alone': (of) => ({
    ...breast,
    extension: [{ url: MCODE, valueCodeableConcept: { text: of } }],
  }),
  'an extension of another guide': (of) => ({ ...breast, ...qualifier(of, 'http://example.org/ext/laterality') }),
  'a qualifier as a second coding': (of) => ({ coding: [breast, side(of)].flatMap(({ coding }) => coding) }),
  words: (of) => ({ text: `${of} breast` }),
  'words of another language': (of) => ({ text: of === 'left' ? 'Linke Mamma' : 'Rechte Mamma' }),
}

/** As a Condition. */
const CONDITIONS: Readonly<Record<string, (of: Side) => Resource>> = {
  ...Object.fromEntries(
    Object.entries(SITES).map(([name, site]) => [
      name,
      (of: Side) => condition(CANCER, { id: of, bodySite: [site(of)] }),
    ]),
  ),
  'one site that is no list': (of) => condition(CANCER, { id: of, bodySite: { ...breast, ...qualifier(of) } }),
  'a side as a second site': (of) => condition(CANCER, { id: of, bodySite: [breast, side(of)] }),
  'a side as the first of two sites': (of) => condition(CANCER, { id: of, bodySite: [side(of), breast] }),
  'an extension of the Condition': (of) =>
    condition(CANCER, { id: of, ...qualifier(of, `${MCODE}-of-condition/laterality`) }),
  'the ICD-10 code': (of) =>
    condition(concept({ system: ICD, code: of === 'left' ? 'C50.912' : 'C50.911' }), { id: of }),
  'the SNOMED CT code': (of) => condition(concept(of === 'left' ? '353431000119107' : '353511000119101'), { id: of }),
  'the words of the code': (of) => condition({ text: `Invasive carcinoma of ${of} breast` }, { id: of }),
  'a registry letter': (of) =>
    condition(CANCER, { id: of, bodySite: [breast, { coding: [{ system: OBDS, code: of[0]?.toUpperCase() }] }] }),
}

const AT = { left: '2025-02-02', right: '2026-07-07' } as const
const SCORE = { left: 'LA11843-2', right: 'LA6111-4' } as const
const score = (of: Side, fields: Resource): Resource =>
  answered('85319-2', SCORE[of], { id: `ihc-${of}`, effectiveDateTime: AT[of], ...fields })
const ofCondition = (of: Side): Resource => ({ focus: [{ reference: `Condition/${of}` }] })

/** What is said of each tumour, without the words of its site. */
function told(...resources: readonly Resource[]) {
  const { evidence } = read(...resources)
  const { current, tumors } = classify(evidence)
  const tumor = tumors.map(({ laterality, specimens }) => ({
    laterality,
    specimens: specimens.map(({ overexpression, tier, evidence: from }) => ({ overexpression, tier, from })),
  }))
  return { current: current?.overexpression, differs: current?.differs, tumors: tumor }
}

const TWO_TUMORS = {
  current: 'positive',
  differs: true,
  tumors: [
    {
      laterality: 'right',
      specimens: [{ overexpression: 'negative', tier: 'zero-unspecified', from: ['Observation/ihc-right'] }],
    },
    {
      laterality: 'left',
      specimens: [{ overexpression: 'positive', tier: undefined, from: ['Observation/ihc-left'] }],
    },
  ],
}

describe('the spelling of a side never changes the answer', () => {
  const names = Object.keys(CONDITIONS)

  test.each(names)('of a Condition that a result names: %s', (name) => {
    for (const other of names) {
      const left = CONDITIONS[name]?.('left') ?? {}
      const right = CONDITIONS[other]?.('right') ?? {}
      const answer = told(left, right, score('left', ofCondition('left')), score('right', ofCondition('right')))
      expect([other, answer]).toEqual([other, TWO_TUMORS])
    }
  })

  test.each(Object.keys(SITES))(
    'of a result, of its sample, of a sample whose result names a Condition: %s',
    (name) => {
      const site = SITES[name] ?? (() => ({}))
      const cancers = SIDES.map((of) =>
        condition(concept({ system: ICD, code: of === 'left' ? 'C50.912' : 'C50.911' }), { id: of }),
      )
      const samples = SIDES.map((of) => ({ resourceType: 'Specimen', id: of, collection: { bodySite: site(of) } }))
      const ofSample = (of: Side): Resource => ({ specimen: { reference: `Specimen/${of}` } })
      expect(told(...cancers, ...SIDES.map((of) => score(of, { bodySite: site(of) })))).toEqual(TWO_TUMORS)
      expect(told(...cancers, ...samples, ...SIDES.map((of) => score(of, ofSample(of))))).toEqual(TWO_TUMORS)
      const both = SIDES.map((of) => score(of, { ...ofSample(of), ...ofCondition(of) }))
      expect(told(...SIDES.map((of) => condition(CANCER, { id: of })), ...samples, ...both)).toEqual(TWO_TUMORS)
    },
  )

  test.each(Object.keys(SITES))('two sites of one Condition are both sides: %s', (name) => {
    const bodySite = SIDES.map((of) => SITES[name]?.(of))
    expect(read(condition(CANCER, { bodySite })).evidence.diagnoses).toMatchObject([{ laterality: 'bilateral' }])
  })
})

describe('a result is of the tumour of the Condition that it names', () => {
  const cancer = (of: Side, code: Resource = CANCER): Resource =>
    condition(code, { id: of, bodySite: [{ ...breast, ...qualifier(of) }] })

  test('a Condition whose code is not known, but not its site', () => {
    const local = { coding: [{ system: 'http://example.org/problems', code: 'P17' }] }
    const results = SIDES.map((of) => score(of, ofCondition(of)))
    expect(read(...SIDES.map((of) => cancer(of, local)), ...results).evidence.results).toMatchObject([
      { specimen: { laterality: 'left' } },
      { specimen: { laterality: 'right' } },
    ])
  })

  test('distant tissue is not on the side of its organ', () => {
    const lung = { coding: [{ system: SNOMED, code: '44029006', display: 'Left lung' }] }
    const result = score('right', { ...ofCondition('right'), bodySite: lung })
    expect(read(cancer('right'), result).evidence.results).toMatchObject([
      { specimen: { siteKind: 'distant', primary: 'Condition/right', laterality: 'right' } },
    ])
    const sideless = read(condition(CANCER, { id: 'right' }), result).evidence.results[0]?.specimen
    expect(sideless).not.toHaveProperty('laterality')
  })

  test('two Conditions that do not agree on a side give none', () => {
    const focus = SIDES.flatMap((of) => ofCondition(of)['focus'])
    const found = read(...SIDES.map((of) => cancer(of)), score('right', { focus })).evidence.results[0]?.specimen
    expect(found).not.toHaveProperty('laterality')
    expect(found).not.toHaveProperty('primary')
  })

  test('the tumour without a side is not on that of the other', () => {
    const results = SIDES.map((of) => score(of, ofCondition(of)))
    const { tumors, current } = told(condition(CANCER, { id: 'left' }), cancer('right'), ...results)
    expect(tumors.map(({ laterality }) => laterality)).toEqual(['right', undefined])
    expect(current).toBe('positive')
  })
})
