/**
 * Reads the value of one HER2 Observation or component: every value[x], its interpretation and its dataAbsentReason.
 * Codings are read by table, words by the text reader; a number needs the unit of what is asked.
 */
import type { IhcScore, IshWords, Measure, OverallWords, StainingMeaning } from '../../her2/evidence.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import {
  ABSENCE_SYSTEMS,
  ANSWER_CODES,
  SILENT_INTERPRETATIONS,
  SILENT_INTERPRETATION_WORDS,
  type Answer,
} from '../codes/answers.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import {
  isScoreOrRange,
  isSingleSign,
  numberForm,
  type NumberForm,
  scoreOfSigns,
  stainingOfZero,
  withoutScale,
  withPlainComparator,
} from './answer-forms.ts'
import { isFlag, type Her2Facts, type ValuePart } from './her2-facts.ts'
import { stainingParts } from './staining-answer.ts'
import { isIhcQuestion, isIshQuestion, type Asked } from '../question/identify-question.ts'
import { isEmptyValue, isObject, listOf, nameOf, present, proseOf, type Json } from '../record/json-shapes.ts'
import { digitsOf } from '../record/exact-json.ts'
import { rememberEach, rememberPairs } from '../record/remember.ts'
import { isAbove, isPercent, isPlainNumber, numberOf, quantityOf, ratioOf } from '../record/measures.ts'
import { mentionsOf, namesAnother } from '../question/markers.ts'
import type { Recount } from './recounts.ts'
import { misshapen, valuesOf } from '../record/value-members.ts'
import { isOfOldScale, isShortAnswer, readAnswerText, type AnswerQuestion, type AnswerReading } from '../text/index.ts'

export type Kind = 'ihc' | 'ish' | 'overall'

/** What `holder` (an Observation or a component) says to what `asked` asks, in parts that are not yet compared. */
export function her2Parts(holder: Json, question: Asked, on?: string, codeMap?: CodeMapIndex): ValuePart[] {
  const kind = kindOf(question)
  const parts: ValuePart[] = []
  for (const [key, value] of valuesOf(holder)) {
    const isCoded = key === 'valueCodeableConcept' || key === 'valueCoding'
    const read =
      isCoded && question.question !== 'her2-staining'
        ? answerParts(conceptOf(value), question, on, codeMap)
        : partsOf(key, value, holder, onDay(question, on), kind, codeMap)
    const told = read.length > 0 || isEmptyValue(value) ? read : [{ kind: 'unreadable', why: misshapen(key) } as const]
    parts.push(...(isRatio(question) ? told.map(ofRatio) : told))
  }
  const isValued = parts.some((part) => part.kind === 'facts')
  for (const interpretation of listOf(holder['interpretation'])) {
    const said = interpretationParts(conceptOf(interpretation), onDay(question, on), kind, codeMap)
    parts.push(...(isValued ? said.map(besideValue) : said))
  }
  const label = labelOf(conceptOf(holder['dataAbsentReason']))
  if (label !== undefined) parts.push({ kind: 'nothing', said: label })
  return question.recount ? ofRecount(parts) : parts
}

function onDay(question: Asked, on: string | undefined): Asked {
  return on === undefined ? question : { ...question, on }
}

function isRatio({ question, number, recount }: Asked): boolean {
  return recount === undefined && (question === 'her2-ratio' || number === 'ratio')
}

/** What was sent as the ratio and is not understood is told as such: no computed ratio stands for it. */
function ofRatio(part: ValuePart): ValuePart {
  return part.kind === 'unreadable' ? { ...part, asks: 'ratio' } : part
}

/** The same parts as numbers of a second count; that it was not made is no word on the first one. */
export function ofRecount(parts: readonly ValuePart[]): ValuePart[] {
  return parts.flatMap((part): ValuePart[] => {
    if (part.kind === 'nothing') return []
    if (part.kind !== 'facts') return [part]
    const { ratio, her2CopyNumber, recount } = part.facts
    const numbers = present<Recount>({ ratio, her2CopyNumber, ...recount })
    return Object.keys(numbers).length > 0
      ? [{ kind: 'facts', facts: { recount: numbers }, said: part.said }]
      : [{ kind: 'unreadable', why: `a second count in words is not read: «${part.said}»` }]
  })
}

