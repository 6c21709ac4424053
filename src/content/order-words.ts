/** The inline words of cards about an order that is being written: the drug or test, and what stands against it. */
import { AGENTS } from '../her2/tables/agents.ts'
import type { Classification, HormoneReceptorStatus, PatientClassification } from '../her2/classification.ts'
import type { Consideration, ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { DraftOrder, SpecimenFacts } from '../her2/evidence.ts'
import type { FillContext, Subject } from './fill-context.ts'
import { type Phrase, fixed, recorded, reference, say } from './phrases.ts'
import { findSpecimen, specimenForms } from './specimen-words.ts'
import { NO_RESULT_WORDS, reasonWords, resultWords, statusWords } from './status-words.ts'

type Forms = [Phrase, ...Phrase[]]

const KNOWN_AGENTS: ReadonlySet<string> = new Set(AGENTS.map(([agent]) => agent))

/** The drug or assay by the name of the agent table. A name is never cut: trastuzumab is no short form of another drug. */
export function drugForms({ consideration: { draft } }: Subject): Forms {
  if (draft?.agent !== undefined && KNOWN_AGENTS.has(draft.agent)) return [fixed(draft.agent)]
  const words = recorded(draft?.words ?? '')
  return words.plain === '' ? [fixed('this order')] : [words, fixed('this order')]
}

/** 'Trastuzumab 440 mg (MedicationRequest/1)': the draft in the words of the record. */
export function draftPhrase({ consideration: { draft } }: Subject): Phrase {
  const words = recorded(draft?.words ?? '')
  const name = words.plain === '' ? fixed('without words') : words
  const named = reference(draft?.reference ?? '')
  return named.plain === '' ? name : say`${name} (${named})`
}

const HER2_PART = /her2|report/i
const HER2_WORDS = /her-?2|erbb2/i

/** What the record shows of HER2. Nothing found is said as such, and never as negative (RULES T-40). */
export function recordShows(subject: Subject): Forms {
  const { classification: of, context } = subject
  if (of !== undefined && of.overexpression !== 'unknown')
    return [fixed(`${statusWords(of)}: ${resultWords(of)}`), fixed(statusWords(of))]
  if (context.notRead.some((key) => HER2_PART.test(key))) return [fixed(NO_RESULT_WORDS.notRead)]
  const unclear = of !== undefined || context.unread.some(({ why }) => HER2_WORDS.test(why))
  return [fixed(unclear ? NO_RESULT_WORDS.unclear : NO_RESULT_WORDS.none)]
}

/** Shorter words for the gaps that src/her2/considerations/order-hooks.ts names; for a summary only. */
const SHORT_GAPS: ReadonlyMap<string, string> = new Map([
  ['IHC 0 with absent membrane staining', 'IHC 0, no staining'],
  ['IHC 0 without a statement on membrane staining', 'IHC 0, staining not stated'],
  ['expression tier not known: no IHC score', 'no IHC score'],
  ['no unresectable or metastatic disease on record', 'not metastatic'],
  ['HER2-ultralow and hormone receptor negative', 'ultralow needs HR+'],
  ['every route has a condition that the record contradicts', 'each route is contradicted'],
  ['serum HER2 does not give the HER2 status of a tumour', 'serum gives no HER2 status'],
  ['a repeat ISH on the same specimen is discouraged for group 4', 'repeat discouraged for group 4'],
])
export const SEE_DETAIL = 'see detail'

/** The reference at the end of a phrase of the rules: ' (Observation/1)'. */
const withoutReference = (text: string) => text.replace(/ \([^()]*\)$/, '')

export function gapForms({ consideration: { gap = '' } }: Subject): Forms {
  if (gap === '') return [fixed(SEE_DETAIL)]
  return [recorded(gap), recorded(withoutReference(gap)), fixed(SHORT_GAPS.get(gap) ?? SEE_DETAIL), fixed(SEE_DETAIL)]
}

/** All open items or caveats, then without references, then their number. */
export function caveatForms({ consideration: { caveats = [] } }: Subject): Forms {
  const items = caveats.filter((item) => recorded(item).plain !== '')
  if (items.length === 0) return [fixed(SEE_DETAIL)]
  const bare = items.map(withoutReference)
  return [recorded(items.join('; ')), recorded(bare.join('; ')), fixed(SEE_DETAIL)]
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
export const LONGEST_AGENT = Math.max(...AGENTS.map(([agent]) => agent.length))

export function receptorWords({ context }: Subject): Phrase {
  return fixed(RECEPTOR_WORDS[context.patient.hormoneReceptor])
}

export function stageWords({ context }: Subject): Phrase {
  return fixed(STAGE_WORDS[context.patient.metastatic])
}

/** '2 specimens': those that every-result-negative speaks of. */
export function specimenCount({ context }: Subject): Phrase {
  const count = context.patient.tumors.flatMap(({ specimens }) => specimens).length
  return fixed(`${count} ${count === 1 ? 'specimen' : 'specimens'}`)
}

/** Why a status is not final, in short words. */
export function statusReason({ classification: of }: Subject): Phrase {
  if (of?.reason === undefined) return fixed(SEE_DETAIL)
  return fixed(`${of.overexpression === 'conflict' ? 'conflict: ' : ''}${reasonWords(of.reason)}`)
}

// ---- orders of HER2 tests -----------------------------------------------------------------------------------------

/** Cards that speak of the specimen that an order names, and not of the one that speaks now. */
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

/** The classification that a card speaks of: that of the ordered specimen, or that of the consideration. */
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
