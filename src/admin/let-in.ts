/** Who may enter /admin, and what a role opens. */
import type { RequestHandler, Response } from 'express'
import type { Administrator, Identify, Role } from '../auth/administrators.ts'
import { KeysUnavailable } from '../auth/jwks.ts'
import { sendError, sendRetryLater } from '../http/errors.ts'

/** Asks for a bearer token, or for a token as the password of any user name, which a browser can send. */
export function letIn(identify: Identify): RequestHandler {
  return async (req, res, next) => {
    const given = readCredentials(req.headers.authorization ?? '')
    try {
      const administrator = given === undefined ? undefined : await identify(given)
      if (administrator) {
        res.locals.administrator = administrator
        return next()
      }
    } catch (error) {
      if (error instanceof KeysUnavailable) return sendRetryLater(res, 'unavailable', 2)
      throw error
    }
    res.set('WWW-Authenticate', 'Basic realm="her2-cds admin", charset="UTF-8"')
    sendError(res, 'not-authenticated')
  }
}

/** Lets through who has one of these roles. */
export function only(...roles: readonly Role[]): RequestHandler {
  return (_req, res, next) => {
    if (administratorOf(res).roles.some((role) => roles.includes(role))) return next()
    sendError(res, 'not-allowed', [`This is for the roles ${roles.join(', ')}.`])
  }
}

export function administratorOf(res: Response): Administrator {
  return (res.locals as { administrator: Administrator }).administrator
}

function readCredentials(header: string): string | undefined {
  const [, scheme = '', credentials = ''] = /^(Bearer|Basic) (\S+)$/i.exec(header) ?? []
  if (scheme.toLowerCase() === 'bearer') return credentials
  if (scheme === '') return undefined
  const decoded = Buffer.from(credentials, 'base64').toString('utf8')
  return decoded.slice(decoded.indexOf(':') + 1)
}
