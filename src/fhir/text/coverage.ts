/**
 * What of a sentence was understood (RULES P-27). A word that no table knows, and a number that is neither a value nor
 * part of the furniture of a report, may turn the sentence round: it counts against every value in its stretch.
 */
import type { Item } from './lexicon.ts'

/** Units and things that are counted in reports and say nothing of HER2. */
const UNITS: ReadonlySet<string> = new Set(
  'mm cm m g gm gms gram grams gramm kg mg ml cc µm um nm % x h hr hrs hour hours min minutes std stunden minuten years year yr y yo old jahre jahr ans an años año jaar anni days day tage weeks months wochen monate hpf slides slide blocks block fields field lesions lesion foci focus tumors tumours margins levels level nm readers observers pathologists'.split(
    ' ',
  ),
)
/** Words in front of a number that make it a name, a place or a date, never a value. */
const NUMBERED: ReadonlySet<string> = new Set(
  'comment note run lot batch reader observer block blocks specimen part probe case no nr number slide section level page seite guideline guidelines cap edition ed version dated date dr type figure table addendum aged age luminal grade grad grado grade: g cycle cycles code container cassette accession chr chromosome version dilution polysomy polysomie polisomia polisomía disomy monosomy observers number: group tumor tumour first second third herd focus tumeur tumore lesion läsion lotto lote charge lotnummer chargennummer lotnr'.split(
    ' ',
  ),
)
const COUNTED: ReadonlySet<string> = new Set(
  'cells cell nuclei zellen zellkerne zellkernen cellules noyaux células núcleos celulas nucleos cellen kernen kerne tumorzellkerne tumorzellkernen celkernen tumorcellen cellule nuclei'.split(
    ' ',
  ),
)
const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/
/** Letters and figures of a TNM formula, a block or a roman number: 'pT2', 'N1a', 'A12', 'IIB', 'MX'. */
const CODE =
  /^(?:[cpyru]{0,3}(?:t[0-4isx][a-d]?|n[0-3x][a-c]?|m[01x][a-c]?|g[1-4x]|r[012x]|l[01x]|v[012x]|pn[01x])|[a-z]\d{1,6}|\d{1,3}[a-z]|[ivx]{1,5}[abc]?|ypt\w{1,3}|nhg\d?|[cpyru]{0,3}t[0-4][a-d]?n[0-3x][a-c]?(?:m[01x])?)$/

/** Item indices from `from` (inclusive) to `to` (exclusive) that were not understood. `consumed`: values and their labels. */
export function findUnknown(
  items: readonly Item[],
  from: number,
  to: number,
  consumed: ReadonlySet<number>,
): readonly number[] {
  const unknown: number[] = []
  for (let at = from; at < to; at += 1) {
    const item = items[at]
    if (item === undefined || consumed.has(at) || isUnderstood(items, at, item)) continue
    unknown.push(at)
  }
  return unknown
}

/** 'N', 'Y', 'F' behind a colon may be a whole answer. */
function isShortAnswer(items: readonly Item[], at: number, item: Item): boolean {
  const before = items[at - 1]?.text
  return item.text.length === 1 && /^[nyfjtvs]$/.test(item.text) && (before === ':' || before === '=')
}

/** A small word without weight as the whole answer behind a colon ('HER2-positiv: nei') may be one of another language. */
function isBareAnswer(items: readonly Item[], at: number, item: Item): boolean {
  const before = items[at - 1]
  const next = items[at + 1]
  const answer = before?.text === ':' || before?.text === '=' || before?.text === '?'
  const whole = next === undefined || next.text === '.' || next.text === ';' || next.text === ','
  return answer && whole && item.kind === 'word' && item.text.length <= 4 && item.meaning === 'harmless'
}

/** 'OBX|1|ST|': the kind of value in a message of version 2. */
function isMessageType(items: readonly Item[], at: number): boolean {
  const between = items[at - 1]?.text === '|' && items[at + 1]?.text === '|'
  return between && /^(?:st|tx|ft|nm|sn|ce|cwe)$/.test(items[at]?.text ?? '')
}

