/** Why a store did not confirm, as a word of a closed list: for logs, readiness and whoever is called at night. */
import { StoreUnavailable } from './store.ts'

export type StoreCause = 'disk-full' | 'read-only' | 'locked' | 'database-down' | 'database-refuses' | 'slow' | 'other'

/** By the code of Node, of PostgreSQL, or of SQLite (its number as text). */
// prettier-ignore
const CAUSES: Readonly<Record<string, StoreCause>> = {
  ENOSPC: 'disk-full', EDQUOT: 'disk-full', '53100': 'disk-full', sqlite13: 'disk-full',
  EROFS: 'read-only', EACCES: 'read-only', EPERM: 'read-only', '25006': 'read-only', sqlite8: 'read-only', sqlite14: 'read-only',
  sqlite5: 'locked', sqlite6: 'locked', '55P03': 'locked',
  ECONNREFUSED: 'database-down', ECONNRESET: 'database-down', ENOTFOUND: 'database-down', EPIPE: 'database-down', ETIMEDOUT: 'database-down',
  EHOSTUNREACH: 'database-down', '57P01': 'database-down', '57P02': 'database-down', '57P03': 'database-down', '08006': 'database-down', '08001': 'database-down',
  '28P01': 'database-refuses', '28000': 'database-refuses', '3D000': 'database-refuses', '42501': 'database-refuses', '53300': 'database-refuses',
}

/** Looks through the causes of an error; nothing of its message is used. */
export function causeOfFailure(error: unknown): StoreCause {
  let last: unknown = error
  for (let depth = 0; depth < 5 && last instanceof Error; depth++) {
    const { code, errcode } = last as Error & { readonly code?: unknown; readonly errcode?: unknown }
    const names = [typeof code === 'string' ? code : '', typeof errcode === 'number' ? `sqlite${errcode & 0xff}` : '']
    const known = names.find((name) => Object.hasOwn(CAUSES, name))
    if (known !== undefined) return CAUSES[known] ?? 'other'
    if (last instanceof StoreUnavailable && last.cause === undefined) return 'slow'
    last = last.cause
  }
  return 'other'
}
