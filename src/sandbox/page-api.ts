/**
 * What the page needs besides the service and the FHIR server: the trace of an answer, what would change it, the decision
 * tables, a preview of a card file. Nothing is stored, and every answer comes from the functions of the service itself.
 */
import { randomUUID } from 'node:crypto'
import type { Bundle } from '@medplum/fhirtypes'
import { Router } from 'express'
import type { Request, RequestHandler } from 'express'
import { isObject } from '../cds-hooks/patient-of.ts'
import { readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { readRequest } from '../cds-hooks/request.ts'
import { SERVICES } from '../cds-hooks/services.ts'
import { loadCardBook, readCardFiles } from '../content/card-book.ts'
import type { ToldRoute } from '../content/route-words.ts'
import { tellPatient } from '../content/tell-classification.ts'
import { assess, evaluate } from '../evaluate/evaluate.ts'
import { type ToldTrace, describeFigures, tellRoutes } from '../evaluate/tell-evidence.ts'
import type { MarkedText } from '../fhir/context/reading-context.ts'
import { parseExactJson } from '../fhir/record/exact-json.ts'
import { CARD_KEYS } from '../her2/considerations/considerations.ts'
import { printTables } from '../her2/print-tables.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { dayOf } from '../http/create-app.ts'
import { readBody } from '../http/read-body.ts'
import { createPdfReader } from '../pdf/pdf-reader.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import { CARD_TITLES, listPatients } from './list-patients.ts'
import { listOrders } from './order-form.ts'
import { createReach, hookOfKey, isCardKey, previewCard, tryBook } from './preview-card.ts'
import { whatWouldChange } from './what-would-change.ts'

const BODY_LIMIT = 16 * 1024 * 1024
const SITE = { settings: DEFAULT_SETTINGS }
const PDFS = createPdfReader()

/** `cards` is the folder of the card files; `fixtures` are the patients among whom a card's reach is looked up. */
export function createPageApi(
  cards: string,
  fixtures: readonly Bundle[],
  clock: () => Date = () => new Date(),
): Router {
  const today = () => dayOf(clock())
  const json = readBody(BODY_LIMIT, parseExactJson)
  const router = Router()
  router.get(
    '/orders',
    answer(() => ({ orders: listOrders() })),
  )
  router.get(
    '/patients',
    answer(() => ({ patients: listPatients(fixtures, today()) })),
  )
  router.get('/tables', answer(describeTables))
  router.get(
    '/cards',
    answer(() => ({ files: readCardFiles(cards).filter(({ name }) => name !== 'README.md') })),
  )
  router.post(
    '/trace',
    ...json,
    answer((req) => describeTrace(req.body, cards, today())),
  )
  router.post(
    '/changes',
    ...json,
    answer(async (req) => whatWouldChange((await assessCall(req.body, today())).evidence, today())),
  )
  const reach = createReach(fixtures, today)
  router.post(
    '/preview',
    ...json,
    answer((req) => preview(req, cards, today())),
  )
  router.get(
    '/reach/:key',
    answer((req) => ({ reached: reach(demandKey(req.params.key)) })),
  )
  return router
}

function answer(describe: (req: Request) => unknown): RequestHandler {
  return async (req, res) => void res.json(await describe(req))
}

/** A hook call, taken apart as the service does it. */
async function readCall(body: unknown) {
  const hook = isObject(body) ? body.hook : undefined
  const service = SERVICES.find((one) => one.hook === hook)
  if (!service) throw new Refusal('unknown-service', [])
  const request = readRequest(body, service)
  const { values, notRead } = readPrefetch(request.prefetch, service, request.context.patientId)
  return { request, records: await readAttachments([...values.values()], PDFS), notRead: [...notRead.keys()] }
}

async function assessCall(body: unknown, today: string) {
  return assess(await readCall(body), SITE, today)
}

/** The trace of the answer, the texts that were read, and what the record says about every label route, with or without a card. */
async function describeTrace(
  body: unknown,
  cards: string,
  today: string,
): Promise<{
  readonly trace: ToldTrace
  readonly routes: readonly ToldRoute[]
  readonly texts: readonly MarkedText[]
}> {
  const texts: MarkedText[] = []
  const input = { ...(await readCall(body)), onText: (text: MarkedText) => void texts.push(text) }
  const { trace } = evaluate(input, SITE, loadCardBook(cards, today), today, randomUUID)
  const told = { ...trace, classification: tellPatient(trace.classification) }
  return { trace: told, routes: tellRoutes(trace.evidence, DEFAULT_SETTINGS, today), texts }
}

async function preview(req: Request, cards: string, today: string) {
  const { file, request } = isObject(req.body) ? req.body : {}
  if (!isObject(file) || typeof file.name !== 'string' || typeof file.text !== 'string') {
    throw new Refusal('invalid-request', ['file: required, with name and text'])
  }
  const { book, faults } = tryBook(readCardFiles(cards), { name: file.name, text: file.text }, today)
  if (!book) return { faults, warnings: [], cards: [], withheld: [] }
  return { faults, ...previewCard(book, file.name.replace(/\.md$/, ''), await assessCall(request, today), today) }
}

function demandKey(key: unknown) {
  if (typeof key === 'string' && isCardKey(key)) return key
  throw new Refusal('invalid-request', ['key: no such card'])
}

/** The tables as they are printed, the bands that the plots draw, and the registry of sources. */
function describeTables() {
  return {
    tables: printTables(),
    ...describeFigures(),
    hooks: Object.fromEntries(CARD_KEYS.map((key) => [key, hookOfKey(key)])),
    titles: Object.fromEntries(CARD_TITLES),
  }
}
