/** Small PDF files of our own making: pages of text at given places, and files that are meant to do harm. */
import { deflateSync } from 'node:zlib'

export interface Piece {
  readonly text: string
  /** Points from the left edge and from the top edge of an A4 page. */
  readonly x: number
  readonly y: number
  readonly size?: number
  /** Degrees, counter-clockwise. */
  readonly angle?: number
}

/** An object of a PDF file: its number is its place in the list, from 1. */
export type PdfObject = string | Buffer

const HEIGHT = 842

/** A file of these objects; the first is the catalogue. `extra` goes into the trailer. */
export function assemble(objects: readonly PdfObject[], extra = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [index, body] of objects.entries()) {
    offsets.push(length)
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R ${extra} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

export function stream(content: string | Buffer, dictionary = ''): Buffer {
  const packed = deflateSync(content)
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode ${dictionary} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'

/** One page for each list of pieces; an empty list is a page without text, as a scan has. */
export function makePdf(pages: readonly (readonly Piece[])[], catalogue = '', more: readonly PdfObject[] = []): Buffer {
  const first = 4
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')
  const objects: PdfObject[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    FONT,
    ...pages.flatMap((pieces, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Contents ${first + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      stream(Buffer.from(pieces.map(draw).join('\n'), 'latin1')),
    ]),
    ...more,
  ]
  return assemble(objects)
}

function draw({ text, x, y, size = 10, angle = 0 }: Piece): string {
  const turn = (angle * Math.PI) / 180
  const matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn)]
    .map((part) => part.toFixed(4))
    .join(' ')
  const escaped = text.replace(/[\\()]/g, (letter) => `\\${letter}`)
  return `BT /F1 ${size} Tf ${matrix} ${x} ${HEIGHT - y} Tm (${escaped}) Tj ET`
}

/** Lines of one column, `leading` points apart. */
export function column(lines: readonly string[], x = 50, y = 60, leading = 14): Piece[] {
  return lines.map((text, index) => ({ text, x, y: y + index * leading }))
}
