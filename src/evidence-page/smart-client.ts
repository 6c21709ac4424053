/** SMART App Launch 2 as a client, by an EHR launch: where the EHR's users log in, the way there, and the token for its code. */
import { createHash, randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { ClientProfile } from '../auth/client-profiles.ts'
import type { ClientProof, EvidencePage } from '../auth/evidence-profile.ts'
import { findAllowedServer } from '../cds-hooks/record-access.ts'
import { logicalId } from '../cds-hooks/schemas.ts'
import type { AllowedServer } from '../cds-hooks/client.ts'
import type { AskJson, JsonQuestion } from '../fhir-access/ask-json.ts'
import { LaunchRefused } from './refusals.ts'

/** An EHR that may launch the page: the FHIR server that it names, and the profile that names this server. */
export interface Launcher {
  readonly iss: string
  readonly server: AllowedServer
  readonly profile: ClientProfile & { readonly evidence: EvidencePage }
}

/** Only servers of profiles with an evidence page count; of several, the one whose address says most. @throws LaunchRefused */
export function findLauncher(iss: string, profiles: Iterable<ClientProfile>): Launcher {
  const url = iss.replace(/\/{1,9}$/, '')
  const found = [...profiles].flatMap((profile): Launcher[] => {
    const { evidence, fhirServers } = profile
    const server = evidence && findAllowedServer(url, [...fhirServers].sort(byLength))
    return server ? [{ iss: url, server, profile: { ...profile, evidence } }] : []
  })
  const [first] = found.sort((one, other) => byLength(one.server, other.server))
  if (!first) throw new LaunchRefused('unknown-iss')
  return first
}

function byLength(one: AllowedServer, other: AllowedServer): number {
  return other.url.length - one.url.length
}

/** What the page needs of a SMART configuration. */
export interface SmartConfiguration {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  /** Of identity tokens; absent if the server does not log in by OpenID Connect. */
  readonly issuer?: string
  readonly jwksUri?: string
}

const configurationSchema = z.looseObject({
  authorization_endpoint: z.string().max(2000),
  token_endpoint: z.string().max(2000),
  issuer: z.string().max(2000).optional(),
  jwks_uri: z.string().max(2000).optional(),
  code_challenge_methods_supported: z.array(z.unknown()).optional(),
})

/** @throws LaunchRefused */
export async function readConfiguration({ iss, server }: Launcher, askJson: AskJson): Promise<SmartConfiguration> {
  const answer = await askJson(questionOf(server, `${iss}/.well-known/smart-configuration`))
  const parsed = configurationSchema.safeParse(answer?.status === 200 ? answer.body : undefined)
  if (!parsed.success) throw new LaunchRefused('no-configuration')
  const { authorization_endpoint, token_endpoint, issuer, jwks_uri, code_challenge_methods_supported } = parsed.data
  const addresses = [authorization_endpoint, token_endpoint, ...(jwks_uri === undefined ? [] : [jwks_uri])]
  if (!addresses.every((address) => isAsSafe(address, iss))) throw new LaunchRefused('no-configuration')
  if (!code_challenge_methods_supported?.includes('S256')) throw new LaunchRefused('no-pkce')
  return {
    authorizationEndpoint: authorization_endpoint,
    tokenEndpoint: token_endpoint,
    ...(issuer !== undefined && { issuer }),
    ...(jwks_uri !== undefined && { jwksUri: jwks_uri }),
  }
}

/** https; http only where the FHIR server itself has no TLS, inside a network that its profile allows. */
function isAsSafe(address: string, iss: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || url.username !== '' || url.hash !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && new URL(iss).protocol === 'http:')
}

export function questionOf({ allowPrivateAddresses }: AllowedServer, url: string): JsonQuestion {
  return { url, allowPrivateAddresses }
}

export interface Authorization {
  readonly launch: string
  readonly redirectUri: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Where the browser is sent to log in. */
export function describeAuthorization(
  { iss, profile: { evidence } }: Launcher,
  { authorizationEndpoint }: SmartConfiguration,
  { launch, redirectUri, state, nonce, verifier }: Authorization,
): string {
  const url = new URL(authorizationEndpoint)
  const parameters = {
    response_type: 'code',
    client_id: evidence.clientId,
    redirect_uri: redirectUri,
    scope: evidence.scopes.join(' '),
    state,
    nonce,
    aud: iss,
    launch,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

const tokenSchema = z.looseObject({
  access_token: z.string().min(1).max(20_000),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
  patient: z.unknown().optional(),
  appContext: z.unknown().optional(),
  id_token: z.string().min(1).max(20_000).optional(),
})

/** What the EHR said about the launch. A refresh token is never asked for, and dropped if one comes. */
export interface Granted {
  readonly token: string
  /** Seconds for which the token is good, if the EHR says so. */
  readonly seconds?: number
  readonly patientId: string
  /** `appContext` as it came; undefined if there was none. */
  readonly appContext?: string
  readonly idToken?: string
}

export interface CodeExchange {
  readonly tokenEndpoint: string
  readonly code: string
  readonly redirectUri: string
  readonly verifier: string
}

/** @throws LaunchRefused */
export async function exchangeCode(
  { server, profile: { evidence } }: Launcher,
  { tokenEndpoint, code, redirectUri, verifier }: CodeExchange,
  askJson: AskJson,
  now: Date,
): Promise<Granted> {
  const { form, authorization } = await proveClient(evidence.clientId, evidence.proof, tokenEndpoint, now)
  const answer = await askJson({
    ...questionOf(server, tokenEndpoint),
    form: { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...form },
    ...(authorization !== undefined && { authorization }),
  })
  const parsed = tokenSchema.safeParse(answer?.status === 200 ? answer.body : undefined)
  if (!parsed.success) throw new LaunchRefused('no-token')
  const { access_token: token, expires_in: seconds, patient, appContext, id_token: idToken } = parsed.data
  const patientId = logicalId.safeParse(patient)
  if (!patientId.success) throw new LaunchRefused('no-patient')
  return {
    token,
    patientId: patientId.data,
    ...(seconds !== undefined && { seconds }),
    ...(appContext !== undefined && appContext !== null && { appContext: String(appContext) }),
    ...(idToken !== undefined && { idToken }),
  }
}

interface Proven {
  readonly form: Readonly<Record<string, string>>
  readonly authorization?: string
}

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const ASSERTION_SECONDS = 300

async function proveClient(clientId: string, proof: ClientProof, tokenEndpoint: string, now: Date): Promise<Proven> {
  switch (proof.kind) {
    case 'none':
      return { form: { client_id: clientId } }
    case 'client_secret_post':
      return { form: { client_id: clientId, client_secret: proof.secret } }
    case 'client_secret_basic': {
      const pair = [clientId, proof.secret].map(encodeURIComponent).join(':')
      return { form: {}, authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
    }
    case 'private_key_jwt': {
      const seconds = Math.floor(now.getTime() / 1000)
      const assertion = await new SignJWT({ iss: clientId, sub: clientId, aud: tokenEndpoint, jti: randomUUID() })
        .setProtectedHeader({ alg: proof.alg, kid: proof.kid, typ: 'JWT' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + ASSERTION_SECONDS)
        .sign(proof.key)
      return { form: { client_id: clientId, client_assertion_type: ASSERTION, client_assertion: assertion } }
    }
  }
}
