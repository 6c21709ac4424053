import type { Laterality } from '../../her2/evidence.ts'
import { isSiteWord } from './lexicon.ts'
import type { Item } from './lexicon.ts'
import { FOCUS, IDENTIFIER, TAKEN, TRAITS } from './word-traits.ts'

/** The tissue that a part of a report speaks of. */
export interface Place {
  /** As written: 'Specimen A', 'PART 1', 'A&B'. */
  readonly section?: string
  /** As written: 'Left breast, core biopsy'. */
  readonly site?: string
  readonly laterality?: Laterality
  /** Where its words stand in the original text. */
  readonly start?: number
  readonly end?: number
}

export interface PlaceFound {
  readonly place: Place
  /** The item after the heading. */
  readonly end: number
  /** Only the side was named, in a field of its own: 'Laterality: Right'. */
  readonly sideOnly?: true
  /** A word names it in passing: 'performed on block A1'. */
  readonly named?: true
}

const BLOCK = /^[a-p]\d{1,2}$/
const ROMAN = /^(?:i{1,3}|iv)$/
const MARKS: ReadonlySet<string> = new Set([':', ')', '.', '-', '–', ','])
const SITE_WORDS = 14
const SITE_MEANINGS: ReadonlySet<string> = new Set([
  '',
  'harmless',
  'organ',
  'left',
  'right',
  'breast',
  'for',
  'by',
  'is',
  'specimen',
  'and',
  'or',
  'marker',
  'previous',
  'now',
  'elsewhere',
])
const SIDE_LABELS: ReadonlySet<string> = new Set(
  'laterality lateralität lateralitat lateralite lateralité seite cote côté lateralidad lateralita lateralità zijde side lateraliteit lado lato'.split(
    ' ',
  ),
)

export interface PlaceRules {
  /** Sentence start: a bare letter or figure may begin a heading. */
  readonly startsLine: boolean
  /** The text names its specimens by a word ('PART 1'): then bare letters only number its lines. */
  readonly named: boolean
}

/** A heading that names tissue and begins at an item; undefined where none begins. */
export function readPlace(
  items: readonly Item[],
  at: number,
  rules: PlaceRules,
  original: string,
): PlaceFound | undefined {
  const label = items[at]
  if (label === undefined) return undefined
  if (rules.startsLine) {
    const side = readSideField(items, at)
    if (side !== undefined) return side
  }
  const named =
    label.meaning === 'specimen' || label.text.startsWith('block n') || (rules.startsLine && isFocus(items, at))
  if (!named && !rules.startsLine && label.text !== '#') return undefined
  const first = named ? identifierStart(items, at + 1) : at + (label.text === '#' ? 1 : 0)
  const last = identifiersEnd(items, first, named || label.text === '#')
  if (last > first) {
    const identifier = items[last - 1] ?? label
    const mark = items[last]
    const marked = mark?.kind === 'mark' && MARKS.has(mark.text)
    const block =
      last === first + 1 && BLOCK.test(items[first]?.text ?? '') && (mark?.text === '.' || mark?.text === ':')
    const free = rules.startsLine && marked && mark.text !== ',' && (!rules.named || block)
    if (named || free) {
      const found = describe(items, original.slice(label.start, identifier.end), marked ? last + 1 : last, original)
      return mark?.text === ':' ? found : { ...found, ...(named ? { named: true } : {}) }
    }
  }
  if (!rules.startsLine) return undefined
  return (
    readSideHeading(items, at, original) ??
    readSiteLine(items, at, original) ??
    readSideLine(items, siteFieldEnd(items, at), original) ??
    readSiteLine(items, siteFieldEnd(items, at), original)
  )
}

const SITE_FIELD =
  /^(?:site|tissue|source|specimen|specimen site|anatomic site|tumou?r site|lokalisation|localisation|localizacion|localizzazione|lokalisatie|sede|organ|organe|probe|muestra|prelevement|campione|materiaal)$/

/** Behind 'Specimen:' or 'Site:'. */
function siteFieldEnd(items: readonly Item[], at: number): number {
  return SITE_FIELD.test(items[at]?.text ?? '') && items[at + 1]?.text === ':' ? at + 2 : at
}

/** A letter or the number of a block in brackets: 'HER2 (A):', 'BIOMARKERS (A1)'. `end`: item after it. */
export function readReference(items: readonly Item[], at: number): { name: string; end: number } | undefined {
  if (items[at]?.text !== '(' || items[at + 2]?.text !== ')') return undefined
  const identifier = items[at + 1]
  if (identifier?.kind !== 'word') return undefined
  return /^[a-p]\d{0,2}$/.test(identifier.text) ? { name: identifier.text, end: at + 3 } : undefined
}

