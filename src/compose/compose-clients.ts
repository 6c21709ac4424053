/** Who may call, from the settings: profiles, tokens, certificates. The start ends here if nobody may call. */
import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { describeSandboxClient, settingsOf } from '../auth/client-profiles.ts'
import type { ClientProfile, ProfileBook } from '../auth/client-profiles.ts'
import { ProfilesRefused, loadProfiles } from '../auth/load-profiles.ts'
import { createVerifier } from '../auth/verify-jwt.ts'
import type { VerifyToken } from '../auth/verify-jwt.ts'
import type { CallingClient } from '../cds-hooks/client.ts'
import type { Site } from '../evaluate/evaluate.ts'
import { addressOfPage, isLoopback } from '../evidence-page/page-address.ts'
import type { CertificateRules } from '../http/authenticate.ts'
import type { TlsFiles } from '../http/start-server.ts'
import { ConfigRefused } from './config.ts'
import type { Config } from './config.ts'
import type { Log } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** `serve` is for real patients; `sandbox` for trying out with made-up ones. */
export type Mode = 'serve' | 'sandbox'

export interface ClientAccess {
  /** Undefined: no token is asked for. */
  readonly verify: VerifyToken | undefined
  /** The profiles as they stand now; none where no token is asked for. */
  profiles(): Iterable<ClientProfile>
  /** The profile of this id as it stands now. */
  profileOf(id: string): ClientProfile | undefined
  /** Reads the profiles again. If any is faulty, the log says so and the old ones stay in use. */
  reload(): void
}

export const LOOPBACK: readonly string[] = ['127.0.0.1', '::1', 'localhost']

/**
 * A service without any clients set up answers only its own machine, without asking who calls: so it can be tried out at
 * once, and nothing is open by accident. Never in production, and never on an address that others can reach.
 */
export function openToOwnMachine(config: Config, mode: Mode): Config {
  const isNew = mode === 'serve' && config.auth === undefined && config.clientsDir === undefined
  const isReachable = config.host !== undefined && !LOOPBACK.includes(config.host)
  return isNew && !config.isProduction && !isReachable ? { ...config, auth: 'off' } : config
}

/** @throws ConfigRefused, ProfilesRefused */
export function composeAccess(config: Config, mode: Mode, log: Log, metrics: Metrics): ClientAccess {
  if (mode === 'sandbox' && config.isProduction) {
    throw new ConfigRefused(
      'The sandbox is refused with NODE_ENV=production, because it lets everybody in: use `her2-cds serve`, or unset NODE_ENV.',
    )
  }
  if (!asksWhoCalls(config, mode)) return composeOpenAccess(config, mode, log)
  let book = loadBook(config, mode)
  log.lifecycle('profiles-loaded', { clients: [...book.values()].map(({ id }) => id) })
  const publicUrl = config.publicUrl ?? (mode === 'sandbox' ? `http://localhost:${config.port}` : undefined)
  return {
    verify: createVerifier({
      profiles: () => book,
      publicUrl,
      onKeysFetched: (client, outcome) => metrics.keysFetched(client, outcome),
    }),
    profiles: () => book.values(),
    profileOf: (id) => findProfile(book, id),
    reload() {
      try {
        book = loadBook(config, mode)
        metrics.profilesLoaded('loaded')
        log.lifecycle('profiles-loaded', { clients: [...book.values()].map(({ id }) => id) })
      } catch (error) {
        if (!(error instanceof ProfilesRefused || error instanceof ConfigRefused)) throw error
        metrics.profilesLoaded('refused')
        log.lifecycle('profiles-refused', { faults: error.message.split('\n') })
      }
    },
  }
}

function asksWhoCalls({ auth }: Config, mode: Mode): boolean {
  return auth === undefined ? mode === 'serve' : auth === 'on'
}

/** @throws ConfigRefused, ProfilesRefused where nobody could call, as `composeAccess` does. */
export function demandClients(config: Config, mode: Mode): void {
  if (asksWhoCalls(config, mode)) loadBook(config, mode)
  else refuseOpenProduction(config)
}

function refuseOpenProduction({ isProduction }: Config): void {
  if (!isProduction) return
  throw new ConfigRefused(
    'AUTH=off is refused with NODE_ENV=production: set AUTH=on and CLIENTS_DIR, or unset NODE_ENV to try the service out.',
  )
}

function composeOpenAccess(config: Config, mode: Mode, log: Log): ClientAccess {
  refuseOpenProduction(config)
  if (mode === 'serve') log.lifecycle('authentication-off')
  return { verify: undefined, profiles: () => [], profileOf: () => undefined, reload: () => {} }
}

