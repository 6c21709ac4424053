/** What a brief card could not take into account, in few words; only what matters to this card. */
import type { Unread } from '../her2/evidence.ts'
import { standingOf } from '../her2/tables/report-statuses.ts'
import type { Subject } from './fill-context.ts'
import { plainText } from './markdown.ts'
import { type Phrase, NOTHING, day, fixed, join, recorded, say } from './phrases.ts'
import { NOT_APPLICABLE_WORDS } from './status-words.ts'

const MOST_UNREAD = 2
const LONGEST_QUOTE = 50

/** Empty where nothing is known to be missing. */
export function tellMissing(subject: Subject): readonly Phrase[] {
  const { context } = subject
  return [
    context.notRead.length === 0
      ? NOTHING
      : say`not read: ${recorded(plainText(context.notRead.join(', '), LONGEST_QUOTE))}`,
    context.patient.metastasisOriginNotStated ? fixed('metastasis on record, origin not stated') : NOTHING,
    ...unreadItems(context.unread),
    ...pendingItems(subject),
    ...notUsed(subject),
    ...gaps(subject),
  ].filter(({ plain }) => plain !== '')
}

const ABOUT_HER2 = /her-?2|erbb2|neu\b/i

/** Those of HER2 first; what stands there is quoted, and none is left out without being counted. */
function unreadItems(unread: readonly Unread[]): readonly Phrase[] {
  const isFirst = ({ why, quote }: Unread) => ABOUT_HER2.test(why + (quote ?? ''))
  const sorted = [...unread.filter(isFirst), ...unread.filter((one) => !isFirst(one))]
  const left = sorted.length - MOST_UNREAD
  const told = sorted
    .slice(0, MOST_UNREAD)
    .map(({ why, quote }) => recorded(cut(withoutReferences(quote === undefined ? why : `«${quote}»`))))
  if (told.length === 0) return []
  return [say`not understood: ${join([...told, ...(left > 0 ? [fixed(`${left} more`)] : [])], ', ')}`]
}

/** Whole words, marked where they are cut. */
function cut(text: string): string {
  const words = plainText(text)
  if (words.length <= LONGEST_QUOTE) return words
  const start = words.slice(0, LONGEST_QUOTE)
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), LONGEST_QUOTE / 2)).toWellFormed()}…${words.startsWith('«') ? '»' : ''}`
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
  return told.slice(0, MOST_UNREAD)
}

function notUsed({ context }: Subject): readonly Phrase[] {
  const reasons = [...new Set(context.evidence.notApplicable.map(({ reason }) => NOT_APPLICABLE_WORDS[reason]))]
  return reasons.length === 0 ? [] : [fixed(`not used: ${reasons.join(', ')}`)]
}

const NEEDS_ISH: ReadonlySet<string> = new Set(['needs-ish', 'needs-dual-probe', 'repeat-ish'])

/** ISH is not missing beside IHC 1+: only a test that the status waits for is. */
function gaps({ classification: of, consideration, context }: Subject): readonly Phrase[] {
  const specimen = consideration.target ?? of?.specimen
  const isUndated = specimen !== undefined && specimen.collectedOn === undefined
  const reason = of?.overexpression === 'not-final' ? (of.reason ?? '') : ''
  const isAboutDrug = consideration.routes !== undefined
  return [
    fixed(NEEDS_ISH.has(reason) ? 'ISH on this specimen' : ''),
    fixed(reason === 'needs-ihc' ? 'IHC on this specimen' : ''),
    fixed(reason === 'recount-not-found' ? 'second count' : ''),
    fixed(isUndated ? 'collection date' : ''),
    fixed(isAboutDrug && context.patient.hormoneReceptor === 'unknown' ? 'hormone receptors' : ''),
    fixed(isAboutDrug && context.patient.metastatic === 'unknown' ? 'whether metastatic' : ''),
  ]
}
