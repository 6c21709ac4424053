/** For a person who waits: how many patients are done, and how fast. Nothing where nobody watches. */

/** The parts of `process.stderr` that are used. */
export interface Watched {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const EVERY_MS = 10_000

/** @returns Counts one patient, and stops; a line appears every ten seconds on a terminal. */
export function showProgress(
  to: Watched,
  everyMs = EVERY_MS,
): { readonly count: () => void; readonly stop: () => void } {
  let done = 0
  if (to.isTTY !== true) return { count: () => undefined, stop: () => undefined }
  const started = performance.now()
  const tell = () => {
    const rate = Math.round(done / ((performance.now() - started) / 1000))
    to.write(`${done.toLocaleString('en')} patients, ${rate.toLocaleString('en')} a second\n`)
  }
  const timer = setInterval(tell, everyMs)
  timer.unref()
  return { count: () => void done++, stop: () => clearInterval(timer) }
}
