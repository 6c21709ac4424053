import { withTickedChoice } from './boxes.ts'
import { foldText } from './folded-text.ts'
import { mayBeHeading, readHeading } from './headings.ts'
import { resultLexicon, nameItems } from './lexicon.ts'
import type { Item } from './lexicon.ts'
import { findLegends, withoutKeys } from './legends.ts'
import { isSectionOf, isTestedBlock, readPlace, readReference } from './places.ts'
import type { Place } from './places.ts'
import { CHOICES_OFFERED } from './polarity.ts'
import { isEarlierSample, isSampleLabel } from './sample-labels.ts'
import { cutSentences } from './sentences.ts'
import type { Sentence } from './sentences.ts'
import type { HeadingKind } from './words/forms.ts'
import type { StepMeter } from './statements.ts'
import { scanTokens } from './tokens.ts'
import type { Token } from './tokens.ts'
import { TRAITS, traitsOfAll } from './word-traits.ts'

/**
 * What a part of a report may say. `report`: results; `history`: what was told or found before; `request`: what was
 * asked; `method`: assays, score keys, reference ranges, controls; `literature`: what is cited.
 */
export type Zone = 'report' | 'history' | 'request' | 'method' | 'literature'

/** One sentence or line of a report, with the part that it stands in. */
export interface Passage {
  /** Without line ends. */
  readonly items: readonly Item[]
  /** The traits of all its words. */
  readonly traits: number
  readonly zone: Zone
  /** Index into the places of the document, at its start. */
  readonly place: number
  /** Item index → place from there on. */
  readonly places: ReadonlyMap<number, number>
  /** Items that only name a heading or a specimen. */
  readonly furniture: ReadonlySet<number>
  /** It opens with a heading that is no place. */
  readonly headed: boolean
  /** A row of a score key or of criteria. */
  readonly legend: boolean
  /** It stands below a heading of criteria, limits or controls, of which it is one. */
  readonly owned: boolean
  /** Where the sentence begins and ends in the text, with the boxes and brackets that were settled. */
  readonly start: number
  readonly end: number
}

export interface Document {
  readonly tokens: readonly Token[]
  readonly passages: readonly Passage[]
  readonly places: readonly Place[]
}

const ZONES: Readonly<Record<string, Zone>> = {
  history: 'history',
  request: 'request',
  method: 'method',
  literature: 'literature',
}
/** Words that a heading may hold and that speak on: 'HER2 FISH results:'. */
const TESTED: ReadonlySet<string> = new Set([
  'her2',
  'er',
  'pgr',
  'hr',
  'triplenegative',
  'triplepositive',
  'ihc',
  'ish',
  'amplification',
  'overall',
])
/** A block so near to the start of its line is of all of it. */
const LABEL_LENGTH = 5
const SUBJECTS: ReadonlySet<string> = new Set(['her2', 'er', 'pgr', 'hr', 'triplenegative', 'triplepositive'])

const EARLIER_TESTS =
  /\b(?:previous|prior|outside|vorbefunde?|fruhere|auswartiger?|anterieurs?|previ[ao]s?|precedent[ei]|eerdere?)\b/

const OWNS_LINES = /criteri|eligib|inclusion|exclusion|control|reference|range|cut ?-?off|example/
/** 'FHx: aunt …', and in the next line 'Pt: …' */
const OF_PATIENT = /^(?:pt|patient|patientin|paciente|paziente|patiente)$/

class DocumentReader {
  readonly passages: Passage[] = []
  readonly places: Place[] = [{}]
  private readonly text: string
  private readonly named: boolean
  private zone: Zone = 'report'
  private place = 0
  /** What opened the zone goes on in its own line: 'Method: immunohistochemistry, clone 4B5'. */
  private inline = false
  /** A history under a heading that stands alone: the results below it are of that history. */
  private holdsResults = false
  /** Criteria, limits or controls under a heading that stands alone: the markers directly below it are of them. */
  private owns = false
  /** It is a history of tests: other lines may stand between. */
  private ofEarlierTests = false

  constructor(text: string, named: boolean) {
    this.text = text
    this.named = named
  }

