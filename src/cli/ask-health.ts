/** `her2-cds health`: for the health checks of container engines, where the image has no shell and no other program. */
import { request as askPlain } from 'node:http'
import { request as askTls } from 'node:https'

export interface Asked {
  readonly port: number
  /** Whether the service itself ends TLS. */
  readonly tls: boolean
  /** Also whether calls should be sent there, not only whether the process runs. */
  readonly ready: boolean
}

const PATIENCE_MS = 2500

/** Asks the service on this machine. False where it says no, or nothing in time. */
export function askHealth({ port, tls, ready }: Asked, host = '127.0.0.1'): Promise<boolean> {
  const ask = tls ? askTls : askPlain
  // The certificate is for the name that clients use; here only the own machine is asked, and nothing is sent.
  const options = { host, port, path: ready ? '/readyz' : '/healthz', timeout: PATIENCE_MS, rejectUnauthorized: false }
  return new Promise((resolve) => {
    const question = ask(options, (answer) => {
      answer.resume()
      resolve(answer.statusCode === 200)
    })
    question.on('timeout', () => question.destroy())
    question.on('error', () => resolve(false))
    question.end()
  })
}
