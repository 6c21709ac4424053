/** Lanes of dated events on one axis of time, each with its words beside its mark; read line by line it is a table. */
import { scaleUtc } from 'd3-scale'
import type { ChartEvent, Lane } from './events.ts'
import { useWords } from './words.ts'

/** Percent of the axis that stay free at each end. */
const MARGIN = 3
const MOST_TICKS = 4
const MONTH_MS = 31 * 86_400_000
/** Percent between the middles of two labels, so that they do not touch on a narrow axis. */
const APART = 18

/** The day, or the first day of the month or year if no more was recorded; only for drawing. */
function toDate(on: string): Date {
  return new Date(`${on}${'-01-01'.slice(0, 10 - on.length)}T00:00:00Z`)
}

/** The year where one begins, else year and month: short, and the same in every language. */
function nameTick(tick: Date): string {
  const [year = '', month = '', day = ''] = tick.toISOString().slice(0, 10).split('-')
  if (day !== '01') return `${year}-${month}-${day}`
  return month === '01' ? year : `${year}-${month}`
}

interface Axis {
  /** Percent from the left. */
  place(date: Date): number
  readonly today: number
  readonly ticks: readonly { readonly name: string; readonly at: number }[]
}

/** From the first event to the last or today, whichever is later. */
function drawAxis(lanes: readonly Lane[], today: Date): Axis {
  const dates = lanes.flatMap(({ events }) => events.flatMap(({ on }) => (on ? [toDate(on)] : [])))
  const times = [...dates, today].map((date) => date.getTime())
  const domain = [new Date(Math.min(...times) - MONTH_MS), new Date(Math.max(...times) + MONTH_MS)]
  const scale = scaleUtc(domain, [MARGIN, 100 - MARGIN])
  const now = scale(today)
  const named = scale.ticks(MOST_TICKS).map((tick) => ({ name: nameTick(tick), at: scale(tick) }))
  const everyNth = Math.ceil(named.length / MOST_TICKS)
  const ticks = named.filter(({ at }, index) => index % everyNth === 0 && at > 6 && Math.abs(at - now) > APART)
  return { place: scale, today: now, ticks }
}

const percent = (at: number) => `${at.toFixed(2)}%`

export function Timeline({ lanes }: { lanes: readonly Lane[] }) {
  const say = useWords()
  if (lanes.length === 0) return <p>{say('nothingRead')}</p>
  const axis = drawAxis(lanes, new Date())
  return (
    <>
      <table class="timeline">
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col" class="strip axis">
              <span class="axis-name">{say('what')}</span>
              <span aria-hidden="true">
                {axis.ticks.map(({ name, at }) => (
                  <span key={name} class="tick-name" style={{ insetInlineStart: percent(at) }}>
                    {name}
                  </span>
                ))}
                <span class="tick-name today-name" style={{ insetInlineStart: percent(axis.today) }}>
                  {say('today')}
                </span>
              </span>
            </th>
          </tr>
        </thead>
        {lanes.map(({ name, events }) => (
          <tbody key={name} class={name}>
            <tr>
              <th scope="rowgroup" colSpan={2}>
                {say(name)}
              </th>
            </tr>
            {events.map((event, at) => (
              <Row key={`${event.reference}${at}`} event={event} axis={axis} />
            ))}
          </tbody>
        ))}
      </table>
      <Legend lanes={lanes} />
    </>
  )
}

function Legend({ lanes }: { lanes: readonly Lane[] }) {
  const say = useWords()
  const events = lanes.flatMap((lane) => lane.events)
  return (
    <ul class="plot-legend timeline-legend" aria-label={say('legend')}>
      <li>
        <span class="dot" aria-hidden="true" /> {say('dotEvent')}
      </li>
      {events.some(({ replaced }) => replaced) && (
        <li>
          <span class="dot hollow" aria-hidden="true" /> {say('dotReplaced')}
        </li>
      )}
      {events.some(({ until }) => until) && (
        <>
          <li>
            <span class="bar" aria-hidden="true" /> {say('barCourse')}
          </li>
          <li>
            <span class="bar goes-on" aria-hidden="true" /> {say('barGoesOn')}
          </li>
        </>
      )}
      <li>
        <span class="now" aria-hidden="true" /> {say('today')}
      </li>
    </ul>
  )
}

function Row({ event, axis }: { event: ChartEvent; axis: Axis }) {
  const say = useWords()
  const { on, until, replaced } = event
  const from = on === undefined ? undefined : axis.place(toDate(on))
  const to = until === undefined ? undefined : placeOfEnd(until, axis)
  const bar = from !== undefined && to !== undefined && to > from ? { from, to } : undefined
  return (
    <tr class={replaced ? 'replaced' : ''}>
      <td class="when">{on ?? say('noDate')}</td>
      <td class="strip" title={event.reference}>
        <span aria-hidden="true">
          {axis.ticks.map(({ name, at }) => (
            <span key={name} class="grid-line" style={{ insetInlineStart: percent(at) }} />
          ))}
          <span class="grid-line now" style={{ insetInlineStart: percent(axis.today) }} />
          {bar && (
            <span
              class={`bar ${until === 'today' ? 'goes-on' : ''}`}
              style={{ insetInlineStart: percent(bar.from), width: percent(bar.to - bar.from) }}
            />
          )}
          {from !== undefined && !bar && <span class="dot" style={{ insetInlineStart: percent(from) }} />}
        </span>
        <span class={`told ${bar ? 'over-bar' : ''}`} style={besideOf(from, bar?.to)} lang="en">
          <span class="words-of">
            {event.what}
            {replaced && <span class="quiet"> ({say('replaced')})</span>}
          </span>
        </span>
      </td>
    </tr>
  )
}

function placeOfEnd(until: string, { place, today }: Axis): number {
  return until === 'today' ? today : place(toDate(until))
}

/** Words stand right of their mark, or left of it where more room is there; those of a bar stand over it. */
function besideOf(from: number | undefined, to = from): Record<string, string> {
  if (from === undefined || to === undefined) return {}
  if (from <= 50) return { marginInlineStart: percent(from) }
  return { marginInlineEnd: percent(100 - to), textAlign: 'end' }
}
