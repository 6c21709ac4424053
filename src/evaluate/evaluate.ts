/**
 * The whole service on one screen: request → evidence → classification → considerations → cards → response.
 * Pure: side effects come before (fetch) or after (audit), never inside. HTTP, command line and population run share it.
 */
import type { Card, CdsResponse } from '../cds-hooks/schemas.ts'
import { fillCards } from '../content/arrange-cards.ts'
import type { CardBook } from '../content/card-book.ts'
import { draftResource } from '../fhir/write/draft-resources.ts'
import { withholdFromReader } from './withhold.ts'
import { assess, readerOf } from './assess.ts'
import type { Assessment, EvaluationInput, Site, Trace } from './assess.ts'
import { identifyWith, listFindings } from './findings.ts'
import type { Consideration } from '../her2/considerations/considerations.ts'
import type { Evidence } from '../her2/evidence.ts'
import type { WithheldFromReader } from './withhold.ts'

export { assess } from './assess.ts'
export type { EvaluationInput, Site, Trace } from './assess.ts'

export interface Evaluation {
  readonly response: CdsResponse
  /** Cards in shadow: filled as if they were shown, and not sent. */
  readonly shadow: readonly Card[]
  /** Keys that were not read and without which an answer without cards means nothing; else empty. */
  readonly missedKeys: readonly string[]
  /** Resources and drafts that are somebody else's: a call that holds any is refused. */
  readonly foreign: readonly string[]
  /** Drafts of which nobody can say what is ordered, where no draft is known; else empty. Then no card means nothing. */
  readonly unknownDrafts: readonly string[]
  readonly trace: Trace
}

/**
 * An answer without cards says that there is nothing to say. It must not do so if something would have been said but for
 * a part that was not read, or if an order is about HER2 or about an unknown drug.
 */
function listMissedKeys(
  { considerations, withheld, evidence, notRead }: Omit<Assessment, 'foreign'>,
  cards: readonly Card[],
): readonly string[] {
  if (cards.length > 0 || considerations.length > 0) return []
  const isWithheld = withheld.some(({ because }) => because.code === 'not-read')
  const isAboutHer2 = evidence.drafts?.some(({ selected, agent, test }) => selected && (agent ?? test) !== undefined)
  return isWithheld || isAboutHer2 || unknownDrafts(evidence).length > 0 ? notRead : []
}

/** The drafts of a call in which what is ordered cannot be known of any. */
function unknownDrafts({ drafts = [] }: Pick<Evidence, 'drafts'>): readonly string[] {
  const selected = drafts.filter((draft) => draft.selected)
  return selected.every(({ unknown }) => unknown) ? selected.map(({ reference }) => reference) : []
}

/** The answer to one hook call, with its trace. Pure but for `newUuid`, which names cards and suggestions. */
export function evaluate(
  input: EvaluationInput,
  site: Site,
  book: CardBook,
  today: string,
  newUuid: () => string,
): Evaluation {
  const { foreign, ...trace } = assess(input, site, today)
  const context = fillContext(trace, site, book, today, newUuid)
  const identify = identifyWith(trace.evidence)
  const { kept, withheld } = withholdFromReader(trace.considerations, identify, book, input.askReader)
  const arranged = fillCards(book, kept, context)
  const { cards, folded } = arranged
  const findings = listFindings(identify, arranged, cards)
  const { shadow, filled } = fillShadow(book, kept, withheld, context)
  return {
    response: { cards },
    shadow,
    missedKeys: readerOf(input) === 'professional' ? listMissedKeys(trace, cards) : [],
    foreign,
    unknownDrafts: readerOf(input) === 'professional' && cards.length === 0 ? unknownDrafts(trace.evidence) : [],
    trace: { ...trace, folded: folded.map(({ key }) => key), findings, withheldFromReader: filled },
  }
}

function fillContext(
  trace: Omit<Assessment, 'foreign'>,
  site: Site,
  book: CardBook,
  today: string,
  newUuid: () => string,
) {
  return {
    considerations: trace.considerations,
    patient: trace.classification,
    evidence: trace.evidence,
    unread: trace.unread,
    notRead: trace.notRead,
    today,
    knowledgeVersion: book.version,
    newUuid,
    draft: draftResource,
    jurisdiction: site.settings.jurisdiction,
    cardDetail: site.settings.cardDetail,
    ...(site.baseUrl && { baseUrl: site.baseUrl }),
    ...(site.evidenceLaunch && { evidenceLaunch: site.evidenceLaunch }),
  }
}

/** The cards of the shadowed considerations, as they would be in an answer with all of them. */
function fillShadow(
  book: CardBook,
  kept: readonly Consideration[],
  withheld: readonly WithheldFromReader[],
  context: ReturnType<typeof fillContext>,
): { readonly shadow: Card[]; readonly filled: readonly WithheldFromReader[] } {
  const shadowed = new Set(withheld.filter(({ how }) => how === 'shadow').map(({ consideration }) => consideration))
  if (shadowed.size === 0) return { shadow: [], filled: withheld }
  const all = context.considerations.filter((one) => kept.includes(one) || shadowed.has(one))
  const { cards, shown } = fillCards(book, all, context)
  const uuids = new Map(shown.map((consideration, index) => [consideration, cards[index]?.uuid]))
  const filled = withheld.map((one) => {
    const card = shadowed.has(one.consideration) ? uuids.get(one.consideration) : undefined
    return card === undefined ? one : { ...one, card }
  })
  return { shadow: cards.filter((_card, index) => shadowed.has(shown[index] as Consideration)), filled }
}
