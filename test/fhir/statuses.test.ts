import { classify } from '../../src/her2/status/classify.ts'
import { answered, concept, observation, read } from './records.ts'

const her2 = (fields: Record<string, unknown>, answer = 'LA11841-6') =>
  answered('85319-2', answer, { specimen: { reference: 'Specimen/1' }, ...fields })

describe('report status', () => {
  test.each(['final', 'amended', 'corrected', 'preliminary', 'registered'])('%s is kept', (status) => {
    const { evidence, unread } = read(her2({ status }))
    expect(evidence.results).toMatchObject([{ reportStatus: status }])
    expect(unread).toEqual([])
  })

  test.each(['entered-in-error', 'cancelled'])('%s is no result', (status) => {
    expect(read(her2({ status })).evidence.results).toEqual([])
  })

  test.each([undefined, 'unknown', 'done', 7, null])('%s is unverified, and said so', (status) => {
    const { evidence, unread } = read(her2({ status }))
    expect(evidence.results).toMatchObject([{ reportStatus: 'unverified' }])
    expect(unread).toHaveLength(1)
  })

  test('a result of a withdrawn report is unverified', () => {
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'entered-in-error',
      result: [{ reference: 'Observation/i' }],
    }
    expect(read(report, her2({ id: 'i' })).evidence.results).toMatchObject([{ reportStatus: 'unverified' }])
  })

  test('registered without a value is asked and not answered', () => {
    expect(read(observation('85318-4', { status: 'registered' })).evidence.results).toMatchObject([
      { test: 'unreadable', kind: 'nothing', reportStatus: 'registered' },
    ])
  })
})

