import fc from 'fast-check'
import { digitsOf, parseExactJson } from '../../src/fhir/record/exact-json.ts'

describe('numbers keep their digits', () => {
  test.each([
    ['2.0', '2.0'],
    ['1.9600', '1.9600'],
    ['1.96', '1.96'],
    ['2', '2'],
    ['-0', '-0'],
    ['1e2', '100'],
    ['1.960e0', '1.960'],
    ['12e-1', '1.2'],
    ['1.5E-3', '0.0015'],
    ['12345678901234567890', '12345678901234567890'],
    ['0.1000000000000000055', '0.1000000000000000055'],
    ['0.0000001', '0.0000001'],
  ])('%s is spelled %s', (written, digits) => {
    const parsed = parseExactJson(`{"value":${written}}`) as Record<string, unknown>
    expect(digitsOf(parsed, 'value')).toBe(digits)
    expect(parsed['value']).toBe(Number(written))
  })

  test('numbers inside strings and arrays', () => {
    const parsed = parseExactJson('{"text":"ratio \\"2.0\\" \\\\","list":[1.0,[2.50]]}') as {
      text: string
      list: [number, [number]]
    }
    expect(parsed.text).toBe('ratio "2.0" \\')
    expect(digitsOf(parsed.list, '0')).toBe('1.0')
    expect(digitsOf(parsed.list[1], '0')).toBe('2.50')
  })

  test('a Buffer, and an object that was not parsed here', () => {
    const parsed = parseExactJson(Buffer.from('{"value":4.0}')) as object
    expect(digitsOf(parsed, 'value')).toBe('4.0')
    expect(digitsOf({ value: 4.5 }, 'value')).toBe('4.5')
    expect(digitsOf({ value: 1e-7 }, 'value')).toBe('0.0000001')
  })

  test('invalid JSON is a SyntaxError', () => {
    expect(() => parseExactJson('{"value":}')).toThrow(SyntaxError)
  })

  test('any JSON is parsed as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseExactJson(text)).toEqual(JSON.parse(text))
      }),
    )
  })

  test('any decimal comes back as it was written', () => {
    const decimal = fc.tuple(fc.nat(99999), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }))
    fc.assert(
      fc.property(decimal, ([whole, fraction]) => {
        const written = `${whole}.${fraction.join('')}`
        expect(digitsOf(parseExactJson(`[${written}]`) as object, '0')).toBe(written)
      }),
    )
  })

  test('digits stay with their member whatever its name, its place and its depth', () => {
    const number = fc.constantFrom('1', '2.0', '-0', '1.50', '3e1', '4.25', '12345678901234567890')
    const name = fc.constantFrom('a', 'b', '2', '10', '__proto__', 'x"y', 'ü')
    const scalar = fc.oneof(number, fc.constantFrom('null', '"1.0"', '"\\\\"', '"\\":2.0"', '"≥ 2.0"'))
    const { value } = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        scalar,
        fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(' , ')}]`),
        fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((members) => {
          return `{${members.map(([key, member]) => `${JSON.stringify(key)}: ${member}`).join(',')}}`
        }),
      ),
    }))
    fc.assert(
      fc.property(value, (text) => expect(spell(parseExactJson(text))).toBe(spellAsRead(text))),
      { numRuns: 1000 },
    )
  })

  test('at any depth', () => {
    const text = `${'['.repeat(600)}1.0${']'.repeat(600)}`
    let inner = parseExactJson(text) as unknown[]
    while (Array.isArray(inner[0])) inner = inner[0]
    expect(digitsOf(inner, '0')).toBe('1.0')
  })
})

/** Every number by what `digitsOf` tells of it. */
function spell(parsed: unknown): string {
  return JSON.stringify(parsed, function (this: object, key: string, member: unknown) {
    return typeof member === 'number' && key !== '' ? `<${digitsOf(this, key)}>` : member
  })
}

/** The same by the parser of the language, which tells how each number was written; slow, and in its own order. */
function spellAsRead(text: string): string {
  const read = (key: string, member: unknown, context?: { readonly source?: string }): unknown => {
    if (typeof member !== 'number' || key === '') return member
    return `<${digitsOf(parseExactJson(`{"one":${context?.source}}`) as object, 'one')}>`
  }
  return JSON.stringify(JSON.parse(text, read))
}
