/**
 * What is held between the steps of a SMART launch, and for the length of a session: the port, and its implementation in
 * memory. Keys are hashes and values are sealed by the caller, so that the store alone opens nothing.
 */

export interface LaunchStore {
  /** Keeps a sealed value until it expires. */
  keep(key: string, sealed: string, expiresAt: Date): Promise<void>
  /** The value under a key, if it has not expired. */
  find(key: string): Promise<string | undefined>
  /** The same, and removes it: of any number of simultaneous calls, only one gets it. */
  take(key: string): Promise<string | undefined>
}

/** The most values in memory: a thousand clinicians who open ten pages within one session. */
const CAPACITY = 10_000

/** Every place is taken by a value that has not expired. */
export class LaunchStoreFull extends Error {
  override readonly name = 'LaunchStoreFull'
}

/** For one process. `keep` rejects with LaunchStoreFull if there is no room. */
export function keepLaunchesInMemory(clock: () => Date, capacity = CAPACITY): LaunchStore {
  const held = new Map<string, { readonly sealed: string; readonly until: number }>()
  const valid = (key: string): string | undefined => {
    const found = held.get(key)
    return found && found.until > clock().getTime() ? found.sealed : undefined
  }
  const sweep = (): void => {
    const now = clock().getTime()
    for (const [key, { until }] of held) if (until <= now) held.delete(key)
  }
  return {
    async keep(key, sealed, expiresAt) {
      if (held.size >= capacity) sweep()
      if (held.size >= capacity) throw new LaunchStoreFull('launch store is full')
      held.set(key, { sealed, until: expiresAt.getTime() })
    },
    find: async (key) => valid(key),
    async take(key) {
      const found = valid(key)
      held.delete(key)
      return found
    },
  }
}
