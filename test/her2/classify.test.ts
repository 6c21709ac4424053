import { classify } from '../../src/index.ts'
import type { Her2Result, Measure } from '../../src/her2/evidence.ts'
import { breastCancer, dual, evidence, ihc, ish, overall, specimen, unreadable } from './evidence-builders.ts'

const current = (...results: Her2Result[]) => classify(evidence({ results })).current

describe('thresholds, on both sides', () => {
  test.each([
    ['1.99', '4.10', 4],
    ['2.00', '4.10', 1],
    ['1.96', '4.10', 4],
    ['2.00', '3.99', 2],
    ['2.00', '4.00', 1],
    ['1.99', '3.99', 5],
    ['1.99', '4.00', 4],
    ['1.99', '5.99', 4],
    ['1.99', '6.00', 3],
  ])('ratio %s, copies %s: group %d', (ratio, copies, group) => {
    expect(current(dual(ratio, copies))?.ish?.group).toBe(group)
  })
})

describe('status of a result (P-9)', () => {
  test.each(['preliminary', 'registered', 'unverified'] as const)('%s is never final', (reportStatus) => {
    expect(current(ihc({ score: '3+', reportStatus }))).toMatchObject({
      overexpression: 'not-final',
      reason: 'preliminary',
    })
  })
  test('a preliminary ISH does not settle a final IHC 2+', () => {
    const answer = current(ihc({ score: '2+' }), dual('3.0', '8.0', { reportStatus: 'preliminary' }))
    expect(answer).toMatchObject({ overexpression: 'not-final', reason: 'needs-ish' })
    expect(answer?.notes.join()).toContain('pending and not used')
  })
  test('a replaced version never counts', () => {
    const answer = current(
      ihc({ score: '3+', replacedBy: 'Observation/new' }),
      ihc({ score: '1+', reference: 'Observation/new' }),
    )
    expect(answer).toMatchObject({ overexpression: 'negative', tier: 'low' })
  })
})

describe('contradictions are shown, never chosen', () => {
  test('two final scores on one specimen', () => {
    expect(current(ihc({ score: '1+', assay: '4B5' }), ihc({ score: '3+', assay: 'HercepTest' }))).toMatchObject({
      overexpression: 'conflict',
      reason: 'two-final-results',
      notes: [expect.stringContaining('1+ (4B5) and 3+ (HercepTest)')],
    })
  })
  test('a contradiction inside one result', () => {
    expect(current(unreadable({ kind: 'contradiction', why: 'code says negative, text says positive' }))).toMatchObject(
      {
        overexpression: 'conflict',
        reason: 'reported-vs-derived',
        notes: ['code says negative, text says positive'],
      },
    )
  })
  test('an overall interpretation against the components', () => {
    expect(current(ihc({ score: '1+' }), overall('positive'))).toMatchObject({
      overexpression: 'conflict',
      reason: 'reported-vs-derived',
    })
  })
  test('an overall equivocal issued before the ISH only repeats IHC 2+', () => {
    const answer = current(
      ihc({ score: '2+', performedOn: '2026-05-01' }),
      overall('equivocal', { issuedOn: '2026-05-02' }),
      dual('1.2', '2.4', { issuedOn: '2026-05-09' }),
    )
    expect(answer).toMatchObject({ overexpression: 'negative', tier: 'low' })
  })
  test('IHC words that name the final answer of the work-up do not contradict the score', () => {
    expect(current(ihc({ score: '2+', words: 'positive' }), dual('3.0', '8.0'))).toMatchObject({
      overexpression: 'positive',
    })
    expect(current(ihc({ score: '2+', words: 'positive' }))).toMatchObject({ overexpression: 'conflict' })
  })
  test('ISH populations that lead to different answers are not averaged', () => {
    expect(current(ihc({ score: '2+' }), dual('1.2', '2.4'), dual('3.0', '8.0'))).toMatchObject({
      overexpression: 'conflict',
      reason: 'two-final-results',
    })
  })
})

