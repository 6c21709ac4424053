/**
 * Settings from the environment for the store, the audit and what is withheld. Refusals name the variable, never its
 * value: some are secret.
 */
import { z } from 'zod'
import { CARD_KEYS } from '../her2/considerations/considerations.ts'
import { ConfigRefused, wholeNumber } from './config.ts'
import type { Setting } from './config.ts'
import type { WithholdPolicy } from '../audit/withhold-table.ts'

const list = z
  .string()
  .transform((text) => (text === 'none' ? [] : text.split(',').map((word) => word.trim())))
  .refine((words) => words.every((word) => word !== ''))

const secrets = list.refine((words) => words.every((word) => word.length >= 16))

const cardKeys = list.refine((words) => words.every((word) => (CARD_KEYS as readonly string[]).includes(word)))

const postgresUrl = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol))

const syslogUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && /^(?:udp|tcp|tls):$/.test(new URL(text).protocol) && new URL(text).port !== '',
  )

// prettier-ignore
export const STORE_SETTINGS = {
  DATABASE_URL:     { schema: postgresUrl,                  unset: undefined, expects: 'postgres://user:password@host/database; unset: an SQLite file in DATA_DIR' },
  DATA_DIR:         { schema: z.string().min(1),            unset: 'data',    expects: 'a writable folder for the SQLite file' },
  STORE_TIMEOUT_MS: { schema: wholeNumber(50, 60_000),      unset: '2000',    expects: 'milliseconds from 50 to 60000 after which a call is refused because the store did not confirm' },
  RETENTION_DAYS:   { schema: wholeNumber(0, 36_500),       unset: '3653',    expects: 'days from 1 to 36500 after which records are removed, or 0 for never' },
  PATIENT_IDS:      { schema: z.enum(['hash', 'clear']),    unset: 'hash',    expects: 'hash, or clear to store the ids of patients as they are' },
  PATIENT_KEY:      { schema: z.string().min(16),           unset: undefined, expects: 'a secret of 16 characters or more for hashing patient ids, the same on all replicas' },
  AUDIT_KEY:        { schema: z.string().min(16),           unset: undefined, expects: 'a secret of 16 characters or more that signs the audit chain, the same on all replicas; unset: it is derived from PATIENT_KEY' },
  PATIENT_KEYS_OLD: { schema: secrets,                      unset: 'none',    expects: 'none, or earlier values of PATIENT_KEY separated by commas, so that the evidence page still finds their patients' },
  AUDIT_KEYS_OLD:   { schema: secrets,                      unset: 'none',    expects: 'none, or earlier values of AUDIT_KEY separated by commas, so that what they signed is still known' },
  ANCHOR_FILE:      { schema: z.string().min(1),            unset: undefined, expects: 'a file in another place than the store, to which the ends of the audit chain are added' },
  ANCHOR_SYSLOG:    { schema: syslogUrl,                    unset: undefined, expects: 'udp://host:514, tcp://host:601 or tls://host:6514: a syslog server that gets the ends of the audit chain' },
  ANCHOR_COMMAND:   { schema: z.string().min(1),            unset: undefined, expects: 'a program that gets the ends of the audit chain on its standard input, and ends with 0 when they are in their place' },
  ANCHOR_SECONDS:   { schema: wholeNumber(1, 86_400),       unset: '60',      expects: 'seconds from 1 to 86400 between two anchors' },
  ADMINS_FILE:      { schema: z.string().min(1),            unset: undefined, expects: 'a file of named administrators; unset: no /admin' },
  ADMIN_TOKEN:      { schema: z.string().min(16),           unset: undefined, expects: 'a secret of 16 characters or more, for trying out; unset: no /admin, unless ADMINS_FILE names administrators' },
  QUIET_DAYS:       { schema: wholeNumber(0, 3650),         unset: '90',      expects: 'days from 0 to 3650 for which a finding is withheld from a user who has set it aside' },
  SYNOPSIS:         { schema: z.enum(['always', 'changed', 'off']), unset: 'changed', expects: 'always, changed or off' },
  CARD_DETAIL:      { schema: z.enum(['brief', 'full']),    unset: 'brief',   expects: 'brief for the card of ten seconds, or full for that and its whole basis' },
  SHADOW_CLIENTS:   { schema: list,                         unset: 'none',    expects: 'none, *, or ids of clients separated by commas' },
  SHADOW_CARDS:     { schema: cardKeys,                     unset: 'none',    expects: 'none, or keys of cards separated by commas' },
  DRAFT_CARDS:      { schema: z.enum(['show', 'shadow']),   unset: 'show',    expects: 'show, or shadow to evaluate and store the cards that nobody has signed without showing them' },
  SIGN_OFF_FILE:    { schema: z.string().min(1),            unset: undefined, expects: 'the file in which clinicians of the site sign the cards; unset: that of the package, in which nobody has' },
  SILENT_SHARE:     { schema: wholeNumber(0, 100),          unset: '0',       expects: 'percent of patients, from 0 to 100, whose cards are in shadow: evaluated and stored, but not shown' },
  CARDS_OFF:        { schema: cardKeys,                     unset: 'none',    expects: 'none, or keys of cards separated by commas' },
} as const satisfies Record<string, Setting>

