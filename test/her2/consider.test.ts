import { consider } from '../../src/her2/considerations/consider.ts'
import type { ConsiderationKey } from '../../src/her2/considerations/considerations.ts'
import type { Evidence } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import {
  breastCancer,
  dual,
  evidence,
  ihc,
  ish,
  overall,
  receptor,
  specimen,
  stageFour,
  unreadable,
} from './evidence-builders.ts'

const TODAY = '2026-11-22'
const keys = (
  fields: Partial<Evidence>,
  settings = {},
  notRead: Parameters<typeof consider>[3] = [],
): ConsiderationKey[] =>
  consider(evidence(fields), { ...DEFAULT_SETTINGS, ...settings }, TODAY, notRead).considerations.map(({ key }) => key)
const withheld = (fields: Partial<Evidence>, notRead: Parameters<typeof consider>[3] = []) =>
  consider(evidence(fields), DEFAULT_SETTINGS, TODAY, notRead).withheld

const on = (collectedOn: string, facts = {}) => specimen('1', { collectedOn, ...facts })
const equivocal = ihc({ score: '2+', specimen: on('2026-10-01') })
const low = ihc({ score: '1+', specimen: on('2026-10-01') })
const zero = ihc({ score: '0', specimen: on('2026-10-01') })
const ultralow = ihc({ score: '0', staining: 'present', specimen: on('2026-10-01') })
const letrozole: Evidence['treatments'][number] = {
  reference: 'MedicationRequest/1',
  kind: 'endocrine',
  words: 'letrozole',
  on: '2026-02-01',
  state: 'active',
}
const tdxd: Evidence['treatments'][number] = {
  reference: 'MedicationRequest/2',
  kind: 't-dxd',
  words: 'trastuzumab deruxtecan',
  state: 'planned',
}
const erPositive = receptor({ receptor: 'ER', words: 'positive' })
const order = (fields: Partial<Evidence['orders'][number]> = {}): Evidence['orders'][number] => ({
  reference: 'ServiceRequest/1',
  test: 'ish',
  state: 'active',
  reasons: [],
  ...fields,
})

describe('reflexIsh', () => {
  test('IHC 2+ without ISH', () => expect(keys({ results: [equivocal] })).toEqual(['her2Synopsis', 'reflexIsh']))
  test('quiet when an ISH is ordered on the specimen, by specimen, by reason, or later without either', () => {
    const on = '2026-11-10'
    expect(keys({ results: [equivocal], orders: [order({ on, specimen: '1' })] })).toEqual(['her2Synopsis'])
    expect(keys({ results: [equivocal], orders: [order({ on, reasons: [equivocal.reference] })] })).toEqual([
      'her2Synopsis',
    ])
    expect(keys({ results: [equivocal], orders: [order({ on })] })).toEqual(['her2Synopsis'])
  })
  test.each([
    ['14 days ago', { on: '2026-11-08' }, false],
    ['15 days ago', { on: '2026-11-07' }, true],
    ['this month, the day not known', { on: '2026-11' }, true],
    ['without a date', {}, true],
  ])('an order %s (P-20)', (_when, fields, fires) => {
    const orders = [order({ specimen: '1', ...fields })]
    expect(keys({ results: [equivocal], orders }).includes('reflexIsh')).toBe(fires)
    expect(keys({ results: [equivocal], orders }, { pendingDays: 0 })).toContain('reflexIsh')
  })
  test('not quiet for an order of another specimen or a completed one', () => {
    expect(keys({ results: [equivocal], orders: [order({ specimen: '2' })] })).toContain('reflexIsh')
    expect(keys({ results: [equivocal], orders: [order({ specimen: '1', state: 'completed' })] })).toContain(
      'reflexIsh',
    )
    expect(keys({ results: [equivocal], orders: [order({ on: '2026-09-05' })] })).toContain('reflexIsh')
  })
  test('quiet when an ISH is pending, or there but not understood', () => {
    expect(
      keys({
        results: [
          equivocal,
          dual('2.4', '5', {
            reportStatus: 'preliminary',
            issuedOn: '2026-11-10T08:00:00Z',
            specimen: on('2026-10-01'),
          }),
        ],
      }),
    ).not.toContain('reflexIsh')
    expect(keys({ results: [equivocal, unreadable({ of: 'ish', specimen: on('2026-10-01') })] })).not.toContain(
      'reflexIsh',
    )
  })
  test('quiet when a registered ISH has no value yet; not when a final one was not performed', () => {
    const empty = { of: 'ish', kind: 'nothing', issuedOn: '2026-11-10T08:00:00Z', specimen: on('2026-10-01') } as const
    expect(keys({ results: [equivocal, unreadable({ ...empty, reportStatus: 'registered' })] })).not.toContain(
      'reflexIsh',
    )
    expect(keys({ results: [equivocal, unreadable(empty)] })).toContain('reflexIsh')
  })
  test('quiet when the orders were not read: silence, not a guess', () => {
    expect(keys({ results: [equivocal] }, {}, ['orders'])).toEqual(['her2Synopsis'])
    expect(withheld({ results: [equivocal] }, ['orders'])).toContainEqual({
      key: 'reflexIsh',
      because: { code: 'not-read', parts: ['orders'] },
    })
  })
  test('waits as many days as the site sets', () => {
    expect(keys({ results: [equivocal] }, { reflexIshAfterDays: 52 })).toContain('reflexIsh')
    expect(keys({ results: [equivocal] }, { reflexIshAfterDays: 53 })).not.toContain('reflexIsh')
  })
  test('quiet for an older specimen when a newer one is final', () => {
    const newer = ihc({ score: '3+', specimen: specimen('2', { collectedOn: '2026-11-01' }) })
    expect(keys({ results: [equivocal, newer] })).toEqual(['her2Synopsis'])
  })
  test('fires for each side of bilateral tumours', () => {
    const right = ihc({ score: '2+', specimen: specimen('r', { laterality: 'right', collectedOn: '2026-10-01' }) })
    const left = ihc({ score: '2+', specimen: specimen('l', { laterality: 'left', collectedOn: '2026-10-02' }) })
    expect(keys({ results: [right, left] })).toEqual(['her2Synopsis', 'reflexIsh', 'reflexIsh'])
  })
})

