/**
 * The same finding has the same key in every answer, while cards and suggestions get fresh uuids each time: so feedback on
 * one answer can be joined with later answers, and a later answer supersedes an earlier one.
 */
import { hash as digestOf } from 'node:crypto'
import type { Card } from '../cds-hooks/schemas.ts'
import type { Arrangement } from '../content/arrange-cards.ts'
import type { Consideration, ConsiderationKey, MergedKey } from '../her2/considerations/considerations.ts'
import type { Classification } from '../her2/classification.ts'
import type { Evidence, Her2Result } from '../her2/evidence.ts'

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

/** A finding before there is a card. */
export type Identity = Omit<Finding, 'card' | 'suggestions'>

/** Says what a consideration of one call is about. `under` names the same finding by another key. */
export type Identify = (consideration: Consideration, under?: ConsiderationKey | MergedKey) => Identity

/** @param cards The cards of `arrangement.shown`, in its order. */
export function listFindings(identify: Identify, { shown, folded }: Arrangement, cards: readonly Card[]): Finding[] {
  return [...shown, ...folded].map((consideration, index) => {
    const card = cards[index]
    const suggestions = (card?.suggestions ?? []).flatMap(({ uuid }) => uuid ?? [])
    return { ...identify(consideration), ...(card?.uuid ? { card: card.uuid } : {}), suggestions }
  })
}

/** What several considerations of a call are about, as JSON. */
interface Spelling {
  result(result: Her2Result): string
  /** What was concluded; 'null' where there is nothing. */
  concluded(of: Classification | undefined): string
}

const SPELL: Spelling = {
  result: (result) => JSON.stringify(result),
  concluded: (of) => (of ? JSON.stringify(withoutRowNames(of)) : 'null'),
}

/** Spells each thing once. */
function spellOnce(): Spelling {
  const results = new Map<Her2Result, string>()
  const conclusions = new Map<Classification | undefined, string>()
  return {
    result(result) {
      const text = results.get(result) ?? SPELL.result(result)
      results.set(result, text)
      return text
    },
    concluded(of) {
      const text = conclusions.get(of) ?? SPELL.concluded(of)
      conclusions.set(of, text)
      return text
    },
  }
}

/** For the considerations of one call: it is asked for its reader and again for the trace. */
export function identifyWith(evidence: Evidence): Identify {
  const own = new Map<Consideration, Identity>()
  const spelling = spellOnce()
  return (consideration, under = consideration.key) => {
    const known = own.get(consideration) ?? identify(consideration, evidence, spelling)
    own.set(consideration, known)
    return under === consideration.key ? known : { ...known, finding: nameOf(known, consideration, under) }
  }
}

/** What one consideration is about. */
export function identify(consideration: Consideration, evidence: Evidence, spelling: Spelling = SPELL): Identity {
  const { key, draft } = consideration
  const about = {
    ...{ patient: evidence.patient ?? '', key, subject: subjectOf(consideration) },
    ...{ resultVersion: versionOf(consideration, evidence, spelling), ...(draft && { draft: draft.reference }) },
  }
  return { finding: nameOf(about, consideration, key), ...about }
}

function nameOf(
  { patient, subject, resultVersion }: Omit<Identity, 'finding'>,
  { draft }: Consideration,
  under: ConsiderationKey | MergedKey,
): string {
  return hash(JSON.stringify([patient, under, subject, resultVersion, draft?.agent ?? draft?.words]))
}

function subjectOf({ classification, target, diagnosis }: Consideration): string {
  return classification?.specimen.reference ?? target?.reference ?? diagnosis?.reference ?? ''
}

/**
 * The results named by the classification, or all results if it names none, and what was concluded: as JSON, in the form that
 * findings have had from the first day, since they are found by it again.
 */
function versionOf(consideration: Consideration, evidence: Evidence, spelling: Spelling): string {
  const { classification, against, gap, problem, caveats, baseline, before, unread } = consideration
  const named = new Set([...(classification?.evidence ?? []), ...(against?.evidence ?? [])])
  const results = evidence.results
    .filter(({ reference }) => named.size === 0 || named.has(reference))
    .map(spelling.result)
    .toSorted()
  const parts = [
    JSON.stringify(results),
    spelling.concluded(classification),
    spelling.concluded(before),
    JSON.stringify(gap ?? problem ?? null),
    JSON.stringify(caveats ?? baseline ?? null),
    ...(unread ? [JSON.stringify(unread)] : []),
    ...(against ? [spelling.concluded(against)] : []),
  ]
  return hash(`[${parts.join(',')}]`)
}

/** A row that was only renamed concludes the same. As JSON the names are left out; a copy without them takes longer. */
function withoutRowNames(of: Classification): object {
  return { ...of, rows: undefined }
}

function hash(json: string): string {
  return digestOf('sha256', json, 'hex').slice(0, 32)
}
