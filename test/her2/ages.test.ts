import { agesOn } from '../../src/her2/dates.ts'

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Years between two days as they are written: one less before the birthday. */
function yearsBetween(born: string, today: string): number {
  return Number(today.slice(0, 4)) - Number(born.slice(0, 4)) - (today.slice(5) < born.slice(5) ? 1 : 0)
}

test('on every day around a birthday', () => {
  for (const born of ['1971-03-01', '1972-02-29', '1970-12-31', '1971-01-01'])
    for (let day = 20_400; day < 20_800; day++) {
      const age = yearsBetween(born, isoDay(day))
      expect(agesOn(born, isoDay(day))).toEqual({ youngest: age, oldest: age })
    }
})

test('a year or a month leaves two ages', () => {
  expect(agesOn('1971', '2026-06-15')).toEqual({ youngest: 54, oldest: 55 })
  expect(agesOn('1971-06', '2026-06-15')).toEqual({ youngest: 54, oldest: 55 })
  expect(agesOn('none', '2026-06-15')).toBeUndefined()
})
