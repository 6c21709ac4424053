/** The inline words of cards about an order that is being written: the drug or test, and what speaks against it. */
import { AGENTS } from '../her2/tables/agents.ts'
import type { Classification, HormoneReceptorStatus, PatientClassification } from '../her2/classification.ts'
import type { Consideration, ConsiderationKey } from '../her2/considerations/considerations.ts'
import { listUnread } from '../her2/considerations/unread-results.ts'
import type { DraftOrder, Evidence, SpecimenFacts } from '../her2/evidence.ts'
import type { FillContext, Subject } from './fill-context.ts'
import { plainText } from './markdown.ts'
import { type Phrase, NOTHING, fixed, join, recorded, reference, say } from './phrases.ts'
import { baselineWords, caveatWords, gapWords, problemWords } from './reason-words.ts'
import { receptorStatusOf } from './receptor-words.ts'
import { findSpecimen, specimenForms } from './specimen-words.ts'
import { NO_RESULT_WORDS, reasonWords, resultWords, statusWords } from './status-words.ts'

type Forms = [Phrase, ...Phrase[]]

const KNOWN_AGENTS: ReadonlySet<string> = new Set(AGENTS.rows.map(({ id }) => id))

/** The drug or assay by the name of the agent table. A name is never cut: trastuzumab is no short form of another drug. */
export function drugForms({ consideration: { draft } }: Subject): Forms {
  if (draft?.agent !== undefined && KNOWN_AGENTS.has(draft.agent)) return [fixed(draft.agent)]
  const words = recorded(draft?.words ?? '')
  return words.plain === '' ? [fixed('this order')] : [words, fixed('this order')]
}

/** 'Trastuzumab 440 mg (MedicationRequest/1)': the draft in the words of the record. */
export function draftPhrase({ consideration: { draft } }: Subject): Phrase {
  const words = recorded(draft?.words ?? '')
  const name = words.plain === '' ? fixed('no description') : words
  const named = reference(draft?.reference ?? '')
  return named.plain === '' ? name : say`${name} (${named})`
}

const LONGEST_ORDER = 60

/** 'Trastuzumab 440 mg': the draft in the words of the record, without where it stands. */
export function orderPhrase({ consideration: { draft } }: Subject): Phrase {
  const words = recorded(plainText(draft?.words ?? '', LONGEST_ORDER))
  return words.plain === '' ? fixed('no description') : words
}

const BRAIN = /\b(?:brain|cns|intracranial)\b|cerebr|leptomening/i

/** '; brain metastases; an earlier HER2-positive result': what changes the question for T-DXd, where it is there. */
export function alertPhrase({ context, classification }: Subject): Phrase {
  const { baseline, metastasis, specimens } = context.evidence
  const lung = baseline?.lungDisease
  const isInBrain =
    metastasis.some(({ says, words }) => says === 'yes' && BRAIN.test(words)) ||
    specimens.some(({ site, siteKind }) => siteKind === 'distant' && BRAIN.test(site ?? ''))
  const wasPositive = context.patient.everPositive && classification?.overexpression !== 'positive'
  const alerts = [
    lung === undefined ? NOTHING : say`${recorded(plainText(lung.words, LONGEST_ORDER))} on record`,
    fixed(isInBrain ? 'brain metastases' : ''),
    fixed(wasPositive ? 'an earlier result HER2-positive' : ''),
  ].filter(({ plain }) => plain !== '')
  return alerts.length === 0 ? NOTHING : say`; ${join(alerts, '; ')}`
}

const HER2_PART = /her2|report/i

/** What the record shows about HER2. "Nothing found" is said as such, never as negative (RULES T-40). */
export function recordShows(subject: Subject): Forms {
  const { classification: of, context } = subject
  if (of !== undefined && of.overexpression !== 'unknown')
    return [fixed(`${statusWords(of)}: ${resultWords(of)}`), fixed(statusWords(of))]
  if (context.notRead.some((key) => HER2_PART.test(key))) return [fixed(NO_RESULT_WORDS.notRead)]
  const unclear = of !== undefined || isThere(context.evidence)
  return [fixed(unclear ? NO_RESULT_WORDS.unclear : NO_RESULT_WORDS.none)]
}

/** A HER2 result, or a pathology report that may hold one, that is on record and was not read (decision P-25). */
function isThere(evidence: Evidence): boolean {
  return listUnread(evidence).length > 0 || (evidence.unreadReports ?? []).length > 0
}

export const SEE_DETAIL = 'see detail'

/** Why the record fits no route, or what is wrong with an order: from the longest form to the shortest. */
export function gapForms({ consideration: { gap, problem } }: Subject): Forms {
  const words = (gap && gapWords(gap)) ?? (problem && problemWords(problem))
  if (!words) return [fixed(SEE_DETAIL)]
  const { long, bare = long, short = SEE_DETAIL } = words
  return [recorded(bare), fixed(short), fixed(SEE_DETAIL)]
}

/** Everything that a card lists as open: caveats of the specimen, baseline items. */
export function openWords({ consideration: { caveats = [], baseline = [] } }: Subject) {
  return [...caveats.map(caveatWords), ...baseline.map(baselineWords)]
}

