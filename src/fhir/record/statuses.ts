/** Report statuses (decision P-9): what counts, what is pending, what is withdrawn, and what cannot be trusted. */
import type { ReportStatus } from '../../her2/evidence.ts'
import type { Json } from './json-shapes.ts'

export type ReportedStatus =
  | { readonly kind: 'usable'; readonly status: ReportStatus; readonly why?: string }
  /** Entered in error, cancelled and the like: no result, though its old value may show what a correction changed. */
  | { readonly kind: 'withdrawn'; readonly written: string }

const STATUSES: ReadonlyMap<unknown, ReportStatus> = new Map<unknown, ReportStatus>([
  ['final', 'final'],
  ['amended', 'amended'],
  ['appended', 'amended'],
  ['modified', 'amended'],
  ['corrected', 'corrected'],
  ['preliminary', 'preliminary'],
  ['partial', 'preliminary'],
  ['registered', 'registered'],
  ['specimen-in-process', 'registered'],
  // QuestionnaireResponse
  ['completed', 'final'],
  ['in-progress', 'preliminary'],
])
const WITHDRAWN: ReadonlySet<unknown> = new Set([
  'entered-in-error',
  'cancelled',
  'canceled',
  'cannot-be-obtained',
  'stopped',
])

/** Reads `status` of an Observation, DiagnosticReport or QuestionnaireResponse. */
export function statusOf(resource: Json): ReportedStatus {
  const written = plainCode(resource['status'])
  if (WITHDRAWN.has(written)) return { kind: 'withdrawn', written: String(written) }
  const status = STATUSES.get(written)
  if (status !== undefined) return { kind: 'usable', status }
  const why =
    written === undefined || written === null
      ? 'the status is missing: taken as unverified'
      : `the status «${typeof written === 'string' ? written.slice(0, 40) : 'no text'}» is not known: taken as unverified`
  return { kind: 'usable', status: 'unverified', why }
}

/** 'FINAL' and ' final ' are that code: FHIR's codes differ in more than case, so nothing else can be meant. */
function plainCode(written: unknown): unknown {
  return typeof written === 'string' ? written.trim().toLowerCase() : written
}

/** Whether it counts, is pending, or is of no known status. */
export { standingOf as classOfStatus } from '../../her2/tables/report-statuses.ts'
