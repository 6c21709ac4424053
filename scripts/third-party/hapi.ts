/** HAPI FHIR as the FHIR server behind the service: its own JPA server, with its own searches, from Maven. */
import { execFileSync, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { mkdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { callAsMedplum } from './medplum.ts'
import { ROOT, compare, end, freePort, loadPatients, request, startService } from './service.ts'
import type { Result, RunningService } from './service.ts'

const tools = join(ROOT, 'tools', 'hapi')
const built = join(ROOT, 'node_modules', '.cache', 'her2-cds-hapi')

/** @throws Error that says what is missing */
export async function runHapi(): Promise<readonly Result[]> {
  for (const [program, word] of [
    ['java', '-version'],
    ['javac', '-version'],
    ['mvn', '-version'],
  ] as const)
    demand(program, word)
  mkdirSync(built, { recursive: true })
  const file = join(built, 'classpath.txt')
  const words = ['-B', '-q', '-f', join(tools, 'pom.xml'), 'dependency:build-classpath', `-Dmdep.outputFile=${file}`]
  execFileSync('mvn', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  const classpath = [built, readFileSync(file, 'utf8').trim()].join(delimiter)
  execFileSync('javac', ['-cp', classpath, '-d', built, join(tools, 'HapiServer.java')], { stdio: 'inherit' })
  const port = await freePort()
  const { child, version } = await startHapi(classpath, port)
  try {
    return await callBehind(`http://127.0.0.1:${port}/fhir`, version)
  } finally {
    await end(child)
  }
}

function demand(program: string, word: string): void {
  try {
    execFileSync(program, [word], { stdio: 'ignore' })
  } catch {
    throw new Error(`not run: HAPI FHIR needs Java 17 or later and Maven, and there is no ${program} here`)
  }
}

/** Takes a minute or more: it makes its tables first. */
async function startHapi(classpath: string, port: number): Promise<{ child: ChildProcess; version: string }> {
  const words = ['-Xmx1500m', '-cp', classpath, 'HapiServer', String(port)]
  const child = spawn('java', words, { stdio: ['ignore', 'pipe', 'ignore'] })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, version] = /^LISTENING (.+)/.exec(line) ?? []
    if (version !== undefined) {
      child.stdout.resume()
      return { child, version }
    }
  }
  throw new Error(`HAPI FHIR did not start (exit code ${child.exitCode})`)
}

/** @param base The address of a HAPI FHIR server that may be written to. */
export async function callBehind(base: string, version: string): Promise<readonly Result[]> {
  const patients = loadPatients()
  for (const { id, bundle } of patients) await load(base, id, bundle)
  const read = `HAPI FHIR ${version}: all keys read by the service from HAPI, with a signed call`
  const filled = `HAPI FHIR ${version}: prefetch filled by @medplum/core from HAPI`
  return [
    await withService(base, (service) =>
      compare(read, patients, ({ id }) => service.call(request(id, { fhirServer: base, fhirAuthorization: TOKEN }))),
    ),
    await withService(base, (service) => compare(filled, patients, ({ id }) => callAsMedplum(base, service, id))),
  ]
}

/** One for each way of calling: what a user has seen may be held back the next time. */
async function withService(base: string, run: (service: RunningService) => Promise<Result>): Promise<Result> {
  const service = await startService(base)
  try {
    return await run(service)
  } finally {
    await service.stop()
  }
}

const TOKEN = { access_token: 'any', token_type: 'Bearer', expires_in: 300, scope: 'patient/*.rs', subject: 'her2-cds' }

async function load(base: string, id: string, bundle: object): Promise<void> {
  const headers = { 'content-type': 'application/fhir+json' }
  const answer = await fetch(base, { method: 'POST', headers, body: JSON.stringify(bundle) })
  if (!answer.ok) throw new Error(`HAPI does not take ${id}: ${answer.status} ${(await answer.text()).slice(0, 500)}`)
}
