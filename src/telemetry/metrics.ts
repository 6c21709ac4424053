/**
 * Metrics for Prometheus. Labels are route patterns, service ids, profile ids, statuses and words of closed lists: nothing
 * that a caller writes, nothing about a person, and few values.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from '@prometheus-io/client'
import type { LabelValues } from '@prometheus-io/client'

export interface AnsweredCall {
  readonly route: string
  readonly service: string | undefined
  readonly method: string
  readonly status: number
  readonly seconds: number
  readonly client: string | undefined
  readonly cards: number | undefined
  readonly errorCode: string | undefined
}

export interface CardDecision {
  readonly key: string
  readonly disposition: string
  /** Why it was not shown: the words of the row in the table of what is withheld. */
  readonly why: string | null
}

export interface Metrics {
  answered(call: AnsweredCall): void
  refused(fault: string, client: string | undefined): void
  shed(cause: string): void
  keysFetched(client: string, outcome: string): void
  profilesLoaded(outcome: 'loaded' | 'refused'): void
  /** One evaluation that is in the store, with what became of each card. */
  evaluated(service: string, client: string, cards: readonly CardDecision[]): void
  feedbackKept(outcome: string, client: string): void
  stored(operation: string, seconds: number): void
  storeFailed(operation: string): void
  /** The text of `GET /metrics`. */
  print(): Promise<string>
  readonly contentType: string
}

/** What is read when the metrics are requested. */
export interface Gauges {
  readonly isReady: () => boolean | Promise<boolean>
  readonly inFlight: () => number
  readonly eventLoopDelayMs: () => number
  /** What is left on the disk of the store; absent where the store is not on this machine. */
  readonly storeFreeBytes?: () => number
  readonly version: string
  readonly cards: string
}

/** HTTP methods by name; all other words are counted together. */
const METHODS = new Set(['GET', 'POST', 'OPTIONS', 'HEAD'])

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

export function createMetrics(gauges: Gauges, { process = true } = {}): Metrics {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  measureState(registry, gauges)
  const count = countIn(registry)
  const calls = count('her2_cds_requests_total', 'Requests by route, service, client, method, status and error code.', [
    'route',
    'service',
    'client',
    'method',
    'status',
    'error',
  ])
  const seconds = timeIn(registry)({
    name: 'her2_cds_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer.',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
  })
  const cards = count('her2_cds_cards_total', 'Cards in answers.', ['service', 'client'])
  const refused = count('her2_cds_auth_refused_total', 'Calls refused by authentication, by reason.', [
    'fault',
    'client',
  ])
  const shed = count('her2_cds_shed_total', 'Calls refused because of load.', ['cause'])
  const keys = count('her2_cds_jwks_fetches_total', "Fetches of clients' keys.", ['client', 'outcome'])
  const audit = countAudit(registry)
  const profiles = count('her2_cds_profile_loads_total', 'Loads of the client profiles.', ['outcome'])
  return {
    answered(call) {
      const { route, service = '', client = '', status, errorCode = '' } = call
      const method = METHODS.has(call.method) ? call.method : 'other'
      calls.inc({ route, service, client, method, status, error: errorCode })
      seconds.observe({ route, status }, call.seconds)
      if (call.cards) cards.inc({ service, client }, call.cards)
    },
    refused: (fault, client = '') => refused.inc({ fault, client }),
    shed: (cause) => shed.inc({ cause }),
    keysFetched: (client, outcome) => keys.inc({ client, outcome }),
    profilesLoaded: (outcome) => profiles.inc({ outcome }),
    ...audit,
    print: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

/**
 * Counters whose counts are added up by their labels, and told to the library when somebody asks for them: an answer adds to a
 * dozen, and the library looks for each by all its labels.
 */
function countIn(registry: Registry) {
  return <Name extends string>(name: string, help: string, labelNames: readonly Name[]) => {
    const waiting = new Map<string, { readonly labels: LabelValues<Name>; count: number }>()
    new Counter({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        for (const { labels, count } of waiting.values()) this.inc(labels, count)
        waiting.clear()
      },
    })
    return {
      inc(labels: LabelValues<Name>, by = 1): void {
        let place = ''
        for (const label of labelNames) place += `${labels[label]}\n`
        const found = waiting.get(place)
        if (found) found.count += by
        else waiting.set(place, { labels, count: by })
      },
    }
  }
}

/** Times that wait at most until they are told to the library. */
const MOST_TIMES = 256

interface Timing<Name extends string> {
  readonly name: string
  readonly help: string
  readonly labelNames: readonly Name[]
  readonly buckets: number[]
}

/** Histograms, likewise: many times at once cost a third of what each costs by itself between other work. */
function timeIn(registry: Registry) {
  return <Name extends string>(timing: Timing<Name>) => {
    const waiting = new Map<string, { readonly labels: LabelValues<Name>; readonly times: number[] }>()
    const tell = ({ labels, times }: { readonly labels: LabelValues<Name>; readonly times: number[] }): void => {
      for (const time of times.splice(0)) histogram.observe(labels, time)
    }
    const histogram = new Histogram<Name>({
      ...timing,
      registers: [registry],
      collect() {
        for (const one of waiting.values()) tell(one)
      },
    })
    return {
      observe(labels: LabelValues<Name>, time: number): void {
        let place = ''
        for (const label of timing.labelNames) place += `${labels[label]}\n`
        const found = waiting.get(place)
        if (!found) return void waiting.set(place, { labels, times: [time] })
        found.times.push(time)
        if (found.times.length >= MOST_TIMES) tell(found)
      },
    }
  }
}

const STORE_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2]

