/** The record as dated events in lanes, from what the service says it read. */
import type { Her2Result, Measure, SpecimenFacts, Treatment } from '../src/her2/evidence.ts'
import type { Trace } from './service.ts'
import type { WordKey } from './words.ts'

export interface ChartEvent {
  readonly reference: string
  readonly what: string
  /** As recorded: '2026', '2026-09' or a day. */
  readonly on?: string
  /** The last day of what lasted, or 'today' where it goes on. */
  readonly until?: string
  readonly replaced?: boolean
}

export interface Lane {
  readonly name: WordKey
  readonly events: readonly ChartEvent[]
}

export function lanesOf({ evidence }: Pick<Trace, 'evidence'>): readonly Lane[] {
  const { stageGroup: stage } = evidence
  const lanes: Lane[] = [
    {
      name: 'laneDiagnosis',
      events: [
        ...evidence.diagnoses.map(({ reference, words, on }) => event(reference, words, on)),
        ...(stage ? [event(stage.reference, stage.words, stage.on)] : []),
      ],
    },
    {
      name: 'laneSpecimen',
      events: evidence.specimens.map((one) => event(one.reference ?? '', describeSpecimen(one), one.collectedOn)),
    },
    {
      name: 'laneHer2',
      events: evidence.results.map((result) => ({
        ...event(result.reference, describeResult(result), dateOf(result)),
        replaced: result.replacedBy !== undefined,
      })),
    },
    {
      name: 'laneReceptors',
      events: evidence.receptors.map((one) => {
        const value = one.percent ? `${print(one.percent)} %` : (one.words ?? '?')
        return event(one.reference, `${one.receptor} ${value}${statusWords(one.reportStatus)}`, dateOf(one))
      }),
    },
    { name: 'laneMetastasis', events: evidence.metastasis.map((one) => event(one.reference, one.words, one.on)) },
    {
      name: 'laneTreatment',
      events: evidence.treatments.map(courseOf),
    },
    {
      name: 'laneOrder',
      events: evidence.orders.map((one) => event(one.reference, `${one.test.toUpperCase()} (${one.state})`, one.on)),
    },
  ]
  return lanes
    .filter(({ events }) => events.length > 0)
    .map(({ name, events }) => ({ name, events: [...events].sort((a, b) => (a.on ?? '').localeCompare(b.on ?? '')) }))
}

function event(reference: string, what: string, on: string | undefined): ChartEvent {
  return { reference, what, ...(on && { on: on.slice(0, 10) }) }
}

/** Of a course whose end is not recorded, and that is not said to go on, only the beginning is known. */
function courseOf({ reference, words, state, on, until }: Treatment): ChartEvent {
  const told = event(reference, `${words} (${state}${until ? `, until ${until.slice(0, 10)}` : ''})`, on)
  const end = until?.slice(0, 10) ?? (state === 'active' ? 'today' : undefined)
  return { ...told, ...(on && end && { until: end }) }
}

function dateOf(result: { specimen: SpecimenFacts; performedOn?: string; issuedOn?: string }): string | undefined {
  return result.performedOn ?? result.specimen.collectedOn ?? result.issuedOn
}

export function describeSpecimen({ site, procedure, laterality, siteKind }: SpecimenFacts): string {
  const side = laterality && !site?.toLowerCase().includes(laterality) ? laterality : undefined
  return [side, site ?? siteKind, procedure].filter(Boolean).join(' ')
}

export function describeResult(result: Her2Result): string {
  return `${valueOf(result)}${statusWords(result.reportStatus)}`
}

function valueOf(result: Her2Result): string {
  switch (result.test) {
    case 'ihc':
      return ['IHC', result.score ?? result.words ?? '?', stainingOf(result.staining), percentOf(result.percent)]
        .filter(Boolean)
        .join(' ')
    case 'ish':
      return [
        'ISH',
        result.ratio && `ratio ${print(result.ratio)}`,
        result.her2CopyNumber && `HER2 ${print(result.her2CopyNumber)}`,
        result.cep17CopyNumber && `CEP17 ${print(result.cep17CopyNumber)}`,
        result.words,
      ]
        .filter(Boolean)
        .join(' ')
    case 'overall':
      return `HER2 ${result.words}`
    case 'unreadable':
      return `${result.of} – ${result.why}`
  }
}

function stainingOf(staining: 'absent' | 'present' | undefined): string | undefined {
  return staining && `(membrane staining ${staining})`
}

function percentOf(percent: Measure | undefined): string | undefined {
  return percent && `${print(percent)} %`
}

function statusWords(status: string): string {
  return status === 'final' ? '' : ` [${status}]`
}

export function print({ comparator, text }: Measure): string {
  return `${comparator ?? ''}${text}`
}
