/** Settings from the environment, read once and checked. A refused setting says which, why, and what to write. */
import { z } from 'zod'
import { LOG_LEVELS } from './log.ts'

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)

const origins = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '*' || text === 'none' ? text : text.split(',').map((origin) => origin.trim())))
  .refine((list) => typeof list === 'string' || list.every(isOrigin))
  .transform((list): '*' | readonly string[] => (list === 'none' ? [] : (list as '*' | string[])))

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

const webUrl = z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))

interface Setting {
  readonly schema: z.ZodType
  /** Written where the variable is not set. Undefined: it may stay unset. */
  readonly unset: string | undefined
  readonly expects: string
}

/** Every variable that is read. */
// prettier-ignore
const SETTINGS = {
  PORT:          { schema: wholeNumber(0, 65535),        unset: '8080',    expects: 'a port number from 0 to 65535, for example 8080' },
  HOST:          { schema: z.string().min(1),            unset: undefined, expects: 'a host name or address to listen on, for example 127.0.0.1' },
  PUBLIC_URL:    { schema: webUrl,                       unset: undefined, expects: 'the http(s) URL under which clients reach the service' },
  CORS_ORIGINS:  { schema: origins,                      unset: '*',       expects: '*, none, or origins with commas between, for example https://ehr.example.org' },
  BODY_LIMIT:    { schema: wholeNumber(1024, 268435456), unset: '4194304', expects: 'bytes of a request body, from 1024 to 268435456' },
  LOG_LEVEL:     { schema: z.enum(LOG_LEVELS),           unset: 'info',    expects: `one of ${LOG_LEVELS.join(', ')}` },
  DRAIN_SECONDS: { schema: wholeNumber(0, 600),          unset: '10',      expects: 'seconds from 0 to 600 that running calls get on SIGTERM' },
} as const satisfies Record<string, Setting>

export interface Config {
  readonly port: number
  readonly host: string | undefined
  readonly publicUrl: string | undefined
  readonly corsOrigins: '*' | readonly string[]
  readonly bodyLimit: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly drainSeconds: number
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
    if (!parsed.success) problems.push(`${name}=${text} is refused: write ${expects}, or leave ${name} unset.`)
    return parsed.data as z.infer<(typeof SETTINGS)[Name]['schema']> | undefined
  }
  const config = {
    port: read('PORT') ?? 0,
    host: read('HOST'),
    publicUrl: read('PUBLIC_URL')?.replace(/\/+$/, ''),
    corsOrigins: read('CORS_ORIGINS') ?? [],
    bodyLimit: read('BODY_LIMIT') ?? 0,
    logLevel: read('LOG_LEVEL') ?? ('info' as const),
    drainSeconds: read('DRAIN_SECONDS') ?? 0,
  }
  if (problems.length > 0) throw new ConfigRefused(problems.join('\n'))
  return config
}
