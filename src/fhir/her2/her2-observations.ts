/**
 * HER2 in Observations: the value itself, its components, panels without a value, and results that are HER2 only in name.
 */
import type {
  Her2Result,
  NotApplicableReason,
  NotApplicableResult,
  ResultSource,
  Unread,
  UnreadableResult,
  UnreadClass,
} from '../../her2/evidence.ts'
import { COPY_NUMBER_CODES, type Question } from '../codes/questions.ts'
import { ANSWER_CODES } from '../codes/answers.ts'
import { conceptOf, labelOf, wordsOf } from '../record/codings.ts'
import { isFlag, joinParts, type ValuePart, type ValueReading } from './her2-facts.ts'
import { resultsOf } from './her2-results.ts'
import { valuesOf } from '../record/value-members.ts'
import { her2Parts, kindOf, ofRecount, type Kind } from './her2-value.ts'
import { notApplicableReason, spell } from './applicability.ts'
import { quoteAt, quoteOf } from '../record/value-words.ts'
import { isFinished } from '../question/result-parts.ts'
import { dateOf, effectiveOf, issuedOf } from '../record/dates.ts'
import { isOfSeveralSpecimens } from './several-specimens.ts'
import { isInSituOnly } from '../disease/in-situ.ts'
import { tumourOf } from '../disease/which-tumour.ts'
import { geneOf, isHer2Question, questionWithin, type Asked } from '../question/identify-question.ts'
import { listOf, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import { anotherAssay } from '../question/assay-named.ts'
import { mentionsOf } from '../question/markers.ts'
import { quantityOf } from '../record/measures.ts'
import { isNotRecorded } from '../specimen/sites.ts'
import { originOf, type Origin, type ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'

/** A result with the resource it stands in and what that asked, for corrections and merging. */
export interface SourcedResult {
  readonly result: Her2Result
  readonly entry: Entry
  readonly question: Question | undefined
  readonly withdrawn: boolean
}

export interface Her2Found {
  readonly sourced: SourcedResult[]
  readonly notApplicable: NotApplicableResult[]
  /** What is there but was refused, or was not sent in full. */
  readonly unreadResults?: UnreadableResult[]
}

/** Whether an Observation carries a HER2 value of its own, in its value or its components; a wrapper does not. */
export function hasHer2Value(entry: Entry, asked: Asked): boolean {
  return (
    isHer2Question(asked.question) &&
    (valuesOf(entry.resource).length > 0 || objectsOf(entry.resource['component']).length > 0)
  )
}

/** Reads one Observation for HER2 and adds what it finds. */
export function readHer2Observation(entry: Entry, reading: ReadingContext, found: Her2Found): void {
  const asked = reading.asked(entry)
  const special = specialReason(asked, entry.resource)
  if (special !== undefined) {
    if (special !== 'none') addNamedOnly(special, asked, entry, reading, found)
    return
  }
  if (asked.question === 'her2-tissue-amount' || asked.question === 'not-her2') {
    noteOtherTest(entry, asked, reading)
    return
  }
  const components = componentsOf(entry, asked, reading)
  if (!isHer2Question(asked.question) && components.length === 0) return
  if (asked.refused !== undefined) {
    noteRefused(asked.refused, asked, entry, reading, found)
    return
  }
  // Each specimen that a value names is a result of its own: it is read with the free texts.
  if (components.length === 0 && isOfSeveralSpecimens(entry, asked)) return
  const origin = originOf(entry, reading)
  if (listOf(entry.resource['focus']).length > 0 && origin.focus.length === 0) {
    const why = 'the tumour it names is not in the record: its link to the breast cancer is assumed'
    reading.note(entry.reference, why, { class: 'missing-part' })
  }
  if (origin.withdrawn && valuesOf(entry.resource).length === 0) return
  const groups = groupsOf(entry, asked, components, reading)
  // The parts of one Observation are of one work-up, as the members of a panel are.
  const shared = groups.length > 1 ? sharing(origin, entry.reference) : origin
  for (const group of groups) addGroup(group, entry, shared, asked, reading, found)
}

/** Under a name that was not understood there may be a result: it is something there (decision P-25). */
function noteRefused(why: string, asked: Asked, entry: Entry, reading: ReadingContext, found: Her2Found): void {
  reading.note(entry.reference, why, refusedAt(entry))
  if (asked.strangeName === undefined || valuesOf(entry.resource).length === 0) return
  const origin = originOf(entry, reading)
  addUnread(
    unreadResult(entry, origin.source, kindOf(asked), why, 'refused', reading),
    entry,
    origin,
    asked,
    reading,
    found,
  )
}

function sharing(origin: Origin, reference: string): Origin {
  return { ...origin, source: { ...origin.source, reports: [reference, ...origin.source.reports] } }
}

function noteOtherTest(entry: Entry, asked: Asked, reading: ReadingContext): void {
  const { reference, resource } = entry
  if (asked.question === 'her2-tissue-amount')
    reading.note(reference, 'a HER2 amount that is neither an immunostain nor an ISH: not used', refusedAt(entry))
  else if (namesHer2(resource, asked)) {
    const why = 'a code that some systems use for HER2 although it means something else: not read'
    reading.note(reference, why, refusedAt(entry))
  }
}

/** The value that was sent, for a line on what was refused for its code. */
function refusedAt(entry: Entry, reference = entry.reference): Pick<Unread, 'quote' | 'class'> {
  const quote = quoteAt(entry, reference)
  return { ...(quote === undefined ? {} : { quote }), class: 'refused' }
}

/** A performance status under its own code is no news; under words of HER2 or with the answer of a tumour marker it is. */
function namesHer2(resource: Json, asked: Asked): boolean {
  const value = conceptOf(resource['valueCodeableConcept'])
  const words = [
    ...asked.words,
    ...wordsOf(value),
    typeof resource['valueString'] === 'string' ? resource['valueString'] : '',
  ]
  const answered = value.codings.some((coding) => ANSWER_CODES.meaningOf(coding.system, coding.code) !== undefined)
  return answered || mentionsOf(words.join(' | ')).her2
}

/* ---- HER2 in name only -------------------------------------------------------------------------------------------- */

function specialReason(asked: Asked, resource: Json): NotApplicableReason | 'none' | undefined {
  switch (asked.question) {
    case 'her2-serum':
      return 'serum'
    case 'her2-mutation':
      return 'mutation-only'
    case 'ngs-copy-number':
      return geneOf(resource) === 'her2' || mentionsOf(asked.words.join(' ')).her2 ? 'ngs-only' : 'none'
    case 'gene-variant': {
      if (geneOf(resource) !== 'her2') return 'none'
      return isCopyNumberVariant(resource) ? 'ngs-only' : 'mutation-only'
    }
    case 'her2-expression':
      return 'ngs-only'
    default:
      return isHer2Question(asked.question) && assayOf(asked, resource) !== undefined ? 'ngs-only' : undefined
  }
}

/** The assay that the question, its method or the answer's own words name, where it is neither IHC nor ISH (T-10). */
function assayOf(asked: Asked, resource: Json): string | undefined {
  if (asked.assay !== undefined) return asked.assay
  const value = conceptOf(resource['valueCodeableConcept'])
  const said = [...wordsOf(value), nameOf(resource['valueString']) ?? ''].filter((words) => words.length < 300)
  return kindOf(asked) === 'overall' ? anotherAssay(said) : undefined
}

function isCopyNumberVariant(resource: Json): boolean {
  const words = [
    resource['interpretation'],
    resource['valueCodeableConcept'],
    ...objectsOf(resource['component']).map((part) => part['code']),
  ]
  return words.some((part) => {
    const concept = conceptOf(part)
    return (
      concept.codings.some((coding) => COPY_NUMBER_CODES.has(coding.code)) ||
      /amplif|copy number/i.test(labelOf(concept) ?? '')
    )
  })
}

function addNamedOnly(
  reason: NotApplicableReason,
  asked: Asked,
  entry: Entry,
  reading: ReadingContext,
  found: Her2Found,
): void {
  const { source, withdrawn } = originOf(entry, reading)
  if (withdrawn || entry.replacedBy !== undefined) return
  const assay = assayOf(asked, entry.resource)
  const name = assay === undefined ? NAMES[reason] : `HER2 by another assay (${assay.slice(0, 120)})`
  found.notApplicable.push({ ...source, reason, says: `${name}${valueInWords(entry.resource)}` })
}

const NAMES: Record<NotApplicableReason, string> = {
  serum: 'HER2 in blood',
  'mutation-only': 'ERBB2 mutation',
  'ngs-only': 'ERBB2 copy number by sequencing',
  'non-breast': 'HER2 of another tumour',
  'dcis-only': 'HER2 of in-situ disease',
}

function valueInWords(resource: Json): string {
  const holders = [resource, ...objectsOf(resource['component'])]
  for (const holder of holders) {
    for (const [key, value] of valuesOf(holder)) {
      if (key === 'valueQuantity') {
        const reading = quantityOf(value)
        if (reading.kind === 'measure')
          return `: ${reading.measure.comparator ?? ''}${reading.measure.text} ${reading.unit}`.trimEnd()
      }
      const concept = conceptOf(value)
      const [coding] = concept.codings
      const meaning = coding && ANSWER_CODES.meaningOf(coding.system, coding.code)
      const label = wordsOf(concept)[0] ?? meaning ?? coding?.code
      if (holder === resource && label !== undefined) return `: ${label}`
    }
  }
  return ''
}

/* ---- value and components ----------------------------------------------------------------------------------------- */

interface Part {
  readonly reference: string
  readonly asked: Asked
  readonly kind: Kind
  readonly parts: readonly ValuePart[]
}

const NO_PARTS: readonly Part[] = []

/** The components that speak of HER2. Within a HER2 result a component may be called no more than 'score'. */
function componentsOf(entry: Entry, asked: Asked, reading: ReadingContext): readonly Part[] {
  if (entry.resource['component'] === undefined) return NO_PARTS
  const within = isHer2Question(asked.question)
  return listOf(entry.resource['component']).flatMap((value, position): Part[] => {
    const [component] = objectsOf(value)
    if (!component) return []
    const part = questionWithin(conceptOf(component['code']), asked, reading.codeMap)
    const counted = part.question === 'cells-counted' && within
    if ((!isHer2Question(part.question) && !counted) || isFinished(quoteOf(component))) return []
    const reference = `${entry.reference}#component[${position}]`
    if (part.refused !== undefined || part.contradiction !== undefined) {
      reading.note(reference, part.refused ?? part.contradiction ?? '', refusedAt(entry, reference))
      return []
    }
    if (part.question === 'her2-serum' || part.question === 'her2-mutation' || part.question === 'her2-expression')
      return []
    const parts = her2Parts(component, part, dayOf(entry), reading.codeMap)
    return [
      { reference, asked: part, kind: kindOf(part), parts: asked.recount && !part.recount ? ofRecount(parts) : parts },
    ]
  })
}

function dayOf({ resource }: Entry): string | undefined {
  return effectiveOf(resource) ?? dateOf(issuedOf(resource))
}

interface Group {
  readonly reference: string
  readonly kind: Kind
  readonly reading: ValueReading
  readonly asked: Asked
  readonly main: boolean
  /** A component that is itself called in situ (decision P-21). */
  readonly inSitu?: true
}

/**
 * The value with the components of its own kind as one group, and the components of each other kind as further groups:
 * an overall result with an immunostain and an ISH component is three results.
 */
function groupsOf(entry: Entry, asked: Asked, all: readonly Part[], reading: ReadingContext): Group[] {
  const { reference, resource } = entry
  if (all.length === 0) return groupsAlone(entry, asked, reading)
  const components = all.filter((part) => !isInSituPart(part))
  const groups: Group[] = []
  const isMain = isHer2Question(asked.question)
  const ownParts = isMain ? her2Parts(resource, asked, dayOf(entry), reading.codeMap) : []
  const kind = isMain && !isCombinedStatus(resource) ? methodOf(asked, ownParts) : 'overall'
  const own = components.filter((part) => isMain && part.kind === kind && kind !== 'overall')
  if (isMain) {
    if (valuesOf(resource).length > 1)
      reading.note(reference, 'two values at once, which FHIR does not allow: read together')
    const parts = answeredParts(
      ownParts,
      own.flatMap((part) => part.parts),
    )
    const isWrapper = parts.every(isFlag) && (all.length > 0 || isPanel(entry, asked, reading))
    const { contradiction } = asked
    if (contradiction !== undefined)
      groups.push({ reference, kind, reading: { kind: 'contradiction', why: contradiction }, asked, main: true })
    else if (!isWrapper)
      groups.push({ reference, kind, reading: joinParts(parts, 'no value given'), asked, main: true })
  }
  for (const other of ['ihc', 'ish', 'overall'] as const) {
    const parts = components.filter((part) => part.kind === other && !own.includes(part))
    const group = componentGroup(other, parts, isMain)
    if (group !== undefined) groups.push(group)
  }
  for (const part of all.filter(isInSituPart)) {
    const value = joinParts(part.parts, 'no value given')
    groups.push({
      reference: part.reference,
      kind: part.kind,
      reading: value,
      asked: part.asked,
      main: false,
      inSitu: true,
    })
  }
  return groups
}

/** The value of an Observation without components. */
function groupsAlone(entry: Entry, asked: Asked, reading: ReadingContext): Group[] {
  const { reference, resource } = entry
  if (!isHer2Question(asked.question)) return []
  const parts = her2Parts(resource, asked, dayOf(entry), reading.codeMap)
  const kind = isCombinedStatus(resource) ? 'overall' : methodOf(asked, parts)
  if (valuesOf(resource).length > 1)
    reading.note(reference, 'two values at once, which FHIR does not allow: read together')
  const { contradiction } = asked
  if (contradiction !== undefined)
    return [{ reference, kind, reading: { kind: 'contradiction', why: contradiction }, asked, main: true }]
  if (parts.length === 0 && isPanel(entry, asked, reading)) return []
  const beside = parts.length === 0 ? quoteAt(entry, reference) : undefined
  const value: ValueReading =
    beside === undefined
      ? joinParts(answeredParts(parts, NO_VALUE_PARTS), 'no value given')
      : { kind: 'unreadable', why: `it has no value, and its components are not understood: «${beside}»` }
  return [{ reference, kind, reading: value, asked, main: true }]
}

const NO_VALUE_PARTS: readonly ValuePart[] = []

function isInSituPart({ asked }: Part): boolean {
  return isInSituOnly(asked.words.join(' | '))
}

/** The parts of the value with those of its components; one that was not answered takes nothing from the others. */
function answeredParts(ofValue: readonly ValuePart[], ofComponents: readonly ValuePart[]): readonly ValuePart[] {
  if (ofComponents.length === 0) return ofValue
  const inComponents = ofComponents.some(isFact)
  const anywhere = inComponents || ofValue.some(isFact)
  return [
    ...(inComponents ? ofValue.filter(isAnswered) : ofValue),
    ...(anywhere ? ofComponents.filter(isAnswered) : ofComponents),
  ]
}

function isFact({ kind }: ValuePart): boolean {
  return kind === 'facts'
}

function isAnswered({ kind }: ValuePart): boolean {
  return kind !== 'nothing'
}

/** Components of one kind; cells that were counted are no result, and nothing beside a value is none either. */
function componentGroup(kind: Kind, components: readonly Part[], besideValue: boolean): Group | undefined {
  const [first] = components
  if (first === undefined || components.every((part) => part.asked.question === 'cells-counted')) return undefined
  const parts = components.flatMap((part) => part.parts)
  if (parts.length === 0 && besideValue) return undefined
  const reading = joinParts(parts, 'no value given')
  return { reference: first.reference, kind, reading, asked: first.asked, main: false }
}

/** A registry answers 'overexpressed or amplified' under an ISH code: that is of no one method. */
function isCombinedStatus(resource: Json): boolean {
  return conceptOf(resource['valueCodeableConcept']).codings.some((coding) => coding.system === 'nkrs-her2')
}

/** An overall code whose method is named beside it is of that method, unless it answers with a category of its own. */
function methodOf(asked: Asked, parts: readonly ValuePart[]): Kind {
  const kind = kindOf(asked)
  if (kind !== 'overall' || asked.method === undefined) return kind
  const facts = parts.flatMap((part) => (part.kind === 'facts' ? [part.facts] : []))
  const own =
    asked.method === 'ihc'
      ? ['score', 'words', 'percent', 'staining']
      : ['words', 'ishWords', 'ratio', 'her2CopyNumber', 'cep17CopyNumber']
  return facts.every((fact) => Object.keys(fact).every((field) => own.includes(field))) ? asked.method : kind
}

/** A panel or wrapper: nothing of its own to say, and others hang on it. */
function isPanel(entry: Entry, asked: Asked, reading: ReadingContext): boolean {
  return (
    asked.question === 'her2-ish-panel' ||
    listOf(entry.resource['hasMember']).length > 0 ||
    reading.reports.isHolder(entry)
  )
}

/* ---- results ------------------------------------------------------------------------------------------------------ */

function saysNothing(result: Her2Result): boolean {
  return result.test === 'unreadable' && result.kind === 'nothing'
}

function addGroup(
  group: Group,
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: ReadingContext,
  found: Her2Found,
): void {
  const source =
    group.reference === origin.source.reference ? origin.source : { ...origin.source, reference: group.reference }
  const results = resultsOfGroup(group, entry, source, reading)
  const tumour = results.length > 0 ? tumourOf(entry, origin, asked, reading) : 'breast'
  for (const result of results) {
    const why = whyUnread(result, tumour)
    if (why === undefined) keepOrSetAside(result, tumour, group, { entry, origin, asked, reading, found })
    else if (why === 'refused') addUnread(result as UnreadableResult, entry, origin, asked, reading, found)
    else {
      const words = `which tumour? another cancer for which HER2 is tested is on record, and nothing tells to which one this belongs: ${spell(result)}`
      const unread = unreadResult(entry, source, group.kind, words, 'other-tumor', reading)
      addUnread(unread, entry, origin, asked, reading, found)
    }
  }
}

/** Refused for its unit or code, or of a tumour that is not known; undefined: it counts, or says why it does not. */
function whyUnread(result: Her2Result, tumour: string): 'refused' | 'which tumour' | undefined {
  if (result.test === 'unreadable' && result.class === 'refused') return 'refused'
  return tumour === 'unknown' && !saysNothing(result) ? 'which tumour' : undefined
}

interface Place {
  readonly entry: Entry
  readonly origin: Origin
  readonly asked: Asked
  readonly reading: ReadingContext
  readonly found: Her2Found
}

function keepOrSetAside(
  result: Her2Result,
  tumour: string,
  group: Group,
  { entry, origin, asked, reading, found }: Place,
): void {
  const ofOther = tumour === 'other' ? 'non-breast' : undefined
  const ofInSitu = group.inSitu ? 'dcis-only' : undefined
  const reason = ofInSitu ?? notApplicableReason(result, entry, origin, asked, reading) ?? ofOther
  if (reason === undefined) {
    const { question } = group.asked
    found.sourced.push({ result: probed(result, asked), entry, question, withdrawn: origin.withdrawn })
  } else if (!origin.withdrawn && entry.replacedBy === undefined) {
    found.notApplicable.push(toNotApplicable(result, reason))
  }
}

/** What was refused may be a result of the breast cancer; of another tumour, or withdrawn, it is none. */
function addUnread(
  result: UnreadableResult,
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: ReadingContext,
  found: Her2Found,
): void {
  if (origin.withdrawn || entry.replacedBy !== undefined) return
  if (notApplicableReason(result, entry, origin, asked, reading) === undefined) found.unreadResults?.push(result)
}

function resultsOfGroup(
  group: Group,
  entry: Entry,
  source: Origin['source'],
  reading: ReadingContext,
): readonly Her2Result[] {
  const { reading: value, kind, reference } = group
  switch (value.kind) {
    case 'refused':
      return [unreadResult(entry, source, kind, value.why, 'refused', reading)]
    case 'nothing':
      return [
        {
          ...withoutSide(source, value.why),
          ...{ test: 'unreadable', of: kind, kind: 'nothing', why: value.why, ...value.state },
        },
      ]
    case 'unreadable':
      return [
        {
          ...unreadResult(entry, source, kind, value.why, 'not-understood', reading),
          ...(value.asks === undefined ? {} : { asks: value.asks }),
        },
      ]
    case 'contradiction':
      reading.note(reference, `two parts of one HER2 result exclude each other: ${value.why}`, {
        ...refusedAt(entry, reference),
        class: 'not-understood',
      })
      return [{ ...source, test: 'unreadable', of: kind, kind: 'contradiction', why: value.why }]
    case 'facts': {
      for (const why of value.unread)
        reading.note(reference, `part of the HER2 value not read: ${why}`, { class: 'not-understood' })
      const outcome = resultsOf(kind, value.facts, source)
      for (const why of outcome.unread) reading.note(reference, why)
      return outcome.results
    }
  }
}

/** What was not recorded tells no side: a question that stands in every record is no word on a tumour of that side. */
function withoutSide(source: ResultSource, why: string): ResultSource {
  const { laterality, ...rest } = source.specimen
  if (laterality === undefined || rest.key !== undefined || !isNotRecorded(why.replace(/^«|».{0,200}$/g, '')))
    return source
  return { ...source, specimen: rest }
}

/** Something is there, and nothing of it is used (decision P-25): a result of its own, and a line with what stands there. */
function unreadResult(
  entry: Entry,
  source: ResultSource,
  of: Kind,
  why: string,
  unread: UnreadClass,
  reading: ReadingContext,
): UnreadableResult {
  const quote = quoteAt(entry, source.reference)
  const told = unread === 'not-understood' ? `HER2 value not understood: ${why}` : why
  reading.note(source.reference, told, { ...(quote === undefined ? {} : { quote }), class: unread })
  return { ...source, test: 'unreadable', of, kind: 'unreadable', why, class: unread }
}

/** The probe that Observation.method names. */
function probed(result: Her2Result, asked: Asked): Her2Result {
  if (result.test !== 'ish' || result.probe !== undefined || asked.probe === undefined) return result
  return { ...result, probe: asked.probe }
}

/** A result to which the algorithm does not apply, with its words for a person. */
export function toNotApplicable(result: Her2Result, reason: NotApplicableReason): NotApplicableResult {
  const { reference, reportStatus, alsoFrom, performedOn, issuedOn, reports, specimen, assay, quote } = result
  const says = spell(result)
  return {
    reference,
    reportStatus,
    reports,
    specimen,
    reason,
    says,
    ...(alsoFrom === undefined ? {} : { alsoFrom }),
    ...(performedOn === undefined ? {} : { performedOn }),
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(assay === undefined ? {} : { assay }),
    ...(quote === undefined ? {} : { quote }),
  }
}
