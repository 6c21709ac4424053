/** Words for a specimen, from the full to the shortest. */
import type { Evidence, SpecimenFacts } from '../her2/evidence.ts'
import { type Phrase, fixed, join, recorded } from './phrases.ts'

export interface SpecimenInWords {
  readonly reference?: string
  readonly site?: string
  readonly laterality?: 'left' | 'right' | 'bilateral'
  readonly metastatic?: boolean
}

/** The facts that the record holds about a specimen, by its reference. */
export function findSpecimen(evidence: Evidence, reference: string | undefined): SpecimenFacts | undefined {
  if (reference === undefined) return undefined
  return (
    evidence.specimens.find((specimen) => specimen.reference === reference) ??
    evidence.results.find(({ specimen }) => specimen.reference === reference)?.specimen
  )
}

const SIDE_KNOWN = /\b(?:left|right|bilateral)\b/i
const LONGEST_SITE = 24

/** 'left breast biopsy' > 'left breast' > 'left specimen'. Never empty; the last form has at most 14 characters. */
export function specimenForms(of: SpecimenInWords, facts: SpecimenFacts | undefined): readonly Phrase[] {
  const place = of.site ?? facts?.site
  const side = of.laterality ?? facts?.laterality
  const shortest = fixed(side === undefined || side === 'bilateral' ? 'specimen' : `${side} specimen`)
  const site = recorded(place ?? '')
  if (site.plain === '') return of.metastatic === true ? [fixed('metastatic specimen'), shortest] : [shortest]
  const sideWords = side === undefined || SIDE_KNOWN.test(site.plain) ? [] : [fixed(side)]
  const procedure = facts?.procedure
  const named = procedure !== undefined && !site.plain.toLowerCase().includes(procedure) ? [fixed(procedure)] : []
  const short = recorded(
    [...site.plain].slice(0, LONGEST_SITE).join('') === site.plain ? site.plain : firstWords(site.plain),
  )
  return [
    join([...sideWords, site, ...named], ' '),
    join([...sideWords, site], ' '),
    join([...sideWords, short], ' '),
    shortest,
  ]
}

/** As many whole words as fit, marked as cut. */
function firstWords(text: string): string {
  const start = [...text].slice(0, LONGEST_SITE).join('')
  const lastSpace = start.lastIndexOf(' ')
  return `${lastSpace > 0 ? start.slice(0, lastSpace) : start}…`
}

/** The full words. */
export function specimenPhrase(of: SpecimenInWords, facts: SpecimenFacts | undefined): Phrase {
  return specimenForms(of, facts)[0] ?? fixed('specimen')
}
