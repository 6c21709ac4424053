/**
 * What a suggestion drafts, as FHIR R4: a ServiceRequest for a test or an examination, or a Task with a question. Always a draft and a
 * proposal, never a drug order. A reference that the record does not give is left out and the note says so.
 */
import type { CodeableConcept, Coding, Questionnaire, ServiceRequest, Task } from '@medplum/fhirtypes'
import type {
  ExaminationProposal,
  Proposal,
  ProposedExamination,
  ProposedRecipient,
  ProposedTest,
  QuestionProposal,
  TestProposal,
} from '../../her2/considerations/proposals.ts'
import { ORDER_CODINGS } from '../codes/orders.ts'
import { QUESTIONNAIRE_ID, draftQuestionnaire } from './draft-questionnaire.ts'

interface TestCode {
  readonly code: CodeableConcept
  /** What the code alone does not say. */
  readonly details: readonly string[]
}

const TEST_CODES: Readonly<Record<ProposedTest, TestCode>> = {
  'dual-probe-ish': {
    code: { coding: [...ORDER_CODINGS.ish], text: 'HER2 ISH, dual-probe (HER2/CEP17)' },
    details: ['Dual-probe ISH: HER2/CEP17 ratio, average HER2 and CEP17 signals per cell'],
  },
  ihc: { code: { coding: [...ORDER_CODINGS.ihc], text: 'HER2 IHC' }, details: [] },
  'ihc-with-reflex-ish': {
    code: { coding: [...ORDER_CODINGS.ihc], text: 'HER2 IHC with reflex ISH' },
    details: ['If IHC is 2+: reflex dual-probe HER2 ISH on the same specimen'],
  },
}

const RECIPIENTS: Readonly<Record<ProposedRecipient, { readonly performer: string; readonly code: string }>> = {
  pathology: { performer: 'Pathology', code: 'Question to pathology' },
  'tumor-board': { performer: 'Tumour board', code: 'Tumour board review' },
  'treating-team': { performer: 'Treating team', code: 'Review by the treating team' },
}

const [LABORATORY] = ORDER_CODINGS.laboratory
const [IMAGING] = ORDER_CODINGS.imaging

const EXAMINATIONS: Readonly<
  Record<ProposedExamination, { readonly category: Coding; readonly code: CodeableConcept }>
> = {
  echocardiogram: {
    category: IMAGING,
    code: {
      coding: [...ORDER_CODINGS.echocardiogram],
      text: 'Echocardiogram with left ventricular ejection fraction',
    },
  },
  'chest-ct': {
    category: IMAGING,
    code: {
      coding: [...ORDER_CODINGS.chestCt],
      text: 'CT of the chest',
    },
  },
  // No code of a urine or serum test: which one is for the orderer to choose.
  'pregnancy-test': {
    category: LABORATORY,
    code: {
      coding: [...ORDER_CODINGS.pregnancyTest],
      text: 'Pregnancy test',
    },
  },
}

/** A ServiceRequest or a Task without an id; every given reference is one of the record's. */
export function draftResource(proposal: Proposal): ServiceRequest | Task {
  if (proposal.kind === 'question') return draftTask(proposal)
  return proposal.kind === 'test' ? draftRequest(proposal) : draftExamination(proposal)
}

function draftExamination(proposal: ExaminationProposal): ServiceRequest {
  const { category, code } = EXAMINATIONS[proposal.examination]
  const reasons = referencesTo(proposal.reasons, REQUEST_REASONS)
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'proposal',
    category: [{ coding: [category] }],
    code,
    subject: patientOf(proposal),
    authoredOn: proposal.today,
    reasonCode: [{ text: proposal.because }],
    ...(reasons.length === 0 ? {} : { reasonReference: [...reasons] }),
    note: [proposal.words, ...gapOfPatient(proposal)].map((text) => ({ text })),
  }
}

function draftRequest(proposal: TestProposal): ServiceRequest {
  const { code, details } = TEST_CODES[proposal.test]
  const specimen = referenceTo(proposal.specimen, ['Specimen'], proposal.specimenWords)
  const reasons = referencesTo(proposal.reasons, REQUEST_REASONS)
  const notes = [...gapsOfRequest(proposal, specimen), ...gapOfPatient(proposal)]
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'proposal',
    category: [{ coding: [LABORATORY] }],
    code,
    ...(details.length === 0 ? {} : { orderDetail: details.map((text) => ({ text })) }),
    subject: patientOf(proposal),
    authoredOn: proposal.today,
    reasonCode: [{ text: proposal.because }],
    ...(reasons.length === 0 ? {} : { reasonReference: [...reasons] }),
    ...(specimen === undefined ? {} : { specimen: [specimen] }),
    note: [proposal.words, ...notes].map((text) => ({ text })),
  }
}

