/** Whether a clause speaks of a control that was stained beside the tumour. */
import type { Clauses } from './clauses.ts'
import type { Item } from './lexicon.ts'

const CONTROL_GOES_ON: ReadonlySet<string> = new Set(['(', ')', '[', ']', ',', '—', '-', '–'])
/** With one of these a clause speaks of the tumour again. */
const OWN_SUBJECTS: ReadonlySet<string> = new Set([
  ...['her2', 'tumorcells', 'invasive', 'ihc', 'ish', 'er', 'pgr', 'marker', 'overall', 'score', 'now', 'specimen'],
])

const CONTROL_REACH = 6

/** A bracket or apposition without a subject of its own, or the verb behind one. */
function goesOnAboutControl(own: readonly Item[], opened: string): boolean {
  const first = own.find((item) => item.kind !== 'mark')
  if (opened === ',' && first?.meaning === 'is' && first.text !== 'the') return true
  return CONTROL_GOES_ON.has(opened) && !own.some((item) => OWN_SUBJECTS.has(item.meaning))
}

/** No name of a test and no value stands before the control. */
function isSubject(own: readonly Item[], control: number): boolean {
  return own
    .slice(0, control)
    .every((item) => item.kind === 'word' && !['her2', 'ihc', 'ish', 'by', 'overall', 'score'].includes(item.meaning))
}

/** 'Positive control for HER2 stained (3+)': the control is what the sentence speaks of, up to the next subject. */
export function isOfControl(items: readonly Item[], clauses: Clauses, clause: number): boolean {
  for (let back = clause; back >= 0 && back > clause - CONTROL_REACH; back -= 1) {
    if (isBracketOfControl(items, clauses, back)) return true
    const own = items.filter((_, at) => clauses.of[at] === back)
    const control = own.findIndex((item) => item.meaning === 'control')
    if (control >= 0) return isSubject(own, control)
    if (!goesOnAboutControl(own, clauses.openedBy[back] ?? '')) return false
  }
  return false
}

const OPENS_BRACKET: ReadonlySet<string> = new Set(['(', '['])
const DASH: ReadonlySet<string> = new Set(['-', '–', '—'])
/** What may stand between the control and a bracket: what kind it is, and how it came out. */
const KIND_OF_CONTROL = /^(?:e[xs]tern|intern|posit|negat|batch|run|tissue|slide|gewebe|tissu|tejid|tessut|weefsel)/

/** 'On-slide control (HER2 3+)', 'Control externo positivo [HER2 3+]', 'Positive control - HER2 3+' */
function isBracketOfControl(items: readonly Item[], { of }: Clauses, clause: number): boolean {
  const open = of.indexOf(clause)
  const mark = items[open]?.text ?? ''
  if (!OPENS_BRACKET.has(mark) && !DASH.has(mark)) return false
  const at = controlBefore(items, open)
  if (at < 0 || !DASH.has(mark)) return at >= 0
  return isSubject(items.slice(0, open), at) && items.slice(at + 1, open).every(isKind)
}

/** The control that a bracket or dash follows, with nothing but words on it between; -1 where there is none. */
function controlBefore(items: readonly Item[], open: number): number {
  for (let at = open - 1; at >= 0; at -= 1) {
    const { kind, meaning, text } = items[at] ?? {}
    if (meaning === 'control') return at
    if ((kind !== 'word' && text !== ',') || OWN_SUBJECTS.has(meaning ?? '')) return -1
  }
  return -1
}

function isKind({ meaning, text }: Item): boolean {
  return meaning === 'positive' || meaning === 'negative' || KIND_OF_CONTROL.test(text)
}
