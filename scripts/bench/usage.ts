/** Tells the parent process how much processor time and memory this one has used, whenever it is asked. */

export interface Usage {
  /** User and system, all threads, in microseconds. */
  readonly cpu: number
  readonly rss: number
}

export function reportUsage(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system, rss: process.memoryUsage.rss() } satisfies Usage)
  })
  process.send?.(port)
}
