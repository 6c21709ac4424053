/**
 * One look along the text of JSON, before anything is built of it: how deep it goes, how many members its objects have, and
 * which of its numbers JavaScript would spell otherwise than they stand there. What is not JSON is for `JSON.parse` to say.
 */

export interface JsonSurvey {
  /** The deepest nesting of brackets. */
  readonly depth: number
  /** Members of all objects together, doubled ones counted twice. */
  readonly members: number
  /** How many numbers there are. */
  readonly numbers: number
  /** Of the numbers whose digits would be lost: which number of the text each is, from 0, in order; and how it is written. */
  readonly ordinals: readonly number[]
  readonly digits: readonly string[]
}

const QUOTE = 34
const BACKSLASH = 92
const COLON = 58
const ZERO = 48
const NINE = 57
const MINUS = 45
const PLUS = 43
const DOT = 46
const [SMALL_E, LARGE_E] = [101, 69]

/** By the code of a sign: 1 what opens, -1 what closes. */
const NESTING = new Int8Array(128)
for (const sign of '{[') NESTING[sign.charCodeAt(0)] = 1
for (const sign of '}]') NESTING[sign.charCodeAt(0)] = -1

export function surveyJson(text: string): JsonSurvey {
  const [ordinals, digits]: [number[], string[]] = [[], []]
  let [depth, deepest, members, numbers, at] = [0, 0, 0, 0, 0]
  while (at < text.length) {
    const code = text.charCodeAt(at)
    // In the order of how often they come.
    if (code === QUOTE) at = afterString(text, at)
    else if (isNumberStart(code)) {
      const end = afterNumber(text, at)
      if (!isFaithful(text, at, end)) {
        ordinals.push(numbers)
        digits.push(text.slice(at, end))
      }
      numbers++
      at = end
    } else {
      if (code === COLON) members++
      depth += NESTING[code] ?? 0
      if (depth > deepest) deepest = depth
      at++
    }
  }
  return { depth: deepest, members, numbers, ordinals, digits }
}

/** Most strings hold no backslash, so their next quote is their last. */
function afterString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    if (text.charCodeAt(end - 1) !== BACKSLASH) return end + 1
    let slash = end
    while (text.charCodeAt(slash - 1) === BACKSLASH) slash--
    if ((end - slash) % 2 === 0) return end + 1
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

function afterNumber(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && isNumberPart(text.charCodeAt(end))) end++
  return end
}

function isNumberStart(code: number): boolean {
  return code === MINUS || (code >= ZERO && code <= NINE)
}

function isNumberPart(code: number): boolean {
  return isNumberStart(code) || code === DOT || code === PLUS || code === SMALL_E || code === LARGE_E
}

/** Whether JavaScript spells the number as it is written: no last zero, no exponent, not too many digits. */
function isFaithful(text: string, start: number, end: number): boolean {
  if (end - start < 15 && isPlain(text, start, end)) return true
  const written = text.slice(start, end)
  return String(Number(written)) === written
}

/** Short numbers without sign, exponent and last zero; very small ones get an exponent. */
function isPlain(text: string, start: number, end: number): boolean {
  let dots = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === DOT) dots++
    else if (code < ZERO || code > NINE) return false
  }
  return dots === 0 || (text.charCodeAt(end - 1) !== ZERO && !text.startsWith('0.00000', start))
}
