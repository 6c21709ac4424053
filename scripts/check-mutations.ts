/**
 * `npm run check:mutations`: takes away, blanks and unsettles every part of every patient story, one at a time. What is known
 * must never become surer by knowing less: no status that is unknown, open or contradicted becomes positive or negative, and
 * no negative becomes positive. Where it does, the case must stand in the table of exceptions, with the reason; a row of the
 * table that covers nothing any more is an error as well.
 */
import { loadStories, readRequest } from '../fixtures/stories/load-stories.ts'
import { assess } from '../src/evaluate/evaluate.ts'
import { DEFAULT_SETTINGS } from '../src/her2/settings.ts'

type Json = Record<string, unknown>
interface Call {
  readonly hook: 'patient-view' | 'order-select' | 'order-sign'
  readonly context: { readonly userId: string; readonly patientId: string }
  readonly prefetch: Readonly<Record<string, { readonly entry?: { resource: Json }[] } | null>>
}

/** How sure a status is. */
const SURE: ReadonlySet<string> = new Set(['positive', 'negative'])

interface Exception {
  readonly id: string
  readonly why: string
  readonly covers: (story: string, change: Change) => boolean
}

interface Change {
  /** 'delete Observation', 'blank Specimen.collection', 'status Observation preliminary'. */
  readonly what: string
  readonly before: string
  readonly after: string
  /** What the specimens of the record had as their own status before. */
  readonly others: ReadonlySet<string>
  /** Whether a result of the record replaced another. */
  readonly isAmended: boolean
}

const inStories = (...ids: readonly string[]): ((story: string) => boolean) => {
  const all = new Set(ids)
  return (story) => all.has(story)
}

/** A result goes, or counts no longer. */
const ofResult = ({ what }: Change): boolean =>
  /^(?:delete|blank) (?:Observation|DiagnosticReport)(?:\.(?:code|status|value\w+|component|method|specimen|text|conclusion|presentedForm|result))?$|^delete component$|^(?:status|pending) /.test(
    what,
  )
/** What says to which tumour or specimen something belongs goes. */
const ofPlace = ({ what }: Change): boolean =>
  /^(?:delete|blank) (?:Specimen|Condition)(?:\.\w+)?$|^(?:delete|blank) (?:Observation|DiagnosticReport)\.(?:specimen|bodySite|focus|effective\w+|issued|derivedFrom|hasMember)$/.test(
    what,
  )

// prettier-ignore
const EXCEPTIONS: readonly Exception[] = [
  { id: 'one-side-of-a-contradiction', why: 'a contradiction needs two that contradict each other: without one of them the other speaks, as it would have alone', covers: (_, change) => change.before === 'conflict' && (ofResult(change) || ofPlace(change)) },
  { id: 'newest-goes-other-speaks', why: 'the result that spoke is gone or not final any more: another specimen of the record, which had this status before as well, speaks (P-8, P-12)', covers: (_, change) => ofResult(change) && change.others.has(change.after) },
  { id: 'place-goes-other-speaks', why: 'the specimen, side or diagnosis that made a result the current one is gone: another specimen, which had this status before as well, speaks (P-8, P-12)', covers: (_, change) => ofPlace(change) && change.others.has(change.after) },
  { id: 'amendment-goes', why: 'the amended report is gone: what it replaced was final, and speaks again (P-9, T-14)', covers: (_, change) => ofResult(change) && change.isAmended },
  { id: 'other-primary-goes', why: 'without the record of another primary, or of the order that was placed for it, a result without a site is a breast result (P-16)', covers: (story, { what }) => inStories('her2-without-site-beside-other-order', 'her2-without-site-generic-code-beside-stomach-cancer')(story) && /^(?:delete|blank) (?:Condition|ServiceRequest)/.test(what) },
  { id: 'number-of-the-case-goes', why: 'a number that stands on other results, too, is that of the case; gone from them it is that of one result, which the later one then corrects (P-9)', covers: (story, { what }) => inStories('ish-corrected-under-the-number-of-the-case')(story) && /^(?:delete|blank) Observation\.identifier$/.test(what) },
  { id: 'in-situ-goes', why: 'without the diagnosis, specimen or note that says in situ only, the result is one of invasive cancer (P-21)', covers: (story, { what }) => inStories('dcis-only', 'in-situ-specimen')(story) && /^(?:delete|blank) (?:Condition|Specimen|Observation\.specimen)/.test(what) },
]

const TODAY = '2026-11-22'

