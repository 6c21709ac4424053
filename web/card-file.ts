/** A card file taken apart for a form, and put together again: lines 'name: value', an empty line, the words in Markdown. */
const WHOLE_BASIS = '\n**The whole basis.**'

export interface HeadLine {
  /** In the file, from 0. */
  readonly at: number
  readonly name: string
  readonly value: string
}

export function readHead(text: string): readonly HeadLine[] {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => line.trim() === '')
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line, at) => {
    const colon = line.indexOf(':')
    return colon < 0 ? [] : [{ at, name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }]
  })
}

/** Only its value: a line break in it would begin another line of the head. */
export function changeHead(text: string, { at, name }: HeadLine, value: string): string {
  return text
    .split('\n')
    .with(at, `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}`)
    .join('\n')
}

/** The words of the short card: after the head, up to the whole basis. */
export function readBody(text: string): string {
  const { from, to } = bodyOf(text)
  return text.slice(from, to)
}

export function changeBody(text: string, words: string): string {
  const { from, to } = bodyOf(text)
  return text.slice(0, from) + words + text.slice(to)
}

function bodyOf(text: string): { readonly from: number; readonly to: number } {
  const blank = text.indexOf('\n\n')
  const from = blank < 0 ? text.length : blank + 2
  const basis = text.indexOf(WHOLE_BASIS, from)
  return { from, to: basis < 0 ? text.length : basis }
}
