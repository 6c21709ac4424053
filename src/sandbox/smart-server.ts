/**
 * A small authorization server for demonstration: SMART App Launch 2 for public clients, with PKCE. It knows one client,
 * the evidence page, of this process or of a `serve` on this machine; nobody logs in, because the patients are made up. The embedded FHIR server is open
 * to everybody, so a token opens nothing: it only shows the launch as an EHR does it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import cors from 'cors'
import express, { Router } from 'express'
import type { Request, Response } from 'express'

export const CLIENT_ID = 'her2-evidence'
const CODE_SECONDS = 60
const LAUNCH_SECONDS = 300
const TOKEN_SECONDS = 900
/** The most codes and launches that are held at once; the oldest are dropped first. */
const HELD = 1000
const LAUNCH_SERVICE = '/fhir/_services/smart/Launch'
const GRANTABLE = /^(launch|launch\/patient|patient\/(\*|[A-Z][A-Za-z]+)\.(rs|r|s|read))$/

export interface PickedPatient {
  readonly id: string
  readonly name: string
}

/** The chart that is open, and the card whose link was followed. */
interface Launch {
  readonly patient: string
  readonly appContext?: string
}

interface Grant extends Launch {
  readonly scope: string
  readonly redirectUri: string
  readonly challenge: string
}

/** What was handed out and may be used once, until it expires. */
function holdOnce<Value>(seconds: number, now: () => number) {
  const held = new Map<string, { readonly value: Value; readonly until: number }>()
  return {
    hand(value: Value): string {
      const key = randomBytes(24).toString('base64url')
      held.set(key, { value, until: now() + seconds * 1000 })
      const oldest = held.size > HELD ? held.keys().next() : undefined
      if (oldest && !oldest.done) held.delete(oldest.value)
      return key
    },
    take(key: string): Value | undefined {
      const found = held.get(key)
      held.delete(key)
      return found && found.until >= now() ? found.value : undefined
    },
  }
}

/** Routes below the sandbox's root. `patients` are offered if the app asks for one (standalone launch). */
export function createSmartServer(patients: readonly PickedPatient[], now: () => number = Date.now): Router {
  const launches = holdOnce<Launch>(LAUNCH_SECONDS, now)
  const codes = holdOnce<Grant>(CODE_SECONDS, now)
  const known = new Map(patients.map((patient) => [patient.id, patient]))
  const router = Router()
  router.get('/fhir/.well-known/smart-configuration', cors(), (req, res) => void res.json(describeSmart(originOf(req))))
  router.post('/sandbox/launch/:patient', express.json({ limit: '16kb' }), (req, res) => {
    const { patient } = req.params
    if (!known.has(String(patient))) return void res.status(404).json({ error: 'unknown patient' })
    res.json({
      launch: launches.hand({ patient: String(patient), ...contextOf(req.body) }),
      iss: `${originOf(req)}/fhir`,
    })
  })
  // Where the public CDS Hooks Sandbox asks for the context of a SMART link, before it shows the link.
  router.options(LAUNCH_SERVICE, cors())
  router.post(LAUNCH_SERVICE, cors(), express.json({ limit: '16kb' }), (req, res) => {
    const { parameters } = (req.body ?? {}) as { parameters?: { patient?: unknown } }
    const patient = String(parameters?.patient ?? '')
    if (!known.has(patient)) return void res.status(404).json({ error: 'unknown patient' })
    res.json({ launch_id: launches.hand({ patient, ...contextOf(parameters) }) })
  })
  router.get('/oauth/authorize', (req, res) => {
    const ask = readAuthorization(req)
    if (typeof ask === 'string') return void res.status(400).type('text').send(ask)
    const { fault, redirectUri, state, scope, challenge } = ask
    const answer = (values: Record<string, string>) =>
      res.redirect(302, `${redirectUri}?${new URLSearchParams({ ...values, state }).toString()}`)
    if (fault) return void answer({ error: fault })
    const launch = textOf(req, 'launch')
    const open = launch === '' ? { patient: textOf(req, 'picked') } : launches.take(launch)
    if (launch === '' && open?.patient === '') return void offerPatients(req, res, patients)
    if (open === undefined || !known.has(open.patient)) return void answer({ error: 'invalid_request' })
    answer({ code: codes.hand({ ...open, scope, redirectUri, challenge }) })
  })
  router.options('/oauth/token', cors())
  router.post('/oauth/token', cors(), express.urlencoded({ extended: false, limit: '16kb' }), (req, res) => {
    const body = (req.body ?? {}) as Readonly<Record<string, unknown>>
    const refuse = (error: string) => void res.status(400).json({ error })
    if (body['grant_type'] !== 'authorization_code') return refuse('unsupported_grant_type')
    if (body['client_id'] !== CLIENT_ID) return refuse('invalid_client')
    const grant = codes.take(String(body['code'] ?? ''))
    const isOwn = grant !== undefined && body['redirect_uri'] === grant.redirectUri
    if (!isOwn || !proves(String(body['code_verifier'] ?? ''), grant.challenge)) return refuse('invalid_grant')
    res.set({ 'cache-control': 'no-store', pragma: 'no-cache' }).json({
      access_token: randomBytes(24).toString('base64url'),
      token_type: 'Bearer',
      expires_in: TOKEN_SECONDS,
      scope: grant.scope,
      patient: grant.patient,
      need_patient_banner: true,
      ...contextOf(grant),
    })
  })
  return router
}

