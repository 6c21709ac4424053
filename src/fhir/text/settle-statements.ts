/** What two statements of one text on one specimen say together, once all of it is read. */
import { findCountAgainstWords } from './her2-gathered.ts'
import type { TextStatement, TextUnread } from './statements.ts'

/** 'Interpretation: equivocal' beside a score 2+ of the same specimen is the word of that score. */
export function settleEquivocal(statements: readonly TextStatement[]): readonly TextStatement[] {
  return statements.map((one) => {
    if (one.about !== 'her2-overall' || one.overallWords !== 'equivocal') return one
    if (!statements.some((other) => other.score === '2+' && isSamePlace(one, other))) return one
    const { overallWords: _words, ...rest } = one
    return { ...rest, about: 'her2-ihc', ihcWords: 'equivocal' } as const
  })
}

/** 'FISH: amplified' in one line and 'Ratio: 1.4' in another, of one specimen: neither stands. */
export function settleCounts(statements: readonly TextStatement[]): {
  readonly statements: readonly TextStatement[]
  readonly unread: readonly TextUnread[]
} {
  const counted = statements.filter((one) => one.about === 'her2-ish' && one.previous !== true)
  const dropped = new Set(counted.flatMap((one) => [...clashOf(one, counted)]))
  const unread = [...dropped].map(({ start, end, quote }): TextUnread => {
    const why = `«${shorten(quote)}»: the result in words and the ratio exclude each other`
    return { start, end, quote, why, class: 'not-understood', contradiction: true }
  })
  return { statements: statements.filter((one) => !dropped.has(one)), unread }
}

/**
 * 'No bone metastases. Lung: metastases not excluded': while one site is open the text is no word that there are none.
 * 'pT2 N0 M0 in 2014 … bone metastases now': a denial before the spread that is told is of an earlier time (RULES P-10).
 * Beside another organ's cancer a spread of which nothing says where it comes from is open (RULES P-17).
 */
export function settleSpread(all: readonly TextStatement[], besideOther: boolean): readonly TextStatement[] {
  const other = besideOther || all.some(({ otherPrimary }) => otherPrimary === true)
  const statements = other
    ? all.map((one) => (isOfAnyOrigin(one) ? { ...one, metastasis: 'uncertain' as const } : one))
    : all
  const first = statements.find((one) => isSure(one))
  if (first !== undefined) return statements.filter((one) => one.metastasis !== 'no' || one.start > first.start)
  const open = statements.some((one) => one.metastasis === 'uncertain' && one.hedged === true && one.previous !== true)
  if (!open) return statements
  return statements.map((one) => (isSpokenDenial(one) ? { ...one, metastasis: 'uncertain', hedged: true } : one))
}

function isSure({ metastasis, otherPrimary, hedged, otherOrgan }: TextStatement): boolean {
  return metastasis === 'yes' && otherPrimary !== true && hedged !== true && otherOrgan !== true
}

function isOfAnyOrigin({ metastasis, ofAnyOrigin, otherPrimary }: TextStatement): boolean {
  return metastasis === 'yes' && ofAnyOrigin === true && otherPrimary !== true
}

/** Not an M category, which sums all sites up. */
function isSpokenDenial({ metastasis, words = '' }: TextStatement): boolean {
  return metastasis === 'no' && !/m ?0/i.test(words)
}

/** A result in words with the ratio against it; empty where nothing is, or where a copy number may explain it. */
function clashOf(one: TextStatement, counted: readonly TextStatement[]): readonly TextStatement[] {
  const { ishWords } = one
  if (ishWords === undefined || one.ratio !== undefined) return []
  const others = counted.filter((other) => isSamePlace(one, other))
  if (others.some(({ her2CopyNumber }) => her2CopyNumber !== undefined)) return []
  const other = others.find(({ ratio }) => ratio && findCountAgainstWords({ ishWords, ratio }) !== undefined)
  return other === undefined ? [] : [one, other]
}

function isSamePlace(one: TextStatement, other: TextStatement): boolean {
  const sections = one.section === other.section || one.section === undefined || other.section === undefined
  return sections && one.laterality === other.laterality && one.previous === other.previous
}

/** A quote for a line of text. */
export function shorten(quote: string): string {
  return quote.length > 160 ? `${quote.slice(0, 159)}…` : quote
}
