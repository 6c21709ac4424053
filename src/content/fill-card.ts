/** A consideration and its card file → a CDS Hooks card. Words from files, facts from the record, no conditions. */
import type { Card, OverrideReason, Suggestion } from '../cds-hooks/schemas.ts'
import type { Consideration } from '../her2/considerations/considerations.ts'
import { BLOCK_WORDS } from './blocks.ts'
import { shownInputs } from './brief.ts'
import type { CardBook } from './card-book.ts'
import { BASIS_HEADING, type CardText } from './card-file.ts'
import { citedSources } from './cited-sources.ts'
import {
  CLASSIFICATION_EXTENSION,
  CONSIDERATION_SYSTEM,
  DRAFT_EXTENSION,
  OVERRIDE_REASON_SYSTEM,
  ROUTES_EXTENSION,
} from './code-systems.ts'
import { countWords, mostWords } from './count-words.ts'
import { type FillContext, type Subject, TIGHTNESS } from './fill-context.ts'
import { classificationOf } from './order-words.ts'
import { labelClaim, overdueWords } from './label-source.ts'
import { preliminaryNote } from './open-test-words.ts'
import { type InlineName, LONGEST_SUMMARY, SHRINK_ORDER, findPlaceholder } from './placeholders.ts'
import type { Phrase } from './phrases.ts'
import { routesForProgram } from './route-words.ts'
import { describeProposal, propose } from './suggestions.ts'
import { tellClassification } from './tell-classification.ts'
import { withoutEmpty } from './without-empty.ts'
import { INLINE_WORDS } from './words.ts'

const TOKEN = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g

/** One card. Throws where the book has no card for the key: a checked book has one for each. */
export function fillCard(book: CardBook, consideration: Consideration, context: FillContext): Card {
  const subject = fitted(subjectOf(book, consideration, context))
  const { card } = subject
  const summary = fillSummaryOf(subject)
  const suggestions = fillSuggestions(subject, summary)
  const reasons = overrideReasons(card, book)
  const uuid = context.newUuid()
  const filled = {
    uuid,
    summary,
    detail: fillDetail(subject),
    indicator: consideration.indicator ?? card.indicator,
    source: sourceOf(subject),
    ...(suggestions.length === 0 ? {} : { suggestions, selectionBehavior: card.selection }),
    ...(reasons.length === 0 ? {} : { overrideReasons: reasons }),
    ...linksOf(subject, uuid),
    extension: {
      [CLASSIFICATION_EXTENSION]: subject.classification && tellClassification(subject.classification),
      [ROUTES_EXTENSION]: routesForProgram(consideration.routes ?? []),
      [DRAFT_EXTENSION]: { reference: consideration.draft?.reference },
    },
  }
  return withoutEmpty(filled) as Card
}

/** The summary alone: how the synopsis names a folded consideration. */
export function fillSummary(book: CardBook, consideration: Consideration, context: FillContext): string {
  return fillSummaryOf(subjectOf(book, consideration, context))
}

/** References of the inputs that the card shows: a card below it does not repeat them. */
export function inputReferences(book: CardBook, consideration: Consideration, context: FillContext): readonly string[] {
  return shownInputs(fitted(subjectOf(book, consideration, context)))
}

/** As short as the brief card has to be for its number of words; what it then does not name, it counts. */
function fitted(subject: Subject): Subject {
  const tries = TIGHTNESS.map((tight) => ({ ...subject, tight }))
  const fits = (one: Subject) => countWords(fillText(one.card.brief, one)) <= mostWords(one.consideration.key)
  return tries.find(fits) ?? tries.at(-1) ?? subject
}

function subjectOf(book: CardBook, consideration: Consideration, context: FillContext): Subject {
  const card = book.cards.get(consideration.key)
  if (card === undefined) throw new Error(`The card book has no card «${consideration.key}»`)
  const ofPatient = consideration.key === 'her2Synopsis' ? context.patient.current : undefined
  const classification = classificationOf(consideration, context) ?? ofPatient
  return { card, consideration, context, ...(classification === undefined ? {} : { classification }) }
}

