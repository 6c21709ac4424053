/** What is read once and remembered: the same answers as without, and no more of it than is allowed. */
import { conceptOf, foldedWordsOf, foldWords, wordsOf } from '../../src/fhir/record/codings.ts'
import { dateOf, wrongDatesOf } from '../../src/fhir/record/dates.ts'
import { rememberEach, rememberPairs, rememberWords } from '../../src/fhir/record/remember.ts'
import { readAnswerText } from '../../src/fhir/text/index.ts'

describe('remembering', () => {
  test('short words are read once, also where nothing is found; long ones each time', () => {
    const asked: string[] = []
    const read = rememberWords((words) => {
      asked.push(words)
      return words === 'nothing' ? undefined : words.length
    })
    const long = 'x'.repeat(161)
    expect([read('nothing'), read('nothing'), read('3+'), read('3+'), read(long), read(long)]).toEqual([
      ...[undefined, undefined, 2, 2, 161, 161],
    ])
    expect(asked).toEqual(['nothing', '3+', long, long])
  })

  test('after so many the table begins anew, and answers stay right', () => {
    let count = 0
    const read = rememberWords((words) => {
      count += 1
      return Number(words)
    })
    for (let round = 0; round < 2; round += 1)
      for (let word = 0; word < 5_000; word += 1) expect(read(String(word))).toBe(word)
    expect(count).toBe(10_000)
  })

  test('of objects and pairs each is read once', () => {
    let count = 0
    const one = { of: 1 }
    const each = rememberEach(({ of }: { of: number }) => ((count += 1), of > 1 ? of : undefined))
    expect([each(one), each(one), each({ of: 2 })]).toEqual([undefined, undefined, 2])
    expect(count).toBe(2)
    const pair = rememberPairs(
      (a: { of: number }, b: { of: number } | undefined) => ((count += 1), a.of + (b?.of ?? 0)),
    )
    expect([pair(one, undefined), pair(one, undefined), pair(one, one), pair(one, { of: 5 })]).toEqual([1, 1, 2, 6])
    expect(count).toBe(5)
  })
})

describe('concepts of the same content', () => {
  const make = (display?: string, text?: string) => ({
    coding: [{ system: 'http://loinc.org', code: '85319-2', ...(display !== undefined && { display }) }],
    ...(text !== undefined && { text }),
  })

  test('are one object; a member more or less is another', () => {
    expect(conceptOf(make('HER2', 'text'))).toBe(conceptOf(make('HER2', 'text')))
    const others = [make('HER2'), make(undefined, 'text'), make('her2', 'text'), make()]
    for (const other of others) expect(conceptOf(other)).not.toBe(conceptOf(make('HER2', 'text')))
    expect(conceptOf(make('HER2', 'text'))).toEqual({
      codings: [{ system: 'loinc', code: '85319-2', display: 'HER2', writtenSystem: 'http://loinc.org' }],
      loose: [],
      text: 'text',
    })
  })

  test('text and code of the same spelling are two', () => {
    expect(conceptOf({ text: '3+' })).toEqual({ codings: [], loose: [], text: '3+' })
    expect(conceptOf({ coding: [{ code: '3+' }] })).toEqual({
      codings: [{ system: '', code: '3+', writtenSystem: '' }],
      loose: [],
    })
    expect(conceptOf({ code: '3+' })).toBe(conceptOf({ coding: [{ code: '3+' }] }))
  })

  test('a thousand displays of one code, and twice as many concepts as are kept, are read as they stand', () => {
    for (let round = 0; round < 2; round += 1) {
      for (let at = 0; at < 1_000; at += 1) expect(wordsOf(conceptOf(make(`display ${at}`)))).toEqual([`display ${at}`])
      for (let at = 0; at < 8_000; at += 1) expect(wordsOf(conceptOf({ text: `Words ${at}` }))).toEqual([`Words ${at}`])
    }
  })

  test('shapes that FHIR does not have are read as before', () => {
    const shapes = [
      { coding: { code: 1 } },
      { coding: null, text: 7 },
      { coding: [null, { code: 'a' }, 'b'] },
      [{ text: 'x' }],
    ]
    expect(shapes.map((shape) => conceptOf(shape))).toEqual([
      { codings: [{ system: '', code: '1', writtenSystem: '' }], loose: [] },
      { codings: [], loose: [] },
      { codings: [{ system: '', code: 'a', writtenSystem: '' }], loose: [] },
      { codings: [], loose: [], text: 'x' },
    ])
  })

  test('words are folded alike, with and without accents and wide spaces', () => {
    expect(['Über  Expression', 'HER2\n\nNEU', 'Plain ASCII', 'İ'].map(foldWords)).toEqual([
      ...['uber expression', 'her2\nneu', 'plain ascii', 'i'],
    ])
    expect(foldedWordsOf(conceptOf(make('Ä', 'B  C')))).toBe('b c | a')
  })
})

describe('dates', () => {
  test('the day that every month has, the last of a month, and what is none', () => {
    const written = ['2026-02-28', '2026-02-29', '2024-02-29', '2026-04-31', '2026-13-01', '0000-01-01', '2026-00-10']
    expect(written.map((one) => dateOf(one))).toEqual([
      '2026-02-28',
      undefined,
      '2024-02-29',
      ...Array(4).fill(undefined),
    ])
    const more = ['2026-1-1-01', '２０26-01-01', '2026/01/01', '2026-01-00', '2026-01-01T10:00:00Z', ' 2026-01-01 ']
    expect(more.map((one) => dateOf(one))).toEqual([...Array(4).fill(undefined), '2026-01-01', '2026-01-01'])
  })

  test('wrong ones are listed in their order', () => {
    const period = { start: 'spring', end: '2026-01-01' }
    const resource = { issued: 'x', birthDate: '1.1.1970', onsetPeriod: period, collection: { collectedDateTime: 'y' } }
    expect(wrongDatesOf(resource)).toEqual(['x', '1.1.1970', 'spring', 'y'])
  })
})

test('a short answer is the same when it comes again, and 0+ is asked with its day', () => {
  const old = { on: '2020-01-01' }
  const read = () => [
    readAnswerText('0+', 'ihc', undefined, old),
    readAnswerText('0+', 'ihc'),
    readAnswerText('3+', 'ihc'),
  ]
  const first = read()
  expect(read()).toEqual(first)
  expect(first[0]).not.toEqual(first[1])
  expect(first[2]).toEqual({ kind: 'read', score: '3+' })
})
