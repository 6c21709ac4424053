/** The notes of a classification in words: one table, by code. Values from the record are quoted unchanged. */
import type { Note, NoteCode, Quotient } from '../her2/classification.ts'

type NoteOf<Code extends NoteCode> = Extract<Note, { readonly code: Code }>

const divided = ({ her2, cep17, ratio }: Quotient) => `${her2} / ${cep17} = ${ratio}`
const overall = (words: string) => `the laboratory's overall interpretation is «${words}»`

const NOTE_WORDS: { readonly [Code in NoteCode]: (note: NoteOf<Code>) => string } = {
  'ratio-computed': ({ quotient }) =>
    `HER2/CEP17 ratio not reported; computed from the copy numbers: ${divided(quotient)} (P-3)`,
  'ratio-not-read': ({ why }) => `HER2/CEP17 ratio sent but not understood: ${why}; none was computed`,
  'ratio-differs': ({ reported, quotient }) =>
    `reported ratio ${reported} differs from the copy numbers: ${divided(quotient)} (P-3)`,
  'ratio-across-threshold': ({ reported, quotient }) =>
    `reported ratio ${reported} and copy numbers ${divided(quotient)} lie on different sides of 2.0`,
  'ratio-near-threshold': ({ ratio }) =>
    `ratio ${ratio} is near the threshold of 2.0; a repeat count may differ by chance alone (T-16)`,
  'recount-contradicts-itself': () =>
    'the second count contradicts itself: its numbers and its words give different ISH groups',
  'ish-numbers-incomplete': () => 'ISH numbers incomplete: the words of the report were used',
  'ish-words-only': () => 'ISH given in words only: numbers not available',
  'ish-words-against-numbers': ({ words, reading }) =>
    `ISH reported as «${words}», but its numbers are ${reading} (P-5)`,
  'ish-not-classifiable': ({ possible }) => `ISH not classifiable; possible: ${possible.join(', ')}`,
  'two-ish-answers': () =>
    'two final ISH results on this specimen lead to different answers; populations are never averaged (HET-3)',
  'several-ish-results': () => 'more than one ISH result on this specimen; each was read on its own (HET-3)',
  'two-ihc-results': ({ results, references }) =>
    `two final results differ: IHC ${results.map(tellIhc).join(' and ')} (${references.join(', ')})`,
  'two-staining-statements': ({ references }) =>
    `two final results differ: IHC 0 both with and without membrane staining (${references.join(', ')})`,
  'score-of-limited-pattern': () =>
    'IHC 3+ reported with intense complete staining in 10 % or less, which row IHC-2b treats as 2+',
  'percent-against-score': ({ score, percent, rule }) =>
    `IHC ${score} reported with ${percent} % stained cells (${rule})`,
  'percent-against-absent': ({ percent }) =>
    `IHC 0 with absent membrane staining reported with ${percent} % stained cells (P-2)`,
  'ihc-words-against-score': ({ score, words, reference }) =>
    `IHC score ${score} reported as «${words}» (${reference})`,
  'overall-differ': ({ words }) => `overall interpretations differ: ${words.join(' and ')}`,
  'overall-only': () => 'components not available: only the overall interpretation was reported',
  'overall-no-stand-in': ({ words }) => `${overall(words)}; it does not stand in for the missing test`,
  'overall-final': ({ words }) => `${overall(words)}; it is final here (P-6)`,
  'overall-said': ({ words }) => overall(words),
  'overall-older': ({ words }) => `${overall(words)}; it is older than the ISH result and describes the IHC`,
  'overall-against-components': ({ words, given }) => `${overall(words)}; scores and numbers give ${given}`,
  'overall-against-tier': ({ words, tier }) => `${overall(`HER2-${words}`)}; the score gives the tier ${tier}`,
  contradiction: ({ why }) => why,
  'not-understood': ({ reference }) => `not understood and not used: ${reference}`,
  'says-nothing': ({ reference, why }) => `${reference}: ${why}`,
  pending: ({ reference, status }) => `pending and not used: ${reference} (${status})`,
  'only-pending': ({ reference, status }) => `${reference}: report status ${status}`,
  'earlier-guideline': () => 'reported under an earlier guideline (T-25)',
  'order-unknown': () =>
    'another specimen gives another answer, and without dates it is not known which of them is the later (P-8)',
  'not-applicable': ({ says }) => says,
}

function tellIhc({ score, words, assay }: NoteOf<'two-ihc-results'>['results'][number]): string {
  return `${score ?? words ?? ''}${assay ? ` (${assay})` : ''}`
}

export function tellNote<Code extends NoteCode>(note: NoteOf<Code>): string {
  return NOTE_WORDS[note.code](note)
}
