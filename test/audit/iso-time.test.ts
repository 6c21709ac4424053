import { isoTime } from '../../src/audit/iso-time.ts'

const FIRST = Date.UTC(2026, 10, 29, 23, 59, 59, 990)

test('instants are written as JavaScript writes them, within a second and from one to the next, also backwards', () => {
  for (const step of [1, 7, 1009, -3, -1013])
    for (let at = FIRST, left = 50; left > 0; at += step, left--)
      expect(isoTime(new Date(at))).toBe(new Date(at).toISOString())
})

test('before 1970 and after the year 9999 as well', () => {
  for (const at of [-1, -1001, Date.UTC(10_000, 0, 1), 0])
    expect(isoTime(new Date(at))).toBe(new Date(at).toISOString())
})

test('what is no instant is refused', () => {
  expect(() => isoTime(new Date(Number.NaN))).toThrow(RangeError)
})
