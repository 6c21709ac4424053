/** Settings from the environment, read once and checked. A refusal names the setting, says why, and what to use instead. */
import { z } from 'zod'
import { LOG_LEVELS } from '../telemetry/log.ts'

/** A whole number in digits, between two bounds, both included. */
export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)
    .meta({ least, most })

const origins = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '*' || text === 'none' ? text : text.split(',').map((origin) => origin.trim())))
  .refine((list) => typeof list === 'string' || list.every(isOrigin))
  .transform((list): '*' | readonly string[] => (list === 'none' ? [] : list))

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

/** Base URLs of FHIR servers: no user, query or fragment; without a trailing slash. */
const fhirServers = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((url) => url.trim().replace(/\/{1,9}$/, ''))))
  .refine((list) => list.every(isBaseUrl))

function isBaseUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && `${url.username}${url.search}${url.hash}` === ''
}

const yesOrNo = z.enum(['yes', 'no', '1', '0']).transform((word) => word === 'yes' || word === '1')

const SHORT_STAGES: Readonly<Record<string, string>> = { prod: 'production', dev: 'development' }

/** What others write for the two words that are known; anything else is refused: who means production must not miss it. */
const stage = z
  .string()
  .transform((word) => word.trim().toLowerCase())
  .transform((word) => SHORT_STAGES[word] ?? word)
  .pipe(z.enum(['production', 'development', 'test']))

const ancestors = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((origin) => origin.trim())))
  .refine((list) => list.every(isOrigin))

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]{0,40}:[0-9a-f:.]{0,40})(?:\/\d{1,3})?$/i

const addresses = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((one) => one.trim())))
  .refine((list) => list.every((one) => address.test(one)))

const text = z.string().min(1)

const webUrl = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))

export interface Setting {
  readonly schema: z.ZodType
  /** The value if the variable is not set. Undefined: it may stay unset. */
  readonly unset: string | undefined
  readonly expects: string
}

