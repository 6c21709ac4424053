/**
 * Questions to pathology that can be answered: their forms, item by item. Drafts of Tasks write them, the reader of answers
 * holds every answer against them, and the search for answers names them; all three by this one table. Another wording of an
 * item or of an answer is another version.
 * Source: docs/decisions/0017-questions-that-can-be-answered.md; what is asked follows RULES IHC-0, Gn-2? and P-20. Reviewed 2026-11-28.
 */
import type { AskedQuestion } from '../../her2/asked-question.ts'
import { ORDER_CODINGS, type OrderCoding } from './orders.ts'

const QUESTIONNAIRES = 'https://her2-cds.org/fhir/Questionnaire'
export const ANSWER_SYSTEM = 'https://her2-cds.org/fhir/CodeSystem/pathology-answer'
/** In an answer: the Task that asked. R4 has no element for it: `basedOn` names a CarePlan or a ServiceRequest. */
export const ANSWERS_TASK = 'https://her2-cds.org/fhir/StructureDefinition/answers-task'

/** The result and the specimen that were asked about; the question fills them, and nobody changes them. */
export const ABOUT = 'about'
export const SPECIMEN = 'specimen'

export interface AnswerOption {
  readonly code: string
  readonly display: string
}

export interface FormItem {
  readonly linkId: string
  readonly type: 'choice' | 'quantity' | 'string' | 'date'
  readonly text: string
  readonly options?: readonly AnswerOption[]
  /** UCUM code of a quantity. */
  readonly unit?: string
  /** Only beside this answer to the first item, and then required. */
  readonly beside?: string
}

export interface QuestionForm {
  readonly url: string
  readonly version: string
  readonly title: string
  readonly asked: OrderCoding
  /** The first is always asked. */
  readonly items: readonly [FormItem, ...FormItem[]]
}

const [IHC] = ORDER_CODINGS.ihc
const [ISH] = ORDER_CODINGS.ish

// prettier-ignore
export const QUESTION_FORMS: Readonly<Record<AskedQuestion, QuestionForm>> = {
  'staining-of-zero': {
    url: `${QUESTIONNAIRES}/her2-ihc-0`, version: '1', title: 'HER2 IHC 0: is there membrane staining?', asked: IHC,
    items: [
      { linkId: 'staining', type: 'choice', text: 'The slides, read again', options: [
        { code: 'zero-absent',  display: '0, no membrane staining' },
        { code: 'zero-present', display: '0, with staining up to 10 %' },
        { code: 'one-plus',     display: '1+' },
      ] },
    ],
  },
  'second-count': {
    url: `${QUESTIONNAIRES}/her2-recount`, version: '1', title: 'HER2 ISH: second, blinded count', asked: ISH,
    items: [
      { linkId: 'group', type: 'choice', text: 'The second count', options: [
        { code: 'same-group',  display: 'Same group' },
        { code: 'other-group', display: 'Other group' },
      ] },
      { linkId: 'ratio',  type: 'quantity', text: 'HER2/CEP17 ratio of the second count',                  unit: '{ratio}', beside: 'other-group' },
      { linkId: 'copies', type: 'quantity', text: 'Average HER2 signals per cell of the second count', unit: '1',       beside: 'other-group' },
    ],
  },
  'whereabouts-of-ish': {
    url: `${QUESTIONNAIRES}/her2-ish`, version: '1', title: 'HER2 ISH of this specimen: where is it?', asked: ISH,
    items: [
      { linkId: 'ish', type: 'choice', text: 'ISH of this specimen', options: [
        { code: 'elsewhere',    display: 'Done elsewhere' },
        { code: 'pending',      display: 'Pending' },
        { code: 'not-possible', display: 'Not possible' },
      ] },
      { linkId: 'where',  type: 'string', text: 'Where',   beside: 'elsewhere' },
      { linkId: 'since',  type: 'date',   text: 'Since',   beside: 'pending' },
      { linkId: 'reason', type: 'choice', text: 'Because', beside: 'not-possible', options: [
        { code: 'insufficient',   display: 'Insufficient tissue' },
        { code: 'no-tumour-left', display: 'No tumour left' },
        { code: 'not-indicated',  display: 'Not indicated' },
        { code: 'not-stated',     display: 'Another reason' },
      ] },
    ],
  },
}

/** Canonical addresses without versions: an answer to any version is one to these questions, and is named if it is not known. */
export const QUESTION_URLS: readonly string[] = Object.values(QUESTION_FORMS).map(({ url }) => url)

/** With their versions, as answers name them: what is searched for, since not every server looks for an address alone. */
export const QUESTION_CANONICALS: readonly string[] = Object.values(QUESTION_FORMS).map(
  ({ url, version }) => `${url}|${version}`,
)
