/** Code systems of this project and the value sets over them and over the codes that are searched for. */
import type { CodeSystem, CodeSystemConcept, ValueSet } from '@medplum/fhirtypes'
import { CONSIDERATION_SYSTEM, OVERRIDE_REASON_SYSTEM } from '../content/code-systems.ts'
import type { CardBook } from '../content/card-book.ts'
import { ASKED_TABLES } from '../fhir/codes/asked.ts'
import { ANSWER_SYSTEM, QUESTION_FORMS } from '../fhir/codes/pathology-questions.ts'
import { SEARCHES, type Search } from '../fhir/codes/table.ts'
import type {
  CommentCode,
  ConflictReason,
  NotApplicable,
  NotFinalReason,
  Overexpression,
  Tier,
} from '../her2/classification.ts'
import { RULE_PAGES } from '../her2/list-tables.ts'
import { artefact, type Release, urlOf } from './canonical.ts'
import { CARD_ROWS } from '../her2/considerations/card-rows.ts'

type Displays<Code extends string> = Readonly<Record<Code, string>>

const STATUSES: Displays<Overexpression> = {
  positive: 'HER2-positive',
  negative: 'HER2-negative',
  'not-final': 'Not final',
  conflict: 'Conflict: two final statements that cannot both be right',
  indeterminate: 'Indeterminate: the laboratory could not get a result',
  'not-applicable': 'Not applicable: not a result of invasive breast carcinoma by IHC or ISH',
  unknown: 'Unknown: nothing on record says',
}

const REASONS: Displays<NotFinalReason | ConflictReason | NotApplicable> = {
  'needs-ish': 'Not final: IHC 2+ needs ISH',
  'needs-ihc': 'Not final: the ISH needs IHC on the same sample',
  'needs-dual-probe': 'Not final: single-probe ISH needs dual-probe ISH',
  'recount-not-found': 'Not final: a second, blinded count was not found',
  adjudication: 'Not final: the second count is in another group; the laboratory adjudicates',
  'copy-number-missing': 'Not final: the HER2 copy number is missing',
  'ratio-missing': 'Not final: the HER2/CEP17 ratio is missing',
  preliminary: 'Not final: the report is preliminary',
  'repeat-ish': 'Not final: the ISH failed beside IHC 2+',
  'ish-equivocal': 'Not final: the ISH was reported as equivocal',
  'reported-vs-derived': 'Conflict: words against scores or numbers',
  'ratio-arithmetic': 'Conflict: the ratio lies on another side of 2.0 than its copy numbers',
  'percent-vs-score': 'Conflict: a percentage that excludes the score',
  'sp-contradiction': 'Conflict: single-probe range with an IHC and a dual-probe group that exclude one another',
  'two-final-results': 'Conflict: two final results of one test',
  'dcis-only': 'Not applicable: in situ carcinoma only',
  'non-breast': 'Not applicable: not a tumour of the breast',
  serum: 'Not applicable: serum HER2',
  'ngs-only': 'Not applicable: sequencing or expression assay',
  'mutation-only': 'Not applicable: ERBB2 mutation',
}

const TIERS: Displays<Tier> = {
  low: 'HER2-low: a tier within HER2-negative',
  ultralow: 'HER2-ultralow: a tier within HER2-negative',
  null: 'HER2-null: IHC 0 with absent membrane staining',
  'zero-unspecified': 'IHC 0, nothing stated on membrane staining',
  undetermined: 'Tier cannot be told',
}

const COMMENTS: Displays<CommentCode> = {
  C2: 'Comment of ISH group 2',
  C3: 'Comment of ISH group 3',
  C4: 'Comment of ISH group 4',
}

const conceptsOf = (displays: Displays<string>): CodeSystemConcept[] =>
  Object.entries(displays).map(([code, display]) => ({ code, display }))

interface OwnSystem {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly url?: string
  readonly concept: CodeSystemConcept[]
}

