/**
 * The evidence page as a SMART app that EHRs launch: the two steps of a launch, the page with its files, what it shows.
 * A session shows the patient of its launch and one card of this patient, and ends with the browser, or after its time.
 */
import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { limitVisits } from '../http/limit-rate.ts'
import type { Route } from '../http/app-deps.ts'
import type { OpeningRecord } from '../storage/records.ts'
import { LaunchStoreFull } from '../storage/launch-store.ts'
import { StoreUnavailable } from '../storage/store.ts'
import { clearCookie, readCookie, setCookie } from './cookies.ts'
import type { CookieRules } from './cookies.ts'
import { describeStored } from './describe-stored.ts'
import type { EvidenceDeps } from './evidence-deps.ts'
import { identifyUser, isLayperson } from './identify-user.ts'
import type { User } from './identify-user.ts'
import { addressAsReached, addressOfPage, isLoopback } from './page-address.ts'
import type { StoredEvidence } from './page-data.ts'
import { readNow } from './read-now.ts'
import { LaunchRefused, sendRefusal, showRefusal } from './refusals.ts'
import type { LaunchRefusal } from './refusals.ts'
import { isSecret, makeSecret } from './sealing.ts'
import { keepSessions } from './sessions.ts'
import type { Session, Sessions } from './sessions.ts'
import { describeAuthorization, exchangeCode, findLauncher, readConfiguration } from './smart-client.ts'
import type { Granted, Launcher } from './smart-client.ts'
import { describeFigures } from '../evaluate/tell-evidence.ts'

/** Everything of the page, as rows of the application's list of routes. */
export function listEvidenceRoutes(deps: EvidenceDeps): readonly Route[] {
  const parts: Parts = { ...deps, sessions: keepSessions(deps.store.launches, deps.clock) }
  const own = ownPolicy(deps.frameAncestors)
  const visit = [own, limitVisits()]
  const file =
    (name: string): RequestHandler =>
    (_req, res) =>
      void res.type(name).send(deps.files(name))
  // prettier-ignore
  return [
    ['get',  '/evidence/launch',    ...visit, inWords(showRefusal, (req, res) => beginLaunch(req, res, parts))],
    ['get',  '/evidence/callback',  ...visit, inWords(showRefusal, (req, res) => finishLaunch(req, res, parts))],
    ['get',  '/evidence',           own,      inWords(showRefusal, (req, res) => showPage(req, res, parts))],
    ['get',  '/evidence/data',      own,      inWords(tell, (req, res) => sendStored(req, res, parts))],
    ['get',  '/evidence/now',       own,      inWords(tell, (req, res) => sendNow(req, res, parts))],
    ['post', '/evidence/end',       own,      inWords(tell, (req, res) => endSession(req, res, parts))],
    ['get',  '/evidence/jwks.json', own,      (_req, res) => void res.json({ keys: listKeys(deps) })],
    ['get',  '/evidence/page.js',   own,      file('evidence-page.js')],
    ['get',  '/evidence/page.css',  own,      file('style.css')],
    ['get',  '/evidence/icon.svg',  own,      file('icon.svg')],
  ]
}

interface Parts extends EvidenceDeps {
  readonly sessions: Sessions
}

/** Only the page's own files run, load or are called; only the named sites show it in a frame; nothing is cached. */
function ownPolicy(frameAncestors: readonly string[]): RequestHandler {
  const self = ["'self'"]
  const none = ["'none'"]
  const policy = helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: none,
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      connectSrc: self,
      baseUri: none,
      formAction: none,
      frameAncestors: frameAncestors.length > 0 ? [...frameAncestors] : none,
    },
  })
  return (req, res, next) => {
    res.set('Cache-Control', 'no-store')
    // No other site reads answers of the page, whatever CORS_ORIGINS says; frames are the matter of the policy above.
    res.removeHeader('Access-Control-Allow-Origin')
    res.removeHeader('X-Frame-Options')
    policy(req, res, next)
  }
}

type Refuse = (res: Response, code: LaunchRefusal, details: readonly string[]) => void

const tell: Refuse = (res, code, details) => sendRefusal(res, new LaunchRefused(code, details))