describe('several ISH results on one specimen', () => {
  const single = ish({ probe: 'single', her2CopyNumber: { text: '5.0' } })
  test('what contradicts or weakens one of them is said of the whole, in either order', () => {
    const positive = [ish({ words: 'amplified' }), ish({ words: 'not-amplified' })]
    const negative = [dual('1.2', '2.4'), dual('2.1', '3.5')]
    for (const order of [positive, positive.toReversed()]) {
      expect(current(ihc({ score: '3+' }), ...order)).toMatchObject({ overexpression: 'positive', discordant: true })
    }
    for (const order of [negative, negative.toReversed()]) {
      expect(current(ihc({ score: '1+' }), ...order)).toMatchObject({ tier: 'low', caution: true, comment: 'C2' })
    }
  })
  test('a dual-probe ratio without copies leaves a single-probe 4.0 to < 6.0 open where its groups differ', () => {
    const ratioOnly = (text: string) => ish({ probe: 'dual', ratio: { text } })
    expect(current(ihc({ score: '1+' }), single, ratioOnly('2.4'))).toMatchObject({
      overexpression: 'not-final',
      reason: 'copy-number-missing',
    })
    expect(current(ihc({ score: '1+' }), single, ratioOnly('1.4'))).toMatchObject({
      overexpression: 'negative',
      caution: true,
    })
  })
  test('the dual probe that settles a single probe of 4.0 to < 6.0 is the ISH that is shown, in either order', () => {
    const settling = dual('2.5', '5.0')
    for (const order of [
      [single, settling],
      [settling, single],
    ])
      expect(current(ihc({ score: '2+' }), ...order)?.ish).toMatchObject({ probe: 'dual', group: 1, ratio: '2.5' })
    expect(current(ihc({ score: '2+' }), single)?.ish).toMatchObject({ probe: 'single', her2CopyNumber: '5.0' })
  })
  test('words of the dual-probe result against its numbers', () => {
    const answer = current(ihc({ score: '1+' }), single, dual('1.2', '2.4', { words: 'amplified' }))
    expect(answer).toMatchObject({ overexpression: 'conflict', reason: 'reported-vs-derived' })
  })
})

describe('the number that is missing is the one that leaves several groups (P-4)', () => {
  const asks = (ratio: Measure | undefined, copies: Measure | undefined, probe: 'dual' | 'single' = 'dual') =>
    current(ihc({ score: '2+' }), ish({ probe, ...(ratio && { ratio }), ...(copies && { her2CopyNumber: copies }) }))
  const atMost4: Measure = { text: '4.0', comparator: '<=' }
  test('copies as an interval beside a ratio on one side of 2.0, a number or an interval', () => {
    for (const ratio of [{ text: '1.99' }, { text: '2.0' }, { text: '2.0', comparator: '<' }] as const)
      expect(asks(ratio, atMost4)).toMatchObject({ overexpression: 'not-final', reason: 'copy-number-missing' })
  })
  test('a ratio as an interval over 2.0 beside plain copies, or none beside copies', () => {
    for (const ratio of [{ text: '2.0', comparator: '<=' }, undefined] as const)
      expect(asks(ratio, { text: '5.0' })).toMatchObject({ overexpression: 'not-final', reason: 'ratio-missing' })
  })
  test('a single probe has no ratio', () => {
    expect(asks(undefined, { text: '4.0', comparator: '>' }, 'single')).toMatchObject({ reason: 'copy-number-missing' })
  })
})

describe('what is not understood is said, and loses nothing else', () => {
  test('an unread ISH beside IHC 1+', () => {
    expect(current(ihc({ score: '1+' }), unreadable({ of: 'ish' }))).toMatchObject({
      overexpression: 'negative',
      tier: 'low',
      caution: false,
    })
  })
  test('an unread result alone is unknown, never negative', () => {
    expect(current(unreadable({}))).toMatchObject({ overexpression: 'unknown' })
  })
  test('no evidence at all', () => {
    expect(classify(evidence({}))).toEqual({
      tumors: [],
      metastatic: 'unknown',
      hormoneReceptor: 'unknown',
      everPositive: false,
      everLow: false,
      everUltralow: false,
    })
  })
})

