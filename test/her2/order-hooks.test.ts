import { AGENTS } from '../../src/her2/tables/agents.ts'
import { consider } from '../../src/her2/considerations/consider.ts'
import { baselineWords, caveatWords, problemWords } from '../../src/content/reason-words.ts'
import type { Consideration, HookName } from '../../src/her2/considerations/considerations.ts'
import type { DraftOrder, Evidence } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { classifyWorkUps } from '../../src/her2/status/classify.ts'
import { breastCancer, dual, evidence, ihc, ish, overall, receptor, specimen, stageFour } from './evidence-builders.ts'

const TODAY = '2026-11-22'

function look(hook: HookName, fields: Partial<Evidence>, settings = {}, notRead: Parameters<typeof consider>[3] = []) {
  const all = evidence(fields)
  return consider(all, { ...DEFAULT_SETTINGS, ...settings }, TODAY, notRead, classifyWorkUps(all), hook).considerations
}
const keys = (...args: Parameters<typeof look>) => look(...args).map(({ key }) => key)

/** What the first consideration says, in the words of a card. */
const problemOf = ([first]: readonly Consideration[]) => first?.problem && problemWords(first.problem).long
const openItems = ([first]: readonly Consideration[]) => first?.baseline?.map((item) => baselineWords(item).long)

const drug = (agent: string, fields: Partial<DraftOrder> = {}): DraftOrder => ({
  reference: 'MedicationRequest/draft',
  selected: true,
  words: agent,
  agent,
  ...fields,
})
const test2 = (kind: NonNullable<DraftOrder['test']>, fields: Partial<DraftOrder> = {}): DraftOrder => ({
  reference: 'ServiceRequest/draft',
  selected: true,
  words: `HER2 ${kind}`,
  test: kind,
  ...fields,
})
const low = ihc({ score: '1+', specimen: specimen('1', { collectedOn: '2026-10-01' }) })
const positive = ihc({ score: '3+', specimen: specimen('1', { collectedOn: '2026-10-01' }) })
const equivocal = ihc({ score: '2+', specimen: specimen('1', { collectedOn: '2026-10-01' }) })

describe('order-select', () => {
  const positiveOnly = AGENTS.rows.filter(({ needs }) => needs === 'positive').map(({ id }) => id)
  const negativeOnly = AGENTS.rows.filter(({ needs }) => needs === 'negative').map(({ id }) => id)

  test.each(positiveOnly)('%s against HER2-low, equivocal and unknown; quiet when positive', (agent) => {
    for (const results of [[low], [equivocal], []]) {
      expect(keys('order-select', { results, drafts: [drug(agent)] })).toContain('needsHer2Positive')
    }
    expect(keys('order-select', { results: [positive], drafts: [drug(agent)] })).toEqual([])
  })
  test.each(negativeOnly)('%s against HER2-positive; low never blocks it', (agent) => {
    expect(keys('order-select', { results: [positive], drafts: [drug(agent)] })).toEqual(['needsHer2Negative'])
    expect(keys('order-select', { results: [low], drafts: [drug(agent)] })).toEqual([])
    expect(keys('order-select', { results: [], drafts: [drug(agent)] })).toEqual([])
  })
  test('quiet for a specimen that was ever positive, a running course, a renewal, an unselected draft', () => {
    const old = ihc({ score: '3+', specimen: specimen('0', { collectedOn: '2020-01-01' }) })
    expect(keys('order-select', { results: [old, low], drafts: [drug('trastuzumab')] })).toEqual([])
    const running: Evidence['treatments'][number] = {
      reference: 'MedicationRequest/1',
      kind: 'her2-directed',
      agent: 'trastuzumab',
      words: 'trastuzumab',
      state: 'active',
    }
    expect(keys('order-select', { results: [low], treatments: [running], drafts: [drug('trastuzumab')] })).toEqual([])
    expect(keys('order-select', { results: [low], drafts: [drug('trastuzumab', { continues: true })] })).toEqual([])
    expect(keys('order-select', { results: [low], drafts: [drug('trastuzumab', { selected: false })] })).toEqual([])
  })
  test('quiet when medications were not read: a continuation cannot be told', () => {
    expect(keys('order-select', { results: [low], drafts: [drug('trastuzumab')] }, {}, ['medications'])).toEqual([])
  })
})

