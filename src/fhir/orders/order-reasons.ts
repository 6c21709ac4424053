/**
 * What an order says it is for (decisions P-13 and P-15): a breast cancer and its side, or another cancer. A secondary
 * neoplasm names neither: it says where a cancer went, not where it came from.
 */
import type { Laterality, OrderReason } from '../../her2/evidence.ts'
import {
  meaningOfConcept,
  meaningOfCondition,
  sideOfCondition,
  testedOrganOfWords,
  verificationOf,
} from '../context/diagnoses.ts'
import { conceptOf, foldWords, labelOf, wordsOf, type Concept } from '../record/codings.ts'
import { isObject, listOf, nameOf, objectsOf, present, proseOf } from '../record/json-shapes.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import { lateralityOfWords } from '../specimen/sites.ts'
import { shorten } from '../treatment/medications.ts'

/** One thing that the order names. */
interface Named {
  readonly names: OrderReason['names']
  readonly words: string
  readonly laterality?: Laterality | undefined
  readonly diagnosis?: string
}

const LONGEST_READ = 1000

/** Undefined where the order names no cancer. Where it names a breast cancer and another one, it is for the breast. */
export function reasonOfOrder(entry: Entry, index: RecordIndex): OrderReason | undefined {
  const named = [...ofReferences(entry, index), ...ofCodes(entry), ...ofNotes(entry)]
  const breast = named.filter(({ names }) => names === 'breast')
  const [first] = breast.length > 0 ? breast : named
  if (!first) return undefined
  const sides = new Set(breast.flatMap(({ laterality }) => laterality ?? []))
  const [side] = sides
  const diagnoses = breast.flatMap(({ diagnosis }) => diagnosis ?? [])
  return present<OrderReason>({
    names: first.names,
    words: shorten(first.words),
    laterality: sides.size === 1 ? side : undefined,
    diagnoses: diagnoses.length > 0 ? diagnoses : undefined,
  })
}

function ofReferences(entry: Entry, index: RecordIndex): readonly Named[] {
  const { resource } = entry
  const references = [
    ...listOf(resource['reasonReference']),
    ...objectsOf(resource['reason']).flatMap((reason) => listOf(reason['reference'])),
    ...listOf(resource['supportingInformation']),
    ...listOf(resource['supportingInfo']),
  ]
  return references.flatMap((reference): readonly Named[] => {
    const found = index.resolve(reference, entry)
    if (found === undefined) return isObject(reference) ? named(conceptOf(nameOf(reference['display']))) : []
    if (found.type !== 'Condition' || verificationOf(found.resource) === 'refuted') return []
    const { kind } = meaningOfCondition(found.resource)
    const words = labelOf(conceptOf(found.resource['code'])) ?? found.reference
    if (kind === undefined) return named(conceptOf(found.resource['code']))
    if (kind === 'other-primary') return [{ names: 'another cancer', words }]
    return [{ names: 'breast', words, laterality: sideOfCondition(found.resource), diagnosis: found.reference }]
  })
}

function ofCodes({ resource }: Entry): readonly Named[] {
  const concepts = [resource['reasonCode'], resource['reasonCodeableConcept'], resource['reason']].flatMap(listOf)
  return concepts
    .map((reason) => conceptOf(isObject(reason) && reason['concept'] !== undefined ? reason['concept'] : reason))
    .flatMap(named)
}

function ofNotes({ resource }: Entry): readonly Named[] {
  const notes = objectsOf(resource['note']).map((note) => proseOf(note['text']) ?? '')
  const asNeeded = objectsOf(resource['dosageInstruction']).map(({ text }) => proseOf(text) ?? '')
  return [...notes, ...asNeeded].flatMap((text) => namedInWords(text.slice(0, LONGEST_READ)))
}

function named(concept: Concept): readonly Named[] {
  const words = labelOf(concept) ?? ''
  const { kind, laterality, secondary } = meaningOfConcept({ ...concept, loose: concept.loose })
  if (kind === 'other-primary') return [{ names: 'another cancer', words }]
  if (kind !== undefined) {
    const side = laterality ?? lateralityOfWords(wordsOf(concept).join(' | '))
    return [{ names: 'breast', words, laterality: side }]
  }
  return secondary ? [] : wordsOf(concept).flatMap(namedInWords)
}

const BREAST = /\bbreast\b|\bmamma|\bbrust|\bsein\b|\bmama\b|\bmammella\b|\bseno\b|\bborst/
const CANCER = /cancer|carcinom|tumou?r|malign|\bnsclc\b|krebs|karzinom|kanker|cancro/
/** An organ beside one of these is where a cancer went. */
const SPREAD = /\bmets?\b|metasta|secondar|spread/
const DENIED = /history of|family|\bno\b|without|\bnot\b|ohne|kein|screening/

/** Words name a breast, or an organ and a cancer of it. 'HER2-mutant NSCLC', 'gastric adenocarcinoma', 'left breast'. */
function namedInWords(text: string): readonly Named[] {
  const folded = foldWords(text)
  if (BREAST.test(folded)) return [{ names: 'breast', words: text, laterality: lateralityOfWords(text) }]
  if (DENIED.test(folded) || SPREAD.test(folded) || !CANCER.test(folded)) {
    return meaningOfConcept(conceptOf(text)).kind === 'other-primary' ? [{ names: 'another cancer', words: text }] : []
  }
  const isOther = testedOrganOfWords(folded) !== undefined || meaningOfConcept(conceptOf(text)).kind === 'other-primary'
  return isOther ? [{ names: 'another cancer', words: text }] : []
}
