/**
 * Type and grade of a tumour, for the card on positive results in low-grade cancers. A statement that is there and is not
 * understood is kept as `unclear` or `other`: it is never a low grade, and no card about HER2 has to name it.
 */
import type { HistologicType, HistologyStatement } from '../../her2/evidence.ts'
import { DIAGNOSES } from '../codes/diagnoses.ts'
import {
  GRADE_CODES,
  HISTOLOGIC_TYPE_CODES,
  HISTOLOGY_QUESTION_CODES,
  NOTTINGHAM_NUMBERS,
  UNTYPED_MORPHOLOGIES,
  type HistologyQuestion,
} from '../codes/histology.ts'
import { dateOfCondition, meaningOfCondition, sideOfCondition, verificationOf } from '../context/diagnoses.ts'
import { originOf, type ReadingContext } from '../context/reading-context.ts'
import {
  conceptOf,
  extensionsOf,
  foldWords,
  isBrokenCode,
  wordsOf,
  type Coding,
  type Concept,
} from '../record/codings.ts'
import { isEmptyValue, listOf, objectsOf, proseOf, type Json } from '../record/json-shapes.ts'
import { isPlainNumber, numberOf, quantityOf } from '../record/measures.ts'
import type { Entry } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'
import { valuesOf } from '../record/value-members.ts'

type Grade = NonNullable<HistologyStatement['grade']>
type Said = Pick<HistologyStatement, 'grade' | 'type'>

const NONE: readonly HistologyStatement[] = []

/** One Observation and its components. */
export function readHistology(entry: Entry, reading: ReadingContext): readonly HistologyStatement[] {
  if (entry.replacedBy !== undefined) return NONE
  const { resource } = entry
  if (resource['component'] === undefined && questionOf(conceptOf(resource['code'])) === undefined) return NONE
  const parts = listOf(entry.resource['component']).flatMap((value, position) =>
    objectsOf(value).map((part) => ({ part, reference: `${entry.reference}#component[${position}]` })),
  )
  const said = [{ part: entry.resource, reference: entry.reference }, ...parts].flatMap(({ part, reference }) => {
    const question = questionOf(conceptOf(part['code']))
    return question === undefined ? [] : answersOf(part, question).map((answer) => ({ ...answer, reference }))
  })
  if (said.length === 0) return []
  const { source, withdrawn } = originOf(entry, reading)
  return withdrawn ? [] : said.map((one) => ({ ...source, ...one }))
}

/** The type that a recorded invasive breast cancer names, by its code, its words or its morphology. */
export function histologyOfCondition(entry: Entry): readonly HistologyStatement[] {
  const { resource } = entry
  const isOpen = entry.replacedBy !== undefined || verificationOf(resource) !== 'confirmed'
  if (isOpen || meaningOfCondition(resource).kind !== 'invasive-breast') return []
  const morphologies = extensionsOf(resource)
    .filter(({ name }) => /histology|morphology/.test(name))
    .map(({ extension }) => conceptOf(extension['valueCodeableConcept']))
  const types = [conceptOf(resource['code']), ...morphologies].flatMap(typesOf)
  const laterality = sideOfCondition(resource)
  const on = dateOfCondition(resource)
  return [...new Set(types)].map((type) => ({
    reference: entry.reference,
    reportStatus: 'final',
    reports: [],
    specimen: { siteKind: 'breast', primary: entry.reference, ...(laterality && { laterality }) },
    ...(on && { performedOn: on }),
    type,
  }))
}

const questionOf = rememberEach((concept: Concept): HistologyQuestion | undefined => {
  const asked = concept.codings.filter((coding) => !isBrokenCode(coding))
  return asked
    .map(({ system, code }) => HISTOLOGY_QUESTION_CODES.meaningOf(system, code))
    .find((question) => question !== undefined)
})

/** One answer: a grade whose parts disagree is `unclear`. */
function answersOf(holder: Json, question: HistologyQuestion): readonly Said[] {
  const values = valuesOf(holder).filter(([, value]) => !isEmptyValue(value))
  if (question === 'type') {
    const types = values.flatMap(([key, value]) => (isConcept(key) ? typesOf(conceptOf(value)) : typesOfText(value)))
    return [...new Set(types)].map((type) => ({ type }))
  }
  const grades = values.flatMap(([key, value]) => gradesOf(key, value, holder, question))
  const [grade] = grades
  if (grade === undefined) return []
  return [{ grade: new Set(grades).size === 1 ? grade : 'unclear' }]
}

function isConcept(key: string): boolean {
  return key === 'valueCodeableConcept' || key === 'valueCoding'
}

// ---- grades -------------------------------------------------------------------------------------------------------

const GRADE =
  /^(?:(?:nottingham|combined|histologic(?:al)?|tumou?r|overall|elston[ -]ellis|bloom[ -]richardson|sbr),? ){0,4}(?:(?:grade|grad|g) ?)?([123]|i{1,3})(?: ?\/ ?(?:3|iii)| ?\([123] ?\+ ?[123] ?\+ ?[123](?: ?= ?\d)?\)|: ?\d ?(?:-|to) ?\d points)?(?:,? ?\(?(?:well|moderately|poorly) differentiated\)?)?(?: ?\((?:finding|qualifier value)\))?$/