describe('corrections', () => {
  function versions(...resources: unknown[]) {
    return read(...resources).evidence.results.map((result) => [
      result.reference,
      result.test === 'ihc' ? result.score : undefined,
      result.replacedBy,
    ])
  }

  test('a new version of the same id', () => {
    const old = her2({ id: 'x', meta: { versionId: '1' } })
    const corrected = her2({ id: 'x', status: 'amended', meta: { versionId: '2' } }, 'LA11843-2')
    const expected = [
      ['Observation/x/_history/1', '1+', 'Observation/x'],
      ['Observation/x', '3+', undefined],
    ]
    expect(versions(old, corrected)).toEqual(expected)
    expect(versions(corrected, old)).toEqual(expected)
    const undated = [
      her2({ id: 'x', meta: { lastUpdated: '2026-01-01T00:00:00Z' } }),
      her2({ id: 'x', meta: { lastUpdated: '2026-02-01T00:00:00Z' } }, 'LA11843-2'),
    ]
    expect(versions(...undated)).toEqual([
      ['Observation/x~1', '1+', 'Observation/x'],
      ['Observation/x', '3+', undefined],
    ])
  })

  test('the same id twice: the same content once, other content without a version both, and said', () => {
    expect(versions(her2({ id: 'x' }), her2({ id: 'x' }))).toEqual([['Observation/x', '1+', undefined]])
    const { evidence, unread } = read(her2({ id: 'x' }), her2({ id: 'x' }, 'LA11843-2'))
    expect(evidence.results).toHaveLength(2)
    expect(unread).toHaveLength(1)
  })

  test('a last version that was entered in error withdraws the earlier ones', () => {
    expect(
      versions(
        her2({ id: 'x', meta: { versionId: '1' } }),
        her2({ id: 'x', status: 'entered-in-error', meta: { versionId: '2' } }),
      ),
    ).toEqual([['Observation/x/_history/1', '1+', 'Observation/x']])
  })

  test('the same business identifier', () => {
    const identifier = [{ system: 'urn:lis', value: '77' }]
    const old = her2({ id: 'a', identifier, issued: '2026-01-01T10:00:00Z' })
    const later = her2({ id: 'b', identifier, issued: '2026-01-05T10:00:00Z', status: 'corrected' }, 'LA11843-2')
    expect(versions(old, later)).toEqual([
      ['Observation/a', '1+', 'Observation/b'],
      ['Observation/b', '3+', undefined],
    ])
  })

  test('a replaces link', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/observation-replaces'
    const later = her2(
      { id: 'b', extension: [{ url, valueReference: { reference: 'Observation/a' } }], specimen: undefined },
      'LA11843-2',
    )
    expect(versions(her2({ id: 'a' }), later)).toEqual([
      ['Observation/a', '1+', 'Observation/b'],
      ['Observation/b', '3+', undefined],
    ])
  })

  test('an amended result of the same sample; without an amendment both stand', () => {
    const old = her2({ id: 'a' })
    expect(versions(old, her2({ id: 'b', status: 'amended' }, 'LA11842-4'))).toEqual([
      ['Observation/a', '1+', 'Observation/b'],
      ['Observation/b', '2+', undefined],
    ])
    expect(versions(old, her2({ id: 'b' }, 'LA11842-4')).map((version) => version[2])).toEqual([undefined, undefined])
    expect(
      versions(old, her2({ id: 'b', status: 'amended', specimen: { reference: 'Specimen/2' } })).map(
        (version) => version[2],
      ),
    ).toEqual([undefined, undefined])
  })

  test('a withdrawn result that a good one replaced shows what changed', () => {
    expect(versions(her2({ id: 'a', status: 'entered-in-error' }, 'LA11843-2'), her2({ id: 'b' }))).toEqual([
      ['Observation/a', '3+', 'Observation/b'],
      ['Observation/b', '1+', undefined],
    ])
  })

  test('a report that replaces a report', () => {
    const old = {
      resourceType: 'DiagnosticReport',
      id: 'old',
      status: 'final',
      result: [{ reference: 'Observation/a' }],
    }
    const url = 'http://hl7.org/fhir/StructureDefinition/diagnosticReport-replaces'
    const later = {
      resourceType: 'DiagnosticReport',
      id: 'new',
      status: 'corrected',
      result: [{ reference: 'Observation/b' }],
      extension: [{ url, valueReference: { reference: 'DiagnosticReport/old' } }],
    }
    const first = her2({ id: 'a', specimen: undefined })
    const second = her2({ id: 'b', specimen: undefined }, 'LA11843-2')
    expect(versions(old, later, first, second)).toEqual([
      ['Observation/a', '1+', 'DiagnosticReport/new'],
      ['Observation/b', '3+', undefined],
    ])
  })

  test('a report in prose that was amended under the same identifier or id', () => {
    const report = (id: string, status: string, score: string, more: Record<string, unknown> = {}) => ({
      resourceType: 'DiagnosticReport',
      id,
      status,
      identifier: [{ system: 'urn:lis', value: 'B26-7' }],
      specimen: [{ reference: 'Specimen/1' }],
      conclusion: `HER2 IHC: ${score}.`,
      ...more,
    })
    const amended = report('b', 'amended', '3+', { issued: '2026-02-02T00:00:00Z' })
    expect(versions(report('a', 'final', '1+', { issued: '2026-02-01T00:00:00Z' }), amended)).toEqual([
      ['DiagnosticReport/b', '3+', undefined],
      ['DiagnosticReport/a', '1+', 'DiagnosticReport/b'],
    ])
    const one = report('a', 'final', '1+', { meta: { versionId: '1' } })
    expect(versions(one, report('a', 'amended', '3+', { meta: { versionId: '2' } }))).toEqual([
      ['DiagnosticReport/a', '3+', undefined],
      ['DiagnosticReport/a/_history/1', '1+', 'DiagnosticReport/a'],
    ])
  })

  test('a replaced score is not put together with a new percentage', () => {
    const old = her2({ id: 'a' })
    const amended = her2({ id: 'b', status: 'amended' }, 'LA6111-4')
    const percent = observation('85328-3', {
      id: 'p',
      specimen: { reference: 'Specimen/1' },
      valueQuantity: { value: 5, unit: '%' },
    })
    const results = read(old, amended, percent).evidence.results
    expect(results).toMatchObject([
      { reference: 'Observation/a', replacedBy: 'Observation/b' },
      { reference: 'Observation/b', score: '0', percent: { text: '5' } },
    ])
    expect(concept('85328-3')).toBeDefined()
  })
})

