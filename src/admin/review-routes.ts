/**
 * Judging a sample of cards: the only part of /admin that writes. A browser sends the password of /admin by itself, so
 * another website could make it send a form. Therefore a form is accepted only with the token of our own page, and never
 * if the browser says that another website sent it. JSON needs no token: a website cannot send it here without a CORS
 * preflight, which is never granted.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import express from 'express'
import type { Request, RequestHandler, Response, Router } from 'express'
import { NO_SUCH_CARD, keepReview } from '../audit/review-lines.ts'
import { drawSample, readSampleOrder } from '../audit/review-sample.ts'
import type { GivenOrder } from '../audit/review-sample.ts'
import { refuseMethod, sendError } from '../http/errors.ts'
import { readBody } from '../http/read-body.ts'
import type { Store } from '../storage/store.ts'
import type { Administrator } from '../auth/administrators.ts'
import { administratorOf, only } from './let-in.ts'
import type { NoteReading } from './note-readings.ts'
import { CARRIED, writeChoice, writeSamplePage } from './sample-page.ts'

export interface ReviewDeps {
  readonly store: Store
  readonly formSecretOf: (administrator: Administrator) => string
  readonly clock: () => Date
  readonly note: NoteReading
}

/** Bytes of a judgement; a note has at most 4000 characters. */
const BODY_LIMIT = 64 * 1024

/** The page may send its forms here, and do nothing else. */
const FORM_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export function addReviewRoutes(router: Router, deps: ReviewDeps): void {
  router.get('/sample', only('reviewer'), showSample(deps))
  router
    .route('/cards/:uuid/review')
    .post(only('reviewer'), refuseOtherSites, takeForm(deps), ...readBody(BODY_LIMIT, parseJson), takeJson(deps))
    .all(refuseMethod(['POST']))
}

const parseJson = (text: string): unknown => JSON.parse(text)

function showSample({ store, formSecretOf, clock, note }: ReviewDeps): RequestHandler {
  return async (req, res) => {
    res.set('Content-Security-Policy', FORM_POLICY)
    const administrator = administratorOf(res)
    const given = withName(
      administrator,
      readGiven((name) => req.query[name]),
    )
    if (given.card === undefined) return void res.type('html').send(writeChoice())
    const order = readSampleOrder(given, clock())
    if (typeof order === 'string') return sendError(res, 'invalid-request', [order])
    const sample = await drawSample(store, order)
    const patients = [...new Set(sample.map(({ history }) => history.patient))]
    await note(req, res, { details: { cards: sample.map(({ uuid }) => uuid), patients } })
    const secret = formSecretOf(administrator)
    res.type('html').send(writeSamplePage({ order, given, sample, sign: (uuid) => signForm(secret, uuid) }))
  }
}

type Given = GivenOrder & { readonly reviewer?: string }

function readGiven(read: (name: string) => unknown): Given {
  const named = CARRIED.map((name) => [name, read(name)] as const)
  return Object.fromEntries(named.filter(([, value]) => typeof value === 'string' && value !== ''))
}

/** Whoever has a name judges under it; only with the shared secret is the name what the form says. */
function withName<Given extends object>({ name, isShared }: Administrator, given: Given): Given {
  return isShared ? given : { ...given, reviewer: name }
}

/** Browsers say where a call comes from; other clients do not, but they send no password by themselves. */
const refuseOtherSites: RequestHandler = (req, res, next) => {
  const site = req.headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin') return next()
  sendError(res, 'cross-site')
}

/** A form of the page: stored, then back to its place on the page. Anything else is passed on. */
function takeForm(deps: ReviewDeps): RequestHandler {
  const read = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false })
  return (req, res, next) => {
    const [type = ''] = (req.headers['content-type'] ?? '').toLowerCase().split(';')
    if (type.trim() !== 'application/x-www-form-urlencoded') return next()
    read(req, res, (error?: unknown) => {
      if (error) return next(error)
      keepForm(deps, req, res).catch(next)
    })
  }
}

async function keepForm(deps: ReviewDeps, req: Request, res: Response): Promise<void> {
  const { store, formSecretOf, clock } = deps
  const administrator = administratorOf(res)
  const fields = new URLSearchParams(Buffer.isBuffer(req.body) ? req.body.toString('utf8') : '')
  const uuid = String(req.params.uuid)
  if (!isSigned(formSecretOf(administrator), uuid, fields.get('sign') ?? '')) return sendError(res, 'cross-site')
  const [judgement, reviewer, note] = ['judgement', 'reviewer', 'note'].map((name) => fields.get(name) ?? '')
  await noteJudging(deps, req, res, uuid)
  const problems = await keepReview(store, withName(administrator, { uuid, judgement, reviewer, note }), clock())
  if (problems.length > 0) return refuse(res, problems)
  const back = new URLSearchParams(Object.entries(readGiven((name) => fields.get(name))) as [string, string][])
  res.redirect(303, `../../sample?${back.toString()}#c-${encodeURIComponent(uuid)}`)
}

function takeJson(deps: ReviewDeps): RequestHandler {
  return async (req, res) => {
    const { store, clock } = deps
    const body: unknown = req.body
    const given = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
    const uuid = String(req.params.uuid)
    await noteJudging(deps, req, res, uuid)
    const problems = await keepReview(store, withName(administratorOf(res), { ...given, uuid }), clock())
    if (problems.length > 0) return refuse(res, problems)
    res.json({ kept: true })
  }
}

async function noteJudging({ store, note }: ReviewDeps, req: Request, res: Response, uuid: string): Promise<void> {
  const card = await store.findCard(uuid)
  await note(req, res, { details: { uuid: uuid.slice(0, 100) }, ...(card && { patient: card.patient }) }, 'judged')
}

function refuse(res: Response, problems: readonly string[]): void {
  sendError(res, problems.includes(NO_SUCH_CARD) ? 'unknown-route' : 'invalid-request', problems)
}

/** Only someone who knows the secret can make it, and it is valid for one card. */
export function signForm(token: string, uuid: string): string {
  return createHmac('sha256', token)
    .update(JSON.stringify(['review', uuid]))
    .digest('hex')
}

function isSigned(token: string, uuid: string, sign: string): boolean {
  const [wanted, given] = [signForm(token, uuid), sign].map((text) => Buffer.from(text))
  return wanted !== undefined && given?.length === wanted.length && timingSafeEqual(wanted, given)
}
