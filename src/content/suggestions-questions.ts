/**
 * Which exact question goes with a task to pathology: by the card, and by what is open on its specimen. Where no row holds, or
 * where it is not clear which result would be meant, the words on the button are the question.
 */
import type { NotFinalReason } from '../her2/classification.ts'
import type { AskedQuestion } from '../her2/asked-question.ts'
import type { QuestionProposal } from '../her2/considerations/proposals.ts'
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { Her2Result } from '../her2/evidence.ts'
import { type Subject, once } from './fill-context.ts'
import { ownerOf, specimenResults } from './results-read.ts'

interface QuestionRow {
  readonly card: ConsiderationKey
  /** What is open on the specimen. */
  readonly open: NotFinalReason | 'zero-unspecified'
  readonly asks: AskedQuestion
}

// prettier-ignore
export const QUESTIONS_OF_CARDS: readonly QuestionRow[] = [
  { card: 'zeroUnspecified', open: 'zero-unspecified',  asks: 'staining-of-zero' },
  { card: 'tdxdRoute',       open: 'zero-unspecified',  asks: 'staining-of-zero' },
  { card: 'ishRecount',      open: 'recount-not-found', asks: 'second-count' },
  { card: 'signNotFinal',    open: 'recount-not-found', asks: 'second-count' },
  { card: 'reflexIsh',       open: 'needs-ish',         asks: 'whereabouts-of-ish' },
  { card: 'signNotFinal',    open: 'needs-ish',         asks: 'whereabouts-of-ish' },
]

/** Which results of the specimen a question can be about. */
const ABOUT: Readonly<Record<AskedQuestion, (result: Her2Result) => boolean>> = {
  'staining-of-zero': (result) => result.test === 'ihc' && result.score === '0' && result.staining === undefined,
  'second-count': (result) => result.test === 'ish' && (result.ratio ?? result.her2CopyNumber) !== undefined,
  'whereabouts-of-ish': (result) => result.test === 'ihc' && (result.score ?? result.words) !== undefined,
}

/** Undefined where no row of the table holds, or where several results could be meant. */
export function questionOf(subject: Subject): QuestionProposal['asks'] {
  const { classification, consideration } = subject
  const row = QUESTIONS_OF_CARDS.find(
    ({ card, open }) =>
      card === consideration.key && (open === classification?.reason || open === classification?.tier),
  )
  if (row === undefined) return undefined
  const [about, ...others] = once(subject, specimenResults).filter(ABOUT[row.asks])
  if (about === undefined || others.length > 0) return undefined
  return { question: row.asks, about: ownerOf(about.reference) }
}
