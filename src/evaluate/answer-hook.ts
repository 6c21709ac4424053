/** A hook call whose records all came along → its answer. Pure: no FHIR server is asked, nothing is kept. */
import { refuseForeignDrafts } from '../cds-hooks/draft-orders.ts'
import { demandMandatory, demandMissedKeys, readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { readRequest } from '../cds-hooks/request.ts'
import type { CdsResponse } from '../cds-hooks/schemas.ts'
import { findService } from '../cds-hooks/services.ts'
import type { CardBook } from '../content/card-book.ts'
import type { Site } from './assess.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './evaluate.ts'

/** What the answer depends on beside the call. */
export interface AnswerOptions {
  readonly site: Site
  readonly book: CardBook
  /** 'YYYY-MM-DD'. */
  readonly today: string
  readonly newUuid: () => string
}

/**
 * Answers one call of a service, `her2-patient-view` for one. What is withheld from a reader who has seen it is not
 * withheld here, since nothing is kept.
 * @param body The request of CDS Hooks, with its prefetch.
 * @throws Refusal where the service answers with an error: a key that is needed was not sent, another patient's data
 */
export function answerHook(serviceId: string, body: unknown, options: AnswerOptions): CdsResponse {
  const { site, book, today, newUuid } = options
  const service = findService(serviceId)
  if (!service) throw new Refusal('unknown-service', [])
  const request = readRequest(body, service)
  refuseForeignDrafts(request)
  const reading = readPrefetch(request.prefetch, service, request.context.patientId)
  demandMandatory(reading, service)
  const input = { request, records: [...reading.values.values()], notRead: [...reading.notRead.keys()] }
  const evaluation = evaluate(input, site, book, today, newUuid)
  demandAnswerable(evaluation)
  demandMissedKeys(reading, evaluation.missedKeys, service)
  return evaluation.response
}

/**
 * Refuses a call that was made up of more than one person, and one whose orders nobody outside of the site can name: an
 * answer without cards would say that there is nothing to say.
 * @throws Refusal
 */
export function demandAnswerable({ foreign, unknownDrafts }: Pick<Evaluation, 'foreign' | 'unknownDrafts'>): void {
  if (foreign.length > 0) {
    throw new Refusal('other-patient', ['the call holds data that names another patient than context.patientId'])
  }
  if (unknownDrafts.length > 0) {
    throw new Refusal('missing-prefetch', [
      'no draft order says in words, or by a code known here, what is ordered: send the Medication that it refers to, or its name',
    ])
  }
}