function loadBook(config: Config, mode: Mode): ProfileBook {
  const { clientsDir, publicUrl } = config
  if (clientsDir === undefined && mode === 'serve') {
    throw new ConfigRefused(
      'No client may call yet: set CLIENTS_DIR to the folder of the client profiles (deploy/clients has an example) and ' +
        'PUBLIC_URL to the address that clients call. To try the service out without authentication, set AUTH=off.',
    )
  }
  const book = new Map(clientsDir === undefined ? [] : loadProfiles(clientsDir))
  if (mode === 'sandbox') {
    const client = describeSandboxClient()
    book.set(client.issuer, client)
  }
  demandAddresses(mode === 'serve' ? book.values() : [], publicUrl)
  const deaf = [...book.values()].filter((one) => one.publicUrls.length + one.audiences.length === 0)
  if (mode === 'serve' && publicUrl === undefined && deaf.length > 0) {
    throw new ConfigRefused(
      `PUBLIC_URL is not set: set it to the address that clients call, or add publicUrls to the profile of ${deaf.map(({ id }) => id).join(', ')}.`,
    )
  }
  return book
}

/** @throws ConfigRefused naming the profile: a session's cookie would travel in the clear, or nobody could come back. */
function demandAddresses(profiles: Iterable<ClientProfile>, publicUrl: string | undefined): void {
  for (const profile of profiles) {
    if (profile.evidence === undefined) continue
    const address = addressOfPage(profile, publicUrl)
    if (address === undefined) {
      throw new ConfigRefused(
        `${profile.id} has an evidence page, and nobody knows its address: set PUBLIC_URL, or evidencePage.url in the profile.`,
      )
    }
    if (!address.startsWith('https:') && !isLoopback(address)) {
      throw new ConfigRefused(
        `${profile.id}: the evidence page needs https: set PUBLIC_URL, or evidencePage.url in the profile, to an https address.`,
      )
    }
  }
}

function findProfile(book: ProfileBook, id: string): ClientProfile | undefined {
  return [...book.values()].find((profile) => profile.id === id)
}

/**
 * The site of a client by the id that is stored with its calls, read from its profile each time; the installation's own
 * if the profile no longer exists. For commands: no token is verified.
 */
export function siteByProfiles({ clientsDir, auth }: Config, site: Site): (clientId: string) => Site {
  if (clientsDir === undefined || auth === 'off') return () => site
  return (clientId) => {
    const profile = findProfile(loadProfiles(clientsDir), clientId)
    return profile ? siteFor(profile, site) : site
  }
}

/** Undefined if client certificates are not asked for. */
export function composeCertificates(config: Config): CertificateRules | undefined {
  const own = config.tls?.clientCaFile !== undefined
  if (!own && config.mtlsProxies.length === 0) return undefined
  const proxies = new BlockList()
  for (const proxy of config.mtlsProxies) {
    const [address = '', bits] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) proxies.addAddress(address, family)
    else proxies.addSubnet(address, Number(bits), family)
  }
  const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const header = { name: config.mtlsHeader, value: config.mtlsHeaderValue, isProxy }
  return { own, ...(config.mtlsProxies.length > 0 ? { header } : {}) }
}

/** @throws ConfigRefused if a file cannot be read. */
export function readTlsFiles({ tls }: Config): TlsFiles | undefined {
  if (!tls) return undefined
  const { certFile, keyFile, clientCaFile } = tls
  return {
    cert: readPem('TLS_CERT_FILE', certFile),
    key: readPem('TLS_KEY_FILE', keyFile),
    ...(clientCaFile === undefined ? {} : { clientCa: readPem('TLS_CLIENT_CA_FILE', clientCaFile) }),
  }
}

function readPem(name: string, file: string): string {
  let text = ''
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new ConfigRefused(`${name}=${file} cannot be read: check its path and permissions.`)
  }
  if (!text.includes('-----BEGIN ')) throw new ConfigRefused(`${name}=${file} is not a PEM file: it has no BEGIN line.`)
  return text
}

/** The installation's site, overridden by what the client's profile says. */
export function siteFor(client: CallingClient | ClientProfile, site: Site): Site {
  if (!('issuer' in client)) return site
  const address = addressOfPage(client, site.baseUrl)
  return {
    ...site,
    settings: settingsOf(client, site.settings),
    ...(address !== undefined && { evidenceLaunch: `${address}/evidence/launch` }),
    ...(client.codeMap === undefined ? {} : { codeMap: client.codeMap }),
  }
}

/** The same, made once for each client as long as the installation's own stays what it is. */
export function siteForEach(siteOf: () => Site): (client: CallingClient | ClientProfile) => Site {
  const made = new WeakMap<object, { readonly from: Site; readonly site: Site }>()
  return (client) => {
    const from = siteOf()
    const known = made.get(client)
    if (known?.from === from) return known.site
    const site = siteFor(client, from)
    made.set(client, { from, site })
    return site
  }
}

/** Cards of the user's role in the client's profile: by the type of the user's reference, else what `default` lists. */
export function packOf(client: CallingClient | ClientProfile, userId: string): readonly string[] | undefined {
  if (!('packs' in client)) return undefined
  const role = /^([A-Z][A-Za-z]+)\//.exec(userId)?.[1] ?? ''
  return client.packs[role] ?? client.packs['default']
}
