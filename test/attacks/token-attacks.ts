/**
 * Tokens that must not open the door, each by name. Every one is made of what an attacker may have: the public keys, the
 * good tokens of other moments, addresses and clients, and a key pair of one's own.
 */
import { createHmac } from 'node:crypto'
import { exportSPKI } from 'jose'
import { forgeToken, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey, TokenParts } from '../auth/sign-tokens.ts'

export interface TokenMeans {
  /** The address that is called. */
  readonly audience: string
  /** The client's key, for tokens that are good but for one thing. */
  readonly key: SigningKey
  /** The attacker's own key, under the client's key id. */
  readonly own: SigningKey
  readonly claims: () => Record<string, unknown>
}

type Make = (means: TokenMeans) => string | Promise<string>

const header = ({ key }: TokenMeans, changes: Record<string, unknown> = {}) => ({
  alg: key.alg,
  kid: key.kid,
  typ: 'JWT',
  ...changes,
})
const now = () => Math.floor(Date.now() / 1000)

/** A good token but for what `parts` changes. */
const signed =
  (parts: (means: TokenMeans) => TokenParts): Make =>
  (means) =>
    signToken(means.key, means.audience, parts(means))
/** A token of the attacker's own key, whatever its header says. */
const ofOwnKey =
  (changes: Record<string, unknown>): Make =>
  (means) =>
    signToken(means.own, means.audience, { header: changes })
const unsigned =
  (alg: string, signature = ''): Make =>
  (means) =>
    forgeToken(header(means, { alg }), means.claims(), signature)

/** Signs with the text of the public key as if it were a shared secret. */
function withPublicKey(hash: string, secretOf: (means: TokenMeans) => string | Promise<string>): Make {
  return async (means) => {
    const open = forgeToken(header(means, { alg: `HS${hash}` }), means.claims()).replace(/\.$/, '')
    const mac = createHmac(`sha${hash}`, await secretOf(means)).update(open)
    return `${open}.${mac.digest('base64url')}`
  }
}
const pem = ({ key }: TokenMeans) => exportSPKI(key.publicKey)
const jwk = ({ key }: TokenMeans) => JSON.stringify(key.jwk)

/** A good token whose parts are changed afterwards. */
const changed =
  (change: (parts: readonly [string, string, string], means: TokenMeans) => string): Make =>
  async (means) => {
    const [head = '', claims = '', signature = ''] = (await signToken(means.key, means.audience)).split('.')
    return change([head, claims, signature], means)
  }

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

