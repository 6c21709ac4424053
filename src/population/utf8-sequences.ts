/** Ranges of code points → the ranges of bytes that spell them in UTF-8, one after another. */

export type Range = readonly [least: number, most: number]

/** The last code point of one byte, of two, three and four. */
const ENDS = [0x7f, 0x7ff, 0xffff, 0x10ffff]

export function utf8Sequences(ranges: readonly Range[]): readonly (readonly Range[])[] {
  return ranges.flatMap(([least, most]) =>
    ENDS.flatMap((end, at) => {
      const from = Math.max(least, at === 0 ? 0 : (ENDS[at - 1] as number) + 1)
      const to = Math.min(most, end)
      return from > to ? [] : sameLength(from, to)
    }),
  )
}

/** Of code points that are spelled by as many bytes: cut so that all bytes but the last ones of a part are the same, or free. */
function sameLength(from: number, to: number): readonly (readonly Range[])[] {
  for (let bits = 6; bits < 24; bits += 6) {
    const low = (1 << bits) - 1
    if (from >> bits === to >> bits) break
    if ((from & low) !== 0) return [...sameLength(from, from | low), ...sameLength((from | low) + 1, to)]
    if ((to & low) !== low) return [...sameLength(from, (to & ~low) - 1), ...sameLength(to & ~low, to)]
  }
  const [first, last] = [spell(from), spell(to)]
  return [first.map((byte, at) => [byte, last[at] as number] as const)]
}

function spell(point: number): readonly number[] {
  if (point <= 0x7f) return [point]
  const length = ENDS.findIndex((end) => point <= end) + 1
  const rest = Array.from({ length: length - 1 }, (_, at) => 0x80 | ((point >> (6 * (length - 2 - at))) & 0x3f))
  return [((0xff << (8 - length)) & 0xff) | (point >> (6 * (length - 1))), ...rest]
}
