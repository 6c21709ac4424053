/** A port that closes while the process is busy: what the kernel took before is answered. */
import { Worker } from 'node:worker_threads'
import { startServer } from '../../src/http/start-server.ts'
import { createLog } from '../../src/telemetry/log.ts'

/** Sends a call 150 ms after it is told to, from a thread that goes on while this one is busy. */
const CALLER = `
  const { parentPort, workerData: { port, sent } } = require('node:worker_threads')
  const { request } = require('node:http')
  parentPort.once('message', () => setTimeout(() => {
    const call = request({ port, host: '127.0.0.1', method: 'POST', agent: false }, (res) => {
      res.resume().on('end', () => parentPort.postMessage(res.statusCode + ' ' + res.headers.connection))
    })
    call.on('error', ({ code }) => parentPort.postMessage(code))
    call.end('{}', () => Atomics.store(sent, 0, 1))
  }, 150))
`

/** For so long, and until the call is in the kernel, however late a busy machine comes to send it. */
function beBusy(milliseconds: number, sent: Int32Array): void {
  for (const until = performance.now() + milliseconds; performance.now() < until || Atomics.load(sent, 0) === 0;);
}

test('a call that came while the process was busy and then left is answered', async () => {
  const log = createLog('silent')
  const options = { port: 0, host: '127.0.0.1', drainSeconds: 5, lingerSeconds: 0.3, readiness: { ready: false }, log }
  const running = await startServer((req, res) => void req.resume().on('end', () => res.end('{}')), options)
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const caller = new Worker(CALLER, { eval: true, workerData: { port: running.port, sent } })
  const said = new Promise((resolve) => caller.once('message', resolve))
  await new Promise((resolve) => caller.once('online', resolve))
  caller.postMessage('go')
  const stopped = running.stop()
  // Longer than the port stays open: the call waits in the kernel when it is to close.
  beBusy(600, sent)
  expect(await said).toBe('200 close')
  await stopped
  await caller.terminate()
})