function draftTask(proposal: QuestionProposal): Task {
  const { performer, code } = RECIPIENTS[proposal.recipient]
  const [main, ...others] = referencesTo(proposal.reasons)
  const specimen = referenceTo(proposal.specimen, ['Specimen'], proposal.specimenWords)
  const focus = main ?? specimen
  const inputs = [...others, ...(specimen === undefined || focus === specimen ? [] : [specimen])]
  const place = proposal.specimenWords === undefined ? '' : ` Specimen: ${proposal.specimenWords}.`
  const gap = specimen === undefined && proposal.specimenWords !== undefined ? [NO_SPECIMEN] : []
  const notes = [...gap, ...gapOfPatient(proposal)]
  const form = formOf(proposal, specimen)
  const input = [
    ...inputs.map((valueReference) => ({ type: { text: 'Related record' }, valueReference })),
    ...(form === undefined
      ? []
      : [{ type: { text: 'Questionnaire' }, valueReference: { reference: `#${QUESTIONNAIRE_ID}` } }]),
  ]
  return {
    resourceType: 'Task',
    ...(form === undefined ? {} : { contained: [form] }),
    status: 'draft',
    intent: 'proposal',
    code: { text: code },
    description: `${proposal.words}.${place}`,
    ...(focus === undefined ? {} : { focus }),
    for: patientOf(proposal),
    authoredOn: proposal.today,
    performerType: [{ text: performer }],
    reasonCode: { text: proposal.because },
    ...(main === undefined ? {} : { reasonReference: main }),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) }),
    ...(input.length === 0 ? {} : { input }),
  }
}

/** The exact question; none where the record does not name whom or which result it is about. */
function formOf({ asks, patient }: QuestionProposal, specimen: Named | undefined): Questionnaire | undefined {
  const about = referenceTo(asks?.about, ['Observation', 'DiagnosticReport'])
  if (asks === undefined || about === undefined || referenceTo(patient, ['Patient']) === undefined) return undefined
  return draftQuestionnaire(asks.question, about, specimen)
}

const NO_SPECIMEN = 'The record gives no specimen reference: identify the specimen from the report.'
const REQUEST_REASONS = ['Condition', 'Observation', 'DiagnosticReport', 'DocumentReference']

function gapsOfRequest(proposal: TestProposal, specimen: Named | undefined): readonly string[] {
  if (proposal.on === 'other') return ['On another specimen: the orderer chooses it.']
  if (specimen !== undefined) return []
  return [proposal.specimenWords === undefined ? NO_SPECIMEN : `${NO_SPECIMEN} Meant is: ${proposal.specimenWords}.`]
}

/** FHIR asks for a subject; without a reference it is a name only, and the note says so. */
function patientOf(proposal: Proposal): Named | { readonly display: string } {
  return referenceTo(proposal.patient, ['Patient']) ?? { display: 'The patient in context' }
}

function gapOfPatient(proposal: Proposal): readonly string[] {
  return referenceTo(proposal.patient, ['Patient']) === undefined
    ? ['The patient was not named by a reference: complete before use.']
    : []
}

/** A reference that is one of the record's. */
interface Named {
  readonly reference: string
  readonly display?: string
}

// Some systems give ids of more than FHIR's 64 characters.
const REFERENCE = /^([A-Z][A-Za-z]{1,60})\/[A-Za-z0-9.-]{1,512}$/

/** A relative reference to one of these types; undefined for any other (contained, absolute, or not a reference). */
function referenceTo(
  text: string | undefined,
  types: readonly string[] | undefined,
  display?: string,
): Named | undefined {
  const type = REFERENCE.exec(text ?? '')?.[1]
  if (text === undefined || type === undefined || (types !== undefined && !types.includes(type))) return undefined
  return { reference: text, ...(display === undefined ? {} : { display }) }
}

function referencesTo(texts: readonly string[], types?: readonly string[]): readonly Named[] {
  return texts.flatMap((text) => referenceTo(text, types) ?? [])
}