export function kindOf(asked: Asked): Kind {
  if (isIshQuestion(asked.question) || asked.question === 'cells-counted') return 'ish'
  return isIhcQuestion(asked.question) ? 'ihc' : 'overall'
}

function partsOf(
  key: string,
  value: unknown,
  holder: Json,
  asked: Asked,
  kind: Kind,
  codeMap?: CodeMapIndex,
): ValuePart[] {
  const staining = asked.question === 'her2-staining' ? stainingParts(key, value, asked.words, codeMap) : undefined
  if (staining !== undefined) return staining
  switch (key) {
    case 'valueCodeableConcept':
    case 'valueCoding':
      return conceptParts(conceptOf(value), asked, kind, codeMap)
    case 'valueString':
    case 'valueCode':
    case 'valueMarkdown': {
      const text = proseOf(value)
      return text === undefined ? [] : [textPart(text, asked, kind, codeMap)]
    }
    case 'valueQuantity':
      return [quantityPart(value, asked, kind, codeMap)]
    case 'valueRatio':
      return [ratioPart(value, asked, kind)]
    case 'valueInteger':
    case 'valueDecimal':
      return [numberPart(numberOf(holder, key), writtenOf(holder, key), asked, kind)]
    case 'valueBoolean':
      return [booleanPart(value, kind)]
    case 'valueRange':
      return [{ kind: 'unreadable', why: `a range is not a ${kind === 'ihc' ? 'score' : 'number'}` }]
    default:
      return [{ kind: 'unreadable', why: `values of this type are not read: ${key}` }]
  }
}

/* ---- codings and words -------------------------------------------------------------------------------------------- */

/** A coded answer comes again and again under the same question, and is read once. Of its day only the scale is asked. */
function answerParts(
  concept: Concept,
  question: Asked,
  on: string | undefined,
  codeMap: CodeMapIndex | undefined,
): readonly ValuePart[] {
  if (!wordsOf(concept).every(isShortAnswer))
    return conceptParts(concept, onDay(question, on), kindOf(question), codeMap)
  const answers = isOfOldScale(on) ? ANSWERS_OF_OLD_SCALE : ANSWERS
  return answers(codeMap ?? NO_MAP)(question, concept)
}

const NO_MAP = {}
const ANSWERS = rememberAnswers()
/** Any day of that scale stands for all of them. */
const ANSWERS_OF_OLD_SCALE = rememberAnswers({ on: '2000-01-01' })

function rememberAnswers(day: Pick<Asked, 'on'> = {}) {
  return rememberEach((map: CodeMapIndex | typeof NO_MAP) => {
    const codeMap = map === NO_MAP ? undefined : (map as CodeMapIndex)
    return rememberPairs((question: Asked, concept: Concept): readonly ValuePart[] =>
      conceptParts(concept, { ...question, ...day }, kindOf(question), codeMap),
    )
  })
}