describe('pairing (P-7)', () => {
  const nowhere = { siteKind: 'unknown' as const }
  test('different specimens are never combined', () => {
    const answer = classify(
      evidence({ results: [ihc({ score: '2+' }), dual('3.0', '8.0', { specimen: specimen('2') })] }),
    )
    expect(answer.tumors[0]?.specimens).toHaveLength(2)
  })
  test('unnamed results within 60 days are paired and marked as assumed', () => {
    const results = [
      ihc({ score: '2+', specimen: nowhere, performedOn: '2026-03-01' }),
      dual('1.2', '2.4', { specimen: nowhere, performedOn: '2026-04-30' }),
    ]
    expect(current(...results)).toMatchObject({
      overexpression: 'negative',
      specimenAssumed: true,
      rules: expect.arrayContaining(['P-7']),
    })
  })
  test('unnamed results 61 days apart are two specimens', () => {
    const results = [
      ihc({ score: '2+', specimen: nowhere, performedOn: '2026-03-01' }),
      dual('1.2', '2.4', { specimen: nowhere, performedOn: '2026-05-01' }),
    ]
    expect(classify(evidence({ results })).tumors[0]?.specimens).toHaveLength(2)
  })
  test('one report pairs what no specimen names, without assumption', () => {
    const results = [
      ihc({ score: '2+', specimen: nowhere, reports: ['DiagnosticReport/1'] }),
      ish({ words: 'not-amplified', specimen: nowhere, reports: ['DiagnosticReport/1'], performedOn: '2026-09-01' }),
    ]
    expect(current(...results)).toMatchObject({ overexpression: 'negative', specimenAssumed: false })
  })
  test('left and right are never paired by date', () => {
    const results = [
      ihc({ score: '2+', specimen: { ...nowhere, laterality: 'left' }, performedOn: '2026-03-01' }),
      dual('1.2', '2.4', { specimen: { ...nowhere, laterality: 'right' }, performedOn: '2026-03-01' }),
    ]
    expect(classify(evidence({ results })).tumors).toHaveLength(2)
  })
})

describe('an overall interpretation that may belong to several samples', () => {
  const biopsy = { siteKind: 'breast' as const, procedure: 'biopsy' as const }
  const surgery = { siteKind: 'breast' as const, procedure: 'surgery' as const }
  const both = [
    ihc({ score: '2+', specimen: biopsy }),
    ish({ words: 'amplified', specimen: biopsy }),
    ihc({ score: '2+', specimen: surgery }),
    ish({ words: 'not-amplified', specimen: surgery }),
  ]
  const said = (answer: ReturnType<typeof classify>) =>
    answer.tumors[0]?.specimens.map(({ overexpression }) => overexpression)
  const somewhere = { specimen: { siteKind: 'unknown' as const } }
  test('of one day goes with the one whose answer it repeats; the more consequential speaks', () => {
    const dated = [...both, overall('negative', somewhere)].map((result) => ({ ...result, performedOn: '2026-03-01' }))
    const answer = classify(evidence({ results: dated }))
    expect(answer.current?.overexpression).toBe('positive')
    expect(said(answer)).toEqual(['positive', 'negative'])
  })
  test('without dates is not given to the one that it happens to repeat', () => {
    const answer = classify(evidence({ results: [...both, overall('negative', somewhere)] }))
    expect(answer.current).toMatchObject({ overexpression: 'conflict', reason: 'reported-vs-derived' })
    expect(said(answer)).toEqual(['conflict', 'negative'])
    const other = classify(evidence({ results: [...both, overall('positive', somewhere)] }))
    expect(said(other)).toEqual(['positive', 'conflict'])
  })
  test('without dates is that of all where all say it', () => {
    const negative = [ihc({ score: '1+', specimen: biopsy }), ihc({ score: '1+', specimen: surgery })]
    const answer = classify(evidence({ results: [...negative, overall('negative', somewhere)] }))
    expect(said(answer)).toEqual(['negative', 'negative'])
  })
  test('contradicts where it repeats none', () => {
    const positive = [ihc({ score: '3+', specimen: biopsy }), ihc({ score: '3+', specimen: surgery })]
    expect(current(...positive, overall('negative', { specimen: { siteKind: 'unknown' } }))?.overexpression).toBe(
      'conflict',
    )
  })
})

