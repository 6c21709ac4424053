/** CodeableConcepts of any shape as a plain list of codings and one text. */
import { isLoincCode, isSnomedId } from '../codes/check-digits.ts'
import { systemOf } from '../codes/systems.ts'
import { codeOf, isObject, listOf, nameOf, type Json } from './json-shapes.ts'
import { copyOf, LONGEST_KEPT, rememberEach, rememberWords } from './remember.ts'

export interface Coding {
  /** The short name of systems.ts. */
  readonly system: string
  readonly code: string
  readonly display?: string
  /** The system as written, for a person and for a site's code map. */
  readonly writtenSystem: string
}

export interface Concept {
  readonly codings: readonly Coding[]
  /** Displays of codings that have no code. */
  readonly loose: readonly string[]
  readonly text?: string
}

const EMPTY: Concept = { codings: [], loose: [] }

/** Reads a CodeableConcept, a Coding, a bare string, or a list of them, which counts as one concept. */
export function conceptOf(value: unknown): Concept {
  if (value === undefined || value === null) return EMPTY
  if (typeof value === 'string') return conceptOfWords(value)
  if (typeof value !== 'object') return readConcept(value)
  return conceptOfContent(value as Json) ?? conceptOfObject(value)
}

const conceptOfWords = rememberWords<Concept>(readConcept)
const conceptOfObject = rememberEach<object, Concept>(readConcept)

// ---- one concept for all places with the same content ---------------------------------------------------------------

/** A concept as it was written, to be compared. */
interface Written {
  readonly text: unknown
  readonly codings: readonly WrittenCoding[]
  readonly concept: Concept
}
type WrittenCoding = Readonly<Record<'system' | 'code' | 'display', unknown>>

/** By the first code, else the text. */
const WRITTEN = new Map<string, Written[]>()
const MOST_WRITTEN = 4_000
const MOST_OF_A_CODE = 16
const MOST_CODINGS = 6
let written = 0

/**
 * The concept of this content, the same object each time: what the readers of codes remember of it, they find again in
 * the next record. Undefined for one of unusual form or length, which is read by itself.
 */
function conceptOfContent(value: Json): Concept | undefined {
  const { text, coding, code } = value
  if (Array.isArray(value) || (text !== undefined && !isShort(text))) return undefined
  const isCoding = coding === undefined && code !== undefined
  const codings: readonly unknown[] | undefined = isCoding ? [value] : listAsSent(coding)
  if (codings === undefined) return undefined
  const [first] = codings
  const key = isObject(first) ? first['code'] : text
  if (typeof key !== 'string') return undefined
  const alike = WRITTEN.get(key)
  if (alike !== undefined)
    for (const known of alike) if (known.text === text && areSame(known.codings, codings)) return known.concept
  return codings.every(isPlainCoding) ? keepConcept(key, value, codings) : undefined
}

function listAsSent(coding: unknown): readonly unknown[] | undefined {
  if (coding === undefined) return []
  return Array.isArray(coding) && coding.length <= MOST_CODINGS ? coding : undefined
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_KEPT
}

function isPlainCoding(coding: unknown): coding is WrittenCoding {
  if (!isObject(coding) || !isShort(coding['code'])) return false
  const { system, display } = coding
  return (system === undefined || isShort(system)) && (display === undefined || isShort(display))
}

function areSame(known: readonly WrittenCoding[], codings: readonly unknown[]): boolean {
  if (known.length !== codings.length) return false
  for (let at = 0; at < known.length; at += 1) {
    const one = known[at]
    const other = codings[at]
    if (one === undefined || !isObject(other)) return false
    if (one.code !== other['code'] || one.system !== other['system'] || one.display !== other['display']) return false
  }
  return true
}