  take(
    items: readonly Item[],
    whole: readonly Item[],
    { opensLine, opensParagraph }: Sentence,
    meter: StepMeter,
  ): void {
    const traits = traitsOfAll(items)
    const heading = readHeadings(items, traits)
    const plain = heading === undefined && !mayHoldPlace(items, traits)
    const furniture = plain ? NO_FURNITURE : new Set<number>()
    const places = plain ? NO_PLACES : new Map<number, number>()
    const start = this.place
    if (heading !== undefined) {
      this.zone = ZONES[heading.kind] ?? 'report'
      this.inline = heading.end < items.length
      this.openHistory(items.slice(0, heading.end))
      if (heading.kind === 'case' && isSampleLabel(items) && isEarlierSample(items)) this.openTestsOf(items)
      if (heading.kind === 'case' && heading.opensCase && !this.isOfTissueAbove()) this.openPlace({}, 0, places)
      for (let at = 0; at < heading.end; at += 1) {
        if (!TESTED.has(items[at]?.meaning ?? '')) furniture.add(at)
      }
    } else if (isSampleLabel(items)) this.openTestsOf(items)
    else if ((traits & TRAITS.cited) !== 0 && isCitation(items)) this.zone = 'literature'
    else if (this.endsZone(items, opensLine, opensParagraph)) this.zone = 'report'
    if (!plain) this.readPlaces({ items, traits }, heading?.kind === 'case' ? heading.end : 0, furniture, places, meter)
    const place = places.get(0) ?? start
    this.passages.push({
      items,
      traits,
      zone: this.zone,
      place,
      places,
      furniture,
      headed: heading !== undefined,
      legend: false,
      owned: this.zone === 'method' && this.owns && this.holdsResults && heading === undefined,
      start: whole[0]?.start ?? 0,
      end: whole.at(-1)?.end ?? 0,
    })
  }

  /** 'Specimen: liver biopsy. Diagnosis: …': the line directly above named the one tissue of the text. */
  private isOfTissueAbove(): boolean {
    const above = this.passages.at(-1)
    const named = this.places.filter(({ site, section }) => site !== undefined || section !== undefined)
    return named.length === 1 && above !== undefined && above.places.size > 0 && above.furniture.size > 0
  }

  /** 'PREVIOUS BIOPSY:' and the lines below it; of any other history the lines that stand directly below its heading. */
  private openHistory(heading: readonly Item[]): void {
    this.owns = !this.inline && heading.at(-1)?.text === ':' && heading.some((item) => OWNS_LINES.test(item.text))
    this.ofEarlierTests = heading.some((item) => EARLIER_TESTS.test(item.text))
    this.holdsResults = !this.inline
  }

  /** 'Performed on pre-treatment biopsy:', and 'Test performed on this excision:', which ends it. */
  private openTestsOf(label: readonly Item[]): void {
    const earlier = isEarlierSample(label)
    if (earlier || this.zone === 'history') this.zone = earlier ? 'history' : 'report'
    this.ofEarlierTests = earlier
    this.holdsResults = earlier
  }

  /** A blank line ends what was told, asked or explained, and so does a line that begins with a marker. */
  private endsZone(items: readonly Item[], opensLine: boolean, opensParagraph: boolean): boolean {
    if (this.zone === 'report') return false
    const marker =
      SUBJECTS.has(items[0]?.meaning ?? '') || (this.inline && this.zone === 'method' && isMeasuredField(items))
    if (this.zone === 'history' && items.slice(0, 4).some((item) => item.meaning === 'now')) return true
    if (this.zone === 'history' && items[1]?.text === ':' && OF_PATIENT.test(items[0]?.text ?? '')) return true
    const holds = this.zone === 'history' || (this.zone === 'method' && this.owns)
    if (holds && marker && !opensParagraph && this.holdsResults) return false
    this.holdsResults &&= this.ofEarlierTests
    if (this.zone === 'literature') return opensParagraph && marker
    return opensParagraph || (opensLine && marker)
  }

  private openPlace(place: Place, at: number, places: Map<number, number>): void {
    this.places.push(place)
    this.place = this.places.length - 1
    places.set(at, this.place)
  }

  private readPlaces(
    { items, traits }: Line,
    from: number,
    furniture: Set<number>,
    places: Map<number, number>,
    meter: StepMeter,
  ): void {
    let standing = this.place
    let back: number | undefined
    for (let at = 0; at < items.length;) {
      meter.steps += 1
      const startsLine = at === 0 || at === from
      const found = mayBeginPlace(items, at, startsLine, traits)
        ? readPlace(items, at, { startsLine, named: this.named }, this.text)
        : undefined
      if (found === undefined) {
        const referred = this.readReference(items, at, places, furniture)
        const opens = items.at(-1)?.text === ':' && isTestedBlock(items, at)
        if (referred > at && at >= from && !opens) back ??= standing
        at = Math.max(at + 1, referred)
        continue
      }
      const end = Math.max(found.end, at + 1)
      for (let index = at; index < end; index += 1) {
        if (!SUBJECTS.has(items[index]?.meaning ?? '')) furniture.add(index)
      }
      if (found.sideOnly === true) this.openSide(found.place, at, places)
      else this.openPlace(found.place, at, places)
      if (!startsLine && found.named === true) back ??= standing
      else back = undefined
      standing = this.place
      at = end
    }
    // A block named in passing is of its sentence only.
    if (back !== undefined) this.place = back
  }

