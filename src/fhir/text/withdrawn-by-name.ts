/** 'Addendum: the HER2 result above is withdrawn': a later sentence that takes back what it names and gives nothing in its place. */
import type { Passage } from './document.ts'
import type { Item } from './lexicon.ts'
import { shorten } from './settle-statements.ts'
import type { ReceptorUnreadText, TextStatement, TextUnread } from './statements.ts'
import { TRAITS } from './word-traits.ts'

type Named = 'her2' | 'er' | 'pgr'

/** With one of these the sentence speaks of something else than a result of this report. */
const OF_ELSE: ReadonlySet<string> = new Set([
  ...['therapy', 'general', 'family', 'genomic', 'serum', 'conditional', 'dcis', 'elsewhere', 'otherorgan', 'trial'],
])
/** 'The original result', 'was reported as': the result of this report, and none of an earlier specimen. */
const OF_THIS_REPORT = /^(?:original|initial|first|reported as|previously|ursprung|initiale|inicial|iniziale|oorspronk)/
const NEGATED_WITHIN = 3

interface Settled {
  readonly statements: readonly TextStatement[]
  readonly unread: readonly TextUnread[]
  readonly receptors: readonly ReceptorUnreadText[]
}

/** Takes out the statements that a sentence behind them withdraws by the name of the marker. */
export function settleWithdrawn(statements: readonly TextStatement[], passages: readonly Passage[]): Settled {
  const dropped = new Map<TextStatement, string>()
  for (const passage of passages) {
    if (passage.zone !== 'report') continue
    const withdraws = (passage.traits & TRAITS.withdrawn) !== 0
    const word = withdraws ? withdrawingWord(passage.items) : amendingWord(passage.items)
    if (word === undefined) continue
    for (const one of withdrawnBy(passage, statements)) dropped.set(one, word.text)
  }
  const unread: TextUnread[] = []
  const receptors: ReceptorUnreadText[] = []
  for (const [{ about, start, end, quote }, word] of dropped) {
    const why = `«${shorten(quote)}»: is taken back behind it: «${word}»`
    const one = { start, end, quote, why, class: 'not-understood' } as const
    if (about === 'er' || about === 'pgr') receptors.push({ ...one, about })
    else unread.push(one)
  }
  return {
    statements: dropped.size === 0 ? statements : statements.filter((one) => !dropped.has(one)),
    unread,
    receptors,
  }
}

function withdrawingWord(items: readonly Item[]): Item | undefined {
  const at = items.findIndex(({ meaning }) => meaning === 'withdrawn')
  if (at < 0 || items.some(({ meaning }) => OF_ELSE.has(meaning))) return undefined
  if (items.some(({ meaning, text }) => meaning === 'previous' && !OF_THIS_REPORT.test(text))) return undefined
  if (items.slice(Math.max(0, at - NEGATED_WITHIN), at).some(({ meaning }) => meaning === 'not')) return undefined
  return items[at]
}

const AMENDS =
  /^(?:addend|amend|correct|revis|erratum|nachtrag|korrek|berichtig|korrigier|rectif|correc|corrig|adend|correz|rettific|herzien)/
/** 'Correction: HER2 1+' stands in the place of the score above it. */
const CORRECTS =
  /^(?:correction|corrected|erratum|berichtig|korrektur|rectificati|correction|correccion|correzione|rettifica|correctie)/
const OPENING = 3

/** 'Addendum: HER2 is 1+, not 3+': the score above it is amended, into what was perhaps not understood. */
function amendingWord(items: readonly Item[]): Item | undefined {
  const word = items.slice(0, OPENING).find(({ text }) => AMENDS.test(text))
  if (word === undefined || !items.some(({ meaning }) => meaning === 'her2')) return undefined
  if (items.some(({ meaning }) => meaning === 'previous' || OF_ELSE.has(meaning) || RECEPTORS.has(meaning)))
    return undefined
  const scored = items.some(
    ({ kind, text }, at) => kind === 'plus' && /^[0-3]$/.test(items[at - 1]?.text ?? '') && text === '+',
  )
  return scored && !items.some(({ meaning }) => meaning === 'ish') ? word : undefined
}

const RECEPTORS: ReadonlySet<string> = new Set(['er', 'pgr', 'hr'])

function withdrawnBy({ items, start, end }: Passage, statements: readonly TextStatement[]): readonly TextStatement[] {
  const named = new Set(items.flatMap(({ meaning }) => NAMES[meaning] ?? []))
  const has = (meaning: string): boolean => items.some((item) => item.meaning === meaning)
  const otherTest = has('ish') ? 'her2-ihc' : 'her2-ish'
  const other = has('ish') === has('ihc') ? undefined : otherTest
  const isOf = ({ about }: TextStatement): boolean =>
    about !== other && (named as ReadonlySet<string>).has(about.startsWith('her2') ? 'her2' : about)
  // It gives a value of its own in its place.
  const given = new Set(statements.filter((one) => one.start >= start && one.start < end).map(({ about }) => about))
  const corrects = items.slice(0, OPENING).some(({ text }) => CORRECTS.test(text))
  return statements.filter(
    (one) => one.start < start && one.previous !== true && isOf(one) && (corrects || !given.has(one.about)),
  )
}

const NAMES: Readonly<Record<string, readonly Named[]>> = {
  her2: ['her2'],
  er: ['er'],
  pgr: ['pgr'],
  hr: ['er', 'pgr'],
}
