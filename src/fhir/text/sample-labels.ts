/** Lines that only say of which sample the tests below them are: 'Performed on pre-treatment biopsy (SB-25-3381):'. */
import type { Item } from './lexicon.ts'
import { TRAITS } from './word-traits.ts'

const TESTED =
  /^(?:performed|tests?|tested|testing|results?|biomarkers?|markers?|studies|durchgefuhrt\w*|untersuch\w*|bestimm\w*|ergebnis\w*|marker|realise\w*|effectue\w*|resultats?|marqueurs|realizad\w*|efectuad\w*|resultados?|marcadores|eseguit\w*|effettuat\w*|risultat[io]|marcatori|verricht|uitgevoerd|resultaten|uitslag\w*)$/
const LONGEST = 24
const SAYS_MORE: ReadonlySet<string> = new Set(['positive', 'negative', 'equivocal', 'not', 'er', 'pgr', 'amplified'])

/** The item after such a line that begins at `from`; 0 where none begins. */
export function sampleLabelEnd(items: readonly Item[], from: number): number {
  let tested = false
  let taken = false
  for (let at = from; at < items.length && at < from + LONGEST; at += 1) {
    const item = items[at]
    if (item === undefined || item.kind === 'break' || item.kind === 'gap' || item.kind === 'plus') return 0
    if (SAYS_MORE.has(item.meaning)) return 0
    tested ||= TESTED.test(item.text) || item.meaning === 'ihc'
    taken ||= (item.traits & TRAITS.taken) !== 0
    if (item.text === ':') return tested && taken && isLast(items, at) ? at + 1 : 0
  }
  return 0
}

/** A whole line of that kind. */
export function isSampleLabel(items: readonly Item[]): boolean {
  return items.length > 0 && sampleLabelEnd(items, 0) === items.length
}

function isLast(items: readonly Item[], at: number): boolean {
  const next = items[at + 1]
  return next === undefined || next.kind === 'break' || next.kind === 'gap'
}

const THAT = /^(?:that|jene[rsmn]?|aquel(?:la)?|quel(?:la)?|dat)$/
const SAMPLE = /tumou?r|cancer|cancro|[ck]ar[cz]ino|^lesi|neoplas|biops|biopt|specimen/

/** 'That tumor was HER2 negative' goes on about the sample of the sentence before. */
function speaksOfThatSample(items: readonly Item[]): boolean {
  return items.some(({ text }, at) => THAT.test(text.split(' ').at(-1) ?? '') && SAMPLE.test(items[at + 1]?.text ?? ''))
}

/** The tumour that came back, and the one before it. */
export const RECURRENCE =
  /^(?:(?:local |the )?recurren(?:ce|t)|relapse|rezidiv\w{0,8}|lokalrezidiv|recidiv\w{0,4}|recidief|recaida|recurrencia|ricaduta)$/
export const PRIMARY =
  /^(?:primary(?: tumou?r)?|primartumor|primarius|primitif|primario|tumor primario|primitivo|tumore primitivo|primaire|primaire tumor)$/
const OPENING = 3

interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

/** 'Recurrence: HER2 1+' */
function tellsRecurrence({ items, traits }: Line): boolean {
  const marked = (traits & (TRAITS.her2 | TRAITS.receptor)) !== 0
  return (
    marked && opensWith(items, RECURRENCE) && !items.some(({ meaning }) => meaning === 'not' || meaning === 'absent')
  )
}

function opensWith(items: readonly Item[], words: RegExp): boolean {
  return items.slice(0, OPENING).some(({ text }) => words.test(text))
}

/** It is of an earlier sample. */
export function isEarlierSample(items: readonly Item[]): boolean {
  return items.some(({ meaning }) => meaning === 'previous')
}

/** 'Similar to the previous carcinoma. That tumor was HER2 negative': the sentence goes on about what is earlier. */
export class SampleThread {
  private earlier = false
  private readonly recurs: boolean

  constructor(passages: readonly Line[]) {
    this.recurs = passages.some(tellsRecurrence)
  }

  /** Whether the next sentence of the report does so. */
  isEarlier(items: readonly Item[], zone: string): boolean {
    const before = this.earlier
    this.earlier = isEarlierSample(items)
    return zone === 'report' && ((before && speaksOfThatSample(items)) || (this.recurs && opensWith(items, PRIMARY)))
  }
}
