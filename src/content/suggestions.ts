/**
 * The closed list of what a card may offer. A card file names a kind and words its button; this table says what is
 * drafted, on which specimen and for which reason. Kinds that do not fit a specimen offer nothing.
 */
import type { Her2Result } from '../her2/evidence.ts'
import type { NotFinalReason } from '../her2/classification.ts'
import type { BaselineItem } from '../her2/considerations/considerations.ts'
import type {
  Proposal,
  ProposedExamination,
  ProposedRecipient,
  ProposedTest,
} from '../her2/considerations/proposals.ts'
import type { CardSuggestion } from './card-file.ts'
import { type Subject, once } from './fill-context.ts'
import { NOTHING, join } from './phrases.ts'
import { ownerOf, specimenResults } from './results-read.ts'
import { questionOf } from './suggestions-questions.ts'
import { specimenAndDate, specimenDate, subjectSpecimenForms } from './words.ts'

interface TestKind {
  readonly asks: 'test'
  readonly test: ProposedTest
  /** `same`: the specimen of the card; `current`: the latest with a HER2 result; `other`: for the orderer to choose. */
  readonly on: 'same' | 'current' | 'other'
  /** Which results are the reason. */
  readonly reasons: Her2Result['test'] | 'all'
  readonly fits?: (subject: Subject) => boolean
  readonly says: string
}

interface QuestionKind {
  readonly asks: 'question'
  readonly recipient: ProposedRecipient
  readonly fits?: (subject: Subject) => boolean
  readonly says: string
}

interface ExaminationKind {
  readonly asks: 'examination'
  readonly examination: ProposedExamination
  readonly fits?: (subject: Subject) => boolean
  readonly says: string
}

type Kind = TestKind | QuestionKind | ExaminationKind

const isSingleProbe = (subject: Subject) => subject.classification?.ish?.probe === 'single'
const hasGap = ({ consideration }: Subject) => consideration.gap !== undefined
const lacksIhc = (subject: Subject) => subject.classification?.ihc === undefined

/** Reasons that another ISH on the same specimen can resolve; after a recount the guideline proposes none (comment C4). */
const NEEDS_ISH: ReadonlySet<NotFinalReason> = new Set(['needs-ish', 'needs-dual-probe', 'repeat-ish'])
const isOpenFor = (subject: Subject, reasons: ReadonlySet<string>) => reasons.has(subject.classification?.reason ?? '')
const isOpen = (subject: Subject, ...codes: readonly BaselineItem['code'][]) =>
  subject.consideration.baseline?.some(({ code }) => codes.includes(code)) === true

export const SUGGESTION_KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
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
    'request-on-untested-tumor',
    {
      asks: 'test',
      test: 'ihc-with-reflex-ish',
      on: 'same',
      reasons: 'all',
      fits: ({ consideration }) => consideration.several?.isAskedFor === true,
      says: 'IHC with reflex ISH on the untested tumour; of a focus only where it is of higher grade or another type',
    },
  ],
  [
    'request-ihc-on-latest-specimen',
    {
      asks: 'test',
      test: 'ihc-with-reflex-ish',
      on: 'current',
      reasons: 'all',
      says: 'IHC with reflex ISH on the latest specimen with a HER2 result',
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
    'request-on-other-if-not-done',
    {
      asks: 'test',
      test: 'ihc-with-reflex-ish',
      on: 'other',
      reasons: 'all',
      fits: ({ consideration }) => consideration.notDone !== undefined,
      says: 'IHC with reflex ISH on another specimen; offered, and first, only where the test was not done on this one',
    },
  ],
  [
    'request-needed-ish',
    {
      asks: 'test',
      test: 'dual-probe-ish',
      on: 'same',
      reasons: 'all',
      fits: (subject) => isOpenFor(subject, NEEDS_ISH),
      says: 'dual-probe ISH on the same specimen; offered only where ISH is what a final status needs',
    },
  ],
  [
    'request-needed-ihc',
    {
      asks: 'test',
      test: 'ihc',
      on: 'same',
      reasons: 'all',
      fits: (subject) => isOpenFor(subject, new Set(['needs-ihc'])),
      says: 'IHC on the same specimen; offered only where IHC is what a final status needs',
    },
  ],
  [
    'request-echocardiogram',
    {
      asks: 'examination',
      examination: 'echocardiogram',
      fits: (subject) => isOpen(subject, 'no-recent-lvef', 'low-lvef'),
      says: 'an echocardiogram; offered only where LVEF is among the open items',
    },
  ],
  ['request-chest-ct', { asks: 'examination', examination: 'chest-ct', says: 'a CT of the chest' }],
  [
    'request-pregnancy-test',
    {
      asks: 'examination',
      examination: 'pregnancy-test',
      fits: (subject) => isOpen(subject, 'pregnancy-not-found'),
      says: 'a pregnancy test; offered only where the status was not found',
    },
  ],
  [
    'ask-pathology',
    { asks: 'question', recipient: 'pathology', says: 'a task to pathology; the words on the button are the question' },
  ],
  [
    'ask-pathology-about-gap',
    {
      asks: 'question',
      recipient: 'pathology',
      fits: hasGap,
      says: 'a task to pathology; offered only where the record fits no labelled use of T-DXd',
    },
  ],
  [
    'ask-tumor-board-about-gap',
    {
      asks: 'question',
      recipient: 'tumor-board',
      fits: hasGap,
      says: 'a task to the tumour board; offered only where the record fits no labelled use of T-DXd',
    },
  ],
  ['ask-tumor-board', { asks: 'question', recipient: 'tumor-board', says: 'a task to the tumour board' }],
  [
    'ask-treating-team-about-label',
    {
      asks: 'question',
      recipient: 'treating-team',
      fits: (subject) => !hasGap(subject),
      says: 'a task to the treating team; offered only where the record may fit a labelled use of T-DXd',
    },
  ],
  ['ask-treating-team', { asks: 'question', recipient: 'treating-team', says: 'a task to the treating team' }],
])

