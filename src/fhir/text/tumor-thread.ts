import type { Document, Passage } from './document.ts'
import { namesEarlierTumor } from './earlier-tumor.ts'
import { deniesInvasion, isInSituOnlySentence, isInSituText, namesInvasion, namesOnlyInSitu } from './in-situ-part.ts'
import type { Item } from './lexicon.ts'
import {
  WHY_OTHER_SPREAD,
  WHY_UNKNOWN_ORIGIN,
  isOfOtherOrgan,
  isOfUnknownOrigin,
  isSpreadOfOther,
  namesBreast,
  namesOtherTumor,
} from './other-tumors.ts'
import { TRAITS } from './word-traits.ts'

/** Why a sentence on HER2 gives no result, and the class of it. */
interface NoResult {
  readonly why: string
  readonly known?: 'non-breast' | 'dcis-only'
}

const SEQUENCING =
  /^(?:ngs|next generation|sequenc|sequenz|secuenc|genomi|molecular prof|liquid biops|genomprof|profil|perfil|analyse gen|analisis gen|analisi gen|molekular|moleculair|foundation|tempus|caris|guardant)/
const ON_TISSUE: ReadonlySet<string> = new Set(['ihc', 'ish', 'er', 'pgr'])
/** Words of the gene: sequencing gives them as FISH does. */
const OF_GENE: ReadonlySet<string> = new Set(['amplification', 'amplified', 'notamplified', 'copies'])

/** Which tumour the lines of a report are of, line by line: what a part says of its tumour holds for the lines below it. */
export class TumorThread {
  private readonly places: Document['places']
  private readonly otherText: boolean
  private readonly inSituText: boolean
  private otherPart = false
  private earlierPart = false
  private inSituPart = false
  private inSituNamed = false
  /** Foci that the line of their name calls in situ: 'Focus 3: ductal carcinoma in situ'. */
  private readonly inSituSections = new Set<string>()
  private invasive = false
  private genomicPart = false
  /** The text speaks of the breast anywhere. */
  private readonly ofBreast: boolean

  constructor({ passages, places }: Document) {
    this.places = places
    this.otherText = isOfOtherOrgan(passages)
    this.ofBreast = passages.some(namesBreast)
    this.inSituText = isInSituText(passages)
  }

  follow(passage: Passage): void {
    this.followOther(passage)
    this.followEarlier(passage)
    this.followInSitu(passage)
    this.followGenomic(passage)
  }

  /** Why HER2 in this passage is no result of the invasive tumour; undefined where nothing speaks against it. */
  whyNoResult(passage: Passage): NoResult | undefined {
    if (this.isOther) return { why: 'speaks of a tumour of another organ', known: 'non-breast' }
    if (isOfUnknownOrigin(passage.items)) return { why: WHY_UNKNOWN_ORIGIN }
    if (isSpreadOfOther(passage.items)) return { why: WHY_OTHER_SPREAD, known: 'non-breast' }
    if (this.isInSitu || this.isInSituSection(passage))
      return { why: 'speaks of carcinoma in situ without invasion', known: 'dcis-only' }
    if (this.genomicPart && passage.items.some(({ meaning }) => OF_GENE.has(meaning)))
      return { why: 'stands in a part on sequencing, which sets no HER2 status' }
    return undefined
  }

  /** The text or this part of it speaks of a tumour of another organ. */
  get isOther(): boolean {
    return this.otherPart || this.otherText
  }

  /**
   * The sentence, or the one that it goes on from, speaks of a cancer that the patient had before. 'Previous carcinoma ER
   * positive, now ER negative': what stands beside the word for now is of the present one.
   */
  isEarlier(items: readonly Item[], previous: boolean): boolean {
    return this.earlierPart && (previous || !items.some(({ meaning }) => meaning === 'now'))
  }

  /** The text or this part of it speaks of carcinoma in situ and denies any invasion. */
  get isInSitu(): boolean {
    return this.inSituPart || this.inSituText
  }

  isInSituSection({ places, place }: Passage): boolean {
    return this.inSituSections.has(this.places[places.get(0) ?? place]?.section ?? '')
  }

  /** It holds until a test on tissue or a specimen is named. */
  private followGenomic({ items, places }: Passage): void {
    if (places.size > 0 || items.some(({ meaning }) => ON_TISSUE.has(meaning))) this.genomicPart = false
    else if (items.some(({ meaning, text }) => meaning === 'genomic' && SEQUENCING.test(text))) this.genomicPart = true
  }

  private followOther(passage: Passage): void {
    // Where nothing is of the breast, a heading or another block begins no other tumour.
    const moved = this.ofBreast && (passage.places.has(0) || passage.headed)
    if (this.otherPart && (moved || namesBreast(passage))) this.otherPart = false
    if (passage.zone === 'report' && namesOtherTumor(passage)) this.otherPart = true
  }

  /** It holds until something else is named: a specimen, a heading, a carcinoma, the present. */
  private followEarlier(passage: Passage): void {
    const { places, headed, items, traits } = passage
    if (this.earlierPart) {
      const moved = places.size > 0 || headed || (traits & TRAITS.carcinoma) !== 0
      if (moved || items.some(({ meaning }) => meaning === 'now' || meaning === 'specimen')) this.earlierPart = false
    }
    if ((traits & TRAITS.earlier) !== 0 && namesEarlierTumor(items)) this.earlierPart = true
  }

  private followInSitu(passage: Passage): void {
    const { items, places, furniture } = passage
    const moved = places.size > 0 && furniture.size > 0 && !items[0]?.text.startsWith('block')
    const invades = namesInvasion(passage)
    if (this.inSituPart && (moved || invades)) this.inSituPart = false
    if (invades) this.invasive = true
    const onlyInSitu = namesOnlyInSitu(passage)
    const section = this.places[places.get(0) ?? -1]?.section
    if (section !== undefined && onlyInSitu) this.inSituSections.add(section)
    const denied = this.inSituNamed && !this.invasive && deniesInvasion(passage)
    if (denied || isInSituOnlySentence(passage)) this.inSituPart = true
    if (moved) this.inSituNamed = false
    if (onlyInSitu) this.inSituNamed = true
  }
}
