/** Each service as a PlanDefinition, each suggestion as an ActivityDefinition, each question to pathology as a Questionnaire. */
import type {
  ActivityDefinition,
  DataRequirement,
  PlanDefinition,
  PlanDefinitionAction,
  Questionnaire,
  RelatedArtifact,
  ServiceRequest,
  Task,
} from '@medplum/fhirtypes'
import { SERVICES, type PrefetchKey, type Service } from '../cds-hooks/services.ts'
import type { CardBook } from '../content/card-book.ts'
import type { CardText } from '../content/card-file.ts'
import { CONSIDERATION_SYSTEM } from '../content/code-systems.ts'
import { SUGGESTION_KINDS } from '../content/suggestions.ts'
import { QUESTION_FORMS } from '../fhir/codes/pathology-questions.ts'
import { draftQuestionnaire } from '../fhir/write/draft-questionnaire.ts'
import { draftResource } from '../fhir/write/draft-resources.ts'
import type { AskedQuestion } from '../her2/asked-question.ts'
import { findSource } from '../her2/tables/sources.ts'
import { artefact, type Release, urlOf } from './canonical.ts'
import { ROWS_OF_CARDS, type CardRow } from '../her2/considerations/card-rows.ts'
import { searchedSet } from './terminology.ts'

export const CLASSIFICATION_LIBRARY = 'Her2Classification'
const CDS_HOOKS_PROFILE = 'http://hl7.org/fhir/StructureDefinition/cdshooksserviceplandefinition'
const CDS_HOOKS_ENDPOINT = 'http://hl7.org/fhir/StructureDefinition/cqf-cdsHooksEndpoint'
const PLAN_TYPES = 'http://terminology.hl7.org/CodeSystem/plan-definition-type'

// ---- services -----------------------------------------------------------------------------------------------------

export function planDefinitions(release: Release, book: CardBook): readonly PlanDefinition[] {
  return SERVICES.map((service) => planOf(service, release, book))
}

function planOf(service: Service, release: Release, book: CardBook): PlanDefinition {
  const { id, hook, title, description } = service
  const rows = ROWS_OF_CARDS.filter((row) => row.hook === hook)
  return {
    ...artefact('PlanDefinition', release, { id, name: nameOf(id), title, description }),
    meta: { profile: [CDS_HOOKS_PROFILE] },
    extension: [{ url: CDS_HOOKS_ENDPOINT, valueUri: `${release.serviceUrl}/cds-services/${id}` }],
    type: { coding: [{ system: PLAN_TYPES, code: 'eca-rule' }] },
    usage:
      'For health professionals who treat adults with invasive breast carcinoma. The service answers; nothing is to be applied from this definition alone.',
    relatedArtifact: sourcesOf(rows, book),
    library: [urlOf('Library', CLASSIFICATION_LIBRARY)],
    action: [
      {
        title,
        description: 'At most two cards that can be acted on, and the synopsis.',
        trigger: [{ type: 'named-event', name: hook }],
        input: service.prefetch.map(requirementOf),
        action: rows.map((row) => actionOf(row, book)),
      },
    ],
  }
}

/** 'her2-patient-view' → 'Her2PatientView'. */
function nameOf(id: string): string {
  return id
    .split('-')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('')
}

function requirementOf({ template, search }: PrefetchKey): DataRequirement {
  const type = /^[A-Za-z]+/.exec(template)?.[0] ?? 'Resource'
  return search === undefined
    ? { type }
    : { type, codeFilter: [{ path: 'code', valueSet: urlOf('ValueSet', searchedSet(search)) }] }
}

function actionOf(row: CardRow, book: CardBook): PlanDefinitionAction {
  const card = cardOf(row, book)
  const suggestions = card.suggestions.map(({ kind, label }) => ({
    title: label,
    definitionCanonical: urlOf('ActivityDefinition', kind),
  }))
  const unless = row.unless.length === 0 ? '' : ` Unless any of: ${row.unless.join('; ')}.`
  return {
    title: row.key,
    description: `${row.means}. When all of: ${row.when.join('; ')}.${unless} Rows: ${row.because.join(', ')}.`,
    code: [{ coding: [{ system: CONSIDERATION_SYSTEM, code: row.key }] }],
    ...(suggestions.length > 0 && {
      selectionBehavior: card.selection === 'any' ? 'any' : 'at-most-one',
      action: suggestions,
    }),
  }
}

function cardOf({ key }: CardRow, book: CardBook): CardText {
  const card = book.cards.get(key)
  if (card === undefined) throw new Error(`the card book has no card «${key}»`)
  return card
}

function sourcesOf(rows: readonly CardRow[], book: CardBook): RelatedArtifact[] {
  const ids = new Set(rows.flatMap((row) => cardOf(row, book).sources.map(({ id }) => id)))
  return [...ids].flatMap((id): RelatedArtifact[] => {
    const source = findSource(id)
    if (source === undefined) return []
    const { label, citation, url } = source
    return [{ type: 'citation', label, citation, ...(url !== undefined && { url }) }]
  })
}

// ---- suggestions --------------------------------------------------------------------------------------------------

const NOT_SAID = { words: '', because: '', today: '2026-01-01', reasons: [] } as const

/** What a suggestion drafts, without what a record fills in. */
export function activityDefinitions(release: Release): readonly ActivityDefinition[] {
  return [...SUGGESTION_KINDS].map(([id, kind]): ActivityDefinition => {
    const named = {
      id,
      name: nameOf(id),
      title: kind.says,
      description: `Always a draft and a proposal: ${kind.says}.`,
    }
    const base = artefact('ActivityDefinition', release, named)
    const draft = draftOf(kind)
    if (draft.resourceType === 'Task') {
      return { ...base, kind: 'Task', code: draft.code ?? {}, intent: 'proposal' }
    }
    const details = (draft.orderDetail ?? []).flatMap(({ text }) => text ?? [])
    return {
      ...base,
      kind: 'ServiceRequest',
      ...(draft.code && { code: draft.code }),
      intent: 'proposal',
      ...(details.length > 0 && { usage: details.join('; ') }),
    }
  })
}

type Kind = typeof SUGGESTION_KINDS extends ReadonlyMap<string, infer Value> ? Value : never

function draftOf(kind: Kind): ServiceRequest | Task {
  if (kind.asks === 'test')
    return draftResource({ ...NOT_SAID, kind: 'test', test: kind.test, on: kind.on === 'other' ? 'other' : 'same' })
  if (kind.asks === 'examination')
    return draftResource({ ...NOT_SAID, kind: 'examination', examination: kind.examination })
  return draftResource({ ...NOT_SAID, kind: 'question', recipient: kind.recipient })
}

// ---- questions to pathology -----------------------------------------------------------------------------------------

/** The forms without the result and the specimen that a Task fills in. Their versions are their own. */
export function questionnaires(release: Release): readonly Questionnaire[] {
  return (Object.keys(QUESTION_FORMS) as AskedQuestion[]).map((question): Questionnaire => {
    const form = draftQuestionnaire(question, {}, undefined)
    const id = form.url?.split('/').at(-1) ?? ''
    const { date, publisher } = artefact('Questionnaire', release, { id, name: '', title: '', description: '' })
    const item = (form.item ?? []).map(({ initial: _of, ...one }) => one)
    return { ...form, id, name: nameOf(id), experimental: false, date, publisher, item }
  })
}
