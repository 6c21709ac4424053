/** For a person who waits: a bar with rate and time left on a terminal, a line every ten seconds elsewhere. */

/** The parts of `process.stderr` that are used. */
export interface Watched {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const EVERY_MS = 10_000
const BAR_MS = 250
const WIDTH = 30

export interface Progress {
  readonly patients: (count: number) => void
  readonly part: () => void
  readonly stop: () => void
}

/** `total`: patients that are to be done, of `parts` parts. */
export function showProgress(to: Watched, total: number, parts: number): Progress {
  const started = performance.now()
  let done = 0
  let partsDone = 0
  const isTerminal = to.isTTY === true
  const tell = (): string => {
    const seconds = (performance.now() - started) / 1000
    const rate = seconds > 0 ? done / seconds : 0
    const left = rate > 0 ? Math.max(0, Math.round((total - done) / rate)) : undefined
    const rest = left === undefined ? '' : `, ${clock(left)} left`
    const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')} patients`
    return `${count}, ${Math.round(rate).toLocaleString('en')} a second${rest}, part ${partsDone} of ${parts}`
  }
  const write = () => {
    if (!isTerminal) to.write(`${tell()}\n`)
    else {
      const filled = total > 0 ? Math.min(WIDTH, Math.round((done / total) * WIDTH)) : WIDTH
      to.write(`\r\u001b[K[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${tell()}`)
    }
  }
  const timer = setInterval(write, isTerminal ? BAR_MS : EVERY_MS)
  timer.unref()
  return {
    patients: (count) => void (done += count),
    part: () => void (partsDone += 1),
    stop: () => {
      clearInterval(timer)
      if (isTerminal) {
        write()
        to.write('\n')
      }
    },
  }
}

function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`
}
