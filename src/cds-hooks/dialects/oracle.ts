/** Oracle Health: the EHR removes links that are not registered for the service, so none are sent. */
import { asItIs, mapCards, without } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const ORACLE: Dialect = {
  name: 'oracle',
  title: 'Oracle Health',
  shapeRequest: asItIs,
  shapeResponse: (response) => mapCards(response, (card) => without(card, 'links')),
}
