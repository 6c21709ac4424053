/**
 * One evaluation in each turn of the event loop. When many calls come in at the same moment, what the store has confirmed
 * is answered between two of them, and not after all of them: a call that is nearly done does not wait for those that
 * have just begun.
 */
export function createTurns(): () => Promise<void> {
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
