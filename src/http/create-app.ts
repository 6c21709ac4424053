/** The service over HTTP, without listening: middleware, one list of routes, errors. */
import { ServerResponse } from 'node:http'
import cors from 'cors'
import express from 'express'
import type { Express, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { completePrefetch } from '../cds-hooks/complete-prefetch.ts'
import { GENERIC_2_0 } from '../cds-hooks/dialects/generic.ts'
import { findDialect } from '../cds-hooks/dialects/index.ts'
import { refuseForeignDrafts } from '../cds-hooks/draft-orders.ts'
import { toCardOutcome } from '../cds-hooks/feedback.ts'
import { demandMandatory, demandMissedKeys, readPrefetch } from '../cds-hooks/prefetch.ts'
import type { ReadRecords } from '../cds-hooks/record-access.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { readFeedback, readRequest } from '../cds-hooks/request.ts'
import { SERVICES, describeServices, findService } from '../cds-hooks/services.ts'
import type { Service } from '../cds-hooks/services.ts'
import { spellResponse } from '../cds-hooks/spell-cards.ts'
import type { AppDeps, Readiness, Repeat, Route } from './app-deps.ts'
import { cutCall } from './cut-call.ts'
import type { CutCall } from './cut-call.ts'
import { authenticate, demandCertificate, demandOwnCertificate, verifiedClient } from './authenticate.ts'
import type { AuthRefused } from './authenticate.ts'
import { answerError, refuseMethod, refuseRoute, sendError, sendRetryLater } from './errors.ts'
import { describeApi } from './openapi.ts'
import { limitRate } from './limit-rate.ts'
import { headerHolder, takeHeld } from './messages.ts'
import { limitUnknownFeedback } from './limit-unknown-feedback.ts'
import { answerKnownCalls } from './known-calls.ts'
import type { KnownCall } from './known-calls.ts'
import { bodyOf, readBody } from './read-body.ts'
import type { IsKnown } from './read-body.ts'
import { refuseReplays } from './refuse-replays.ts'
import { serveStyle } from './serve-style.ts'
import { guardLoad } from './shed-load.ts'
import { refusalOf } from './tell-refusals.ts'

/** Nothing may be loaded, framed or submitted. The page with a form sets its own policy. */
const NOTHING = ["'none'"]
const POLICY = { defaultSrc: NOTHING, baseUri: NOTHING, formAction: NOTHING, frameAncestors: NOTHING }

export function createApp(deps: AppDeps): Express {
  const app = express()
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple').set('trust proxy', false)
  const { first: setAll, ofCalls } = setHeaders(deps.config.corsOrigins)
  const first = [setAll, logRequest(deps), demandOneHost]
  app.use(...first)
  if (deps.admin) app.use('/admin', serveStyle(deps.readStyle), deps.admin)
  const calls = new Map<string, KnownCall>()
  for (const [method, path, ...handlers] of listRoutes(deps)) {
    app.route(path)[method](...handlers)
    app.route(path).all(refuseMethod([method.toUpperCase(), 'OPTIONS']))
    if (path !== CALLS) continue
    for (const { id } of SERVICES)
      calls.set(path.replace(':id', id), {
        route: path,
        params: { id },
        handlers: [ofCalls, ...first.slice(1), ...handlers],
      })
  }
  app.use(refuseRoute).use(answerError)
  answerKnownCalls(app, calls)
  return app
}

const CALLS = '/cds-services/:id'

function listRoutes(deps: AppDeps): readonly Route[] {
  const { verify, guard } = guardCalls(deps)
  // prettier-ignore
  return [
    ['get',  '/cds-services',              ...verify, discover],
    ['post', CALLS,                        ...guard,  callService(deps)],
    ['post', '/cds-services/:id/feedback', ...guard,  takeFeedback(deps)],
    ['get',  '/healthz',                              (_req, res) => void res.json({ status: 'up' })],
    ['get',  '/readyz',                               showReadiness(deps)],
    ['get',  '/metrics',                              showMetrics(deps)],
    ['get',  '/version',                              (_req, res) => void res.json(deps.version)],
    ['get',  '/openapi.json',                         (_req, res) => void res.json(describeApi(deps.version.version))],
    ...(deps.evidencePage ?? []),
  ]
}

/** The checks before a call, cheapest first: load, certificate, token, rate, body, replay. */
function guardCalls(deps: AppDeps): { readonly verify: RequestHandler[]; readonly guard: RequestHandler[] } {
  const { access, certificates, shedding, metrics, config } = deps
  const onRefused: AuthRefused = (fault, client) => metrics?.refused(fault, client)
  const certificate = demandCertificate(certificates, onRefused)
  const load = shedding && guardLoad(shedding.load, shedding, shedding.readDelayMs, (cause) => metrics?.shed(cause))
  return {
    verify: [certificate, authenticate(access?.verify, onRefused, true)],
    guard: [
      ...(load ? [load.first] : []),
      certificate,
      authenticate(access?.verify, onRefused),
      demandOwnCertificate(onRefused),
      limitRate(),
      ...(load ? [load.beforeBody] : []),
      ...readBody(config.bodyLimit, deps.parseJson, config.shape, isKnownTo(deps)),
      ...(load ? [load.beforeWork] : []),
      refuseReplays(access?.replays, onRefused),
    ],
  }
}

/** Node takes the first of two Host lines, a proxy before it may have taken the second: neither is believed. */
const demandOneHost: RequestHandler = (req, res, next) => {
  const { rawHeaders } = req
  let hosts = 0
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts++
  }
  if (hosts > 1) sendError(res, 'unreadable-body', ['the request has more than one Host line'])
  else next()
}