describe('a corrected ISH under another code (P-9)', () => {
  const identifier = [{ system: 'urn:lis', value: 'ISH-77' }]
  const on = { specimen: { reference: 'Specimen/1' }, identifier }
  const words = (fields: Record<string, unknown> = {}) =>
    answered('85318-4', 'LA6577-6', { id: 'words', ...on, issued: '2026-01-01T10:00:00Z', ...fields })
  const ratio = (fields: Record<string, unknown> = {}) =>
    observation('49683-6', {
      ...{ id: 'ratio', valueQuantity: { value: 2.5 }, component: [copies], ...on },
      ...{ status: 'corrected', issued: '2026-01-05T10:00:00Z', ...fields },
    })
  const copies = { code: concept('74860-8'), valueQuantity: { value: 6.5 } }
  const replaced = (...resources: unknown[]) =>
    read(...resources).evidence.results.map(({ reference, replacedBy }) => [reference, replacedBy])
  const kept = [
    ['Observation/words', undefined],
    ['Observation/ratio', undefined],
  ]

  test('replaces the one with the same business identifier', () => {
    expect(replaced(words(), ratio())).toEqual([
      ['Observation/words', 'Observation/ratio'],
      ['Observation/ratio', undefined],
    ])
    expect(replaced(words(), ratio({ issued: undefined }))[0]).toEqual(['Observation/words', 'Observation/ratio'])
    expect(classify(read(words(), ratio()).evidence).current).toMatchObject({
      ...{ overexpression: 'positive', ish: { group: 1 } },
      evidence: ['Observation/ratio'],
    })
  })

  test.each([
    ['it is not called corrected', [words(), ratio({ status: 'final' })]],
    ['it was released before', [words({ issued: '2026-02-01T10:00:00Z' }), ratio()]],
    ['both are corrections', [words({ status: 'corrected' }), ratio()]],
    ['the identifiers differ', [words(), ratio({ identifier: [{ system: 'urn:lis', value: 'ISH-78' }] })]],
    [
      'the specimen has the number, too',
      [words(), ratio(), { resourceType: 'Specimen', id: '1', accessionIdentifier: identifier[0] }],
    ],
    [
      'the report has it, too',
      [words(), ratio(), { resourceType: 'DiagnosticReport', id: 'r', status: 'final', identifier }],
    ],
    ['another result has it, too', [words(), ratio(), answered('85337-4', 'LA6576-8', { id: 'er', identifier })]],
  ])('replaces nothing where %s', (_what, resources) => {
    const found = replaced(...resources).filter(([, by]) => by !== undefined)
    expect(found).toEqual([])
  })

  test('an IHC is no other form of an ISH', () => {
    const ihc = answered('85319-2', 'LA11841-6', { id: 'words', ...on, issued: '2026-01-01T10:00:00Z' })
    expect(replaced(ihc, ratio())).toEqual(kept)
  })
})

describe('single and dual probe with equal copies (SP-8)', () => {
  const on = { specimen: { reference: 'Specimen/1' }, effectiveDateTime: '2026-01-05' }
  const single = observation('74860-8', { ...on, valueQuantity: { value: 5 }, method: concept('257453005') })
  const part = (code: string, value: number, fields = {}) =>
    observation(code, { ...on, valueQuantity: { value }, ...fields })
  const dual = (method?: string) => {
    const by = method === undefined ? {} : { method: concept(method) }
    return [part('49683-6', 2.5, by), part('74860-8', 5, by), part('74861-6', 2, by)]
  }
  const score = (code: string) => answered('85319-2', code, on)
  const status = (...resources: unknown[]) => {
    const { overexpression, reason, rules } = classify(read(...resources).evidence).current ?? {}
    return [overexpression, reason, rules?.find((rule) => rule.startsWith('SP-'))]
  }

  test.each([['257430009'], [undefined]])('are two tests, with the dual probe named %s', (method) => {
    const found = read(single, ...dual(method)).evidence.results
    expect(found.map(({ test }) => test)).toEqual(['ish', 'ish'])
    expect(status(score('LA11841-6'), single, ...dual(method))).toEqual(['conflict', 'sp-contradiction', 'SP-8'])
    expect(status(score('LA11843-2'), single, ...dual(method))).toEqual(['positive', undefined, 'SP-2'])
    expect(status(score('LA11842-4'), single, ...dual(method))).toEqual(['positive', undefined, 'SP-2'])
  })

  test('without a single probe, equal copies are parts of one test', () => {
    const found = read(...dual(), part('74860-8', 5)).evidence.results
    expect(found.filter(({ test }) => test === 'ish')).toHaveLength(1)
  })
})
