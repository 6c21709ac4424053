/** The exact question of a Task to pathology, as a Questionnaire that it contains. */
import type { Questionnaire, QuestionnaireItem, Reference } from '@medplum/fhirtypes'
import type { QuestionProposal } from '../../her2/considerations/proposals.ts'
import { ABOUT, ANSWER_SYSTEM, QUESTION_FORMS, SPECIMEN, type FormItem } from '../codes/pathology-questions.ts'

/** Its id within the Task. */
export const QUESTIONNAIRE_ID = 'question'

/** @param about The result that is asked about. @param specimen Its specimen, where the record names one. */
export function draftQuestionnaire(
  question: NonNullable<QuestionProposal['asks']>['question'],
  about: Reference,
  specimen: Reference | undefined,
): Questionnaire {
  const { url, version, title, asked, items } = QUESTION_FORMS[question]
  const [first] = items
  return {
    resourceType: 'Questionnaire',
    id: QUESTIONNAIRE_ID,
    url,
    version,
    title,
    status: 'active',
    subjectType: ['Patient'],
    code: [{ ...asked }],
    item: [
      named(ABOUT, 'The result', about),
      ...(specimen === undefined ? [] : [named(SPECIMEN, 'The specimen', specimen)]),
      ...items.map((item) => itemOf(item, first.linkId)),
    ],
  }
}

function named(linkId: string, text: string, valueReference: Reference): QuestionnaireItem {
  return { linkId, text, type: 'reference', required: true, readOnly: true, initial: [{ valueReference }] }
}

function itemOf({ linkId, type, text, options, beside }: FormItem, first: string): QuestionnaireItem {
  return {
    linkId,
    text,
    type,
    ...(beside === undefined
      ? {}
      : { enableWhen: [{ question: first, operator: '=', answerCoding: { system: ANSWER_SYSTEM, code: beside } }] }),
    required: true,
    ...(options === undefined
      ? {}
      : { answerOption: options.map((option) => ({ valueCoding: { system: ANSWER_SYSTEM, ...option } })) }),
  }
}
