/**
 * The specification itself, by version: members that a version does not know are left out of its answers. Requests of
 * every version are read alike. Source: HL7/cds-hooks, specification 1.0, 1.1 (ballot), 2.0.1, 3.0.0 (ballot).
 */
import type { Card, CdsResponse } from '../schemas.ts'
import { asItIs, mapCards, mapSuggestions, without } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const GENERIC_1_0: Dialect = {
  name: 'generic-1.0',
  title: 'CDS Hooks 1.0',
  shapeRequest: asItIs,
  shapeResponse: (response) =>
    without(
      mapCards(response, (card) => withoutAutolaunch(shapeForFirst(card))),
      'systemActions',
    ),
}

export const GENERIC_1_1: Dialect = {
  name: 'generic-1.1',
  title: 'CDS Hooks 1.1',
  shapeRequest: asItIs,
  shapeResponse: (response) => mapCards(response, withoutAutolaunch),
}

export const GENERIC_2_0: Dialect = {
  name: 'generic-2.0',
  title: 'CDS Hooks 2.0',
  shapeRequest: asItIs,
  shapeResponse: keepWordedActions,
}

export const GENERIC_3_0: Dialect = {
  name: 'generic-3.0',
  title: 'CDS Hooks 3.0 (ballot)',
  shapeRequest: asItIs,
  shapeResponse: asItIs,
}

/** 1.0 has no card uuid, topic, override reasons or recommended suggestion, and knows one way to select. */
function shapeForFirst(card: Card): Card {
  const plain = mapSuggestions(card, (suggestion) => [without(suggestion, 'isRecommended')])
  return {
    ...without(plain, 'uuid', 'overrideReasons'),
    source: without(plain.source, 'topic'),
    ...(plain.suggestions ? { selectionBehavior: 'at-most-one' } : {}),
  }
}

function withoutAutolaunch(card: Card): Card {
  return card.links ? { ...card, links: card.links.map((link) => without(link, 'autolaunchable')) } : card
}

/** Before 3.0 a system action has words. */
function keepWordedActions(response: CdsResponse): CdsResponse {
  const { systemActions = [], ...rest } = response
  const worded = systemActions.filter((action) => action.description !== undefined)
  return worded.length > 0 ? { ...rest, systemActions: worded } : rest
}
