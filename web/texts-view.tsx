/** The free texts of a record, with what was read of them, what was taken as context and what was not understood. */
import type { MarkedText, TextMark } from './service.ts'
import { type TextPiece, cutText, numberMarks } from './text-pieces.ts'
import { type WordKey, useWords } from './words.ts'

const NAMES: Readonly<Record<TextMark['as'], WordKey>> = {
  result: 'asResult',
  context: 'asContext',
  'not-understood': 'asNotUnderstood',
}
const KINDS = Object.keys(NAMES) as TextMark['as'][]

export function TextsView({ texts }: { texts: readonly MarkedText[] }) {
  const say = useWords()
  return (
    <>
      <ul class="legend" aria-label={say('textsLegend')}>
        {KINDS.map((as) => (
          <li key={as}>
            <mark class={as}>{say(NAMES[as])}</mark>
          </li>
        ))}
        <li class="quiet">{say('textsUnmarked')}</li>
      </ul>
      {texts.map((text, at) => (
        <OneText key={at} text={text} id={`text-${at}`} />
      ))}
    </>
  )
}

function OneText({ text, id }: { text: MarkedText; id: string }) {
  const say = useWords()
  const marks = numberMarks(text)
  return (
    <div class="marked">
      <h3 id={id}>{text.reference}</h3>
      <div class="words" tabIndex={0} role="region" aria-labelledby={id}>
        {cutText(text.text, marks).map((piece, at) => (
          <Piece key={at} piece={piece} />
        ))}
      </div>
      {marks.length === 0 && <p class="quiet">{say('textsNothing')}</p>}
      <ol>
        {marks.map(({ number, from, to, as, what }) => (
          <li key={number}>
            <mark class={as}>{say(NAMES[as])}</mark> {what}
            <q>{shorten(text.text.slice(from, to))}</q>
          </li>
        ))}
      </ol>
    </div>
  )
}

function Piece({ piece: { words, marks, ends } }: { piece: TextPiece }) {
  const [closest] = marks
  if (!closest) return <>{words}</>
  return (
    <mark class={closest.as} title={marks.map(({ what }) => what).join(' · ')}>
      {words}
      {ends.length > 0 && <sup>{ends.join(', ')}</sup>}
    </mark>
  )
}

function shorten(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119)}…` : words
}
