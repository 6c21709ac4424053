/** A consideration and its card file → a CDS Hooks card. Words from files, facts from the record, no conditions. */
import type { Card, OverrideReason, Suggestion } from '../cds-hooks/schemas.ts'
import type { Consideration } from '../her2/considerations/considerations.ts'
import { blockWords } from './blocks.ts'
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
import { type FillContext, type SizedSubject, type Subject, type Tightness, once } from './fill-context.ts'
import { classificationOf } from './order-words.ts'
import { labelClaim, overdueWords } from './label-source.ts'
import { preliminaryNote } from './open-test-words.ts'
import { type InlineName, LONGEST_SUMMARY } from './placeholders.ts'
import type { Phrase } from './phrases.ts'
import { routesForProgram } from './route-words.ts'
import { describeProposal, propose } from './suggestions.ts'
import { tellClassification } from './tell-classification.ts'
import { type Piece, templatesOf } from './templates.ts'
import { withoutEmpty } from './without-empty.ts'
import { INLINE_WORDS } from './words.ts'

/** One card. Throws where the book has no card for the key: a checked book has one for each. */
export function fillCard(book: CardBook, consideration: Consideration, context: FillContext): Card {
  return fillCardWithInputs(book, consideration, context).card
}

/** With the references of the inputs that it shows: a card below it does not repeat them. */
export function fillCardWithInputs(
  book: CardBook,
  consideration: Consideration,
  context: FillContext,
): { readonly card: Card; readonly inputs: readonly string[] } {
  const { subject, brief } = fitted(subjectOf(book, consideration, context))
  const { card } = subject
  const summary = fillSummaryOf(subject)
  const suggestions = fillSuggestions(subject, summary)
  const reasons = overrideReasons(card, book)
  const uuid = context.newUuid()
  const filled = {
    uuid,
    summary,
    detail: fillDetail(subject, brief),
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
  return { card: withoutEmpty(filled) as Card, inputs: shownInputs(subject) }
}

/** The summary alone: how the synopsis names a folded consideration. */
export function fillSummary(book: CardBook, consideration: Consideration, context: FillContext): string {
  return fillSummaryOf(subjectOf(book, consideration, context))
}

const TIGHTER: Readonly<Record<Tightness, Tightness | undefined>> = { 0: 1, 1: 2, 2: 3, 3: undefined }

/** As short as the brief card has to be for its number of words, with its text; what it then does not name, it counts. */
function fitted(subject: Subject, tight: Tightness = 0): { readonly subject: SizedSubject; readonly brief: string } {
  const sized = { ...subject, tight }
  const brief = fillText(templatesOf(subject.card).brief, sized)
  const next = TIGHTER[tight]
  if (next === undefined || countWords(brief) <= mostWords(subject.consideration.key)) return { subject: sized, brief }
  return fitted(subject, next)
}

function subjectOf(book: CardBook, consideration: Consideration, context: FillContext): Subject {
  const card = book.cards.get(consideration.key)
  if (card === undefined) throw new Error(`The card book has no card «${consideration.key}»`)
  const ofPatient = consideration.key === 'her2Synopsis' ? context.patient.current : undefined
  const classification = classificationOf(consideration, context) ?? ofPatient
  const known = new Map<unknown, unknown>()
  return { card, consideration, context, known, ...(classification === undefined ? {} : { classification }) }
}

/** Full words first; then shorter forms of the specimen and other long phrases, until the summary fits. */
function fillSummaryOf(subject: Subject): string {
  const { summary, shrinkable } = templatesOf(subject.card)
  const chosen = new Map<InlineName, number>()
  const note = preliminaryNote(subject.classification)
  const write = () => {
    const words = summary.map((piece) => {
      if (piece.kind === 'inline')
        return once(subject, INLINE_WORDS[piece.name])[chosen.get(piece.name) ?? 0]?.plain ?? ''
      return piece.kind === 'words' ? piece.text : ''
    })
    return note === '' ? words.join('') : words.join('').replace(/\.?$/, (end) => note + end)
  }
  let written = write()
  for (const name of shrinkable) {
    if (!isTooLong(written)) break
    const last = once(subject, INLINE_WORDS[name]).length - 1
    for (let form = 1; form <= last && isTooLong(written); form++) {
      chosen.set(name, form)
      written = write()
    }
  }
  // A drug's non-proprietary name may come first.
  return withinLimit(written, note).replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** Counted in characters; a text of so few code units has no more of them. */
function isTooLong(summary: string): boolean {
  return summary.length > LONGEST_SUMMARY && [...summary].length > LONGEST_SUMMARY
}

/** A note that was not reckoned with takes its room from the end of the words before it. */
function withinLimit(summary: string, note: string): string {
  if (note === '' || !isTooLong(summary)) return summary
  const kept = [...summary].slice(0, LONGEST_SUMMARY - note.length - 2).join('')
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
function fillDetail(subject: Subject, brief: string): string {
  const { card, context } = subject
  return context.cardDetail === 'full'
    ? `${brief}\n\n${BASIS_HEADING}\n\n${fillText(templatesOf(card).basis, { ...subject, tight: 0 })}`
    : brief
}

function fillText(pieces: readonly Piece[], subject: SizedSubject): string {
  const filled = pieces.map((piece) => {
    if (piece.kind === 'words') return piece.text
    return piece.kind === 'inline' ? inlineWords(piece.name, subject).markdown : blockWords(piece.name, subject)
  })
  const text = filled.join('')
  // Only where a block was empty are there too many.
  return (text.includes('\n\n\n') ? text.replace(/\n{3,}/g, '\n\n') : text).trim()
}

/** Where a specimen is described, and what differs, can be cut; a drug's name cannot. */
const SHORTENED: ReadonlySet<InlineName> = new Set(['specimen', 'orderSpecimen', 'openItems'])

function inlineWords(name: InlineName, subject: SizedSubject): Phrase {
  const forms = once(subject, INLINE_WORDS[name])
  const form = SHORTENED.has(name) ? forms[Math.min(subject.tight, forms.length - 1)] : forms[0]
  return form ?? forms[0]
}

function sourceOf(subject: Subject): Card['source'] {
  const [first] = once(subject, citedSources)
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