function countAudit(registry: Registry): Pick<Metrics, 'evaluated' | 'feedbackKept' | 'stored' | 'storeFailed'> {
  const count = countIn(registry)
  const evaluations = count('her2_cds_evaluations_total', 'Evaluations in the store.', ['service', 'client'])
  const decided = count('her2_cds_card_decisions_total', 'Cards by key: shown, shadow or quiet.', [
    'card',
    'disposition',
    'client',
  ])
  const withheld = count('her2_cds_cards_held_back_total', 'Cards that were not shown, by reason.', ['card', 'why'])
  const feedback = count('her2_cds_feedback_total', 'Feedback kept.', ['outcome', 'client'])
  const failures = count('her2_cds_store_failures_total', 'Operations that the store did not confirm.', ['operation'])
  const seconds = timeIn(registry)({
    name: 'her2_cds_store_duration_seconds',
    help: 'Time that calls waited for the store.',
    labelNames: ['operation'],
    buckets: STORE_SECONDS,
  })
  return {
    evaluated(service, client, cards) {
      evaluations.inc({ service, client })
      for (const { key: card, disposition, why } of cards) {
        decided.inc({ card, disposition, client })
        if (why !== null) withheld.inc({ card, why })
      }
    },
    feedbackKept: (outcome, client) => feedback.inc({ outcome, client }),
    stored: (operation, time) => seconds.observe({ operation }, time),
    storeFailed: (operation) => failures.inc({ operation }),
  }
}

function measureState(registry: Registry, gauges: Gauges): void {
  const registers = [registry]
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set(await read())
      },
    })
  gauge('her2_cds_ready', '1 while new calls should be sent here.', async () => Number(await gauges.isReady()))
  gauge('her2_cds_in_flight', 'Calls in progress.', gauges.inFlight)
  gauge(
    'her2_cds_event_loop_delay_seconds',
    'Mean delay of the last half second.',
    () => gauges.eventLoopDelayMs() / 1000,
  )
  const { version, cards, storeFreeBytes } = gauges
  if (storeFreeBytes) gauge('her2_cds_store_free_bytes', 'What is left on the disk of the store.', storeFreeBytes)
  const build = new Gauge({
    name: 'her2_cds_build_info',
    help: 'Versions of the program and of the cards.',
    labelNames: ['version', 'cards'] as const,
    registers,
  })
  build.set({ version, cards }, 1)
}