const routeOf = (...args: Parameters<typeof look>) => look(...args).find(({ key }) => key === 'tdxdRoute')

describe('trastuzumab deruxtecan', () => {
  const drafts = [drug('trastuzumab deruxtecan')]
  const metastasis = [stageFour]
  const m0: Evidence['metastasis'] = [{ ...stageFour, says: 'no', words: 'cM0' }]
  const hrNegative = [receptor({ words: 'negative' }), receptor({ receptor: 'PgR', words: 'negative' })]
  const zero = ihc({ score: '0' })
  const stage = (words: string) => ({ reference: 'Observation/stage', words, on: '2026-09-04' })

  test.each<[string, Partial<Evidence>, string[]]>([
    ['low, metastatic', { results: [low], metastasis }, ['tdxdRoute']],
    ['positive, metastatic', { results: [positive], metastasis }, ['tdxdRoute']],
    ['low, early', { results: [low], metastasis: m0, stageGroup: stage('IIB') }, ['tdxdRoute warning']],
    ['low, stage I', { results: [low], metastasis: m0, stageGroup: stage('IA') }, ['tdxdRoute warning']],
    ['low, stage III', { results: [low], metastasis: m0, stageGroup: stage('IIIA') }, ['tdxdRoute']],
    ['low, M0 without a stage group', { results: [low], metastasis: m0 }, ['tdxdRoute']],
    ['low, stage II without an M category', { results: [low], stageGroup: stage('IIB') }, ['tdxdRoute']],
    [
      'low, stage II, recurrence on record',
      {
        results: [low],
        metastasis: m0,
        stageGroup: stage('IIB'),
        diagnoses: [{ ...breastCancer(), recurrence: true }],
      },
      ['tdxdRoute'],
    ],
    [
      'ultralow, HR-negative',
      { results: [ihc({ score: '0', staining: 'present' })], metastasis, receptors: hrNegative },
      ['tdxdRoute warning'],
    ],
    ['ultralow, HR unknown', { results: [ihc({ score: '0', staining: 'present' })], metastasis }, ['tdxdRoute']],
    ['null', { results: [ihc({ score: '0', staining: 'absent' })], metastasis }, ['tdxdRoute warning']],
    ['zero unspecified', { results: [zero], metastasis }, ['tdxdRoute warning']],
    ['2+ without ISH', { results: [equivocal], metastasis }, ['tdxdRoute warning']],
    ['ISH only', { results: [dual('1.2', '2.4')], metastasis }, ['tdxdRoute warning']],
  ])('%s', (_name, fields, expected) => {
    const found = look('order-select', { ...fields, drafts })
    expect(found.map(({ key, indicator }) => [key, indicator].filter(Boolean).join(' '))).toEqual(expected)
  })

  test('without the receptors or the stage no gap is told: the card informs, and one card stays one', () => {
    const fields = { results: [ihc({ score: '0', staining: 'absent' })], metastasis, drafts }
    const [one, ...more] = look('order-select', fields, {}, ['receptors'])
    expect(more).toEqual([])
    expect(one).toMatchObject({ key: 'tdxdRoute' })
    expect([one?.indicator, one?.gap]).toEqual([undefined, undefined])
  })

  test('every breast route, each condition found, contradicted or not found', () => {
    const route = routeOf('order-select', { results: [positive], metastasis, drafts })
    const byRule = new Map(route?.routes?.map(({ rule, conditions }) => [rule, conditions.map(({ record }) => record)]))
    expect([...byRule.keys()]).toEqual(['TDX-1', 'TDX-2', 'TDX-3', 'TDX-4', 'TDX-5', 'TDX-6'])
    expect(byRule.get('TDX-1')).toEqual(['found', 'found', 'not found', 'not found'])
    expect(byRule.get('TDX-3')?.[0]).toBe('contradicts')
    expect(byRule.get('TDX-5')?.[1]).toBe('contradicts')
  })
  test('the EU has its own rows', () => {
    const route = routeOf('order-select', { results: [low], metastasis, drafts }, { jurisdiction: 'EU' })
    expect(route?.routes?.map(({ rule }) => rule)).toEqual(['TDX-2', 'TDX-3', 'TDX-4'])
  })
  test('group 2 called negative with a comment is not ISH positive', () => {
    const group2 = { results: [ihc({ score: '1+' }), dual('2.1', '3.5')], metastasis, drafts }
    const route = routeOf('order-select', group2)
    expect(route?.routes?.find(({ rule }) => rule === 'TDX-2')?.conditions[0]?.record).toBe('contradicts')
  })
})

