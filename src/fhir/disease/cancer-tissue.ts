/**
 * What the record says of a tissue sample itself (decisions P-17, P-18): that it is cancer, and that it comes from the breast.
 * Its own words, its reports, results on it, and the reason of its procedure speak; a denial or a doubt says nothing.
 */
import type { Evidence, Her2Result, SpecimenFacts } from '../../her2/evidence.ts'
import { OTHER_ORGANS } from '../codes/sites.ts'
import { ANOTHER_FINDING, CANCER, METASTASIS_OF_KNOWN, OF_BREAST, SAYS_NOTHING } from '../codes/tissue-words.ts'
import type { ReadingContext } from '../context/reading-context.ts'
import { meaningOfConcept, meaningOfCondition } from '../context/diagnoses.ts'
import { conceptOf, foldWords, wordsOf } from '../record/codings.ts'
import { isObject, listOf, objectsOf, proseOf, type Json } from '../record/json-shapes.ts'
import type { Entry } from '../record/references.ts'
import { rememberWords } from '../record/remember.ts'

type Tissue = NonNullable<SpecimenFacts['tissue']>

/** Cancer stands before another finding of the same tissue. */
const RANK: readonly Tissue[] = ['another finding', 'cancer', 'breast cancer']
const LONGEST_READ = 4000

/** Adds to each sample of the evidence what the record says of its tissue. */
export function readCancerTissue(evidence: Evidence, reading: ReadingContext): Evidence {
  const said = new Map<string, Tissue>()
  const note = (key: string | undefined, tissue: Tissue | undefined): void => {
    if (key === undefined || tissue === undefined) return
    const known = said.get(key)
    if (known === undefined || RANK.indexOf(tissue) > RANK.indexOf(known)) said.set(key, tissue)
  }
  for (const { specimen } of evidence.receptors) note(specimen.key, 'cancer')
  for (const result of evidence.results)
    note(result.specimen.key, isOfBreastElsewhere(result) ? 'breast cancer' : 'cancer')
  const staged = new Set(evidence.metastasis.filter(({ says }) => says === 'yes').map(({ reference }) => reference))
  for (const entry of reading.index.ofType('Specimen', 'DiagnosticReport', 'Observation')) {
    if (entry.replacedBy !== undefined || entry.resource['status'] === 'entered-in-error') continue
    const tissue = tissueOf(textsOf(entry, reading)) ?? (staged.has(entry.reference) ? 'cancer' : undefined)
    if (tissue !== undefined) for (const key of keysOf(entry, reading)) note(key, tissue)
  }
  const tissueOfKey = ({ key }: SpecimenFacts) => (key === undefined ? undefined : said.get(key))
  const tell = (facts: SpecimenFacts): SpecimenFacts => {
    const tissue = tissueOfKey(facts)
    if (tissue === undefined) return facts
    return { ...(tissue === 'breast cancer' ? asDistant(facts) : facts), tissue }
  }
  const results = evidence.results.map((result) => {
    const isOfBreast = isOfBreastElsewhere(result) || tissueOfKey(result.specimen) === 'breast cancer'
    return isOfBreast ? { ...result, specimen: asDistant(result.specimen) } : result
  })
  return { ...evidence, results, specimens: evidence.specimens.map(tell) }
}

/** A result on tissue of an organ with cancers of its own is here only where the record says that it is of the breast (P-16). */
function isOfBreastElsewhere({ test, specimen }: Her2Result): boolean {
  return test !== 'unreadable' && isOtherOrgan(specimen)
}

function isOtherOrgan({ site, siteKind }: SpecimenFacts): boolean {
  return siteKind === 'uncertain' && site !== undefined && OTHER_ORGANS.has(site)
}

/** Decision P-18: carcinoma of the breast in the stomach or the bowel is a metastasis, as it is in the liver. */
function asDistant(facts: SpecimenFacts): SpecimenFacts {
  return isOtherOrgan(facts) ? { ...facts, siteKind: 'distant' } : facts
}

