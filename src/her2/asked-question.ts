/** What pathology may be asked exactly, with answers to choose from. */
export type AskedQuestion = 'staining-of-zero' | 'second-count' | 'whereabouts-of-ish'
