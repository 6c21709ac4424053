/** Where, which side, and how tissue was taken: from codes, words and the site's own map. */
import type { Laterality, SiteKind } from '../../her2/evidence.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import { ABSENCE_SYSTEMS } from '../codes/answers.ts'
import {
  NO_SIDE,
  NOT_RECORDED,
  NOT_RECORDED_CODES,
  PROCEDURES,
  PROCEDURE_WORDS,
  SIDES,
  SIDE_WORDS,
  SITES,
  SITE_WORDS,
  type Procedure,
} from '../codes/sites.ts'
import { conceptOf, extensionsOf, foldWords, labelOf, wordsOf, type Concept } from '../record/codings.ts'
import { isObject, type Json } from '../record/json-shapes.ts'
import { rememberEach, rememberPairs, rememberWords } from '../record/remember.ts'

export interface Place {
  readonly kind: SiteKind
  readonly site?: string
  readonly laterality?: Laterality
}

const SITE_BY_CODE = new Map(SITES.map(([code, kind, site, side]) => [code, { kind, site, side }] as const))
const PROCEDURE_BY_CODE = new Map(PROCEDURES)
const OBDS_SIDES: ReadonlyMap<string, Laterality> = new Map([
  ['L', 'left'],
  ['R', 'right'],
  ['B', 'bilateral'],
])

/** The place that a body site or specimen type names. */
export function placeOf(value: unknown, codeMap?: CodeMapIndex): Place {
  const concept = conceptOf(value)
  const place = placeOfConcept(concept, codeMap)
  const laterality = lateralityOf(value, concept)
  return laterality === undefined ? place : { ...place, laterality }
}

const placeOfConcept = rememberPairs((concept: Concept, codeMap: CodeMapIndex | undefined): Place => {
  const mapped = codeMap?.siteOf(concept)
  if (mapped) return mapped
  for (const coding of concept.codings) {
    const known = coding.system === 'snomed' || coding.system === '' ? SITE_BY_CODE.get(coding.code) : undefined
    if (known) return { kind: known.kind, site: known.site }
    if (/icd/.test(coding.system) && /^C50/i.test(coding.code)) return { kind: 'breast', site: 'breast' }
  }
  return placeOfWords(wordsOf(concept).join(' | '))
})

/** The place that plain words name. */
export const placeOfWords = rememberWords((words: string): Place => {
  const folded = foldWords(words)
  const row = SITE_WORDS.find(([pattern]) => pattern.test(folded))
  return row ? { kind: row[1], site: row[2] } : { kind: 'unknown' }
})

/** The side in codes, in extensions beside them, or in words; absent where both sides are named apart. */
export function lateralityOf(value: unknown, concept: Concept = conceptOf(value)): Laterality | undefined {
  const side = sideOf(concept)
  return side === 'unanswered' ? undefined : (side ?? lateralityOfExtensions(value))
}

const sideOf = rememberEach((concept: Concept): Laterality | 'unanswered' | undefined => {
  if (isUnanswered(concept)) return 'unanswered'
  for (const coding of concept.codings) {
    const side =
      coding.system === 'obds-side'
        ? OBDS_SIDES.get(coding.code)
        : (SITE_BY_CODE.get(coding.code)?.side ?? SIDES.get(coding.code))
    if (side !== undefined) return side
  }
  return lateralityOfWords(wordsOf(concept).join(' | '))
})

export const lateralityOfWords = rememberWords((words: string): Laterality | undefined => {
  const folded = foldWords(words).replace(NO_SIDE, ' ')
  const sides = SIDE_WORDS.filter(([pattern]) => pattern.test(folded)).map(([, side]) => side)
  if (sides.includes('bilateral')) return 'bilateral'
  return sides.length === 1 ? sides[0] : undefined
})

/** A place that was asked for and not answered has no side, whatever stands beside it. */
function isUnanswered(concept: Concept): boolean {
  const absent = concept.codings.some(({ system, code }) => ABSENCE_SYSTEMS.has(system) || NOT_RECORDED_CODES.has(code))
  const text = concept.text ?? (concept.codings.length === 0 ? concept.loose[0] : undefined)
  return absent || (text !== undefined && isNotRecorded(text))
}

/** Whether words, or a code without words, say no more than that nothing is recorded. */
export function isNotRecorded(words: string): boolean {
  return NOT_RECORDED.test(foldWords(words)) || NOT_RECORDED_CODES.has(words)
}

function lateralityOfExtensions(value: unknown): Laterality | undefined {
  return isObject(value) ? sideOfExtensions(value, /lateral|qualifier|seite|side/) : undefined
}

/** The side in an extension of the resource itself. */
export function sideBesideOf(holder: Json): Laterality | undefined {
  return sideOfExtensions(holder, /lateral|seite/)
}

function sideOfExtensions(holder: Json, names: RegExp): Laterality | undefined {
  for (const { name, extension } of extensionsOf(holder)) {
    if (!names.test(name)) continue
    const side = lateralityOf(extension['valueCodeableConcept'] ?? extension['valueCoding'] ?? extension['valueString'])
    if (side !== undefined) return side
  }
  return undefined
}

/** Biopsy, surgery or cytology, from a method, a specimen type or a display. */
export function procedureOf(value: unknown): Procedure | undefined {
  return procedureOfConcept(conceptOf(value))
}

const procedureOfConcept = rememberEach((concept: Concept): Procedure | undefined => {
  for (const coding of concept.codings) {
    const known = PROCEDURE_BY_CODE.get(coding.code)
    if (known !== undefined) return known
  }
  return procedureOfWords(wordsOf(concept).join(' | '))
})

export function procedureOfWords(words: string): Procedure | undefined {
  const folded = foldWords(words)
  return PROCEDURE_WORDS.find(([pattern]) => pattern.test(folded))?.[1]
}

/** Words for a person: the record's own, where it has any. */
export function wordsOfPlace(value: unknown): string | undefined {
  return labelOf(conceptOf(value))
}

/** Where nothing is said of a place. */
export const NOWHERE: Place = { kind: 'unknown' }

/**
 * A body site may be one concept, a list of them, or (in later versions) a reference; each is looked at. A side may stand
 * in a site of its own; a left and a right site are both sides.
 */
export function mergePlaces(places: readonly Place[]): Place {
  const rank: readonly SiteKind[] = ['distant', 'regional-node', 'breast', 'uncertain', 'unknown']
  const best = [...places].sort((one, other) => rank.indexOf(one.kind) - rank.indexOf(other.kind))[0]
  if (best === undefined) return NOWHERE
  const sidesOf = (some: readonly Place[]) => new Set(some.flatMap(({ laterality }) => laterality ?? []))
  const own = sidesOf(places.filter(({ kind }) => kind === best.kind || kind === 'unknown'))
  const [side, ...others] = own.size > 0 ? own : sidesOf(places)
  return side === undefined ? best : { ...best, laterality: others.length > 0 ? 'bilateral' : side }
}

/** The body site of an Observation, Condition, Specimen collection or Procedure. */
export function bodySiteOf(holder: Json, codeMap?: CodeMapIndex): Place {
  if (holder['bodySite'] === undefined && extensionsOf(holder).length === 0) return NOWHERE
  const sites: readonly unknown[] = Array.isArray(holder['bodySite']) ? holder['bodySite'] : [holder['bodySite']]
  const extended = extensionsOf(holder)
    .filter(({ name }) => /body-?site|location/.test(name))
    .map(({ extension }) => extension['valueCodeableConcept'])
  return mergePlaces([...sites, ...extended].filter((site) => site !== undefined).map((site) => placeOf(site, codeMap)))
}
