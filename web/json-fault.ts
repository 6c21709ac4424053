/** Where a text stops being JSON: browsers say it each in their own way, some not at all. */
export interface JsonFault {
  /** From 0, in UTF-16 units as a text field counts them. */
  readonly at: number
  /** From 1. */
  readonly line: number
  readonly column: number
  /** What would have had to stand there: a key of the word files. */
  readonly expected:
    'jsonValue' | 'jsonText' | 'jsonName' | 'jsonColon' | 'jsonCommaOrBrace' | 'jsonCommaOrBracket' | 'jsonEnd'
  /** What stands there: one character; '' at the end of the text. */
  readonly found: string
}

type Expected = JsonFault['expected']

const SPACE = /[ \t\n\r]*/y
const OPENED_STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y

/** Undefined where the whole text is JSON. Takes time in proportion to the text, and no stack. */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let at = 0
  const take = (what: RegExp) => {
    what.lastIndex = at
    if (!what.test(text)) return false
    at = what.lastIndex
    return true
  }
  const takeMark = (mark: string) => {
    take(SPACE)
    if (text[at] !== mark) return false
    at += 1
    return true
  }
  /** From quote to quote; where it breaks off, the fault is there and not at its beginning. */
  const takeText = (otherwise: Expected): Expected | undefined => {
    take(SPACE)
    if (!take(OPENED_STRING)) return otherwise
    if (text[at] !== '"') return 'jsonText'
    at += 1
    return undefined
  }
  const takeName = (): Expected | undefined => takeText('jsonName') ?? (takeMark(':') ? undefined : 'jsonColon')
  /** After a value: closes what is closed here, up to the next value or the end. */
  const close = (): Expected | 'done' | undefined => {
    for (;;) {
      const inside = open.at(-1)
      if (inside === undefined) return 'done'
      if (takeMark(',')) return inside === '{' ? takeName() : undefined
      if (!takeMark(inside === '{' ? '}' : ']')) return inside === '{' ? 'jsonCommaOrBrace' : 'jsonCommaOrBracket'
      open.pop()
    }
  }
  /** A value, or the opening of one that holds others. */
  const value = (): Expected | 'opened' | undefined => {
    if (takeMark('{')) {
      if (takeMark('}')) return undefined
      open.push('{')
      return takeName() ?? 'opened'
    }
    if (takeMark('[')) {
      if (takeMark(']')) return undefined
      open.push('[')
      return 'opened'
    }
    take(SPACE)
    return take(SCALAR) ? undefined : takeText('jsonValue')
  }
  for (;;) {
    const begun = value()
    if (begun === 'opened') continue
    const next = begun ?? close()
    if (next === undefined) continue
    if (next !== 'jsonText') take(SPACE)
    if (next !== 'done') return describeFault(text, at, next)
    return at === text.length ? undefined : describeFault(text, at, 'jsonEnd')
  }
}

function describeFault(text: string, at: number, expected: Expected): JsonFault {
  const before = text.slice(0, at).split('\n')
  const found = text.codePointAt(at)
  return {
    ...{ at, expected },
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    found: found === undefined ? '' : String.fromCodePoint(found),
  }
}
