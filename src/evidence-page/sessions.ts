/** Launches that wait for the EHR's answer, and sessions: kept in the shared store, sealed with what the browser holds. */
import type { LaunchStore } from '../storage/launch-store.ts'
import { makeSecret, placeOf, seal, unseal } from './sealing.ts'

/** A launch between its two steps. */
export interface PendingLaunch {
  /** Id of the profile. */
  readonly client: string
  readonly iss: string
  readonly tokenEndpoint: string
  readonly issuer?: string
  readonly jwksUri?: string
  readonly redirectUri: string
  readonly nonce: string
  readonly verifier: string
}

export interface Session {
  readonly client: string
  readonly iss: string
  readonly token: string
  readonly patientId: string
  /** Stored name of the patient. */
  readonly patient: string
  /** uuid of the card; empty if the page was launched without one. */
  readonly card: string
  readonly user: string
  readonly subject: string
}

/** Minutes for logging in at the EHR. */
const LOGIN_MINUTES = 10

export interface Sessions {
  /** @returns the `state` that finds the launch again, once, together with the browser's secret. */
  keepLaunch(browser: string, launch: PendingLaunch): Promise<string>
  takeLaunch(browser: string, state: string): Promise<PendingLaunch | undefined>
  /** Ends the earlier session of this browser. @returns the secret of the new one. */
  begin(session: Session, seconds: number, earlier: string | undefined): Promise<string>
  find(secret: string): Promise<Session | undefined>
  end(secret: string): Promise<void>
}

export function keepSessions(store: LaunchStore, clock: () => Date): Sessions {
  const after = (seconds: number) => new Date(clock().getTime() + seconds * 1000)
  // A launch is found only by state and browser together, so that nobody else's browser can use it, or use it up.
  const both = (browser: string, state: string) => `${state}.${browser}`
  return {
    async keepLaunch(browser, launch) {
      const state = makeSecret()
      const secret = both(browser, state)
      await store.keep(placeOf('launch', secret), seal(secret, launch), after(LOGIN_MINUTES * 60))
      return state
    },
    async takeLaunch(browser, state) {
      const secret = both(browser, state)
      const sealed = await store.take(placeOf('launch', secret))
      return sealed === undefined ? undefined : (unseal(secret, sealed) as PendingLaunch | undefined)
    },
    async begin(session, seconds, earlier) {
      if (earlier !== undefined) await store.take(placeOf('session', earlier))
      const secret = makeSecret()
      await store.keep(placeOf('session', secret), seal(secret, session), after(seconds))
      return secret
    },
    async find(secret) {
      const sealed = await store.find(placeOf('session', secret))
      return sealed === undefined ? undefined : (unseal(secret, sealed) as Session | undefined)
    },
    end: async (secret) => void (await store.take(placeOf('session', secret))),
  }
}