describe('weakSpecimen', () => {
  const drafts = [drug('trastuzumab')]
  test.each<[string, Evidence['results'], string]>([
    ['acid decalcification', [ihc({ score: '3+', specimen: specimen('1', { decalcification: 'acid' }) })], 'acid'],
    ['cytology', [ihc({ score: '3+', specimen: specimen('1', { procedure: 'cytology' }) })], 'cytology'],
    ['threshold', [dual('2.05', '5.0')], '2.05'],
  ])('%s', (_name, results, words) => {
    const found = look('order-select', { results, drafts }).find(({ key }) => key === 'weakSpecimen')
    expect(found?.caveats?.map((one) => caveatWords(one).long).join()).toContain(words)
  })
  test.each([
    ['2017', true],
    ['2018-05', true],
    ['2018-05-31', true],
    ['2018-06-01', false],
    ['2018-06', false],
    ['2018', false],
    ['2019', false],
  ])('ISH group 2 of %s: reported under an earlier guideline: %s', (performedOn, isEarlier) => {
    const group2 = [ihc({ score: '1+', performedOn }), dual('2.2', '3.5', { performedOn })]
    const found = look('order-select', { results: group2, drafts }).find(({ key }) => key === 'weakSpecimen')
    expect(found?.caveats ?? []).toEqual(isEarlier ? [{ code: 'group-of-earlier-guideline', group: 2 }] : [])
    const [specimens] = classifyWorkUps(evidence({ results: group2 }))
    const note = specimens?.classification.notes.some(({ code }) => code === 'earlier-guideline')
    expect(note).toBe(isEarlier)
  })
  test('quiet when another specimen says the same', () => {
    const results = [
      ihc({ score: '3+', specimen: specimen('1', { decalcification: 'acid', collectedOn: '2026-10-01' }) }),
      ihc({ score: '3+', specimen: specimen('2', { collectedOn: '2026-09-01' }) }),
    ]
    expect(keys('order-select', { results, drafts })).toEqual([])
  })
})

