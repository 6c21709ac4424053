/** Who is asking, by the identity token of the launch: signed by the EHR's own keys, for this client and this launch alone. */
import { createLocalJWKSet, jwtVerify } from 'jose'
import type { JSONWebKeySet } from 'jose'
import type { AskJson } from '../fhir-access/ask-json.ts'
import { LaunchRefused } from './refusals.ts'
import { questionOf } from './smart-client.ts'
import type { Launcher } from './smart-client.ts'

export interface User {
  /** `fhirUser`: 'Practitioner/1' where it is on the FHIR server of the launch, else as it was told; empty if there is none. */
  readonly user: string
  /** `sub`; empty without an identity token. */
  readonly subject: string
}

export interface Identification {
  readonly idToken: string | undefined
  readonly issuer: string | undefined
  readonly jwksUri: string | undefined
  readonly nonce: string
}

const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512']

const NOBODY: User = { user: '', subject: '' }

/** @throws LaunchRefused where the token is missing but needed, or wrong. */
export async function identifyUser(
  launcher: Launcher,
  { idToken, issuer, jwksUri, nonce }: Identification,
  askJson: AskJson,
  now: Date,
): Promise<User> {
  const { iss, server, profile } = launcher
  if (idToken === undefined) {
    if (profile.evidence.requireUser) throw new LaunchRefused('no-user')
    return NOBODY
  }
  if (issuer === undefined || jwksUri === undefined) throw new LaunchRefused('wrong-user')
  const answer = await askJson(questionOf(server, jwksUri))
  try {
    const keys = createLocalJWKSet(publicKeysOf(answer?.body))
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: profile.evidence.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: profile.clockSkewSeconds,
      currentDate: now,
      requiredClaims: ['sub', 'exp', 'iat', 'nonce'],
    })
    const isForUs =
      !Array.isArray(payload.aud) || payload.aud.length === 1 || payload['azp'] === profile.evidence.clientId
    if (payload['nonce'] !== nonce || !isForUs) throw new LaunchRefused('wrong-user')
    return { user: userOf(payload['fhirUser'], iss), subject: payload.sub ?? '' }
  } catch {
    throw new LaunchRefused('wrong-user')
  }
}

/** Symmetric keys prove nothing here. */
function publicKeysOf(body: unknown): JSONWebKeySet {
  const { keys } = Object(body) as { keys?: unknown }
  const all: readonly unknown[] = Array.isArray(keys) ? keys : []
  return { keys: all.filter((key) => ['RSA', 'EC'].includes(String((Object(key) as { kty?: unknown }).kty))) as never }
}

function userOf(fhirUser: unknown, iss: string): string {
  if (typeof fhirUser !== 'string') return ''
  return fhirUser.startsWith(`${iss}/`) ? fhirUser.slice(iss.length + 1) : fhirUser
}

/** Patients and their relatives: what this page shows is not for them to interpret alone. */
export function isLayperson({ user }: User): boolean {
  return /(?:^|\/)(?:Patient|RelatedPerson)\/[^/]{1,300}$/.test(user)
}