/** What a suggestion proposes; undefined where it does not fit this specimen. Throws for a kind that is not listed. */
export function propose(suggestion: CardSuggestion, summary: string, subject: Subject): Proposal | undefined {
  const kind = SUGGESTION_KINDS.get(suggestion.kind)
  if (kind === undefined) throw new Error(`Suggestion kind «${suggestion.kind}» is not listed`)
  const { patient } = subject.context.evidence
  const base = {
    words: suggestion.label,
    because: summary,
    today: subject.context.today,
    ...(patient === undefined ? {} : { patient }),
  }
  if (kind.fits !== undefined && !kind.fits(subject)) return undefined
  if (kind.asks === 'examination') {
    return { ...base, kind: 'examination', examination: kind.examination, reasons: baselineReasons(kind, subject) }
  }
  const own = once(subject, ownSpecimen)
  if (kind.asks === 'question') {
    const asks = kind.recipient === 'pathology' ? questionOf(subject) : undefined
    return {
      ...{ ...base, ...own, kind: 'question', recipient: kind.recipient, reasons: reasonsOf(subject, 'all') },
      ...(asks === undefined ? {} : { asks }),
    }
  }
  const on = kind.on === 'other' ? 'other' : 'same'
  const specimen = { same: own, current: currentSpecimen(subject) ?? own, other: {} }[kind.on]
  return { ...base, ...specimen, kind: 'test', test: kind.test, on, reasons: reasonsOf(subject, kind.reasons) }
}

type NamedSpecimen = Pick<Proposal, 'specimen' | 'specimenWords'>

function ownSpecimen(subject: Subject): NamedSpecimen {
  const of = subject.consideration.target ?? subject.classification?.specimen
  if (of === undefined) return {}
  const words = join([once(subject, subjectSpecimenForms)[0] ?? NOTHING, specimenDate(subject)], ', ').plain
  return { specimenWords: words, ...(of.reference === undefined ? {} : { specimen: of.reference }) }
}

function currentSpecimen(subject: Subject): NamedSpecimen | undefined {
  const { current } = subject.context.patient
  if (current === undefined) return undefined
  const { reference } = current.specimen
  return {
    specimenWords: specimenAndDate(current, subject).plain,
    ...(reference === undefined ? {} : { specimen: reference }),
  }
}

/**
 * References that are the reason, each once: results of the specimen; for tissue without results the metastasis;
 * the diagnosis where there is neither.
 */
function reasonsOf(subject: Subject, test: Her2Result['test'] | 'all'): readonly string[] {
  const { consideration, context } = subject
  const usable = once(subject, specimenResults).filter((result) => test === 'all' || result.test === test)
  const metastasis = context.evidence.metastasis.filter((statement) => statement.says === 'yes')
  const references = [
    ...usable.map((result) => result.reference),
    ...(consideration.target === undefined ? [] : metastasis.map((statement) => statement.reference)),
    ...(consideration.diagnosis === undefined ? [] : [consideration.diagnosis.reference]),
  ]
  return [...new Set(references.map(ownerOf))]
}

/** What in the record calls for the examination; nothing where an item was simply not found. */
function baselineReasons({ examination }: ExaminationKind, { context }: Subject): readonly string[] {
  const { lvef, lungDisease } = context.evidence.baseline ?? {}
  const found = { echocardiogram: lvef, 'chest-ct': lungDisease, 'pregnancy-test': undefined }[examination]
  return found === undefined ? [] : [ownerOf(found.reference)]
}

const EXAMINATION_WORDS: Readonly<Record<ProposedExamination, string>> = {
  echocardiogram: 'echocardiogram with left ventricular ejection fraction',
  'chest-ct': 'CT of the chest',
  'pregnancy-test': 'pregnancy test',
}

const TEST_WORDS: Readonly<Record<ProposedTest, string>> = {
  'dual-probe-ish': 'HER2 dual-probe ISH',
  ihc: 'HER2 IHC',
  'ihc-with-reflex-ish': 'HER2 IHC with reflex ISH',
}

/** Plain words of an action: what is created, and on what. Some clients show these and not the label. */
export function describeProposal(proposal: Proposal): string {
  if (proposal.kind === 'examination') return `Create a draft request: ${EXAMINATION_WORDS[proposal.examination]}`
  const specimen = proposal.specimenWords ?? 'specimen to be chosen'
  if (proposal.kind === 'question') {
    return `Create a draft task: ${proposal.words}${proposal.specimenWords === undefined ? '' : ` (${specimen})`}`
  }
  const place = proposal.on === 'same' ? specimen : 'another specimen, to be chosen by the orderer'
  return `Create a draft request: ${TEST_WORDS[proposal.test]} on ${place}`
}