/** Full words first; then shorter forms of the specimen and other long phrases, until the summary fits. */
function fillSummaryOf(subject: Subject): string {
  const template = subject.card.summary
  const names = [...template.matchAll(TOKEN)].map((match) => match[1] as InlineName)
  const forms = new Map(names.map((name) => [name, INLINE_WORDS[name](subject)]))
  const chosen = new Map(names.map((name) => [name, 0]))
  const note = preliminaryNote(subject.classification)
  const written = () =>
    template
      .replace(TOKEN, (_, name: InlineName) => forms.get(name)?.[chosen.get(name) ?? 0]?.plain ?? '')
      .replace(/\.?$/, (end) => note + end)
  for (const name of SHRINK_ORDER) {
    const last = (forms.get(name)?.length ?? 1) - 1
    while ([...written()].length > LONGEST_SUMMARY && (chosen.get(name) ?? last) < last)
      chosen.set(name, (chosen.get(name) ?? 0) + 1)
  }
  // A drug's non-proprietary name may come first.
  return withinLimit(written(), note).replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** A note that was not reckoned with takes its room from the end of the words before it. */
function withinLimit(summary: string, note: string): string {
  const letters = [...summary]
  if (note === '' || letters.length <= LONGEST_SUMMARY) return summary
  const kept = letters.slice(0, LONGEST_SUMMARY - note.length - 2).join('')
  return `${kept.slice(0, kept.lastIndexOf(' ')).replace(/[;:,.]$/, '')}…${note}.`
}

/**
 * A card about a specimen links to its evidence, which the EHR launches for the patient whose chart is open. `appContext`
 * comes back with the launch and says which card led there; it is no more than the card's own name.
 */
function linksOf({ classification, context: { evidenceLaunch } }: Subject, uuid: string): Pick<Card, 'links'> {
  if (classification === undefined || evidenceLaunch === undefined) return {}
  const label = 'HER2 evidence of this patient'
  return { links: [{ label, url: evidenceLaunch, type: 'smart', appContext: uuid }] }
}

/** The brief card; where the whole basis is asked for, that follows under one heading. */
function fillDetail(subject: Subject): string {
  const { card, context } = subject
  const brief = fillText(card.brief, subject)
  return context.cardDetail === 'full'
    ? `${brief}\n\n${BASIS_HEADING}\n\n${fillText(card.basis, { ...subject, tight: 0 })}`
    : brief
}

function fillText(text: string, subject: Subject): string {
  const filled = text.replace(TOKEN, (token, name: string) => {
    const shape = findPlaceholder(name)?.shape
    if (shape === 'inline') return inlineWords(name as InlineName, subject).markdown
    return shape === 'block' ? BLOCK_WORDS[name as keyof typeof BLOCK_WORDS](subject) : token
  })
  return filled.replace(/\n{3,}/g, '\n\n').trim()
}

/** Where a specimen is described, and what differs, can be cut; a drug's name cannot. */
const SHORTENED: ReadonlySet<InlineName> = new Set(['specimen', 'orderSpecimen', 'openItems'])

function inlineWords(name: InlineName, subject: Subject): Phrase {
  const forms = INLINE_WORDS[name](subject)
  const form = SHORTENED.has(name) ? forms[Math.min(subject.tight ?? 0, forms.length - 1)] : forms[0]
  return form ?? forms[0]
}

function sourceOf(subject: Subject): Card['source'] {
  const [first] = citedSources(subject)
  const label =
    first === undefined
      ? 'her2-cds'
      : [first.source.label, first.locator].filter((part) => part !== undefined).join(', ') +
        overdueWords(labelClaim(subject))
  return {
    label,
    ...(first?.source.url === undefined ? {} : { url: first.source.url }),
    topic: { system: CONSIDERATION_SYSTEM, code: subject.card.topic },
  }
}

/** Where a test was not done on a specimen, another specimen comes first (decision P-20). */
function inOrder({ card, consideration }: Subject): CardText['suggestions'] {
  if (consideration.notDone === undefined) return card.suggestions
  const isElsewhere = ({ kind }: CardText['suggestions'][number]) => kind.startsWith('request-on-other')
  return card.suggestions.toSorted((a, b) => Number(isElsewhere(b)) - Number(isElsewhere(a)))
}

/** One action each, because some clients accept no more. */
function fillSuggestions(subject: Subject, summary: string): Suggestion[] {
  return inOrder(subject).flatMap((suggestion) => {
    const proposal = propose(suggestion, summary, subject)
    if (proposal === undefined) return []
    const resource = subject.context.draft(proposal)
    return [
      {
        label: suggestion.label,
        uuid: subject.context.newUuid(),
        actions: [{ type: 'create', description: describeProposal(proposal), resource }],
      },
    ]
  })
}

function overrideReasons(card: CardText, book: CardBook): OverrideReason[] {
  return card.overrideReasons.map((code) => ({
    code,
    system: OVERRIDE_REASON_SYSTEM,
    display: book.overrideReasons.get(code) ?? code,
  }))
}
