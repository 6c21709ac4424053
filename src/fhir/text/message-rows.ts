/**
 * Rows of a version 2 message that were pasted into a text ('OBX|1|ST|85319-2^HER2 IHC^LN||3+||||||F'): a name and a value
 * among codes. Only marks and codes become blanks, so that spans stay exact.
 */
const ROW = /^[ \t]{0,8}obx\|/
const CODED: ReadonlySet<string> = new Set(['ce', 'cwe', 'cne'])
/** Final, corrected, or not said. */
const COUNTS: ReadonlySet<string> = new Set(['', 'f', 'c'])
const NAME = 3
const SUB_ID = 4
const VALUE = 5
const UNIT = 6
const STATUS = 11

/** The folded text with such rows as 'HER2 IHC: 3+'; as it is where a row is of one of several groups. */
export function mendRows(chars: string): string {
  if (!chars.includes('obx|')) return chars
  const lines = chars.split('\n')
  const grouped = lines.some((line) => ROW.test(line) && !/^1?$/.test(line.split('|')[SUB_ID]?.trim() ?? ''))
  return grouped ? chars : lines.map((line) => (ROW.test(line) ? mendRow(line) : line)).join('\n')
}

function mendRow(row: string): string {
  const fields = row.split('|')
  if (!COUNTS.has((fields[STATUS] ?? '').trim())) return asQuestion(fields)
  let at = 0
  let mended = ''
  for (const [index, field] of fields.entries()) {
    mended += kept(field, index, fields[2]?.trim() ?? '')
    at += field.length + 1
    if (at <= row.length) mended += index === NAME ? ':' : ' '
  }
  return mended
}

/** A preliminary or withdrawn row is no result: it ends as a question does. */
function asQuestion(fields: readonly string[]): string {
  return fields.map((field, index) => (index === STATUS ? field.replace(/\S/g, '?') : field)).join('|')
}

function kept(field: string, index: number, type: string): string {
  if (index === NAME || (index === VALUE && CODED.has(type))) return onlyName(field)
  if (index === VALUE) return field
  return index === UNIT ? onlyName(field).replace(/[{}]/g, ' ') : ' '.repeat(field.length)
}

/** 'code^name^system' without its code and its system. */
function onlyName(field: string): string {
  const parts = field.split('^')
  const named = parts[1]?.trim() ? 1 : 0
  return parts.map((part, index) => (index === named ? part : ' '.repeat(part.length))).join(' ')
}