export interface AuditConfig {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly storeTimeoutMs: number
  /** 0: forever. */
  readonly retentionDays: number
  readonly clearPatientIds: boolean
  readonly patientKey: string | undefined
  /** Undefined: derived from the key for patients. */
  readonly auditKey: string | undefined
  /** Earlier keys, whose signatures still hold. */
  readonly oldAuditKeys: readonly string[]
  /** Earlier keys: what is stored under them still belongs to its patients. */
  readonly oldPatientKeys: readonly string[]
  readonly anchorFile: string | undefined
  readonly anchorSyslog: string | undefined
  readonly anchorCommand: string | undefined
  readonly anchorSeconds: number
  readonly adminsFile: string | undefined
  readonly adminToken: string | undefined
  readonly synopsis: 'always' | 'changed' | 'off'
  readonly cardDetail: 'brief' | 'full'
  readonly draftCards: 'show' | 'shadow'
  /** Undefined: that of the package. */
  readonly signOffFile: string | undefined
  /** Without what follows from the sign-off: composition adds it. */
  readonly withhold: WithholdPolicy
}

/** @throws ConfigRefused */
export function readAuditConfig(env: Readonly<Record<string, string | undefined>>): AuditConfig {
  const problems: string[] = []
  const read = <Name extends keyof typeof STORE_SETTINGS>(
    name: Name,
  ): z.infer<(typeof STORE_SETTINGS)[Name]['schema']> | undefined => {
    const { schema, unset, expects } = STORE_SETTINGS[name]
    const text = env[name] === '' ? unset : (env[name] ?? unset)
    if (text === undefined) return undefined
    const parsed = schema.safeParse(text)
    if (!parsed.success) problems.push(`${name} is not valid: use ${expects}.`)
    return parsed.data as z.infer<(typeof STORE_SETTINGS)[Name]['schema']> | undefined
  }
  const config: AuditConfig = {
    databaseUrl: read('DATABASE_URL'),
    dataDir: read('DATA_DIR') ?? '',
    storeTimeoutMs: read('STORE_TIMEOUT_MS') ?? 0,
    retentionDays: read('RETENTION_DAYS') ?? 0,
    clearPatientIds: read('PATIENT_IDS') === 'clear',
    patientKey: read('PATIENT_KEY'),
    auditKey: read('AUDIT_KEY'),
    oldAuditKeys: read('AUDIT_KEYS_OLD') ?? [],
    oldPatientKeys: read('PATIENT_KEYS_OLD') ?? [],
    anchorFile: read('ANCHOR_FILE'),
    anchorSyslog: read('ANCHOR_SYSLOG'),
    anchorCommand: read('ANCHOR_COMMAND'),
    anchorSeconds: read('ANCHOR_SECONDS') ?? 0,
    adminsFile: read('ADMINS_FILE'),
    adminToken: read('ADMIN_TOKEN'),
    synopsis: read('SYNOPSIS') ?? 'changed',
    cardDetail: read('CARD_DETAIL') ?? 'brief',
    draftCards: read('DRAFT_CARDS') ?? 'show',
    signOffFile: read('SIGN_OFF_FILE'),
    withhold: {
      quietDays: read('QUIET_DAYS') ?? 0,
      shadowClients: read('SHADOW_CLIENTS') ?? [],
      shadowCards: read('SHADOW_CARDS') ?? [],
      unsignedCards: [],
      silentShare: read('SILENT_SHARE') ?? 0,
      cardsOff: read('CARDS_OFF') ?? [],
    },
  }
  if (config.databaseUrl && !config.clearPatientIds && !config.patientKey && !env['PATIENT_KEY'])
    problems.push(`PATIENT_KEY is missing: with DATABASE_URL set it to ${STORE_SETTINGS.PATIENT_KEY.expects}.`)
  if (problems.length > 0) throw new ConfigRefused(problems.join('\n'))
  return config
}
