/** 'Recurrence 06/2024 bone + pleura', 'relapse: liver': a recurrence and where it is, without a word of spread. */
import type { Item } from './lexicon.ts'

export const RECURRED = /^(?:distant |systemic |metastatic )?(?:recurrences?|recurred|relapsed?|relapses)$/
const LOCAL = /^(?:local\w{0,2}|locoregional|ipsilateral|axillary|nodal|regional|chest|in)$/
const BETWEEN: ReadonlySet<string> = new Set([':', '(', '-', '–', '=', '/'])
const LINK = /^(?:in|to|at|of|with|the|now|involving|since)$/
/** 'Recurrence: bone scan negative': a scan of the organ. */
const SCANNED = /^(?:scans?|mri|ct|pet|density|marrow|function|enzymes|x|ultrasound|clear|normal|unremarkable)/
const REACH = 6
const SILENT: ReadonlySet<string> = new Set([
  ...['not', 'absent', 'negative', 'search', 'conditional', 'general', 'family', 'hedge', 'recommended', 'unknown'],
])

/** Where the name of the organ ends behind a recurrence that begins at an item; undefined where it is no such recurrence. */
export function recurredSite(items: readonly Item[], at: number): number | undefined {
  if (!RECURRED.test(items[at]?.text ?? '') || LOCAL.test(items[at - 1]?.text ?? '')) return undefined
  let next = at + 1
  while (next < at + REACH && isBetween(items[next])) next += 1
  if (items[next]?.meaning !== 'distantsite' || SCANNED.test(items[next + 1]?.text ?? '')) return undefined
  const near = items.slice(Math.max(0, at - REACH), next + REACH)
  return near.some(({ meaning, text }) => SILENT.has(meaning) || text === '?') ? undefined : next + 1
}

function isBetween(item: Item | undefined): boolean {
  if (item === undefined) return false
  return item.kind === 'number' || item.kind === 'date' || BETWEEN.has(item.text) || LINK.test(item.text)
}