// prettier-ignore
export const TOKEN_ATTACKS: readonly (readonly [name: string, make: Make])[] = [
  ['no algorithm',                                  unsigned('none')],
  ['no algorithm, in capitals',                     unsigned('NONE')],
  ['no algorithm, in mixed letters',                unsigned('nOnE')],
  ['no algorithm, with a signature beside it',      unsigned('none', 'AAAA')],
  ['an empty algorithm',                            unsigned('')],
  ['HS256 with the public key (PEM) as its secret', withPublicKey('256', pem)],
  ['HS384 with the public key (PEM) as its secret', withPublicKey('384', pem)],
  ['HS512 with the public key (PEM) as its secret', withPublicKey('512', pem)],
  ['HS256 with the public key (JWK) as its secret', withPublicKey('256', jwk)],
  ['HS256 with an empty secret',                    withPublicKey('256', () => '')],
  ['own key under the name of the good one',        ofOwnKey({})],
  ['own key, its name a path to an empty file',     ofOwnKey({ kid: '../../../../dev/null' })],
  ['own key, its name a query of a database',       ofOwnKey({ kid: "k' UNION SELECT 'AAAA" })],
  ['own key, its name a command',                   ofOwnKey({ kid: 'k|/bin/sh -c id' })],
  ['own key, its name an address',                  ofOwnKey({ kid: 'https://attacker.example.org/key' })],
  ['own key, its name a member of every object',    ofOwnKey({ kid: '__proto__' })],
  ['own key, its name a method of every object',    ofOwnKey({ kid: 'constructor' })],
  ['own key, its name of 5,000 letters',            ofOwnKey({ kid: 'k'.repeat(5000) })],
  ['own key without a name',                        ofOwnKey({ kid: undefined })],
  ['own key, brought along as jwk',                 (means) => ofOwnKey({ jwk: means.own.jwk })(means)],
  ['own key, brought along as x5c',                 ofOwnKey({ x5c: ['MIIB'] })],
  ['own key, pointed at by x5u',                    ofOwnKey({ x5u: 'https://attacker.example.org/key.pem' })],
  ['own key, pointed at by jku',                    ofOwnKey({ jku: 'https://attacker.example.org/jwks.json' })],
  ['a jku with the good host as its user',          ofOwnKey({ jku: 'https://ehr.example.org@attacker.example.org/jwks.json' })],
  ['a jku of this machine',                         ofOwnKey({ jku: 'http://127.0.0.1:1/jwks.json' })],
  ['a jku that is a file',                          ofOwnKey({ jku: 'file:///etc/passwd' })],
  ['a jku that the profile does not name',          signed(() => ({ header: { jku: 'https://attacker.example.org/jwks.json' } }))],
  ['a critical extension that nobody understands',  changed(([, claims, signature], means) => `${encode(header(means, { crit: ['x'], x: 1 }))}.${claims}.${signature}`)],
  ['a payload that is not encoded (b64)',           changed(([, claims, signature], means) => `${encode(header(means, { crit: ['b64'], b64: false }))}.${claims}.${signature}`)],
  ['another type of token',                         signed(() => ({ header: { typ: 'at+jwt' } }))],
  ['claims changed after signing',                  changed(([head, , signature], means) => `${head}.${encode({ ...means.claims(), tenant: 'other' })}.${signature}`)],
  ['header changed after signing',                  changed(([, claims, signature], means) => `${encode(header(means, { cty: 'x' }))}.${claims}.${signature}`)],
  ['signature taken away',                          changed(([head, claims]) => `${head}.${claims}.`)],
  ['signature and its dot taken away',              changed(([head, claims]) => `${head}.${claims}`)],
  ['signature cut in half',                         changed(([head, claims, signature]) => `${head}.${claims}.${signature.slice(0, 64)}`)],
  ['signature of zeros',                            changed(([head, claims]) => `${head}.${claims}.${Buffer.alloc(96).toString('base64url')}`)],
  ['signature of another token',                    async (means) => `${(await signToken(means.key, means.audience)).replace(/[^.]*$/, '')}${(await signToken(means.key, means.audience)).split('.')[2]}`],
  ['five parts, as an encrypted token has',         changed(([head, claims, signature]) => `${head}..${claims}.${signature}.AAAA`)],
  ['two tokens at once',                            changed(([head, claims, signature]) => `${head}.${claims}.${signature},${head}.${claims}.${signature}`)],
  ['claims that are a list',                        (means) => forgeToken(header(means), [means.claims()], 'AAAA')],
  ['header that is no JSON',                        changed(([, claims, signature]) => `e30x.${claims}.${signature}`)],
  ['12,000 letters of claims',                      (means) => forgeToken(header(means), { ...means.claims(), x: 'x'.repeat(8000) }, 'AAAA')],
  ['expired',                                       signed(() => ({ claims: { iat: now() - 900, exp: now() - 600 } }))],
  ['not yet valid',                                 signed(() => ({ claims: { nbf: now() + 600 } }))],
  ['signed in the future',                          signed(() => ({ claims: { iat: now() + 600, exp: now() + 900 } }))],
  ['valid for a year',                              signed(() => ({ claims: { exp: now() + 31_536_000 } }))],
  ['never expires',                                 signed(() => ({ claims: { exp: undefined } }))],
  ['expires at a text',                             signed(() => ({ claims: { exp: String(now() + 300) } }))],
  ['no time of signing',                            signed(() => ({ claims: { iat: undefined } }))],
  ['no id, so that it could be used again',         signed(() => ({ claims: { jti: undefined } }))],
  ['an id that is empty',                           signed(() => ({ claims: { jti: '' } }))],
  ['an id of 100,000 letters cut to size',          signed(() => ({ claims: { jti: 'j'.repeat(5000) } }))],
  ['for another service of this server',            signed(({ audience }) => ({ claims: { aud: audience.replace('patient-view', 'order-sign') } }))],
  ['for an address that begins alike',              signed(({ audience }) => ({ claims: { aud: `${audience}/more` } }))],
  ['for the address without its path',              signed(({ audience }) => ({ claims: { aud: new URL(audience).origin } }))],
  ['for nobody',                                    signed(() => ({ claims: { aud: undefined } }))],
  ['for a list that does not name the address',     signed(() => ({ claims: { aud: ['https://a.example.org', ''] } }))],
  ['of an issuer that is not known',                signed(() => ({ claims: { iss: 'https://attacker.example.org' } }))],
  ['of an issuer with a slash more',                signed(() => ({ claims: { iss: 'https://ehr.example.org/fhir/' } }))],
  ['of the issuer as a list',                       signed(() => ({ claims: { iss: ['https://ehr.example.org/fhir'] } }))],
  ['of nobody',                                     signed(() => ({ claims: { iss: undefined } }))],
]

const P384 = 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n

/** The second signature that ECDSA allows for the same token: `n - s` in place of `s`. Anybody can make it. */
export function twinOf(token: string): string {
  const [head, claims, signature = ''] = token.split('.')
  const bytes = Buffer.from(signature, 'base64url')
  const s = BigInt(`0x${bytes.subarray(48).toString('hex')}`)
  const other = Buffer.from((P384 - s).toString(16).padStart(96, '0'), 'hex')
  return `${head}.${claims}.${Buffer.concat([bytes.subarray(0, 48), other]).toString('base64url')}`
}