  /** 'HER2 (A):', 'BIOMARKERS (A)': a specimen of further up. Returns the item after it; `at` where none is named. */
  private readReference(
    items: readonly Item[],
    at: number,
    places: Map<number, number>,
    furniture: Set<number>,
  ): number {
    if (isTestedBlock(items, at)) return this.readTestedBlock(items, at, places, furniture)
    const reference = readReference(items, at)
    if (reference === undefined) return at
    const known = this.places.findLastIndex((place) => isSectionOf(place, reference.name))
    const block = reference.name.length > 1 && TESTED.has(items[at - 1]?.meaning ?? '')
    if (known < 0 && !block) return at
    this.place = known
    if (known < 0) this.openPlace({ section: reference.name.toUpperCase() }, at, places)
    places.set(at === 1 ? 0 : at, this.place)
    for (let index = at; index < reference.end; index += 1) furniture.add(index)
    return reference.end
  }

  /** 'IHC on A7:' is of specimen A, or of a block of its own where no A stands above. Returns the item after it. */
  private readTestedBlock(
    items: readonly Item[],
    at: number,
    places: Map<number, number>,
    furniture: Set<number>,
  ): number {
    const name = items[at]?.text ?? ''
    const own = this.places.findLastIndex((place) => isSectionOf(place, name))
    const known = own < 0 ? this.places.findLastIndex((place) => isSectionOf(place, name.charAt(0))) : own
    this.place = known
    if (known < 0) this.openPlace({ section: name.toUpperCase() }, at, places)
    places.set(at <= LABEL_LENGTH ? 0 : at, this.place)
    furniture.add(at)
    return at + 1
  }

  /** 'Laterality: Right' completes the specimen above it, or begins another one where that has the other side. */
  private openSide(side: Place, at: number, places: Map<number, number>): void {
    const current = this.places[this.place] ?? {}
    if (current.laterality === side.laterality) return
    this.openPlace(current.laterality === undefined ? { ...current, ...side } : side, at, places)
  }
}

interface Line {
  readonly items: readonly Item[]
  readonly traits: number
}

/** A sentence without a heading and without the name of a specimen has these; nothing is ever put into them. */
const NO_FURNITURE = new Set<number>()
const NO_PLACES = new Map<number, number>()

function mayHoldPlace(items: readonly Item[], traits: number): boolean {
  const refers = (traits & TRAITS.bracket) !== 0 && (traits & TRAITS.identifier) !== 0
  if ((traits & TRAITS.identifier) !== 0 && items.some((_, at) => isTestedBlock(items, at))) return true
  return refers || (traits & TRAITS.specimen) !== 0 || mayBeginPlace(items, 0, true, traits)
}

/** Without one of these words nothing names tissue: a word for a specimen, at the start of a line also a letter, a side or a procedure. */
function mayBeginPlace(items: readonly Item[], at: number, startsLine: boolean, traits: number): boolean {
  const own = items[at]?.traits ?? 0
  if ((own & TRAITS.specimen) !== 0) return true
  return startsLine && ((own & TRAITS.identifier) !== 0 || (traits & (TRAITS.side | TRAITS.taken)) !== 0)
}

const MEASURED: ReadonlySet<string> = new Set(['copies', 'ratio', 'cep17'])
const RULED: ReadonlySet<string> = new Set(['reference', 'conditional', 'general', 'control'])

/** 'Average HER2 copy number: 2.35' below 'Method: ...': a measure of this tumour, and no limit. */
function isMeasuredField(items: readonly Item[]): boolean {
  const colon = items.findIndex((item) => item.text === ':' || item.text === '=')
  if (colon < 1 || items[colon + 1]?.kind !== 'number' || items.length > colon + 6) return false
  if (items[0]?.meaning === 'score') return colon === 1 && items[3]?.kind === 'plus' && items.length === 4
  if (items.some((item) => RULED.has(item.meaning))) return false
  return items.slice(0, colon).some((item) => MEASURED.has(item.meaning))
}

interface Headings {
  readonly kind: HeadingKind
  readonly end: number
  readonly opensCase: boolean
}

/** Headings that follow each other: 'Clinical diagnosis: Results of immunohistochemical examination:'. The last counts. */
function readHeadings(items: readonly Item[], traits: number): Headings | undefined {
  let found: Headings | undefined
  if (!mayBeHeading(items, traits)) return undefined
  for (let end = 0, turn = 0; turn < 3; turn += 1) {
    const next = readHeading(items.slice(end))
    if (next === undefined) break
    end += next.end
    found = { kind: next.kind, end, opensCase: found?.opensCase === true || next.opensCase }
  }
  return found
}

