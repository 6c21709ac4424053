/** Oracle Health: links that are not registered for the service are taken out by the EHR, so none is sent. */
import { asItIs, mapCards, without } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const ORACLE: Dialect = {
  name: 'oracle',
  title: 'Oracle Health',
  shapeRequest: asItIs,
  shapeResponse: (response) => mapCards(response, (card) => without(card, 'links')),
}
