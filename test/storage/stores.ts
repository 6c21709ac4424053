/** The three stores that every test of the port runs on, and records to put into them. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CardOutcome } from '../../src/cds-hooks/feedback.ts'
import { keepInMemory } from '../../src/storage/memory-store.ts'
import { openPostgres, openSqlite } from '../../src/storage/open-store.ts'
import type { OpenOptions } from '../../src/storage/open-store.ts'
import type { CardRecord, EvaluationRecord, ReviewRecord } from '../../src/storage/records.ts'
import type { Store } from '../../src/storage/store.ts'
import { NO_HURRY } from '../patience.ts'
import { startPostgres } from './postgres-server.ts'
import type { PostgresServer } from './postgres-server.ts'

export interface StoreKind {
  readonly name: string
  prepare(): Promise<void>
  /** A new and empty store, and the same one opened a second time where that is possible. */
  open(options?: OpenOptions): Promise<{ readonly store: Store; readonly again: () => Promise<Store> }>
  remove(): Promise<void>
}

const memory: StoreKind = {
  name: 'memory',
  prepare: async () => undefined,
  async open({ clock } = {}) {
    const store = keepInMemory(clock)
    return { store, again: async () => store }
  },
  remove: async () => undefined,
}

function sqlite(): StoreKind {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-sqlite-'))
  return {
    name: 'SQLite',
    prepare: async () => undefined,
    async open(options) {
      const file = join(folder, randomUUID(), 'her2-cds.sqlite')
      return {
        store: await openSqlite(file, { ...NO_HURRY, ...options }),
        again: () => openSqlite(file, { ...NO_HURRY, ...options }),
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function postgres(): StoreKind {
  let server: PostgresServer | undefined
  return {
    name: 'PostgreSQL',
    async prepare() {
      server = await startPostgres()
    },
    async open(options) {
      if (!server) throw new Error('prepare comes first')
      const url = await server.createDatabase()
      return {
        store: await openPostgres(url, { ...NO_HURRY, ...options }),
        again: () => openPostgres(url, { ...NO_HURRY, ...options }),
      }
    },
    remove: async () => server?.remove(),
  }
}

export const listStoreKinds = (): readonly StoreKind[] => [memory, sqlite(), postgres()]

export function cardRecord(changes: Partial<CardRecord> = {}): CardRecord {
  return {
    uuid: randomUUID(),
    key: 'reflexIsh',
    finding: 'f1',
    specimen: 'Specimen/1',
    disposition: 'shown',
    why: null,
    ...changes,
  }
}

export function evaluationRecord(changes: Partial<EvaluationRecord> = {}): EvaluationRecord {
  return {
    id: randomUUID(),
    at: '2026-11-22T12:00:00.000Z',
    hookInstance: randomUUID(),
    hook: 'patient-view',
    service: 'her2-patient-view',
    client: 'ehr',
    user: 'Practitioner/1',
    role: 'Practitioner',
    patient: 'p1',
    encounter: '',
    knowledge: 'k1',
    durationMs: 1.25,
    statuses: '[]',
    body: '{"text":"0+ \\u0000 «ÄÖ» 🧬"}',
    cards: [cardRecord()],
    ...changes,
  }
}

export function outcomeOf(card: string, changes: Partial<CardOutcome> = {}): CardOutcome {
  return {
    service: 'her2-patient-view',
    card,
    outcome: 'overridden',
    outcomeTimestamp: '2026-11-22T12:01:00Z',
    acceptedSuggestions: [],
    overrideReasons: [{ code: 'not-relevant', userComment: 'seen' }],
    ...changes,
  }
}

export function reviewOf(card: string, changes: Partial<ReviewRecord> = {}): ReviewRecord {
  return {
    card,
    reviewer: 'Dr A',
    judgement: 'appropriate',
    note: '',
    reviewedAt: '2026-11-01T12:00:00.000Z',
    ...changes,
  }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

export const ALWAYS = { from: '0000', to: '9999' } as const
