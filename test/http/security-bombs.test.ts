/** Bodies, headers and connections that are made to hurt. */
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { startServer } from '../../src/http/start-server.ts'
import type { RunningServer } from '../../src/http/start-server.ts'
import { composeService } from '../../src/compose/compose-service.ts'
import { BODIES } from '../attacks/bodies.ts'
import { patientView, post, startApp } from './start-app.ts'
import type { StartedApp } from './start-app.ts'
import { UNHURRIED, MINUTE, leastWork, until } from '../patience.ts'

let app: StartedApp
let call: string
beforeAll(async () => {
  app = await startApp()
  call = `${app.base}/cds-services/her2-patient-view`
})
afterAll(() => app.stop())

async function send(body: unknown, headers: Record<string, string> = {}) {
  let status = 0
  const work = async () => {
    const response = await post(call, body, headers)
    await response.text()
    status = response.status
  }
  expect(await leastWork(work, 1500)).toBeLessThan(1500)
  return status
}

const valid = JSON.stringify(patientView())

test.each(BODIES)('%s', async (_, body, status) => expect(await send(body())).toBe(status))

test('nothing of it changed what objects inherit', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).cards).toBeUndefined()
  expect(({} as Record<string, unknown>).hook).toBeUndefined()
})

// prettier-ignore
test.each([
  ['gzip', gzipSync(valid)], ['gzip', gzipSync('x'.repeat(50_000_000))], ['deflate', deflateSync(valid)], ['br', brotliCompressSync(valid)],
  ['gzip, gzip', gzipSync(gzipSync(valid))], ['zstd', Buffer.from(valid)], ['x-unknown', Buffer.from(valid)],
])('compressed by %s is refused unread', async (encoding, body) => {
  const headers = { 'content-type': 'application/json', 'content-encoding': encoding }
  const response = await fetch(call, { method: 'POST', headers, body: new Uint8Array(body) })
  expect(response.status).toBe(415)
})

describe('connections', () => {
  let server: RunningServer
  beforeAll(async () => {
    const { app, readiness, log } = composeService({ LOG_LEVEL: 'silent', AUTH: 'off', ...UNHURRIED })
    server = await startServer(app, {
      port: 0,
      host: '127.0.0.1',
      drainSeconds: 1,
      maxConnections: 20,
      limits: { requestTimeout: 600, headersTimeout: 300, connectionsCheckingInterval: 50, maxHeaderSize: 16_384 },
      readiness,
      log,
    })
  })
  afterAll(() => server.stop())

  /** Writes pieces with a pause between them; resolves with what came back when the server hung up. */
  function drip(pieces: readonly string[], pauseMs: number): Promise<{ answer: string; afterMs: number }> {
    const started = performance.now()
    return new Promise((resolve) => {
      const socket: Socket = connect(server.port, '127.0.0.1')
      let answer = ''
      const timers = pieces.map((piece, at) => setTimeout(() => socket.writable && socket.write(piece), at * pauseMs))
      socket.on('data', (data) => (answer += String(data)))
      socket.on('error', () => {})
      socket.on('close', () => {
        for (const timer of timers) clearTimeout(timer)
        resolve({ answer, afterMs: performance.now() - started })
      })
    })
  }
  /** A letter that arrives after the end resets the connection, and an answer that was not read yet is lost with it. */
  async function dripUntilAnswered(pieces: readonly string[]): ReturnType<typeof drip> {
    let dripped = await drip(pieces, 100)
    while (dripped.answer === '') dripped = await drip(pieces, 100)
    return dripped
  }
  const isUp = async () => (await fetch(`http://127.0.0.1:${server.port}/healthz`)).status

  test('headers that come letter by letter are cut off', async () => {
    const { answer, afterMs } = await dripUntilAnswered(['GET / HTTP/1.1\r\n', ...Array<string>(30).fill('X: y\r\n')])
    expect(answer).toContain('408')
    expect(afterMs).toBeLessThan(MINUTE)
  })
  test('a body that comes letter by letter is cut off', async () => {
    const head =
      'POST /cds-services/her2-patient-view HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n'
    const { answer, afterMs } = await dripUntilAnswered([head, ...Array<string>(30).fill('{')])
    expect(answer).toContain('408')
    expect(afterMs).toBeLessThan(MINUTE)
  })
  test('a connection that says nothing is closed', async () => {
    expect((await drip([], 0)).afterMs).toBeLessThan(MINUTE)
  })
  test('headers of 40,000 bytes are 431', async () => {
    const { answer } = await drip([`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(40_000)}\r\n\r\n`], 0)
    expect(answer).toContain('431')
  })
  // prettier-ignore
  test.each([
    ['two lengths', 'POST /cds-services HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    ['a length and chunks', 'POST /cds-services HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a bare line feed', 'GET /healthz HTTP/1.1\nHost: x\n\nGET /healthz HTTP/1.1\n\n'],
    ['no HTTP', '\u0016\u0003\u0001\u0000\u0005hello'],
  ])('%s is refused', async (_, text) => {
    expect((await drip([text], 0)).answer).toMatch(/^HTTP\/1\.1 (400|405|408)/)
  })
  test('more connections than allowed are closed, and afterwards the service is up', async () => {
    const sockets = Array.from({ length: 60 }, () => connect(server.port, '127.0.0.1').on('error', () => {}))
    let closed = 0
    for (const socket of sockets) socket.on('close', () => closed++)
    await until(() => closed >= 40)
    expect(
      await new Promise((resolve) => server.server.getConnections((_, count) => resolve(count))),
    ).toBeLessThanOrEqual(20)
    for (const socket of sockets) socket.destroy()
    await until(() => isUp().then(Boolean, () => false))
    expect(await isUp()).toBe(200)
  })
})

describe('more work than can be done', () => {
  test('calls above the limit get 503 and Retry-After, health is still told', async () => {
    let finish = () => {}
    const saved = new Promise<void>((resolve) => (finish = resolve))
    const load = { inFlight: 0 }
    const busy = await startApp({
      feedback: { save: () => saved, countUnknown: async () => 0 },
      shedding: { load, maxInFlight: 3, maxDelayMs: 1000, readDelayMs: () => 0 },
    })
    const path = `${busy.base}/cds-services/her2-patient-view/feedback`
    const running = [1, 2, 3].map(() => post(path, { feedback: [] }))
    await until(() => load.inFlight === 3)
    const refused = await post(path, { feedback: [] })
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect((await fetch(`${busy.base}/healthz`)).status).toBe(200)
    finish()
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200])
    expect(load.inFlight).toBe(0)
    expect((await post(path, { feedback: [] })).status).toBe(200)
    await busy.stop()
  })

  test('a late event loop sheds as well', async () => {
    let delay = 5000
    const late = await startApp({
      shedding: { load: { inFlight: 0 }, maxInFlight: 9, maxDelayMs: 500, readDelayMs: () => delay },
    })
    const path = `${late.base}/cds-services/her2-patient-view`
    expect((await post(path, patientView())).status).toBe(503)
    delay = 10
    expect((await post(path, patientView())).status).toBe(200)
    await late.stop()
  })
})
