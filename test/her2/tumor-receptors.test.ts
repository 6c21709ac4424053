/** P-11 and P-12: whose hormone receptors they are. What is of another tumour, or of an earlier one, never decides. */
import { consider } from '../../src/her2/considerations/consider.ts'
import type { Diagnosis, Evidence, ReceptorResult, SpecimenFacts } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { classify } from '../../src/her2/status/classify.ts'
import { breastCancer, evidence, ihc, receptor, specimen, stageFour } from './evidence-builders.ts'

const TODAY = '2026-11-22'
const WHEN = { today: TODAY, inactiveAfterYears: DEFAULT_SETTINGS.inactiveAfterYears }
const of = (key: string, facts: Partial<SpecimenFacts>) => specimen(key, { procedure: 'biopsy', ...facts })
const left = of('left', { laterality: 'left', collectedOn: '2026-09-02' })
const right = of('right', { laterality: 'right', collectedOn: '2026-09-02' })
const unnamed = (facts: Partial<SpecimenFacts> = {}): SpecimenFacts => ({ siteKind: 'unknown', ...facts })
const onLeft = breastCancer({ reference: 'Condition/left', laterality: 'left' })
const onRight = breastCancer({ reference: 'Condition/right', laterality: 'right' })
const over = (fields: Partial<Diagnosis> = {}) =>
  breastCancer({ reference: 'Condition/old', activity: 'inactive', on: '2012-03-01', ...fields })

const er = (words: NonNullable<ReceptorResult['words']>, fields: Partial<ReceptorResult> = {}) =>
  receptor({ receptor: 'ER', words, specimen: unnamed(), performedOn: '2026-09-02', ...fields })
const both = (words: 'positive' | 'negative', fields: Partial<ReceptorResult> = {}) => [
  er(words, fields),
  { ...er(words, fields), receptor: 'PgR' as const },
]
const statusOf = (fields: Partial<Evidence>) => classify(evidence(fields), WHEN).hormoneReceptor

describe('a tumour on each side', () => {
  const results = [ihc({ score: '3+', specimen: left }), ihc({ score: '1+', specimen: right })]
  const sides = { diagnoses: [onLeft, onRight], results }
  const tumorsOf = (receptors: readonly ReceptorResult[]): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(
      classify(evidence({ ...sides, receptors }), WHEN).tumors.map(
        (one) => [String(one.laterality), one.hormoneReceptor] as const,
      ),
    )

  test('receptors that contradict each other are each of their tumour, and the patient has those of `current`', () => {
    const receptors = [...both('negative', { specimen: left }), er('positive', { specimen: right })]
    expect(tumorsOf(receptors)).toEqual({ left: 'negative', right: 'positive' })
    expect(statusOf({ ...sides, receptors })).toBe('negative')
  })

  test('those of one side alone say nothing of the other', () => {
    expect(tumorsOf([er('positive', { specimen: right })])).toEqual({ left: 'unknown', right: 'positive' })
    expect(tumorsOf([er('positive', { specimen: unnamed({ laterality: 'right' }) })])).toEqual({
      left: 'unknown',
      right: 'positive',
    })
  })

  test('a result without a side is of neither, and what it contradicts is unknown', () => {
    expect(tumorsOf([er('positive')])).toEqual({ left: 'unknown', right: 'unknown' })
    const later = { performedOn: '2026-09-20' }
    expect(tumorsOf([er('positive', { specimen: left }), er('negative', later)]).left).toBe('unknown')
    expect(tumorsOf([er('positive', { specimen: left }), er('positive', later)]).left).toBe('positive')
  })

  test('a report with HER2 of one of them tells whose they are, and so does the diagnosis', () => {
    const reported = [ihc({ score: '3+', specimen: left, reports: ['DiagnosticReport/l'] }), ...results.slice(1)]
    const receptors = [er('positive', { reports: ['DiagnosticReport/l'] })]
    const { tumors } = classify(evidence({ ...sides, results: reported, receptors }), WHEN)
    expect(tumors.map((one) => [one.laterality, one.hormoneReceptor])).toContainEqual(['left', 'positive'])
    expect(tumors.map((one) => [one.laterality, one.hormoneReceptor])).toContainEqual(['right', 'unknown'])
    expect(tumorsOf([er('positive', { specimen: unnamed({ primary: 'Condition/right' }) })]).right).toBe('positive')
  })

  test('distant tissue has its own; without any, what holds whichever tumour it comes from', () => {
    const liver = specimen('liver', { siteKind: 'distant', site: 'liver', collectedOn: '2026-10-01' })
    const metastatic = {
      ...sides,
      results: [...results, ihc({ score: '1+', specimen: liver })],
      metastasis: [stageFour],
    }
    const primaries = [er('positive', { specimen: left }), er('positive', { specimen: right })]
    expect(statusOf({ ...metastatic, receptors: primaries })).toBe('positive')
    const unlike = [...both('negative', { specimen: left }), er('positive', { specimen: right })]
    expect(statusOf({ ...metastatic, receptors: unlike })).toBe('unknown')
    expect(statusOf({ ...metastatic, receptors: [...primaries, ...both('negative', { specimen: liver })] })).toBe(
      'negative',
    )
  })
})

