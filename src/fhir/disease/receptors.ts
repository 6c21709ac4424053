/** Oestrogen and progesterone receptors: status and percent of nuclei. IRS, Allred and H-scores are not percentages. */
import type { Measure, NotApplicableReason, Receptor, ReceptorResult, ResultSource } from '../../her2/evidence.ts'
import {
  ABSENCE_SYSTEMS,
  ANSWER_CODES,
  SILENT_INTERPRETATIONS,
  SILENT_INTERPRETATION_WORDS,
  type Answer,
} from '../codes/answers.ts'
import type { Question } from '../codes/questions.ts'
import { receptorStatusOf, type StatusOfCode } from '../codes/receptor-status.ts'
import { conceptOf, foldWords, isBrokenCode, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import { questionWithin, type Asked } from '../question/identify-question.ts'
import { mentionsOf } from '../question/markers.ts'
import { quoteAt, quoteOf } from '../record/value-words.ts'
import { isFinished } from '../question/result-parts.ts'
import { isEmptyValue, listOf, objectsOf, proseOf, type Json } from '../record/json-shapes.ts'
import { isAbove, isPercent, isPlainNumber, numberOf, quantityOf } from '../record/measures.ts'
import { originOf, type Origin, type ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'
import { readAnswerText, type AnswerReading } from '../text/index.ts'
import { dateOfCondition, meaningOfCondition, verificationOf } from '../context/diagnoses.ts'
import { bodySiteOf } from '../specimen/sites.ts'
import { outOfScope } from './scope.ts'
import { tumourOf } from './which-tumour.ts'
import { misshapen, valuesOf } from '../record/value-members.ts'

type Words = NonNullable<ReceptorResult['words']>
type Part =
  | { readonly words: Words; readonly said: string }
  | { readonly percent: Measure; readonly said: string }
  | { readonly why: string }
  | 'nothing'

const RECEPTORS: Partial<Record<Question, Receptor>> = {
  er: 'ER',
  'er-percent': 'ER',
  pgr: 'PgR',
  'pgr-percent': 'PgR',
}

const NONE: readonly ReceptorResult[] = []

/** Reads one Observation and its components for receptors. */
export function readReceptors(entry: Entry, reading: ReadingContext): readonly ReceptorResult[] {
  const asked = reading.asked(entry)
  const own = asked.question === undefined ? undefined : RECEPTORS[asked.question]
  if (asked.question === 'receptor-detail' || asked.question === 'other-marker')
    noteUnderAnotherCode(entry, asked, reading)
  if (own === undefined && entry.resource['component'] === undefined) return NONE
  const parts = new Map<Receptor, { reference: string; parts: Part[] }>()
  if (own !== undefined && asked.refused !== undefined) {
    reading.note(entry.reference, asked.refused, { class: 'refused' })
    return []
  }
  if (own !== undefined)
    parts.set(own, { reference: entry.reference, parts: partsOf(entry.resource, asked.question, own, reading) })
  listOf(entry.resource['component']).forEach((value, position) => {
    const [component] = objectsOf(value)
    if (!component) return
    const { question, refused } = questionWithin(conceptOf(component['code']), asked, reading.codeMap)
    const receptor = question === undefined ? undefined : RECEPTORS[question]
    if (receptor === undefined || refused !== undefined || isFinished(quoteOf(component))) return
    const found = partsOf(component, question, receptor, reading)
    const known = parts.get(receptor)
    if (known) known.parts.push(...found)
    else parts.set(receptor, { reference: `${entry.reference}#component[${position}]`, parts: found })
  })
  if (parts.size === 0 || entry.replacedBy !== undefined) return []
  const origin = originOf(entry, reading)
  if (origin.withdrawn) return []
  if (own !== undefined && parts.get(own)?.parts.length === 0) noteUnreadComponents(entry, own, reading)
  const found = [...parts].flatMap(
    ([receptor, part]) =>
      resultOf(receptor, part.parts, { ...origin.source, reference: part.reference }, reading) ?? [],
  )
  return found.length === 0 ? found : countedOf(found, entry, origin, asked, reading)
}

/** The results that are of the breast cancer; the others are told. */
function countedOf(
  found: readonly ReceptorResult[],
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: ReadingContext,
): readonly ReceptorResult[] {
  const reason =
    outOfScope(origin.source.specimen, entry, origin, asked, reading) ??
    (tumourOf(entry, origin, asked, reading) === 'other' ? 'non-breast' : undefined)
  // If nothing invasive is on record, the receptors of the in-situ disease count.
  const isOnlyTumour = reason === 'dcis-only' && !reading.diagnoses.kinds.has('invasive-breast')
  if (reason === undefined || isOnlyTumour) return found
  for (const result of found) reading.note(result.reference, notCounted(result, reason), { class: 'other-tumor' })
  return []
}

/** A receptor without a value: what stands in components that nobody understands is told. */
function noteUnreadComponents(entry: Entry, receptor: Receptor, reading: ReadingContext): void {
  const quote = quoteAt(entry, entry.reference)
  if (quote === undefined || entry.resource['dataAbsentReason'] !== undefined) return
  const why = `${receptor} has no value, and its components are not understood: «${quote}»`
  reading.note(entry.reference, why, { class: 'not-understood', quote })
}

/** A status under the code of an intensity, of both receptors at once, or of another marker: told, and not used. */
function noteUnderAnotherCode(entry: Entry, asked: Asked, reading: ReadingContext): void {
  const named = mentionsOf(asked.words.join(' | '))
  const isDetail = asked.question === 'receptor-detail' && !named.her2
  const quote = quoteAt(entry, entry.reference)
  const isStatus = isDetail
    ? named.score || statesReceptor(entry.resource, reading)
    : named.her2 || named.er || named.pgr
  if (!isStatus || quote === undefined) return
  const why = `${asked.words[0] === undefined ? 'a status' : `«${asked.words[0]}»`} stands under the code of another test: not read`
  reading.note(entry.reference, why, { class: 'refused', quote })
}

function statesReceptor(resource: Json, reading: ReadingContext): boolean {
  return partsOf(resource, 'er', 'ER', reading).some((part) => part !== 'nothing' && !('why' in part))
}

const OUT_OF_SCOPE: Record<NotApplicableReason, string> = {
  'non-breast': 'of a tumour other than the breast cancer',
  'dcis-only': 'of in-situ disease only',
  serum: 'of blood, not of tissue',
  'ngs-only': 'by sequencing',
  'mutation-only': 'a mutation',
}

/** 'of in-situ disease only', for a person. */
export function sayOutOfScope(reason: NotApplicableReason): string {
  return OUT_OF_SCOPE[reason]
}

function notCounted({ receptor, words, percent }: ReceptorResult, reason: NotApplicableReason): string {
  const said = [words, percent && `${percent.comparator ?? ''}${percent.text} %`].filter(Boolean).join(', ')
  return `${receptor} ${said} is ${OUT_OF_SCOPE[reason]}: not counted`
}

function resultOf(
  receptor: Receptor,
  parts: readonly Part[],
  source: ResultSource,
  reading: ReadingContext,
): ReceptorResult | undefined {
  for (const part of parts) {
    if (part !== 'nothing' && 'why' in part)
      reading.note(source.reference, `${receptor} value not read: ${part.why}`, { class: 'not-understood' })
  }
  const words = parts.flatMap((part) => (part !== 'nothing' && 'words' in part ? [part] : []))
  const percents = parts.flatMap((part) => (part !== 'nothing' && 'percent' in part ? [part] : []))
  const [word] = words
  const [percent] = percents
  const other = words.find((part) => !isCompatible(part.words, word?.words))
  const mixed = percents.find((part) => part.said !== percent?.said)
  const clash = word && percent && word.words === 'positive' && isZero(percent.percent) ? percent : undefined
  const against = other ?? mixed ?? clash
  if (against) {
    reading.note(
      source.reference,
      `two parts of one ${receptor} result exclude each other: «${(word ?? percent)?.said}» against «${against.said}»`,
    )
    return undefined
  }
  if (!word && !percent) return undefined
  const exact = words.find((part) => part.words === 'low-positive') ?? word
  return {
    ...source,
    receptor,
    ...(exact === undefined ? {} : { words: exact.words }),
    ...(percent === undefined ? {} : { percent: percent.percent }),
  }
}

function isCompatible(one: Words, other: Words | undefined): boolean {
  const broad = (words: Words | undefined): string | undefined => (words === 'low-positive' ? 'positive' : words)
  return broad(one) === broad(other)
}

function isZero(measure: Measure): boolean {
  return measure.comparator === undefined && !isAbove(measure.text, 0)
}

function partsOf(holder: Json, question: Question | undefined, receptor: Receptor, reading: ReadingContext): Part[] {
  // A wrapper may repeat its own title as its value.
  const title = wordsOf(conceptOf(holder['code'])).map((words) => words.toLowerCase())
  const value = wordsOf(conceptOf(holder['valueCodeableConcept']))
  if (value.length > 0 && value.every((words) => title.includes(words.toLowerCase()))) return []
  const parts = valuesOf(holder).flatMap(([key, value]): Part[] => {
    const found = valueParts(key, value, holder, question, receptor, reading)
    return found.length > 0 || isEmptyValue(value) ? found : [{ why: misshapen(key) }]
  })
  const read = parts.some((part) => part !== 'nothing' && !('why' in part))
  const flags = listOf(holder['interpretation']).flatMap((interpretation) =>
    interpretationParts(conceptOf(interpretation), receptor),
  )
  const all = [...parts, ...flags]
  // If a code was read, words beside it that are not understood do not weaken it.
  return read ? all.filter((part) => part === 'nothing' || !('why' in part)) : all
}

function valueParts(
  key: string,
  value: unknown,
  holder: Json,
  question: Question | undefined,
  receptor: Receptor,
  reading: ReadingContext,
): Part[] {
  switch (key) {
    case 'valueCodeableConcept':
    case 'valueCoding':
      return conceptParts(conceptOf(value), receptor, reading)
    case 'valueString':
    case 'valueCode': {
      const text = proseOf(value)
      return text === undefined ? [] : textParts(text, receptor)
    }
    case 'valueQuantity':
      return [quantityPart(value, question)]
    case 'valueInteger':
    case 'valueDecimal': {
      const digits = numberOf(holder, key)
      return [
        digits === undefined ? { why: 'the number is not readable' } : percentPart({ text: digits }, '', question),
      ]
    }
    case 'valueBoolean':
      if (typeof value !== 'boolean') return [{ why: 'the boolean value is not a boolean' }]
      return [{ words: value ? 'positive' : 'negative', said: String(value) }]
    default:
      return [{ why: `values of this type are not read: ${key}` }]
  }
}

function conceptParts(concept: Concept, receptor: Receptor, reading: ReadingContext): Part[] {
  const coded = concept.codings.flatMap((coding) => codingParts(coding, receptor, reading))
  const spoken = [...(concept.text === undefined ? [] : [concept.text]), ...concept.loose].flatMap((words) =>
    textParts(words, receptor),
  )
  return [...coded, ...spoken]
}

function codingParts(coding: Coding, receptor: Receptor, reading: ReadingContext): Part[] {
  if (ABSENCE_SYSTEMS.has(coding.system)) return ['nothing']
  const said = coding.display ?? coding.code
  const mapped = reading.codeMap?.answerOf(coding)
  const answer = mapped ?? (isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(coding.system, coding.code))
  if (answer !== undefined) return [answerPart(answer, said, receptor)]
  return coding.display === undefined
    ? [{ why: `the answer code ${coding.writtenSystem}|${coding.code} is not known` }]
    : textParts(coding.display, receptor)
}

const PLAIN: Partial<Record<Answer, Words>> = {
  positive: 'positive',
  present: 'positive',
  negative: 'negative',
  absent: 'negative',
  indeterminate: 'indeterminate',
  equivocal: 'indeterminate',
  'triple-negative': 'negative',
}
const OWN: Record<Receptor, Partial<Record<Answer, Words>>> = {
  ER: { 'er-positive': 'positive', 'er-negative': 'negative' },
  PgR: { 'pgr-positive': 'positive', 'pgr-negative': 'negative' },
}

function answerPart(answer: Answer, said: string, receptor: Receptor): Part {
  if (answer === 'no-answer') return 'nothing'
  const words = PLAIN[answer] ?? OWN[receptor][answer]
  return words === undefined ? { why: `answered with something else: «${said}»` } : { words, said }
}

function textParts(text: string, receptor: Receptor): Part[] {
  const reading: AnswerReading = readAnswerText(text, receptor === 'ER' ? 'er' : 'pgr')
  if (reading.kind === 'nothing') return ['nothing']
  if (reading.kind === 'unreadable') return [{ why: reading.why }]
  const { receptorWords, receptorPercent } = reading
  const parts: Part[] = []
  if (receptorWords !== undefined) parts.push({ words: receptorWords, said: text })
  if (receptorPercent !== undefined)
    parts.push({ percent: receptorPercent, said: `${receptorPercent.comparator ?? ''}${receptorPercent.text} %` })
  return parts.length > 0 ? parts : [{ why: `«${text.slice(0, 200)}» is not understood` }]
}

function quantityPart(value: unknown, question: Question | undefined): Part {
  const reading = quantityOf(value)
  return reading.kind === 'unreadable' ? { why: reading.why } : percentPart(reading.measure, reading.unit, question)
}

/** A percentage needs its unit, or a code that asks for one; a bare number up to 1 may be a fraction. */
function percentPart(measure: Measure, unit: string, question: Question | undefined): Part {
  const said = `${measure.comparator ?? ''}${measure.text}${unit === '' ? '' : ` ${unit}`}`
  const asksPercent = question === 'er-percent' || question === 'pgr-percent'
  if (!isPercent(unit) && (!asksPercent || !isPlainNumber(unit)))
    return { why: `${said} is not a percentage of stained nuclei` }
  if (!isPercent(unit) && isAbove(measure.text, 0) && !isAbove(measure.text, 1))
    return { why: `${said} may be a fraction or a percentage` }
  if (measure.text.startsWith('-') || isAbove(measure.text, 100)) return { why: `${said} is not a percentage` }
  return { percent: measure, said: `${measure.comparator ?? ''}${measure.text} %` }
}

/** Its codes, else its words, as those of a value; a flag of a range ('A', 'high') says nothing of a receptor. */
function interpretationParts(concept: Concept, receptor: Receptor): Part[] {
  const coded = concept.codings.flatMap((coding): Part[] => {
    const { system, code, display } = coding
    if (SILENT_INTERPRETATIONS.has(code) && /interpretation|0078|^$/.test(system)) return []
    const answer = isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(system, code)
    if (answer === 'no-answer' || ABSENCE_SYSTEMS.has(system)) return []
    if (answer !== undefined) return [answerPart(answer, `interpretation ${display ?? code}`, receptor)]
    if (display !== undefined) return interpretationInWords(display, receptor)
    return SILENT_INTERPRETATIONS.has(code)
      ? []
      : [{ why: `the interpretation ${coding.writtenSystem}|${code} is not known` }]
  })
  const texts = [...(concept.text === undefined ? [] : [concept.text]), ...concept.loose]
  const parts = [...coded, ...texts.flatMap((text) => interpretationInWords(text, receptor))]
  const said = parts.filter((part) => part !== 'nothing' && !('why' in part))
  return said.length > 0 ? said : parts.filter((part) => part !== 'nothing').slice(0, 1)
}

function interpretationInWords(words: string, receptor: Receptor): Part[] {
  return SILENT_INTERPRETATION_WORDS.test(foldWords(words)) ? [] : textParts(words, receptor)
}

/** What a diagnosis says of each receptor: ICD-10-CM Z17 and the disorders of SNOMED CT. */
function receptorsOfCode({ system, code }: Coding): readonly (readonly [Receptor, 'positive' | 'negative'])[] {
  const answer = ANSWER_CODES.meaningOf(system, code)
  const { er, pgr } = receptorStatusOf(system, code) ?? (answer && STATUS_OF_ANSWER[answer]) ?? {}
  return [...(er === undefined ? [] : [['ER', er] as const]), ...(pgr === undefined ? [] : [['PgR', pgr] as const])]
}

const STATUS_OF_ANSWER: Partial<Record<Answer, StatusOfCode>> = {
  'er-positive': { er: 'positive' },
  'er-negative': { er: 'negative' },
  'pgr-positive': { pgr: 'positive' },
  'pgr-negative': { pgr: 'negative' },
}

/** Receptor status recorded as a Condition. One that is refuted says nothing, an unconfirmed one is unverified. */
export function receptorsOfCondition(entry: Entry, note: ReadingContext['note']): readonly ReceptorResult[] {
  const { resource } = entry
  const { codings } = conceptOf(resource['code'])
  const found = new Map(codings.flatMap(receptorsOfCode).map((each) => [each.join(' '), each]))
  const verification = verificationOf(resource)
  if (entry.replacedBy !== undefined || verification === 'refuted') return NONE
  if (codings.some(({ system, code }) => receptorStatusOf(system, code)?.eitherReceptor !== undefined))
    note(entry.reference, 'hormone receptor positive: it does not say which of the two receptors is', {
      class: 'not-understood',
    })
  if (found.size === 0) return NONE
  const { kind, laterality } = meaningOfCondition(resource)
  const side = laterality ?? bodySiteOf(resource).laterality
  const on = dateOfCondition(resource)
  const source = {
    reference: entry.reference,
    reportStatus: verification === 'confirmed' ? ('final' as const) : ('unverified' as const),
    reports: [],
    specimen: {
      siteKind: 'unknown' as const,
      ...(side && { laterality: side }),
      ...(kind === 'invasive-breast' && { primary: entry.reference }),
    },
    ...(on !== undefined && { performedOn: on }),
    byDiagnosis: true as const,
  }
  return [...found.values()].map(([receptor, words]) => ({ ...source, receptor, words }))
}
