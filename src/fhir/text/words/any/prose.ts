import type { Forms } from '../forms.ts'

/** Words of sentences and headings that weigh nothing: articles, auxiliaries, the commonest nouns, in every language. */
export const PROSE: Forms = {
  harmless:
    'obx|st|tx|nm|cwe|fmol|fmol / mg|nst|nos|asco|cap|asco cap|nbf|ffpe|ace|dna|he|h & e|vysis|leica|roche|agilent|abbott|zytovision|benchmark|bond|tm|inc|llc',
}
