/** Plots as SVG within a page: bars with their numbers, and columns by year. No scripts; every word is escaped. */
import { plainText } from '../content/plain-text.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
}

export const formatted = (count: number): string => count.toLocaleString('en')

export interface Bar {
  readonly label: string
  readonly count: number
}

const WIDTH = 720
const LABELS = 380
const ROW = 24

/** One bar a row, the number behind it. */
export function bars(title: string, rows: readonly Bar[]): string {
  if (rows.length === 0) return '<p>None.</p>'
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const room = WIDTH - LABELS - 90
  const drawn = rows.map(({ label, count }, index) => {
    const y = index * ROW
    const width = Math.max(count > 0 ? 1 : 0, Math.round((count / most) * room))
    return (
      `<text x="${LABELS - 8}" y="${y + 16}" text-anchor="end">${escapeHtml(shortened(label))}</text>` +
      `<rect x="${LABELS}" y="${y + 4}" width="${width}" height="${ROW - 8}"/>` +
      `<text x="${LABELS + width + 6}" y="${y + 16}" class="number">${formatted(count)}</text>`
    )
  })
  return svg(title, rows, rows.length * ROW, drawn.join(''))
}

const LONGEST_LABEL = 56

function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label
}

export interface Stack {
  readonly label: string
  /** By the names of the parts. */
  readonly counts: ReadonlyMap<string, number>
}

export interface StackPart {
  readonly name: string
  readonly label: string
  readonly colour: string
}

const HEIGHT = 260
const AXIS = 48

/** One column for each stack, its parts one upon the other, with a legend. */
export function columns(title: string, stacks: readonly Stack[], parts: readonly StackPart[]): string {
  const sums = stacks.map(({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0))
  const most = Math.max(1, ...sums)
  const step = (WIDTH - AXIS) / Math.max(1, stacks.length)
  const scale = (HEIGHT - 40) / most
  const drawn = stacks.map(({ label, counts }, index) => {
    const x = AXIS + index * step
    let y = HEIGHT - 20
    const rects = parts.map(({ name, colour }) => {
      const height = (counts.get(name) ?? 0) * scale
      y -= height
      return height === 0
        ? ''
        : `<rect x="${(x + step * 0.1).toFixed(1)}" y="${y.toFixed(1)}" width="${(step * 0.8).toFixed(1)}" height="${height.toFixed(1)}" style="fill:${colour}"/>`
    })
    const middle = (x + step / 2).toFixed(1)
    const number = `<text x="${middle}" y="${(y - 4).toFixed(1)}" text-anchor="middle" class="number">${formatted(sums[index] ?? 0)}</text>`
    return `${rects.join('')}${number}<text x="${middle}" y="${HEIGHT - 4}" text-anchor="middle">${escapeHtml(label)}</text>`
  })
  const told = stacks.map(({ label }, index) => ({ label, count: sums[index] ?? 0 }))
  const keys = parts.map(
    ({ label, colour }) => `<li><span style="background:${colour}"></span>${escapeHtml(label)}</li>`,
  )
  return `${svg(title, told, HEIGHT, drawn.join(''))}<ul class="legend">${keys.join('')}</ul>`
}

/** The picture with its numbers in words, for who cannot see it. */
function svg(title: string, rows: readonly Bar[], height: number, inner: string): string {
  const words = rows.map(({ label, count }) => `${label}: ${formatted(count)}`).join('; ')
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeHtml(`${title}. ${words}`)}">${inner}</svg>`
}
