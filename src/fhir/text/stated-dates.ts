/** The year or day that a sentence gives for what it says. */
import type { Item } from './lexicon.ts'

const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/
/** A year behind one of these is of a guideline or an edition. */
const EDITION =
  /^(?:asco|cap|asco cap|ajcc|uicc|who|esmo|nccn|s3|guidelines?|leitlinie|recommandations?|guias?|criteria|ed|edition|update|richtlijn|version)$/

/** '2015', '2015-03-02' or '2015-03'; undefined where the sentence gives none or several. */
export function statedDate(items: readonly Item[]): string | undefined {
  const found = new Set<string>()
  for (const [at, item] of items.entries()) {
    if (item.kind === 'date') found.add(dateOf(item.text) ?? '')
    else if (item.kind === 'number' && YEAR.test(item.text) && !isEdition(items, at)) found.add(item.text)
  }
  const [only] = found
  return found.size === 1 && only !== '' ? only : undefined
}

function isEdition(items: readonly Item[], at: number): boolean {
  return items
    .slice(Math.max(0, at - 4), at + 2)
    .some((item) => item.text.split(' ').some((word) => EDITION.test(word)))
}

/** Day and month only where their order is certain. */
function dateOf(text: string): string | undefined {
  const [one = '', two = '', three = ''] = text.split(/[-./]/)
  if (/^\d{4}$/.test(one)) return isDay(two, three) ? `${one}-${pad(two)}-${pad(three)}` : one
  if (!/^\d{4}$/.test(three)) return undefined
  return text.includes('.') && isDay(two, one) ? `${three}-${pad(two)}-${pad(one)}` : three
}

function isDay(month: string, day: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
}

function pad(text: string): string {
  return text.padStart(2, '0')
}
