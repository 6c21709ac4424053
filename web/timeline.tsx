/** Lanes of dated events: a table that is read line by line, with each event's place on one axis of time beside it. */
import { scaleUtc } from 'd3-scale'
import type { ChartEvent, Lane } from './events.ts'
import { useWords } from './words.ts'

const MARGIN = 4
const TICKS = 4

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

export function Timeline({ lanes }: { lanes: readonly Lane[] }) {
  const say = useWords()
  const dates = lanes.flatMap(({ events }) => events.flatMap(({ on }) => (on ? [toDate(on)] : [])))
  if (lanes.length === 0) return <p>{say('nothingRead')}</p>
  const times = dates.map((date) => date.getTime())
  const MONTH = 31 * 86_400_000
  const domain = [new Date(Math.min(...times) - MONTH), new Date(Math.max(...times) + MONTH)]
  const scale = scaleUtc(domain, [MARGIN, 100 - MARGIN])
  const ticks = times.length > 0 ? scale.ticks(TICKS) : []
  const inside = ticks.filter((tick) => scale(tick) > 8 && scale(tick) < 92)
  const place = (date: Date) => `${scale(date).toFixed(2)}%`
  return (
    <>
      <table class="timeline">
        <thead>
          <tr>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('what')}</th>
            <td class="strip" aria-hidden="true">
              <svg>
                {inside.map((tick) => (
                  <text key={String(tick)} x={place(tick)} y="14" text-anchor="middle">
                    {nameTick(tick)}
                  </text>
                ))}
              </svg>
            </td>
          </tr>
        </thead>
        {lanes.map(({ name, events }) => (
          <tbody key={name} class={name}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                {say(name)}
              </th>
            </tr>
            {events.map((event, at) => (
              <Row key={`${event.reference}${at}`} event={event} ticks={ticks.map(place)} place={place} />
            ))}
          </tbody>
        ))}
      </table>
      <ul class="plot-legend timeline-legend" aria-label={say('legend')}>
        <li>
          <span class="dot" aria-hidden="true" /> {say('dotEvent')}
        </li>
        <li>
          <span class="dot hollow" aria-hidden="true" /> {say('dotReplaced')}
        </li>
      </ul>
    </>
  )
}

interface RowProps {
  readonly event: ChartEvent
  readonly ticks: readonly string[]
  readonly place: (date: Date) => string
}

function Row({ event, ticks, place }: RowProps) {
  const say = useWords()
  return (
    <tr class={event.replaced ? 'replaced' : ''}>
      <td class="when">{event.on ?? say('noDate')}</td>
      <td title={event.reference}>
        {event.what}
        {event.replaced && <span class="quiet"> ({say('replaced')})</span>}
      </td>
      <td class="strip" aria-hidden="true">
        <svg>
          {ticks.map((x) => (
            <line key={x} x1={x} x2={x} y1="0" y2="100%" />
          ))}
          {event.on && <circle cx={place(toDate(event.on))} cy="50%" r="5" />}
        </svg>
      </td>
    </tr>
  )
}
