/**
 * Every row that decides is the row that runs: with one row of a table changed, and nothing else, the answer is another.
 * The table is changed where it is defined, so this holds for whatever reads it.
 */
import * as real from '../../src/her2/tables/define-table.ts'
import type { Evidence } from '../../src/her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../../src/her2/settings.ts'
import { breastCancer, dual, evidence, ihc, ish, overall, receptor, specimen, stageFour } from './evidence-builders.ts'

type Consider = typeof import('../../src/her2/considerations/consider.ts')
type Classify = typeof import('../../src/her2/status/classify.ts')
type Withhold = typeof import('../../src/audit/withhold-table.ts')
type Verdict = typeof import('../../src/audit/verdict-table.ts')
type Rules = Pick<Consider, 'consider'> &
  Pick<Classify, 'classify' | 'classifyWorkUps'> &
  Pick<Withhold, 'whyWithheld' | 'DEFAULT_WITHHOLD_POLICY'> &
  Pick<Verdict, 'findVerdict'>
type Cells = readonly unknown[]

interface Runner {
  resetModules(): void
  unstable_mockModule(path: string, factory: () => object): void
}
const { jest: runner } = import.meta as unknown as { readonly jest: Runner }

/** The rules, loaded anew, with the rows of one table changed. */
async function load(table?: string, change: (row: Cells) => Cells | undefined = (row) => row): Promise<Rules> {
  runner.resetModules()
  runner.unstable_mockModule('../../src/her2/tables/define-table.ts', () => ({
    ...real,
    defineTable: (definition: { id: string; rows: readonly Cells[] }) => {
      const rows = definition.rows.flatMap((row) => {
        const changed = definition.id === table ? change(row) : row
        return changed ? [changed] : []
      })
      return real.defineTable({ ...definition, rows } as unknown as Parameters<typeof real.defineTable>[0])
    },
  }))
  const [{ consider }, { classify, classifyWorkUps }, { whyWithheld, DEFAULT_WITHHOLD_POLICY }, { findVerdict }] =
    await Promise.all([
      import('../../src/her2/considerations/consider.ts'),
      import('../../src/her2/status/classify.ts'),
      import('../../src/audit/withhold-table.ts'),
      import('../../src/audit/verdict-table.ts'),
    ])
  return { consider, classify, classifyWorkUps, whyWithheld, DEFAULT_WITHHOLD_POLICY, findVerdict }
}

/** Replaces one cell, counted without the id, of the rows with this id whose other cells hold these words. */
const cell =
  (id: string, at: number, value: unknown, ...words: readonly string[]) =>
  (row: Cells): Cells =>
    row[0] === id && words.every((word) => row.includes(word)) ? row.with(at, value) : row
const without =
  (id: string, ...words: readonly string[]) =>
  (row: Cells): Cells | undefined =>
    row[0] === id && words.every((word) => row.includes(word)) ? undefined : row

const TODAY = '2026-11-22'
const TDXD = [{ reference: 'MedicationRequest/1', selected: true, words: 'T-DXd', agent: 'trastuzumab deruxtecan' }]
const TRASTUZUMAB = [{ reference: 'MedicationRequest/1', selected: true, words: 'trastuzumab', agent: 'trastuzumab' }]
const on = (key: string, collectedOn: string) => specimen(key, { collectedOn })
const nowhere = { siteKind: 'unknown' as const }

const status = (fields: Partial<Evidence>) => (rules: Rules) => rules.classify(evidence(fields))
const cards =
  (hook: 'patient-view' | 'order-select' | 'order-sign', fields: Partial<Evidence>) =>
  ({ consider, classifyWorkUps }: Rules) => {
    const all = evidence(fields)
    return consider(all, DEFAULT_SETTINGS, TODAY, [], classifyWorkUps(all), hook)
  }