const TESTS: ReadonlySet<string> = new Set(['ihc', 'ish', 'her2', 'er', 'pgr', 'hr'])
const ON = /^(?:on|from|an|am|aus|sur|en|sobre|su|op)$/

/** 'Immunohistochemistry on A7': a block behind the name of a test. */
export function isTestedBlock(items: readonly Item[], at: number): boolean {
  if (at < 2 || !TESTS.has(items[at - 2]?.meaning ?? '')) return false
  return BLOCK.test(items[at]?.text ?? '') && ON.test(items[at - 1]?.text ?? '')
}

/** Whether the name of a specimen ends with this letter or number: 'A', 'Specimen A', 'Block A1'. */
export function isSectionOf({ section = '' }: Place, name: string): boolean {
  const last = section.toLowerCase()
  return last.endsWith(name) && !/[a-z0-9]/.test(last.charAt(last.length - name.length - 1))
}

const LONGEST_SIDE_LINE = 5

/** 'RIGHT BREAST', 'Left breast carcinoma' as a whole line: the side of what follows. */
function readSideLine(items: readonly Item[], at: number, original: string): PlaceFound | undefined {
  const own = items.slice(at)
  const [first, last] = [own[0], own.at(-1)]
  if (first === undefined || last === undefined || own.length > LONGEST_SIDE_LINE) return undefined
  const breast = own.some((item) => (item.traits & TRAITS.breast) !== 0)
  if (!breast || lateralityOf(own) === undefined || !own.every((_, index) => isSiteAt(own, index))) return undefined
  const place = { site: original.slice(first.start, last.end), ...sideOf(own), start: first.start, end: last.end }
  return { place, end: items.length, sideOnly: true }
}

/** 'Tumour 1 (22 mm):', 'Focus 2, block A13': one of several tumours of a specimen, with a mark behind its figure. */
function isFocus(items: readonly Item[], at: number): boolean {
  const figure = items[at + 1]
  const mark = items[at + 2]
  if (!FOCUS.test(items[at]?.text ?? '') || !/^(?:[1-9]|i{1,3}|[a-d])$/.test(figure?.text ?? '')) return false
  return mark === undefined || [':', '(', ',', '-', '–', '.'].includes(mark.text)
}

/** Behind 'block', 'Block number:', 'Block. ', 'Specimen #'. */
function identifierStart(items: readonly Item[], from: number): number {
  let at = from
  while (
    at < from + 4 &&
    ['#', ':', '.', 'number', 'no', 'nr', 'numbers', 'block', 'used', 's', '('].includes(items[at]?.text ?? '')
  )
    at += 1
  return at
}

/** 'A', 'A&B', 'A, B', '1 and 2', 'A-C': the item after the last identifier; `from` where there is none. */
function identifiersEnd(items: readonly Item[], from: number, named: boolean): number {
  const isId = (item: Item | undefined): boolean =>
    item !== undefined &&
    (item.kind === 'word' || item.kind === 'number') &&
    IDENTIFIER.test(item.text) &&
    (named || item.kind === 'number' || item.text.length === 1 || BLOCK.test(item.text) || ROMAN.test(item.text))
  if (!isId(items[from])) return from
  let end = from + 1
  while (end < from + 10) {
    const join = items[end]
    const joins =
      join?.text === '&' || join?.meaning === 'and' || join?.text === ',' || join?.text === '-' || join?.text === '/'
    if (!joins || !isId(items[end + 1])) break
    // 'A, 2 cm' and '1, 3 mm' are no list.
    const after = items[end + 2]
    if (join.text === ',' && !(after?.kind === 'mark' || after?.meaning === 'and')) break
    end += 2
  }
  return end
}

/** What stands behind the name of the specimen, up to the end of the heading, says where it was taken. */
function describe(items: readonly Item[], section: string, from: number, original: string): PlaceFound {
  let start = from
  while (items[start]?.text === '.' || items[start]?.text === ')' || items[start]?.text === ':') start += 1
  const end = siteEnd(items, start)
  const mark = items[end]
  const closes = mark === undefined || mark.text === ':' || mark.text === '.' || mark.text === ';'
  const first = items[start]
  const last = items[end - 1]
  if (!closes || first === undefined || last === undefined || end === start) return { place: { section }, end: start }
  return {
    place: {
      section,
      site: original.slice(first.start, last.end),
      ...sideOf(items.slice(start, end)),
      start: first.start,
      end: last.end,
    },
    end,
  }
}

