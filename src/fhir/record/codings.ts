/** CodeableConcepts of any shape as a plain list of codings and one text. */
import { isLoincCode, isSnomedId } from '../codes/check-digits.ts'
import { systemOf } from '../codes/systems.ts'
import { codeOf, isObject, listOf, nameOf, type Json } from './json-shapes.ts'

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

/** Several readers look at the same code; it is parsed once. */
const CONCEPTS = new WeakMap<object, Concept>()

/** Reads a CodeableConcept, a Coding, a bare string, or a list of them, which counts as one concept. */
export function conceptOf(value: unknown): Concept {
  if (value === undefined || value === null) return EMPTY
  if (typeof value !== 'object') return readConcept(value)
  const known = CONCEPTS.get(value)
  if (known) return known
  const concept = readConcept(value)
  CONCEPTS.set(value, concept)
  return concept
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
export function wordsOf(concept: Concept): readonly string[] {
  const words = concept.text === undefined ? [] : [concept.text]
  for (const { display } of concept.codings) if (display !== undefined) words.push(display)
  words.push(...concept.loose)
  return words
}

/** The best short words for a person: the text, else a display, else the codes. */
export function labelOf(concept: Concept): string | undefined {
  return wordsOf(concept)[0] ?? concept.codings[0]?.code
}

/**
 * Lower case without accents, for tables of words. However much space is between two words, they belong together: a "no"
 * at the end of a column denies what begins the next.
 */
export function foldWords(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s{2,}/g, (space) => (space.includes('\n') ? '\n' : ' '))
    .toLowerCase()
}

/** Extensions of a resource or element, by the last part of their URL. */
export function extensionsOf(holder: Json): readonly { readonly name: string; readonly extension: Json }[] {
  if (holder['extension'] === undefined && holder['modifierExtension'] === undefined) return []
  return [...listOf(holder['extension']), ...listOf(holder['modifierExtension'])].filter(isObject).map((extension) => {
    const url = nameOf(extension['url']) ?? ''
    return { name: url.slice(url.lastIndexOf('/') + 1).toLowerCase(), extension }
  })
}
