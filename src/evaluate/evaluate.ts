/**
 * The whole service on one screen: request → evidence → classification → considerations → cards → response.
 * Pure: side effects come before (fetch) or after (audit), never inside. HTTP, command line and population run share it.
 */
import type { Card, CdsResponse, HookRequest } from '../cds-hooks/schemas.ts'
import { wholeKey } from '../cds-hooks/services.ts'
import { arrangeCards, fillCards } from '../content/arrange-cards.ts'
import type { CardBook } from '../content/card-book.ts'
import type { CodeMap } from '../fhir/question/code-map.ts'
import { draftResource } from '../fhir/write/draft-resources.ts'
import { readEvidence } from '../fhir/read-evidence.ts'
import type { EvidenceOfRecord } from '../fhir/read-evidence.ts'
import type { TextListener } from '../fhir/context/reading-context.ts'
import { withholdFromReader } from './withhold.ts'
import type { AskReader, WithheldFromReader } from './withhold.ts'
import { listFindings } from './findings.ts'
import type { Finding } from './findings.ts'
import type { PatientClassification } from '../her2/classification.ts'
import { classifyWorkUps, summarise } from '../her2/status/classify.ts'
import { consider } from '../her2/considerations/consider.ts'
import type { Consideration, ConsiderationKey, Withheld } from '../her2/considerations/considerations.ts'
import type { Evidence, Unread } from '../her2/evidence.ts'
import type { Reader, RecordPart } from '../her2/considerations/facts.ts'
import type { Settings } from '../her2/settings.ts'

/** What an installation sets: its thresholds, its local codes, its address. */
export interface Site {
  readonly settings: Settings
  readonly codeMap?: CodeMap
  /** Public address of the service, without a trailing slash. */
  readonly baseUrl?: string
  /** Launch address of a SMART app that shows the evidence, if the site has one; cards then link to it. */
  readonly evidenceLaunch?: string | undefined
}

/** Records, and the hook call they were read for; without a call, what patient-view would say. */
export interface EvaluationInput {
  readonly request?: Pick<HookRequest, 'hook' | 'context'> & Partial<Pick<HookRequest, 'prefetch'>>
  readonly records: readonly unknown[]
  /** Prefetch keys that could not be read. */
  readonly notRead?: readonly string[]
  /** Evidence that was read before, to evaluate it again; `records` are then ignored. */
  readonly reading?: EvidenceOfRecord
  /** Called with each free text of `records` that is read and how it was understood, span by span. */
  readonly onText?: TextListener
  /** Says what is withheld from this reader; absent: nothing. */
  readonly askReader?: AskReader
}

/** Why the answer is what it is: the substance of an audit record. */
export interface Trace {
  readonly evidence: Evidence
  readonly classification: PatientClassification
  readonly considerations: readonly Consideration[]
  /** What the rules withhold from every reader, and why. */
  readonly withheld: readonly Withheld[]
  /** Considerations without a card of their own: named in the synopsis. */
  readonly folded: readonly ConsiderationKey[]
  readonly unread: readonly Unread[]
  readonly notRead: readonly string[]
  /** Each consideration under a key that stays the same from answer to answer, with the uuid of its card. */
  readonly findings: readonly Finding[]
  /** Considerations that are in `considerations`, but withheld from this reader. */
  readonly withheldFromReader?: readonly WithheldFromReader[]
}

/** A trace before cards are filled. */
export interface Assessment extends Omit<Trace, 'folded' | 'findings' | 'withheldFromReader'> {
  /** Resources and drafts that are somebody else's. */
  readonly foreign: readonly string[]
}

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
 * Which part of the record each prefetch key holds. No card depends on a key that is not listed: medication statements
 * add to the orders, and many systems keep none; if they were not read, the cards name them (decision 5).
 */
const PART_OF_KEY: Readonly<Record<string, RecordPart>> = {
  her2: 'her2',
  conditions: 'conditions',
  orders: 'orders',
  medications: 'medications',
  receptors: 'receptors',
  staging: 'staging',
  specimens: 'specimens',
  reports: 'reports',
  baseline: 'baseline',
}

/** Reads, classifies and considers; the cards are filled by `evaluate`. `today` is 'YYYY-MM-DD'. */
export function assess(input: EvaluationInput, site: Site, today: string): Assessment {
  const { evidence, unread, foreign } = readAll(input, site)
  const notRead = input.notRead ?? []
  const parts = notRead
    .map(wholeKey)
    .map((key) => (Object.hasOwn(PART_OF_KEY, key) ? PART_OF_KEY[key] : undefined))
    .filter((part) => part !== undefined)
  const classified = classifyWorkUps(evidence)
  const hook = input.request?.hook
  const when = { today, inactiveAfterYears: site.settings.inactiveAfterYears }
  const considered = consider(evidence, site.settings, today, parts, classified, hook, readerOf(input))
  return { evidence, unread, foreign, notRead, classification: summarise(evidence, classified, when), ...considered }
}

function readAll({ request, records, reading, onText }: EvaluationInput, { codeMap }: Site): EvidenceOfRecord {
  const options = { ...(codeMap && { codeMap }), ...(request && { call: request }), ...(onText && { onText }) }
  return reading ?? readEvidence(records, options)
}

/** Cards are for health professionals: a portal in which patients look at their own chart gets none. */
function readerOf({ request }: EvaluationInput): Reader {
  const userId = request?.context['userId']
  return typeof userId === 'string' && /^(Patient|RelatedPerson)\//.test(userId) ? 'other' : 'professional'
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
  const { kept, withheld } = withholdFromReader(trace, book, input.askReader)
  const { cards, folded } = fillCards(book, kept, context)
  const findings = listFindings(trace, arrangeCards(kept, book), cards)
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
  const { cards } = fillCards(book, all, context)
  const shown = arrangeCards(all, book).shown
  const uuids = new Map(shown.map((consideration, index) => [consideration, cards[index]?.uuid]))
  const filled = withheld.map((one) => {
    const card = shadowed.has(one.consideration) ? uuids.get(one.consideration) : undefined
    return card === undefined ? one : { ...one, card }
  })
  return { shadow: cards.filter((_card, index) => shadowed.has(shown[index] as Consideration)), filled }
}
