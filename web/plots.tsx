/** IHC on its scale, and dual-probe ISH in the plane of its two numbers, with the groups from the table. */
import { scaleLinear } from 'd3-scale'
import type { Tables } from './service.ts'
import { useWords } from './words.ts'

export interface PlottedSpecimen {
  /** 'A', 'B', … as in the list of specimens. */
  readonly letter: string
  readonly words: string
  readonly score?: string
  readonly ratio?: string
  readonly copies?: string
}

const WIDTH = 380
const HEIGHT = 300
const LEFT = 46
const BOTTOM = 44
const MOST_COPIES = 12
const MOST_RATIO = 4

/** '≥ 4.0 and < 6.0' → [4, 6]; a bound that is not given is the edge of the plot. */
function readBand(band: string, most: number): readonly [number, number] {
  const low = /≥ ([\d.]+)/.exec(band)?.[1]
  const high = /< ([\d.]+)/.exec(band)?.[1]
  return [low === undefined ? 0 : Number(low), high === undefined ? most : Number(high)]
}

export function IshPlot({ groups, specimens }: { groups: Tables['groups']; specimens: readonly PlottedSpecimen[] }) {
  const say = useWords()
  const x = scaleLinear([0, MOST_COPIES], [LEFT, WIDTH - 8])
  const y = scaleLinear([0, MOST_RATIO], [HEIGHT - BOTTOM, 8])
  const points = specimens.filter(({ ratio, copies }) => Number(ratio) >= 0 && Number(copies) >= 0)
  if (points.length === 0) return <p>{say('ishNone')}</p>
  const label = points.map(({ letter, ratio, copies }) => `${letter}: ${ratio} / ${copies}`).join(', ')
  const values = ({ ratio, copies }: PlottedSpecimen) =>
    `${say('fieldRatio')} ${ratio}, ${say('fieldCopies')} ${copies}`
  return (
    <>
      <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${say('ishPlotNote')} ${label}`}>
        {groups.map(({ ratio, copies, group }) => {
          const [x0, x1] = readBand(copies, MOST_COPIES)
          const [y0, y1] = readBand(ratio, MOST_RATIO)
          return (
            <g key={group} class={`region group-${group}`}>
              <rect x={x(x0)} y={y(y1)} width={x(x1) - x(x0)} height={y(y0) - y(y1)} />
              <text x={x(x0) + 5} y={y0 === 0 ? y(y0) - 7 : y(y1) + 16}>
                {say('group', { n: group })}
              </text>
            </g>
          )
        })}
        {[0, 2, 4, 6, 8, 10, 12].map((tick) => (
          <text key={tick} class="tick" x={x(tick)} y={HEIGHT - BOTTOM + 16} text-anchor="middle">
            {tick}
          </text>
        ))}
        {[0, 1, 2, 3, 4].map((tick) => (
          <text key={tick} class="tick" x={LEFT - 6} y={y(tick) + 4} text-anchor="end">
            {tick}
          </text>
        ))}
        <text class="axis" x={(LEFT + WIDTH) / 2} y={HEIGHT - 8} text-anchor="middle">
          {say('fieldCopies')}
        </text>
        <text class="axis" transform={`translate(14 ${(HEIGHT - BOTTOM) / 2}) rotate(-90)`} text-anchor="middle">
          {say('fieldRatio')}
        </text>
        {points.map(({ letter, words, ratio, copies }) => {
          const beyond = Number(copies) > MOST_COPIES || Number(ratio) > MOST_RATIO
          const cx = x(Math.min(Number(copies), MOST_COPIES))
          const cy = y(Math.min(Number(ratio), MOST_RATIO))
          return (
            <g key={letter} class="point">
              <title>{`${words}: ${ratio} / ${copies}${beyond ? ` (${say('offScale')})` : ''}`}</title>
              <circle cx={cx} cy={cy} r="9" />
              <text x={cx} y={cy + 4} text-anchor="middle">
                {letter}
              </text>
            </g>
          )
        })}
      </svg>
      <PlotLegend note={say('ishPlotNote')} specimens={points} values={values} />
    </>
  )
}

interface LegendProps {
  readonly note: string
  readonly specimens: readonly PlottedSpecimen[]
  /** What is drawn of a specimen, in words. */
  readonly values: (specimen: PlottedSpecimen) => string
}

/** What the letters and the shading of a plot mean: also on paper, where nothing can be pointed at. */
function PlotLegend({ note, specimens, values }: LegendProps) {
  const say = useWords()
  return (
    <ul class="plot-legend" aria-label={say('legend')}>
      <li>{note}</li>
      {specimens.map((one) => (
        <li key={one.letter}>
          <b>{one.letter}</b> {one.words}: {values(one)}
        </li>
      ))}
    </ul>
  )
}

const SCORES = ['0', '1+', '2+', '3+']

export function IhcScale({ specimens }: { specimens: readonly PlottedSpecimen[] }) {
  const say = useWords()
  const scored = specimens.filter(({ score }) => score !== undefined)
  if (scored.length === 0) return <p>{say('ihcNone')}</p>
  return (
    <>
      <ol class="ihc-scale">
        {SCORES.map((score) => {
          const own = scored.filter((one) => one.score === score)
          return (
            <li key={score} class={own.length > 0 ? 'hit' : ''}>
              <span>{score}</span>
              {own.map(({ letter, words }) => (
                <b key={letter} title={words}>
                  {letter}
                </b>
              ))}
            </li>
          )
        })}
      </ol>
      <PlotLegend note={say('ihcPlotNote')} specimens={scored} values={({ score }) => `IHC ${score}`} />
    </>
  )
}