test("concurrentIhc: group 3 without IHC; quiet with the laboratory's own interpretation", () => {
  expect(keys({ results: [dual('1.5', '7.0')] })).toContain('concurrentIhc')
  expect(keys({ results: [dual('1.5', '7.0'), overall('negative')] })).toEqual(['her2Synopsis'])
  expect(keys({ results: [ish({ probe: 'single', her2CopyNumber: { text: '5.0' } })] })).toContain('concurrentIhc')
})

test('ishRecount: group 4 with IHC 2+; quiet once recounted or adjudicated', () => {
  expect(keys({ results: [ihc({ score: '2+' }), dual('1.6', '5.0')] })).toContain('ishRecount')
  expect(keys({ results: [ihc({ score: '2+' }), dual('1.6', '5.0', { recount: { outcome: 'same-group' } })] })).toEqual(
    ['her2Synopsis'],
  )
  expect(keys({ results: [ihc({ score: '2+' }), dual('1.6', '5.0'), overall('negative')] })).toEqual(['her2Synopsis'])
})

test('her2Discordant: IHC 3+ with group 5, IHC 1+ with group 1, contradictions', () => {
  expect(keys({ results: [ihc({ score: '3+' }), dual('1.2', '2.4')] })).toContain('her2Discordant')
  expect(keys({ results: [ihc({ score: '1+' }), dual('3', '8')] })).toContain('her2Discordant')
  expect(keys({ results: [ihc({ score: '1+' }), overall('positive')] })).toContain('her2Discordant')
  expect(keys({ results: [ihc({ score: '3+' }), dual('3', '8')] })).toEqual(['her2Synopsis'])
})

describe('metastatic', () => {
  const metastasis = [stageFour]
  test('metastaticLow, with both label routes', () => {
    const { considerations } = consider(evidence({ results: [low], metastasis }), DEFAULT_SETTINGS, TODAY)
    expect(considerations.map(({ key }) => key)).toEqual(['her2Synopsis', 'metastaticLow'])
    expect(considerations[1]?.routes?.map(({ rule }) => rule)).toEqual(['TDX-3', 'TDX-4'])
  })
  test('quiet when early, and when T-DXd is given or ordered', () => {
    expect(keys({ results: [low] })).toEqual(['her2Synopsis'])
    expect(keys({ results: [low], metastasis, treatments: [tdxd] })).toEqual(['her2Synopsis'])
  })
  test('metastaticUltralow needs HR positive or unknown', () => {
    expect(keys({ results: [ultralow], metastasis })).toContain('metastaticUltralow')
    const negative = [receptor({ receptor: 'ER', words: 'negative' }), receptor({ receptor: 'PgR', words: 'negative' })]
    expect(keys({ results: [ultralow], metastasis, receptors: negative })).toEqual(['her2Synopsis'])
  })
  test('zeroUnspecified needs HR positive and endocrine therapy in the metastatic setting', () => {
    const full = { results: [zero], metastasis, receptors: [erPositive], treatments: [letrozole] }
    expect(keys(full)).toContain('zeroUnspecified')
    expect(keys({ ...full, receptors: [] })).not.toContain('zeroUnspecified')
    expect(keys({ ...full, treatments: [{ ...letrozole, state: 'past', on: '2019-01-01' }] })).not.toContain(
      'zeroUnspecified',
    )
    expect(keys({ ...full, results: [zero, ihc({ score: '1+', specimen: specimen('2') })] })).not.toContain(
      'zeroUnspecified',
    )
    expect(keys({ ...full, treatments: [letrozole, tdxd] })).not.toContain('zeroUnspecified')
  })
  test('metastaticRetest names the untested metastatic specimen', () => {
    const liver = specimen('liver', { siteKind: 'distant', site: 'liver', collectedOn: '2026-09-30' })
    const { considerations } = consider(
      evidence({ results: [low], metastasis, specimens: [liver] }),
      DEFAULT_SETTINGS,
      TODAY,
    )
    expect(considerations.find(({ key }) => key === 'metastaticRetest')?.target).toEqual({
      reference: 'Specimen/liver',
      site: 'liver',
      collectedOn: '2026-09-30',
    })
    expect(keys({ results: [low], metastasis })).not.toContain('metastaticRetest')
    expect(keys({ results: [ihc({ score: '1+', specimen: liver })], specimens: [liver] })).not.toContain(
      'metastaticRetest',
    )
  })
})

