import { consider } from '../../src/her2/considerations/consider.ts'
import type { HookName } from '../../src/her2/considerations/considerations.ts'
import type { DraftOrder, Evidence, Treatment } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { classifyWorkUps } from '../../src/her2/status/classify.ts'
import { AGENTS, isOverdue, isVerified, labelRowOf } from '../../src/her2/tables/agents.ts'
import { findSource } from '../../src/her2/tables/sources.ts'
import { evidence, ihc, receptor, specimen, stageFour } from './evidence-builders.ts'

interface Call {
  readonly hook?: HookName
  readonly today?: string
  readonly jurisdiction?: 'US' | 'EU'
}

function look(
  fields: Partial<Evidence>,
  { hook = 'order-sign', today = '2026-11-22', jurisdiction = 'US' }: Call = {},
) {
  const all = evidence(fields)
  const settings = { ...DEFAULT_SETTINGS, jurisdiction }
  return consider(all, settings, today, [], classifyWorkUps(all), hook).considerations
}
const keys = (...args: Parameters<typeof look>) => look(...args).map(({ key }) => key)

const drug = (agent: string, more: Partial<DraftOrder> = {}): DraftOrder => ({
  reference: 'MedicationRequest/draft',
  selected: true,
  words: agent,
  agent,
  ...more,
})
const low = ihc({ score: '1+', specimen: specimen('1', { collectedOn: '2026-10-01' }) })
const positive = ihc({ score: '3+', specimen: specimen('1', { collectedOn: '2026-10-01' }) })

describe('P-26: critical only where the claim was read in its label, and within its review date', () => {
  const signed = (agent: string) => ({ results: [low], drafts: [drug(agent)] })
  const ofUs = AGENTS.rows.filter(({ needs, jurisdiction }) => needs === 'positive' && jurisdiction === 'US')

  test.each(ofUs)('$id in the United States', ({ id, mark, reviewBy }) => {
    expect(mark).toBe('V')
    expect(keys(signed(id), { today: reviewBy })).toEqual(['everyResultNegative'])
    const dayAfter = `${reviewBy.slice(0, 8)}${String(Number(reviewBy.slice(8)) + 1)}`
    expect(keys(signed(id), { today: dayAfter })).toEqual(['signNeedsHer2Positive'])
  })

  test('an overdue row keeps its warning and says so', () => {
    const [found] = look(signed('trastuzumab'), { today: '2027-05-29' })
    expect(found).toMatchObject({ key: 'signNeedsHer2Positive', label: { overdue: true, reviewBy: '2027-05-28' } })
    const [inTime] = look(signed('trastuzumab'), { today: '2027-05-28' })
    expect(inTime).toMatchObject({ key: 'everyResultNegative', label: { overdue: false } })
  })

  test.each([
    ['trastuzumab', 'signNeedsHer2Positive'],
    ['pertuzumab', 'signNeedsHer2Positive'],
    ['lapatinib', 'everyResultNegative'],
  ])('%s in the European Union: %s, as its row was read there or not', (agent, key) => {
    expect(keys(signed(agent), { jurisdiction: 'EU' })).toEqual([key])
  })

  test('an agent without a row of the country is held against that of the other, which is named', () => {
    const [found] = look(signed('margetuximab'), { jurisdiction: 'EU' })
    expect(found?.label).toMatchObject({ jurisdiction: 'US', source: 'label-margetuximab-us' })
  })
})

describe('every row', () => {
  test.each(AGENTS.rows.map((row) => [row.name, row] as const))('%s has a registered source and days', (_name, row) => {
    expect(findSource(row.source)).toBeDefined()
    expect(row.reviewBy).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(row.checkedOn).toMatch(/^(?:-|\d{4}-\d\d-\d\d)$/)
    if (row.mark === 'V') expect(row.checkedOn).not.toBe('-')
    if (row.checkedOn === '-') expect(row.mark).toBe('K-high')
  })

  test('whose review is due today is not overdue; one day later it is', () => {
    const row = labelRowOf('trastuzumab', 'US')
    expect(row && [isOverdue(row, row.reviewBy), isVerified(row, row.reviewBy)]).toEqual([false, true])
    expect(row && [isOverdue(row, '2027-05-29'), isVerified(row, '2027-05-29')]).toEqual([true, false])
  })
})

