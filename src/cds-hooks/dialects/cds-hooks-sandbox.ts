/**
 * The public CDS Hooks sandbox. Its drafts are not valid FHIR, and it sends only the first page of each search; both are
 * read leniently for every client. In answers it needs what the specification makes optional: a uuid on each card,
 * without which the card cannot be dismissed.
 */
import { asItIs, mapCards } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const CDS_HOOKS_SANDBOX: Dialect = {
  name: 'cds-hooks-sandbox',
  title: 'CDS Hooks sandbox',
  shapeRequest: asItIs,
  shapeResponse: (response, newUuid) => mapCards(response, (card) => ({ ...card, uuid: card.uuid ?? newUuid() })),
}
