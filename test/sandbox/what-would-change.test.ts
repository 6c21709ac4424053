/** Small edits put to the rules: the nearest other answers of one specimen, each checked against the rules by hand. */
import { CASE_OF_GROUP } from '../../src/sandbox/evidence-edits.ts'
import { whatWouldChange } from '../../src/sandbox/what-would-change.ts'
import { type Evidence, type Her2Result, NO_EVIDENCE } from '../../src/her2/evidence.ts'
import { ISH_GROUPS } from '../../src/her2/tables/ish-dual-probe.ts'
import { liesIn } from '../../src/her2/tables/table.ts'
import { intervalOf } from '../../src/her2/tables/decimal.ts'

const TODAY = '2026-11-22'
const specimen = { key: 'core', reference: 'Specimen/core', siteKind: 'breast', site: 'left breast' } as const
const source = { reportStatus: 'final', performedOn: '2026-09-02', reports: [], specimen } as const
const ihc = (score: '0' | '1+' | '2+' | '3+'): Her2Result => ({
  ...source,
  test: 'ihc',
  reference: 'Observation/ihc',
  score,
})
const ish = (ratio: string, copies: string): Her2Result => ({
  ...source,
  test: 'ish',
  reference: 'Observation/ish',
  probe: 'dual',
  ratio: { text: ratio },
  her2CopyNumber: { text: copies },
})
const of = (...results: Her2Result[]): Evidence => ({ ...NO_EVIDENCE, results, specimens: [specimen] })

/** 'ihc-score 2+ → 3+: HER2-positive' */
function say(evidence: Evidence): string[] {
  return whatWouldChange(evidence, TODAY)
    .changes.filter(({ otherCategory }) => otherCategory)
    .map(
      ({ edits, leadsTo }) =>
        `${edits.map(({ input, from, to }) => `${input} ${from} → ${to}`).join(' + ')}: ${leadsTo.label}`,
    )
}

test('the case of each group lies in its group', () => {
  for (const [group, ratio, copies] of CASE_OF_GROUP) {
    const found = ISH_GROUPS.rows.filter(
      (row) => liesIn(intervalOf({ text: ratio })!, row.ratio) && liesIn(intervalOf({ text: copies })!, row.copies),
    )
    expect(found.map((row) => row.group)).toEqual([group])
  }
})

test('IHC 2+ waits for ISH: each group and each other score is named', () => {
  const said = say(of(ihc('2+')))
  expect(said).toContain('ihc-score 2+ → 3+: HER2-positive')
  expect(said).toContain('ish missing → group 1: HER2-positive')
  expect(said.find((line) => line.startsWith('ish missing → group 5'))).toMatch(/HER2-negative/)
})

test('the number just across a threshold is named, and no farther one that leads to the same', () => {
  const said = say(of(ihc('2+'), ish('1.9', '3.8')))
  expect(said).toContain('ish-copies 3.8 → 4.00: HER2 not final (second blinded ISH count not found)')
  expect(said.filter((line) => line.startsWith('ish-copies'))).toHaveLength(1)
  expect(said.find((line) => line.startsWith('ish-ratio 1.9 → 2.00'))).toMatch(/not final/)
  expect(said.some((line) => line.startsWith('ish-ratio 1.9 → 1.99'))).toBe(false)
})

test('a recount that was not found is the missing input', () => {
  const said = say(of(ihc('2+'), ish('1.9', '6.5')))
  expect(said.find((line) => line.startsWith('ish-recount missing → same-group'))).toMatch(/HER2-positive/)
})

test('of two inputs a pair is named only for a category that neither reaches alone', () => {
  const { changes } = whatWouldChange(of(ihc('1+')), TODAY)
  const singles = changes.filter(({ edits }) => edits.length === 1).map(({ leadsTo }) => leadsTo.label)
  const pairs = changes.filter(({ edits }) => edits.length === 2)
  expect(pairs.length).toBeGreaterThan(0)
  for (const { leadsTo } of pairs) expect(singles).not.toContain(leadsTo.label)
})

test('a preliminary result: that it be final is an input of its own', () => {
  const evidence = of({ ...ihc('3+'), reportStatus: 'preliminary' })
  expect(say(evidence)).toContain('report-status preliminary → final: HER2-positive')
})

test('without any result a first score is what is missing', () => {
  const { now, changes } = whatWouldChange(NO_EVIDENCE, TODAY)
  expect(now.label).toBeUndefined()
  expect(changes.map(({ edits }) => edits[0]?.input)).toContain('ihc-score')
})
