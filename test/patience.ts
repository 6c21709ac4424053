/**
 * How tests wait. No test measures how fast the machine is: a wait ends with what it waits for, a limit is minutes, and
 * where the amount of work matters it is the processor's time of this process that counts, which other programs do not use up.
 */
import { setTimeout as sleep } from 'node:timers/promises'

/** For deadlines that must not pass before the answer is there. */
export const MINUTE = 60_000

/** Of a store that is not to give up because the machine is busy. */
export const NO_HURRY = { deadlineMs: 4 * MINUTE } as const

/** Settings of a service that turns no call away because the machine or its disk is busy. */
export const UNHURRIED = {
  MAX_LOOP_DELAY_MS: String(MINUTE),
  GOAL_MS: String(10 * MINUTE),
  STORE_TIMEOUT_MS: String(MINUTE),
}

/** Resolves once it holds; a test that waits in vain ends by jest's own limit. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(10)
}

/**
 * Milliseconds of the processor that the work takes in this process, all its threads together: the least of some runs, for
 * what else goes on here, as the removal of garbage, is not of the work.
 */
export async function leastWork(work: () => unknown, enough: number, runs = 5): Promise<number> {
  let least = Infinity
  for (let run = 0; run < runs && least >= enough; run++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}
