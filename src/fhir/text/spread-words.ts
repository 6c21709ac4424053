/** The items of a passage by the lexicon of spread, and what kind of tissue a heading names. */
import { firstFrom } from './document.ts'
import type { Document, Passage } from './document.ts'
import { metastasisLexicon, mayNameSpread, nameItems } from './lexicon.ts'
import type { Item } from './lexicon.ts'
import { kindOfWords } from './passage-subjects.ts'
import type { Place } from './places.ts'
import type { PlaceKind } from './spread-place.ts'
import type { StepMeter } from './statements.ts'
import { TRAITS } from './word-traits.ts'

export class SpreadWords {
  private readonly document: Document
  private readonly meter: StepMeter
  private readonly kinds = new Map<Place, PlaceKind>()

  constructor(document: Document, meter: StepMeter) {
    this.document = document
    this.meter = meter
  }

  of({ start, end, traits }: Passage): readonly Item[] {
    const taken = (traits & (TRAITS.organ | TRAITS.taken)) !== 0
    return this.between(start, end, taken && (traits & TRAITS.breast) !== 0)
  }

  /** Whether a part of a report speaks of a node or of tissue from a distant site. */
  kindOf(place: Place): PlaceKind {
    const { start, end } = place
    if (start === undefined || end === undefined) return 'other'
    const known = this.kinds.get(place)
    if (known !== undefined) return known
    const kind = kindOfWords(this.between(start, end, true))
    this.kinds.set(place, kind)
    return kind
  }

  /** `any`: also where nothing of it can speak of spread. */
  private between(start: number, end: number, any: boolean): readonly Item[] {
    const { tokens } = this.document
    const from = firstFrom(tokens, start)
    let to = from
    while ((tokens[to]?.start ?? Number.POSITIVE_INFINITY) < end) to += 1
    if (!any && !mayNameSpread(tokens, from, to, this.meter)) return []
    return nameItems(tokens.slice(from, to), metastasisLexicon(), this.meter).filter((item) => item.kind !== 'break')
  }
}
