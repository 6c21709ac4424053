/** Preview of a changed card file: the loader's messages, the card for one patient, and whom it would reach. */
import { randomUUID } from 'node:crypto'
import type { Bundle } from '@medplum/fhirtypes'
import type { Card, HookRequest } from '../cds-hooks/schemas.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import { fillCards } from '../content/arrange-cards.ts'
import { type CardBook, type CardFile, parseCardBook } from '../content/card-book.ts'
import { withholdWords } from '../content/reason-words.ts'
import { CardBookError, type Fault } from '../content/faults.ts'
import { type Trace, assess } from '../evaluate/evaluate.ts'
import { draftResource } from '../fhir/write/draft-resources.ts'
import {
  CARD_KEYS,
  type ConsiderationKey,
  type HookName,
  ORDER_SELECT_KEYS,
  ORDER_SIGN_KEYS,
} from '../her2/considerations/considerations.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { type OfferedOrder, listOrders } from './order-form.ts'

export interface Preview {
  readonly faults: readonly Fault[]
  readonly warnings: readonly Fault[]
  /** The cards of this file for the patient; none if the rules do not call for it. */
  readonly cards: readonly Card[]
  /** Why there is none: reasons to withhold it, in the words of the tables. */
  readonly withheld: readonly string[]
}

/** A fixture patient for whom the rules call for the card, and the order at which they do. */
export interface Reached {
  readonly patient: string
  readonly name: string
  readonly order?: string
}

/** Messages of the book with this one file changed; the book itself if it has no fault. */
export function tryBook(
  files: readonly CardFile[],
  changed: CardFile,
  today: string,
): { readonly book?: CardBook; readonly faults: readonly Fault[] } {
  const others = files.filter(({ name }) => name !== changed.name)
  try {
    return { book: parseCardBook([...others, changed], today), faults: [] }
  } catch (error) {
    if (error instanceof CardBookError) return { faults: error.faults }
    throw error
  }
}

/** The card of one key for one patient, even where it would be folded into the synopsis. */
export function previewCard(
  book: CardBook,
  key: string,
  trace: Omit<Trace, 'folded' | 'findings'>,
  today: string,
): Pick<Preview, 'cards' | 'withheld' | 'warnings'> {
  const own = trace.considerations.filter((one) => one.key === key)
  const { cards } = fillCards(book, own, {
    patient: trace.classification,
    evidence: trace.evidence,
    unread: trace.unread,
    notRead: trace.notRead,
    today,
    knowledgeVersion: book.version,
    newUuid: randomUUID,
    draft: draftResource,
    // Who edits a card sees both of its parts.
    cardDetail: 'full',
    jurisdiction: DEFAULT_SETTINGS.jurisdiction,
  })
  const withheld = trace.withheld.filter((one) => one.key === key).map(({ because }) => withholdWords(because))
  return { cards, withheld: [...new Set(withheld)], warnings: book.warnings.filter(({ file }) => file === `${key}.md`) }
}

export function isCardKey(key: string): key is ConsiderationKey {
  return CARD_KEYS.some((one) => one === key)
}

export function hookOfKey(key: ConsiderationKey): HookName {
  if (ORDER_SELECT_KEYS.some((one) => one === key)) return 'order-select'
  return ORDER_SIGN_KEYS.some((one) => one === key) ? 'order-sign' : 'patient-view'
}

/** Who would be reached depends on rules and patients, not on words: it is looked up once per hook. */
export function createReach(
  fixtures: readonly Bundle[],
  today: () => string,
): (key: ConsiderationKey) => readonly Reached[] {
  const known = new Map<HookName, ReadonlyMap<string, readonly Reached[]>>()
  return (key) => {
    const hook = hookOfKey(key)
    const found = known.get(hook) ?? reachOf(hook, fixtures, today())
    known.set(hook, found)
    return found.get(key) ?? []
  }
}

function reachOf(hook: HookName, fixtures: readonly Bundle[], today: string): ReadonlyMap<string, readonly Reached[]> {
  const reached = new Map<string, Reached[]>()
  const orders = hook === 'patient-view' ? [undefined] : listOrders()
  for (const bundle of fixtures) {
    const { id, name } = patientOf(bundle)
    for (const order of orders) {
      const request = requestOf(hook, id, order)
      if (!request) continue
      const { considerations } = assess({ request, records: [bundle] }, { settings: DEFAULT_SETTINGS }, today)
      for (const key of new Set(considerations.map((one) => one.key))) {
        const list = reached.get(key) ?? []
        reached.set(key, [...list, { patient: id, name, ...(order && { order: order.label }) }])
      }
    }
  }
  return reached
}

/** The call as a client would make it; undefined if no service answers the hook. */
function requestOf(
  hook: HookName,
  patientId: string,
  order: OfferedOrder | undefined,
): Pick<HookRequest, 'hook' | 'context'> | undefined {
  const service = SERVICES.find((one) => one.hook === hook)
  if (!service) return undefined
  const context = { userId: 'Practitioner/sandbox', patientId }
  if (!order) return { hook: service.hook, context }
  const { resourceType } = order.resource
  const resource = { ...order.resource, id: 'draft', subject: { reference: `Patient/${patientId}` } }
  const draftOrders = { resourceType: 'Bundle', type: 'collection', entry: [{ resource }] }
  return { hook: service.hook, context: { ...context, selections: [`${resourceType}/draft`], draftOrders } }
}

export function patientOf(bundle: Bundle): { readonly id: string; readonly name: string } {
  const patient = bundle.entry?.map(({ resource }) => resource).find((one) => one?.resourceType === 'Patient')
  const [name] = patient?.resourceType === 'Patient' ? (patient.name ?? []) : []
  const words = [...(name?.given ?? []), name?.family].filter((part) => part !== undefined).join(' ')
  return { id: patient?.id ?? '', name: words }
}