function classify(call: Call) {
  const records = Object.values(call.prefetch).filter((value) => value !== null)
  const { classification, evidence } = assess({ request: call, records }, { settings: DEFAULT_SETTINGS }, TODAY)
  const { current, tumors } = classification
  return {
    isAmended: evidence.results.some(({ replacedBy }) => replacedBy !== undefined),
    current: current?.overexpression ?? 'unknown',
    others: new Set(tumors.flatMap(({ specimens }) => specimens.map(({ overexpression }) => overexpression))),
  }
}

/** Runs `look` with each change of the call, and undoes it. */
function withEachChange(call: Call, look: (what: string) => void): void {
  for (const { entry: entries = [] } of Object.values(call.prefetch).filter((value) => value !== null)) {
    for (const entry of [...entries]) {
      const at = entries.indexOf(entry)
      entries.splice(at, 1)
      look(`delete ${String(entry.resource['resourceType'])}`)
      entries.splice(at, 0, entry)
      withEachMember(entry.resource, look)
    }
  }
}

const KEPT: ReadonlySet<string> = new Set(['resourceType', 'id', 'subject', 'patient'])
const UNSETTLED = ['preliminary', 'registered', 'entered-in-error', 'unknown'] as const
const OPEN_WORDS = ['pending', 'cannot be assessed', ''] as const

/** The values that a member is given in turn, with the words for it; undefined: it goes. */
function valuesFor(type: string, key: string, old: unknown): readonly (readonly [value: unknown, what: string])[] {
  const emptyObject = Array.isArray(old) ? [] : {}
  const blank = typeof old === 'string' ? '' : emptyObject
  const changes: (readonly [unknown, string])[] = [[undefined, `delete ${type}.${key}`]]
  if (typeof old === 'string' || typeof old === 'object') changes.push([blank, `blank ${type}.${key}`])
  if (key !== 'component' || !Array.isArray(old)) return changes
  return [...changes, ...old.map((_, index) => [old.toSpliced(index, 1), 'delete component'] as const)]
}

function withEachMember(resource: Json, look: (what: string) => void): void {
  const type = String(resource['resourceType'])
  const change = (key: string, value: unknown, what: string): void => {
    const had = Object.hasOwn(resource, key)
    const old = resource[key]
    if (value === undefined) delete resource[key]
    else resource[key] = value
    look(what)
    if (had) resource[key] = old
    else delete resource[key]
  }
  for (const [key, old] of Object.entries(resource)) {
    if (KEPT.has(key)) continue
    for (const [value, what] of valuesFor(type, key, old)) change(key, value, what)
    if (type === 'Observation' && key.startsWith('value')) unsettle(resource, key, change)
  }
  if (type !== 'Observation' && type !== 'DiagnosticReport') return
  for (const status of UNSETTLED) change('status', status, `status ${type} ${status}`)
}

/** Words in place of a value, that say that there is none yet. */
function unsettle(resource: Json, key: string, change: (key: string, value: unknown, what: string) => void): void {
  const old = resource[key]
  delete resource[key]
  for (const words of OPEN_WORDS) change('valueString', words, `pending Observation «${words}»`)
  resource[key] = old
}

let tried = 0
const failures: string[] = []
const counts = new Map(EXCEPTIONS.map(({ id }) => [id, 0]))
for (const { id } of loadStories()) {
  const call = JSON.parse(readRequest(id)) as Call
  const { current: before, others, isAmended } = classify(call)
  withEachChange(call, (what) => {
    tried++
    const change = { what, before, after: classify(call).current, others, isAmended }
    const rises = !SURE.has(before) && SURE.has(change.after)
    const flips = before === 'negative' && change.after === 'positive'
    if (!rises && !flips) return
    const exception = EXCEPTIONS.find(({ covers }) => covers(id, change))
    if (exception) counts.set(exception.id, (counts.get(exception.id) ?? 0) + 1)
    else failures.push(`${id}: ${what}: ${before} became ${change.after}`)
  })
}
process.stdout.write(`${tried} changes of ${loadStories().length} stories\n`)
for (const { id, why } of EXCEPTIONS) process.stdout.write(`  ${String(counts.get(id)).padStart(5)}  ${id}: ${why}\n`)
const idle = EXCEPTIONS.filter(({ id }) => counts.get(id) === 0).map(({ id }) => id)
for (const failure of failures.slice(0, 60)) process.stdout.write(`surer by knowing less: ${failure}\n`)
for (const id of idle) process.stdout.write(`an exception that covers nothing: ${id}\n`)
if (failures.length + idle.length > 0) process.exitCode = 1
else process.stdout.write('Nothing became surer by knowing less.\n')
