import { withoutEmpty } from '../../src/content/without-empty.ts'

test.each<[unknown, unknown]>([
  [{ a: undefined, b: null, c: '', d: NaN, e: [], f: {} }, {}],
  [
    { a: { b: [{ c: '' }, { c: 0 }] }, d: false },
    { a: { b: [{ c: 0 }] }, d: false },
  ],
  [['', ['']], []],
  [0, 0],
])('of %j is left %j', (value, left) => expect(withoutEmpty(value)).toEqual(left))

test('what holds nothing empty is given back as it is, and nothing is changed', () => {
  const full = { a: [{ b: 1 }], c: 'x' }
  expect(withoutEmpty(full)).toBe(full)
  const some = { full, empty: '' }
  expect(withoutEmpty(some)).toEqual({ full })
  expect(some).toEqual({ full, empty: '' })
})
