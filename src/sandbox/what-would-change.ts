/**
 * "What would change this answer?": small edits of the evidence, each run through the rules that gave the answer, and the
 * smallest of them that lead to another one. It shows how near other answers are; it predicts nothing.
 */
import { labelOf } from '../content/label-words.ts'
import { classifyWorkUps, summarise } from '../her2/status/classify.ts'
import { readMetastatic } from '../her2/status/metastasis.ts'
import { currentGroup, readTumors } from '../her2/status/tumors.ts'
import { consider } from '../her2/considerations/consider.ts'
import type { Evidence } from '../her2/evidence.ts'
import { DEFAULT_SETTINGS } from '../her2/settings.ts'
import { type EditedInput, type EvidenceEdit, listEdits } from './evidence-edits.ts'

export interface Answer {
  /** The label of the current specimen, e.g. 'HER2-negative (low)'; absent where there is none. */
  readonly label?: string
  /** Keys of the considerations that fire at patient-view. */
  readonly cards: readonly string[]
}

export interface Change {
  readonly edits: readonly { readonly input: EditedInput; readonly from: string; readonly to: string }[]
  readonly leadsTo: Answer
  /** False if the category stays the same and only other cards are shown. */
  readonly otherCategory: boolean
}

export interface Changes {
  readonly now: Answer
  readonly changes: readonly Change[]
}

/** `today` is 'YYYY-MM-DD'. Single edits first, then pairs that reach a category no single edit reaches. Pure. */
export function whatWouldChange(evidence: Evidence, today: string): Changes {
  const answer = (one: Evidence) => answerTo(one, today)
  const now = answer(evidence)
  const edits = listEdits(evidence, currentSpecimen(evidence, today))
  const singles = edits.flatMap((edit) => describeChange([edit], now, answer(edit.apply(evidence))) ?? [])
  const reached = new Set([now.label, ...singles.map(({ leadsTo }) => leadsTo.label)])
  const pairs = listPairs(edits).flatMap((pair): Change[] => {
    const [one, other] = pair
    const found = describeChange(pair, now, answer(other.apply(one.apply(evidence))))
    if (!found?.otherCategory || reached.has(found.leadsTo.label)) return []
    reached.add(found.leadsTo.label)
    return [found]
  })
  return { now, changes: [...smallest(singles), ...pairs] }
}

function activityOn(today: string) {
  return { today, inactiveAfterYears: DEFAULT_SETTINGS.inactiveAfterYears }
}

function currentSpecimen(evidence: Evidence, today: string) {
  const classified = classifyWorkUps(evidence)
  const workUps = classified.map(({ workUp }) => workUp)
  const tumors = readTumors(evidence, classified, activityOn(today))
  return currentGroup(tumors, readMetastatic(evidence, workUps).answer)?.current
}

function answerTo(evidence: Evidence, today: string): Answer {
  const classified = classifyWorkUps(evidence)
  const { current } = summarise(evidence, classified, activityOn(today))
  const label = current && labelOf(current)
  const { considerations } = consider(evidence, DEFAULT_SETTINGS, today, [], classified)
  return { ...(label && { label }), cards: [...new Set(considerations.map(({ key }) => key))] }
}

function describeChange(edits: readonly EvidenceEdit[], now: Answer, leadsTo: Answer): Change | undefined {
  const otherCategory = leadsTo.label !== now.label
  if (!otherCategory && leadsTo.cards.join() === now.cards.join()) return undefined
  return { edits: edits.map(({ input, from, to }) => ({ input, from, to })), leadsTo, otherCategory }
}

/** For each input, the first value that leads to an answer; values go from near to far. Other categories come first. */
function smallest(changes: readonly Change[]): readonly Change[] {
  const seen = new Set<string>()
  const first = changes.filter(({ edits, leadsTo }) => {
    const key = JSON.stringify([edits[0]?.input, leadsTo])
    return !seen.has(key) && seen.add(key)
  })
  return [...first.filter(({ otherCategory }) => otherCategory), ...first.filter((change) => !change.otherCategory)]
}

/** Pairs of edits of two different inputs of the specimen: facts about the patient are not test results. */
function listPairs(edits: readonly EvidenceEdit[]): readonly (readonly [EvidenceEdit, EvidenceEdit])[] {
  const own = edits.filter(({ input }) => input.startsWith('ihc-') || input.startsWith('ish'))
  return own.flatMap((one, index) =>
    own
      .slice(index + 1)
      .filter(({ input }) => input !== one.input && input.slice(0, 3) !== one.input.slice(0, 3))
      .map((other): readonly [EvidenceEdit, EvidenceEdit] => [one, other]),
  )
}
