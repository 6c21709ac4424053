/** Every option of the command line that takes a day. */
import { readDay } from '../../src/cli/read-day.ts'

test.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s is a day', (written) => {
  expect(readDay(written)).toBe(written)
})

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-01-01T10:00', '2026-1-1', '20260101', 'today', ''])(
  '"%s" is none',
  (written) => {
    expect(() => readDay(written)).toThrow('a day of the calendar, YYYY-MM-DD')
  },
)
