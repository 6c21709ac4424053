/** Where the port opens. Records travel over it: in the clear they leave this machine only if somebody said so. */
import { ConfigRefused } from './config.ts'
import type { Config } from './config.ts'
import { LOOPBACK } from './compose-clients.ts'

export interface ListenAddress {
  /** Undefined: every address of the machine. */
  readonly host: string | undefined
  /** `plain-http`: other machines reach it in the clear. `own-machine-only`: none does, though nobody asked for that. */
  readonly note?: 'plain-http' | 'own-machine-only'
}

type Asked = Pick<Config, 'host' | 'auth' | 'tls' | 'insecureHttp' | 'mtlsProxies'>

/** @throws ConfigRefused where an address is named that others reach, and nothing says that plain HTTP is meant */
export function listenAddress({ host, auth, tls, insecureHttp, mtlsProxies }: Asked): ListenAddress {
  if (host !== undefined && LOOPBACK.includes(host)) return { host }
  if (host === undefined && auth === 'off') return { host: '127.0.0.1' }
  if (tls) return { host }
  if (insecureHttp || mtlsProxies.length > 0) return { host, note: 'plain-http' }
  if (host === undefined) return { host: '127.0.0.1', note: 'own-machine-only' }
  throw new ConfigRefused(
    `HOST=${host} would send records in the clear: set TLS_CERT_FILE and TLS_KEY_FILE, or INSECURE_HTTP=yes where a proxy ` +
      'in front of the service ends TLS.',
  )
}