function siteEnd(items: readonly Item[], from: number): number {
  let end = from
  while (end < items.length && end - from < SITE_WORDS && isSiteAt(items, end)) end += 1
  return end
}

/** 'segment 6', '2 o'clock': figures that are part of a site. */
function isSiteAt(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (item?.kind !== 'number') return isSiteItem(item)
  const numbered = /^(?:segment|level|station|quadrant|lobe|rib|vertebra)s?$/.test(items[at - 1]?.text ?? '')
  return numbered || /^(?:o ?clock|oclock|uhr|heures?|ore|uur)$/.test(items[at + 1]?.text ?? '')
}

function isSiteItem(item: Item | undefined): boolean {
  if (item === undefined || item.kind === 'number' || item.kind === 'plus' || item.kind === 'date') return false
  if (item.kind === 'mark') return [',', '(', ')', '-', '"', '“', '”', "'"].includes(item.text)
  return SITE_MEANINGS.has(item.meaning)
}

/** 'Laterality: Right' */
function readSideField(items: readonly Item[], at: number): PlaceFound | undefined {
  let label = at
  while (label < at + 3 && items[label]?.kind === 'word' && !SIDE_LABELS.has(items[label]?.text ?? '')) label += 1
  if (!SIDE_LABELS.has(items[label]?.text ?? '') || items[label + 1]?.text !== ':') return undefined
  const side = lateralityOf(items.slice(label + 2, label + 5))
  return side === undefined ? undefined : { place: { laterality: side }, end: label + 3, sideOnly: true }
}

/** 'Left breast:' at the start of a line. */
function readSideHeading(items: readonly Item[], at: number, original: string): PlaceFound | undefined {
  let end = at
  while (end < items.length && end - at < 8 && isSiteAt(items, end)) end += 1
  const own = items.slice(at, end)
  const first = own[0]
  const last = own.at(-1)
  if (items[end]?.text !== ':' || first === undefined || last === undefined) return undefined
  if (lateralityOf(own) === undefined) return undefined
  return {
    place: { site: original.slice(first.start, last.end), ...sideOf(own), start: first.start, end: last.end },
    end: end + 1,
  }
}

/** 'Right breast, core biopsy' as a whole line, or before a colon without a side: 'Liver, core biopsy: ...'. */
function readSiteLine(items: readonly Item[], at: number, original: string): PlaceFound | undefined {
  const end = siteEnd(items, at)
  const mark = items[end]
  if (end - at < 2 || !(mark === undefined || mark.text === ':' || (mark.text === '.' && end === items.length - 1)))
    return undefined
  const own = items.slice(at, end)
  const first = own[0]
  const last = own.at(-1)
  if (first === undefined || last === undefined || !own.some((item) => TAKEN.test(item.text))) return undefined
  if (!own.some((item) => item.meaning === 'breast' || item.text.split(' ').some(isSiteWord))) return undefined
  return {
    place: { site: original.slice(first.start, last.end), ...sideOf(own), start: first.start, end: last.end },
    end,
  }
}

/** Organs that have a side of their own, which is not that of the breast. */
const SIDED: ReadonlySet<string> = new Set(
  'lung lobe ovary kidney femur rib humerus adrenal hip iliac pleural pleura lunge niere ovar nebenniere poumon rein ovaire pulmón riñón ovario long nier polmone rene'.split(
    ' ',
  ),
)

function sideOf(items: readonly Item[]): { laterality?: Laterality } {
  const side = items.some((item) => item.text.split(' ').some((word) => SIDED.has(word)))
    ? undefined
    : lateralityOf(items)
  return side === undefined ? {} : { laterality: side }
}

/** The one side that some words name; undefined for none and for both. */
export function lateralityOf(items: readonly Item[]): Laterality | undefined {
  const left = items.some((item) => item.meaning === 'left')
  const right = items.some((item) => item.meaning === 'right')
  if (left === right) return undefined
  return left ? 'left' : 'right'
}

/**
 * The place of a statement: of its part of the text, else the side that its own words name. What is told of an earlier tumour
 * may be of the other side than the heading's: its own side counts.
 */
export function toldPlace(
  { section, site, laterality }: Place,
  items: readonly Item[],
  isEarlier = false,
): Pick<Place, 'section' | 'site' | 'laterality'> {
  const isUnplaced = section === undefined && site === undefined
  const side = laterality ?? (isUnplaced ? lateralityOf(items) : undefined)
  const own = isEarlier ? lateralityOf(items) : undefined
  if (own !== undefined && own !== side) return { laterality: own }
  return {
    ...(section === undefined ? {} : { section }),
    ...(site === undefined ? {} : { site }),
    ...(side === undefined ? {} : { laterality: side }),
  }
}