describe('her2Missing', () => {
  test('a recent invasive cancer without any result', () => expect(keys({})).toEqual(['her2Missing']))
  test('quiet when old, unconfirmed, in situ only, ordered, or any result is there', () => {
    expect(keys({ diagnoses: [breastCancer({ on: '2024-01-01' })] })).toEqual([])
    expect(keys({ diagnoses: [breastCancer({ unconfirmed: true })] })).toEqual([])
    expect(keys({ diagnoses: [breastCancer({ kind: 'breast-in-situ' })] })).toEqual([])
    expect(keys({ orders: [order({ test: 'ihc', on: '2026-11-10' })] })).toEqual([])
    expect(keys({ unreadReports: [unreadable({ class: 'missing-part' })] })).toEqual([])
    expect(keys({ results: [ihc({ score: '1+', reportStatus: 'preliminary' })] })).toEqual([])
    expect(keys({ results: [unreadable({})] })).toEqual(['her2Unread'])
  })
})

test('her2Amended: once the category changed, and only lately', () => {
  const before = ihc({ reference: 'Observation/old', score: '3+', replacedBy: 'Observation/new' })
  const after = ihc({
    reference: 'Observation/new',
    score: '1+',
    reportStatus: 'amended',
    issuedOn: '2026-11-10T08:00:00Z',
  })
  const { considerations } = consider(evidence({ results: [before, after] }), DEFAULT_SETTINGS, TODAY)
  expect(considerations.find(({ key }) => key === 'her2Amended')).toMatchObject({
    before: { overexpression: 'positive' },
    classification: { overexpression: 'negative' },
    amendedOn: '2026-11-10',
  })
  expect(keys({ results: [before, { ...after, issuedOn: '2026-01-10T08:00:00Z' }] })).not.toContain('her2Amended')
  expect(keys({ results: [{ ...before, score: '0' }, after] })).not.toContain('her2Amended')
})

test('her2Indeterminate: quiet when another specimen is final or a test is ordered', () => {
  const failed = ihc({ words: 'indeterminate', specimen: on('2026-10-01') })
  expect(keys({ results: [failed] })).toContain('her2Indeterminate')
  expect(
    keys({ results: [failed, ihc({ score: '3+', specimen: specimen('2', { collectedOn: '2026-09-01' }) })] }),
  ).not.toContain('her2Indeterminate')
  expect(keys({ results: [failed], orders: [order({ test: 'her2', on: '2026-11-10' })] })).not.toContain(
    'her2Indeterminate',
  )
})

describe('quiet altogether', () => {
  const full = { results: [low], metastasis: [stageFour] }
  test.each([
    ['deceased', { deceased: true }],
    ['comfort care', { comfortCare: true }],
    ['another primary only', { diagnoses: [breastCancer({ kind: 'other-primary' })] }],
  ])('%s', (_name, fields) => {
    expect(keys({ ...full, ...fields })).toEqual([])
    expect(withheld({ ...full, ...fields }).length).toBeGreaterThan(0)
  })
  test('history only, more than ten years ago', () => {
    const old = {
      results: [ihc({ score: '2+', specimen: on('2010-01-01') })],
      diagnoses: [breastCancer({ kind: 'breast-history', on: '2010-01-01' })],
    }
    expect(keys(old)).toEqual([])
  })
  test('synopsis off', () => expect(keys({ results: [low] }, { synopsis: 'off' })).toEqual([]))
})
