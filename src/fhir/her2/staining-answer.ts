/** Reads the answer to a question for membrane staining (question/staining-question.ts): yes or no, a code, words, a percentage. */
import { ABSENCE_SYSTEMS, ANSWER_CODES, YES_OR_NO, type Answer } from '../codes/answers.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, type Coding, type Concept } from '../record/codings.ts'
import { stainingAsked, type StainingAsked } from '../question/staining-question.ts'
import { proseOf } from '../record/json-shapes.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import type { ValuePart } from './her2-facts.ts'

const THERE =
  /^(?:yes|y|true|present|positive|seen|identified|detected|observed|faint|weak|(?:faint|weak|partial|incomplete)[\w\s,/-]{0,60}|ja|vorhanden|oui|presente?|si|aanwezig|nachweisbar)(?: \(qualifier value\))?$/
const NOT_THERE =
  /^(?:no|n|false|absent[aeo]?|negative|none|nil|null|not (?:seen|identified|detected|present|observed)|no (?:membran\w{0,5} )?staining(?: \w{1,20}){0,3}|nein|keine?|nicht (?:vorhanden|nachweisbar)|fehlend|abwesend|non|aucun\w{0,2}|ausente|ninguna?|assente|nessuna?|nee|geen|afwezig)(?: \(qualifier value\))?$/

/**
 * The parts of a coded, boolean or short answer. Undefined where the answer is of another form (a percentage, a number,
 * a sentence), and is then read like the other answers of an immunostain.
 */
export function stainingParts(
  key: string,
  value: unknown,
  words: readonly string[],
  codeMap?: CodeMapIndex,
): ValuePart[] | undefined {
  const asked = stainingAsked(words) ?? { of: 'any', denied: false }
  if (key === 'valueBoolean' && typeof value === 'boolean') return [partOf(value, String(value), asked)]
  if (key === 'valueCodeableConcept' || key === 'valueCoding') return conceptParts(conceptOf(value), asked, codeMap)
  const text = proseOf(value)
  const said = saidInWords(text)
  return text === undefined || said === undefined ? undefined : [partOf(said, text, asked)]
}

function conceptParts(concept: Concept, asked: StainingAsked, codeMap?: CodeMapIndex): ValuePart[] | undefined {
  const heard: (boolean | undefined)[] = []
  for (const coding of concept.codings) {
    const answer = answerOf(coding, codeMap)
    if (answer === 'no-answer') return [{ kind: 'nothing', said: labelOf(concept) ?? coding.code }]
    const flag = YES_OR_NO.meaningOf(coding.system, coding.code)
    if (answer !== undefined) heard.push(PRESENCE[answer])
    if (flag !== undefined) heard.push(flag === 'yes')
    const isKnown = answer !== undefined || flag !== undefined
    heard.push(saidInWords(coding.display ?? (isKnown ? undefined : coding.code)))
  }
  heard.push(...[concept.text, ...concept.loose].map(saidInWords))
  const found = new Set(heard.filter((said) => said !== undefined))
  const said = labelOf(concept) ?? ''
  if (found.size > 1)
    return [{ kind: 'unreadable', why: `«${said}» says both yes and no to membrane staining`, contradiction: true }]
  const [only] = found
  return only === undefined ? undefined : [partOf(only, said, asked)]
}

const PRESENCE: Partial<Record<Answer, boolean>> = { present: true, positive: true, absent: false, negative: false }

function answerOf(coding: Coding, codeMap?: CodeMapIndex): Answer | undefined {
  if (ABSENCE_SYSTEMS.has(coding.system)) return 'no-answer'
  const mapped = codeMap?.answerOf(coding)
  return mapped ?? (isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(coding.system, coding.code))
}

function saidInWords(text: string | undefined): boolean | undefined {
  if (text === undefined || text.length > 100) return undefined
  const folded = foldWords(text).trim().replace(/\.$/, '')
  if (NOT_THERE.test(folded)) return false
  return THERE.test(folded) ? true : undefined
}

/** Staining that is denied in one kind only says nothing of the other kinds. */
function partOf(answer: boolean, said: string, { of, denied }: StainingAsked): ValuePart {
  const present = answer !== denied
  if (present && of !== 'complete')
    return { kind: 'facts', facts: { staining: 'present' }, said: `membrane staining: ${said}` }
  if (!present && of === 'any')
    return { kind: 'facts', facts: { staining: 'absent' }, said: `membrane staining: ${said}` }
  return { kind: 'unreadable', why: `«${said}» to ${of} membrane staining does not say whether there is any` }
}
