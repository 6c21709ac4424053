/** What a text says of HER2 and was not understood, as something that is there (decision P-25). */
import type { ResultSource, UnreadableResult, UnreadClass } from '../../her2/evidence.ts'
import { originOf, type ReadingContext } from '../context/reading-context.ts'
import { mentionsOf } from '../question/markers.ts'
import type { Entry } from '../record/references.ts'

const LONGEST_QUOTE = 300

/** A sentence, of the test that it names; one that names none may be of an immunostain, which reports name least. */
export function unreadLine(
  line: { readonly quote: string; readonly class: UnreadClass },
  why: string,
  source: ResultSource,
): UnreadableResult {
  const { ihc, ish } = mentionsOf(line.quote)
  const withIsh = ihc ? 'overall' : 'ish'
  const of = ish ? withIsh : 'ihc'
  const quote = line.quote.slice(0, LONGEST_QUOTE)
  return { ...source, test: 'unreadable', of, kind: 'unreadable', why, class: line.class, quote }
}

/** A pathology report whose attachment could not be read: whether it speaks of HER2 is not known. */
export function unreadAttachment(entry: Entry, reading: ReadingContext): UnreadableResult {
  const { source } = originOf(entry, reading)
  const why = 'a pathology report could not be read'
  return { ...source, test: 'unreadable', of: 'overall', kind: 'unreadable', why, class: 'missing-part' }
}