/** A reader whose role gets the synopsis alone, asked about another card. */
const toNurse = ({ whyWithheld, DEFAULT_WITHHOLD_POLICY: policy }: Rules) =>
  whyWithheld({
    ...{ key: 'reflexIsh', finding: 'f', under: () => 'f', seen: [], now: new Date(0), client: 'ehr', encounter: '' },
    ...{ place: 50, synopsis: 'always', pack: ['her2Synopsis'], policy },
  })
const verdict =
  (reviewed: number, appropriate: number) =>
  ({ findVerdict }: Rules) =>
    findVerdict({ reviewed, appropriate, answered: 40, notRelevant: 0 }).verdict
const results = (...list: Evidence['results']) => ({ results: list })
const CORE = specimen('1', { procedure: 'biopsy', collectedOn: '2026-10-01' })
const stated = { reportStatus: 'final', reports: [], specimen: CORE } as const
const GRADE_1_TUBULAR = [
  { ...stated, reference: 'Observation/grade', grade: '1' },
  { ...stated, reference: 'Observation/type', type: 'tubular' },
] as const
const EXCISION = specimen('2', { procedure: 'surgery', collectedOn: '2026-11-01' })
const GRADE_3_UNLIKE_CORE = [
  { ...stated, reference: 'Observation/type', type: 'tubular' },
  { ...stated, reference: 'Observation/grade-2', specimen: EXCISION, grade: '3' },
  { ...stated, reference: 'Observation/type-2', specimen: EXCISION, type: 'ductal' },
] as const
const CYTOLOGY = { procedure: 'cytology', fixation: 'other' } as const