const LOCAL_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/

/**
 * What all answers have alike is worked out once: a request without an origin gets the same headers each time. Those of calls are
 * held until the answer is written.
 */
function setHeaders(corsOrigins: AppDeps['config']['corsOrigins']): Record<'first' | 'ofCalls', RequestHandler> {
  const secure = helmet({ contentSecurityPolicy: { directives: POLICY, useDefaults: false } })
  const allow = allowOrigins(corsOrigins)
  const always = headersOf(secure)
  const withoutOrigin = headersOf(secure, allow)
  const first: RequestHandler = (req, res, next) => {
    const isOfPage = req.headers.origin !== undefined || req.method === 'OPTIONS'
    for (const [name, value] of isOfPage ? always : withoutOrigin) res.setHeader(name, value)
    if (isOfPage) allow(req, res, next)
    else next()
  }
  const held = withoutOrigin.every(([, value]) => typeof value === 'string') ? withoutOrigin.flat(2) : undefined
  const ofCalls: RequestHandler = (req, res, next) => {
    const holder = req.headers.origin === undefined ? headerHolder(res) : undefined
    if (!held || !holder) return first(req, res, next)
    holder.heldHeaders = held
    next()
  }
  return { first, ofCalls }
}

function headersOf(...handlers: readonly RequestHandler[]): readonly (readonly [string, string | string[]])[] {
  const req = { method: 'POST', headers: {} } as Request
  const res = new ServerResponse(req)
  for (const handler of handlers) void handler(req, res as Response, () => undefined)
  // Of every outgoing message, whatever its type says.
  const names = (res as unknown as { getRawHeaderNames(): string[] }).getRawHeaderNames()
  return names.map((name) => [name, res.getHeader(name) as string | string[]])
}

/** Credentials are never allowed: the bearer token is a header that the client sets itself. */
function allowOrigins(origins: AppDeps['config']['corsOrigins']): RequestHandler {
  const allowed = origins === 'local' ? [LOCAL_ORIGIN] : origins
  return cors({
    origin: allowed === '*' ? '*' : [...allowed],
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    maxAge: 600,
  })
}

const discover: RequestHandler = (_req, res) => void res.json(describeServices())

/** Checks the call, reads what it lacks, evaluates and audits it, and answers in the client's dialect. */
function callService(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const service = demandService(req)
    const client = verifiedClient(res)?.profile ?? deps.unknownClient
    if (await answerAgain(res)) return
    const body = bodyOf(req, res)
    const dialect = findDialect(client.dialect) ?? GENERIC_2_0
    const trigger = dialect.readTrigger?.(body)
    res.locals.trigger = trigger
    const request = readRequest(dialect.shapeRequest(body), service)
    res.locals.hookInstance = request.hookInstance
    refuseForeignDrafts(request)
    const sent = readPrefetch(request.prefetch, service, request.context.patientId)
    const siteCodes = deps.siteCodesOf?.(client)
    let hasRead = false
    const readRecords: ReadRecords = (...asked) => {
      hasRead = true
      return deps.readRecords(...asked)
    }
    const reading = await completePrefetch(sent, request, service, client, readRecords, siteCodes)
    demandMandatory(reading, service)
    const records = [...reading.values.values()]
    const notRead = [...reading.notRead.keys()]
    const { response, missedKeys, keep } = await deps.evaluate(request, records, notRead, dayOf(deps.clock()), client)
    demandMissedKeys(reading, missedKeys ?? [], service)
    const { names, newUuid } = noteNames(deps.newUuid)
    const text = spellResponse(dialect.shapeResponse(response, newUuid))
    const { cut } = res.locals as CallNotes
    // What was read from a server may be another thing the next time.
    if (cut && !hasRead) keep?.(cut, { text, ...(trigger !== undefined && { trigger }) }, names)
    sendAnswer(res, text, response.cards.length)
  }
}

function noteNames(newUuid: () => string) {
  const names: string[] = []
  const note = (): string => {
    const name = newUuid()
    names.push(name)
    return name
  }
  return { names, newUuid: note }
}

const JSON_TYPE = 'application/json; charset=utf-8'

