/**
 * Which tumour a result belongs to: on tissue of an organ with cancers of its own (T-1), and where the patient has breast
 * cancer and another cancer for which HER2 is tested as well (decision P-16). Breast, if sample, site, report, focus or
 * words say breast, or if none of them says anything and the code is one of breast tissue. Codes of breast tissue are
 * misused, so they never outweigh another organ that is named.
 */
import { BREAST_CODES } from '../codes/questions.ts'
import { EXTRA_AXILLARY_NODE, OTHER_ORGANS } from '../codes/sites.ts'
import { conceptOf, foldWords, wordsOf } from '../record/codings.ts'
import { listOf, objectsOf, proseOf, type Json } from '../record/json-shapes.ts'
import { mentionsOf } from '../question/markers.ts'
import { isHer2Question, questionOf, type Asked } from '../question/identify-question.ts'
import { focusOf, type Origin, type ReadingContext } from '../context/reading-context.ts'
import { meaningOfCondition } from '../context/diagnoses.ts'
import type { Entry } from '../record/references.ts'

const BREAST = /\bbreast\b|mamma|\bbrust|\bsein\b|\bmamaria?\b|\bde mama\b|\bborst|\bseno\b|mastect|lumpect/

export type Tumour = 'breast' | 'other' | 'unknown'

/** `asked` is what the result's own code asks. Without another organ and without another tested cancer it is breast. */
export function tumourOf(entry: Entry, origin: Origin, asked: Asked, reading: ReadingContext): Tumour {
  const { facts, words } = origin.sample
  const isOtherOrgan = facts.site !== undefined && OTHER_ORGANS.has(facts.site)
  const isBeside = standsBesideTested(reading)
  if (origin.focus.length > 0 || (!isBeside && !isOtherOrgan) || facts.primary !== undefined) return 'breast'
  if (facts.siteKind === 'breast' || (facts.siteKind === 'regional-node' && facts.site !== EXTRA_AXILLARY_NODE))
    return 'breast'
  const own = [words, ...notesOf(entry.resource), textOf(entry.resource)].join(' | ')
  const reports = reading.reports.holdersOf(entry).map((holder) => wordsOfReport(holder.resource))
  const said = [own, ...reports].map(foldWords)
  const code = conceptOf(entry.resource['code'])
  // The display of a code of breast tissue names the code, not the tissue.
  const text = foldWords(code.text ?? '')
  if (said.some((part) => BREAST.test(part)) || /\bbreast (?!cancer specimen)|brust|mamma/.test(text)) return 'breast'
  // The liver is a seat of both cancers; the stomach is an organ of its own.
  if (isOtherOrgan) return 'other'
  if (facts.siteKind === 'distant') return 'unknown'
  if (asked.organ !== undefined || said.some((part) => mentionsOf(part).organ !== undefined)) return 'other'
  const isBreastCode = code.codings.some((coding) => coding.system === 'loinc' && BREAST_CODES.has(coding.code))
  return isBreastCode || /breast/.test(text) ? 'breast' : 'unknown'
}

/** Breast cancer, and another cancer for whose organ HER2 is tested or that has a HER2 result of its own. */
function standsBesideTested(reading: ReadingContext): boolean {
  const known = BESIDE.get(reading.diagnoses)
  if (known !== undefined) return known
  const { kinds, testedOrgans } = reading.diagnoses
  const found =
    kinds.has('invasive-breast') &&
    (testedOrgans.size > 0 || (kinds.has('other-primary') && (hasOtherResult(reading) || hasOtherOrder(reading))))
  BESIDE.set(reading.diagnoses, found)
  return found
}

const BESIDE = new WeakMap<object, boolean>()

function hasOtherResult(reading: ReadingContext): boolean {
  return reading.index
    .ofType('Observation')
    .some(
      (entry) =>
        isHer2Question(reading.asked(entry).question) &&
        focusOf(entry, reading.index).some(({ resource }) => meaningOfCondition(resource).kind === 'other-primary'),
    )
}

/** A HER2 order whose reason is another primary. */
function hasOtherOrder({ index, codeMap }: ReadingContext): boolean {
  return index.ofType('ServiceRequest', 'ProcedureRequest').some((entry) => {
    const asked = questionOf(conceptOf(entry.resource['code']), codeMap)
    if (entry.replacedBy !== undefined || !isHer2Question(asked.question)) return false
    return listOf(entry.resource['reasonReference']).some((reference) => {
      const found = index.resolve(reference, entry)
      return found?.type === 'Condition' && meaningOfCondition(found.resource).kind === 'other-primary'
    })
  })
}

function notesOf(resource: Json): readonly string[] {
  return objectsOf(resource['note']).map((note) => (proseOf(note['text']) ?? '').slice(0, 2000))
}

function textOf(resource: Json): string {
  return [proseOf(resource['valueString']) ?? '', ...wordsOf(conceptOf(resource['valueCodeableConcept']))]
    .join(' | ')
    .slice(0, 2000)
}

function wordsOfReport(resource: Json): string {
  const concepts = [resource['code'], resource['category'], resource['conclusionCode']].map((part) => conceptOf(part))
  return [...concepts.flatMap(wordsOf), (proseOf(resource['conclusion']) ?? '').slice(0, 4000)].join(' | ')
}
