/**
 * The source attributes of an evidence-based decision support intervention, 45 CFR 170.315(b)(11)(iv)(A): thirteen, and the citations
 * of each card. This service is not certified health IT; an EHR that is can show them.
 */
import type { CardBook } from '../content/card-book.ts'
import { AGENTS } from '../her2/tables/agents.ts'
import { findSource, SOURCES } from '../her2/tables/sources.ts'

export interface KnowledgeDates {
  /** Of the program. */
  readonly version: string
  /** Of tables, sources and card words. */
  readonly knowledge: string
  readonly cards: string
  /** Approved by a clinician of the installation, of all. */
  readonly approved: number
  readonly all: number
}

export interface SourceAttribute {
  readonly number: number
  readonly attribute: string
  readonly used: boolean
  readonly says: string
}

const NOT_USED = 'not used'

/** What the program does with a characteristic of a person; the rest of it does nothing. */
// prettier-ignore
const CHARACTERISTICS: readonly (readonly [number: number, attribute: string, says: string])[] = [
  [5, 'use of race', NOT_USED],
  [6, 'use of ethnicity', NOT_USED],
  [7, 'use of language', NOT_USED],
  [8, 'use of sexual orientation', NOT_USED],
  [9, 'use of gender identity', NOT_USED],
  [10, 'use of sex', 'in one item: before a first dose of trastuzumab deruxtecan the pregnancy status is not asked of persons recorded as male (P-22). No status, tier or other card depends on it (T-34)'],
  [11, 'use of date of birth', 'patients under 18 by their birth date get no card (P-19); the pregnancy status is asked from 18 to 55 (P-22). No status or tier depends on it'],
  [12, 'use of social determinants of health', NOT_USED],
  [13, 'use of health status assessments', NOT_USED],
]

export function sourceAttributes(book: CardBook, dates?: KnowledgeDates): readonly SourceAttribute[] {
  return [
    {
      number: 1,
      attribute: 'bibliographic citation',
      used: true,
      says: 'by card, below; rows of the rules name their own source',
    },
    { number: 2, attribute: 'developer', used: true, says: 'the maintainers of the open-source project her2-cds' },
    {
      ...{ number: 3, attribute: 'funding source of the technical implementation', used: true },
      says: 'none on record. Who installs or changes the service adds its own',
    },
    { number: 4, attribute: 'release and revision dates', used: true, says: datesOf(book, dates) },
    ...CHARACTERISTICS.map(([number, attribute, says]) => ({ number, attribute, used: says !== NOT_USED, says })),
  ]
}

function datesOf(book: CardBook, dates: KnowledgeDates | undefined): string {
  const labels = AGENTS.rows
    .map(({ checkedOn }) => checkedOn)
    .filter((day) => /^\d/.test(day))
    .toSorted()
  const sources = SOURCES.map(({ checkedOn }) => checkedOn).toSorted()
  return [
    ...(dates === undefined ? [] : [`program ${dates.version}, knowledge ${dates.knowledge}`]),
    `card words of ${book.version}`,
    'guideline of 2018, affirmed in 2023',
    `sources compared from ${sources[0] ?? '-'} to ${sources.at(-1) ?? '-'}`,
    `labels compared from ${labels[0] ?? '-'} to ${labels.at(-1) ?? '-'}`,
  ].join('; ')
}

interface CardCitations {
  readonly card: string
  readonly summary: string
  readonly indicator: string
  readonly citations: readonly {
    readonly citation: string
    readonly year: number
    readonly doi?: string
    readonly url?: string
    readonly place?: string
    readonly compared: string
    readonly readAgainBy: string
    readonly notVerified?: string
  }[]
}

export function cardCitations(book: CardBook): readonly CardCitations[] {
  return [...book.cards.values()].map(({ key, summary, indicator, sources }) => ({
    ...{ card: key, summary, indicator },
    citations: sources.flatMap(({ id, locator }) => {
      const source = findSource(id)
      if (source === undefined) return []
      const { citation, year, doi, url, checkedOn, reviewBy, unverified } = source
      return [
        {
          ...{ citation, year },
          ...(doi !== undefined && { doi }),
          ...(url !== undefined && { url }),
          ...(locator !== undefined && { place: locator }),
          ...{ compared: checkedOn, readAgainBy: reviewBy },
          ...(unverified !== undefined && { notVerified: unverified }),
        },
      ]
    }),
  }))
}

/** For a program that shows them. */
export function sourceAttributesForProgram(book: CardBook, dates: KnowledgeDates) {
  return {
    intervention: 'her2-cds',
    kind: 'evidence-based decision support intervention; rules, no model, no training data',
    regulation: '45 CFR 170.315(b)(11)(iv)(A)',
    certifiedHealthIt: false,
    ...dates,
    attributes: sourceAttributes(book, dates),
    cards: cardCitations(book),
  }
}

const INTRODUCTION = `# Source attributes

Printed from src/governance by \`npm run docs:build\`; edit the code, not this file. \`her2-cds source-attributes\` gives the same as JSON, with the versions
of the installation, for an EHR that shows them (45 CFR 170.315(b)(11)(iv)(A); this service itself is not certified health IT). It is an evidence-based
intervention: rules and no model, so that no training data and none of the attributes of predictive interventions apply. What a user did
with each card is exported by \`her2-cds audit export --format cards\`.
`

/** As a page; without what changes with the installation. */
export function printSourceAttributes(book: CardBook): string {
  const attributes = sourceAttributes(book).map(
    ({ number, attribute, says }) => `| ${number} | ${attribute} | ${says} |`,
  )
  const cards = cardCitations(book).map(
    ({ card, citations }) =>
      `| ${card} | ${citations.map(({ citation, doi, place }) => [citation, place, doi].filter(Boolean).join(', ')).join('; ')} |`,
  )
  return [
    INTRODUCTION,
    '| # | attribute | what this service states |',
    '| --- | --- | --- |',
    ...attributes,
    '',
    '## Citations by card',
    '',
    'A claim about a drug cites the label row of its agent as well ([agents](../tables/agents.md)). When each source was compared: [sources](../tables/sources.md).',
    '',
    '| card | citations |',
    '| --- | --- |',
    ...cards,
    '',
  ].join('\n')
}
