/**
 * Assays that are neither immunostain nor in-situ hybridisation: sequencing, arrays, PCR, expression panels. What they say
 * of HER2 is shown and never read as a status (RULES.md T-10).
 */
import { conceptOf, foldWords, wordsOf } from '../record/codings.ts'
import { isObject, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import { rememberWords } from '../record/remember.ts'
import { mentionsOf } from './markers.ts'

const ANOTHER_ASSAY =
  /\bngs\b|next[-\s]gen|sequencing|sequenzierung|sequencage|secuenciacion|sequenziamento|\bexome\b|\bw[ge]s\b|\bcnv\b|copy number (?:variation|alteration|variant)|\bsnp\s?\d{0,2}\b|\ba?-?cgh\b|(?<!tissue )(?<!tissue micro)(?<!tissue micro-)\b(?:micro-?)?array|foundation ?(?:one|act)|guardant|msk-?impact|oncomine|\btempus\b|\bcaris\b|\bmlpa\b|\bctdna\b|\bcfdna\b|cell-free dna|genomic profil|rt-?q?-?pcr|\bq-?rt-?pcr|\b(?:q|dd|rq)-?pcr|(?:digital|real[- ]?time|quantitative) pcr|polymerase chain|\bm?rna\b|gene expression|pam-?50|prosigna|oncotype|mamma\s?-?print|blueprint|target\s?-?print|endo\s?-?predict|mammatyper|nanostring|intrinsic subtype|\b(?:21|70)[- ]gene\b|recurrence score/

const namesAnotherAssay = rememberWords((words) => ANOTHER_ASSAY.test(foldWords(words)))

/** The words, if they name such an assay and no immunostain or in-situ hybridisation beside it. */
export function anotherAssay(words: readonly string[]): string | undefined {
  const found = words.find(namesAnotherAssay)
  if (found === undefined) return undefined
  const mentions = mentionsOf(words.join(' | '))
  return mentions.ihc || mentions.ish ? undefined : found
}

const METHOD_NAME =
  /\b(?:method\w{0,5}|technique|technik|technologie|technology|assay|platform|plattform|verfahren|methode|metodo|tecnica|test (?:kit|type|method))\b/

const namesMethod = rememberWords((words) => METHOD_NAME.test(foldWords(words)))

/** What a resource says of its method beside its code: method, device, and components that name it. */
export function methodWords(resource: Json): readonly string[] {
  const device = isObject(resource['device']) ? nameOf(resource['device']['display']) : undefined
  const parts = objectsOf(resource['component']).filter((part) => wordsOf(conceptOf(part['code'])).some(namesMethod))
  return [
    ...wordsOf(conceptOf(resource['method'])),
    ...(device === undefined ? [] : [device]),
    ...parts.flatMap((part) => wordsOf(conceptOf(part['valueCodeableConcept'] ?? part['valueString']))),
  ]
}