describe('orders of HER2 tests', () => {
  test('in situ only, already resulted, group 4, serum', () => {
    const inSitu = { diagnoses: [breastCancer({ kind: 'breast-in-situ' })] }
    expect(keys('order-select', { ...inSitu, drafts: [test2('ihc')] })).toEqual(['her2OrderInSitu'])
    const done = look('order-select', { results: [low], drafts: [test2('ihc')] })
    expect(done[0]).toMatchObject({ key: 'her2OrderProblem', problem: { code: 'resulted' } })
    expect(problemOf(done)).toContain('already resulted')
    const group4 = look('order-select', { results: [ihc({ score: '1+' }), dual('1.6', '5.0')], drafts: [test2('ish')] })
    expect(problemOf(group4)).toContain('group 4')
    expect(problemOf(look('order-select', { drafts: [test2('serum')] }))).toContain('serum')
  })
  test('a test that left the status open may be repeated; one in process need not be ordered again', () => {
    const failed = { results: [equivocal, ish({ words: 'indeterminate', specimen: equivocal.specimen })] }
    expect(keys('order-select', { ...failed, drafts: [test2('ish')] })).toEqual([])
    const single = {
      results: [equivocal, ish({ probe: 'single', her2CopyNumber: { text: '5' }, specimen: equivocal.specimen })],
    }
    expect(keys('order-select', { ...single, drafts: [test2('ish')] })).toEqual([])
    const pending = { results: [equivocal, ish({ reportStatus: 'registered', specimen: equivocal.specimen })] }
    expect(problemOf(look('order-select', { ...pending, drafts: [test2('ish')] }))).toContain('in process')
  })
  test('with several specimens, a draft that names none speaks of none', () => {
    const both = { results: [low], specimens: [specimen('1'), specimen('2')] }
    expect(keys('order-select', { ...both, drafts: [test2('ihc')] })).toEqual([])
    expect(keys('order-select', { ...both, drafts: [test2('ihc', { specimen: '1' })] })).toEqual(['her2OrderProblem'])
  })
  test('reflex ISH on IHC 2+ is no problem', () => {
    expect(keys('order-select', { results: [equivocal], drafts: [test2('ish')] })).toEqual([])
  })
})

describe('order-sign', () => {
  test('every result negative is the one critical card; switched off it is a warning', () => {
    const signed = { results: [low], drafts: [drug('trastuzumab')] }
    expect(keys('order-sign', signed)).toEqual(['everyResultNegative'])
    expect(keys('order-sign', signed, { criticalWhenEveryResultNegative: false })).toEqual(['signNeedsHer2Positive'])
    expect(keys('order-sign', { drafts: [drug('trastuzumab')] })).toEqual(['signNeedsHer2Positive'])
  })
  test('a status that is not final', () => {
    expect(
      keys('order-sign', { results: [equivocal], drafts: [drug('trastuzumab deruxtecan')] }, {}, ['baseline']),
    ).toEqual(['signNotFinal'])
    expect(keys('order-sign', { results: [low, overall('positive')], drafts: [drug('pertuzumab')] })).toEqual([
      'signNotFinal',
    ])
  })
  test('amended between draft and signature', () => {
    const before = ihc({ reference: 'Observation/old', score: '3+', replacedBy: 'Observation/new' })
    const after = ihc({
      reference: 'Observation/new',
      score: '2+',
      reportStatus: 'amended',
      issuedOn: '2026-11-20T08:00:00Z',
    })
    const draft = (authoredOn: string) => [drug('trastuzumab', { authoredOn })]
    expect(keys('order-sign', { results: [before, after], drafts: draft('2026-11-19') })).toContain('signAmended')
    expect(keys('order-sign', { results: [before, after], drafts: draft('2026-11-21') })).not.toContain('signAmended')
  })
  test('baseline of T-DXd: only where it was read, only what is open', () => {
    const drafts = [drug('trastuzumab deruxtecan')]
    const full = { results: [positive], drafts }
    expect(keys('order-sign', full, {}, ['baseline'])).toEqual([])
    expect(look('order-sign', full)[0]?.key).toBe('tdxdBaseline')
    expect(openItems(look('order-sign', full))).toEqual(['no LVEF found within 90 days', 'pregnancy status not found'])
    const lvef = { reference: 'Observation/lvef', percent: { text: '49' }, on: '2026-11-01' }
    expect(openItems(look('order-sign', { ...full, baseline: { lvef, mayBecomePregnant: false } }))).toEqual([
      'last LVEF 49 % (Observation/lvef)',
    ])
    expect(
      keys('order-sign', {
        ...full,
        baseline: { lvef: { ...lvef, percent: { text: '50' } }, mayBecomePregnant: false },
      }),
    ).toEqual([])
  })
})

test('gastric cancer only: nothing is matched from a breast result', () => {
  const gastric = { diagnoses: [breastCancer({ kind: 'other-primary' })], drafts: [drug('trastuzumab deruxtecan')] }
  expect(keys('order-select', gastric)).toEqual([])
})
