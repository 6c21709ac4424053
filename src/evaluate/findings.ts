/**
 * The same finding has the same key in every answer, while cards and suggestions get fresh uuids each time: so feedback on
 * one answer can be joined with later answers, and a later answer supersedes an earlier one.
 */
import { createHash } from 'node:crypto'
import type { Card } from '../cds-hooks/schemas.ts'
import type { Arrangement } from '../content/arrange-cards.ts'
import type { Consideration, ConsiderationKey, MergedKey } from '../her2/considerations/considerations.ts'
import type { Classification } from '../her2/classification.ts'
import type { Evidence } from '../her2/evidence.ts'

export interface Finding {
  /** Hash of patient, key, subject, result version and, at order hooks, of what is ordered. */
  readonly finding: string
  /** 'Patient/1'; empty if the record names none. */
  readonly patient: string
  readonly key: ConsiderationKey
  /** Reference of the specimen, else of the diagnosis that the card is about; else empty. */
  readonly subject: string
  /** Hash of the results that the answer is based on, and of the answer: changes when a result is added or amended. */
  readonly resultVersion: string
  /** Order hooks: reference of the draft that it is about. */
  readonly draft?: string
  /** Absent if the consideration has no card of its own in this answer. */
  readonly card?: string
  /** uuids of the card's suggestions. */
  readonly suggestions: readonly string[]
}

/** @param cards The cards of `arrangement.shown`, in its order. */
export function listFindings(
  { evidence }: { readonly evidence: Evidence },
  { shown, folded }: Arrangement,
  cards: readonly Card[],
): Finding[] {
  return [...shown, ...folded].map((consideration, index) => describe(consideration, evidence, cards[index]))
}

function describe(consideration: Consideration, evidence: Evidence, card: Card | undefined): Finding {
  const suggestions = (card?.suggestions ?? []).flatMap(({ uuid }) => uuid ?? [])
  return { ...identify(consideration, evidence), ...(card?.uuid ? { card: card.uuid } : {}), suggestions }
}

/** What a consideration is about, before there is a card. `under` names the same finding by another key. */
export function identify(
  consideration: Consideration,
  evidence: Evidence,
  under: ConsiderationKey | MergedKey = consideration.key,
): Omit<Finding, 'card' | 'suggestions'> {
  const patient = evidence.patient ?? ''
  const { key, draft } = consideration
  const subject = subjectOf(consideration)
  const resultVersion = versionOf(consideration, evidence)
  const finding = hash([patient, under, subject, resultVersion, draft?.agent ?? draft?.words])
  return { finding, patient, key, subject, resultVersion, ...(draft && { draft: draft.reference }) }
}

function subjectOf({ classification, target, diagnosis }: Consideration): string {
  return classification?.specimen.reference ?? target?.reference ?? diagnosis?.reference ?? ''
}

/** The results named by the classification, or all results if it names none, and what was concluded. */
function versionOf(consideration: Consideration, evidence: Evidence): string {
  const { classification, against, gap, problem, caveats, baseline, before } = consideration
  const named = new Set([...(classification?.evidence ?? []), ...(against?.evidence ?? [])])
  const results = evidence.results
    .filter(({ reference }) => named.size === 0 || named.has(reference))
    .map((result) => JSON.stringify(result))
    .toSorted()
  const concluded = [classification, before].map(withoutRowNames)
  const { unread } = consideration
  return hash([
    results,
    ...concluded,
    gap ?? problem,
    caveats ?? baseline,
    ...(unread ? [unread] : []),
    ...(against ? [withoutRowNames(against)] : []),
  ])
}

/** A row that was only renamed concludes the same. */
function withoutRowNames(of: Classification | undefined): Omit<Classification, 'rows'> | undefined {
  if (!of) return undefined
  const { rows: _rows, ...rest } = of
  return rest
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)
}