describe('an earlier cancer', () => {
  const old = { performedOn: '2012-03-10' }
  const core = specimen('now', { collectedOn: '2026-09-02' })
  const now = [ihc({ score: '3+', specimen: core })]

  test.each<[string, Partial<Evidence>]>([
    ['of the other side, over', { diagnoses: [over({ laterality: 'left' }), onRight] }],
    ['of the same side, over', { diagnoses: [over({ laterality: 'right' }), onRight] }],
    ['in the history', { diagnoses: [over({ kind: 'breast-history', activity: 'unknown' }), breastCancer()] }],
    ['known by its receptors alone', {}],
  ])('%s: its receptors are not those of the present one', (_what, fields) => {
    expect(statusOf({ results: now, receptors: both('negative', old), ...fields })).toBe('unknown')
    const own = er('positive', { specimen: core })
    expect(statusOf({ results: now, receptors: [...both('negative', old), own], ...fields })).toBe('positive')
  })

  test.each<[string, Partial<Evidence>]>([
    ['a recurrence of it', { diagnoses: [over(), breastCancer({ recurrence: true })] }],
    ['a recurrence in the course', { course: [{ reference: 'Observation/c', says: 'recurrence', words: 'relapse' }] }],
    [
      'a diagnosis without a date',
      { diagnoses: [{ reference: 'Condition/1', kind: 'invasive-breast', words: 'C50', activity: 'active' }] },
    ],
    [
      'HER2 of that time',
      { results: [ihc({ score: '1+', specimen: specimen('old', { collectedOn: '2012-03-10' }) }), ...now] },
    ],
  ])('%s: then it is the same cancer', (_what, fields) => {
    expect(statusOf({ results: now, receptors: both('negative', old), ...fields })).toBe('negative')
  })

  test('a work-up of the weeks before the diagnosis is of it', () => {
    expect(statusOf({ results: now, receptors: [er('positive', { performedOn: '2026-08-03' })] })).toBe('positive')
  })

  test('beside one that is over, a result without a day is of neither', () => {
    const { performedOn: _day, ...undated } = er('positive')
    expect(statusOf({ results: now, receptors: [undated] })).toBe('positive')
    expect(statusOf({ diagnoses: [over(), breastCancer()], results: now, receptors: [undated] })).toBe('unknown')
  })

  test('a code of a diagnosis is of its day, and a result never newer or older than it', () => {
    const coded = er('positive', { byDiagnosis: true, performedOn: '2026-10-20' })
    expect(statusOf({ results: now, receptors: [coded, ...both('negative')] })).toBe('unknown')
    expect(statusOf({ results: now, receptors: [{ ...coded, ...old }, ...both('negative')] })).toBe('negative')
  })
})

describe('one tumour', () => {
  test('results of the other side are of another one', () => {
    const fields = { diagnoses: [onRight], results: [ihc({ score: '3+', specimen: right })] }
    expect(statusOf({ ...fields, receptors: [er('positive', { specimen: left })] })).toBe('unknown')
    expect(statusOf({ ...fields, receptors: [er('positive')] })).toBe('positive')
  })

  test('whose side is not recorded, beside results of both sides, has none', () => {
    const receptors = [...both('negative', { specimen: left }), er('positive', { specimen: right })]
    expect(statusOf({ receptors })).toBe('unknown')
    expect(statusOf({ receptors: receptors.slice(0, 2) })).toBe('negative')
    expect(statusOf({ diagnoses: [], receptors })).toBe('unknown')
  })

  test('with a metastasis the newest result counts', () => {
    const bone = specimen('bone', { siteKind: 'distant', site: 'bone', collectedOn: '2026-10-01' })
    const results = [ihc({ score: '1+', specimen: bone })]
    const receptors = [er('positive'), ...both('negative', { specimen: bone, performedOn: '2026-10-01' })]
    expect(statusOf({ results, receptors, metastasis: [stageFour] })).toBe('negative')
  })
})

describe('what a card is given', () => {
  const low = ihc({ score: '1+', specimen: right })
  const fields = {
    diagnoses: [onLeft, onRight],
    results: [ihc({ score: '1+', specimen: left }), low],
    metastasis: [stageFour],
  }
  const considered = (receptors: readonly ReceptorResult[]) =>
    consider(evidence({ ...fields, receptors }), DEFAULT_SETTINGS, TODAY).considerations.filter(
      ({ key }) => key === 'metastaticLow',
    )

  test('the condition of the route is answered by the receptors of its own tumour, the others are named', () => {
    const positive = er('positive', { specimen: left })
    const answers = considered([positive]).map(({ classification, routes, receptors }) => [
      classification?.specimen.laterality,
      routes?.flatMap(({ conditions }) => conditions).find(({ condition }) => condition === 'hormone receptor positive')
        ?.record,
      receptors?.others.map(({ why }) => why) ?? [],
    ])
    expect(answers).toContainEqual(['left', 'found', []])
    expect(answers).toContainEqual(['right', 'not found', ['another tumour']])
  })
})
