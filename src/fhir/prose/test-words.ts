/** What a text says of a test without a result: it is pending, or was not done (decision P-20). */
import type { ResultSource, UnreadableResult } from '../../her2/evidence.ts'
import { outOfScope } from '../disease/scope.ts'
import type { Origin, ReadingContext } from '../context/reading-context.ts'
import type { Entry } from '../record/references.ts'
import { REFERS, type ReportReading, type TextNothing } from '../text/index.ts'
import { specimensOf } from './report-places.ts'
import { tumourOfProse } from './whose-prose.ts'

interface Told {
  readonly entry: Entry
  readonly text: string
  readonly origin: Origin
}

const TESTS: Readonly<Record<string, UnreadableResult['of']>> = {
  'her2-ihc': 'ihc',
  'her2-ish': 'ish',
  'her2-overall': 'overall',
}
const LONGEST_QUOTE = 300

/** Each such word of a text that is of the breast cancer, with the specimen that it stands under. */
export function testWordsOf(text: ReportReading, told: Told, reading: ReadingContext): UnreadableResult[] {
  return wordsWithout(text, told, reading).flatMap(({ state, result }) =>
    state === undefined ? [] : [{ ...result, why: `«${result.quote ?? ''}»`, ...state }],
  )
}

/** The words of a text that only say where a result of the breast cancer stands. */
export function referralsOf(text: ReportReading, told: Told, reading: ReadingContext): UnreadableResult[] {
  return wordsWithout(text, told, reading).flatMap(({ state, result }) =>
    state === undefined && result.why === REFERS ? [result] : [],
  )
}

interface Word {
  readonly state: TextNothing['state']
  readonly result: UnreadableResult
}

function wordsWithout(text: ReportReading, told: Told, reading: ReadingContext): readonly Word[] {
  const specimen = specimensOf(text.statements, told.entry.reference)
  return text.nothing.flatMap((word): Word[] => {
    const of = TESTS[word.about]
    if (of === undefined || (word.state === undefined && word.why !== REFERS)) return []
    const quote = word.quote.replace(/^[\s,;(]{1,9}/, '').slice(0, LONGEST_QUOTE)
    const source: ResultSource = { ...told.origin.source, specimen: specimen(word, told.origin.source.specimen), quote }
    const isOther =
      outOfScope(source.specimen, told.entry, told.origin, { words: [] }, reading) !== undefined ||
      tumourOfProse(source.specimen, told, reading) !== 'breast'
    return isOther
      ? []
      : [{ state: word.state, result: { ...source, test: 'unreadable', of, kind: 'nothing', why: word.why } }]
  })
}
