/** What the reader of a report is asked with, and the words by which it tells one sentence from another. */
import type { Subject } from './clauses.ts'
import type { Item } from './lexicon.ts'
import type { TextContext } from './statements.ts'

export interface ReportOptions {
  /** The text stands at a HER2 result, so that it may speak of it without naming it. */
  readonly ofHer2?: boolean
  /** It is the value of an answer to this question, and not a note beside one. */
  readonly question?: 'ihc' | 'ish' | 'overall'
  /** The language that the record says it is in, where that is one that is not read. */
  readonly unreadLanguage?: string
  /** The day of the report, as far as it is known: what it says of an earlier year is earlier. */
  readonly on?: string
  /** Hears what is left out because it only explains, asks or cites; for showing the reading to a person. */
  readonly onContext?: (context: TextContext) => void
}

/** Words with which a sentence goes on about the second count of the one before. */
export const OF_A_COUNT: ReadonlySet<string> = new Set(['ratio', 'copies', 'cells', 'group', 'samegroup', 'othergroup'])
export const ANSWERING: ReadonlySet<string> = new Set([
  ...['positive', 'negative', 'equivocal', 'indeterminate', 'amplified', 'notamplified', 'low', 'ultralow', 'score'],
  ...['overexpressed', 'overexpression', 'amplification', 'ratio', 'copies', 'staining', 'notdone', 'pending', 'zero'],
])
export const ARTEFACT = /^art[ei]fa/
/** 'The previous addendum is withdrawn': a part of this report. */
export const OWN_PART = /^(?:addend|supplement|nachtrag)/
export const REVIEWED =
  /review|second opinion|reassess|revis|correct|korrig|uberpruf|zweitbefund|zweitmeinung|relecture|rectif|correg|segunda opinion|rivalut|secondo parere|herbeoordel|tweede beoordel/
/** So many sentences behind a result a word that takes it back is of it. */
export const TAKEN_BACK_WITHIN = 2
const REPLACES = /ersetz|rempla|susti|sostitu|vervang|replac|supersed/

/** Whether a sentence takes back a result; one that names a marker does so only where it replaces the report. */
export function takesBack(items: readonly Item[], named: boolean): boolean {
  return items.some(({ meaning, text }) => meaning === 'withdrawn' && (!named || REPLACES.test(text)))
}

export const FIELD_MARKS: ReadonlySet<string> = new Set([':', '|'])
/** A test that is of HER2 alone. */
export const HER2_KIT = /^hercep ?test/
export const HER2_ONLY: readonly Subject[] = ['her2']