const DIFFERENTIATION: Readonly<Record<string, Grade>> = {
  'well differentiated': '1',
  'moderately differentiated': '2',
  'poorly differentiated': '3',
}
const ROMAN: Readonly<Record<string, Grade>> = { i: '1', ii: '2', iii: '3', '1': '1', '2': '2', '3': '3' }
/** Grade not assessable: nothing is said. */
const NOT_GRADED = /^(?:gx|x|grade cannot be (?:assessed|determined)|not (?:assessed|applicable|stated)|unknown)$/

function gradesOf(key: string, value: unknown, holder: Json, question: HistologyQuestion): readonly Grade[] {
  if (isConcept(key)) {
    const concept = conceptOf(value)
    const coded = concept.codings.flatMap((coding) =>
      isBrokenCode(coding) ? [] : (GRADE_CODES.meaningOf(coding.system, coding.code) ?? []),
    )
    // A code that is known says it; words beside it may only not contradict it.
    const spoken = wordsOf(concept).flatMap(gradeOfWords)
    if (coded.length > 0) return [...coded, ...spoken.filter((grade) => grade !== 'unclear')]
    return wordsOf(concept).length > 0 ? spoken : ['unclear']
  }
  if (key === 'valueString') return gradeOfWords(proseOf(value) ?? '')
  return [gradeOfNumber(key, value, holder, question)]
}

function gradeOfWords(words: string): readonly Grade[] {
  const folded = foldWords(words).trim()
  if (NOT_GRADED.test(folded)) return []
  const plain = DIFFERENTIATION[folded] ?? ROMAN[GRADE.exec(folded)?.[1] ?? '']
  return [plain ?? 'unclear']
}

function gradeOfNumber(key: string, value: unknown, holder: Json, question: HistologyQuestion): Grade {
  const digits = digitsOf(key, value, holder) ?? ''
  const grade = question === 'nottingham' ? NOTTINGHAM_NUMBERS.get(digits) : ROMAN[digits]
  return grade ?? 'unclear'
}

/** The digits of a plain number: without unit and comparator. */
function digitsOf(key: string, value: unknown, holder: Json): string | undefined {
  if (key === 'valueInteger') return numberOf(holder, key)
  const quantity = key === 'valueQuantity' ? quantityOf(value) : undefined
  if (quantity?.kind !== 'measure' || !isPlainNumber(quantity.unit)) return undefined
  return quantity.measure.comparator === undefined ? quantity.measure.text : undefined
}

// ---- types --------------------------------------------------------------------------------------------------------

/** The whole of a name: what is mixed, or has another word, is another type. */
const TYPE =
  /^(?:(?:primary|pure|invasive|infiltrating) ){0,3}(ductal|duct|lobular|tubular|mucinous|cribriform|adenoid cystic) (?:adeno)?carcinoma(?: \(?(?:nst|nos|not otherwise specified|no special type|of no special type)\)?)?(?:,? of (?:the )?[a-z -]{0,60}breast)?(?: \((?:disorder|morphologic abnormality)\))?$/
const NO_SPECIAL_TYPE =
  /^invasive (?:breast )?carcinoma,? (?:of )?(?:nst|no special type)(?:,? of (?:the )?[a-z -]{0,60}breast)?(?: \((?:disorder|morphologic abnormality)\))?$/
const NAMES_A_TYPE =
  /duct|lobular|tubular|mucin|cribriform|adenoid|papillary|medullary|apocrine|metaplastic|mixed|secretory|special type/
const DIAGNOSIS_WORDS = new Map(DIAGNOSES.map(([code, , , words]) => [code, words]))

/** The types that a concept names: `other` where it names one that is not listed, none where it names none. */
const typesOf = rememberEach((concept: Concept): readonly HistologicType[] => [
  ...concept.codings.flatMap(typesOfCoding),
  ...wordsOf(concept).flatMap(typesOfWords),
])

function typesOfCoding(coding: Coding): readonly HistologicType[] {
  if (isBrokenCode(coding)) return []
  const { system, code } = coding
  const known = HISTOLOGIC_TYPE_CODES.meaningOf(system, code)
  if (known !== undefined) return [known]
  if (system === 'icd-o-3' && /^8\d{3}\/3$/.test(code)) return UNTYPED_MORPHOLOGIES.has(code) ? [] : ['other']
  return system === 'snomed' ? typesOfWords(DIAGNOSIS_WORDS.get(code) ?? '') : []
}

function typesOfText(value: unknown): readonly HistologicType[] {
  const text = proseOf(value)
  return text === undefined ? [] : typesOfWords(text)
}

function typesOfWords(words: string): readonly HistologicType[] {
  const folded = foldWords(words).trim()
  if (NO_SPECIAL_TYPE.test(folded)) return ['ductal']
  const named = TYPE.exec(folded)?.[1]
  const isInvasive = named !== 'duct' && named !== 'ductal' ? true : /invasive|infiltrating/.test(folded)
  if (named !== undefined && isInvasive) return [named === 'duct' ? 'ductal' : (named as HistologicType)]
  return NAMES_A_TYPE.test(folded) ? ['other'] : []
}
