/** A test that is pending or was not done, in words (decision P-20). */
import type { Classification, NotDoneTest, PendingTest } from '../her2/classification.ts'
import type { ConsiderationKey } from '../her2/considerations/considerations.ts'
import type { NotDoneReason, PartialDate } from '../her2/evidence.ts'
import type { Subject } from './fill-context.ts'
import { type Phrase, NOTHING, day, fixed, say } from './phrases.ts'

const TEST_NAMES: Readonly<Record<PendingTest['test'], string>> = { ihc: 'IHC', ish: 'ISH', her2: 'HER2 test' }

const REASON_WORDS: Readonly<Record<NotDoneReason, string>> = {
  insufficient: 'insufficient tissue',
  'no-tumour-left': 'no tumour left',
  'not-indicated': 'not indicated',
  'not-stated': 'no reason given',
}

/** What a card says that asks for a test of which nothing at all was found. */
const NOTHING_FOUND: Partial<Readonly<Record<ConsiderationKey, string>>> = {
  reflexIsh: 'no ISH result or order found on this specimen',
  her2Missing: 'no HER2 result or order found',
}

export const LONGEST_TEST_STATE = Math.max(
  'HER2 test pending since 22 Nov 2026'.length,
  ...Object.values(NOTHING_FOUND).map((words) => words.length),
)
export const LONGEST_TEST_NOTE = '; pending since 22 Nov 2026'.length

/** 'ISH pending since 2026-11-07', 'IHC not done: no tumour left', 'no ISH result or order found'. */
export function testState({ consideration: { key, pending, notDone } }: Subject): Phrase {
  if (pending !== undefined) return pendingWords(pending)
  if (notDone !== undefined) return notDoneWords(notDone)
  return fixed(NOTHING_FOUND[key] ?? '')
}

/** The same behind a sentence: '; ISH pending since 2026-11-07', '; pending since 2026-11-07', or nothing. */
export function testStateNote(subject: Subject): [Phrase, ...Phrase[]] {
  const { pending, notDone } = subject.consideration
  if (pending !== undefined) return [say`; ${pendingWords(pending)}`, say`; ${pendingSince(pending)}`]
  return notDone === undefined ? [NOTHING] : [say`; ${notDoneWords(notDone)}`, fixed('; not done')]
}

function pendingWords({ test, since }: PendingTest): Phrase {
  return say`${fixed(TEST_NAMES[test])} ${pendingSince({ since })}`
}

function pendingSince({ since }: { readonly since?: PartialDate | undefined }): Phrase {
  return since === undefined ? fixed('pending, no date') : say`pending since ${day(since)}`
}

function notDoneWords({ test, reason }: NotDoneTest): Phrase {
  return fixed(`${TEST_NAMES[test]} not done: ${REASON_WORDS[reason]}`)
}

/** 'ISH ordered', 'ISH pending', 'ISH not done'; 'no ISH' only where nothing is known of it. */
export function absentWords(test: 'ihc' | 'ish', of: Pick<Classification, 'pending' | 'notDone'> = {}): string {
  const name = TEST_NAMES[test]
  const pending = of.pending?.find((one) => one.test === test || one.test === 'her2')
  if (pending !== undefined) return `${name} ${pending.by === 'order' ? 'ordered' : 'pending'}`
  return of.notDone?.some((one) => one.test === test || one.test === 'her2') ? `${name} not done` : `no ${name}`
}

/** Behind any headline about a specimen whose preliminary ISH is amplified. */
export function preliminaryNote(of: Classification | undefined): string {
  const isAmplified = of?.pending?.some(({ preliminary }) => preliminary === 'amplified') === true
  return isAmplified ? '; preliminary ISH amplified' : ''
}
