/** What a brief card could not take into account, in few words; only what matters to this card. */
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { Unread } from '../her2/evidence.ts'
import { standingOf } from '../her2/tables/report-statuses.ts'
import type { SizedSubject, Subject, Tightness } from './fill-context.ts'
import { plainText } from './markdown.ts'
import { type Phrase, NOTHING, day, fixed, join, recorded, say } from './phrases.ts'
import { receptorStatusOf } from './receptor-words.ts'
import { nearestRoutes } from './route-words.ts'
import { NOT_APPLICABLE_WORDS } from './status-words.ts'

/** How many are quoted, and how many characters of each, by how short the card has to be. */
const MOST_UNREAD = [2, 2, 1, 1] as const
const LONGEST_QUOTE = [50, 40, 40, 30] as const
const MOST_PENDING = 2

/** Empty where nothing is known to be missing. */
export function tellMissing(subject: SizedSubject): readonly Phrase[] {
  const { context } = subject
  return [
    context.notRead.length === 0
      ? NOTHING
      : say`not read: ${recorded(plainText(context.notRead.join(', '), LONGEST_QUOTE[0]))}`,
    context.patient.metastasisOriginNotStated ? fixed('metastasis on record, origin not stated') : NOTHING,
    ...unreadItems(linesOf(subject), subject.tight),
    unnamedDrugs(subject),
    ...pendingItems(subject),
    ...notUsed(subject),
    ...gaps(subject),
  ].filter(({ plain }) => plain !== '')
}

/** Cards whose answer depends on what is on the medication list. */
const DEPENDS_ON_DRUGS: ReadonlySet<ConsiderationKey> = new Set([
  'metastaticLow',
  'metastaticUltralow',
  'tdxdRoute',
  'zeroUnspecified',
  'excisionRetest',
])

/** '2 drugs on the medication list are not named': each may be the one that the card looks for. */
function unnamedDrugs({ consideration, context }: Subject): Phrase {
  const count = context.evidence.unnamedDrugs?.length ?? 0
  if (count === 0 || !DEPENDS_ON_DRUGS.has(consideration.key)) return NOTHING
  return fixed(
    `${count} ${count === 1 ? 'drug' : 'drugs'} on the medication list ${count === 1 ? 'is' : 'are'} not named`,
  )
}

/** Drugs without a name are counted where they matter, and are lines like others elsewhere. */
function linesOf({ consideration, context }: Subject): readonly Unread[] {
  const counted = new Set(DEPENDS_ON_DRUGS.has(consideration.key) ? context.evidence.unnamedDrugs : [])
  return context.unread.filter((one) => one.class !== 'missing-part' || !counted.has(one.reference))
}

const ABOUT_HER2 = /her-?2|erbb2|neu\b/i

/** Those of HER2 first; what stands there is quoted, and none is left out without being counted. */
function unreadItems(unread: readonly Unread[], tight: Tightness): readonly Phrase[] {
  const isFirst = ({ why, quote }: Unread) => ABOUT_HER2.test(why + (quote ?? ''))
  const sorted = [...unread.filter(isFirst), ...unread.filter((one) => !isFirst(one))]
  const left = sorted.length - MOST_UNREAD[tight]
  const told = sorted
    .slice(0, MOST_UNREAD[tight])
    .map(({ why, quote }) =>
      recorded(cut(withoutReferences(quote === undefined ? why : `«${quote}»`), LONGEST_QUOTE[tight])),
    )
  if (told.length === 0) return []
  return [say`not understood: ${join([...told, ...(left > 0 ? [fixed(`${left} more`)] : [])], ', ')}`]
}

