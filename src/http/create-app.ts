/** The service over HTTP, without listening: middleware, one list of routes, errors. */
import cors from 'cors'
import express from 'express'
import type { Express, Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { toCardOutcome } from '../cds-hooks/feedback.ts'
import { demandMandatory, readPrefetch } from '../cds-hooks/prefetch.ts'
import { Refusal } from '../cds-hooks/refusal.ts'
import { readFeedback, readRequest } from '../cds-hooks/request.ts'
import { describeServices, findService } from '../cds-hooks/services.ts'
import type { Service } from '../cds-hooks/services.ts'
import type { AppDeps } from './app-deps.ts'
import { answerError, refuseMethod, refuseRoute } from './errors.ts'
import { describeApi } from './openapi.ts'
import { readBody } from './read-body.ts'

type Method = 'get' | 'post'

export function createApp(deps: AppDeps): Express {
  const app = express()
  app.disable('x-powered-by').set('etag', false).set('query parser', 'simple')
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] }, useDefaults: false },
    }),
  )
  app.use(allowOrigins(deps.config.corsOrigins))
  app.use(logRequest(deps))
  for (const [method, path, ...handlers] of listRoutes(deps)) {
    app.route(path)[method](...handlers)
    app.route(path).all(refuseMethod([method.toUpperCase(), 'OPTIONS']))
  }
  return app.use(refuseRoute).use(answerError)
}

function listRoutes(deps: AppDeps): [Method, string, ...RequestHandler[]][] {
  const json = readBody(deps.config.bodyLimit, deps.parseJson)
  // prettier-ignore
  return [
    ['get',  '/cds-services',                        discover],
    ['post', '/cds-services/:id',          ...json,  callService(deps)],
    ['post', '/cds-services/:id/feedback', ...json,  takeFeedback(deps)],
    ['get',  '/healthz',                             (_req, res) => void res.json({ status: 'up' })],
    ['get',  '/readyz',                              showReadiness(deps)],
    ['get',  '/version',                             (_req, res) => void res.json(deps.version)],
    ['get',  '/openapi.json',                        (_req, res) => void res.json(describeApi(deps.version.version))],
  ]
}

/** No credentials are ever allowed: the bearer token is a header that the client sets itself. */
function allowOrigins(origins: AppDeps['config']['corsOrigins']): RequestHandler {
  return cors({
    origin: origins === '*' ? '*' : [...origins],
    methods: ['GET', 'POST', 'OPTIONS'],
    allowedHeaders: ['Authorization', 'Content-Type'],
    maxAge: 600,
  })
}

const discover: RequestHandler = (_req, res) => void res.json(describeServices())

function callService(deps: AppDeps): RequestHandler {
  return (req, res) => {
    const service = demandService(req)
    const request = readRequest(req.body, service)
    res.locals.hookInstance = request.hookInstance
    const reading = readPrefetch(request.prefetch, service, request.context.patientId)
    demandMandatory(reading, service)
    const { response } = deps.evaluate(request, reading.values, [...reading.notRead.keys()], dayOf(deps.clock()))
    res.locals.cards = response.cards.length
    res.json(response)
  }
}

function takeFeedback(deps: AppDeps): RequestHandler {
  return async (req, res) => {
    const service = demandService(req)
    const outcomes = readFeedback(req.body).map((feedback) => toCardOutcome(service.id, feedback))
    await deps.feedback.save(outcomes, deps.clock())
    res.json({})
  }
}

function demandService(req: Request): Service {
  const service = findService(String(req.params.id))
  if (!service) throw new Refusal('unknown-service', [])
  return service
}

function showReadiness(deps: AppDeps): RequestHandler {
  return (_req, res) => void res.status(deps.readiness.ready ? 200 : 503).json({ ready: deps.readiness.ready })
}

/** The calendar day of an instant where the service stands, 'YYYY-MM-DD'. */
export function dayOf(instant: Date): string {
  const parts = [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

function logRequest(deps: AppDeps): RequestHandler {
  return (req, res, next) => {
    const started = performance.now()
    res.on('close', () => deps.log.request(describeCall(req, res, performance.now() - started)))
    next()
  }
}

/** Only what is known not to be about a person: route patterns and service ids, no URLs, no bodies. */
function describeCall(req: Request, res: Response, durationMs: number) {
  const { errorCode, hookInstance, cards } = res.locals as { errorCode?: string; hookInstance?: string; cards?: number }
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
  }
}
