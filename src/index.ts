/**
 * The library entry: what other programs may build on (docs/INTERFACE.md). The parts that also run in a browser are in
 * `her2-cds/rules` and `her2-cds/fhir`, the service in `her2-cds/express`.
 */
import { join } from 'node:path'

export * from './rules.ts'
export * from './fhir.ts'
export { answerHook, type AnswerOptions } from './evaluate/answer-hook.ts'
export { evaluate, type Evaluation, type Trace } from './evaluate/evaluate.ts'
export { type CardBook, type CardFile, loadCardBook, parseCardBook } from './content/card-book.ts'
export { Refusal } from './cds-hooks/refusal.ts'
export { SERVICES as services, type Service } from './cds-hooks/services.ts'
export type { Card, CdsRequest, CdsResponse } from './cds-hooks/schemas.ts'

/** The folder of the package's card texts: `loadCardBook(cardsFolder())`. */
export function cardsFolder(): string {
  return join(import.meta.dirname, '..', 'cards')
}
