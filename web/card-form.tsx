/** A card file in plain fields: how loud, what it says, its buttons. The rest stands in the file itself. */
import { type HeadLine, changeBody, changeHead, readBody, readHead } from './card-file.ts'
import { Labelled } from './editor.tsx'
import { useWords } from './words.ts'

/** Of CDS Hooks, from quiet to loud. */
const INDICATORS = ['info', 'warning', 'critical'] as const
const SUMMARY_MOST = 140

interface CardFormProps {
  readonly text: string
  readonly change: (text: string) => void
}

export function CardForm({ text, change }: CardFormProps) {
  const say = useWords()
  const head = readHead(text)
  const line = (name: string) => head.find((one) => one.name === name)
  const [indicator, summary] = [line('indicator'), line('summary')]
  const set = (one: HeadLine, value: string) => change(changeHead(text, one, value))
  if (!summary) return null
  return (
    <div class="block">
      {indicator && (
        <Labelled label={say('cardIndicator')}>
          <select
            name="card-indicator"
            value={indicator.value}
            onChange={(event) => set(indicator, event.currentTarget.value)}
          >
            {INDICATORS.map((one) => (
              <option key={one} value={one}>
                {say(`indicator-${one}`)}
              </option>
            ))}
            {!INDICATORS.some((one) => one === indicator.value) && <option>{indicator.value}</option>}
          </select>
        </Labelled>
      )}
      <Labelled label={say('cardSummary', { most: SUMMARY_MOST })}>
        <textarea
          name="card-summary"
          rows={2}
          value={summary.value}
          onInput={(event) => set(summary, event.currentTarget.value)}
        />
      </Labelled>
      <Labelled label={say('cardBody')}>
        <textarea
          name="card-body"
          rows={12}
          value={readBody(text)}
          onInput={(event) => change(changeBody(text, event.currentTarget.value))}
        />
      </Labelled>
      {head
        .filter(({ name }) => name === 'suggestion')
        .map((one, at) => (
          <ButtonWords key={one.at} line={one} number={at + 1} set={set} />
        ))}
      <p class="quiet">{say('cardPlaceholders')}</p>
    </div>
  )
}

interface ButtonWordsProps {
  readonly line: HeadLine
  readonly number: number
  readonly set: (line: HeadLine, value: string) => void
}

/** 'request-dual-probe-ish | Reflex dual-probe ISH': what it does is the service's, its words are the file's. */
function ButtonWords({ line, number, set }: ButtonWordsProps) {
  const say = useWords()
  const bar = line.value.indexOf('|')
  if (bar < 0) return null
  const action = line.value.slice(0, bar).trim()
  return (
    <Labelled label={say('cardButton', { n: number })}>
      <input
        name={`card-button-${number}`}
        value={line.value.slice(bar + 1).trim()}
        onInput={(event) => set(line, `${action} | ${event.currentTarget.value}`)}
      />
    </Labelled>
  )
}
