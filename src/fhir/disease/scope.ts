/**
 * Results to which the rules of invasive breast cancer do not apply: of another organ or another primary, of in-situ
 * disease only, of a fluid. HER2 and the hormone receptors go through the same check.
 */
import { BREAST_IN_SITU } from '../codes/diagnoses.ts'
import type { NotApplicableReason, SpecimenFacts } from '../../her2/evidence.ts'
import { conceptOf, wordsOf, type Concept } from '../record/codings.ts'
import { behaviourOfMorphology } from '../codes/icd.ts'
import { meaningOfCondition, testedOrganOfWords } from '../context/diagnoses.ts'
import { objectsOf, proseOf } from '../record/json-shapes.ts'
import { isInSituOnly, testsInSituOnly } from './in-situ.ts'
import type { Asked } from '../question/identify-question.ts'
import type { Origin, ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'

/** Why a result of this tissue says nothing about the breast cancer; absent if it does. */
export function outOfScope(
  specimen: SpecimenFacts,
  entry: Entry,
  origin: Origin,
  asked: Asked,
  reading: ReadingContext,
): NotApplicableReason | undefined {
  if (origin.sample.fluid) return 'serum'
  if (isTestedInSitu(entry, origin, asked)) return 'dcis-only'
  const reason = reasonOfTumour(origin, asked)
  if (reason !== 'by the record') return reason
  if (reportsInSituOnly(entry, reading)) return 'dcis-only'
  const { kinds: recorded, otherOrgans, testedOrgans } = reading.diagnoses
  const breast = recorded.has('invasive-breast') || recorded.has('breast-history')
  if (!breast && recorded.has('breast-in-situ')) return 'dcis-only'
  if (!breast && recorded.has('other-primary')) return 'non-breast'
  const isElsewhere = testedOrgans.size > 0 && specimen.siteKind !== 'breast'
  const organ = isElsewhere ? testedOrganOfWords(origin.sample.words) : undefined
  if (organ !== undefined && testedOrgans.has(organ)) return 'non-breast'
  const site = specimen.site
  if (site !== undefined && specimen.siteKind === 'distant' && otherOrgans.has(site)) return 'non-breast'
  return undefined
}

/** What the tumour that the result names, or another organ in its words, says. */
function reasonOfTumour(origin: Origin, asked: Asked): NotApplicableReason | 'by the record' | undefined {
  if (origin.focus.length === 0) return asked.organ === undefined ? 'by the record' : 'non-breast'
  const kinds = origin.focus.map((condition) => meaningOfCondition(condition.resource))
  const named = kinds.filter((meaning) => meaning.kind !== undefined)
  if (asked.organ !== undefined && !named.some((meaning) => meaning.kind === 'invasive-breast')) return 'non-breast'
  if (named.some((meaning) => meaning.kind === 'invasive-breast')) return undefined
  if (named.some((meaning) => meaning.kind === 'breast-in-situ')) return 'dcis-only'
  if (named.some((meaning) => meaning.kind === 'other-primary')) return 'non-breast'
  if (kinds.some((meaning) => meaning.secondary?.kind === 'other-primary')) return 'non-breast'
  return 'by the record'
}

/** The tested tissue itself, or the sample, is called in situ, and no invasion of it is stated (decision P-21). */
function isTestedInSitu(entry: Entry, origin: Origin, asked: Asked): boolean {
  const { resource } = entry
  if (isInSituOnly(origin.sample.words) || asksInSituOnly(asked.words)) return true
  if (resource['resourceType'] !== 'Observation') return false
  const { valueString, valueCodeableConcept, note } = resource
  if (valueString !== undefined && saysInSitu(proseOf(valueString))) return true
  if (valueCodeableConcept !== undefined && answersInSitu(conceptOf(valueCodeableConcept))) return true
  return note !== undefined && objectsOf(note).some(({ text }) => saysInSitu(proseOf(text)))
}

const asksInSituOnly = rememberEach((words: Asked['words']) => isInSituOnly(words.join(' | ')))
const answersInSitu = rememberEach((concept: Concept) => wordsOf(concept).some(saysInSitu))

function saysInSitu(text: string | undefined): boolean {
  return text !== undefined && testsInSituOnly(text.slice(0, 4000))
}

/** The report of a result mentions in-situ disease and no invasion. */
function reportsInSituOnly(entry: Entry, reading: ReadingContext): boolean {
  return [entry, ...reading.reports.holdersOf(entry)].some((holder) => {
    const { conclusion, conclusionCode } = holder.resource
    if (conclusion === undefined && conclusionCode === undefined) return false
    const codings = conceptOf(conclusionCode).codings
    const behaviours = codings.map((coding) => behaviourOfMorphology(coding.code))
    const inSitu = behaviours.includes('in-situ') || codings.some((coding) => coding.code === BREAST_IN_SITU)
    if (inSitu && !behaviours.includes('invasive')) return true
    return isInSituOnly(proseOf(conclusion)?.slice(0, 4000) ?? '')
  })
}
