/**
 * One line of an export, byte by byte and once: whether it is a JSON object, whose it plainly is, and whether it shows a sign.
 * Nothing is decoded or built. What is not quite usual is not decided here: `isPlain` is false, and the line is parsed.
 */
import type { ByteAutomaton } from './byte-automaton.ts'
import { KnownMembers } from './known-members.ts'

const [QUOTE, BACKSLASH, SPACE, LINE_FEED] = [0x22, 0x5c, 0x20, 0x0a]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY, COMMA, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a]
const [SLASH, HASH, QUESTION, BAR] = [0x2f, 0x23, 0x3f, 0x7c]

/** Deeper ones are parsed, and refused there. */
const DEEPEST = 60

/** What may come next. */
const [KEY_OR_END, KEY, AFTER_KEY, VALUE, VALUE_OR_END, AFTER_VALUE, NOTHING] = [0, 1, 2, 3, 4, 5, 6]

const bytesOf = (text: string): Uint8Array => Buffer.from(text)
const TYPE = bytesOf('resourceType')
const ID = bytesOf('id')
const SUBJECT = bytesOf('subject')
const PATIENT = bytesOf('patient')
const CONTAINED = bytesOf('contained')
const REFERENCE = bytesOf('reference')
const PERSON = bytesOf('Patient')
const PERSON_BEFORE_ID = bytesOf('Patient/')

/** Members that tell whose a resource is, each a bit. */
const [HAS_TYPE, HAS_ID, HAS_SUBJECT, HAS_REFERENCE, HAS_CONTAINED] = [1, 2, 4, 8, 16]
const NAMES: readonly (readonly [name: Uint8Array, bit: number])[] = [
  [TYPE, HAS_TYPE],
  [ID, HAS_ID],
  [SUBJECT, HAS_SUBJECT],
  [PATIENT, HAS_SUBJECT],
  [CONTAINED, HAS_CONTAINED],
]
/** By the length of the name, so that most members are told by that alone. */
const NAMES_OF_LENGTH = Array.from({ length: 16 }, (_, length) => NAMES.filter(([name]) => name.length === length))

/** Called with the text of each reference, as it stands between its quotation marks. */
export type OnReference = (start: number, end: number, isEscaped: boolean) => void

export class LineScanner {
  /** Of the line that was scanned last: it is JSON and says plainly whose it is; the id stands from `idStart` to `idEnd`. */
  isPlain = false
  /** It was looked at to its end. */
  isWhole = false
  /** Where it was. */
  showsSign = false
  idStart = 0
  idEnd = 0
  onReference: OnReference | undefined

  readonly #signs: ByteAutomaton
  #bytes: Uint8Array = new Uint8Array()
  #view: DataView = new DataView(new ArrayBuffer(0))
  #at = 0
  #state = 0
  #depth = 0
  /** Whether what is open at a depth is an object. */
  readonly #isObject = new Uint8Array(DEEPEST + 1)
  #expected = VALUE
  /** Bits of what was seen, and of the member whose value comes next; -1 where it cannot be told. */
  #seen = 0
  #member = 0
  #inSubject = false
  #isPerson = false
  #isOdd = false
  #personId = 0
  #personIdEnd = 0

  /** Members that stood on a line before. */
  readonly #known: KnownMembers
  #generation = 0
  /** By depth, of the member that is being read: where it began, in which state of the whole, and what had been seen before. */
  readonly #begun = new Int32Array(DEEPEST + 1)
  readonly #begunState = new Int32Array(DEEPEST + 1)
  readonly #begunSeen = new Uint8Array(DEEPEST + 1)

  constructor(signs: ByteAutomaton, known = new KnownMembers()) {
    this.#known = known
    this.#signs = signs
  }

