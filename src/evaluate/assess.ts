/**
 * The first half of the sentence: records → evidence → classification → considerations. No card is filled here and nothing
 * of Node is needed, so that it runs in a browser as well (`her2-cds/fhir`).
 */
import type { HookRequest } from '../cds-hooks/schemas.ts'
import { wholeKey } from '../cds-hooks/services.ts'
import type { TextListener } from '../fhir/context/reading-context.ts'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { readEvidence } from '../fhir/read-evidence.ts'
import type { EvidenceOfRecord } from '../fhir/read-evidence.ts'
import type { PatientClassification } from '../her2/classification.ts'
import { considerFacts } from '../her2/considerations/consider.ts'
import type { Consideration, ConsiderationKey, Withheld } from '../her2/considerations/considerations.ts'
import { gatherFacts } from '../her2/considerations/facts.ts'
import type { Reader, RecordPart } from '../her2/considerations/facts.ts'
import type { Evidence, Unread } from '../her2/evidence.ts'
import type { Settings } from '../her2/settings.ts'
import { classifyWorkUps } from '../her2/status/classify.ts'
import type { Finding } from './findings.ts'
import type { AskReader, WithheldFromReader } from './withhold.ts'

/** What an installation sets: its thresholds, its local codes, its address. */
export interface Site {
  readonly settings: Settings
  readonly codeMap?: CodeMap
  /** Public address of the service, without a trailing slash. */
  readonly baseUrl?: string
  /** Launch address of a SMART app that shows the evidence, if the site has one; cards then link to it. */
  readonly evidenceLaunch?: string | undefined
}

/** Records, and the hook call they were read for; without a call, what patient-view would say. */
export interface EvaluationInput {
  readonly request?: Pick<HookRequest, 'hook' | 'context'> & Partial<Pick<HookRequest, 'prefetch'>>
  readonly records: readonly unknown[]
  /** Prefetch keys that could not be read. */
  readonly notRead?: readonly string[]
  /** Evidence that was read before, to evaluate it again; `records` are then ignored. */
  readonly reading?: EvidenceOfRecord
  /** Called with each free text of `records` that is read and how it was understood, span by span. */
  readonly onText?: TextListener
  /** Says what is withheld from this reader; absent: nothing. */
  readonly askReader?: AskReader
}

/** Why the answer is what it is: the substance of an audit record. */
export interface Trace {
  readonly evidence: Evidence
  readonly classification: PatientClassification
  readonly considerations: readonly Consideration[]
  /** What the rules withhold from every reader, and why. */
  readonly withheld: readonly Withheld[]
  /** Considerations without a card of their own: named in the synopsis. */
  readonly folded: readonly ConsiderationKey[]
  readonly unread: readonly Unread[]
  readonly notRead: readonly string[]
  /** Each consideration under a key that stays the same from answer to answer, with the uuid of its card. */
  readonly findings: readonly Finding[]
  /** Considerations that are in `considerations`, but withheld from this reader. */
  readonly withheldFromReader?: readonly WithheldFromReader[]
}

/** A trace before cards are filled. */
export interface Assessment extends Omit<Trace, 'folded' | 'findings' | 'withheldFromReader'> {
  /** Resources and drafts that are somebody else's. */
  readonly foreign: readonly string[]
}

/**
 * Which part of the record each prefetch key holds. No card depends on a key that is not listed: medication statements
 * add to the orders, and many systems keep none; if they were not read, the cards name them (decision 5).
 */
const PART_OF_KEY: Readonly<Record<string, RecordPart>> = {
  her2: 'her2',
  conditions: 'conditions',
  orders: 'orders',
  medications: 'medications',
  receptors: 'receptors',
  staging: 'staging',
  specimens: 'specimens',
  reports: 'reports',
  baseline: 'baseline',
}

/** Reads, classifies and considers; the cards are filled by `evaluate`. `today` is 'YYYY-MM-DD'. */
export function assess(input: EvaluationInput, site: Site, today: string): Assessment {
  const { evidence, unread, foreign } = readAll(input, site)
  const notRead = input.notRead ?? []
  const parts = notRead
    .map(wholeKey)
    .map((key) => (Object.hasOwn(PART_OF_KEY, key) ? PART_OF_KEY[key] : undefined))
    .filter((part) => part !== undefined)
  const classified = classifyWorkUps(evidence)
  const hook = input.request?.hook
  const facts = gatherFacts(evidence, site.settings, today, classified)
  const considered = considerFacts(facts, parts, hook ?? 'patient-view', readerOf(input))
  return { evidence, unread, foreign, notRead, classification: facts.patient, ...considered }
}

function readAll({ request, records, reading, onText }: EvaluationInput, { codeMap }: Site): EvidenceOfRecord {
  const options = { ...(codeMap && { codeMap }), ...(request && { call: request }), ...(onText && { onText }) }
  return reading ?? readEvidence(records, options)
}

/** Cards are for health professionals: a portal in which patients look at their own chart gets none. */
export function readerOf({ request }: EvaluationInput): Reader {
  const userId = request?.context['userId']
  return typeof userId === 'string' && /^(Patient|RelatedPerson)\//.test(userId) ? 'other' : 'professional'
}
