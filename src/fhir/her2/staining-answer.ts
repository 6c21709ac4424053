/** Reads the answer to a question for membrane staining (question/staining-question.ts): yes or no, a code, words, a percentage. */
import { ABSENCE_SYSTEMS, ANSWER_CODES, YES_OR_NO } from '../codes/answers.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, type Concept } from '../record/codings.ts'
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
  const said = text === undefined ? undefined : saidInWords(text)
  return text === undefined || said === undefined ? undefined : [partOf(said, text, asked)]
}

function conceptParts(concept: Concept, asked: StainingAsked, codeMap?: CodeMapIndex): ValuePart[] | undefined {
  const found = new Set<boolean>()
  for (const coding of concept.codings) {
    if (ABSENCE_SYSTEMS.has(coding.system)) return [{ kind: 'nothing', said: labelOf(concept) ?? coding.code }]
    const known = isBrokenCode(coding) ? undefined : ANSWER_CODES.meaningOf(coding.system, coding.code)
    const answer = codeMap?.answerOf(coding) ?? known
    if (answer === 'no-answer') return [{ kind: 'nothing', said: labelOf(concept) ?? coding.code }]
    if (answer === 'present' || answer === 'positive') found.add(true)
    if (answer === 'absent' || answer === 'negative') found.add(false)
    const flag = YES_OR_NO.meaningOf(coding.system, coding.code)
    if (flag !== undefined) found.add(flag === 'yes')
    const local = answer === undefined && flag === undefined ? saidInWords(coding.display ?? coding.code) : undefined
    const shown = coding.display === undefined ? undefined : saidInWords(coding.display)
    for (const said of [local, shown]) if (said !== undefined) found.add(said)
  }
  for (const words of [concept.text, ...concept.loose]) {
    const said = words === undefined ? undefined : saidInWords(words)
    if (said !== undefined) found.add(said)
  }
  const said = labelOf(concept) ?? ''
  if (found.size > 1)
    return [{ kind: 'unreadable', why: `«${said}» says both yes and no to membrane staining`, contradiction: true }]
  const [only] = found
  return only === undefined ? undefined : [partOf(only, said, asked)]
}

function saidInWords(text: string): boolean | undefined {
  if (text.length > 100) return undefined
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