/** Every variable that is read. */
// prettier-ignore
export const SETTINGS = {
  PORT:          { schema: wholeNumber(0, 65535),        unset: '8080',    expects: 'a port number from 0 to 65535, for example 8080' },
  HOST:          { schema: z.string().min(1),            unset: undefined, expects: 'a host name or address to listen on, for example 127.0.0.1' },
  PUBLIC_URL:    { schema: webUrl,                       unset: undefined, expects: 'the http(s) URL under which clients reach the service' },
  INSECURE_HTTP: { schema: yesOrNo,                      unset: 'no',      expects: 'yes if plain HTTP may be reached from other machines, as behind a proxy that ends TLS, else no' },
  CORS_ORIGINS:  { schema: origins,                      unset: undefined, expects: '*, none, or origins separated by commas, for example https://ehr.example.org' },
  BODY_LIMIT:    { schema: wholeNumber(1024, 268435456), unset: '4194304', expects: 'bytes of a request body, from 1024 to 268435456' },
  LOG_LEVEL:     { schema: z.enum(LOG_LEVELS),           unset: 'info',    expects: `one of ${LOG_LEVELS.join(', ')}` },
  FHIR_SERVERS:  { schema: fhirServers,                  unset: 'none',    expects: 'none, or base URLs of FHIR servers that may be read for clients without a profile, separated by commas' },
  FHIR_PRIVATE:  { schema: yesOrNo,                      unset: 'no',      expects: 'yes if these servers have addresses of a private network, else no' },
  FHIR_DEADLINE_MS: { schema: wholeNumber(50, 60000),    unset: '3000',    expects: 'milliseconds from 50 to 60000 for all reads from a FHIR server in one call' },
  FHIR_READS_AT_ONCE: { schema: wholeNumber(1, 32),      unset: '12',      expects: 'searches from 1 to 32 that one call may have open at a FHIR server' },
  AUTH:          { schema: z.enum(['on', 'off']),        unset: undefined, expects: 'on, or off to try the service out without authentication' },
  CLIENTS_DIR:   { schema: text,                         unset: undefined, expects: 'the folder of the client profiles' },
  NODE_ENV:      { schema: stage,                        unset: 'development', expects: 'production if there are real patients, else development or test' },
  TLS_CERT_FILE: { schema: text,                         unset: undefined, expects: 'a PEM file with the certificate, followed by its intermediate certificates' },
  TLS_KEY_FILE:  { schema: text,                         unset: undefined, expects: 'the PEM file of its private key' },
  TLS_CLIENT_CA_FILE: { schema: text,                    unset: undefined, expects: 'a PEM file with the root certificates for client certificates; every call then needs one' },
  MTLS_PROXIES:  { schema: addresses,                    unset: 'none',    expects: 'none, or addresses (10.0.0.5, 10.1.0.0/16) of proxies that check client certificates, separated by commas' },
  MTLS_HEADER:   { schema: text,                         unset: 'x-client-verify', expects: 'the header in which these proxies report the check' },
  MTLS_HEADER_VALUE: { schema: text,                     unset: 'SUCCESS', expects: 'the value of this header for a valid certificate' },
  MAX_CONNECTIONS: { schema: wholeNumber(1, 1000000),    unset: '4096',    expects: 'simultaneous connections, from 1 to 1000000' },
  MAX_IN_FLIGHT: { schema: wholeNumber(1, 100000),       unset: '256',     expects: 'simultaneous calls, from 1 to 100000; further ones are answered with 503' },
  GOAL_MS:       { schema: wholeNumber(10, 600000),      unset: '500',     expects: 'milliseconds from 10 to 600000 from body to answer; while calls take longer, fewer are admitted' },
  MAX_LOOP_DELAY_MS: { schema: wholeNumber(10, 60000),   unset: '500',     expects: 'milliseconds from 10 to 60000 of event loop delay above which calls are answered with 503' },
  MAX_ENTRIES:   { schema: wholeNumber(1, 1000000),      unset: '5000',    expects: 'entries of all Bundles in a body, from 1 to 1000000' },
  READ_PDF:      { schema: yesOrNo,                      unset: 'yes',     expects: 'yes to read the text of attached PDF reports, else no' },
  KEPT_MINUTES:  { schema: wholeNumber(0, 60),            unset: '10',      expects: 'minutes from 0 to 60 for which an answer is kept in memory, for calls that hold the same record; 0: never' },
  EVIDENCE_SESSION_MINUTES: { schema: wholeNumber(1, 720), unset: '30',    expects: 'minutes from 1 to 720 after which a session of the evidence page is over' },
  EVIDENCE_FRAME_ANCESTORS: { schema: ancestors,        unset: 'none',    expects: 'none, or origins that may show the evidence page in a frame, separated by commas, for example https://ehr.example.org' },
  LINGER_SECONDS: { schema: wholeNumber(0, 120),         unset: '0',       expects: 'seconds from 0 to 120 for which new connections are still accepted after SIGTERM, until load balancers notice' },
  DRAIN_SECONDS: { schema: wholeNumber(0, 600),          unset: '10',      expects: 'seconds from 0 to 600 that running calls get to finish after SIGTERM' },
} as const satisfies Record<string, Setting>

export interface Config {
  readonly port: number
  readonly host: string | undefined
  /** Whether plain HTTP may be reached from other machines. */
  readonly insecureHttp: boolean
  readonly publicUrl: string | undefined
  /** Undefined: the default of the mode. */
  readonly corsOrigins: '*' | readonly string[] | undefined
  readonly bodyLimit: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly drainSeconds: number
  /** Undefined: the default of the command. */
  readonly auth: 'on' | 'off' | undefined
  readonly clientsDir: string | undefined
  readonly isProduction: boolean
  readonly tls: { readonly certFile: string; readonly keyFile: string; readonly clientCaFile?: string } | undefined
  readonly mtlsProxies: readonly string[]
  readonly mtlsHeader: string
  readonly mtlsHeaderValue: string
  readonly maxConnections: number
  readonly maxInFlight: number
  readonly goalMs: number
  readonly maxLoopDelayMs: number
  readonly maxEntries: number
  readonly lingerSeconds: number
  readonly fhirServers: readonly string[]
  readonly fhirPrivate: boolean
  readonly fhirDeadlineMs: number
  readonly fhirReadsAtOnce: number
  readonly readPdf: boolean
  /** 0: no answer is kept. */
  readonly keptMinutes: number
  readonly evidenceSessionMinutes: number
  readonly evidenceFrameAncestors: readonly string[]
}

