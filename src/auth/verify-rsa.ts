/**
 * RSA signatures of usual tokens, checked by node:crypto with the key as it was kept: a third of the time that the same check
 * takes through WebCrypto, which goes to another thread and back. Keys are found and claims are checked by jose, and everything that is
 * not quite usual is left to it.
 */
import { KeyObject, verify } from 'node:crypto'
import { UnsecuredJWT, errors, jwtVerify } from 'jose'
import type { CompactVerifyGetKey, JWTPayload, JWTVerifyOptions, ProtectedHeaderParameters } from 'jose'

const HASHES: Readonly<Record<string, string>> = { RS256: 'SHA-256', RS384: 'SHA-384', RS512: 'SHA-512' }

/** Members that have no effect on how a signature is checked. */
const USUAL = new Set(['alg', 'kid', 'typ', 'jku'])

const LEAST_BITS = 2048

const KEYS = new WeakMap<object, KeyObject>()

/** `header` is that of the token, and its `alg` one of those allowed. @throws errors of jose, as its `jwtVerify` does */
export async function verifyToken(
  token: string,
  header: ProtectedHeaderParameters,
  findKey: CompactVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  const hash = Object.keys(header).every((name) => USUAL.has(name)) ? HASHES[header.alg ?? ''] : undefined
  const throughJose = async () => (await jwtVerify(token, findKey, options)).payload
  if (hash === undefined || !options.algorithms?.includes(header.alg ?? '')) return throughJose()
  const [protectedHeader = '', payload = '', signature = ''] = token.split('.')
  const found: unknown = await findKey(
    { ...header, alg: header.alg ?? '' },
    { protected: protectedHeader, payload, signature },
  )
  const key = toKeyObject(found, hash)
  if (!key) return throughJose()
  const isSigned = verify(
    hash.replace('-', ''),
    Buffer.from(`${protectedHeader}.${payload}`),
    key,
    Buffer.from(signature, 'base64url'),
  )
  if (!isSigned) throw new errors.JWSSignatureVerificationFailed()
  // The claims alone: the signature was checked above.
  return UnsecuredJWT.decode(`${UNSIGNED}.${payload}.`, options).payload
}

const UNSIGNED = Buffer.from('{"alg":"none"}').toString('base64url')

/** Undefined for any key that is not exactly one for this kind of signature. */
function toKeyObject(key: unknown, hash: string): KeyObject | undefined {
  if (!(key instanceof CryptoKey)) return undefined
  const known = KEYS.get(key)
  const { name, hash: own, modulusLength } = key.algorithm as RsaHashedKeyAlgorithm
  const isFit = name === 'RSASSA-PKCS1-v1_5' && own.name === hash && modulusLength >= LEAST_BITS
  if (!isFit || key.type !== 'public' || !key.usages.includes('verify')) return undefined
  if (known) return known
  const made = KeyObject.from(key)
  KEYS.set(key, made)
  return made
}

interface RsaHashedKeyAlgorithm {
  readonly name: string
  readonly hash: { readonly name: string }
  readonly modulusLength: number
}
