/**
 * The evidence page in a client profile: how this service is registered at the EHR's authorization server. Secrets stand in
 * files of their own, never in the profile.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { z } from 'zod'

/** How the page proves at the token endpoint that it is the registered client. `none`: a public client. */
export const CLIENT_AUTHENTICATION = ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const

/** What the page asks for where the profile says nothing else: the patient of the launch, to be read, and who is asking. */
const SCOPES = [
  ...['launch', 'openid', 'fhirUser'],
  ...['Patient', 'Observation', 'Condition', 'DiagnosticReport', 'Specimen', 'ServiceRequest'].map(readable),
  ...['MedicationRequest', 'MedicationStatement'].map(readable),
]

function readable(type: string): string {
  return `patient/${type}.rs`
}

const words = z.string().trim().min(1).max(500)

/** Nothing that writes, and no refresh token: the token is kept no longer than the session. */
const scope = z
  .string()
  .regex(
    /^(?:launch|openid|fhirUser|profile|(?:patient|user)\/(?:\*|[A-Z][A-Za-z]{1,60})\.(?:read|rs|r|s))$/,
    'write launch, openid, fhirUser, profile, or a scope that only reads (patient/Observation.rs)',
  )

export const evidencePageSchema = z
  .strictObject({
    /** The client id under which the page is registered. */
    clientId: words,
    authentication: z.enum(CLIENT_AUTHENTICATION).default('none'),
    /** File with the client secret, relative to the profile's folder. */
    secretFile: words.optional(),
    /** File with the private key as a JWK with `kid` and `alg`, relative to the profile's folder. */
    keyFile: words.optional(),
    scopes: z.array(scope).default(SCOPES),
    /** Whether a launch without a signed identity token is refused: else the audit cannot say who opened the page. */
    requireUser: z.boolean().default(true),
    /** Address under which browsers reach the service, if it is not PUBLIC_URL. */
    url: z
      .string()
      .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'write an http or https URL')
      .transform((text) => text.replace(/\/{1,9}$/, ''))
      .optional(),
    /** Milliseconds for all reads of the record as it is now. */
    readMs: z.int().min(500).max(60_000).default(15_000),
  })
  .refine(({ scopes }) => scopes.includes('launch'), { path: ['scopes'], message: 'write launch among them' })
  .refine(({ scopes, requireUser }) => !requireUser || scopes.includes('openid'), {
    path: ['scopes'],
    message: 'write openid among them, or requireUser: false',
  })
  .refine(
    ({ authentication, secretFile }) => authentication.startsWith('client_secret') === (secretFile !== undefined),
    {
      path: ['secretFile'],
      message: 'write it with client_secret_basic and client_secret_post, and with nothing else',
    },
  )
  .refine(({ authentication, keyFile }) => (authentication === 'private_key_jwt') === (keyFile !== undefined), {
    path: ['keyFile'],
    message: 'write it with private_key_jwt, and with nothing else',
  })

type Written = z.output<typeof evidencePageSchema>

/** What proves the client at the token endpoint. */
export type ClientProof =
  | { readonly kind: 'none' }
  | { readonly kind: 'client_secret_basic' | 'client_secret_post'; readonly secret: string }
  | {
      readonly kind: 'private_key_jwt'
      readonly key: KeyObject
      readonly alg: 'ES384' | 'RS384'
      readonly kid: string
      /** The public part, for registration: an object without `d`. */
      readonly publicJwk: Readonly<Record<string, unknown>>
    }

/** A checked profile member with its secret read. */
export interface EvidencePage extends Readonly<
  Pick<Written, 'clientId' | 'scopes' | 'requireUser' | 'readMs' | 'url'>
> {
  readonly proof: ClientProof
}

/**
 * @param readFile Text of a file beside the profile; throws if it cannot be read.
 * @returns The member, or what is wrong with its files, in words that hold nothing of them.
 */
export function readEvidencePage(
  { clientId, authentication, secretFile, keyFile, scopes, requireUser, readMs, url }: Written,
  readFile: (name: string) => string,
): EvidencePage | string {
  const page = { clientId, scopes, requireUser, readMs, ...(url !== undefined && { url }) }
  if (authentication === 'none') return { ...page, proof: { kind: 'none' } }
  const name = secretFile ?? keyFile ?? ''
  let text: string
  try {
    text = readFile(name).trim()
  } catch {
    return `${name} cannot be read: check its path and permissions.`
  }
  if (authentication !== 'private_key_jwt') {
    const isSecret = /^[\x21-\x7e]{8,500}$/.test(text)
    return isSecret
      ? { ...page, proof: { kind: authentication, secret: text } }
      : `${name} holds no secret: write one line of at least 8 characters, without blanks.`
  }
  const proof = readKey(text)
  return proof
    ? { ...page, proof }
    : `${name} holds no private key: write a JWK of a P-384 or RSA key with "d", "kid" and "alg" (ES384 or RS384).`
}

function readKey(text: string): Extract<ClientProof, { kind: 'private_key_jwt' }> | undefined {
  try {
    const jwk = JSON.parse(text) as Readonly<Record<string, unknown>>
    const { kid, alg } = jwk
    if (typeof kid !== 'string' || kid === '' || (alg !== 'ES384' && alg !== 'RS384')) return undefined
    const key = createPrivateKey({ key: jwk, format: 'jwk' })
    const fits = alg === 'ES384' ? jwk['crv'] === 'P-384' : key.asymmetricKeyType === 'rsa'
    if (!fits) return undefined
    const publicJwk = { ...createPublicKey(key).export({ format: 'jwk' }), kid, alg, use: 'sig' }
    return { kind: 'private_key_jwt', key, alg, kid, publicJwk }
  } catch {
    return undefined
  }
}
