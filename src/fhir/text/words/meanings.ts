/**
 * What a word or phrase of a report can mean to the reader. The union types come from these lists, and every table of
 * words is keyed by them, so a meaning that no table can hold, or that no code can meet, is an error of the compiler.
 */

/** Names of tests, genes, measures and specimens. */
export const TEST_MEANINGS = [
  'her2',
  'er',
  'pgr',
  'hr',
  'marker',
  'triplenegative',
  'triplepositive',
  'ihc',
  'ish',
  'overall',
  'clone',
  'score',
  'otherscore',
  'ratio',
  'cep17',
  'polysomy',
  'copies',
  'percell',
  'cells',
  'dualprobe',
  'singleprobe',
  'recount',
  'secondobserver',
  'firstcount',
  'group',
  'stays',
  'moves',
  'samegroup',
  'othergroup',
  'specimen',
  'left',
  'right',
  'breast',
  'total',
  'nuclei',
] as const
/** Words that are a value, turn one, deny or link. */
export const VALUE_MEANINGS = [
  'positive',
  'negative',
  'equivocal',
  'indeterminate',
  'low',
  'ultralow',
  'zero',
  'lowpositive',
  'amplified',
  'amplification',
  'notamplified',
  'coamplified',
  'overexpressed',
  'overexpression',
  'detected',
  'absent',
  'not',
  'yes',
  'staining',
  'membrane',
  'faint',
  'incomplete',
  'complete',
  'intense',
  'basolateral',
  'unusual',
  'moderate',
  'lt',
  'le',
  'gt',
  'ge',
  'approx',
  'rangeto',
  'or',
  'and',
  'but',
  'by',
  'for',
  'is',
  'percentword',
  'ormore',
  'that',
  'tumorcells',
  'otherstain',
  'partly',
] as const
/** Words that decide whether a value counts, and of whom and when it speaks. */
export const CONTEXT_MEANINGS = [
  'notdone',
  'pending',
  'recommended',
  'unknown',
  'seeother',
  'hedge',
  'previous',
  'now',
  'conditional',
  'general',
  'control',
  'reference',
  'family',
  'therapy',
  'mutation',
  'genomic',
  'serum',
  'dcis',
  'invasive',
  'otherorgan',
  'withdrawn',
  'preliminary',
  'failed',
  'elsewhere',
] as const
/** Words of spread and stage. */
export const SPREAD_MEANINGS = [
  'metastasis',
  'distantmetastasis',
  'sitemetastasis',
  'nodemetastasis',
  'node',
  'distantsite',
  'search',
  'workup',
  'stage',
  'stagefour',
  'mcategory',
  'notapplicable',
  'has',
  'disease',
  // Of these a word may doubt a spread and say nothing of a marker.
  'hedge',
  'family',
] as const

export type Meaning =
  | (typeof TEST_MEANINGS)[number]
  | (typeof VALUE_MEANINGS)[number]
  | (typeof CONTEXT_MEANINGS)[number]
  | (typeof SPREAD_MEANINGS)[number]
  /** Understood, and of no weight. */
  | 'harmless'
  /** A function word of a language that is not read. */
  | 'foreign'
  /** The name of a trial. */
  | 'trial'
  /** Another organ than the breast. */
  | 'organ'