describe('palbociclib by setting', () => {
  const given = (agent: string, kind: Treatment['kind'], more: Partial<Treatment> = {}): Treatment => ({
    reference: `MedicationRequest/${agent}`,
    kind,
    agent,
    words: agent,
    state: 'active',
    ...more,
  })
  const trastuzumab = given('trastuzumab', 'her2-directed')
  const letrozole = given('letrozole', 'endocrine')
  const chart = {
    results: [positive],
    metastasis: [stageFour],
    receptors: [receptor({ words: 'positive' })],
    treatments: [trastuzumab, letrozole],
    drafts: [drug('palbociclib')],
  }
  const select = { hook: 'order-select' } as const

  // prettier-ignore
  test.each<[string, Partial<Evidence>, Call, string[]]>([
    ['with trastuzumab and endocrine therapy', {}, select, ['maintenanceLabel']],
    ['in the European Union', {}, { ...select, jurisdiction: 'EU' }, ['needsHer2Negative']],
    ['ER low positive', { receptors: [receptor({ percent: { text: '5' } })] }, select, ['maintenanceLabel']],
    ['receptors unknown', { receptors: [] }, select, ['needsHer2Negative']],
    ['metastatic not known', { metastasis: [] }, select, ['needsHer2Negative']],
    ['both only ordered', { treatments: [{ ...trastuzumab, state: 'planned' }, { ...letrozole, state: 'planned' }] }, select, ['maintenanceLabel']],
    ['trastuzumab past', { treatments: [{ ...trastuzumab, state: 'past' }, letrozole] }, select, ['needsHer2Negative']],
    ['trastuzumab of unknown state', { treatments: [{ ...trastuzumab, state: 'unknown' }, letrozole] }, select, ['needsHer2Negative']],
    ['T-DM1 instead', { treatments: [given('trastuzumab emtansine', 'her2-directed'), letrozole] }, select, ['needsHer2Negative']],
    ['a fixed combination that names trastuzumab', { treatments: [given('pertuzumab', 'her2-directed', { words: 'Phesgo 600 mg' }), letrozole] }, select, ['maintenanceLabel']],
    ['pertuzumab alone', { treatments: [given('pertuzumab', 'her2-directed', { words: 'Perjeta' }), letrozole] }, select, ['needsHer2Negative']],
    ['palbociclib runs already', { treatments: [trastuzumab, letrozole, given('palbociclib', 'cdk4-6')] }, select, []],
    ['HER2-low', { results: [low] }, select, []],
    ['at order-sign', {}, {}, []],
  ])('%s', (_name, fields, call, expected) => {
    expect(keys({ ...chart, ...fields }, call)).toEqual(expected)
  })
})

