/** The service as a hospital runs it, for one EHR that signs its calls, and what it should answer. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT, exportJWK, generateKeyPair } from 'jose'
import { cardsFolder, DEFAULT_SETTINGS, evaluate, loadCardBook } from '../../src/index.ts'
import type { Card, CdsResponse } from '../../src/index.ts'
import { CARD_KEYS } from '../../src/her2/considerations/considerations.ts'

export const ROOT = join(import.meta.dirname, '..', '..')

const ISSUER = 'https://ehr.example.org/fhir'

export interface RunningService {
  readonly base: string
  /** @throws Error with status and words where the answer is no 200 */
  call(body: object): Promise<readonly Card[]>
  stop(): Promise<void>
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** @param fhirServer The base of the FHIR server that this EHR may name. */
export async function startService(fhirServer: string): Promise<RunningService> {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true })
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-third-party-'))
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES384' }
  const fhirServers = [{ url: fhirServer, allowPrivateAddresses: true }]
  // Every card, also those that are shown only to a role which asks for them: so do the rules alone.
  const packs = { default: CARD_KEYS }
  const profile = { id: 'ehr', issuer: ISSUER, jwks: { keys: [jwk] }, fhirServers, packs, timeouts: { fhirMs: 60_000 } }
  writeFileSync(join(folder, 'ehr.json'), JSON.stringify(profile))
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const env = {
    CLIENTS_DIR: folder,
    DATA_DIR: join(folder, 'data'),
    PUBLIC_URL: base,
    PORT: String(port),
    SYNOPSIS: 'always',
  }
  const child = await startProgram(['serve'], { ...env, GOAL_MS: '60000', MAX_LOOP_DELAY_MS: '60000' }, base)
  return {
    base,
    async call(body) {
      const url = `${base}/cds-services/her2-patient-view`
      const token = await new SignJWT({ jti: randomUUID() })
        .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(url)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey)
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
      const text = await answer.text()
      if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`)
      return (JSON.parse(text) as CdsResponse).cards
    },
    async stop() {
      await end(child)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Resolves when the program answers at /readyz. */
export async function startProgram(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  base: string,
): Promise<ChildProcess> {
  const program = join(ROOT, 'bin', 'her2-cds.js')
  const child = spawn(process.execPath, ['--no-warnings', program, ...words], {
    env: { ...process.env, LOG_LEVEL: 'error', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await isReady(base))) {
    if (child.exitCode !== null) throw new Error(`her2-cds ${words.join(' ')} ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return child
}

async function isReady(base: string): Promise<boolean> {
  try {
    return (await fetch(`${base}/readyz`)).ok
  } catch {
    return false
  }
}

export async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

export interface MadeUpPatient {
  readonly id: string
  readonly bundle: {
    readonly entry: readonly { readonly resource: { readonly resourceType: string; readonly id: string } }[]
  }
}

export function loadPatients(): readonly MadeUpPatient[] {
  const folder = join(ROOT, 'fixtures', 'patients')
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const bundle = JSON.parse(readFileSync(join(folder, file), 'utf8')) as MadeUpPatient['bundle']
      const patient = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient')
      if (!patient) throw new Error(`${file} holds no Patient`)
      return { id: patient.resource.id, bundle }
    })
}

const book = loadCardBook(cardsFolder())

/** What the rules say to the whole record, without any server between. */
export function expectedCards({ id, bundle }: MadeUpPatient): readonly string[] {
  const request = { hook: 'patient-view' as const, context: { patientId: id, userId: 'Practitioner/1' } }
  const today = new Date().toISOString().slice(0, 10)
  const site = { settings: { ...DEFAULT_SETTINGS, synopsis: 'always' as const } }
  const { response } = evaluate({ request, records: [bundle] }, site, book, today, randomUUID)
  return response.cards.map(tell)
}

/** A card without what differs from call to call. */
export const tell = ({ indicator, summary, detail }: Card): string => `${indicator}: ${summary}\n${detail ?? ''}`

export interface Result {
  readonly what: string
  readonly done: number
  readonly of: number
  readonly faults: readonly string[]
}

/** Each patient by one way of calling. */
export async function compare(
  what: string,
  patients: readonly MadeUpPatient[],
  call: (patient: MadeUpPatient) => Promise<readonly Card[]>,
): Promise<Result> {
  const faults: string[] = []
  for (const patient of patients) {
    try {
      const got = (await call(patient)).map(tell)
      const wanted = expectedCards(patient)
      if (JSON.stringify(got) !== JSON.stringify(wanted)) {
        faults.push(`${patient.id}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
      }
    } catch (error) {
      faults.push(`${patient.id}: ${(error as Error).message}`)
    }
  }
  return { what, done: patients.length - faults.length, of: patients.length, faults }
}

export function request(patientId: string, more: object): object {
  const context = { patientId, userId: 'Practitioner/1' }
  return { hook: 'patient-view', hookInstance: randomUUID(), context, ...more }
}