  /** The line from `start` to its line feed at `end`. */
  scan(bytes: Uint8Array, start: number, end: number): void {
    if (bytes !== this.#bytes) this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#bytes = bytes
    this.#at = start
    this.#state = this.#signs.start
    this.#depth = 0
    this.#expected = VALUE
    this.#seen = 0
    this.#member = 0
    this.#inSubject = false
    this.#isPerson = false
    this.#isOdd = bytes[start] !== OPEN_OBJECT
    this.idStart = 0
    this.idEnd = 0
    this.#feed(LINE_FEED)
    let isJson = !this.#isOdd
    while (isJson && this.#at < end) isJson = this.#token()
    this.#feed(LINE_FEED)
    this.showsSign = this.#state === this.#signs.found
    this.isWhole = isJson && this.#expected === NOTHING
    this.isPlain = this.isWhole && this.#settle()
  }

  #settle(): boolean {
    if (this.#isOdd || (this.#seen & HAS_TYPE) === 0) return false
    if (this.#isPerson) {
      this.idStart = this.#personId
      this.idEnd = this.#personIdEnd
      return (this.#seen & (HAS_ID | HAS_SUBJECT)) === HAS_ID && this.idEnd > this.idStart
    }
    return this.idEnd > this.idStart
  }

  #feed(byte: number): void {
    this.#state = this.#signs.table[(this.#state << 8) | byte] || this.#signs.step(this.#state, byte)
  }

  /** @returns false where it is no JSON */
  #token(): boolean {
    if (this.#expected <= KEY && this.#isKnown()) return true
    const byte = this.#bytes[this.#at] as number
    this.#feed(byte)
    this.#at += 1
    if (byte === QUOTE) return this.#text()
    if (byte === COMMA) return this.#comma()
    if (byte === COLON) {
      if (this.#expected !== AFTER_KEY) return false
      this.#expected = VALUE
      return true
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.#open(byte === OPEN_OBJECT)
    if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) return this.#close(byte === CLOSE_OBJECT)
    if (byte === SPACE || byte === 0x09 || byte === 0x0d) return true
    return this.#scalar(this.#at - 1)
  }

  /** Goes behind a member that is known, and its comma. It is none of those that tell whose the resource is. */
  #isKnown(): boolean {
    const depth = this.#depth
    this.#begun[depth] = -1
    if (this.onReference !== undefined || this.#inSubject) return false
    if (this.#generation !== this.#signs.generation) {
      this.#known.forget()
      this.#generation = this.#signs.generation
    }
    const state = (depth << 16) | this.#state
    if (this.#known.find(this.#view, this.#at, state)) {
      this.#at = this.#known.end
      this.#state = this.#known.state
      this.#expected = KEY
      return true
    }
    this.#begun[depth] = this.#at
    this.#begunState[depth] = state
    this.#begunSeen[depth] = this.#seen
    return false
  }

  /** The member that ends with the comma just read. */
  #learn(): void {
    const begun = this.#begun[this.#depth] as number
    const isOwn = begun !== -1 && this.#begunSeen[this.#depth] === this.#seen && !this.#isOdd
    if (isOwn && this.#generation === this.#signs.generation)
      this.#known.learn(this.#view, begun, this.#at, this.#begunState[this.#depth] as number, this.#state)
    this.#begun[this.#depth] = -1
  }

  #comma(): boolean {
    if (this.#expected !== AFTER_VALUE) return false
    const isObject = this.#isObject[this.#depth] === 1
    if (isObject) this.#learn()
    this.#expected = isObject ? KEY : VALUE
    return true
  }

  #open(isObject: boolean): boolean {
    if ((this.#expected !== VALUE && this.#expected !== VALUE_OR_END) || this.#depth === DEEPEST) return false
    this.#depth += 1
    this.#isObject[this.#depth] = isObject ? 1 : 0
    this.#expected = isObject ? KEY_OR_END : VALUE_OR_END
    if (this.#depth === 2) {
      this.#inSubject = this.#member === HAS_SUBJECT
      // A list of subjects, a type that is none.
      if (this.#member !== 0 && !(this.#inSubject && isObject)) this.#isOdd = true
    } else if (this.#depth === 3 && this.#inSubject && this.#member === HAS_REFERENCE) this.#isOdd = true
    this.#member = 0
    return true
  }

  #close(isObject: boolean): boolean {
    const mayEnd = this.#expected === AFTER_VALUE || this.#expected === (isObject ? KEY_OR_END : VALUE_OR_END)
    if (!mayEnd || this.#depth === 0 || this.#isObject[this.#depth] !== (isObject ? 1 : 0)) return false
    this.#depth -= 1
    if (this.#depth === 1) this.#inSubject = false
    this.#expected = this.#depth === 0 ? NOTHING : AFTER_VALUE
    return true
  }

  // ---- texts ----------------------------------------------------------------------------------------------------------

  #text(): boolean {
    const isKey = this.#expected === KEY || this.#expected === KEY_OR_END
    if (!isKey && this.#expected !== VALUE && this.#expected !== VALUE_OR_END) return false
    const start = this.#at
    const isEscaped = this.#endOfText()
    if (isEscaped === undefined) return false
    const end = this.#at - 1
    if (isKey) {
      this.#expected = AFTER_KEY
      this.#takeKey(start, end, isEscaped)
      // Here nearly always, and told without another look.
      if (this.#bytes[end + 1] === COLON) {
        this.#feed(COLON)
        this.#at += 1
        this.#expected = VALUE
      }
    } else {
      this.#expected = AFTER_VALUE
      if (this.#member !== 0) this.#takeText(start, end, isEscaped)
    }
    return true
  }

  /** Goes behind the closing quotation mark. @returns whether there were escapes; undefined where it does not end well */
  #endOfText(): boolean | undefined {
    const bytes = this.#bytes
    const signs = this.#signs
    const { table } = signs
    let at = this.#at
    let state = this.#state
    let isEscaped = false
    for (;;) {
      const byte = bytes[at++] as number
      state = table[(state << 8) | byte] || signs.step(state, byte)
      if (byte === QUOTE) break
      if (byte === BACKSLASH) {
        const length = lengthOfEscape(bytes, at)
        if (length === 0) return undefined
        isEscaped = true
        state = this.#escape(state, at, length)
        at += length
      } else if (byte < SPACE) return undefined
    }
    this.#at = at
    this.#state = state
    return isEscaped
  }

  /** @returns the state behind an escape */
  #escape(state: number, at: number, length: number): number {
    this.#state = state
    // One half of a letter may stand alone.
    if (length > 1 && ((this.#bytes[at + 1] as number) | SMALL) === D) this.#isOdd = true
    for (let more = 0; more < length; more++) this.#feed(this.#bytes[at + more] as number)
    return this.#state
  }

  #takeKey(start: number, end: number, isEscaped: boolean): void {
    this.#member = 0
    if (this.#depth === 1) this.#takeMember(start, end, isEscaped)
    else if (isEscaped) this.#isOdd ||= this.#inSubject
    else if ((this.onReference !== undefined || this.#inSubject) && this.#spells(REFERENCE, start, end))
      this.#member = HAS_REFERENCE
  }

  #takeMember(start: number, end: number, isEscaped: boolean): void {
    if (isEscaped) this.#isOdd = true
    const names = NAMES_OF_LENGTH[end - start]
    if (names === undefined) return
    for (let at = 0; at < names.length; at++) {
      const [name, bit] = names[at] as (typeof NAMES)[number]
      if (!this.#spells(name, start, end)) continue
      if ((this.#seen & bit) !== 0 || bit === HAS_CONTAINED) this.#isOdd = true
      this.#seen |= bit
      this.#member = bit
    }
  }

  #takeText(start: number, end: number, isEscaped: boolean): void {
    const member = this.#member
    this.#member = 0
    if (member === HAS_REFERENCE) {
      this.onReference?.(start, end, isEscaped)
      if (this.#inSubject && this.#depth === 2) this.#takePatient(start, end, isEscaped)
    } else if (member === HAS_TYPE) {
      this.#isOdd ||= isEscaped
      this.#isPerson = this.#spells(PERSON, start, end)
    } else if (member === HAS_ID) {
      this.#isOdd ||= isEscaped
      this.#personId = start
      this.#personIdEnd = end
    } else this.#isOdd = true
  }

  /** 'Patient/1', 'https://ehr.example/fhir/Patient/1'. */
  #takePatient(start: number, end: number, isEscaped: boolean): void {
    if (isEscaped || this.idEnd > 0) {
      this.#isOdd = true
      return
    }
    let from = end
    for (; from > start; from--) {
      const byte = this.#bytes[from - 1] as number
      if (byte === SLASH) break
      if (byte === HASH || byte === QUESTION || byte === BAR) this.#isOdd = true
    }
    const type = from - PERSON_BEFORE_ID.length
    if (type < start || from === end || !this.#spells(PERSON_BEFORE_ID, type, from)) this.#isOdd = true
    else if (type > start) this.#isOdd ||= !isPlainAddress(this.#bytes, start, type)
    this.idStart = from
    this.idEnd = end
  }

  #spells(name: Uint8Array, start: number, end: number): boolean {
    if (end - start !== name.length) return false
    for (let at = 0; at < name.length; at++) if (this.#bytes[start + at] !== name[at]) return false
    return true
  }

  // ---- other values ---------------------------------------------------------------------------------------------------

  #scalar(start: number): boolean {
    if (this.#expected !== VALUE && this.#expected !== VALUE_OR_END) return false
    const end = endOfScalar(this.#bytes, start)
    if (end === start) return false
    for (let at = start + 1; at < end; at++) this.#feed(this.#bytes[at] as number)
    this.#at = end
    this.#expected = AFTER_VALUE
    // A number as an id, a subject that is null.
    if (this.#member !== 0) this.#isOdd = true
    this.#member = 0
    return true
  }
}

const WORDS = ['true', 'false', 'null'].map(bytesOf)
const [MINUS, PLUS, POINT, ZERO, D, E] = [0x2d, 0x2b, 0x2e, 0x30, 0x64, 0x65]
/** The bit by which small letters differ from capitals. */
const SMALL = 0x20

/** Where a number or a word ends that is JSON; `start` where it is none. */
function endOfScalar(bytes: Uint8Array, start: number): number {
  const word =
    (bytes[start] as number) > 0x39
      ? WORDS.find((one) => one.every((byte, at) => bytes[start + at] === byte))
      : undefined
  if (word !== undefined) return start + word.length
  const whole = bytes[start] === MINUS ? start + 1 : start
  const point = bytes[whole] === ZERO ? whole + 1 : endOfDigits(bytes, whole)
  if (point === whole) return start
  const power = bytes[point] === POINT ? endOfDigits(bytes, point + 1) : point
  if (power === point + 1) return start
  if (((bytes[power] as number) | SMALL) !== E) return power
  const digits = bytes[power + 1] === MINUS || bytes[power + 1] === PLUS ? power + 2 : power + 1
  const end = endOfDigits(bytes, digits)
  return end === digits ? start : end
}

function endOfDigits(bytes: Uint8Array, start: number): number {
  let at = start
  while ((bytes[at] as number) >= ZERO && (bytes[at] as number) <= 0x39) at += 1
  return at
}

/** Signs behind a backslash; 0 where they are none of JSON. */
function lengthOfEscape(bytes: Uint8Array, at: number): number {
  const sign = String.fromCharCode(bytes[at] as number)
  if (sign !== 'u') return '"\\/bfnrt'.includes(sign) ? 1 : 0
  for (let more = 1; more <= 4; more++) if (!isHexadecimal(bytes[at + more] as number)) return 0
  return 5
}

function isHexadecimal(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
}

/** What stands before 'Patient/1': it ends with a slash, and has neither a fragment nor a version. */
function isPlainAddress(bytes: Uint8Array, start: number, end: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  return text.endsWith('/') && !text.includes('#') && !text.includes('/_history/')
}
