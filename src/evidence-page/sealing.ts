/**
 * What is kept of a launch or a session can be found and opened only with a secret that the browser holds: whoever reads the
 * store gets neither a token nor the name of a session.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** 256 bits, as a cookie or a URL can carry them. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Whether a word has the form of such a secret. */
export function isSecret(word: unknown): word is string {
  return typeof word === 'string' && SECRET.test(word)
}

/** The key under which it is stored. */
export function placeOf(kind: 'launch' | 'session', secret: string): string {
  return createHash('sha256').update(`${kind}|${secret}`).digest('base64url')
}

const IV_BYTES = 12
const TAG_BYTES = 16

export function seal(secret: string, value: unknown): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/** Undefined if it was not sealed with this secret, or was altered. */
export function unseal(secret: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, IV_BYTES))
  try {
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()])
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'her2-cds evidence page', 32))
}
