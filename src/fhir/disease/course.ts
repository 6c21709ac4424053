/** What the record says of the course of the breast cancer: progression, recurrence (decision P-14). Short statements only. */
import type { CourseStatement } from '../../her2/evidence.ts'
import { NO_COURSE_WORDS, PROGRESSION_WORDS, RECURRENCE_WORDS, WORSENED } from '../codes/course.ts'
import { dateOfCondition, meaningOfCondition, verificationOf } from '../context/diagnoses.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import { conceptOf, foldedWordsOf, foldWords, labelOf, wordsOf, type Concept } from '../record/codings.ts'
import { dateOf, effectiveOf, issuedOf } from '../record/dates.ts'
import { present } from '../record/json-shapes.ts'
import type { Entry } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'
import { statusOf } from '../record/statuses.ts'

/** The answer to a question about the status of the disease; anything else says nothing of its course. */
export function readCourseObservation(entry: Entry, reading: ReadingContext): CourseStatement | undefined {
  const { resource } = entry
  if (entry.replacedBy !== undefined || reading.asked(entry).question !== 'disease-status') return undefined
  const status = statusOf(resource)
  if (status.kind === 'withdrawn' || !['final', 'amended', 'corrected'].includes(status.status)) return undefined
  const value = conceptOf(resource['valueCodeableConcept'] ?? resource['valueCoding'] ?? resource['valueString'])
  const says = courseSaid(value)
  const on = effectiveOf(resource) ?? dateOf(issuedOf(resource))
  return says && present<CourseStatement>({ reference: entry.reference, says, words: labelOf(value) ?? says, on })
}

/** A recorded recurrence, or a progression, of a breast cancer. */
export function readCourseCondition(entry: Entry): CourseStatement | undefined {
  const { resource } = entry
  if (entry.replacedBy !== undefined || verificationOf(resource) !== 'confirmed') return undefined
  const code = conceptOf(resource['code'])
  const { kind } = meaningOfCondition(resource)
  if (kind === 'other-primary') return undefined
  const says = courseSaid(code)
  const isOfBreast =
    kind !== undefined || /breast|mamma|brust|sein|mama|borst|chest wall|disease/.test(foldedWordsOf(code))
  if (!says || !isOfBreast) return undefined
  const on = dateOfCondition(resource)
  return present<CourseStatement>({ reference: entry.reference, says, words: labelOf(code) ?? says, on })
}

const courseSaid = rememberEach((concept: Concept): CourseStatement['says'] | undefined => {
  if (concept.codings.some(({ code }) => code === WORSENED)) return 'progression'
  const words = foldWords(wordsOf(concept).join(' | ').slice(0, 500))
  if (NO_COURSE_WORDS.test(words)) return undefined
  if (PROGRESSION_WORDS.test(words)) return 'progression'
  return RECURRENCE_WORDS.test(words) ? 'recurrence' : undefined
})
