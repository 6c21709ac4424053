/**
 * Multigene expression assays of early breast cancer, by procedure code, test registry number and name.
 * Source: CPT and Genetic Testing Registry numbers as published with the assays. Reviewed 2026-11-22.
 */
export interface AssayRow {
  /** The name in AGENTS. */
  readonly assay: string
  /** CPT codes and numbers of the Genetic Testing Registry, separated by spaces. */
  readonly cpt: string
  readonly gtr: string
  /** Folded words that name the assay, and words beside them that make it another test of the same maker. */
  readonly words: RegExp
  readonly except?: RegExp
}

// prettier-ignore
export const ASSAYS: readonly AssayRow[] = [
  { assay: 'Oncotype DX',         cpt: '81519',       gtr: '509910', words: /oncotype|\b21[- ]gene\b|recurrence score assay/, except: /dcis|in situ|colon|rectal|prostat|\bgps\b|\bmap\b|ar-?v7/ },
  { assay: 'MammaPrint',          cpt: '81521 81523', gtr: '',       words: /mamma\s?-?print|\b70[- ]gene\b/ },
  { assay: 'Prosigna',            cpt: '81520',       gtr: '',       words: /prosigna|pam-?50.{0,40}(?:risk of recurrence|\bror\b)/ },
  { assay: 'EndoPredict',         cpt: '81522',       gtr: '',       words: /endo\s?-?predict|\bepclin\b/ },
  { assay: 'Breast Cancer Index', cpt: '81518',       gtr: '',       words: /breast cancer index/ },
]

/** Short or URI names under which the two systems come, in lower case. */
export const CPT_SYSTEMS: ReadonlySet<string> = new Set([
  'http://www.ama-assn.org/go/cpt',
  '2.16.840.1.113883.6.12',
  'cpt',
  'http://www.ama-assn.org/cpt',
  'cpt-4',
])
export const GTR_SYSTEM = /ncbi\.nlm\.nih\.gov\/gtr/
