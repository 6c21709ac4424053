/** The grammar of JSON, line by line, without building anything: is the document done, unfinished or broken? */

export type ScanState = 'more' | 'done' | 'broken'

export interface JsonScanner {
  /** Takes the next whole line. After `done` or `broken` it takes no more. */
  feed(line: string): ScanState
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end'

const SCALAR = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const SPACE = /[ \t\r\n]*/y

/** A scanner for one document that is an object or an array. */
export function scanJson(): JsonScanner {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'

  /** Takes the token at `at`; returns where the next begins, or -1 if none fits. */
  function step(line: string, at: number): number {
    const sign = line[at]
    if ((sign === '}' && open.at(-1) === '{') || (sign === ']' && open.at(-1) === '[')) return close(at)
    if (sign === ',' && expected === 'comma-or-end') return expect(open.at(-1) === '{' ? 'key' : 'value', at)
    if (sign === ':' && expected === 'colon') return expect('value', at)
    if (sign === '"' && (expected === 'key' || expected === 'key-or-end')) return after('colon', endOfString(line, at))
    if (expected !== 'value' && expected !== 'value-or-end') return -1
    if (sign === '{' || sign === '[') {
      open.push(sign)
      return expect(sign === '{' ? 'key-or-end' : 'value-or-end', at)
    }
    if (open.length === 0) return -1
    return after('comma-or-end', sign === '"' ? endOfString(line, at) : endOfScalar(line, at))
  }

  function close(at: number): number {
    if (expected === 'value' || expected === 'key' || expected === 'colon') return -1
    open.pop()
    return expect('comma-or-end', at)
  }

  function expect(next: Expected, at: number): number {
    expected = next
    return at + 1
  }

  function after(next: Expected, end: number): number {
    expected = next
    return end
  }

  return {
    feed(line) {
      for (let at = skipSpace(line, 0); at < line.length; at = skipSpace(line, at)) {
        if (open.length === 0 && expected === 'comma-or-end') return 'broken'
        at = step(line, at)
        if (at === -1) return 'broken'
      }
      return open.length === 0 && expected === 'comma-or-end' ? 'done' : 'more'
    },
  }
}

function skipSpace(line: string, at: number): number {
  SPACE.lastIndex = at
  SPACE.test(line)
  return SPACE.lastIndex
}

function endOfScalar(line: string, at: number): number {
  SCALAR.lastIndex = at
  return SCALAR.test(line) ? SCALAR.lastIndex : -1
}

/** A string ends on the line it begins on: JSON has no raw line feeds in strings. */
function endOfString(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '"') return at + 1
  }
  return -1
}
