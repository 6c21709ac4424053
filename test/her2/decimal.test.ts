import fc from 'fast-check'
import { compare, intervalOf, isWithin, parseDecimal, printCut, quotient } from '../../src/her2/tables/decimal.ts'
import { bandInterval, liesIn } from '../../src/her2/tables/table.ts'

const at = (text: string) => parseDecimal(text)!

test.each([
  ['1.96', '2.0', -1],
  ['2.00', '2', 0],
  ['1.9999999999999999999999', '2', -1],
  ['2.0000000000000000000001', '2', 1],
  ['0.2e1', '2.0', 0],
  ['10', '9.99', 1],
])('%s against %s is %d: digits are compared, never floats', (a, b, order) => {
  expect(compare(at(a), at(b))).toBe(order)
})

test.each(['', '.', '-1', '1,96', 'two', '1.9.6', '1e999', '9'.repeat(50), 'NaN', 'Infinity', '0x10'])(
  '%j is no number',
  (text) => {
    expect(parseDecimal(text)).toBeUndefined()
  },
)

test('a quotient is compared exactly: 4.8 / 2.4 is 2, 4.79 / 2.4 is below', () => {
  expect(compare(quotient(at('4.8'), at('2.4'))!, at('2'))).toBe(0)
  expect(compare(quotient(at('4.79'), at('2.4'))!, at('2'))).toBe(-1)
  expect(quotient(at('4.8'), at('0'))).toBeUndefined()
})

test('print cuts and never rounds up to a threshold', () => {
  expect(printCut(quotient(at('5.9999'), at('3'))!, 3)).toBe('1.999')
  expect(printCut(at('2'), 0)).toBe('2')
  expect(printCut(at('0.05'), 1)).toBe('0.0')
})

test.each([
  ['<', '1.8', '< 2.0', true],
  ['>', '1.8', '≥ 2.0', false],
  ['>', '1.8', '< 2.0', false],
  ['>=', '2.0', '≥ 2.0', true],
  ['>', '2.0', '≥ 2.0', true],
  ['<=', '2.0', '< 2.0', false],
  ['<', '2.0', '< 2.0', true],
] as const)('%s%s lies in %s: %s', (comparator, text, band, expected) => {
  expect(liesIn(intervalOf({ text, comparator })!, band)).toBe(expected)
})

test('order of decimals is the order of scaled integers', () => {
  const scaled = fc.tuple(fc.nat(10_000), fc.nat(10_000))
  fc.assert(
    fc.property(scaled, ([a, b]) => {
      const print = (n: number) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`
      expect(compare(at(print(a)), at(print(b)))).toBe(Math.sign(a - b))
    }),
  )
})

test('a point is within exactly one side of any threshold', () => {
  fc.assert(
    fc.property(fc.nat(1000), (n) => {
      const point = intervalOf({ text: (n / 100).toFixed(2) })!
      expect(isWithin(point, bandInterval('< 2.0'))).not.toBe(isWithin(point, bandInterval('≥ 2.0')))
    }),
  )
})
