/**
 * HER2 results that the record names and does not hold, or holds in a shape of which nothing can be read (decision P-25):
 * a report whose results were not sent, a panel without its members, a resource without its type, a local code that is not
 * known under the key by which HER2 was asked for. Something is there; it sets no status.
 */
import type { Her2Result, UnreadableResult, UnreadClass } from '../../her2/evidence.ts'
import { outOfScope } from '../disease/scope.ts'
import { isHer2Question, questionOf, type Asked } from '../question/identify-question.ts'
import { mentionsOf } from '../question/markers.ts'
import { anotherAssay } from '../question/assay-named.ts'
import { conceptOf, labelOf } from '../record/codings.ts'
import { effectiveOf } from '../record/dates.ts'
import { isObject, listOf, nameOf, proseOf, type Json } from '../record/json-shapes.ts'
import { flattenBundle, type Entry } from '../record/references.ts'
import { rememberWords } from '../record/remember.ts'
import { classOfStatus } from '../record/statuses.ts'
import { valuesOf } from '../record/value-members.ts'
import { originOf, type ReadingContext } from '../context/reading-context.ts'
import { kindOf } from './her2-value.ts'
import { quoteOf } from '../record/value-words.ts'

/** Reports and panels of HER2 whose results were not sent; `stated` are the results that were read. */
export function readMissingParts(reading: ReadingContext, stated: readonly Her2Result[]): UnreadableResult[] {
  const found: UnreadableResult[] = []
  for (const type of ['DiagnosticReport', 'Observation'])
    for (const entry of reading.index.ofType(type)) {
      const missing = missingPartOf(entry, reading, stated)
      if (missing) found.push(missing)
    }
  return found
}

function missingPartOf(
  entry: Entry,
  reading: ReadingContext,
  stated: readonly Her2Result[],
): UnreadableResult | undefined {
  if (entry.replacedBy !== undefined || hasContent(entry)) return undefined
  const asked = entry.type === 'Observation' ? reading.asked(entry) : askedOfReport(entry, reading)
  const missing = membersOf(entry).filter((member) => reading.index.resolve(member, entry) === undefined)
  const named = missing.map((member) => (isObject(member) ? (nameOf(member['display']) ?? '') : ''))
  const question = isTissueQuestion(asked) ? asked : named.map(askedInWords).find(isTissueQuestion)
  if (question === undefined) return undefined
  const isEmptyReport = entry.type === 'DiagnosticReport' && membersOf(entry).length === 0
  if (missing.length === 0 && !isEmptyReport) return undefined
  if (isToldOf(entry, stated)) return undefined
  const origin = originOf(entry, reading)
  if (origin.withdrawn || outOfScope(origin.source.specimen, entry, origin, question, reading) !== undefined)
    return undefined
  const words = labelOf(conceptOf(entry.resource['code'])) ?? 'HER2'
  const kind = kindOf(question)
  if (classOfStatus(origin.source.reportStatus) === 'pending') {
    // A report or panel that is registered or partial is waited for (decision P-20).
    const why = `«${words}» is ${origin.source.reportStatus}`
    return { ...origin.source, test: 'unreadable', of: kind, kind: 'nothing', why, says: 'pending' }
  }
  const names = missing.map((member) => reading.index.nameOf(member, entry) ?? 'a reference that cannot be resolved')
  const why =
    names.length > 0
      ? `«${words}» names results that were not sent: ${names.slice(0, 5).join(', ')}`
      : `«${words}» holds no result`
  reading.note(entry.reference, why, { quote: words, class: 'missing-part' })
  return { ...origin.source, test: 'unreadable', of: kind, kind: 'unreadable', why, class: 'missing-part' }
}

function askedOfReport(entry: Entry, reading: ReadingContext): Asked {
  return questionOf(conceptOf(entry.resource['code']), reading.codeMap)
}

function askedInWords(words: string): Asked {
  return questionOf({ codings: [], loose: [], text: words })
}

/** A test of tissue by immunostain or ISH, or of no method. */
function isTissueQuestion(asked: Asked | undefined): asked is Asked {
  if (asked === undefined || asked.refused !== undefined || asked.assay !== undefined) return false
  const { question } = asked
  return isHer2Question(question) && !/serum|mutation|expression|amount/.test(question ?? '')
}

function membersOf(entry: Entry): readonly unknown[] {
  return listOf(entry.resource[entry.type === 'Observation' ? 'hasMember' : 'result'])
}

