/**
 * The text of one PDF page in the order in which a person reads it. A PDF says where pieces of text stand, not how they
 * belong together: rows of a table are kept as rows, columns of prose are read one after the other.
 */

/** A piece of text where it stands: points from the left and the top edge of the page to the start of its baseline. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of its letters, in points. */
  readonly height: number
  /** Stands at an angle: a stamp or a watermark, not part of any line. */
  readonly tilted: boolean
}

interface Cell {
  readonly from: number
  to: number
  text: string
}

interface Line {
  readonly y: number
  readonly height: number
  readonly cells: readonly Cell[]
}

/** Gaps within a line, in letter heights: from the first value on a blank is written, from the second a new cell begins. */
const BLANK = 0.15
const NEW_CELL = 1.6

/** What counts as columns of prose: how many lines on both sides of the gap, and how long they are on average. */
const COLUMN_LINES = 5
const COLUMN_LETTERS = 24

/** Cells of a row are separated by a tab, lines by a line end, and a gap of more than a line becomes an empty line. */
export function layOutText(pieces: readonly PlacedText[]): string {
  const upright = pieces.filter(({ text, tilted }) => !tilted && text.trim() !== '')
  const tilted = pieces.filter(({ text, tilted }) => tilted && text.trim() !== '').map(({ text }) => text.trim())
  const lines = toLines(upright)
  const read = blocksOf(lines).flatMap((block) => [...readBlock(block), ''])
  return [...read, ...tilted].join('\n').trim()
}

/** Pieces on one baseline, from left to right; small raised or lowered letters belong to the line they overlap. */
function toLines(pieces: readonly PlacedText[]): Line[] {
  const rows: PlacedText[][] = []
  for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1)
    const last = row?.[0]
    if (row && last && piece.y - last.y <= 0.5 * Math.max(last.height, piece.height)) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => ({
    y: row[0]?.y ?? 0,
    height: Math.max(...row.map(({ height }) => height)),
    cells: toCells(row.toSorted((a, b) => a.x - b.x)),
  }))
}

function toCells(row: readonly PlacedText[]): Cell[] {
  const cells: Cell[] = []
  for (const { text, x, width, height } of row) {
    const cell = cells.at(-1)
    const gap = cell ? (x - cell.to) / (height || 1) : Infinity
    if (!cell || gap >= NEW_CELL) cells.push({ from: x, to: x + width, text })
    else {
      cell.text += (gap >= BLANK && !/\s$/.test(cell.text) && !/^\s/.test(text) ? ' ' : '') + text
      cell.to = Math.max(cell.to, x + width)
    }
  }
  return cells.map((cell) => ({ ...cell, text: cell.text.trim() }))
}

/** Lines that follow each other with at most one line's space between them. */
function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = []
  let last: Line | undefined
  for (const line of lines) {
    const near = last && line.y - last.y <= 2.4 * Math.max(last.height, line.height)
    if (near) blocks.at(-1)?.push(line)
    else blocks.push([line])
    last = line
  }
  return blocks
}

function readBlock(block: readonly Line[]): string[] {
  const gutter = findGutter(block)
  if (gutter === undefined) return block.map(({ cells }) => cells.map(({ text }) => text).join('\t'))
  const side = (isLeft: boolean) =>
    block
      .map(({ cells }) => cells.filter(({ from }) => from < gutter === isLeft).map(({ text }) => text))
      .filter((texts) => texts.length > 0)
      .map((texts) => texts.join('\t'))
  return [...side(true), ...side(false)]
}

/**
 * Where the right of two columns of prose begins: a gap through all lines, with one long cell on either side of it.
 * Short cells on a side are the labels or values of a table, whose rows must stay together.
 */
function findGutter(block: readonly Line[]): number | undefined {
  const starts = new Set(block.flatMap(({ cells }) => cells.slice(1).map(({ from }) => from)))
  for (const start of starts) {
    const isFree = block.every(({ cells }) => cells.every(({ from, to }) => to < start || from >= start - 1))
    if (!isFree) continue
    const left = block.flatMap(({ cells }) => cells.filter(({ from }) => from < start - 1))
    const right = block.flatMap(({ cells }) => cells.filter(({ from }) => from >= start - 1))
    const both = block.filter(({ cells }) => cells.length === 2).length
    const isProse = [left, right].every((cells) => meanLength(cells) >= COLUMN_LETTERS)
    if (both >= COLUMN_LINES && isProse) return start - 1
  }
  return undefined
}

function meanLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / (cells.length || 1)
}
