/** Composition of /admin: who may enter, what is kept of readings and of refused calls. */
import { createHmac } from 'node:crypto'
import { createAdmin } from '../admin/admin-routes.ts'
import { writeExplanation } from '../answer/explain-text.ts'
import type { Explanation } from '../answer/explain.ts'
import { noteRefusals } from '../audit/note-refusals.ts'
import { createPseudonyms } from '../audit/pseudonyms.ts'
import { identifyBy, identifyBySecret } from '../auth/administrators.ts'
import type { Administrator, Identify } from '../auth/administrators.ts'
import { loadAdministrators } from '../auth/load-profiles.ts'
import type { AppDeps } from '../http/app-deps.ts'
import type { Log } from '../telemetry/log.ts'
import { chainKeysOf } from './compose-store.ts'
import type { Kept } from './compose-store.ts'
import { ConfigRefused } from './config.ts'
import type { AuditConfig } from './store-config.ts'

export interface AdminParts {
  readonly config: AuditConfig
  readonly isProduction: boolean
  readonly kept: Kept
  readonly clock: () => Date
  readonly log: Log
  readonly explain: (uuid: string) => Promise<Explanation | undefined>
}

export interface ComposedAdmin {
  readonly deps: Pick<AppDeps, 'admin' | 'onRefusedCall'>
  /** Writes what was counted and not yet written. */
  readonly close: () => Promise<void>
}

/** @throws ConfigRefused, ProfilesRefused */
export function composeAdmin(parts: AdminParts): ComposedAdmin {
  const { config, kept, clock, explain } = parts
  const { store, patientKey, chainKey = '' } = kept
  const refusals = noteRefusals(store, createPseudonyms(patientKey, config.clearPatientIds), clock)
  const identify = identifierOf(parts)
  const { adminToken = '' } = config
  const formSecretOf = ({ name, isShared }: Administrator) =>
    isShared
      ? adminToken
      : createHmac('sha256', chainKey)
          .update(JSON.stringify(['form', name]))
          .digest('hex')
  return {
    deps: {
      onRefusedCall: refusals.note,
      ...(identify && {
        admin: createAdmin({
          store,
          identify,
          formSecretOf,
          chainKeys: chainKeysOf(kept),
          clock,
          explain,
          writeExplanation,
        }),
      }),
    },
    close: refusals.close,
  }
}

/** Undefined: there is no /admin. */
function identifierOf({ config, isProduction, log }: AdminParts): Identify | undefined {
  const { adminsFile, adminToken } = config
  if (adminsFile !== undefined && adminToken !== undefined)
    throw new ConfigRefused('ADMIN_TOKEN and ADMINS_FILE are both set: leave ADMIN_TOKEN unset, it is for trying out.')
  if (adminsFile !== undefined) return identifyBy(loadAdministrators(adminsFile))
  if (adminToken === undefined) return undefined
  if (isProduction)
    throw new ConfigRefused(
      'ADMIN_TOKEN is refused with NODE_ENV=production: everybody who knows it is the same person. Name administrators in ADMINS_FILE (docs/audit.md).',
    )
  log.lifecycle('shared-admin-secret')
  return identifyBySecret(adminToken)
}
