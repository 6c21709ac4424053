/**
 * What a card may offer to draft: a test on a specimen, an examination, or a question to a person. Never a drug.
 * Plain facts, with no word of the record system; a builder of that system's resources turns them into a draft.
 */

import type { AskedQuestion } from '../asked-question.ts'

export type ProposedTest = 'dual-probe-ish' | 'ihc' | 'ihc-with-reflex-ish'

export type ProposedRecipient = 'pathology' | 'tumor-board' | 'treating-team'

interface ProposalBase {
  /** Plain words for a person: what is requested. */
  readonly words: string
  /** Plain words for the specimen, e.g. 'left breast biopsy, 2026-09-02'. */
  readonly specimenWords?: string
  /** e.g. 'Patient/1'. */
  readonly patient?: string
  /** e.g. 'Specimen/1'. Absent if the record names none, or if the orderer is to choose it. */
  readonly specimen?: string
  /** The results it is based on, e.g. 'Observation/ihc-1'; the first is the main one. */
  readonly reasons: readonly string[]
  /** Plain words: why. */
  readonly because: string
  /** ISO day. */
  readonly today: string
}

export interface TestProposal extends ProposalBase {
  readonly kind: 'test'
  readonly test: ProposedTest
  /** `same`: the specimen that was tested; `other`: another one, for the orderer to choose. */
  readonly on: 'same' | 'other'
}

export interface QuestionProposal extends ProposalBase {
  readonly kind: 'question'
  readonly recipient: ProposedRecipient
  /** Absent: the words alone are the question. */
  readonly asks?: {
    readonly question: AskedQuestion
    /** The result that is asked about, e.g. 'Observation/ihc-1'. */
    readonly about: string
  }
}

/** What should be known before a first dose and the record does not show. */
export type ProposedExamination = 'echocardiogram' | 'chest-ct' | 'pregnancy-test'

export interface ExaminationProposal extends ProposalBase {
  readonly kind: 'examination'
  readonly examination: ProposedExamination
}

export type Proposal = TestProposal | QuestionProposal | ExaminationProposal
