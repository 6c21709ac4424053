/** The service to be mounted in an Express application of somebody else's: what `serve` runs, without its own port. */
import type { Express } from 'express'
import { openService } from './compose-service.ts'
import { ConfigRefused, readConfig } from './config.ts'
import type { SettingName } from './list-settings.ts'

/** By the names of the environment variables that `serve` reads (docs/operations/settings.md). */
export type ServiceSettings = Readonly<Partial<Record<SettingName, string>>>

export interface MountedService {
  /** To be mounted before anything that reads bodies: the service reads its own, within its own limits. */
  readonly app: Express
  /** Reads the client profiles again. A faulty one leaves the old ones in use, and the log says so. */
  reload(): void
  /** Says on /readyz that no more calls should come, and closes the store. Call it when the last answer is out. */
  close(): Promise<void>
}

/**
 * Everything `createApp` needs, made from settings: profiles, cards, store, audit, limits. Nothing is read from the
 * environment. The port, TLS and draining are the host's; `PUBLIC_URL` is the address under which the application is
 * mounted, path included, since tokens are written for it.
 * @throws Error with every setting, profile or card that is faulty, and what to do about it
 */
export async function createService(settings: ServiceSettings): Promise<MountedService> {
  const { clientsDir, auth, tls } = readConfig(settings)
  // `serve` without clients answers its own machine only; whom this port answers, nobody here knows.
  if (clientsDir === undefined && auth !== 'off') {
    throw new ConfigRefused(
      'No client may call yet: set CLIENTS_DIR to the folder of the client profiles, or AUTH to off to let everybody in.',
    )
  }
  if (tls) throw new ConfigRefused('A mounted service has no port of its own: leave the TLS settings unset.')
  const { app, readiness, prepare, reload, close } = await openService(settings)
  await prepare()
  readiness.ready = true
  return {
    app,
    reload,
    async close() {
      readiness.ready = false
      await close()
    },
  }
}
