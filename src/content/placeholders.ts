/**
 * The closed list of placeholders that a card may hold, and how long each can become in a summary.
 * `shrinks`: the words have shorter forms, down to `longest` characters; others are never longer than `longest`.
 * A block stands alone on its line in the body; inline words never begin a line, because a value such as '1. x' would
 * become a list there.
 */
import { LONGEST_UNREAD } from './unread-words.ts'
import { LONGEST_TEST_NOTE, LONGEST_TEST_STATE } from './open-test-words.ts'
import { LONGEST_AGENT, LONGEST_RECEPTORS, LONGEST_STAGE, NO_ORDERED_SPECIMEN, SEE_DETAIL } from './order-words.ts'
import { LONGEST_DATE } from './phrases.ts'
import { LONGEST_RETEST_REASON } from './retest-words.ts'
import { LONGEST_TUMOR_COUNT } from './several-words.ts'
import { LONGEST_ROUTE_FIT, LONGEST_ROUTE_ITEMS } from './route-words.ts'
import { LONGEST_CATEGORY, LONGEST_REASON, LONGEST_RESULT, LONGEST_STATUS, NO_RESULT_WORDS } from './status-words.ts'

interface InlinePlaceholder {
  readonly shape: 'inline'
  readonly depth: 'any' | 'basis'
  readonly inSummary: boolean
  readonly longest: number
  readonly shrinks: boolean
  /** For cards/README.md. */
  readonly says: string
}

interface BlockPlaceholder {
  readonly shape: 'block'
  /** The part of the card that it belongs to. */
  readonly depth: 'brief' | 'basis'
  readonly says: string
}

export type Placeholder = InlinePlaceholder | BlockPlaceholder

const inline = (longest: number, says: string): InlinePlaceholder => ({
  shape: 'inline',
  depth: 'any',
  inSummary: true,
  shrinks: false,
  longest,
  says,
})
const shrinking = (longest: number, says: string): InlinePlaceholder => ({ ...inline(longest, says), shrinks: true })
const bodyOnly = (says: string): InlinePlaceholder => ({ ...inline(0, says), inSummary: false })
/** With references of the record, which the brief card does not show. */
const basisOnly = (says: string): InlinePlaceholder => ({ ...bodyOnly(says), depth: 'basis' })
const block = (says: string): BlockPlaceholder => ({ shape: 'block', depth: 'basis', says })
/** One line of the brief card, or a few that fit the narrowest screen. */
const brief = (says: string): BlockPlaceholder => ({ shape: 'block', depth: 'brief', says })

const LONGEST_SHOWN = Math.max(LONGEST_STATUS, ...Object.values(NO_RESULT_WORDS).map((words) => words.length))
const LONGEST_ORDERED = Math.max(...Object.values(NO_ORDERED_SPECIMEN).map((words) => words.length))