function sendAnswer(res: Response, text: string, cards: number): void {
  res.locals.cards = cards
  ;(res.locals as CallNotes).onAnswer?.(text)
  // What Express would set, without what it does to find that out.
  const own = ['Content-Type', JSON_TYPE, 'Content-Length', String(Buffer.byteLength(text))]
  const held = takeHeld(res)
  if (held) res.writeHead(res.statusCode, [...held, ...own])
  else for (let at = 0; at < own.length; at += 2) res.setHeader(own[at] ?? '', own[at + 1] ?? '')
  res.end(text)
}

/** Cuts the call, so that its answer can be kept, and says whether one is kept already. */
function isKnownTo({ repeats, unknownClient, clock }: AppDeps): IsKnown {
  return (req, res, bytes) => {
    const service = repeats && findService(String(req.params.id))
    if (service?.hook !== 'patient-view' || req.path.endsWith('/feedback')) return false
    const cut = cutCall(bytes)
    if (!cut) return false
    res.locals.cut = cut
    const repeat = repeats?.find(cut, service.id, verifiedClient(res)?.profile ?? unknownClient, dayOf(clock()))
    res.locals.repeat = repeat
    return repeat !== undefined
  }
}

/** Whether the call was answered with what was kept. */
async function answerAgain(res: Response): Promise<boolean> {
  const { cut, repeat } = res.locals as CallNotes
  res.locals.hookInstance = cut?.hookInstance
  const answer = await repeat?.()
  if (answer) {
    res.locals.trigger = answer.trigger
    sendAnswer(res, answer.text, answer.cards)
  }
  return answer !== undefined
}

function takeFeedback(deps: AppDeps): RequestHandler {
  const limit = limitUnknownFeedback(deps.clock)
  return async (req, res) => {
    const service = demandService(req)
    const outcomes = readFeedback(req.body).map((feedback) => toCardOutcome(service.id, feedback))
    const client = verifiedClient(res)?.profile ?? deps.unknownClient
    const unknown = await deps.feedback.countUnknown(outcomes.map(({ card }) => card))
    const wait = limit.take(client.id, unknown)
    if (wait !== undefined) return sendRetryLater(res, 'too-much-feedback', wait)
    await deps.feedback.save(outcomes, deps.clock(), client.id)
    res.json({})
  }
}

function demandService(req: Request): Service {
  const service = findService(String(req.params.id))
  if (!service) throw new Refusal('unknown-service', [])
  return service
}

function showReadiness({ readiness, storeFault }: AppDeps): RequestHandler {
  return async (_req, res) => {
    const cause = readiness.ready ? await storeFault?.() : notReady(readiness)
    res.status(cause === undefined ? 200 : 503).json(cause === undefined ? { ready: true } : { ready: false, cause })
  }
}

function notReady({ isStarting }: Readiness): string {
  return isStarting === true ? 'starting' : 'draining'
}

function showMetrics({ metrics }: AppDeps): RequestHandler {
  return async (_req, res, next) => {
    if (!metrics) return next('router')
    res.set('Content-Type', metrics.contentType).send(await metrics.print())
  }
}

/** The calendar day of an instant in the service's time zone, 'YYYY-MM-DD'. */
export function dayOf(instant: Date): string {
  const [month, day] = [instant.getMonth() + 1, instant.getDate()]
  return `${instant.getFullYear()}${month < 10 ? '-0' : '-'}${month}${day < 10 ? '-0' : '-'}${day}`
}

function logRequest(deps: AppDeps): RequestHandler {
  return (req, res, next) => {
    const started = performance.now()
    res.on('close', () => {
      const call = describeCall(req, res, performance.now() - started)
      deps.log.request(call)
      deps.metrics?.answered({ ...call, seconds: call.durationMs / 1000 })
      const refused = deps.onRefusedCall && refusalOf(req, res, deps.unknownClient.id)
      if (refused) deps.onRefusedCall?.(refused)
    })
    next()
  }
}

interface CallNotes {
  readonly onAnswer?: (text: string) => void
  readonly cut?: CutCall
  readonly repeat?: Repeat | undefined
  readonly errorCode?: string
  readonly hookInstance?: string
  readonly cards?: number
  readonly fault?: string
  readonly notRead?: readonly string[]
  readonly trigger?: string
}

/** Only what cannot be about a person: route patterns and service ids, no URLs, no bodies. */
function describeCall(req: Request, res: Response, durationMs: number) {
  const { errorCode, hookInstance, cards, fault, notRead, trigger } = res.locals as CallNotes
  const route: unknown = (req.route as { path?: unknown } | undefined)?.path
  return {
    method: req.method,
    route: typeof route === 'string' ? route : 'none',
    service: findService(String(req.params?.id))?.id,
    status: res.statusCode,
    finished: res.writableFinished,
    durationMs: Math.round(durationMs * 10) / 10,
    hookInstance,
    cards,
    errorCode,
    client: verifiedClient(res)?.profile.id,
    trigger,
    fault,
    notRead,
  }
}
