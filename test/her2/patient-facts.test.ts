import { readHormoneReceptors } from '../../src/her2/status/hormone-receptors.ts'
import { readMetastatic } from '../../src/her2/status/metastasis.ts'
import type { Evidence, ReceptorResult } from '../../src/her2/evidence.ts'
import { compareDates, daysBetween } from '../../src/her2/dates.ts'
import { pairResults } from '../../src/her2/status/specimens.ts'
import { evidence, ihc, receptor, specimen, stageFour } from './evidence-builders.ts'

describe('hormone receptors (P-11)', () => {
  const percent = (text: string, comparator?: '<' | '>' | '<=' | '>=') => ({
    percent: { text, ...(comparator && { comparator }) },
  })
  test.each<[string, Partial<ReceptorResult>, string]>([
    ['0 %', percent('0'), 'negative'],
    ['0.9 %', percent('0.9'), 'negative'],
    ['1 %', percent('1'), 'low-positive'],
    ['10 %', percent('10'), 'low-positive'],
    ['10.1 %', percent('10.1'), 'positive'],
    ['<1 %', percent('1', '<'), 'negative'],
    ['>10 %', percent('10', '>'), 'positive'],
    ['<10 %', percent('10', '<'), 'unknown'],
    ['positive, <10 %', { words: 'positive', ...percent('10', '<') }, 'low-positive'],
    ['positive, 5 %', { words: 'positive', ...percent('5') }, 'low-positive'],
    ['negative, 40 %', { words: 'negative', ...percent('40') }, 'unknown'],
    ['indeterminate', { words: 'indeterminate' }, 'unknown'],
  ])('ER %s: %s', (_name, fields, call) => {
    expect(readHormoneReceptors([receptor(fields)]).ER).toBe(call)
  })
  test('negative needs both', () => {
    const er = receptor({ words: 'negative' })
    expect(readHormoneReceptors([er]).status).toBe('unknown')
    expect(readHormoneReceptors([er, receptor({ receptor: 'PgR', words: 'negative' })]).status).toBe('negative')
    expect(readHormoneReceptors([er, receptor({ receptor: 'PgR', ...percent('25') })]).status).toBe('positive')
  })
  test('low positive is a word for ER alone; PgR of 1 to 10 % is positive (P-11, section 9.4)', () => {
    const pgr = receptor({ receptor: 'PgR', ...percent('5') })
    const together = (...results: Parameters<typeof readHormoneReceptors>[0]) => readHormoneReceptors(results).status
    expect(together(receptor({ words: 'negative' }), pgr)).toBe('positive')
    expect(together(pgr)).toBe('positive')
    expect(together(receptor(percent('5')), pgr)).toBe('low-positive')
    expect(together(receptor(percent('5')), receptor({ receptor: 'PgR', words: 'negative' }))).toBe('low-positive')
    expect(together(receptor(percent('5')), receptor({ receptor: 'PgR', ...percent('60') }))).toBe('positive')
  })
  test('the newest result of a receptor counts; contradictions of one day leave it unknown', () => {
    const old = receptor({ words: 'positive', performedOn: '2018-01-01' })
    const negative = receptor({ words: 'negative', performedOn: '2022-01-01' })
    expect(readHormoneReceptors([old, negative]).ER).toBe('negative')
    expect(readHormoneReceptors([{ ...old, performedOn: '2022-01-01' }, negative]).ER).toBe('unknown')
  })
  test('preliminary results do not count', () => {
    expect(readHormoneReceptors([receptor({ words: 'positive', reportStatus: 'registered' })]).status).toBe('unknown')
  })
})

describe('metastatic (P-10)', () => {
  const m0: Evidence['metastasis'][number] = { ...stageFour, says: 'no', words: 'cM0', on: '2026-06-01' }
  const answer = (metastasis: Evidence['metastasis'], results: Evidence['results'] = []) =>
    readMetastatic(evidence({ metastasis }), pairResults(results)).answer
  test('sticky: a later M0 does not undo it', () => expect(answer([stageFour, m0])).toBe('yes'))
  test('M0 alone', () => expect(answer([m0])).toBe('no'))
  test('nothing said', () => expect(answer([])).toBe('unknown'))
  test('suspicion after M0 leaves it open', () => {
    expect(answer([m0, { ...stageFour, says: 'uncertain', on: '2026-09-01' }])).toBe('unknown')
    expect(answer([m0, { ...stageFour, says: 'uncertain', on: '2025-09-01' }])).toBe('no')
  })
  test('a metastasis of another primary does not count', () =>
    expect(answer([{ ...stageFour, otherPrimary: true }])).toBe('unknown'))
  test('a preliminary M1 is no proof', () =>
    expect(answer([{ ...stageFour, reportStatus: 'preliminary' }])).toBe('unknown'))
  test('a HER2 specimen from a distant organ', () => {
    expect(answer([], [ihc({ score: '1+', specimen: specimen('l', { siteKind: 'distant', site: 'liver' }) })])).toBe(
      'yes',
    )
    expect(answer([], [ihc({ score: '1+', specimen: specimen('n', { siteKind: 'regional-node' }) })])).toBe('unknown')
  })
})

test('partial dates: the least distance, and no order where they overlap', () => {
  expect(daysBetween('2026-03-01', '2026-04-30')).toBe(60)
  expect(daysBetween('2026', '2026-05-01')).toBe(0)
  expect(daysBetween(undefined, undefined)).toBe(0)
  expect(daysBetween('2026', undefined)).toBe(Infinity)
  expect(compareDates('2025', '2026-01-01')).toBe(-1)
  expect(compareDates('2026', '2026-05-01')).toBe(0)
  expect(compareDates(undefined, '2026')).toBe(0)
})
