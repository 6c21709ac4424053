/** Every dialect, by the name that a client profile gives. */
import { CDS_HOOKS_SANDBOX } from './cds-hooks-sandbox.ts'
import type { Dialect } from './dialect.ts'
import { EPIC } from './epic.ts'
import { GENERIC_1_0, GENERIC_1_1, GENERIC_2_0, GENERIC_3_0 } from './generic.ts'
import { MEDPLUM } from './medplum.ts'
import { ORACLE } from './oracle.ts'

export const DIALECTS: readonly Dialect[] = [
  GENERIC_2_0,
  GENERIC_1_0,
  GENERIC_1_1,
  GENERIC_3_0,
  EPIC,
  ORACLE,
  CDS_HOOKS_SANDBOX,
  MEDPLUM,
]

/** Short names for two of them. */
const SHORT: Readonly<Record<string, string>> = { generic: 'generic-2.0', sandbox: 'cds-hooks-sandbox' }

/** Names that a client profile may give. */
export const DIALECT_NAMES: readonly string[] = [...DIALECTS.map(({ name }) => name), ...Object.keys(SHORT)]

export function findDialect(name: string): Dialect | undefined {
  const full = Object.hasOwn(SHORT, name) ? SHORT[name] : name
  return DIALECTS.find((dialect) => dialect.name === full)
}