/** What is refused is told in the words of its row, and with nothing else. */
function inWords(refuse: Refuse, work: (req: Request, res: Response) => Promise<void>): RequestHandler {
  return async (req, res) => {
    try {
      await work(req, res)
    } catch (error) {
      if (error instanceof LaunchRefused) return refuse(res, error.code, error.details)
      if (error instanceof StoreUnavailable || error instanceof LaunchStoreFull) return refuse(res, 'unavailable', [])
      throw error
    }
  }
}

function textOf(req: Request, name: string): string {
  const value: unknown = req.query[name]
  return typeof value === 'string' ? value : ''
}

function rulesAt(address: string, { frameAncestors }: Pick<EvidenceDeps, 'frameAncestors'>): CookieRules {
  return { isSecure: !isLoopback(address) || address.startsWith('https:'), isFramed: frameAncestors.length > 0 }
}

/** Where this launcher's page is, by the name that the browser used for it. */
function addressFor({ profile }: Pick<Launcher, 'profile'>, req: Request, deps: EvidenceDeps): string {
  const address = addressOfPage(profile, deps.publicUrl)
  if (address === undefined) throw new LaunchRefused('unknown-iss')
  return addressAsReached(address, req.headers.host)
}

async function beginLaunch(req: Request, res: Response, parts: Parts): Promise<void> {
  const [iss, launch] = [textOf(req, 'iss'), textOf(req, 'launch')]
  if (iss === '' || launch === '') throw new LaunchRefused('no-launch')
  const launcher = findLauncher(iss, parts.profiles())
  const address = addressFor(launcher, req, parts)
  const configuration = await readConfiguration(launcher, parts.askJson)
  const rules = rulesAt(address, parts)
  const browser = readCookie(req, 'launch', rules) ?? makeSecret()
  const [nonce, verifier, redirectUri] = [makeSecret(), makeSecret(), `${address}/evidence/callback`]
  const { tokenEndpoint, issuer, jwksUri } = configuration
  const state = await parts.sessions.keepLaunch(browser, {
    ...{ client: launcher.profile.id, iss: launcher.iss, tokenEndpoint, redirectUri, nonce, verifier },
    ...(issuer !== undefined && { issuer }),
    ...(jwksUri !== undefined && { jwksUri }),
  })
  setCookie(res, 'launch', browser, rules)
  res.redirect(302, describeAuthorization(launcher, configuration, { launch, redirectUri, state, nonce, verifier }))
}

/** The browser's launch cookie: under the secure name, or the other one on this machine. */
function readEither(req: Request, kind: 'launch' | 'session'): string | undefined {
  const ways = [true, false].map((isSecure) => readCookie(req, kind, { isSecure, isFramed: false }))
  return ways.find((value) => value !== undefined)
}

async function finishLaunch(req: Request, res: Response, parts: Parts): Promise<void> {
  const [state, code, browser] = [textOf(req, 'state'), textOf(req, 'code'), readEither(req, 'launch')]
  const pending = browser !== undefined && isSecret(state) ? await parts.sessions.takeLaunch(browser, state) : undefined
  if (!pending) throw new LaunchRefused('unknown-launch')
  if (code === '') throw new LaunchRefused('login-refused')
  const launcher = findLauncher(pending.iss, parts.profiles())
  if (launcher.profile.id !== pending.client) throw new LaunchRefused('unknown-iss')
  const { tokenEndpoint, redirectUri, verifier, nonce, issuer, jwksUri } = pending
  const now = parts.clock()
  const granted = await exchangeCode(launcher, { tokenEndpoint, code, redirectUri, verifier }, parts.askJson, now)
  const { idToken } = granted
  const user = await identifyUser(launcher, { idToken, issuer, jwksUri, nonce }, parts.askJson, now)
  const session = await admit(launcher, granted, user, parts)
  const rules = rulesAt(redirectUri, parts)
  const seconds = Math.min(parts.sessionMinutes * 60, granted.seconds ?? Infinity)
  setCookie(res, 'session', await parts.sessions.begin(session, seconds, readCookie(req, 'session', rules)), rules)
  res.redirect(303, `./?card=${encodeURIComponent(session.card)}`)
}