describe('which specimen speaks (P-8)', () => {
  const on = (key: string, collectedOn: string) => specimen(key, { collectedOn })
  test('the latest; the others are kept', () => {
    const answer = classify(
      evidence({
        results: [
          ihc({ score: '3+', specimen: on('a', '2020-01-01') }),
          ihc({ score: '1+', specimen: on('b', '2026-01-01') }),
        ],
      }),
    )
    expect(answer.current?.tier).toBe('low')
    expect(answer.everPositive).toBe(true)
    expect(answer.tumors[0]?.specimens.map(({ label }) => label)).toEqual(['HER2-negative (HER2-low)', 'HER2-positive'])
  })
  test('without dates the more consequential one is named', () => {
    const results = [ihc({ score: '1+', specimen: specimen('a') }), ihc({ score: '3+', specimen: specimen('b') })]
    expect(current(...results)?.overexpression).toBe('positive')
    expect(current(...results.toReversed())?.overexpression).toBe('positive')
  })
  const isUnordered = (first: string | undefined, second: string | undefined, score: '1+' | '3+' = '3+'): boolean => {
    const when = (date: string | undefined) => (date === undefined ? {} : { collectedOn: date })
    const [one, other] = [specimen('a', when(first)), specimen('b', when(second))]
    const answer = current(ihc({ score: '1+', specimen: one }), ihc({ score, specimen: other }))
    return answer?.notes.some((note) => note.includes('which of them is the later')) ?? false
  }
  test.each([
    ['neither has a date', undefined, undefined, true],
    ['only one has', '2026-01-01', undefined, true],
    ['both have', '2025-01-01', '2026-01-01', false],
  ])('it is said that the order is not known: %s', (_, first, second, said) =>
    expect(isUnordered(first, second)).toBe(said),
  )
  test('nothing is said where both give the same answer, or are of two sides', () => {
    expect(isUnordered(undefined, undefined, '1+')).toBe(false)
    const sides = [specimen('a', { laterality: 'left' }), specimen('b', { laterality: 'right' })] as const
    const answer = current(ihc({ score: '1+', specimen: sides[0] }), ihc({ score: '3+', specimen: sides[1] }))
    expect(answer?.notes.join(' ')).not.toContain('which of them is the later')
  })
  test('a pending newer specimen does not silence the final older one', () => {
    const results = [
      ihc({ score: '1+', specimen: on('a', '2025-01-01') }),
      ihc({ score: '3+', specimen: on('b', '2026-01-01'), reportStatus: 'preliminary' }),
    ]
    expect(current(...results)).toMatchObject({ tier: 'low' })
  })
  test('bilateral tumours stay apart', () => {
    const answer = classify(
      evidence({
        diagnoses: [
          breastCancer({ laterality: 'left' }),
          breastCancer({ reference: 'Condition/r', laterality: 'right' }),
        ],
        results: [
          ihc({ score: '3+', specimen: specimen('l', { laterality: 'left', collectedOn: '2026-01-01' }) }),
          ihc({ score: '0', specimen: specimen('r', { laterality: 'right', collectedOn: '2026-01-01' }) }),
        ],
      }),
    )
    expect(answer.tumors.map(({ laterality, specimens }) => [laterality, specimens.length])).toEqual([
      ['left', 1],
      ['right', 1],
    ])
  })
})

test('decimals stand as they stood in the record', () => {
  expect(current(dual('1.20', '2.0'))?.ish).toMatchObject({ ratio: '1.20', her2CopyNumber: '2.0' })
})

test('a computed ratio is marked as computed and its digits are cut', () => {
  const answer = current(ish({ her2CopyNumber: { text: '5.9999' }, cep17CopyNumber: { text: '3' } }))
  expect(answer?.ish).toMatchObject({ group: 4, computedRatio: '1.999' })
  expect(answer?.ish?.ratio).toBeUndefined()
})

test('results before June 2018 carry the remark on earlier guidelines', () => {
  expect(current(ihc({ score: '1+', performedOn: '2018-05-31' }))?.notes.join()).toContain('earlier guideline')
  expect(current(ihc({ score: '1+', performedOn: '2018-06-01' }))?.notes.join()).not.toContain('earlier guideline')
  expect(current(ihc({ score: '1+', performedOn: '2017' }))?.notes.join()).toContain('earlier guideline')
  expect(current(ihc({ score: '1+', performedOn: '2018' }))?.notes.join()).not.toContain('earlier guideline')
  expect(current(ihc({ score: '1+', performedOn: '2018-05' }))?.notes.join()).toContain('earlier guideline')
  expect(current(ihc({ score: '1+', performedOn: '2018-06' }))?.notes.join()).not.toContain('earlier guideline')
})