/** `appContext` of a SMART link, which comes back with the token. */
function contextOf(given: unknown): Pick<Launch, 'appContext'> {
  const { appContext } = Object(given) as { appContext?: unknown }
  return typeof appContext === 'string' && appContext !== '' ? { appContext } : {}
}

/** The page of this process, or one that another process on this machine serves. */
function isRegistered(redirectUri: string, origin: string): boolean {
  if (redirectUri === `${origin}/evidence`) return true
  return /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\d{1,5}\/evidence\/callback$/.test(redirectUri)
}

interface Authorization {
  readonly redirectUri: string
  readonly state: string
  readonly scope: string
  readonly challenge: string
  /** An error code of RFC 6749 that is returned to the app. */
  readonly fault?: 'unsupported_response_type' | 'invalid_request' | 'invalid_scope'
}

/** A message if the app itself cannot be trusted: then nothing is redirected. */
function readAuthorization(req: Request): Authorization | string {
  const redirectUri = textOf(req, 'redirect_uri')
  if (textOf(req, 'client_id') !== CLIENT_ID) return 'This client is not known here.'
  if (!isRegistered(redirectUri, originOf(req))) return 'This redirect address is not registered.'
  const scope = textOf(req, 'scope')
    .split(' ')
    .filter((one) => GRANTABLE.test(one))
    .join(' ')
  const challenge = textOf(req, 'code_challenge')
  const isProven = /^[A-Za-z0-9_-]{43}$/.test(challenge) && textOf(req, 'code_challenge_method') === 'S256'
  const isForUs = textOf(req, 'aud') === `${originOf(req)}/fhir`
  const base = { redirectUri, state: textOf(req, 'state'), scope, challenge }
  if (textOf(req, 'response_type') !== 'code') return { ...base, fault: 'unsupported_response_type' }
  if (!isProven || !isForUs || base.state === '') return { ...base, fault: 'invalid_request' }
  return scope === '' ? { ...base, fault: 'invalid_scope' } : base
}

/** RFC 7636: the verifier's SHA-256 is the challenge. */
function proves(verifier: string, challenge: string): boolean {
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return false
  const digest = Buffer.from(createHash('sha256').update(verifier).digest('base64url'))
  return digest.length === challenge.length && timingSafeEqual(digest, Buffer.from(challenge))
}

/** A list to pick from, without a script: each line repeats the request with its patient. */
function offerPatients(req: Request, res: Response, patients: readonly PickedPatient[]): void {
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '')
  const lines = patients.map(({ id, name }) => {
    query.set('picked', id)
    return `<li><a href="/oauth/authorize?${escapeHtml(query.toString())}">${escapeHtml(name)}<span class="quiet">${escapeHtml(id)}</span></a></li>`
  })
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Choose a patient</title><link rel="stylesheet" href="/page/style.css"><link rel="icon" href="/page/icon.svg" type="image/svg+xml">`
  const body = `<main><h1>Choose a patient for the app</h1><ul id="patients">${lines.join('')}</ul></main>`
  res.type('html').send(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`)
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function textOf(req: Request, name: string): string {
  const value: unknown = req.query[name]
  return typeof value === 'string' ? value : ''
}

function originOf(req: Request): string {
  return `${req.protocol}://${req.get('host') ?? 'localhost'}`
}

function describeSmart(origin: string) {
  return {
    authorization_endpoint: `${origin}/oauth/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    grant_types_supported: ['authorization_code'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    scopes_supported: ['launch', 'launch/patient', 'patient/*.rs'],
    capabilities: [
      'launch-ehr',
      'launch-standalone',
      'client-public',
      'context-ehr-patient',
      'context-standalone-patient',
      'permission-patient',
      'permission-v2',
    ],
  }
}