function ownSystems(book: CardBook): readonly OwnSystem[] {
  return [
    {
      ...{ id: 'her2-status', name: 'Her2Status', title: 'HER2 overexpression status' },
      description:
        'The first axis of an answer: the status by the ASCO/CAP guideline, and what stands in its place where there is none.',
      concept: conceptsOf(STATUSES),
    },
    {
      ...{
        id: 'her2-status-reason',
        name: 'Her2StatusReason',
        title: 'Why a HER2 status is not final, in conflict or not applicable',
      },
      description: 'Goes with the statuses not-final, conflict and not-applicable.',
      concept: conceptsOf(REASONS),
    },
    {
      ...{ id: 'her2-expression-tier', name: 'Her2ExpressionTier', title: 'HER2 expression tier of a negative status' },
      description: 'The second axis. Terms of drug labels and trials, never result categories of the guideline.',
      concept: conceptsOf(TIERS),
    },
    {
      ...{
        id: 'her2-ish-comment',
        name: 'Her2IshComment',
        title: 'Comment that goes with a negative ISH group 2, 3 or 4',
      },
      description: "Codes of the comments that the guideline wants made; the words are the laboratory's.",
      concept: conceptsOf(COMMENTS),
    },
    {
      ...{ id: 'rule', name: 'Her2Rule', title: 'Rows of the decision tables' },
      description: 'Ids of rules, as answers name them; the definition holds the rows that share the id.',
      concept: ruleConcepts(),
    },
    {
      ...{ id: 'consideration', name: 'Her2Consideration', title: 'Considerations: what a card is about' },
      description: 'The code of source.topic of a card.',
      url: CONSIDERATION_SYSTEM,
      concept: CARD_ROWS.map(({ key, means }) => ({ code: key, display: means })),
    },
    {
      ...{ id: 'override-reason', name: 'Her2OverrideReason', title: 'Why a reader sets a card aside' },
      description: 'Offered with cards, and sent back as feedback.',
      url: OVERRIDE_REASON_SYSTEM,
      concept: [...book.overrideReasons].map(([code, display]) => ({ code, display })),
    },
    {
      ...{ id: 'pathology-answer', name: 'Her2PathologyAnswer', title: 'Answers to the questions to pathology' },
      description: 'Options of the Questionnaires of this package.',
      url: ANSWER_SYSTEM,
      concept: answerConcepts(),
    },
  ]
}

function ruleConcepts(): CodeSystemConcept[] {
  const rows = RULE_PAGES.flatMap(({ tables }) => tables.flatMap((table) => table.rows))
  const ids = Map.groupBy(rows, ({ id }) => id)
  return [...ids].flatMap(([id, [first, ...more]]) =>
    first === undefined
      ? []
      : [{ code: id, display: first.means, definition: [first, ...more].map(({ means }) => means).join('; ') }],
  )
}

function answerConcepts(): CodeSystemConcept[] {
  const options = Object.values(QUESTION_FORMS).flatMap(({ items }) => items.flatMap((item) => item.options ?? []))
  return [...new Map(options.map(({ code, display }) => [code, { code, display }])).values()]
}

export function codeSystems(release: Release, book: CardBook): readonly CodeSystem[] {
  return ownSystems(book).map(({ concept, url, ...named }) => ({
    ...artefact('CodeSystem', { ...release, status: 'active' }, named),
    ...(url !== undefined && { url }),
    caseSensitive: true,
    valueSet: urlOf('ValueSet', named.id),
    content: 'complete',
    count: concept.length,
    concept,
  }))
}

const SYSTEM_URLS: Readonly<Record<string, string>> = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  'v2-0074': 'http://terminology.hl7.org/CodeSystem/v2-0074',
}

function systemUrl(system: string): string {
  const url = SYSTEM_URLS[system]
  if (url === undefined) throw new Error(`the address of the code system ${system} is not known`)
  return url
}

const SEARCH_TITLES: Readonly<Record<Search, string>> = {
  her2: 'HER2 results that are searched for',
  receptors: 'ER and PgR results that are searched for',
  staging: 'Stage and spread that are searched for',
  baseline: 'What is held against a first dose of trastuzumab deruxtecan',
  reports: 'Categories of reports that are searched for',
}

const COPYRIGHT =
  'Names codes of LOINC (Regenstrief Institute) and SNOMED CT (SNOMED International) without their names; use is under their licences.'

export function valueSets(release: Release, book: CardBook): readonly ValueSet[] {
  const own = ownSystems(book).map(({ concept: _concepts, url, ...named }): ValueSet => ({
    ...artefact('ValueSet', { ...release, status: 'active' }, named),
    compose: { include: [{ system: url ?? urlOf('CodeSystem', named.id) }] },
  }))
  return [...own, ...SEARCHES.map((search) => searchedCodes(release, search))]
}

export function searchedSet(search: Search): string {
  return `searched-${search}`
}

function searchedCodes(release: Release, search: Search): ValueSet {
  const rows = ASKED_TABLES.flat().filter(([, , , , asked]) => asked === search)
  const bySystem = Map.groupBy(rows, ([system]) => system)
  const name = `Her2Searched${search.charAt(0).toUpperCase()}${search.slice(1)}`
  return {
    ...artefact(
      'ValueSet',
      { ...release, status: 'active' },
      {
        ...{ id: searchedSet(search), name, title: SEARCH_TITLES[search] },
        description: `The codes of the prefetch search «${search}», as discovery lists them. A site's own codes are in its code map.`,
      },
    ),
    copyright: COPYRIGHT,
    compose: {
      include: [...bySystem].map(([system, of]) => ({
        system: systemUrl(system),
        concept: [...new Set(of.map(([, code]) => code))].map((code) => ({ code })),
      })),
    },
  }
}
