/** One evaluation → the record that is stored. */
import { ageGroupOf } from '../her2/age.ts'
import type { Card, HookRequest } from '../cds-hooks/schemas.ts'
import { spellCards } from '../cds-hooks/spell-cards.ts'
import type { Classification, PatientClassification } from '../her2/classification.ts'
import { tellPatient } from '../content/tell-classification.ts'
import type { ToldPatient } from '../content/tell-classification.ts'
import type { Consideration, ConsiderationKey, Withheld } from '../her2/considerations/considerations.ts'
import type { Evidence, Her2Result, Unread } from '../her2/evidence.ts'
import type { CardRecord, EvaluationRecord } from '../storage/records.ts'
import { isoTime } from './iso-time.ts'
import type { Pseudonyms } from './pseudonyms.ts'

interface WithheldFromReader {
  readonly consideration: Consideration
  readonly finding: string
  readonly subject: string
  readonly how: 'quiet' | 'shadow'
  readonly why: string
  readonly card?: string
}

/** What an evaluation provides: its answer, and the reasons for it. */
export interface Evaluated {
  readonly response: { readonly cards: readonly Card[] }
  readonly shadow: readonly Card[]
  readonly trace: {
    readonly evidence: Evidence
    readonly classification: PatientClassification
    readonly considerations: readonly Consideration[]
    readonly withheld: readonly Withheld[]
    readonly folded: readonly ConsiderationKey[]
    readonly unread: readonly Unread[]
    readonly notRead: readonly string[]
    readonly findings: readonly {
      readonly key: ConsiderationKey
      readonly finding: string
      readonly subject: string
      readonly card?: string
    }[]
    readonly withheldFromReader?: readonly WithheldFromReader[]
  }
}

export interface Call {
  readonly request: HookRequest
  readonly service: string
  readonly client: string
  readonly patient: string
  readonly knowledge: string
  /** 'YYYY-MM-DD', the day of the evaluation. */
  readonly today: string
  readonly at: Date
  readonly durationMs: number
}

/** What `body` of a record holds. Evidence and drafts are as the rules saw them, with patients under their stored names. */
export interface EvaluationBody {
  readonly today: string
  readonly hook: HookRequest['hook']
  readonly userId: string
  readonly evidence: Evidence
  readonly unread: readonly Unread[]
  readonly notRead: readonly string[]
  readonly classification: ToldPatient
  readonly considerations: readonly {
    readonly key: string
    readonly because: readonly string[]
    readonly rules: readonly string[]
    readonly specimen?: string
    /** References of the results that its classification is based on; absent in older records. */
    readonly results?: readonly string[]
    /** Names of the very rows that were met, and codes of what it is about; absent in older records. */
    readonly rows?: readonly string[]
    readonly codes?: readonly string[]
    /** Order hooks: reference of the draft. */
    readonly draft?: string
  }[]
  /** What the rules withheld: a code with its values; in older records words. */
  readonly quiet: readonly (Withheld | { readonly key: string; readonly why: string })[]
  /** What was withheld from this reader. */
  readonly held: readonly {
    readonly key: string
    readonly subject: string
    readonly draft?: string
    readonly how: 'quiet' | 'shadow'
    readonly why: string
  }[]
  readonly folded: readonly string[]
  readonly cards: readonly Card[]
  readonly shadow: readonly Card[]
}

/** One status of a specimen, for the comparison with a later one. */
export interface StatusNote {
  readonly specimen: string
  /** References of the results it is based on. */
  readonly results: readonly string[]
  readonly overexpression: Classification['overexpression']
  readonly tier?: string
  /** Whether one of its results is an amended or corrected report. */
  readonly amended: boolean
}

export function describeEvaluation(
  evaluated: Evaluated,
  call: Call,
  pseudonyms: Pseudonyms,
  newUuid: () => string,
): EvaluationRecord {
  const { request, service, client, patient, knowledge, at, durationMs } = call
  const { context } = request
  const user = wordOf(context['userId'])
  const hide = (json: string) => pseudonyms.hide(json, context.patientId, patient)
  return {
    id: newUuid(),
    at: isoTime(at),
    hookInstance: request.hookInstance,
    hook: request.hook,
    service,
    client,
    user: pseudonyms.clear || user !== `Patient/${context.patientId}` ? user : `Patient/${patient}`,
    role: /^([A-Z][A-Za-z]+)\//.exec(user)?.[1] ?? '',
    patient,
    encounter: wordOf(context['encounterId']),
    knowledge,
    durationMs,
    statuses: hide(JSON.stringify(listStatuses(evaluated))),
    body: hide(spellBody(evaluated, describeBody(evaluated, call, pseudonyms))),
    cards: listCards(evaluated, pseudonyms, newUuid),
  }
}

