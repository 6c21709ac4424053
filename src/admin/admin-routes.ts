/**
 * For those responsible for the service in a hospital: why a card appeared, what became of cards, samples to review,
 * exports. For administrators with names and roles; every reading is in the store before its answer leaves. It writes
 * nothing but reviews, and who has read.
 */
import express from 'express'
import type { Request, RequestHandler, Response, Router } from 'express'
import { EXPORT_FORMATS, exportLines, isExportFormat } from '../audit/export-lines.ts'
import { reportFeedback, writeCsv, writeVerdictsCsv } from '../audit/feedback-report.ts'
import { watchHarm } from '../audit/harm-watch.ts'
import { readPeriod } from '../audit/period.ts'
import { reportShadow } from '../audit/shadow-report.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import type { Administrator, Identify } from '../auth/administrators.ts'
import { sendError } from '../http/errors.ts'
import { limitWrongSecrets } from '../http/limit-rate.ts'
import type { ChainKeys } from '../storage/chain.ts'
import type { Period } from '../storage/records.ts'
import type { Store } from '../storage/store.ts'
import { writePage } from './report-page.ts'
import { letIn, only } from './let-in.ts'
import { createNotes, noteFirst } from './note-readings.ts'
import type { NoteReading } from './note-readings.ts'
import { addReviewRoutes } from './review-routes.ts'

export interface AdminDeps<Explanation = unknown> {
  readonly store: Store
  readonly identify: Identify
  /** Signs the forms of an administrator. */
  readonly formSecretOf: (administrator: Administrator) => string
  /** What the chain is signed with. */
  readonly chainKeys: ChainKeys
  readonly clock: () => Date
  /** Why a card appeared, as JSON; undefined where it is not known. */
  readonly explain: (uuid: string) => Promise<Explanation | undefined>
  /** The same in plain words. */
  readonly writeExplanation: (explanation: Explanation) => string
}

export function createAdmin<Explanation>(deps: AdminDeps<Explanation>): Router {
  const { store, clock } = deps
  const router = express.Router()
  const note = createNotes(store, clock)
  router.use(limitWrongSecrets(), letIn(deps.identify))
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
  const noted = noteFirst(note)
  const report = (path: string, send: Parameters<typeof inPeriod>[0]) =>
    router.get(path, only('reader', 'auditor'), noted, inPeriod(send))
  report('/', async (period, res) => res.type('html').send(await showReports(store, period)))
  router.get('/cards/:uuid', only('reader', 'reviewer', 'auditor'), showCard(deps, note))
  addReviewRoutes(router, { ...deps, note })
  report('/reports/feedback', async (period, res) => res.json(await reportFeedback(store, period)))
  report('/reports/feedback.csv', async (period, res) =>
    res.type('csv').send(writeCsv(await reportFeedback(store, period))),
  )
  report('/reports/verdicts.csv', async (period, res) =>
    res.type('csv').send(writeVerdictsCsv(await reportFeedback(store, period))),
  )
  report('/reports/shadow', async (period, res) => res.json(await reportShadow(store, period)))
  report('/reports/harm', async (period, res) => res.json(await watchHarm(store, period)))
  router.get(
    '/audit',
    only('auditor'),
    noted,
    inPeriod(async (period, res, req) => {
      const format = wordOf(req.query['format']) ?? 'ndjson'
      if (isExportFormat(format)) return sendLines(exportLines(store, period, format), res)
      sendError(res, 'invalid-request', [`format must be one of ${Object.keys(EXPORT_FORMATS).join(', ')}`])
    }),
  )
  router.get('/verify', only('auditor'), noted, async (_req, res) => {
    res.json(await verifyChain(store, { key: deps.chainKeys }))
  })
  return router
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function showCard<Explanation>(deps: AdminDeps<Explanation>, note: NoteReading): RequestHandler {
  return async (req, res) => {
    const uuid = String(req.params.uuid)
    const card = await deps.store.findCard(uuid)
    await note(req, res, { details: { uuid: uuid.slice(0, 100) }, ...(card && { patient: card.patient }) })
    const explanation = await deps.explain(uuid)
    if (explanation === undefined) return sendError(res, 'unknown-route', ['No card with this uuid is stored.'])
    if (req.query['format'] === 'text') res.type('text/plain').send(deps.writeExplanation(explanation))
    else res.json(explanation)
  }
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
