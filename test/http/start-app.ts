import { randomUUID } from 'node:crypto'
import { describeUnknownClient } from '../../src/cds-hooks/client.ts'
import { listEntries } from '../../src/cds-hooks/patient-of.ts'
import { createApp } from '../../src/http/create-app.ts'
import type { AppDeps, Evaluate } from '../../src/http/app-deps.ts'
import { parseExactJson } from '../../src/fhir/record/exact-json.ts'
import { startServer } from '../../src/http/start-server.ts'
import { keepFeedbackInMemory } from '../../src/storage/feedback-store.ts'
import { createLog } from '../../src/telemetry/log.ts'

/** A port's lines, kept. */
export function captureLog() {
  const lines: string[] = []
  return { lines, log: createLog('debug', { write: (line: string) => void lines.push(line) }) }
}

/** Answers with one card that tells what was handed over: protocol tests need no clinical answer. */
export const echo: Evaluate = (request, records, notRead, today) => ({
  response: {
    cards: [
      {
        summary: `${records.flatMap((record) => listEntries(record)).length} resources`,
        indicator: 'info',
        detail: [today, ...notRead].join(' '),
        source: { label: 'test' },
        uuid: request.hookInstance,
      },
    ],
  },
  trace: undefined,
})

/** An application that echoes, for one that starts it otherwise than startApp. */
export function describeDeps(): AppDeps {
  return {
    evaluate: echo,
    parseJson: parseExactJson,
    feedback: keepFeedbackInMemory(),
    unknownClient: describeUnknownClient(),
    readRecords: async () => new Map(),
    newUuid: randomUUID,
    clock: () => new Date('2026-11-22T12:00:00Z'),
    log: captureLog().log,
    readiness: { ready: false },
    version: { name: 'her2-cds', version: '0.0.0' },
    config: { corsOrigins: '*', bodyLimit: 1_000_000 },
  }
}

export async function startApp(changes: Partial<AppDeps> = {}) {
  const feedback = keepFeedbackInMemory()
  const readiness = { ready: false }
  const captured = captureLog()
  const app = createApp({ ...describeDeps(), feedback, log: captured.log, readiness, ...changes })
  const options = { port: 0, host: '127.0.0.1', drainSeconds: 5, readiness, log: captured.log }
  const running = await startServer(app, options)
  return { ...running, base: `http://127.0.0.1:${running.port}`, feedback, readiness, lines: captured.lines }
}

export type StartedApp = Awaited<ReturnType<typeof startApp>>

export function bundleOf(...resources: unknown[]) {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: resources.length,
    entry: resources.map((resource) => ({ resource })),
  }
}

export const observation = (patient: string, id = 'ihc') => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '85319-2' }] },
  subject: { reference: patient },
})

/** A whole and valid patient-view call for Patient/p1. */
export function patientView(changes: Record<string, unknown> = {}) {
  return {
    hook: 'patient-view',
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: { userId: 'Practitioner/example', patientId: 'p1' },
    prefetch: { her2: bundleOf(observation('Patient/p1')), conditions: null },
    ...changes,
  }
}

/** A whole and valid order-select call for Patient/p1. */
export function orderSelect(changes: Record<string, unknown> = {}) {
  const drug = {
    resourceType: 'MedicationRequest',
    id: 'draft-1',
    status: 'draft',
    intent: 'order',
    subject: { reference: 'Patient/p1' },
    medicationCodeableConcept: { text: 'trastuzumab' },
  }
  const context = {
    userId: 'Practitioner/example',
    patientId: 'p1',
    selections: ['MedicationRequest/draft-1'],
    draftOrders: { resourceType: 'Bundle', entry: [{ resource: drug }] },
  }
  return patientView({ hook: 'order-select', context, ...changes })
}

/** A whole and valid call of any service. */
export function callOf(hook: string, changes: Record<string, unknown> = {}) {
  return hook === 'patient-view' ? patientView(changes) : orderSelect({ hook, ...changes })
}

export function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