function isUnderstood(items: readonly Item[], at: number, item: Item): boolean {
  if (item.meaning === 'foreign' || isShortAnswer(items, at, item) || isBareAnswer(items, at, item)) return false
  if (item.meaning !== '') return true
  switch (item.kind) {
    case 'date':
    case 'break':
    case 'gap':
      return true
    case 'mark':
      return item.text !== '?'
    case 'number':
      return isFurnitureNumber(items, at, item)
    case 'plus':
      return false
    default:
      return (
        CODE.test(item.text) || isMessageType(items, at) || (items[at - 1]?.kind === 'number' && UNITS.has(item.text))
      )
  }
}

/** Whether a number is no value: a date, a size, the name of a block or an edition. */
export function isFurnitureNumber(items: readonly Item[], at: number, item: Item | undefined): boolean {
  if (item === undefined) return false
  if (YEAR.test(item.text)) return true
  const next = items[at + 1]
  const before = items[at - 1]
  if (next !== undefined && UNITS.has(next.text)) return true
  if (/^o\W{0,3}clock$/.test(next?.text ?? '')) return true
  // '1D5', '6F11': the name of a clone.
  if (next?.kind === 'word' && !next.spaced) return true
  if (isNodeCount(items, at)) return true
  if (COUNTED.has(next?.text ?? '') && Number(item.text) >= 10) return true
  if (before !== undefined && NUMBERED.has(lastWord(before))) return true
  // 'S18-2231'
  if (!item.spaced && ACCESSION.test(before?.text ?? '')) return true
  if (before?.text === '|' && next?.text === '|' && items[0]?.text === 'obx') return true
  const marked = before?.text === '#' || before?.text === ':' || before?.text === '.' || before?.text === '('
  if (marked && NUMBERED.has(lastWord(items[at - 2]))) return true
  // '3.0 x 2.5 cm', '12:00', '1:200', '(2/16)'
  if (next?.text === 'x' || before?.text === 'x') return true
  // '12/2023' and the start of '1:200'
  if (next?.text === '/' && YEAR.test(items[at + 2]?.text ?? '')) return true
  if (item.text === '1' && next?.text === ':' && !next.spaced && items[at + 2]?.kind === 'number') return true
  if (before?.text === ':' && !item.spaced && items[at - 2]?.text === '1') return true
  if (items.slice(Math.max(0, at - 5), at + 3).some((near) => near.text.startsWith('fmol'))) return true
  return isClock(items, at)
}

const ACCESSION = /^[a-z]{1,4}\d{2,4}$/

function lastWord(item: Item | undefined): string {
  return item?.text.slice(item.text.lastIndexOf(' ') + 1) ?? ''
}

/** '2/12 nodes', '0 of 4 lymph nodes' */
function isNodeCount(items: readonly Item[], at: number): boolean {
  const first = items[at + 1]?.text === '/' || items[at + 1]?.text === 'of' || items[at + 1]?.text === 'von'
  const start = first ? at : at - 2
  const mark = items[start + 1]?.text ?? ''
  if (mark !== '/' && mark !== 'of' && mark !== 'von') return false
  const thing = items[start + 3]?.text ?? ''
  return items[start]?.kind === 'number' && items[start + 2]?.kind === 'number' && NODES.test(thing)
}

const NODES = /^(?:node|lymph|sentinel|lk$|gangli|linfon|lymfe|axill)/

function isClock(items: readonly Item[], at: number): boolean {
  const [before, own, next] = [items[at - 1], items[at], items[at + 1]]
  if (own === undefined) return false
  if (next?.text === ':' && !next.spaced && /^\d\d$/.test(items[at + 2]?.text ?? '') && /^\d{1,2}$/.test(own.text))
    return true
  return before?.text === ':' && !own.spaced && /^\d{1,2}$/.test(items[at - 2]?.text ?? '') && /^\d\d$/.test(own.text)
}