function keepConcept(key: string, { text }: Json, codings: readonly WrittenCoding[]): Concept | undefined {
  if (written >= MOST_WRITTEN) {
    WRITTEN.clear()
    written = 0
  }
  const alike = WRITTEN.get(key) ?? []
  if (alike.length >= MOST_OF_A_CODE) return undefined
  const copied = codings.map(({ system, code, display }) => ({
    system: copyOfWritten(system),
    code: copyOfWritten(code),
    display: copyOfWritten(display),
  }))
  const one = { text: copyOfWritten(text), codings: copied }
  const concept = readConcept({ text: one.text, coding: copied })
  alike.push({ ...one, concept })
  WRITTEN.set(copyOf(key), alike)
  written += 1
  return concept
}

function copyOfWritten(value: unknown): unknown {
  return typeof value === 'string' ? copyOf(value) : value
}

function readConcept(value: unknown): Concept {
  const codings: Coding[] = []
  const loose: string[] = []
  let text: string | undefined
  for (const part of listOf(value)) {
    if (!isObject(part)) {
      text ??= nameOf(part)
      continue
    }
    text ??= nameOf(part['text'])
    const inner = part['coding'] === undefined && part['code'] !== undefined ? [part] : listOf(part['coding'])
    for (const coding of inner) addCoding(coding, codings, loose)
  }
  return text === undefined ? { codings, loose } : { codings, loose, text }
}

function addCoding(value: unknown, codings: Coding[], loose: string[]): void {
  if (!isObject(value)) return
  const code = codeOf(value['code'])
  const display = nameOf(value['display'])
  if (code === undefined) {
    if (display !== undefined) loose.push(display)
    return
  }
  const writtenSystem = nameOf(value['system']) ?? ''
  const system = systemOf(writtenSystem)
  codings.push(display === undefined ? { system, code, writtenSystem } : { system, code, display, writtenSystem })
}

/** Whether a code of LOINC or SNOMED CT fails its check digit: it is then no code, and only its display may be read. */
export function isBrokenCode(coding: Coding): boolean {
  if (coding.system === 'loinc') return !isLoincCode(coding.code)
  return coding.system === 'snomed' && !/[+:=,]/.test(coding.code) && !isSnomedId(coding.code)
}

/** All words of a concept, the text first: for a person, and for readers of names. */
export const wordsOf = rememberEach((concept: Concept): readonly string[] => {
  const words = concept.text === undefined ? [] : [concept.text]
  for (const { display } of concept.codings) if (display !== undefined) words.push(display)
  words.push(...concept.loose)
  return words
})

/** The same in one line, folded. */
export const foldedWordsOf = rememberEach((concept: Concept): string => foldWords(wordsOf(concept).join(' | ')))

/** The best short words for a person: the text, else a display, else the codes. */
export function labelOf(concept: Concept): string | undefined {
  return wordsOf(concept)[0] ?? concept.codings[0]?.code
}

/**
 * Lower case without accents, for tables of words. However much space is between two words, they belong together: a "no"
 * at the end of a column denies what begins the next.
 */
export const foldWords = rememberWords((words: string): string => {
  if (isPlain(words)) return words.toLowerCase()
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s{2,}/g, (space) => (space.includes('\n') ? '\n' : ' '))
    .toLowerCase()
})

/** Nothing but characters of ASCII, and nowhere two spaces: only the case is to be folded. */
function isPlain(words: string): boolean {
  return !/[^\0-\x7f]|\s\s/.test(words)
}

interface NamedExtension {
  readonly name: string
  readonly extension: Json
}

const NO_EXTENSIONS: readonly NamedExtension[] = []

/** Extensions of a resource or element, by the last part of their URL. */
export function extensionsOf(holder: Json): readonly NamedExtension[] {
  if (holder['extension'] === undefined && holder['modifierExtension'] === undefined) return NO_EXTENSIONS
  return [...listOf(holder['extension']), ...listOf(holder['modifierExtension'])].filter(isObject).map((extension) => {
    const url = nameOf(extension['url']) ?? ''
    return { name: url.slice(url.lastIndexOf('/') + 1).toLowerCase(), extension }
  })
}
