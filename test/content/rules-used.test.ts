/** The rule lines of a card are true for the case that was met, not for another one under the same id. */
import { fillCard } from '../../src/content/fill-card.ts'
import type { HookName } from '../../src/her2/considerations/considerations.ts'
import { DECISIONS } from '../../src/her2/tables/decisions.ts'
import { readdirSync, readFileSync } from 'node:fs'
import type { Evidence, Her2Result } from '../../src/her2/evidence.ts'
import { NO_EVIDENCE } from '../../src/her2/evidence.ts'
import { BREAST, book, considerationOf, contextOf, dual, ihc, ish } from './cases.ts'

/** Lines such as 'CB-1: …' of the synopsis of these results. */
function rulesOf(...results: readonly Her2Result[]): readonly string[] {
  const evidence = { ...NO_EVIDENCE, patient: 'Patient/1', specimens: [BREAST], results }
  const context = contextOf({ evidence })
  const { detail = '' } = fillCard(book, considerationOf(context, 'her2Synopsis'), context)
  return detail.split('\n').flatMap((line) => /^- ((?:CB|IHC|SP|P|LOW|G)\w?-?\w*: .*)$/.exec(line)?.[1] ?? [])
}

const lineOf = (id: string, ...results: readonly Her2Result[]) =>
  rulesOf(...results).filter((line) => line.startsWith(`${id}: `))

describe('what was told wrong', () => {
  test('IHC 3+ with an indeterminate ISH is not without ISH', () => {
    const [line] = lineOf('CB-1', ihc('1', { score: '3+' }), ish('2', { words: 'indeterminate' }))
    expect(line).toBe('CB-1: IHC 3+ is positive; ISH is not required, and an indeterminate ISH changes nothing')
    expect(line).not.toContain('without ISH')
  })

  test('ISH in words has no group', () => {
    const positive = lineOf('CB-2', ihc('1', { score: '3+' }), ish('2', { words: 'amplified' }))
    expect(positive).toEqual(['CB-2: IHC 3+ with ISH amplified is positive'])
    const negative = lineOf('CB-8', ihc('1', { score: '2+' }), ish('2', { words: 'not-amplified' }))
    expect(negative).toEqual(['CB-8: IHC 2+ with ISH not amplified is negative; expression tier low'])
    for (const line of [...positive, ...negative]) expect(line).not.toContain('group')
  })

  test('the same words are true of numbers', () => {
    expect(lineOf('CB-2', ihc('1', { score: '3+' }), dual('2', '2.5', '6.0', '2.4'))).toEqual([
      'CB-2: IHC 3+ with ISH amplified is positive',
    ])
  })

  test.each<[string, string, readonly Her2Result[]]>([
    [
      'IHC alone',
      'CB-16: IHC indeterminate, and no ISH: another specimen is needed',
      [ihc('1', { words: 'indeterminate' })],
    ],
    [
      'ISH alone',
      'CB-16: ISH indeterminate, and no IHC: another specimen is needed',
      [ish('1', { words: 'indeterminate' })],
    ],
    [
      'both',
      'CB-16: IHC and ISH both indeterminate: another specimen is needed',
      [ihc('1', { words: 'indeterminate' }), ish('2', { words: 'indeterminate' })],
    ],
  ])('indeterminate: %s', (_name, line, results) => {
    expect(lineOf('CB-16', ...results)).toEqual([line])
  })
})

test('rows that share an id: the one that was met is told', () => {
  const single = ish('2', { probe: 'single', her2CopyNumber: { text: '5.0' } })
  expect(lineOf('SP-2', ihc('1', { score: '3+' }), single)).toEqual([
    'SP-2: single-probe, 4.0 to below 6.0, with IHC 3+: positive',
  ])
  expect(lineOf('LOW-7', ihc('1', { score: '1+' }), dual('2', '2.1', '3.5', '1.6'))).toEqual([
    'LOW-7: IHC 1+ or 2+, negative with an ISH comment: low only with caution',
  ])
})

test('an order of a test names what is the matter with it', () => {
  const drafts: Evidence['drafts'] = [
    { reference: 'ServiceRequest/draft', selected: true, words: 'HER2 ISH', test: 'ish', specimen: 'Specimen/1' },
  ]
  const told = (hook: HookName, results: readonly Her2Result[]) => {
    const evidence = { ...NO_EVIDENCE, patient: 'Patient/1', specimens: [BREAST], results, drafts }
    const context = contextOf({ evidence, hook })
    return fillCard(book, considerationOf(context, 'her2OrderProblem'), context).detail ?? ''
  }
  const pending = [ihc('1', { score: '2+' }), ish('2', { reportStatus: 'registered' })]
  expect(told('order-select', pending)).toContain('OS-6: a test that is in process on the same specimen')
  expect(told('order-select', pending)).not.toContain('OS-6: a test that is final')
})

test('no rule has words that nothing uses', () => {
  const folder = new URL('../../src/her2/', import.meta.url)
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('decisions.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  const numbers = new Set(['P-7', 'P-3', 'P-17', 'T-25'])
  const unused = DECISIONS.rows.filter(({ id }) => !numbers.has(id) && !code.includes(`'${id}'`))
  expect(unused.map(({ id }) => id)).toEqual([])
})