// prettier-ignore
const CASES: readonly (readonly [table: string, what: string, change: (row: Cells) => Cells | undefined, ask: (rules: Rules) => unknown])[] = [
  ['ihc',                  'IHC-2 is called negative',                cell('IHC-2', 6, 'negative'),                        status(results(ihc({ score: '2+' })))],
  ['ihc',                  'IHC-3 is called equivocal',               cell('IHC-3', 6, 'equivocal'),                       status(results(ihc({ score: '3+' })))],
  ['ihc',                  'IHC-2b is called negative',               cell('IHC-2b', 6, 'negative'),                       status(results(ihc({ pattern: 'intense-complete-limited' })))],
  ['ihc-words',            'equivocal leaves 3+ possible',            cell('CB-17', 2, ['3+'], 'equivocal'),               status(results(ihc({ words: 'equivocal' })))],
  ['staining-of-zero',     '5 % stands for absent staining',          cell('P-2', 4, 'absent', '> 0.0 and ≤ 10.0'),        status(results(ihc({ score: '0', percent: { text: '5', meaning: 'membrane' } })))],
  ['percent-checks',       '3+ in 8 % is no contradiction',           without('P-2', '3+'),                                status(results(ihc({ score: '3+', percent: { text: '8', meaning: 'membrane' } })))],
  ['ish-groups',           'group 1 is called group 2',               cell('G1', 3, '2'),                                  status(results(dual('2.5', '6.0')))],
  ['group-by-ihc',         'group 2 with IHC 0 is positive',          cell('G2-0', 4, { status: 'positive' }),             status(results(ihc({ score: '0' }), dual('2.1', '3.5')))],
  ['single-probe-bands',   '7 copies are below 4.0',                  cell('SP-1', 2, 'single-probe < 4.0'),               status(results(ish({ probe: 'single', her2CopyNumber: { text: '7' } })))],
  ['single-probe-middle',  '2+ with 5 copies is negative',            cell('SP-3', 3, { status: 'negative' }),             status(results(ihc({ score: '2+' }), ish({ probe: 'single', her2CopyNumber: { text: '5' } })))],
  ['combination',          'CB-5 is negative',                        cell('CB-5', 3, { status: 'negative' }),             status(results(ihc({ score: '2+' })))],
  ['tiers',                'IHC 1+ is ultralow',                      cell('LOW-1', 3, 'ultralow'),                        status(results(ihc({ score: '1+' })))],
  ['words-against-numbers', 'group 5 may be called amplified',        without('P-5', 'group 5'),                           status(results(dual('1.2', '2.4', { words: 'amplified' })))],
  ['number-against-words', 'ratio 2.4 does not weaken not amplified', without('P-4', 'not-amplified', '≥ 2.0'),            status(results(ihc({ score: '1+' }), ish({ words: 'not-amplified', ratio: { text: '2.4' } })))],
  ['near-threshold',       '1.94 is near 2.0',                        cell('T-16', 1, '≥ 1.90 and ≤ 2.05'),                status(results(dual('1.94', '5.0')))],
  ['report-statuses',      'preliminary counts',                      cell('P-9', 2, 'counts', 'preliminary or registered'), status(results(ihc({ score: '3+', reportStatus: 'preliminary' })))],
  ['overall',              'an overall result alone is noted only',   cell('P-6', 4, 'is noted', 'nothing'),               status(results(overall('positive')))],
  ['left-to-laboratory',   'a recount is not left to the laboratory', without('P-6', 'recount-not-found'),                 status(results(ihc({ score: '2+' }), dual('2.1', '3.5'), overall('negative')))],
  ['not-applicable',       'serum goes by another rule',              cell('T-2', 0, 'T-99'),                              status({ notApplicable: [{ reference: 'Observation/s', reportStatus: 'final', reports: [], specimen: nowhere, reason: 'serum', says: 'serum HER2 12' }] })],
  ['decisions',            '10 days pair results',                    cell('P-7', 1, '10'),                                status(results(ihc({ score: '2+', specimen: nowhere, performedOn: '2026-03-01' }), dual('1.2', '2.4', { specimen: nowhere, performedOn: '2026-04-01' })))],
  ['decisions',            'the guideline is of 2010',                cell('T-25', 1, '2010-01-01'),                       status(results(ihc({ score: '1+', performedOn: '2017' })))],
  ['receptor-bands',       '0.5 % is positive',                       cell('P-11', 2, 'positive', '< 1.0'),                status({ receptors: [receptor({ percent: { text: '0.5' } })] })],
  ['receptors-together',   'both negative is unknown',                cell('P-11', 3, 'unknown', 'negative'),              status({ receptors: [receptor({ words: 'negative' }), receptor({ receptor: 'PgR', words: 'negative' })] })],
  ['receptors-together',   'PgR of 5 % is not positive',              cell('P-11', 3, 'unknown', 'any', 'low-positive', 'positive'), status({ receptors: [receptor({ words: 'negative' }), receptor({ receptor: 'PgR', percent: { text: '5' } })] })],
  ['agents',               'trastuzumab is for HER2-negative',        cell('trastuzumab', 3, 'negative', 'US'),            cards('order-select', { ...results(ihc({ score: '1+' })), drafts: TRASTUZUMAB })],
  ['label-routes',         'TDX-3 asks for nothing but metastasis',   cell('TDX-3', 3, ['unresectable or metastatic']),    cards('order-select', { ...results(ihc({ score: '1+' })), metastasis: [stageFour], drafts: TDXD })],
  ['route-gaps',           'IHC 0 without staining is no gap',        without('staining-absent'),                          cards('order-select', { ...results(ihc({ score: '0', staining: 'absent' })), metastasis: [stageFour], drafts: TDXD })],
  ['caveats',              'cytology is no caveat',                   without('T-27', 'cytology, not fixed in formalin'),  cards('order-select', { ...results(ihc({ score: '3+', specimen: specimen('1', CYTOLOGY) })), drafts: TRASTUZUMAB })],
  ['baseline',             'LVEF 49 % is not low',                    cell('low-lvef', 2, '< 40.0'),                       cards('order-sign', { ...results(ihc({ score: '3+' })), drafts: TDXD, baseline: { mayBecomePregnant: false, lvef: { reference: 'Observation/l', percent: { text: '49' }, on: '2026-11-01' } } })],
  ['order-problems',       'serum is no problem',                     without('T-2'),                                      cards('order-select', { drafts: [{ reference: 'ServiceRequest/1', selected: true, words: 'serum', test: 'serum' }] })],
  ['reasons-to-withhold',  'the deceased are no reason',              without('deceased'),                                 cards('patient-view', { ...results(ihc({ score: '2+' })), deceased: true })],
  ['reasons-to-withhold',  '50 years make history',                   cell('history-only', 3, '50'),                       cards('patient-view', { ...results(ihc({ score: '2+', specimen: on('1', '2010-01-01') })), diagnoses: [breastCancer({ activity: 'inactive', on: '2010-01-01' })] })],
  ['patient-view',         'her2Missing knows no reason against it',  cell('her2Missing', 5, []),                          cards('patient-view', { orders: [{ reference: 'ServiceRequest/1', test: 'her2', state: 'active', on: '2026-11-20', reasons: [] }] })],
  ['order-select',         'needsHer2Positive fires for nobody',      without('needsHer2Positive'),                        cards('order-select', { ...results(ihc({ score: '1+' })), drafts: TRASTUZUMAB })],
  ['order-sign',           'signNotFinal fires for nobody',           without('signNotFinal'),                             cards('order-sign', { ...results(ihc({ score: '2+' })), drafts: TRASTUZUMAB })],
  ['withhold-from-reader', 'roles get every card',                    without('other-role'),                               toNurse],
  ['withhold-from-reader', 'another role is in shadow',               cell('other-role', 2, 'shadow'),                     toNurse],
  ['verdicts',             'a card seldom appropriate is kept',       cell('V-1', 2, 'keep'),                              verdict(30, 10)],
  ['verdicts',             'V-1 is no row',                           without('V-1'),                                      verdict(30, 10)],
  ['low-grade-types',      'tubular is not tested again',             cell('RT-4', 1, 'mucinous or cribriform', 'tubular or mucinous or cribriform'), cards('patient-view', { ...results(ihc({ score: '3+', specimen: CORE })), histology: GRADE_1_TUBULAR })],
  ['retest-criteria',      'another type is no criterion',            without('RT-3c'),                                    cards('patient-view', { ...results(ihc({ score: '1+', specimen: CORE })), specimens: [CORE, EXCISION], histology: GRADE_3_UNLIKE_CORE })],
  ['patient-view',         'reflexIsh asks for nothing more',         cell('reflexIsh', 5, []),                            cards('patient-view', { ...results(ihc({ score: '2+' })), orders: [{ reference: 'ServiceRequest/1', test: 'ish', state: 'active', on: '2026-11-20', specimen: '1', reasons: [] }] })],
]

test.each(CASES)('%s: %s', async (table, _what, change, ask) => {
  const asWritten = ask(await load())
  expect(ask(await load())).toEqual(asWritten)
  expect(ask(await load(table, change))).not.toEqual(asWritten)
})

test('with IHC-2 called negative, IHC 2+ alone is negative by CB-9', async () => {
  const { classify } = await load('ihc', cell('IHC-2', 6, 'negative'))
  expect(classify(evidence(results(ihc({ score: '2+' })))).current).toMatchObject({
    overexpression: 'negative',
    rules: ['IHC-2', 'CB-9', 'LOW-2'],
  })
})

test('a consequence that stands higher speaks first', async () => {
  const undated = results(ihc({ score: '1+', specimen: specimen('a') }), ihc({ score: '3+', specimen: specimen('b') }))
  const ask = ({ classify }: Rules) => classify(evidence(undated)).current?.overexpression
  const swap: Readonly<Record<string, string>> = { positive: 'negative low', 'negative low': 'positive' }
  expect(ask(await load())).toBe('positive')
  expect(ask(await load('consequence', (row) => row.with(1, swap[String(row[1])] ?? row[1])))).toBe('negative')
})
