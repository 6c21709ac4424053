/**
 * The specification itself, by version: members that a version does not know are left out of answers. Requests of all
 * versions are read alike. Source: HL7/cds-hooks, specification 1.0, 1.1 (ballot), 2.0.1, 3.0.0 (ballot).
 */
import { isObject, listEntries, referenceOf } from '../patient-of.ts'
import type { Card, CdsResponse } from '../schemas.ts'
import { asItIs, mapCards, mapSuggestions, without } from './dialect.ts'
import type { Dialect } from './dialect.ts'

export const GENERIC_1_0: Dialect = {
  name: 'generic-1.0',
  title: 'CDS Hooks 1.0',
  shapeRequest: renameForFirst,
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

/** 1.0 has no card uuid, topic, override reasons or recommended suggestion, and only one selection behaviour. */
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

/** Before 3.0 a system action needs words. */
function keepWordedActions(response: CdsResponse): CdsResponse {
  const { systemActions = [], ...rest } = response
  const worded = systemActions.filter((action) => action.description !== undefined)
  return worded.length > 0 ? { ...rest, systemActions: worded } : rest
}

/** Hooks of 1.0 and what replaced them. Source: HL7/cds-hooks-library, notes on the deprecated hooks. */
const RENAMED_HOOKS: Readonly<Record<string, string>> = {
  'medication-prescribe': 'order-select',
  'order-review': 'order-sign',
}

/** 1.0 names the user beside the context, and drafts by their kind; all its drafts count as selected. */
function renameForFirst(body: unknown): unknown {
  if (!isObject(body)) return body
  const hook =
    typeof body.hook === 'string' && Object.hasOwn(RENAMED_HOOKS, body.hook) ? RENAMED_HOOKS[body.hook] : undefined
  if (!isObject(body.context)) return hook ? { ...body, hook } : body
  const { context } = body
  const userId = context.userId ?? body.user
  const draftOrders = context.draftOrders ?? context.medications ?? context.orders
  const named = userId === undefined ? context : { ...context, userId }
  if (!hook || draftOrders === undefined) return { ...body, ...(hook ? { hook } : {}), context: named }
  const selections = context.selections ?? listIds(draftOrders)
  return { ...body, hook, context: { ...without(named, 'medications', 'orders'), draftOrders, selections } }
}

function listIds(drafts: unknown): string[] {
  return listEntries(drafts).flatMap(({ resource }) => referenceOf(resource) ?? [])
}