// prettier-ignore
export const PLACEHOLDERS = {
  specimen:        shrinking('right specimen'.length, 'the specimen: side, site, procedure'),
  negativeSpecimen: shrinking(`right specimen ${'d'.repeat(LONGEST_DATE)}`.length, 'where specimens of one tumour differ: the negative one, with its date'),
  date:            inline(LONGEST_DATE, 'when the specimen was taken, or "no date"'),
  status:          inline(LONGEST_STATUS, 'the status in short: HER2-negative (low)'),
  result:          inline(LONGEST_RESULT, 'what it is based on: IHC 1+, ISH not amplified'),
  equivocalIhc:    inline('pattern as 2+'.length, 'the equivocal IHC as reported: 2+, or without score'),
  caution:         inline(', caution'.length, '", caution" where the tier carries the caution flag, else nothing'),
  differs:         shrinking('; others differ'.length, 'that another specimen has another status, else nothing'),
  ishFinding:      shrinking('single-probe'.length, 'the ISH group with its ratio and copies'),
  neededTest:      inline('IHC or dual-probe ISH on the same tissue'.length, 'the test that is still needed for a final call'),
  discordance:     shrinking('reported indeterminate, components differ'.length, 'what disagrees with what'),
  row:             inline('row CB-16d'.length, 'the id of the deciding table row'),
  before:          inline(LONGEST_CATEGORY, 'the category before an amendment'),
  after:           inline(LONGEST_CATEGORY, 'the category after an amendment'),
  amendedOn:       inline(LONGEST_DATE, 'the date of the amendment'),
  plan:            shrinking('none found'.length, 'HER2-directed treatment on record: names, none found, or not read'),
  reason:          inline('IHC and ISH indeterminate'.length, 'which test is indeterminate'),
  diagnosisDate:   inline(LONGEST_DATE, 'when the cancer was diagnosed, or "no date"'),
  drug:            shrinking(LONGEST_AGENT, 'order cards: the drug or assay, by its non-proprietary name'),
  recordShows:     shrinking(LONGEST_SHOWN, 'order cards: the status with its basis, or that no HER2 result was found'),
  routeFit:        inline(LONGEST_ROUTE_FIT, 'T-DXd: the labelled uses that the record fits, in full or in part, or none'),
  routeItems:      shrinking(LONGEST_ROUTE_ITEMS, 'T-DXd: "; not found: …", the conditions of these uses that were not found; or "; possible gap: …"'),
  receptorStatus:  inline(LONGEST_RECEPTORS, 'hormone receptors in short: HR+, HR-negative, HR unknown'),
  stage:           inline(LONGEST_STAGE, 'metastatic, not metastatic, or stage unknown'),
  gap:             shrinking(SEE_DETAIL.length, 'order cards: why no route fits, or what is wrong with an order'),
  openItems:       shrinking(SEE_DETAIL.length, 'order cards: what weakens the basis, or what was not found before a first dose'),
  statusReason:    inline(LONGEST_REASON, 'why a status is not final'),
  otherTumor:      shrinking('other tumour'.length, 'order cards: another active tumour that the drug fits, with its status'),
  specimenCount:   inline('999 specimens'.length, 'how many specimens have a HER2 status'),
  orderSpecimen:   shrinking(LONGEST_ORDERED, 'the specimen that an order of a HER2 test names'),
  testState:       inline(LONGEST_TEST_STATE, 'the test that the card asks for: pending since when, not done and why, or not found'),
  testStateNote:   shrinking(LONGEST_TEST_NOTE, 'the same behind "; ", or nothing'),
  unreadResult:    shrinking(LONGEST_UNREAD + 12, 'what stands on record and was not read, with specimen and day'),
  tumorType:       inline('adenoid cystic'.length, 'the type of a grade 1 cancer: ductal, tubular'),
  retestReason:    inline(LONGEST_RETEST_REASON, 'why the excision behind a negative core may be tested'),
  tumorCount:      inline(LONGEST_TUMOR_COUNT, 'how many invasive tumours or foci are recorded'),
  testedCount:     inline('99'.length, 'how many of them have a HER2 result'),
  untestedTumor:   shrinking('right specimen'.length, 'the tumour or focus without a HER2 result'),
  draft:           basisOnly('order cards: the order as written, with its reference'),
  diagnosis:       bodyOnly('the diagnosis in the words of the record'),
  routeVerdict:    bodyOnly('order cards: the labelled uses that the record fits, or why none fits'),
  alerts:          bodyOnly('"; " and what changes the question for T-DXd: lung disease, brain metastases, an earlier HER2-positive result'),
  inputs:          brief('the inputs, at most four lines: test, result, date, report; none that an earlier card shows'),
  others:          brief('the other specimens with their status, one line, nothing where there are none'),
  also:            brief('what is worth saying and has no card of its own in this answer'),
  routeLines:      brief('the labelled uses of T-DXd that the record leaves open, one line each; if none, the nearest'),
  beforeRelying:   brief('"Before relying on this: ...", where one open item could turn the answer'),
  boxedWarnings:   brief('the boxed warnings of T-DXd, one line'),
  missingLine:     brief('what was not read, not understood, pending or not recorded, one line'),
  sourceLine:      brief('the first source with year and DOI, and the row ids'),
  limitsLine:      brief('for whom, for which patients, and what it is not for, one line'),
  order:           bodyOnly('order cards: the order as written'),
  laboratory:      block("the laboratory's own overall interpretation, where there is one"),
  statusSentence:  block('the status in full, overexpression and expression tier apart'),
  tumors:          block('one line for each tumour, where there are several'),
  otherCancer:     brief('order cards: another active cancer for which the drug is labelled, where the order gives no reason'),
  specimens:       block('table of all specimens, latest first, per tumour'),
  receptors:       block('ER and PgR as read, with ER Low Positive named'),
  history:         block('whether any specimen was ever positive, low or ultralow'),
  otherSpecimens:  block('the status of the other specimens, and which specimen is current'),
  routes:          block('table of the labelled uses of T-DXd: each condition found, not found or contradicted'),
  caveats:         block('caution, discordance, assumed specimen, laboratory comments and notes'),
  openList:        block('order cards: the list of what weakens the basis, or was not found'),
  folded:          block('summaries of further considerations that have no card of their own now'),
  resultsRead:     block('table of the inputs: value, date, specimen, report status, reference'),
  rulesUsed:       block('the rules used, each with its meaning'),
  sources:         block('the sources with year, DOI and date of last check'),
  missing:         block('what was not read, not understood, pending or not recorded'),
  limits:          block('whom the card is for and what it is not for'),
} as const satisfies Readonly<Record<string, Placeholder>>

export type PlaceholderName = keyof typeof PLACEHOLDERS

type NamesOf<Shape> = {
  [Name in PlaceholderName]: (typeof PLACEHOLDERS)[Name] extends Shape ? Name : never
}[PlaceholderName]
export type InlineName = NamesOf<InlinePlaceholder>
export type BlockName = NamesOf<BlockPlaceholder>

/** Shortened in this order when a summary is too long. */
export const SHRINK_ORDER = [
  'differs',
  'otherTumor',
  'specimen',
  'negativeSpecimen',
  'untestedTumor',
  'plan',
  'discordance',
  'ishFinding',
  'orderSpecimen',
  'recordShows',
  'routeItems',
  'gap',
  'openItems',
  'drug',
  'testStateNote',
  'unreadResult',
] as const satisfies readonly InlineName[]

/** Without these a reader could not check the card; in this order. */
export const BRIEF_PLACEHOLDERS = [
  'inputs',
  'missingLine',
  'sourceLine',
  'limitsLine',
] as const satisfies readonly BlockName[]
export const BASIS_PLACEHOLDERS = [
  'resultsRead',
  'rulesUsed',
  'sources',
  'missing',
  'limits',
] as const satisfies readonly BlockName[]

export function findPlaceholder(name: string): Placeholder | undefined {
  return Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name as PlaceholderName] : undefined
}

/** CDS Hooks: a summary is shorter than 140 characters. */
export const LONGEST_SUMMARY = 139
