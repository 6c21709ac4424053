/** A real PostgreSQL behind a proxy that can be told to fail, and the check that everything confirmed is in it. */
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { openPostgres } from '../../src/storage/open-store.ts'
import type { Store } from '../../src/storage/store.ts'
import { startPostgres } from '../../test/storage/postgres-server.ts'
import type { PostgresServer } from '../../test/storage/postgres-server.ts'

/** slow: every byte is late by DELAY_MS. cut: connections break, new ones are broken at once. */
type DoorMode = 'well' | 'slow' | 'cut'

const DELAY_MS = 5000

export interface Database {
  /** The address through the door. */
  readonly url: string
  readonly server: PostgresServer
  set(mode: DoorMode): void
  /** What was confirmed to clients and the store does not have. */
  countLost(told: Told): Promise<number>
  remove(): Promise<void>
}

/** What was confirmed to clients as stored. */
export interface Told {
  readonly cards: Set<string>
  /** The instant of each feedback, by card. */
  readonly feedback: Map<string, string>
}

export async function startDatabase(): Promise<Database> {
  const server = await startPostgres()
  const direct = new URL(await server.createDatabase())
  const door = await openDoor(Number(direct.port))
  const behindDoor = new URL(direct)
  behindDoor.port = String(door.port)
  return {
    url: behindDoor.href,
    server,
    set: door.set,
    countLost: (told) => countLost(direct.href, told),
    async remove() {
      door.close()
      await server.remove()
    },
  }
}

interface Door {
  readonly port: number
  set(mode: DoorMode): void
  close(): void
}

async function openDoor(target: number): Promise<Door> {
  let mode: DoorMode = 'well'
  const sockets = new Set<Socket>()
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('data', (bytes) => {
      if (mode === 'slow') setTimeout(() => void (other.writable && other.write(bytes)), DELAY_MS).unref()
      else if (other.writable) other.write(bytes)
    })
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
  }
  const breakAll = () => sockets.forEach((socket) => socket.destroy())
  const server = createServer((near) => {
    if (mode === 'cut') return void near.destroy()
    const far = connect(target, '127.0.0.1')
    keep(near, far)
    keep(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      // No connection has bytes of a slow time before it and of a quick time after it.
      if (next === 'cut' || mode === 'slow') breakAll()
      mode = next
    },
    close() {
      breakAll()
      server.close()
    },
  }
}

async function countLost(url: string, told: Told): Promise<number> {
  const store = await openPostgres(url, { deadlineMs: 30_000 })
  try {
    const cards = [...told.cards]
    let lost = 0
    const reader = async () => {
      for (let card = cards.pop(); card !== undefined; card = cards.pop()) {
        if (!(await isKept(store, card, told.feedback.get(card)))) lost++
      }
    }
    await Promise.all(Array.from({ length: 8 }, reader))
    return lost
  } finally {
    await store.close()
  }
}

async function isKept(store: Store, uuid: string, outcomeAt: string | undefined): Promise<boolean> {
  const card = await store.findCard(uuid)
  if (!card) return false
  return outcomeAt === undefined || card.feedback.some((one) => one.known && one.outcomeAt === outcomeAt)
}
