/**
 * Client profiles: one file for each EHR that may call, in YAML or JSON. A file says who the client is (issuer, keys,
 * audiences), where its records are, and what it gets (dialect, codes, thresholds, cards). No request can extend it.
 */
import { z } from 'zod'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { CARD_KEYS, type ConsiderationKey, MERGED_KEYS, type MergedKey } from '../her2/considerations/considerations.ts'
import type { Settings } from '../her2/settings.ts'
import { evidencePageSchema } from './evidence-profile.ts'
import type { EvidencePage } from './evidence-profile.ts'

/** Signature algorithms with a public and a private key. HS* and none are not allowed. */
export const ALGORITHMS = ['ES384', 'RS384', 'ES256', 'RS256', 'PS384', 'PS256', 'ES512', 'RS512', 'PS512'] as const

/** The public sandbox of CDS Hooks. Its private key is public, so a token of this issuer proves nothing. */
export const SANDBOX_ISSUER = 'https://sandbox.cds-hooks.org'

/** What a second call with the token of an earlier one gets: 401, the answer of the first (same body only), or an answer and a log line. */
export const REPLAY_POLICIES = ['enforce', 'idempotent', 'log'] as const

const words = z.string().trim().min(1).max(500)

const fhirId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'write letters, digits, dot, dash, underscore')

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** https anywhere, http only on this machine. */
const secureUrl = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))
}, 'write an https URL (http is only for localhost)')

const webUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'write an http or https URL')

/** Without user, query or fragment, and without a trailing slash: resource paths are added to it. */
const baseUrl = webUrl
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined
    return url !== undefined && url.username === '' && url.search === '' && url.hash === ''
  }, 'write it without user, query and fragment')
  .transform((text) => text.replace(/\/{1,9}$/, ''))

const publicKey = z
  .looseObject({ kty: z.enum(['RSA', 'EC'], 'write an RSA or EC public key'), kid: words })
  .refine((key) => !('d' in key), 'write only the public key: this one holds its private part ("d")')

const settings = z.strictObject({
  cardDetail: z.enum(['brief', 'full']).optional(),
  synopsis: z.enum(['always', 'changed', 'off']).optional(),
  reflexIshAfterDays: z.int().min(0).max(365).optional(),
  her2MissingWithinMonths: z.int().min(0).max(1200).optional(),
  zeroUnspecifiedWithinYears: z.int().min(0).max(100).optional(),
  amendedWithinDays: z.int().min(0).max(3650).optional(),
  inactiveAfterYears: z.int().min(1).max(50).optional(),
  criticalWhenEveryResultNegative: z.boolean().optional(),
  openQuestionMonths: z.int().min(1).max(1200).optional(),
  excisionRetestGrade3: z.boolean().optional(),
  pendingDays: z.int().min(0).max(365).optional(),
  lvefWithinDays: z.int().min(0).max(3650).optional(),
} satisfies Partial<Record<keyof Settings, z.ZodType>>)

/** A card that was merged into another is still understood under its old key. */
const card = z
  .enum([...CARD_KEYS, ...(Object.keys(MERGED_KEYS) as MergedKey[])])
  .transform((key) => (key in MERGED_KEYS ? MERGED_KEYS[key as MergedKey] : (key as ConsiderationKey)))

const fhirServer = z.strictObject({
  url: baseUrl,
  /** Whether its name may resolve to an address of a private network, as hospitals' own servers do. */
  allowPrivateAddresses: z.boolean().default(false),
})

