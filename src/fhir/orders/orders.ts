/** Orders for HER2 tests that are not cancelled: ServiceRequests, their predecessors, and Tasks. */
import type { PartialDate, TestOrder } from '../../her2/evidence.ts'
import { conceptOf } from '../record/codings.ts'
import { dateOf } from '../record/dates.ts'
import { isIshQuestion, questionOf } from '../question/identify-question.ts'
import { listOf, nameOf, objectsOf, present, saysTrue, type Json } from '../record/json-shapes.ts'
import { mentionsOf } from '../question/markers.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'

export const ORDER_TYPES = ['ServiceRequest', 'ProcedureRequest', 'DiagnosticOrder', 'DiagnosticRequest', 'Task']

const STATES: ReadonlyMap<string, TestOrder['state'] | 'ignored'> = new Map<string, TestOrder['state'] | 'ignored'>([
  ['draft', 'draft'],
  ['proposed', 'draft'],
  ['planned', 'draft'],
  ['active', 'active'],
  ['on-hold', 'active'],
  ['suspended', 'active'],
  ['requested', 'active'],
  ['received', 'active'],
  ['accepted', 'active'],
  ['ready', 'active'],
  ['in-progress', 'active'],
  ['completed', 'completed'],
  ['revoked', 'ignored'],
  ['cancelled', 'ignored'],
  ['rejected', 'ignored'],
  ['failed', 'ignored'],
  ['entered-in-error', 'ignored'],
])

const NO_ORDER: ReadonlySet<string> = new Set(['proposal', 'plan', 'option'])

/** One order, if it is for HER2. */
export function readOrder(entry: Entry, reading: ReadingContext): TestOrder | undefined {
  const { resource } = entry
  if (entry.replacedBy !== undefined || saysTrue(resource['doNotPerform'])) return undefined
  const stated = STATES.get(nameOf(resource['status']) ?? '') ?? 'unknown'
  if (stated === 'ignored') return undefined
  // What is only proposed or planned is no order yet, whatever its status.
  const state = stated === 'active' && NO_ORDER.has(nameOf(resource['intent']) ?? '') ? 'draft' : stated
  const test = testOf(resource, reading)
  if (test === undefined) return undefined
  const specimen = listOf(resource['specimen'])[0]
  const found = reading.samples.sampleOf(specimen, entry)
  return present<TestOrder>({
    reference: entry.reference,
    test,
    state,
    on: dateOfOrder(resource),
    specimen: found?.facts.key,
    reasons: reasonsOf(entry, reading),
  })
}

/** What is ordered: by the code, its details, or the words of a Task. */
function testOf(resource: Json, reading: ReadingContext): TestOrder['test'] | undefined {
  const items = objectsOf(resource['item']).map((item) => item['code'])
  for (const code of [resource['code'], ...items]) {
    const asked = questionOf(conceptOf(code), reading.codeMap)
    if (asked.refused !== undefined || asked.assay !== undefined) continue
    if (isIshQuestion(asked.question)) return 'ish'
    if (asked.question === 'her2-ihc' || asked.question === 'her2-ihc-percent') return 'ihc'
    if (asked.question === 'her2-overall') return methodOf(resource, asked.method)
  }
  const description = nameOf(resource['description'])
  if (description === undefined) return undefined
  const mentions = mentionsOf(description)
  if (!mentions.her2) return undefined
  if (mentions.ihc === mentions.ish) return 'her2'
  return mentions.ihc ? 'ihc' : 'ish'
}

function methodOf(resource: Json, method: 'ihc' | 'ish' | undefined): TestOrder['test'] {
  if (method !== undefined) return method
  for (const detail of listOf(resource['orderDetail'])) {
    const asked = questionOf(conceptOf(detail))
    if (asked.question === 'generic-ihc' || asked.question === 'her2-ihc') return 'ihc'
    if (asked.question === 'generic-ish' || isIshQuestion(asked.question)) return 'ish'
    const mentions = mentionsOf(asked.words.join(' | '))
    if (mentions.ihc !== mentions.ish) return mentions.ihc ? 'ihc' : 'ish'
  }
  return 'her2'
}

function reasonsOf(entry: Entry, reading: ReadingContext): string[] {
  const { resource } = entry
  const named = [
    ...listOf(resource['reasonReference']),
    ...listOf(resource['supportingInfo']),
    ...listOf(resource['focus']),
  ]
  return [...new Set(named.flatMap((reference) => reading.index.nameOf(reference, entry) ?? []))]
}

function dateOfOrder(resource: Json): PartialDate | undefined {
  return dateOf(resource['authoredOn']) ?? dateOf(resource['occurrenceDateTime']) ?? dateOf(resource['orderedOn'])
}