/** What a value, a conclusion or an attachment says is read, or listed, by its own reader. */
function hasContent({ resource, type }: Entry): boolean {
  if (type === 'Observation') return valuesOf(resource).length > 0 || listOf(resource['component']).length > 0
  return (
    proseOf(resource['conclusion']) !== undefined ||
    [resource['presentedForm'], resource['conclusionCode']].some((part) => listOf(part).length > 0)
  )
}

function isToldOf(entry: Entry, stated: readonly Her2Result[]): boolean {
  return stated.some(
    (result) =>
      result.reports.includes(entry.reference) && !(result.test === 'unreadable' && result.kind === 'nothing'),
  )
}

/* ---- no resource ----------------------------------------------------------------------------------------------- */

/**
 * What has the code of a HER2 result and is no resource: its type is missing or misspelt.
 * @param sent everything that was sent, Bundles opened
 * @param isOther tells what is another patient's
 */
export function readShapeless(
  sent: readonly unknown[],
  isOther: (entry: Entry) => boolean,
  reading: ReadingContext,
): UnreadableResult[] {
  if (sent.every((value) => !isObject(value) || isTyped(value))) return []
  return sent.flatMap((value, position) => {
    if (!isObject(value) || isTyped(value)) return []
    if (isOther({ resource: value, type: 'Observation', reference: `entry[${position}]` })) return []
    const code = conceptOf(value['code'])
    const asked = questionOf(code, reading.codeMap)
    if (!isTissueQuestion(asked)) return []
    const id = nameOf(value['id'])
    const why = `a resource of unknown type, with the code of a HER2 result: «${labelOf(code) ?? ''}»`
    return [
      unreadable(value, id === undefined ? `entry[${position}]` : `entry[${position}] (${id})`, asked, why, reading),
    ]
  })
}

function isTyped(value: Json): boolean {
  const type = value['resourceType']
  return typeof type === 'string' && isTypeName(type)
}

const isTypeName = rememberWords((type) => /^[A-Z][A-Za-z]{2,60}$/.test(nameOf(type) ?? ''))

function unreadable(
  resource: Json,
  reference: string,
  asked: Asked,
  why: string,
  reading: ReadingContext,
  unread: UnreadClass = 'refused',
): UnreadableResult {
  const quote = quoteOf(resource)
  reading.note(reference, why, { ...(quote === undefined ? {} : { quote }), class: unread })
  const performedOn = effectiveOf(resource)
  return {
    reference,
    reportStatus: 'unverified',
    reports: [],
    specimen: { siteKind: 'unknown' },
    ...(performedOn === undefined ? {} : { performedOn }),
    test: 'unreadable',
    of: kindOf(asked),
    kind: 'unreadable',
    why,
    class: unread,
  }
}

/* ---- a local code that is not known ----------------------------------------------------------------------------- */

/**
 * Observations with a local code that is not known, sent where HER2 results were asked for.
 * @param asHer2 what the client sent under its key for HER2: Bundles or resources, of any shape
 */
export function readUnknownCodes(asHer2: unknown, reading: ReadingContext): UnreadableResult[] {
  let sent: ReadonlySet<unknown> | undefined
  const isSent = (resource: Json): boolean => {
    sent ??= new Set(listOf(asHer2).flatMap((part) => flattenBundle(part)))
    return sent.has(resource)
  }
  return reading.index.ofType('Observation').flatMap((entry) => {
    const { resource, reference } = entry
    const asked = reading.asked(entry)
    if (asked.question !== undefined || asked.refused !== undefined || entry.replacedBy !== undefined) return []
    if (!isLocalOnly(resource) || valuesOf(resource).length === 0 || !isSent(resource)) return []
    const words = asked.words.join(' | ')
    const mentions = mentionsOf(words)
    if (mentions.other || mentions.er || mentions.pgr || anotherAssay([words]) !== undefined) return []
    const origin = originOf(entry, reading)
    if (origin.withdrawn || outOfScope(origin.source.specimen, entry, origin, asked, reading) !== undefined) return []
    const name = labelOf(conceptOf(resource['code'])) ?? 'no code'
    const why = `the code «${name}» is not known, but was sent where HER2 results were asked for`
    const found = unreadable(resource, reference, asked, why, reading, 'not-understood')
    return [{ ...found, ...origin.source, class: 'not-understood' as const }]
  })
}

/** No coding of a terminology that others know, and its meaning with it. */
function isLocalOnly(resource: Json): boolean {
  const { codings } = conceptOf(resource['code'])
  return codings.every(({ system }) => !/^(?:loinc|snomed|icd|ncit|omop|cap-ecc)/.test(system))
}
