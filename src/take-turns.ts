/**
 * One evaluation for each turn of the event loop. Calls that arrive together would else be evaluated in one go, while an
 * answer that is on the disk already waits behind all of them to be sent; and the longer the wait, the more come together.
 */

/** Resolves when the caller may go on, in the order in which callers came, one of them in each turn of the event loop. */
export function takeTurns(): () => Promise<void> {
  const waiting: (() => void)[] = []
  const next = (): void => {
    waiting.shift()?.()
    if (waiting.length > 0) setImmediate(next)
  }
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1) setImmediate(next)
    })
}
