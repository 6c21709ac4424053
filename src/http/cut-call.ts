/**
 * The bytes of a call without what is new in each: hook instance, user, token for the record system. Two calls whose bytes are
 * the same without them hold the same record, digit by digit. Where anything is not as expected, nothing is cut.
 */
import { hash } from 'node:crypto'

export interface CutCall {
  /** SHA-256 of the rest. */
  readonly digest: string
  readonly hookInstance: string
  readonly userId: string
  readonly accessToken?: string
}

interface CutMember {
  readonly isOptional: boolean
  /** Plain signs alone: what a JSON string holds is then what its bytes say. */
  readonly value: RegExp
}

const CUT: Readonly<Record<string, CutMember>> = {
  hookInstance: { isOptional: false, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  // Portals, in which patients look at their own chart, get other answers.
  userId: { isOptional: false, value: /^(?!Patient\/|RelatedPerson\/)[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9.-]{1,64}$/ },
  access_token: { isOptional: true, value: /^[\w.~+/=-]+$/ },
}

/** All of them are looked for at once: to look for each by itself takes three times as long. */
const NAMES = new RegExp(`"(?:${Object.keys(CUT).join('|')})"`, 'g')

const [COLON, SPACE] = [0x3a, 0x20]
/** No raw zero byte is ever part of JSON. */
const GAP = 0

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function cutCall(bytes: Buffer): CutCall | undefined {
  // One sign for each byte: searched faster than the bytes themselves, and nothing is lost.
  const body = bytes.toString('latin1')
  const spans = new Map<string, Span>()
  NAMES.lastIndex = 0
  for (let found = NAMES.exec(body); found; found = NAMES.exec(body)) {
    const name = found[0].slice(1, -1)
    const span = valueAfter(body, NAMES.lastIndex, bytes)
    // A name that stands twice could be anybody's.
    if (!span || spans.has(name) || CUT[name]?.value.test(span.text) !== true) return undefined
    spans.set(name, span)
  }
  const [instance, user, token] = [spans.get('hookInstance'), spans.get('userId'), spans.get('access_token')]
  if (!instance || !user) return undefined
  return {
    digest: digestWithout(bytes, [...spans.values()]),
    hookInstance: instance.text,
    userId: user.text,
    ...(token && { accessToken: token.text }),
  }
}

/** The string that is the value of a member whose name ends at `at`. */
function valueAfter(body: string, at: number, bytes: Buffer): Span | undefined {
  const colon = skipSpace(body, at)
  const quote = body.charCodeAt(colon) === COLON ? skipSpace(body, colon + 1) : -1
  if (quote === -1 || body[quote] !== '"') return undefined
  const to = body.indexOf('"', quote + 1)
  // A part of the body's own string would keep the whole of it in memory.
  return to === -1 ? undefined : { from: quote + 1, to, text: bytes.toString('latin1', quote + 1, to) }
}

function skipSpace(body: string, at: number): number {
  let next = at
  while (body.charCodeAt(next) <= SPACE) next++
  return next
}

/** @param spans In the order in which they stand. */
function digestWithout(bytes: Buffer, spans: readonly Span[]): string {
  const rest = Buffer.allocUnsafe(bytes.length + spans.length)
  let [at, end] = [0, 0]
  for (const { from, to } of spans) {
    end += bytes.copy(rest, end, at, from)
    rest[end++] = GAP
    at = to
  }
  end += bytes.copy(rest, end, at)
  return hash('sha256', rest.subarray(0, end))
}