/** Only health professionals, and only the patient of the launch. A refusal is recorded. @throws LaunchRefused */
async function admit({ iss, profile }: Launcher, granted: Granted, user: User, parts: Parts): Promise<Session> {
  const { token, patientId, appContext: card = '' } = granted
  const names = parts.namesOf(profile.id, patientId)
  const [patient = ''] = names
  const session = { client: profile.id, iss, token, patientId, patient, card, ...user }
  const why = isLayperson(user) ? 'not-professional' : await whyNotCard(card, profile.id, names, parts)
  if (why === undefined) return session
  // A layperson's own reference would name the patient.
  const reader = why === 'not-professional' ? { user: '', subject: '' } : {}
  await record({ ...session, ...reader }, 'refused', parts, why)
  throw new LaunchRefused(why)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function whyNotCard(
  card: string,
  client: string,
  names: readonly string[],
  { store }: Parts,
): Promise<'unknown-card' | 'other-patient' | undefined> {
  if (card === '') return undefined
  const found = UUID.test(card) ? await store.findCard(card) : undefined
  if (found?.disposition !== 'shown' || found.client !== client) return 'unknown-card'
  return names.includes(found.patient) ? undefined : 'other-patient'
}

async function record(
  { client, user, subject, card, patient }: Session,
  outcome: OpeningRecord['outcome'],
  { store, newUuid, clock }: Parts,
  why = '',
): Promise<void> {
  const at = clock().toISOString()
  await store.recordOpening({ id: newUuid(), at, client, user, subject, card, patient, outcome, why })
}

async function showPage(req: Request, res: Response, parts: Parts): Promise<void> {
  const path = req.originalUrl.split('?', 1)[0] ?? ''
  // The page's files are named relative to it.
  if (!path.endsWith('/')) return void res.redirect(302, `evidence/${req.originalUrl.slice(path.length)}`)
  await demandSession(req, parts)
  res.type('html').send(parts.files('evidence.html'))
}

/** The session, for the very card that the page was opened with. @throws LaunchRefused */
async function demandSession(req: Request, parts: Parts): Promise<{ session: Session; launcher: Launcher }> {
  const secret = readEither(req, 'session')
  const session = secret === undefined ? undefined : await parts.sessions.find(secret)
  if (!session) throw new LaunchRefused('session-over')
  if (textOf(req, 'card') !== session.card) throw new LaunchRefused('other-page')
  const launcher = findLauncher(session.iss, parts.profiles())
  if (launcher.profile.id !== session.client) throw new LaunchRefused('session-over')
  return { session, launcher }
}

/** Asked by the page itself: browsers say so, and other programs have no cookie. @throws LaunchRefused */
function demandOwnPage(req: Request): void {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') throw new LaunchRefused('cross-site')
}

async function sendStored(req: Request, res: Response, parts: Parts): Promise<void> {
  demandOwnPage(req)
  const { session } = await demandSession(req, parts)
  const card = session.card === '' ? undefined : await describeStored(session.card, parts)
  if (session.card !== '' && !card) throw new LaunchRefused('unknown-card')
  // What is shown was recorded before: as with cards, nothing leaves that the audit does not know.
  if (card) await record(session, 'stored', parts)
  const reader = session.user || session.subject
  const answer: StoredEvidence = {
    version: parts.version,
    figures: describeFigures(),
    ...(reader !== '' && { reader }),
    ...(card && { card }),
  }
  res.json(answer)
}

async function sendNow(req: Request, res: Response, parts: Parts): Promise<void> {
  demandOwnPage(req)
  const { session, launcher } = await demandSession(req, parts)
  const read = await readNow(session, launcher, parts)
  await record(session, 'now', parts)
  res.json(read)
}

async function endSession(req: Request, res: Response, parts: Parts): Promise<void> {
  demandOwnPage(req)
  const secret = readEither(req, 'session')
  if (secret !== undefined) await parts.sessions.end(secret)
  for (const isSecure of [true, false])
    clearCookie(res, 'session', { isSecure, isFramed: parts.frameAncestors.length > 0 })
  res.status(204).end()
}

/** The public keys with which EHRs check that it is this service that asks for a token. */
function listKeys({ profiles }: EvidenceDeps): readonly Readonly<Record<string, unknown>>[] {
  const proofs = [...profiles()].flatMap(({ evidence }) => evidence?.proof ?? [])
  return proofs.flatMap((proof) => (proof.kind === 'private_key_jwt' ? [proof.publicJwk] : []))
}
