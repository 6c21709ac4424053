/** The two cookies of the evidence page: which browser began a launch, and its session. Both end with the browser. */
import type { Request, Response } from 'express'
import { isSecret } from './sealing.ts'

export type CookieKind = 'launch' | 'session'

export interface CookieRules {
  /** Whether browsers reach the page by https: always, but on this machine. */
  readonly isSecure: boolean
  /** Whether another site may show the page in a frame: a cookie is then sent in that site's frames as well. */
  readonly isFramed: boolean
}

/** `__Host-`: only this host can have set it, over https. */
function nameOf(kind: CookieKind, isSecure: boolean): string {
  const name = kind === 'session' ? 'her2-evidence' : 'her2-evidence-launch'
  return isSecure ? `__Host-${name}` : name
}

/** A value that does not have the form of a secret counts as none. */
export function readCookie(req: Request, kind: CookieKind, { isSecure }: CookieRules): string | undefined {
  const name = nameOf(kind, isSecure)
  const values = (req.headers.cookie ?? '').split(';').flatMap((pair) => {
    const [given = '', value = ''] = pair.trim().split('=', 2)
    return given === name && isSecret(value) ? [value] : []
  })
  // Two of one name: nobody can say which of them is ours.
  return values.length === 1 ? values[0] : undefined
}

export function setCookie(res: Response, kind: CookieKind, value: string, rules: CookieRules): void {
  res.append('Set-Cookie', `${nameOf(kind, rules.isSecure)}=${value}; ${attributesOf(rules)}`)
}

export function clearCookie(res: Response, kind: CookieKind, rules: CookieRules): void {
  res.append('Set-Cookie', `${nameOf(kind, rules.isSecure)}=; ${attributesOf(rules)}; Max-Age=0`)
}

/** `Lax`: the way back from the EHR's login is a navigation from another site. In a frame of another site only `None` is sent. */
function attributesOf({ isSecure, isFramed }: CookieRules): string {
  if (!isSecure) return 'Path=/; HttpOnly; SameSite=Lax'
  return `Path=/; HttpOnly; Secure; ${isFramed ? 'SameSite=None; Partitioned' : 'SameSite=Lax'}`
}