/** One profile as written in its file. Members that are left out have the defaults given here. */
export const clientProfileSchema = z
  .strictObject({
    /** Short name of the client in logs and metrics; no secret, no person. */
    id: fhirId,
    issuer: words,
    jwks: z.strictObject({
      urls: z.array(secureUrl).default([]),
      /** Keys written in the profile itself, for clients without a JWKS address. */
      keys: z.array(publicKey).default([]),
    }),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['ES384', 'RS384', 'ES256', 'RS256', 'PS384']),
    /** Other addresses under which this client calls the service; the called path is added for the audience. */
    publicUrls: z.array(baseUrl).default([]),
    /** Audiences accepted as written, for clients that cannot send the called URL. Weaker: one token fits every service. */
    audiences: z.array(words).default([]),
    /** `tenant` claims that are allowed; empty: every one, or none. */
    tenants: z.array(words).default([]),
    /** `sub` claims that are allowed; empty: every one, or none. */
    subjects: z.array(words).default([]),
    /** SHA-256 fingerprints of client certificates, 'AB:CD:…'; with mutual TLS only these; empty: whichever the CA signed. */
    certificates: z
      .array(z.string().regex(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/i, 'write 32 bytes as AB:CD:…'))
      .default([]),
    fhirServers: z
      .array(z.union([baseUrl.transform((url) => ({ url, allowPrivateAddresses: false })), fhirServer]))
      .default([]),
    /** Name of a row in the table of dialects. */
    dialect: words.default('generic'),
    /** File of the site's own codes, relative to the profile's folder. */
    codeMap: words.optional(),
    jurisdiction: z.enum(['US', 'EU']).optional(),
    settings: settings.default({}),
    /** Cards for each role, as the EHR names it; a role that is not listed gets what `default` lists, else every card that is for all. */
    packs: z.record(words, z.array(card)).default({}),
    /** How the evidence page is registered at this EHR; without it cards have no link to it. */
    evidencePage: evidencePageSchema.optional(),
    replay: z.enum(REPLAY_POLICIES).default('enforce'),
    clockSkewSeconds: z.int().min(0).max(300).default(60),
    rateLimitPerMinute: z.int().min(1).max(1_000_000).default(6000),
    timeouts: z
      .strictObject({
        /** Milliseconds for one fetch of the keys, and for all reads from the client's FHIR server in one call. */
        jwksMs: z.int().min(50).max(30_000).default(2000),
        fhirMs: z.int().min(50).max(60_000).default(2500),
      })
      .default({ jwksMs: 2000, fhirMs: 2500 }),
  })
  .refine((profile) => profile.jwks.urls.length + profile.jwks.keys.length > 0, {
    path: ['jwks'],
    message: 'write urls, or keys: without either no signature can be checked',
  })
  .refine(({ evidencePage, fhirServers }) => evidencePage === undefined || fhirServers.length > 0, {
    path: ['fhirServers'],
    message: 'write the FHIR server from which the evidence page is launched',
  })

/** A checked profile. `codeMap` is the parsed file; `fhirServers[].url` has no trailing slash. */
export type ClientProfile = Readonly<Omit<z.output<typeof clientProfileSchema>, 'codeMap' | 'evidencePage'>> & {
  readonly codeMap?: CodeMap
  /** The file's `evidencePage`, with its secret read. */
  readonly evidence?: EvidencePage
}

/** The settings of a client: those of the installation, overridden by what its profile says. */
export function settingsOf(profile: Pick<ClientProfile, 'settings' | 'jurisdiction'>, defaults: Settings): Settings {
  const said = Object.entries(profile.settings).filter(([, value]) => value !== undefined)
  const jurisdiction = profile.jurisdiction ?? defaults.jurisdiction
  return { ...defaults, ...(Object.fromEntries(said) as Partial<Settings>), jurisdiction }
}

/** A client of the public CDS Hooks sandbox: only for the sandbox command, where patients are made up. */
export function describeSandboxClient(): ClientProfile {
  return clientProfileSchema.parse({
    id: 'cds-hooks-sandbox',
    issuer: SANDBOX_ISSUER,
    jwks: { urls: [`${SANDBOX_ISSUER}/.well-known/jwks.json`] },
    algorithms: ['ES384'],
    dialect: 'sandbox',
  }) as ClientProfile
}

/** Profiles by issuer. */
export type ProfileBook = ReadonlyMap<string, ClientProfile>
