/** How late the event loop is: the drift of a timer, smoothed, so that a single long pause does not count as overload. */

const INTERVAL = 100
const SAMPLES = 5

export interface EventLoopDelay {
  /** Milliseconds, mean of the last half second. */
  readMs(): number
  stop(): void
}

export function watchEventLoopDelay(): EventLoopDelay {
  const samples: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    samples.push(Math.max(0, now - last - INTERVAL))
    if (samples.length > SAMPLES) samples.shift()
    last = now
  }, INTERVAL)
  timer.unref()
  return {
    readMs: () => samples.reduce((sum, sample) => sum + sample, 0) / SAMPLES,
    stop: () => clearInterval(timer),
  }
}