/** The cards were spelled, or will be, for the answer. */
function spellBody({ response, shadow }: Evaluated, body: Omit<EvaluationBody, 'cards' | 'shadow'>): string {
  const ofShadow = shadow.length === 0 ? '[]' : JSON.stringify(shadow)
  return `${JSON.stringify(body).slice(0, -1)},"cards":${spellCards(response.cards)},"shadow":${ofShadow}}`
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function describeBody(
  { trace }: Evaluated,
  { request, today }: Call,
  { clear }: Pseudonyms,
): Omit<EvaluationBody, 'cards' | 'shadow'> {
  const { birthDate, ...evidence } = trace.evidence
  const ageGroup = ageGroupOf(trace.evidence, today)
  return {
    today,
    hook: request.hook,
    userId: wordOf(request.context['userId']),
    evidence:
      clear && birthDate !== undefined ? { ...evidence, birthDate } : { ...evidence, ...(ageGroup && { ageGroup }) },
    unread: trace.unread,
    notRead: trace.notRead,
    classification: tellPatient(trace.classification),
    considerations: trace.considerations.map(describeConsideration),
    quiet: trace.withheld,
    held: (trace.withheldFromReader ?? []).map(({ consideration, subject, how, why }) => ({
      key: consideration.key,
      subject,
      ...(consideration.draft && { draft: consideration.draft.reference }),
      how,
      why,
    })),
    folded: trace.folded,
  }
}

function describeConsideration(of: Consideration): EvaluationBody['considerations'][number] {
  const { key, because, classification, draft, rows } = of
  return {
    key,
    because,
    rules: classification?.rules ?? [],
    rows: [...(classification?.rows ?? []), ...(rows ?? [])],
    codes: codesOf(of),
    ...(classification?.specimen.reference && { specimen: classification.specimen.reference }),
    ...(classification && { results: classification.evidence }),
    ...(draft && { draft: draft.reference }),
  }
}

/** Cards that were sent, cards in shadow, and what was withheld. What was folded has no card of its own. */
function listCards({ trace }: Evaluated, pseudonyms: Pseudonyms, newUuid: () => string): CardRecord[] {
  const shown = trace.findings
    .filter(({ card }) => card !== undefined)
    .map(({ key, finding, subject, card }): CardRecord => ({
      uuid: card ?? newUuid(),
      key,
      finding: pseudonyms.finding(finding),
      specimen: subject || null,
      disposition: 'shown',
      why: null,
    }))
  const withheld = (trace.withheldFromReader ?? [])
    // As with shown cards: what would have been folded would not have been a card.
    .filter(({ how, card }) => how === 'quiet' || card !== undefined)
    .map(({ consideration, finding, subject, how, why, card }): CardRecord => ({
      uuid: card ?? newUuid(),
      key: consideration.key,
      finding: pseudonyms.finding(finding),
      specimen: subject || null,
      disposition: how,
      why,
    }))
  return [...shown, ...withheld]
}

function codesOf({
  gap,
  problem,
  caveats = [],
  baseline = [],
}: Pick<Consideration, 'gap' | 'problem' | 'caveats' | 'baseline'>): string[] {
  return [...(gap ? [gap] : []), ...[...(problem ? [problem] : []), ...caveats, ...baseline].map(({ code }) => code)]
}

function listStatuses({ trace }: Evaluated): StatusNote[] {
  const amended = new Set(trace.evidence.results.filter(isAmended).map(({ reference }) => reference))
  const all = trace.classification.tumors.flatMap(({ specimens }) => specimens)
  return all.map(({ specimen, evidence, overexpression, tier }) => ({
    specimen: specimen.reference ?? '',
    results: evidence,
    overexpression,
    ...(tier && { tier }),
    amended: evidence.some((reference) => amended.has(reference)),
  }))
}

function isAmended({ reportStatus }: Her2Result): boolean {
  return reportStatus === 'amended' || reportStatus === 'corrected'
}
