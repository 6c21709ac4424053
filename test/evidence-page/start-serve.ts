/** `serve` as it is composed for real, with one client that may launch the evidence page, and a browser that keeps cookies. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type { Express } from 'express'
import { composeService } from '../../src/compose/compose-service.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import type { Kept } from '../../src/compose/compose-store.ts'
import type { Card } from '../../src/cds-hooks/schemas.ts'
import { startServer } from '../../src/http/start-server.ts'
import { makeKey, signToken } from '../auth/sign-tokens.ts'
import type { SigningKey } from '../auth/sign-tokens.ts'
import { again } from '../audit/start-service.ts'
import type { Story } from '../audit/start-service.ts'
import { UNHURRIED } from '../patience.ts'
import { CLIENT_ID } from './ehr-server.ts'
import type { Ehr } from './ehr-server.ts'

const ISSUER = 'https://ehr.example.org/fhir'

export interface ServeOptions {
  readonly evidencePage?: Readonly<Record<string, unknown>> | undefined
  readonly profile?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly kept?: Kept
  /** Files beside the profile. */
  readonly files?: Readonly<Record<string, string>>
  /** Host of PUBLIC_URL. */
  readonly host?: string
}

export interface Serve {
  readonly base: string
  readonly port: number
  readonly kept: Kept
  /** Further replicas behind the same address: only the one that is set answers. */
  addReplica(kept: Kept): void
  answerFrom(replica: number): void
  cards(story: Story): Promise<readonly Card[]>
  stop(): Promise<void>
}

export async function startServe(ehr: Pick<Ehr, 'base'>, options: ServeOptions = {}): Promise<Serve> {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-evidence-'))
  const key = await makeKey('ES384', 'k')
  const evidencePage = 'evidencePage' in options ? options.evidencePage : {}
  const profile = {
    ...{ id: 'ehr', issuer: ISSUER, jwks: { keys: [key.jwk] }, rateLimitPerMinute: 1_000_000 },
    fhirServers: [{ url: ehr.base, allowPrivateAddresses: true }],
    ...(evidencePage && { evidencePage: { clientId: CLIENT_ID, ...evidencePage } }),
    ...options.profile,
  }
  for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(folder, name), text)
  writeFileSync(join(folder, 'ehr.json'), JSON.stringify(profile))
  const replicas: Express[] = []
  let current = 0
  const front = express().use((req, res, next) => replicas[current]?.(req, res, next))
  const readiness = { ready: false }
  const silent = { request: () => undefined, lifecycle: () => undefined }
  const listening = { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log: silent }
  const { port, stop } = await startServer(front, listening)
  const publicUrl = `http://${options.host ?? '127.0.0.1'}:${port}`
  const settings = { LOG_LEVEL: 'silent', PUBLIC_URL: publicUrl, CLIENTS_DIR: folder, ...UNHURRIED, ...options.env }
  const first = options.kept ?? keepForNow()
  const compose = (kept: Kept) => replicas.push(composeService(settings, 'serve', kept).app)
  compose(first)
  return {
    base: `http://127.0.0.1:${port}`,
    ...{ port, kept: first },
    addReplica: compose,
    answerFrom: (replica) => void (current = replica),
    cards: (story) => callHook(`http://127.0.0.1:${port}`, settings.PUBLIC_URL, key, story),
    async stop() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function callHook(base: string, publicUrl: string, key: SigningKey, story: Story): Promise<readonly Card[]> {
  const path = `/cds-services/her2-${story.hook}`
  const token = await signToken(key, publicUrl + path)
  const response = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(again(story)),
  })
  if (response.status !== 200) throw new Error(`answered with ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { cards: Card[] }).cards
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Where it sends the browser, absolute. */
  readonly location: string | undefined
}

/** Keeps cookies by host, follows nothing by itself. */
export function openJar() {
  const jars = new Map<string, Map<string, string>>()
  return {
    jars,
    async go(url: string, init: RequestInit = {}): Promise<Answer> {
      const { hostname } = new URL(url)
      const jar = jars.get(hostname) ?? new Map<string, string>()
      jars.set(hostname, jar)
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(url, {
        ...init,
        headers: { ...(cookie !== '' && { cookie }), ...(init.headers as Record<string, string>) },
        redirect: 'manual',
      })
      for (const line of response.headers.getSetCookie()) {
        const [pair = ''] = line.split(';', 1)
        const [name = '', value = ''] = pair.split('=')
        if (/Max-Age=0/.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      const location = response.headers.get('location')
      return {
        ...{ status: response.status, text: await response.text(), headers: response.headers },
        location: location === null ? undefined : new URL(location, url).href,
      }
    },
  }
}

export type Jar = ReturnType<typeof openJar>