/** Whole words, marked where they are cut. */
function cut(text: string, longest: number): string {
  const words = plainText(text)
  if (words.length <= longest) return words
  const start = words.slice(0, longest)
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), longest / 2)).toWellFormed()}…${words.startsWith('«') ? '»' : ''}`
}

const REFERENCES = /\s?\(?\b[A-Z][A-Za-z]{2,40}\/[A-Za-z0-9.-]{1,64}(?:#\S{1,80})?\)?/g

function withoutReferences(text: string): string {
  return text.replace(REFERENCES, '').replace(/^[:;,\s]{1,9}/, '')
}

const TEST_WORDS = {
  ihc: 'IHC',
  ish: 'ISH',
  overall: 'laboratory interpretation',
} as const

function pendingItems({ context }: Subject): readonly Phrase[] {
  const pending = context.evidence.results.filter(
    ({ reportStatus, replacedBy }) => standingOf(reportStatus) === 'pending' && replacedBy === undefined,
  )
  const told = pending.map((result) => {
    const { reportStatus, specimen, performedOn } = result
    const since = specimen.collectedOn ?? performedOn
    return say`${fixed(TEST_WORDS[result.test === 'unreadable' ? result.of : result.test])} ${fixed(reportStatus)}${since === undefined ? NOTHING : say` (${day(since)})`}`
  })
  return told.slice(0, MOST_PENDING)
}

function notUsed({ context }: Subject): readonly Phrase[] {
  const reasons = [...new Set(context.evidence.notApplicable.map(({ reason }) => NOT_APPLICABLE_WORDS[reason]))]
  return reasons.length === 0 ? [] : [fixed(`not used: ${reasons.join(', ')}`)]
}

const NEEDS_ISH: ReadonlySet<string> = new Set(['needs-ish', 'needs-dual-probe', 'repeat-ish'])

/** What is missing by the very reason for which a card appears. */
const GAPS_OF_CARDS: Partial<Readonly<Record<ConsiderationKey, string>>> = {
  her2Missing: 'any HER2 result',
  metastaticRetest: 'HER2 of this specimen',
  excisionRetest: 'HER2 of the excision',
  multipleTumors: 'HER2 of this tumour',
  zeroUnspecified: 'whether membrane staining was absent',
  her2Indeterminate: 'a HER2 test that worked',
}
const BASELINE_GAPS: ReadonlyMap<string, string> = new Map([
  ['no-recent-lvef', 'recent LVEF'],
  ['pregnancy-not-found', 'pregnancy status'],
])

/** ISH is not missing beside IHC 1+: only a test that the status waits for is. */
function gaps(subject: Subject): readonly Phrase[] {
  const { classification: of, consideration, context } = subject
  const specimen = consideration.target ?? of?.specimen
  const isUndated = specimen !== undefined && specimen.collectedOn === undefined
  const reason = of?.overexpression === 'not-final' ? (of.reason ?? '') : ''
  const isAboutDrug = consideration.routes !== undefined
  const hasNone = consideration.draft?.agent !== undefined && context.evidence.results.length === 0
  const isShort = nearestRoutes(consideration.routes ?? []).shown.some(({ conditions }) =>
    conditions.some(({ record }) => record !== 'found' && record !== 'contradicts'),
  )
  return [
    fixed(NEEDS_ISH.has(reason) ? 'ISH on this specimen' : ''),
    fixed(reason === 'needs-ihc' ? 'IHC on this specimen' : ''),
    fixed(reason === 'recount-not-found' ? 'second count' : ''),
    fixed(isUndated ? 'collection date' : ''),
    fixed(GAPS_OF_CARDS[consideration.key] ?? ''),
    ...(consideration.baseline ?? []).map(({ code }) => fixed(BASELINE_GAPS.get(code) ?? '')),
    fixed(hasNone ? 'any HER2 result' : ''),
    fixed(isShort ? 'what is not found above' : ''),
    fixed(isAboutDrug && receptorStatusOf(subject) === 'unknown' ? 'hormone receptors' : ''),
    fixed(isAboutDrug && context.patient.metastatic === 'unknown' ? 'whether metastatic' : ''),
  ]
}
