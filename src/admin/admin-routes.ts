/**
 * For those responsible for the service in a hospital: why a card appeared, what became of cards, samples to review,
 * exports. Protected by its own secret, as bearer token or as password of any user name; it writes nothing but reviews.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import express from 'express'
import type { Request, RequestHandler, Response, Router } from 'express'
import { EXPORT_FORMATS, exportLines, isExportFormat } from '../audit/export-lines.ts'
import { reportFeedback, writeCsv, writeVerdictsCsv } from '../audit/feedback-report.ts'
import { watchHarm } from '../audit/harm-watch.ts'
import { readPeriod } from '../audit/period.ts'
import { reportShadow } from '../audit/shadow-report.ts'
import { sendError } from '../http/errors.ts'
import { limitWrongSecrets } from '../http/limit-rate.ts'
import type { Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { writePage } from './report-page.ts'
import { addReviewRoutes } from './review-routes.ts'

export interface AdminDeps<Explanation = unknown> {
  readonly store: Store
  readonly token: string
  readonly clock: () => Date
  /** Why a card appeared, as JSON; undefined where it is not known. */
  readonly explain: (uuid: string) => Promise<Explanation | undefined>
  /** The same in plain words. */
  readonly writeExplanation: (explanation: Explanation) => string
}

export function createAdmin<Explanation>(deps: AdminDeps<Explanation>): Router {
  const { store, clock } = deps
  const router = express.Router()
  router.use(limitWrongSecrets(), demandToken(deps.token))
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store')
    next()
  })
  const inPeriod =
    (send: (period: Period, res: Response, req: Request) => Promise<unknown>): RequestHandler =>
    async (req, res) => {
      const period = readPeriod(wordOf(req.query['from']), wordOf(req.query['to']), clock())
      if (typeof period === 'string') return sendError(res, 'invalid-request', [period])
      await send(period, res, req)
    }
  router.get(
    '/',
    inPeriod(async (period, res) => res.type('html').send(await showReports(store, period))),
  )
  router.get('/cards/:uuid', async (req, res) => {
    const explanation = await deps.explain(String(req.params.uuid))
    if (explanation === undefined) return sendError(res, 'unknown-route', ['No card with this uuid is stored.'])
    if (req.query['format'] === 'text') res.type('text/plain').send(deps.writeExplanation(explanation))
    else res.json(explanation)
  })
  addReviewRoutes(router, deps)
  router.get(
    '/reports/feedback',
    inPeriod(async (period, res) => res.json(await reportFeedback(store, period))),
  )
  router.get(
    '/reports/feedback.csv',
    inPeriod(async (period, res) => res.type('csv').send(writeCsv(await reportFeedback(store, period)))),
  )
  router.get(
    '/reports/verdicts.csv',
    inPeriod(async (period, res) => res.type('csv').send(writeVerdictsCsv(await reportFeedback(store, period)))),
  )
  router.get(
    '/reports/shadow',
    inPeriod(async (period, res) => res.json(await reportShadow(store, period))),
  )
  router.get(
    '/reports/harm',
    inPeriod(async (period, res) => res.json(await watchHarm(store, period))),
  )
  router.get(
    '/audit',
    inPeriod(async (period, res, req) => {
      const format = wordOf(req.query['format']) ?? 'ndjson'
      if (isExportFormat(format)) return sendLines(exportLines(store, period, format), res)
      sendError(res, 'invalid-request', [`format must be one of ${Object.keys(EXPORT_FORMATS).join(', ')}`])
    }),
  )
  return router
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Compared by their hashes, so that the time it takes reveals nothing about the secret. */
function demandToken(token: string): RequestHandler {
  const wanted = hash(token)
  return (req, res, next) => {
    const given = readCredentials(req.headers.authorization ?? '')
    if (given !== undefined && timingSafeEqual(hash(given), wanted)) return next()
    res.set('WWW-Authenticate', 'Basic realm="her2-cds admin", charset="UTF-8"')
    sendError(res, 'not-authenticated')
  }
}

function readCredentials(header: string): string | undefined {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) (\S+)$/i.exec(header) ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme === '') return undefined
  const decoded = Buffer.from(credentials, 'base64').toString('utf8')
  return decoded.slice(decoded.indexOf(':') + 1)
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

async function showReports(store: Store, period: Period): Promise<string> {
  const [feedback, shadow, harm] = await Promise.all([
    reportFeedback(store, period),
    reportShadow(store, period),
    watchHarm(store, period),
  ])
  return writePage(feedback, shadow, harm)
}

/** As fast as the reader accepts them. */
async function sendLines(lines: AsyncIterable<string>, res: Response): Promise<void> {
  res.type('application/x-ndjson')
  for await (const line of lines) {
    if (res.destroyed) return
    if (!res.write(line)) await new Promise<void>((resolve) => void res.once('drain', resolve).once('close', resolve))
  }
  res.end()
}
