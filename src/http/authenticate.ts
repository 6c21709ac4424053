/** Lets verified clients in. A refused caller learns only that it was refused; the operator learns why. */
import type { Request, RequestHandler, Response } from 'express'
import type { TokenFault, VerifiedClient, VerifyToken } from '../auth/verify-jwt.ts'
import { sendError, sendRetryLater } from './errors.ts'

/** Called for every refused token, with the id of the profile if it is known, never with words of the token. */
export type AuthRefused = (fault: TokenFault, client: string | undefined) => void

/**
 * Puts the client's profile on `res.locals.client` and the rest of what its token proved on `res.locals.verified`.
 * @param verify Undefined: no token is asked for.
 * @param isOptional Whether a call without a token is let through; one with a bad token never is.
 */
export function authenticate(
  verify: VerifyToken | undefined,
  onRefused: AuthRefused,
  isOptional = false,
): RequestHandler {
  return (req, res, next) => {
    const { authorization } = req.headers
    if (!verify || (isOptional && authorization === undefined)) return next()
    return demandToken(verify, onRefused, req, res, next)
  }
}

async function demandToken(
  verify: VerifyToken,
  onRefused: AuthRefused,
  req: Request,
  res: Response,
  next: () => void,
): Promise<void> {
  const verdict = await verify(req.headers.authorization, req.path)
  if (verdict.ok) {
    res.locals.client = verdict.client.profile
    res.locals.verified = verdict.client
    return next()
  }
  res.locals.fault = verdict.fault
  onRefused(verdict.fault, verdict.client)
  refuse(res, verdict.fault)
}

function refuse(res: Response, fault: TokenFault): void {
  // The token may be good: the caller should send it again.
  if (fault === 'keys-unavailable') return sendRetryLater(res, 'unavailable', 2)
  refuseCaller(res)
}

/** 401, without giving a reason. */
export function refuseCaller(res: Response): void {
  res.set('WWW-Authenticate', 'Bearer')
  sendError(res, 'not-authenticated')
}

/** What the token of a call proved; undefined if no token was asked for. */
export function verifiedClient(res: Response): VerifiedClient | undefined {
  return (res.locals as { verified?: VerifiedClient }).verified
}

export interface CertificateRules {
  /** Whether this process itself asked for client certificates. */
  readonly own: boolean
  /** Header in which a proxy says that it verified one; trusted only from `isProxy` addresses. */
  readonly header?: { readonly name: string; readonly value: string; readonly isProxy: (address: string) => boolean }
}

interface TlsSocket {
  readonly authorized?: boolean
  getPeerCertificate?(): { readonly fingerprint256?: string }
}

/** Mutual TLS: a call without a verified client certificate is refused, whatever its token. Undefined: not required. */
export function demandCertificate(rules: CertificateRules | undefined, onRefused: AuthRefused): RequestHandler {
  return (req, res, next) => {
    if (!rules || hasCertificate(req, rules)) return next()
    onRefused('no-certificate', undefined)
    refuseCaller(res)
  }
}

function hasCertificate(req: Request, { own, header }: CertificateRules): boolean {
  if (own && (req.socket as TlsSocket).authorized === true) return true
  return (
    header !== undefined && header.isProxy(req.socket.remoteAddress ?? '') && req.headers[header.name] === header.value
  )
}

/** Whether the connection's certificate is one that the client's profile names, if it names any. */
export function demandOwnCertificate(onRefused: AuthRefused): RequestHandler {
  return (req, res, next) => {
    const profile = verifiedClient(res)?.profile
    if (!profile || profile.certificates.length === 0) return next()
    const print = (req.socket as TlsSocket).getPeerCertificate?.().fingerprint256?.toUpperCase()
    if (print !== undefined && profile.certificates.some((one) => one.toUpperCase() === print)) return next()
    onRefused('no-certificate', profile.id)
    refuseCaller(res)
  }
}
