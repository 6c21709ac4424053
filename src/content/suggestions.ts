/**
 * The closed list of what a card may offer. A card file names a kind and words its button; here stands what is
 * drafted, on which specimen and for which reason. Kinds that do not fit a specimen offer nothing.
 */
import type { Her2Result } from '../her2/evidence.ts'
import type { Proposal, ProposedRecipient, ProposedTest } from '../her2/proposals.ts'
import type { CardSuggestion } from './card-file.ts'
import type { Subject } from './fill-context.ts'
import { join, recorded } from './phrases.ts'
import { ownerOf, speakingResults } from './results-read.ts'
import { specimenDate, subjectSpecimenForms } from './words.ts'

interface TestKind {
  readonly asks: 'test'
  readonly test: ProposedTest
  readonly on: 'same' | 'other'
  /** Which results are the reason. */
  readonly reasons: Her2Result['test'] | 'all'
  readonly fits?: (subject: Subject) => boolean
  readonly says: string
}

interface QuestionKind {
  readonly asks: 'question'
  readonly recipient: ProposedRecipient
  readonly says: string
}

const isSingleProbe = (subject: Subject) => subject.classification?.ish?.probe === 'single'
const lacksIhc = (subject: Subject) => subject.classification?.ihc === undefined

export const SUGGESTION_KINDS: ReadonlyMap<string, TestKind | QuestionKind> = new Map<string, TestKind | QuestionKind>([
  [
    'request-dual-probe-ish',
    { asks: 'test', test: 'dual-probe-ish', on: 'same', reasons: 'ihc', says: 'dual-probe ISH on the same specimen' },
  ],
  [
    'request-dual-probe-after-single-probe',
    {
      asks: 'test',
      test: 'dual-probe-ish',
      on: 'same',
      reasons: 'ish',
      fits: isSingleProbe,
      says: 'dual-probe ISH on the same specimen; offered only after a single-probe ISH',
    },
  ],
  [
    'request-ihc',
    {
      asks: 'test',
      test: 'ihc',
      on: 'same',
      reasons: 'ish',
      fits: lacksIhc,
      says: 'IHC on the same specimen; offered only where it has none',
    },
  ],
  [
    'request-ihc-with-reflex-ish',
    {
      asks: 'test',
      test: 'ihc-with-reflex-ish',
      on: 'same',
      reasons: 'all',
      says: 'IHC with reflex ISH on the specimen of the card',
    },
  ],
  [
    'request-on-other-specimen',
    {
      asks: 'test',
      test: 'ihc-with-reflex-ish',
      on: 'other',
      reasons: 'all',
      says: 'IHC with reflex ISH on another specimen, which the orderer chooses',
    },
  ],
  [
    'ask-pathology',
    { asks: 'question', recipient: 'pathology', says: 'a task to pathology; the words on the button are the question' },
  ],
  ['ask-tumor-board', { asks: 'question', recipient: 'tumor-board', says: 'a task to the tumour board' }],
  ['ask-treating-team', { asks: 'question', recipient: 'treating-team', says: 'a task to the treating team' }],
])

/** What a suggestion proposes; undefined where it does not fit this specimen. Throws for a kind that is not listed. */
export function propose(suggestion: CardSuggestion, summary: string, subject: Subject): Proposal | undefined {
  const kind = SUGGESTION_KINDS.get(suggestion.kind)
  if (kind === undefined) throw new Error(`Suggestion kind «${suggestion.kind}» is not listed`)
  const { consideration, classification, context } = subject
  const specimen = (consideration.target ?? classification?.specimen)?.reference
  const words = join([subjectSpecimenForms(subject)[0] ?? recorded(''), specimenDate(subject)], ', ').plain
  const base = {
    words: suggestion.label,
    because: summary,
    today: context.today,
    ...(context.evidence.patient === undefined ? {} : { patient: context.evidence.patient }),
    ...(hasSpecimen(subject) ? { specimenWords: words } : {}),
  }
  const named = specimen === undefined ? {} : { specimen }
  if (kind.asks === 'question') {
    return { ...base, ...named, kind: 'question', recipient: kind.recipient, reasons: reasonsOf(subject, 'all') }
  }
  if (kind.fits !== undefined && !kind.fits(subject)) return undefined
  const place = kind.on === 'same' ? named : {}
  return { ...base, ...place, kind: 'test', test: kind.test, on: kind.on, reasons: reasonsOf(subject, kind.reasons) }
}

function hasSpecimen(subject: Subject): boolean {
  return subject.consideration.target !== undefined || subject.classification !== undefined
}

/** References of the results that are the reason, each once; the diagnosis where there is no result. */
function reasonsOf(subject: Subject, test: Her2Result['test'] | 'all'): readonly string[] {
  const usable = speakingResults(subject).filter((result) => test === 'all' || result.test === test)
  const results = usable.map((result) => ownerOf(result.reference))
  const diagnosis = subject.consideration.diagnosis?.reference
  return [...new Set([...results, ...(diagnosis === undefined ? [] : [diagnosis])])]
}

const TEST_WORDS: Readonly<Record<ProposedTest, string>> = {
  'dual-probe-ish': 'HER2 dual-probe ISH',
  ihc: 'HER2 IHC',
  'ihc-with-reflex-ish': 'HER2 IHC with reflex ISH',
}

/** Plain words of an action: what is created, and on what. Some clients show these and not the label. */
export function describeProposal(proposal: Proposal): string {
  const specimen = proposal.specimenWords ?? 'specimen to be chosen'
  if (proposal.kind === 'question') {
    return `Create a draft task: ${proposal.words}${proposal.specimenWords === undefined ? '' : ` (${specimen})`}`
  }
  const place = proposal.on === 'same' ? specimen : 'another specimen, to be chosen by the orderer'
  return `Create a draft request: ${TEST_WORDS[proposal.test]} on ${place}`
}
