/**
 * Evaluations spread over turns of the event loop. Calls that arrive together would else be evaluated in one go, while an
 * answer that is on the disk already waits behind all of them to be sent; and the longer the wait, the more come together.
 */

/** Of the calls that wait, the share that goes in one turn: one while few wait; under load some, which share a commit. */
const SHARE = 1 / 4

const MOST_IN_TURN = 8

/** Resolves when the caller may go on, in the order in which callers came. */
export function takeTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  const next = (): void => {
    for (const go of waiting.splice(0, Math.min(MOST_IN_TURN, Math.ceil(waiting.length * SHARE)))) go()
    if (waiting.length > 0) setImmediate(next)
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(next)
    })
}