function conceptParts(concept: Concept, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart[] {
  const parts: ValuePart[] = []
  for (const coding of concept.codings) parts.push(...codingParts(coding, asked, kind, codeMap))
  const isScored = parts.some((part) => part.kind === 'facts' && part.facts.score !== undefined)
  for (const words of [...(concept.text === undefined ? [] : [concept.text]), ...concept.loose]) {
    const part = (isScored ? partOfSigns(words) : undefined) ?? textPart(words, asked, kind, codeMap)
    parts.push(standing('the text', part))
  }
  const spoken = parts.some((part) => part.kind === 'facts' || part.kind === 'nothing')
  // Where a code is read, words that the text reader cannot read take nothing away; a contradiction does.
  return spoken ? parts.filter((part) => part.kind !== 'unreadable' || part.contradiction) : parts
}

/** Plus signs beside a coded score; absent for other words. */
function partOfSigns(words: string): ValuePart | undefined {
  const signs = scoreOfSigns(words)
  if (signs !== undefined) return scoredBy(signs, words)
  return isSingleSign(words) ? { kind: 'unreadable', why: `«${words}» may be a score or mean positive` } : undefined
}

function codingParts(coding: Coding, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart[] {
  const label = coding.display ?? coding.code
  if (ABSENCE_SYSTEMS.has(coding.system)) return [{ kind: 'nothing', said: label }]
  const answer =
    codeMap?.answerOf(coding) ?? (isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(coding.system, coding.code))
  if (answer === undefined) {
    const words = wordsOfUnknown(coding)
    return words === undefined
      ? [{ kind: 'unreadable', why: `the answer code ${coding.writtenSystem}|${coding.code} is not known` }]
      : [textPart(words, asked, kind, codeMap)]
  }
  const coded = standing(`the code ${coding.code}`, answerPart(answer, label, kind))
  // The registry's own words name both methods at once.
  if (coding.display === undefined || coded.kind !== 'facts' || coding.system === 'nkrs-her2') return [coded]
  const signs = SCORES[answer] === undefined ? undefined : scoreOfSigns(coding.display)
  if (SCORES[answer] !== undefined && isSingleSign(coding.display)) return [coded]
  const display = signs === undefined ? textPart(coding.display, asked, kind, codeMap) : scoredBy(signs, coding.display)
  const shown = standing('its display', display)
  if (shown.kind === 'refused') return [shown]
  return shown.kind === 'facts' || (shown.kind === 'unreadable' && shown.contradiction) ? [coded, shown] : [coded]
}

/** What can be read of a code that is not known: its display, or a local code itself. */
function wordsOfUnknown({ system, code, display }: Coding): string | undefined {
  return display ?? (/^(loinc|snomed|icd)/.test(system) ? undefined : code)
}

/** The same part with the place it stands at, for the words of a contradiction. */
function standing(where: string, part: ValuePart): ValuePart {
  return part.kind === 'facts' ? { ...part, where } : part
}

function scoredBy(score: IhcScore, said: string): ValuePart {
  return { kind: 'facts', facts: { score }, said }
}

const SCORES: Partial<Record<Answer, IhcScore>> = { 'score-0': '0', 'score-1': '1+', 'score-2': '2+', 'score-3': '3+' }

function answerPart(answer: Answer, said: string, kind: Kind): ValuePart {
  const score = SCORES[answer]
  if (score !== undefined) {
    return kind === 'ish'
      ? { kind: 'unreadable', why: `«${said}» is an immunostain score under an ISH code`, contradiction: true }
      : { kind: 'facts', facts: { score }, said }
  }
  switch (answer) {
    case 'positive':
    case 'negative':
    case 'equivocal':
    case 'indeterminate':
      return { kind: 'facts', facts: { words: answer }, said }
    case 'her2-positive':
      return { kind: 'facts', facts: { words: 'positive' }, said }
    case 'her2-negative':
    case 'triple-negative':
      return { kind: 'facts', facts: { words: 'negative' }, said }
    case 'her2-equivocal':
      return { kind: 'facts', facts: { words: 'equivocal' }, said }
    case 'her2-low':
      return { kind: 'facts', facts: { tier: 'low' }, said }
    case 'her2-ultralow':
      return { kind: 'facts', facts: { tier: 'ultralow' }, said }
    case 'amplified':
    case 'not-amplified':
      return { kind: 'facts', facts: { ishWords: answer }, said }
    case 'present':
      // A gene duplication that is present is amplification; an antigen that is present may be a score of 1+.
      return kind === 'ish'
        ? { kind: 'facts', facts: { words: 'positive' }, said }
        : { kind: 'unreadable', why: `«${said}» does not say whether HER2 is positive` }
    case 'absent':
      return { kind: 'facts', facts: { words: 'negative' }, said }
    case 'no-answer':
      return { kind: 'nothing', said }
    case 'misplaced':
    case 'stage-4':
    case 'stage-0-to-3':
    case 'm1':
    case 'm0':
      return { kind: 'unreadable', why: `«${said}» is not an answer to this question` }
    default:
      return { kind: 'refused', why: `a HER2 question answered with another marker: «${said}»` }
  }
}

const TEXT_QUESTIONS: Record<Kind, AnswerQuestion> = { ihc: 'ihc', ish: 'ish', overall: 'overall' }

function textPart(text: string, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart {
  const mapped = text.length <= 300 ? codeMap?.answerOfText(text) : undefined
  if (mapped !== undefined) return answerPart(mapped, text, kind)
  const said = text.length > 200 ? `${text.slice(0, 200)}…` : text
  if (text.length <= 300 && namesAnother(mentionsOf(text)) && !mentionsOf(asked.words.join(' ')).cep17) {
    return { kind: 'refused', why: `a HER2 question answered with another marker: «${said}»` }
  }
  const form = isNumeric(asked) ? numberForm(text) : undefined
  if (form !== undefined) return formPart(form, asked, kind)
  if (COUNTS.has(asked.question)) return countPart(withPlainComparator(text), said, asked, kind)
  if (asked.recount && !/^[\d.,\s]+$/.test(text)) {
    return partOfReading(readAnswerText(`Recount: ${text}`, 'ish', undefined, asked), said, kind)
  }
  return kind === 'ish' ? ishTextPart(text, said, asked) : scoreTextPart(text, said, asked, kind)
}

const COUNTS: ReadonlySet<Asked['question']> = new Set<Asked['question']>([
  'her2-copies',
  'cep17-copies',
  'cells-counted',
])

/** Whether the answer is a number in the first place. */
function isNumeric({ question }: Asked): boolean {
  return COUNTS.has(question) || isIshQuestion(question) || question === 'her2-ihc-percent'
}

function formPart(form: NumberForm, asked: Asked, kind: Kind): ValuePart {
  if (form.kind === 'unreadable') return form
  if (asked.question === 'her2-ihc-percent') return percentPart(form.measure, '', asked)
  return measurePart(form.measure, '', asked, kind)
}

/** A decimal comma is read with one or two digits behind it; with three it could be thousands. */
function countPart(text: string, said: string, asked: Asked, kind: Kind): ValuePart {
  const found = /^\s{0,9}([<>]=?|≤|≥)?\s{0,9}(\d{1,3}(?:\.\d{1,6}|,\d{1,2})?)\s{0,9}$/.exec(text)
  const [, sign, digits] = found ?? []
  if (digits === undefined) return { kind: 'unreadable', why: `«${said}» is not read as a number` }
  const comparator = sign?.replace('≤', '<=').replace('≥', '>=') as Measure['comparator']
  const number = digits.replace(',', '.')
  return measurePart(comparator === undefined ? { text: number } : { text: number, comparator }, '', asked, kind)
}

function ishTextPart(text: string, said: string, asked: Asked): ValuePart {
  const question = asked.question === 'her2-ratio' ? 'ratio' : 'ish'
  return partOfReading(readAnswerText(withPlainComparator(text), question, undefined, asked), said, 'ish')
}

function scoreTextPart(text: string, said: string, asked: Asked, kind: Kind): ValuePart {
  const counts = asked.question === 'her2-ihc-percent' || (asked.question === 'her2-staining' && /%/.test(text))
  const question = counts ? 'percent' : TEXT_QUESTIONS[kind]
  if (isScoreOrRange(text))
    return { kind: 'unreadable', why: `«${said}» may be a score on a scale, or a range of scores` }
  const reading = readAnswerText(counts ? text : withoutScale(text), question, undefined, asked)
  // A percentage alone names no marker: what it counts is said by its own words, else by the question.
  if (counts && reading.kind === 'read' && reading.percent !== undefined) {
    const { meaning, ...measure } = reading.percent
    const part = percentPart(measure, '%', asked)
    return meaning === 'unspecified' || part.kind !== 'facts'
      ? part
      : { ...part, facts: { percent: { ...measure, meaning } } }
  }
  const part = partOfReading(reading, said, kind)
  const staining = part.kind === 'facts' && part.facts.score === '0' ? stainingOfZero(text) : undefined
  return part.kind !== 'facts' || staining === undefined || part.facts.staining !== undefined
    ? part
    : { ...part, facts: { ...part.facts, staining } }
}

function partOfReading(reading: AnswerReading, said: string, kind: Kind): ValuePart {
  if (reading.kind === 'nothing')
    return { kind: 'nothing', said: reading.why, ...(reading.state && { state: reading.state }) }
  if (reading.kind === 'unreadable')
    return { kind: 'unreadable', why: reading.why, ...(reading.contradiction ? { contradiction: true } : {}) }
  const { overallWords, ihcWords, ishWords, receptorWords, receptorPercent, kind: _read, ...rest } = reading
  if (receptorWords !== undefined || receptorPercent !== undefined) {
    return { kind: 'refused', why: `a HER2 question answered with a hormone receptor: «${said}»` }
  }
  const { tier, plain } = tierOrPlain(overallWords)
  // Equivocal beside 2+ says the score again, and nothing of the answer that an ISH in the same text gives.
  const counted = ishWords ?? rest.ratio ?? rest.her2CopyNumber
  const again = counted !== undefined && rest.score === '2+' && (plain ?? ihcWords) === 'equivocal'
  const words = again ? undefined : (plain ?? (kind === 'ish' ? undefined : ihcWords))
  const clash = clashOf(reading, plain, kind)
  if (clash !== undefined) return { kind: 'unreadable', why: `«${said}» ${clash}`, contradiction: true }
  const facts: Her2Facts = {
    ...rest,
    ...(words === undefined ? {} : { words }),
    ...(ishWords === undefined ? {} : { ishWords }),
    ...(tier === undefined ? {} : { tier }),
  }
  return Object.keys(facts).length === 0
    ? { kind: 'unreadable', why: `«${said}» is not understood` }
    : { kind: 'facts', facts, said }
}

/** What in the words cannot be true together, or not under a question of this kind. */
function clashOf(
  { score, ihcWords }: Extract<AnswerReading, { kind: 'read' }>,
  plain: OverallWords | undefined,
  kind: Kind,
): string | undefined {
  if (kind === 'ish') return score === undefined ? undefined : 'is an immunostain score under an ISH code'
  const differ = plain !== undefined && ihcWords !== undefined && plain !== ihcWords
  return kind === 'ihc' && differ ? `says ${ihcWords} and ${plain}` : undefined
}

/** Low and ultralow are tiers within a result; other words are the result. */
function tierOrPlain(words: OverallWords | undefined): {
  readonly tier?: Extract<OverallWords, 'low' | 'ultralow'>
  readonly plain?: Exclude<OverallWords, 'low' | 'ultralow'>
} {
  if (words === undefined) return {}
  return words === 'low' || words === 'ultralow' ? { tier: words } : { plain: words }
}

/* ---- interpretation ----------------------------------------------------------------------------------------------- */

/**
 * What an interpretation says: its codes, else its words, as those of a value. What is not understood is told, and a flag
 * of a range ('A', 'high') is told where nothing else stands.
 */
function interpretationParts(concept: Concept, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart[] {
  const own = { ...asked, question: RESULT_OF[kind] }
  const coded = concept.codings.map((coding) => interpretationPart(coding, own, kind, codeMap))
  const texts = [...(concept.text === undefined ? [] : [concept.text]), ...concept.loose]
  const spoken = texts.map((text) => interpretationInWords(text, own, kind, codeMap))
  const parts = [...coded, ...spoken].map((part) => standing('the interpretation', part))
  const said = parts.filter((part) => part.kind === 'facts' || part.kind === 'refused' || isContradiction(part))
  if (said.length > 0) return said
  const unread = parts.filter((part) => !isFlag(part))
  return unread.length > 0 ? unread.slice(0, 1) : parts.slice(0, 1)
}

/** An interpretation is of the result as such, whichever number the code asks for. */
const RESULT_OF = { ihc: 'her2-ihc', ish: 'her2-ish', overall: 'her2-overall' } as const satisfies Record<Kind, string>

function isContradiction(part: ValuePart): boolean {
  return part.kind === 'unreadable' && part.contradiction === true
}

function interpretationPart(coding: Coding, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart {
  const { system, code, display } = coding
  const label = display ?? code
  if (SILENT_INTERPRETATIONS.has(code) && /interpretation|0078|^$/.test(system)) return flagPart(label)
  const known = codeMap?.answerOf(coding) ?? (isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(system, code))
  // A bare 'POS' in this element can only be the code of an interpretation.
  const answer = known ?? (system === '' ? ANSWER_CODES.meaningOf('v3-interpretation', code) : undefined)
  if (answer === 'no-answer' || ABSENCE_SYSTEMS.has(system)) return { kind: 'nothing', said: label }
  if (answer !== undefined) return answerPart(answer, label, kind)
  const words = display ?? (/^[a-z][a-z -]{2,40}$/i.test(code) ? wordsOfUnknown(coding) : undefined)
  if (words !== undefined) return interpretationInWords(words, asked, kind, codeMap)
  if (SILENT_INTERPRETATIONS.has(code)) return flagPart(label)
  return { kind: 'unreadable', why: `the interpretation ${coding.writtenSystem}|${code} is not known` }
}

function interpretationInWords(words: string, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart {
  if (SILENT_INTERPRETATION_WORDS.test(foldWords(words))) return flagPart(words)
  const part = textPart(words, asked, kind, codeMap)
  return part.kind === 'unreadable' ? { ...part, why: `of the interpretation, ${part.why}` } : part
}

function flagPart(said: string): ValuePart {
  return { kind: 'unreadable', why: `the interpretation «${said}» does not say which result it is`, flag: true }
}

/** Beside a value, an interpretation without a result takes nothing away. */
function besideValue(part: ValuePart): ValuePart {
  return part.kind === 'nothing' ? { kind: 'unreadable', why: `the interpretation «${part.said}» is not used` } : part
}

/* ---- numbers ------------------------------------------------------------------------------------------------------ */

function quantityPart(value: unknown, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart {
  const reading = quantityOf(value)
  if (reading.kind === 'unreadable') return quantityInWords(value, reading.why, asked, kind, codeMap)
  const { measure, unit } = reading
  if (asked.question === 'her2-ihc-percent' || (asked.question === 'her2-staining' && isPercent(unit)))
    return percentPart(measure, unit, asked)
  const spelled = `${measure.comparator ?? ''}${measure.text}${unit === '' ? '' : ` ${unit}`}`
  if (isPercent(unit))
    return { kind: 'refused', why: `a percentage (${spelled}) where a HER2 ${expected(kind)} belongs` }
  if (!isPlainNumber(unit)) return { kind: 'refused', why: `${spelled}: the unit is of another test` }
  return measurePart(measure, unit, asked, kind)
}

/** Some systems put words where the number belongs; a number that none can be is named with its digits. */
function quantityInWords(value: unknown, why: string, asked: Asked, kind: Kind, codeMap?: CodeMapIndex): ValuePart {
  const words = isObject(value) ? nameOf(value['value']) : undefined
  if (words !== undefined && isObject(value) && value['comparator'] === undefined)
    return textPart(words, asked, kind, codeMap)
  const digits = isObject(value) && typeof value['value'] === 'number' ? digitsOf(value, 'value') : words
  return { kind: 'unreadable', why: digits === undefined ? why : `«${digits.slice(0, 60)}»: ${why}` }
}

const EXPECTED: Readonly<Record<Kind, string>> = { ihc: 'score', ish: 'ratio or copy number', overall: 'result' }

function expected(kind: Kind): string {
  return EXPECTED[kind]
}

/** A number as it was written, for a person. */
function writtenOf(holder: Json, key: string): string {
  const value = holder[key]
  return typeof value === 'number' ? digitsOf(holder, key) : (nameOf(value) ?? '')
}

function numberPart(digits: string | undefined, written: string, asked: Asked, kind: Kind): ValuePart {
  if (digits === undefined) return { kind: 'unreadable', why: `the number «${written.slice(0, 60)}» is not readable` }
  if (asked.question === 'her2-ihc-percent') return percentPart({ text: digits }, '', asked)
  return measurePart({ text: digits }, '', asked, kind)
}

function measurePart(measure: Measure, unit: string, asked: Asked, kind: Kind): ValuePart {
  const said = `${measure.comparator ?? ''}${measure.text}`
  switch (asked.question) {
    case 'her2-ratio':
      return plausibleRatio(measure, said)
    case 'her2-copies':
      return { kind: 'facts', facts: { her2CopyNumber: measure }, said: `HER2 copies ${said}` }
    case 'cep17-copies':
      return { kind: 'facts', facts: { cep17CopyNumber: measure }, said: `CEP17 copies ${said}` }
    case 'cells-counted':
      return { kind: 'facts', facts: { cellsCounted: measure }, said: `${said} cells` }
    case 'her2-ish':
    case 'her2-ish-panel':
      return hintedNumber(measure, unit, asked, said)
    case 'her2-ihc':
      return scorePart(measure, said)
    default:
      return { kind: 'unreadable', why: `the number ${said} is not a HER2 ${expected(kind)}` }
  }
}

/** A number under a presence code: only its unit or the words of the code tell what it counts. */
function hintedNumber(measure: Measure, unit: string, asked: Asked, said: string): ValuePart {
  if (/ratio/.test(unit) || asked.number === 'ratio') return plausibleRatio(measure, said)
  if (/score/.test(unit)) return { kind: 'unreadable', why: `the score ${said} under an ISH code` }
  if (asked.number === 'her2') return { kind: 'facts', facts: { her2CopyNumber: measure }, said: `HER2 copies ${said}` }
  if (asked.number === 'cep17')
    return { kind: 'facts', facts: { cep17CopyNumber: measure }, said: `CEP17 copies ${said}` }
  return { kind: 'unreadable', why: `the number ${said} does not say whether it is a ratio or a copy number` }
}

function plausibleRatio(measure: Measure, said: string): ValuePart {
  if (!isAbove(measure.text, 0) || isAbove(measure.text, 50)) {
    return { kind: 'unreadable', why: `${said} cannot be a HER2/CEP17 ratio` }
  }
  return { kind: 'facts', facts: { ratio: measure }, said: `ratio ${said}` }
}

function scorePart(measure: Measure, said: string): ValuePart {
  const score = measure.comparator === undefined ? /^([0-3])(?:\.0*)?$/.exec(measure.text)?.[1] : undefined
  if (score === undefined) return { kind: 'unreadable', why: `the number ${said} is not a HER2 score` }
  return { kind: 'facts', facts: { score: score === '0' ? '0' : (`${score}+` as IhcScore) }, said: `score ${said}` }
}

function percentPart(measure: Measure, unit: string, asked: Asked): ValuePart {
  const said = `${measure.comparator ?? ''}${measure.text} %`
  if (!isPercent(unit) && !isPlainNumber(unit)) return { kind: 'refused', why: `${said}: the unit is of another test` }
  if (!/^\d/.test(measure.text) || isAbove(measure.text, 100))
    return { kind: 'unreadable', why: `${said} is not a percentage` }
  return { kind: 'facts', facts: { percent: { ...measure, meaning: stainingMeaningOf(asked) } }, said }
}

/** What the percentage counts, by its code and the words of its question (decision P-2, trap T-21). */
function stainingMeaningOf(asked: Asked): StainingMeaning {
  const words = foldWords(asked.words.join(' '))
  const anyIntensity = /incomplete|any intensity|any membran|jeder intensitat/.test(words)
  if (asked.uniform) return anyIntensity ? 'unspecified' : 'intense-complete'
  if (/intens|uniform|circumferential|\bcomplete|komplett|zirkular/.test(words) && !anyIntensity)
    return 'intense-complete'
  return /membran/.test(words) ? 'membrane' : 'unspecified'
}

function ratioPart(value: unknown, asked: Asked, kind: Kind): ValuePart {
  const reading = ratioOf(value)
  if (kind !== 'ish') return { kind: 'unreadable', why: `a ratio where a HER2 ${expected(kind)} belongs` }
  if (reading.kind === 'unreadable') return reading
  if (asked.question === 'her2-copies' || asked.question === 'cep17-copies') {
    return measurePart(reading.measure, '', asked, kind)
  }
  return plausibleRatio(reading.measure, `${reading.measure.comparator ?? ''}${reading.measure.text}`)
}

function booleanPart(value: unknown, kind: Kind): ValuePart {
  if (typeof value !== 'boolean') return { kind: 'unreadable', why: 'the boolean value is not a boolean' }
  const ishWords: IshWords = value ? 'amplified' : 'not-amplified'
  if (kind === 'ish') return { kind: 'facts', facts: { ishWords }, said: String(value) }
  return { kind: 'unreadable', why: `«${value}» does not say whether HER2 is positive` }
}
