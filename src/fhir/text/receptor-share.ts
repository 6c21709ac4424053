/** 'ER. POSITIVE. 90%.': the share of nuclei in a sentence of its own, directly behind the receptor that it is of. */
import type { Measure } from '../../her2/evidence.ts'
import type { Item } from './lexicon.ts'
import type { ReceptorUnreadText, ReceptorWords, TextStatement } from './statements.ts'
import { readMeasure } from './values.ts'

/** 'negative (95 %)' and 'positive (0 %)' have two readings. ER negative is less than 1 %. */
export function contradicts(words: ReceptorWords | undefined, percent: Measure | undefined): boolean {
  if (words === undefined || percent === undefined) return false
  const value = Number(percent.text)
  const below = percent.comparator === '<' || percent.comparator === '<='
  if (words === 'negative') return below ? value > 10 : value >= 1
  // Less than 1 % is no positive receptor.
  return percent.comparator === '<' ? value <= 1 : percent.comparator === undefined && value < 1
}

/** Whether a limit holds for a value. */
export function contains({ text, comparator }: Measure, value: number): boolean {
  const limit = Number(text)
  if (comparator === '>') return value > limit
  if (comparator === '>=') return value >= limit
  if (comparator === '<') return value < limit
  return comparator === '<=' ? value <= limit : value === limit
}

const OF_NUCLEI = /^(?:nuclei|nuclear|cells?|noyaux|nucleos?|celulas|nuclei|kernen|kerne|tumorzellkerne)$/
const HIGHEST = 100

const LABEL =
  /^(?:percent(?:age)?|proportion|share|anteil|prozentsatz|pourcentage|proportion|porcentaje|proporcion|percentuale|percentage|aandeel)$/
const LONGEST_LABEL = 9

/** Behind 'Percentage of cells with nuclear positivity:'; 0 without such a label. */
function labelEnd(items: readonly Item[]): number {
  const first = items[0]?.kind === 'mark' ? 1 : 0
  if (!LABEL.test(items[first]?.text ?? '')) return 0
  const colon = items.findIndex(({ text }) => text === ':')
  const words = items.slice(first + 1, colon)
  const isPlain = words.every(
    ({ kind, meaning, text }) => kind === 'word' && (OF_SHARE.has(meaning) || OF_NUCLEI.test(text)),
  )
  return colon > first && colon <= LONGEST_LABEL && isPlain ? colon + 1 : 0
}

const OF_SHARE: ReadonlySet<string> = new Set([
  ...['harmless', 'for', 'is', 'by', 'tumorcells', 'positive', 'invasive', 'percentword'],
])

/** The percentage of a sentence that holds nothing else but what it is of. */
function loneShare(items: readonly Item[]): Measure | undefined {
  const start = labelEnd(items)
  const reading = readMeasure(items, start)
  if (reading?.percent !== true || reading.measure === undefined || !(Number(reading.measure.text) <= HIGHEST))
    return undefined
  const rest = items.slice(reading.end).filter(({ kind }) => kind !== 'mark')
  const isOfNuclei = rest.every(
    ({ meaning, text }) => meaning === 'for' || meaning === 'is' || meaning === 'tumorcells' || OF_NUCLEI.test(text),
  )
  return isOfNuclei ? reading.measure : undefined
}

/** Why neither of two values is read. */
export const WHY_CLASH = 'its words and its percentage exclude each other'

/** What became of such a sentence; a receptor that says the opposite is taken out, and both are unread. */
export type Share = 'none' | 'taken' | ReceptorUnreadText

/** 'Positive (more than 10 %)' names a limit, and no share. */
function lacksShare({ receptorWords, receptorPercent }: TextStatement): boolean {
  const isLimit = receptorPercent?.comparator !== undefined
  const isOpen = receptorPercent === undefined || isLimit
  return isOpen && receptorWords !== undefined && receptorWords !== 'indeterminate'
}

/** Follows the sentences of a report, each with its number. */
export class ReceptorShares {
  private readonly text: string
  private open: { readonly from: number; readonly at: number } | undefined
  private loneAt = Number.NEGATIVE_INFINITY

  constructor(text: string) {
    this.text = text
  }

  /** A sentence that gave receptors; `from`: where they begin among the statements. */
  note(from: number, at: number): void {
    // Where the shares stand before the names, the one behind a name is of the next.
    this.open = this.loneAt === at - 1 ? undefined : { from, at }
  }

  /** A sentence that names nothing. */
  follow(items: readonly Item[], at: number, statements: TextStatement[]): Share {
    const share = loneShare(items)
    if (share === undefined) return 'none'
    const { open } = this
    const [only, ...more] = open?.at === at - 1 ? statements.slice(open.from) : []
    if (open === undefined || only === undefined || more.length > 0 || !lacksShare(only)) {
      this.loneAt = at
      return 'none'
    }
    const limit = only.receptorPercent
    if (contradicts(only.receptorWords, share) || (limit !== undefined && !contains(limit, Number(share.text)))) {
      statements.splice(open.from)
      return this.clash(only, items)
    }
    statements[open.from] = { ...only, receptorPercent: share }
    return 'taken'
  }

  private clash({ about, start }: TextStatement, items: readonly Item[]): ReceptorUnreadText {
    const end = items.at(-1)?.end ?? start
    const span = { start, end, quote: this.text.slice(start, end) }
    return { about: about === 'pgr' ? 'pgr' : 'er', why: WHY_CLASH, class: 'not-understood', ...span }
  }
}