function keysOf(entry: Entry, { samples }: ReadingContext): readonly string[] {
  const references = entry.type === 'Specimen' ? [{ reference: entry.reference }] : listOf(entry.resource['specimen'])
  const keys = new Set(references.flatMap((reference) => samples.sampleOf(reference, entry)?.facts.key ?? []))
  return keys.size === 1 ? [...keys] : []
}

function textsOf(entry: Entry, reading: ReadingContext): readonly string[] {
  const { resource } = entry
  if (entry.type === 'Specimen') return [...wordsOfSpecimen(resource), ...wordsOfProcedure(entry, reading)]
  if (entry.type === 'DiagnosticReport') {
    const coded = listOf(resource['conclusionCode']).flatMap((code) => wordsOf(conceptOf(code)))
    return [...coded, proseOf(resource['conclusion']) ?? '']
  }
  return [...wordsOf(conceptOf(resource['valueCodeableConcept'])), proseOf(resource['valueString']) ?? '']
}

function wordsOfSpecimen(resource: Json): readonly string[] {
  const notes = objectsOf(resource['note']).map((note) => proseOf(note['text']) ?? '')
  return [...wordsOf(conceptOf(resource['type'])), ...notes]
}

/** Why the tissue was taken: the reasons of its procedure and of its request. */
function wordsOfProcedure(entry: Entry, { index }: ReadingContext): readonly string[] {
  const collection = entry.resource['collection']
  const named = [...(isObject(collection) ? listOf(collection['procedure']) : []), ...listOf(entry.resource['request'])]
  const sources = named.flatMap((reference) => index.resolve(reference, entry) ?? [])
  return sources.flatMap((source) => [
    ...listOf(source.resource['reasonCode']).flatMap((code) => wordsOf(conceptOf(code))),
    ...listOf(source.resource['reasonReference']).flatMap((reference) => {
      const found = index.resolve(reference, source)
      return found?.type === 'Condition' && meaningOfCondition(found.resource).secondary
        ? wordsOf(conceptOf(found.resource['code']))
        : []
    }),
  ])
}

/** Sentence by sentence: one that denies or doubts says nothing, and another cancer that is named is not the breast's. */
export function tissueOf(texts: readonly string[]): Tissue | undefined {
  const said = texts.filter((text) => text !== '').map(tissueSaid)
  if (said.some(({ ofBreast }) => ofBreast)) return 'breast cancer'
  if (said.some(({ ofCancer }) => ofCancer)) return 'cancer'
  const isAsserted = said.some(({ asserted }) => asserted)
  return !isAsserted && said.some(({ another }) => another) ? 'another finding' : undefined
}

interface TissueSaid {
  readonly asserted: boolean
  readonly ofBreast: boolean
  readonly ofCancer: boolean
  readonly another: boolean
}

/** 'Z. n. Mammakarzinom': no sentence ends here. */
const STATUS_POST = /\bz\. {0,2}n\. {0,2}/g

const tissueSaid = rememberWords((text: string): TissueSaid => {
  const sentences = foldWords(text.slice(0, LONGEST_READ))
    .replaceAll(STATUS_POST, 'z n ')
    .split(/[.;\n|]/)
    .map((sentence) => sentence.replace(METASTASIS_OF_KNOWN, '$1'))
  const asserted = sentences.filter((sentence) => CANCER.test(sentence) && !SAYS_NOTHING.test(sentence))
  const isOwn = (sentence: string) => meaningOfConcept(conceptOf(sentence)).kind !== 'other-primary'
  return {
    asserted: asserted.length > 0,
    ofBreast: asserted.some((sentence) => OF_BREAST.test(sentence)),
    ofCancer: asserted.some(isOwn),
    another: sentences.some((sentence) => ANOTHER_FINDING.test(sentence)),
  }
})