/** Settings that were refused; `message` holds one line for each. */
export class ConfigRefused extends Error {
  override readonly name = 'ConfigRefused'
}

/** @throws ConfigRefused */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const read = <Name extends keyof typeof SETTINGS>(
    name: Name,
  ): z.infer<(typeof SETTINGS)[Name]['schema']> | undefined => {
    const { schema, unset, expects } = SETTINGS[name]
    const text = env[name] === '' ? unset : (env[name] ?? unset)
    if (text === undefined) return undefined
    const parsed = schema.safeParse(text)
    if (!parsed.success) problems.push(`${name}=${text} is not valid: use ${expects}, or leave ${name} unset.`)
    return parsed.data as z.infer<(typeof SETTINGS)[Name]['schema']> | undefined
  }
  const config = {
    port: read('PORT') ?? 0,
    host: read('HOST'),
    insecureHttp: read('INSECURE_HTTP') ?? false,
    publicUrl: read('PUBLIC_URL')?.replace(/\/{1,9}$/, ''),
    corsOrigins: read('CORS_ORIGINS'),
    bodyLimit: read('BODY_LIMIT') ?? 0,
    logLevel: read('LOG_LEVEL') ?? ('info' as const),
    drainSeconds: read('DRAIN_SECONDS') ?? 0,
    auth: read('AUTH'),
    clientsDir: read('CLIENTS_DIR'),
    isProduction: read('NODE_ENV') === 'production',
    tls: readTls(read('TLS_CERT_FILE'), read('TLS_KEY_FILE'), read('TLS_CLIENT_CA_FILE'), problems),
    mtlsProxies: read('MTLS_PROXIES') ?? [],
    mtlsHeader: (read('MTLS_HEADER') ?? '').toLowerCase(),
    mtlsHeaderValue: read('MTLS_HEADER_VALUE') ?? '',
    maxConnections: read('MAX_CONNECTIONS') ?? 0,
    maxInFlight: read('MAX_IN_FLIGHT') ?? 0,
    goalMs: read('GOAL_MS') ?? 0,
    maxLoopDelayMs: read('MAX_LOOP_DELAY_MS') ?? 0,
    maxEntries: read('MAX_ENTRIES') ?? 0,
    lingerSeconds: read('LINGER_SECONDS') ?? 0,
    fhirServers: read('FHIR_SERVERS') ?? [],
    fhirPrivate: read('FHIR_PRIVATE') ?? false,
    fhirDeadlineMs: read('FHIR_DEADLINE_MS') ?? 0,
    fhirReadsAtOnce: read('FHIR_READS_AT_ONCE') ?? 0,
    readPdf: read('READ_PDF') ?? true,
    keptMinutes: read('KEPT_MINUTES') ?? 0,
    evidenceSessionMinutes: read('EVIDENCE_SESSION_MINUTES') ?? 0,
    evidenceFrameAncestors: read('EVIDENCE_FRAME_ANCESTORS') ?? [],
  }
  if (problems.length > 0) throw new ConfigRefused(problems.join('\n'))
  return config
}

function readTls(
  certFile: string | undefined,
  keyFile: string | undefined,
  clientCaFile: string | undefined,
  problems: string[],
): Config['tls'] {
  if (certFile === undefined && keyFile === undefined && clientCaFile === undefined) return undefined
  if (certFile !== undefined && keyFile !== undefined) {
    return { certFile, keyFile, ...(clientCaFile === undefined ? {} : { clientCaFile }) }
  }
  problems.push('TLS needs both: set TLS_CERT_FILE and TLS_KEY_FILE, or leave all TLS settings unset behind a proxy.')
  return undefined
}
