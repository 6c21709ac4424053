/** Decision P-9: which reports count. Names are those that evidence uses. */
import type { ReportStatus } from '../evidence.ts'
import { asks, defineTable, gives } from './define-table.ts'

const STATUS_AXIS: readonly ReportStatus[] = [
  'final',
  'amended',
  'corrected',
  'preliminary',
  'registered',
  'unverified',
]
export type Standing = 'counts' | 'pending' | 'unverified'

// prettier-ignore
export const REPORT_STATUSES = defineTable({
  id: 'report-statuses', title: 'Which reports count (decision P-9)', source: 'this project, P-9', mark: 'P', kind: 'exactly-one', idHeading: 'decision',
  columns: [asks.word('status', STATUS_AXIS, 'report status'), gives.one('standing', ['counts', 'pending', 'unverified'])],
  rows: [
    ['P-9', 'final or amended or corrected', 'counts',     'only final, amended and corrected reports count'],
    ['P-9', 'preliminary or registered',     'pending',    'a preliminary or registered report is shown as pending, never as final'],
    ['P-9', 'unverified',                    'unverified', 'a report without a known status is shown, but never as final'],
  ],
})

const STANDINGS: ReadonlyMap<ReportStatus, Standing> = new Map(
  STATUS_AXIS.map((status) => [status, REPORT_STATUSES.find({ status }).standing]),
)

export function standingOf(status: ReportStatus): Standing {
  return STANDINGS.get(status) ?? REPORT_STATUSES.find({ status }).standing
}

/** Final, amended or corrected. */
export function isFinalReport(status: ReportStatus): boolean {
  return standingOf(status) === 'counts'
}