/** All open items or caveats, without references; then a pointer to the detail. */
export function caveatForms(subject: Subject): Forms {
  const items = openWords(subject)
  if (items.length === 0) return [fixed(SEE_DETAIL)]
  const bare = items.map((item) => item.bare ?? item.long)
  return [recorded(bare.join('; ')), fixed(SEE_DETAIL)]
}

const RECEPTOR_WORDS: Readonly<Record<HormoneReceptorStatus, string>> = {
  positive: 'HR+',
  'low-positive': 'HR+ (ER low)',
  negative: 'HR-negative',
  unknown: 'HR unknown',
}
const STAGE_WORDS: Readonly<Record<PatientClassification['metastatic'], string>> = {
  yes: 'metastatic',
  no: 'not metastatic',
  unknown: 'stage unknown',
}
const longest = (words: Readonly<Record<string, string>>) =>
  Math.max(...Object.values(words).map((text) => text.length))
export const LONGEST_RECEPTORS = longest(RECEPTOR_WORDS)
export const LONGEST_STAGE = longest(STAGE_WORDS)
export const LONGEST_AGENT = Math.max(...AGENTS.rows.map(({ id }) => id.length))

export function receptorWords(subject: Subject): Phrase {
  return fixed(RECEPTOR_WORDS[receptorStatusOf(subject)])
}

export function stageWords({ context }: Subject): Phrase {
  return fixed(STAGE_WORDS[context.patient.metastatic])
}

/** '2 specimens': those that everyResultNegative is about. */
export function specimenCount({ context }: Subject): Phrase {
  const specimens = context.patient.tumors.flatMap((tumor) => tumor.specimens)
  const count = specimens.filter(({ overexpression }) => overexpression !== 'not-applicable').length
  return fixed(`${count} ${count === 1 ? 'specimen' : 'specimens'}`)
}

/** Why a status is not final, in short words. */
export function statusReason({ classification: of }: Subject): Phrase {
  if (of?.reason === undefined) return fixed(SEE_DETAIL)
  return fixed(`${of.overexpression === 'conflict' ? 'conflict: ' : ''}${reasonWords(of.reason)}`)
}

// ---- orders of HER2 tests -----------------------------------------------------------------------------------------

/** Cards about the specimen that an order names, not about the current one. */
const ABOUT_ORDERED_SPECIMEN: ReadonlySet<ConsiderationKey> = new Set(['her2OrderProblem', 'her2OrderInSitu'])

type Ordered =
  | { readonly kind: 'serum' | 'not named' | 'not on record' }
  | { readonly kind: 'known'; readonly facts?: SpecimenFacts; readonly of?: Classification }

function findDraft({ draft }: Consideration, { evidence }: FillContext): DraftOrder | undefined {
  return evidence.drafts?.find(({ reference: own }) => own === draft?.reference)
}

/** The specimen that the order names; where it names none, the only one there is. */
function orderedSpecimen(consideration: Consideration, context: FillContext): Ordered {
  const draft = findDraft(consideration, context)
  if (draft?.test === 'serum') return { kind: 'serum' }
  const classified = context.patient.tumors.flatMap(({ specimens }) => specimens)
  const key = draft?.specimen
  if (key === undefined) {
    const [only, ...more] = classified
    if (only === undefined || more.length > 0) return { kind: 'not named' }
    return { kind: 'known', of: only, ...factsOf(findSpecimen(context.evidence, only.specimen.reference)) }
  }
  const { specimens, results } = context.evidence
  const facts = [...specimens, ...results.map(({ specimen }) => specimen)].find((one) => one.key === key)
  if (facts === undefined) return { kind: 'not on record' }
  const of = classified.find(({ specimen }) => specimen.reference === facts.reference && facts.reference !== undefined)
  return { kind: 'known', facts, ...(of === undefined ? {} : { of }) }
}

function factsOf(facts: SpecimenFacts | undefined): { readonly facts?: SpecimenFacts } {
  return facts === undefined ? {} : { facts }
}

/** The classification that a card is about: that of the ordered specimen, or that of the consideration. */
export function classificationOf(consideration: Consideration, context: FillContext): Classification | undefined {
  if (!ABOUT_ORDERED_SPECIMEN.has(consideration.key)) return consideration.classification
  const ordered = orderedSpecimen(consideration, context)
  return ordered.kind === 'known' ? ordered.of : undefined
}

export const NO_ORDERED_SPECIMEN = {
  serum: 'serum',
  'not named': 'no named specimen',
  'not on record': 'a specimen not found',
} as const

export function orderSpecimenForms({ consideration, context }: Subject): Forms {
  const ordered = orderedSpecimen(consideration, context)
  if (ordered.kind !== 'known') return [fixed(NO_ORDERED_SPECIMEN[ordered.kind])]
  const forms = specimenForms(ordered.of?.specimen ?? { ...ordered.facts }, ordered.facts)
  const [first = fixed('specimen'), ...rest] = forms
  return [first, ...rest]
}