describe('P-22: the pregnancy question', () => {
  const lvef = { reference: 'Observation/l', percent: { text: '60' }, on: '2026-11-01' }
  const asks = (fields: Partial<Evidence>, today = '2026-11-22') =>
    look({ results: [positive], drafts: [drug('trastuzumab deruxtecan')], baseline: { lvef }, ...fields }, { today })
      .flatMap(({ baseline = [] }) => baseline)
      .some(({ code }) => code === 'pregnancy-not-found')

  // prettier-ignore
  test.each<[string, Partial<Evidence>, boolean]>([
    ['18 today', { birthDate: '2008-11-22' }, true],
    ['18 tomorrow', { birthDate: '2008-11-23' }, false],
    ['55, 56 tomorrow', { birthDate: '1970-11-23' }, true],
    ['56 today', { birthDate: '1970-11-22' }, false],
    ['born in 1970: 55 or 56', { birthDate: '1970' }, true],
    ['born in 1969', { birthDate: '1969' }, false],
    ['born in November 1970: 55 or 56', { birthDate: '1970-11' }, true],
    ['born in October 1970', { birthDate: '1970-10' }, false],
    ['no birth date', {}, true],
    ['recorded male', { birthDate: '1981-01-01', baseline: { lvef, recordedMale: true } }, false],
    ['ruled out by the record', { birthDate: '1981-01-01', baseline: { lvef, mayBecomePregnant: false } }, false],
    ['a status on record', { birthDate: '1981-01-01', baseline: { lvef, pregnancy: { reference: 'Observation/p', says: 'not-pregnant' } } }, false],
  ])('%s: %s', (_name, fields, expected) => expect(asks(fields)).toBe(expected))
})

describe('P-22: a dose within 90 days', () => {
  const dose = (more: Partial<Treatment>): Treatment => ({
    reference: 'MedicationAdministration/1',
    kind: 't-dxd',
    agent: 'trastuzumab deruxtecan',
    words: 'T-DXd',
    state: 'past',
    ...more,
  })
  const signs = (treatment: Treatment) =>
    keys({ results: [positive], drafts: [drug('trastuzumab deruxtecan')], treatments: [treatment] })

  // prettier-ignore
  test.each<[string, Partial<Treatment>, string[]]>([
    ['90 days ago', { on: '2026-08-24' }, []],
    ['91 days ago', { on: '2026-08-23' }, ['tdxdBaseline']],
    ['begun long ago, ended 90 days ago', { on: '2026-01-05', until: '2026-08-24' }, []],
    ['begun long ago, ended 91 days ago', { on: '2026-01-05', until: '2026-08-23' }, ['tdxdBaseline']],
    ['in a month that began before', { on: '2026-08' }, ['tdxdBaseline']],
    ['in a month wholly within', { on: '2026-09' }, []],
    ['without a date', {}, ['tdxdBaseline']],
    ['planned', { on: '2026-11-01', state: 'planned' }, ['tdxdBaseline']],
    ['of another conjugate', { on: '2026-11-01', kind: 'her2-directed', agent: 'trastuzumab emtansine' }, ['tdxdBaseline']],
  ])('%s', (_name, more, expected) => expect(signs(dose(more))).toEqual(expected))
})

describe('P-23: what was given before, by the label of the country', () => {
  const neoadjuvant: Treatment = {
    reference: 'MedicationStatement/1',
    kind: 'her2-directed',
    agent: 'trastuzumab',
    words: 'trastuzumab',
    on: '2021-03-01',
    until: '2022-03-01',
    state: 'past',
  }
  const record = (jurisdiction: 'US' | 'EU', treatments: readonly Treatment[]) => {
    const metastasis = [{ ...stageFour, on: '2026-09-01' }]
    const fields = { results: [positive], metastasis, treatments, drafts: [drug('trastuzumab deruxtecan')] }
    const route = look(fields, { hook: 'order-select', jurisdiction }).find(({ key }) => key === 'tdxdRoute')
    return route?.routes?.find(({ rule }) => rule === 'TDX-2')?.conditions[2]
  }

  test('in the European Union any setting counts; in the United States not without a recurrence in time', () => {
    expect(record('EU', [neoadjuvant])).toMatchObject({
      condition: 'prior anti-HER2 regimen, any setting',
      record: 'found',
    })
    expect(record('US', [neoadjuvant])).toMatchObject({ condition: 'prior anti-HER2 regimen', record: 'not found' })
  })

  test('none, or one that is only planned, is not found', () => {
    expect(record('EU', [])?.record).toBe('not found')
    expect(record('EU', [{ ...neoadjuvant, state: 'planned' }])?.record).toBe('not found')
  })
})
