/** A text cut where its marks begin and end, so that overlapping marks can be drawn. */
import type { MarkedText, TextMark } from './service.ts'

export interface NumberedMark extends TextMark {
  /** From 1, as in the list beside the text. */
  readonly number: number
}

export interface TextPiece {
  readonly words: string
  /** The marks that cover it, the closest first: it has the colour of that one. */
  readonly marks: readonly NumberedMark[]
  /** Numbers of the marks that end with it. */
  readonly ends: readonly number[]
}

export function numberMarks({ spans }: MarkedText): readonly NumberedMark[] {
  return spans.map((mark, at) => ({ ...mark, number: at + 1 }))
}

export function cutText(text: string, marks: readonly NumberedMark[]): readonly TextPiece[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, at) => {
    const to = cuts[at + 1] ?? text.length
    const covering = marks.filter((mark) => mark.from <= from && mark.to >= to)
    return {
      words: text.slice(from, to),
      marks: covering.toSorted((one, two) => one.to - one.from - (two.to - two.from)),
      ends: covering.filter((mark) => mark.to === to).map(({ number }) => number),
    }
  })
}
