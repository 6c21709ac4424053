/**
 * SMART App Launch 2 as a public client with PKCE: from an EHR (`iss` and `launch`), or standalone (only `iss`). The app
 * is registered with the server that serves it, and may talk to no other; a different `iss` is refused.
 */
import { ask, wordsOfRefusal } from './service.ts'

export const CLIENT_ID = 'her2-evidence'
const SCOPES = 'patient/*.rs'
const KEPT = 'her2-cds-launch'

interface Configuration {
  readonly authorization_endpoint: string
  readonly token_endpoint: string
}

interface Kept {
  readonly state: string
  readonly verifier: string
  readonly tokenEndpoint: string
  readonly iss: string
}

/** The result of a finished launch. */
export interface Launched {
  readonly iss: string
  readonly token: string
  readonly patient: string
}

const redirectUri = () => `${location.origin}/evidence`

function encode(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** This machine has several names: a server at the same port under another of them is the one that serves this page. */
function byOwnName(address: string): string {
  const url = new URL(address)
  const isHere = [url, location].every(({ hostname }) => LOOPBACK.includes(hostname))
  return isHere && url.port === location.port && url.protocol === location.protocol
    ? `${location.origin}${url.pathname}`
    : address
}

/** Goes to the authorization server. @throws Error in words */
export async function beginLaunch(parameters: URLSearchParams): Promise<void> {
  const given = parameters.get('iss') ?? `${location.origin}/fhir`
  const iss = URL.canParse(given) ? byOwnName(given) : given
  if (!URL.canParse(iss) || new URL(iss).origin !== location.origin) throw new Error(`iss: ${iss}`)
  const found = await ask<Configuration>(`${iss}/.well-known/smart-configuration`)
  if (!found.ok) throw new Error(wordsOfRefusal(found))
  const verifier = encode(crypto.getRandomValues(new Uint8Array(32)))
  const state = encode(crypto.getRandomValues(new Uint8Array(16)))
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  const kept: Kept = { state, verifier, tokenEndpoint: found.body.token_endpoint, iss }
  sessionStorage.setItem(KEPT, JSON.stringify(kept))
  const launch = parameters.get('launch')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: redirectUri(),
    scope: `${launch ? 'launch' : 'launch/patient'} ${SCOPES}`,
    state,
    aud: iss,
    code_challenge: encode(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...(launch && { launch }),
  })
  location.replace(`${found.body.authorization_endpoint}?${query.toString()}`)
}

/** Takes the code to the token endpoint, once, and removes it from the address. @throws Error in words */
export async function finishLaunch(parameters: URLSearchParams): Promise<Launched> {
  const text = sessionStorage.getItem(KEPT)
  sessionStorage.removeItem(KEPT)
  history.replaceState(null, '', redirectUri())
  const error = parameters.get('error')
  if (error) throw new Error(error)
  const kept = text === null ? undefined : (JSON.parse(text) as Kept)
  if (!kept || kept.state !== parameters.get('state')) throw new Error('state')
  const response = await fetch(kept.tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: parameters.get('code') ?? '',
      redirect_uri: redirectUri(),
      client_id: CLIENT_ID,
      code_verifier: kept.verifier,
    }),
  })
  const body = (await response.json()) as { access_token?: string; patient?: string; error?: string }
  if (!response.ok || !body.access_token || !body.patient) throw new Error(body.error ?? String(response.status))
  return { iss: kept.iss, token: body.access_token, patient: body.patient }
}

/** As an EHR launches the app: with a handle for the patient whose chart is open. */
export async function launchAddress(patientId: string, app = `${location.origin}/evidence/launch`): Promise<string> {
  const answer = await ask<{ launch: string; iss: string }>(`/sandbox/launch/${encodeURIComponent(patientId)}`, {})
  if (!answer.ok) throw new Error(wordsOfRefusal(answer))
  const url = new URL(app)
  url.searchParams.set('iss', answer.body.iss)
  url.searchParams.set('launch', answer.body.launch)
  return url.href
}