/** 'Wolff AC, Hammond EH, et al.' and 'J Clin Oncol 2005;353(16):1673-84', but no sentence that begins with a marker. */
function isCitation(items: readonly Item[]): boolean {
  if (SUBJECTS.has(items[0]?.meaning ?? '')) return false
  return items.some((item, at) => {
    if (item.text === 'et al' || (item.text === 'et' && items[at + 1]?.text === 'al')) return true
    if (item.kind !== 'number' || items[at + 1]?.text !== ';' || items[at + 2]?.kind !== 'number') return false
    const pages = /^(?:19|20)\d\d$/.test(item.text)
    return pages && (items[at + 3]?.text === '(' || items[at + 3]?.text === ':')
  })
}

/** Whether the text names its specimens by a word, as 'PART 1:' or 'Specimen A.' at the start of a line. */
function namesSpecimens(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    if (item.meaning !== 'specimen' || item.text === 'block' || item.text.endsWith('block')) return false
    const before = items[at - 1]
    const starts = before === undefined || before.kind === 'break' || before.kind === 'gap' || before.text === '.'
    const mark = items[at + 2]
    return starts && mark?.kind === 'mark' && [':', '.', ';', ')'].includes(mark.text)
  })
}

const CHOICES: ReadonlySet<string> = new Set([
  'yes',
  'not',
  'positive',
  'negative',
  'equivocal',
  'unknown',
  'notdone',
  'detected',
  'absent',
])
const CHOICE_LETTERS: ReadonlySet<string> = new Set(['y', 'n', 'j', 's', 'o', 'v', 'f'])
const BETWEEN_CHOICES: ReadonlySet<string> = new Set(['/', '|', ','])

/** Puts one word for the answers that a form offers behind a label: 'HER2 overexpressed (yes/no): no'. */
function foldChoices(items: readonly Item[]): readonly Item[] {
  const kept: Item[] = []
  for (let at = 0; at < items.length; at += 1) {
    const end = items[at]?.text === '(' || items[at]?.text === '[' ? choicesEnd(items, at) : at
    const item = items[at]
    if (item === undefined) break
    if (end === at) kept.push(item)
    else {
      kept.push({ ...item, meaning: 'is', kind: 'word', text: CHOICES_OFFERED, end: items[end - 1]?.end ?? item.end })
      at = end - 1
    }
  }
  return kept.length === items.length ? items : kept
}

function choicesEnd(items: readonly Item[], at: number): number {
  const offered = new Set<string>()
  for (let end = at + 1; end < at + 12; end += 2) {
    const { meaning = '', text = '', kind } = items[end] ?? {}
    if (kind !== 'word' || !(CHOICES.has(meaning) || CHOICE_LETTERS.has(text))) return at
    offered.add(text)
    const mark = items[end + 1]
    if (mark?.text === ')' || mark?.text === ']') {
      const asked = [':', '=', '?'].includes(items[end + 2]?.text ?? '')
      return offered.size > 1 && asked ? end + 2 : at
    }
    if (!BETWEEN_CHOICES.has(mark?.text ?? '') && mark?.meaning !== 'or') return at
  }
  return at
}

/** A sentence with the boxes, the choices and the keys of its brackets settled. */
function foldBrackets(items: readonly Item[]): readonly Item[] {
  const traits = traitsOfAll(items)
  if ((traits & (TRAITS.bracket | TRAITS.box)) === 0) return items
  const own = foldChoices(withTickedChoice(items))
  return own.length > 0 ? withoutKeys(own) : own
}

/** Cuts a text into its sentences and says of each in what part of the report it stands. One pass, never throws. */
export function readDocument(text: string, meter: StepMeter): Document {
  const folded = foldText(text)
  meter.steps += folded.chars.length
  const tokens = scanTokens(folded, meter)
  const items = nameItems(tokens, resultLexicon(), meter)
  const reader = new DocumentReader(text, namesSpecimens(items))
  for (const sentence of cutSentences(items, text, meter)) {
    const whole: Item[] = []
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const item = items[at]
      if (item !== undefined && item.kind !== 'break') whole.push(item)
    }
    const own = foldBrackets(whole)
    if (own.length > 0) reader.take(own, whole, sentence, meter)
  }
  const legends = findLegends(reader.passages)
  const passages = reader.passages.map((passage, at) => (legends.has(at) ? { ...passage, legend: true } : passage))
  return { tokens, passages, places: reader.places }
}

/** Cuts at white space, so that no '1' is read of '1.96' and no 'positive' loses its 'not'. */
export function lastWholeWord(text: string, longest: number): number {
  for (let at = longest; at > longest - 1000; at -= 1) if (text[at] === '\n') return at
  for (let at = longest; at > longest - 1000; at -= 1) if (/\s/.test(text[at] ?? '')) return at
  return longest - 1000
}

/** The first token that begins at or behind a place in the text. */
export function firstFrom(tokens: readonly { readonly start: number }[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return low
}
