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

const [QUOTE, COLON, SPACE] = [0x22, 0x3a, 0x20]
/** No raw zero byte is ever part of JSON. */
const GAP = Buffer.from([0])

interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function cutCall(bytes: Buffer): CutCall | undefined {
  const spans: Span[] = []
  for (const { name, isOptional, value } of CUT) {
    const at = bytes.indexOf(`"${name}"`)
    if (at === -1 && isOptional) {
      spans.push({ from: bytes.length, to: bytes.length, text: '' })
      continue
    }
    const span = at === -1 ? undefined : valueAfter(bytes, at + name.length + 2)
    // A name that stands twice could be anybody's.
    if (!span || !value.test(span.text) || bytes.indexOf(`"${name}"`, at + 1) !== -1) return undefined
    spans.push(span)
  }
  const [instance, user, token] = spans
  if (!instance || !user || !token) return undefined
  return {
    digest: digestWithout(bytes, spans),
    hookInstance: instance.text,
    userId: user.text,
    ...(token.text !== '' && { accessToken: token.text }),
  }
}

/** The string that is the value of a member whose name ends at `at`. */
function valueAfter(bytes: Buffer, at: number): Span | undefined {
  const colon = skipSpace(bytes, at)
  const quote = bytes[colon] === COLON ? skipSpace(bytes, colon + 1) : -1
  if (quote === -1 || bytes[quote] !== QUOTE) return undefined
  const to = bytes.indexOf(QUOTE, quote + 1)
  return to === -1 ? undefined : { from: quote + 1, to, text: bytes.toString('latin1', quote + 1, to) }
}

function skipSpace(bytes: Buffer, at: number): number {
  let next = at
  while ((bytes[next] ?? 0xff) <= SPACE) next++
  return next
}

function digestWithout(bytes: Buffer, spans: readonly Span[]): string {
  const pieces: Buffer[] = []
  let at = 0
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    pieces.push(bytes.subarray(at, from), GAP)
    at = to
  }
  return hash('sha256', Buffer.concat([...pieces, bytes.subarray(at)]))
}
