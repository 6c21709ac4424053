/** The composed service over a store, as a client and as an administrator meet it. */
import { randomUUID } from 'node:crypto'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { keepForNow } from '../../src/compose/compose-store.ts'
import type { Kept } from '../../src/compose/compose-store.ts'
import { startServer } from '../../src/http/start-server.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import type { Store } from '../../src/storage/store.ts'
import { UNHURRIED } from '../patience.ts'

export const TOKEN = 'a-secret-for-administrators'

export interface Story {
  readonly hook: string
  readonly hookInstance: string
  readonly context: Readonly<Record<string, unknown>> & { readonly patientId: string }
  readonly prefetch: Readonly<Record<string, unknown>>
}

export function readStory(id: string): Story {
  return JSON.parse(readRequest(id)) as Story
}

/** The same call under a new hook instance, by another user where one is named. */
export function again(story: Story, userId?: string): Story {
  const context = userId === undefined ? story.context : { ...story.context, userId }
  return { ...story, hookInstance: randomUUID(), context }
}

export interface Sent {
  readonly uuid: string
  readonly summary: string
  readonly source: { readonly topic: { readonly code: string } }
}

/** The synopsis is shown on every call, unless a test says otherwise: most ask about the other cards. */
export async function startService(env: Readonly<Record<string, string>> = {}, kept: Kept = keepForNow()) {
  const service = composeService(
    { LOG_LEVEL: 'silent', AUTH: 'off', ADMIN_TOKEN: TOKEN, SYNOPSIS: 'always', ...UNHURRIED, ...env },
    'serve',
    kept,
  )
  const { app, log, readiness } = service
  const running = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  const base = `http://127.0.0.1:${running.port}`
  const post = (path: string, body: unknown) =>
    fetch(base + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return {
    base,
    store: kept.store,
    stop: () => running.stop(),
    call: (story: Story) => post(`/cds-services/her2-${story.hook}`, story),
    async cards(story: Story): Promise<readonly Sent[]> {
      const answer = await post(`/cds-services/her2-${story.hook}`, story)
      if (answer.status !== 200) throw new Error(`answered with ${answer.status}`)
      return ((await answer.json()) as { cards: Sent[] }).cards
    },
    override: (card: string, hook = 'patient-view', code = 'not-relevant') =>
      post(`/cds-services/her2-${hook}/feedback`, {
        feedback: [
          {
            card,
            outcome: 'overridden',
            outcomeTimestamp: new Date().toISOString(),
            overrideReason: { reason: { code } },
          },
        ],
      }),
    admin: (path: string, authorization = `Bearer ${TOKEN}`) =>
      fetch(`${base}/admin${path}`, { headers: { authorization } }),
  }
}

export const keysOf = (cards: readonly Sent[]) => cards.map(({ source }) => source.topic.code)

/** A store of which some operations fail. */
export function failing(store: Store, broken: Partial<Store>): Kept {
  return { store: { ...store, ...broken }, patientKey: 'a key for the tests alone' }
}
