/** Composition of the anchors, as the settings name their places. */
import { createAnchoring } from '../audit/anchor-chain.ts'
import { toCommand, toFile, toSyslog } from '../audit/anchor-places.ts'
import type { Log } from '../telemetry/log.ts'
import type { Kept } from './compose-store.ts'
import type { AuditConfig } from './store-config.ts'

/** Anchors now and at intervals. Returns a function that anchors once more, to be called before the store closes. */
export async function anchorRegularly(config: AuditConfig, kept: Kept, log: Log): Promise<() => Promise<void>> {
  const { anchorFile, anchorSyslog, anchorCommand, anchorSeconds } = config
  const places = [
    ...(anchorFile === undefined ? [] : [toFile(anchorFile)]),
    ...(anchorSyslog === undefined ? [] : [toSyslog(anchorSyslog)]),
    ...(anchorCommand === undefined ? [] : [toCommand(anchorCommand)]),
  ]
  if (places.length === 0) return async () => undefined
  const { anchor } = createAnchoring({
    ...{ chain: kept.store.chain, key: kept.chainKey ?? '', places, clock: () => new Date() },
    onChange: (state) => log.lifecycle(state === 'failed' ? 'anchor-failed' : 'anchor-recovered'),
  })
  await anchor()
  const timer = setInterval(() => void anchor(), anchorSeconds * 1000)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await anchor()
  }
}
