/** Damaged requests over HTTP against the real program: what came back, and what must never come back. */
import { loadStories } from '../../fixtures/stories/load-stories.ts'
import { mutateRequest } from './mutate.ts'
import type { WireRequest } from './mutate.ts'
import { createDice } from './random.ts'
import { createSender, createSigner, readMetric, startProgram } from './serve.ts'
import type { Answer } from './serve.ts'

export interface FuzzOptions {
  readonly seed: number
  /** Whichever comes first ends the run. */
  readonly seconds: number
  readonly requests: number
  readonly connections: number
  /** Milliseconds that no answer may take twice. */
  readonly slowMs?: number
  /** Number of a request to inspect, and what is printed about it. */
  readonly keep?: number
  readonly onKept?: (request: WireRequest, answer: Answer) => void
  /** Called about every second. */
  readonly onProgress?: (sent: number) => void
}

export interface FuzzReport {
  readonly seed: number
  readonly sent: number
  readonly seconds: number
  readonly statuses: Readonly<Record<string, number>>
  readonly slowestMs: number
  /** Growth of resident memory from the warmed-up process to the end, in megabytes. */
  readonly growthMb: number
  /** One line each: what was wrong, and the number that reproduces it. */
  readonly faults: readonly string[]
}

const SLOW_MS = 1000
const GROWTH_MB = 100
/** Requests that fill caches and let the heap find its size, before memory is compared. */
const WARM_UP = 3000

interface Seed {
  readonly text: string
  readonly path: string
}

function readSeeds(): Seed[] {
  const calls = loadStories().map(({ request: text }) => {
    const { hook } = JSON.parse(text) as { hook: string }
    return { text, path: `/cds-services/her2-${hook}` }
  })
  const outcome = {
    card: 'c',
    outcome: 'overridden',
    outcomeTimestamp: '2026-11-22T10:00:00Z',
    overrideReason: { reason: { code: 'r', system: 'https://x.org' }, userComment: 'u' },
  }
  const accepted = {
    card: 'd',
    outcome: 'accepted',
    outcomeTimestamp: '2026-11-22T10:00:00Z',
    acceptedSuggestions: [{ id: 's' }],
  }
  const feedback = {
    text: JSON.stringify({ feedback: [outcome, accepted] }),
    path: '/cds-services/her2-patient-view/feedback',
  }
  return [...calls, ...Array<Seed>(Math.ceil(calls.length / 20)).fill(feedback)]
}

export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
  const signer = await createSigner()
  const profile = {
    jwks: { keys: [signer.jwk] },
    algorithms: ['RS256'],
    replay: 'log',
    fhirServers: [{ url: 'http://127.0.0.1:1/fhir', allowPrivateAddresses: true }],
  }
  const program = await startProgram(profile, { MAX_IN_FLIGHT: '64' })
  const slowMs = options.slowMs ?? SLOW_MS
  const sender = createSender(program.port, options.connections, Math.max(slowMs, 10_000))
  const seeds = readSeeds()
  const tokens = new Map<string, string>()
  for (const { path } of seeds) if (!tokens.has(path)) tokens.set(path, await signer.sign(path, 3600))
  const make = (index: number): WireRequest => {
    const dice = createDice(Math.imul(options.seed, 0x9e3779b1) + index)
    const { text, path } = dice.pick(seeds)
    const headers = { 'content-type': 'application/json', authorization: tokens.get(path) ?? '' }
    return mutateRequest(text, path, headers, dice)
  }
  const state: FuzzState = { sent: 0, statuses: new Map(), slowestMs: 0, faults: [], warmMb: undefined }
  const started = performance.now()
  const isOver = () =>
    state.sent >= options.requests || performance.now() - started > options.seconds * 1000 || state.faults.length >= 20
  const readMb = async () => (await readMetric(program.port, 'process_resident_memory_bytes')) / 1024 / 1024
  const caller = async () => {
    while (!isOver()) {
      const index = state.sent++
      if (index === WARM_UP) state.warmMb = await readMb().catch(() => undefined)
      if (index % 1000 === 0) options.onProgress?.(index)
      const request = make(index)
      const answer = await sender.send(request)
      if (options.keep === index) options.onKept?.(request, answer)
      const again = answer.ms > slowMs ? await sender.send(request) : undefined
      judge(state, index, answer, again, slowMs)
    }
  }
  try {
    await Promise.all(Array.from({ length: options.connections }, caller))
    const seconds = (performance.now() - started) / 1000
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const growthMb = await measureGrowth(state, readMb)
    if (program.child.exitCode !== null) state.faults.push(`the program ended: ${program.output().slice(-500)}`)
    const statuses = Object.fromEntries([...state.statuses].sort(([one], [other]) => one.localeCompare(other)))
    return {
      seed: options.seed,
      sent: state.sent,
      seconds,
      statuses,
      slowestMs: state.slowestMs,
      growthMb,
      faults: state.faults,
    }
  } finally {
    sender.close()
    await program.stop()
  }
}

interface FuzzState {
  sent: number
  readonly statuses: Map<string, number>
  slowestMs: number
  readonly faults: string[]
  warmMb: number | undefined
}

/** @param again The answer to the same request once more, if the first was slow: a busy machine is not a hang. */
function judge(state: FuzzState, index: number, answer: Answer, again: Answer | undefined, slowMs: number): void {
  const name = answer.status === 0 ? answer.text : String(answer.status)
  state.statuses.set(name, (state.statuses.get(name) ?? 0) + 1)
  state.slowestMs = Math.max(state.slowestMs, again ? Math.min(again.ms, answer.ms) : answer.ms)
  if (answer.status >= 500 && answer.status !== 503) state.faults.push(`#${index}: status ${answer.status}`)
  if (answer.status === 0) state.faults.push(`#${index}: no answer (${answer.text})`)
  if (again && again.ms > slowMs) state.faults.push(`#${index}: ${Math.round(again.ms)} ms, twice`)
}

async function measureGrowth(state: FuzzState, readMb: () => Promise<number>): Promise<number> {
  if (state.warmMb === undefined) return 0
  const growthMb = (await readMb().catch(() => NaN)) - state.warmMb
  if (!(growthMb <= GROWTH_MB)) state.faults.push(`memory grew by ${growthMb.toFixed(0)} MB`)
  return growthMb
}
