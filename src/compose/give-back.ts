/** A service that waits for its first call holds no more memory than it needs. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (how: { readonly type: 'major'; readonly execution: 'sync'; readonly flavor: 'last-resort' }) => void

/**
 * Collects what the start left, and gives the space for young objects back to the machine: it grew while a thousand
 * functions were loaded, and the engine keeps it as long as nothing happens. It grows again with the first calls.
 */
export function giveBackMemory(): void {
  // The engine has this call for whoever asks for it; a context of its own keeps it out of ours.
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  if (isCollect(collect)) collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

function isCollect(found: unknown): found is Collect {
  return typeof found === 'function'
}
