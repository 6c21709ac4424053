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

/** Plain signs alone: what a JSON string holds is then what its bytes say. */
const CUT = [
  { name: 'hookInstance', isOptional: false, value: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  // Portals, in which patients look at their own chart, get other answers.
  {
    name: 'userId',
    isOptional: false,
    value: /^(?!Patient\/|RelatedPerson\/)[A-Z][A-Za-z]{1,40}\/[A-Za-z0-9.-]{1,64}$/,
  },
  { name: 'access_token', isOptional: true, value: /^[\w.~+/=-]+$/ },
] as const

const [COLON, SPACE] = [0x3a, 0x20]
/** No raw zero byte is ever part of JSON. */
const GAP = '\0'

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function cutCall(bytes: Buffer): CutCall | undefined {
  // One sign for each byte: searched faster than the bytes themselves, and nothing is lost.
  const body = bytes.toString('latin1')
  const spans: Span[] = []
  for (const { name, isOptional, value } of CUT) {
    const quoted = `"${name}"`
    const at = body.indexOf(quoted)
    if (at === -1 && isOptional) {
      spans.push({ from: body.length, to: body.length, text: '' })
      continue
    }
    const span = at === -1 ? undefined : valueAfter(body, at + quoted.length, bytes)
    // A name that stands twice could be anybody's.
    if (!span || !value.test(span.text) || body.includes(quoted, at + 1)) return undefined
    spans.push(span)
  }
  const [instance, user, token] = spans
  if (!instance || !user || !token) return undefined
  return {
    digest: digestWithout(body, spans),
    hookInstance: instance.text,
    userId: user.text,
    ...(token.text !== '' && { accessToken: token.text }),
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

function digestWithout(body: string, spans: readonly Span[]): string {
  let rest = ''
  let at = 0
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    rest += body.slice(at, from) + GAP
    at = to
  }
  return hash('sha256', rest + body.slice(at))
}
