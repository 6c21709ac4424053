/**
 * Tissue samples. A slide belongs to the block it was cut from and the block to the part that was taken, so results on
 * two slides of one sample share its key. What a result itself says of its tissue fills what the sample leaves open.
 */
import type { PartialDate, SpecimenFacts } from '../../her2/evidence.ts'
import type { CodeMapIndex } from '../question/code-map.ts'
import { FLUID_CODES, FLUID_V2_CODES, FLUID_WORDS, type Procedure } from '../codes/sites.ts'
import { conceptOf, foldedWordsOf, foldWords, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import { dateOf, dateOrPeriodStart } from '../record/dates.ts'
import { isObject, listOf, nameOf, objectsOf, present, type Growing, type Json } from '../record/json-shapes.ts'
import { rememberEach, rememberWords } from '../record/remember.ts'
import { businessNameOf, type Entry, type RecordIndex } from '../record/references.ts'
import {
  bodySiteOf,
  lateralityOfWords,
  mergePlaces,
  NOWHERE,
  placeOf,
  placeOfWords,
  procedureOf,
  procedureOfWords,
  type Place,
} from './sites.ts'

export interface Sample {
  readonly facts: SpecimenFacts
  /** Blood, serum, plasma: no tissue. */
  readonly fluid: boolean
  /** All words of the sample, for readers that look for 'DCIS'. */
  readonly words: string
  /** The words of a body site that is stated and not known here. */
  readonly unknownSite?: string
}

export interface SampleBook {
  /** The sample that a reference names, known or not. */
  sampleOf(reference: unknown, from?: Entry): Sample | undefined
  /** What a result on this sample says of its tissue, if it says nothing itself. */
  tissueOf(sample: Sample): Sample
  /** Every tissue sample of the record, once. */
  readonly all: readonly SpecimenFacts[]
}

const LONGEST_CHAIN = 12

/** Reads every Specimen once. */
export function readSamples(index: RecordIndex, codeMap?: CodeMapIndex): SampleBook {
  const samples = new Map<Entry, Sample>()
  const byIdentifier = new Map<string, Entry>()
  const current = index.ofType('Specimen').filter((entry) => entry.replacedBy === undefined && !isWithdrawn(entry))
  for (const entry of current) {
    for (const identifier of [...listOf(entry.resource['identifier']), entry.resource['accessionIdentifier']]) {
      const name = businessNameOf(identifier)
      if (name !== undefined && !byIdentifier.has(name)) byIdentifier.set(name, entry)
    }
  }

  function read(entry: Entry): Sample {
    const known = samples.get(entry)
    if (known) return known
    const sample = sampleOfEntry(entry, index, codeMap)
    samples.set(entry, sample)
    return sample
  }

  function sampleOf(reference: unknown, from?: Entry): Sample | undefined {
    const found = index.resolve(reference, from) ?? byIdentifier.get(index.nameOf(reference, from) ?? '')
    if (found?.type === 'Specimen') return read(found)
    return unknownSample(reference, index.nameOf(reference, from), codeMap)
  }

  const all = new Map<string, SpecimenFacts>()
  for (const entry of current) {
    const { facts, fluid } = read(entry)
    if (!fluid && facts.key !== undefined && !all.has(facts.key)) all.set(facts.key, facts)
  }
  const tissues = new Map<Sample, Sample>()
  function tissueOf(sample: Sample): Sample {
    const known = tissues.get(sample)
    if (known) return known
    const tissue = asOfResult(sample)
    tissues.set(sample, tissue)
    return tissue
  }
  return { sampleOf, tissueOf, all: [...all.values()] }
}

function isWithdrawn(entry: Entry): boolean {
  return entry.resource['status'] === 'entered-in-error'
}

/** A sample that is only named: by a reference that leads nowhere, an identifier, or a display. */
function unknownSample(reference: unknown, name: string | undefined, codeMap?: CodeMapIndex): Sample | undefined {
  const display = isObject(reference) ? nameOf(reference['display']) : undefined
  if (name === undefined && display === undefined) return undefined
  const words = display ?? ''
  const place = display === undefined ? { kind: 'unknown' as const } : placeOf(display, codeMap)
  const facts = present<SpecimenFacts>({
    key: name,
    reference: name,
    site: place.site,
    siteKind: place.kind,
    laterality: place.laterality,
    procedure: procedureOfWords(words),
  })
  return { facts, fluid: FLUID_WORDS.test(foldWords(words)), words }
}

/** The chain from a slide up to what was taken: as long as the parent is known, single, and of the same place. */
function chainOf(entry: Entry, index: RecordIndex, codeMap?: CodeMapIndex): Entry[] {
  const chain = [entry]
  if (entry.resource['parent'] === undefined) return chain
  let own = collectedSite(entry, codeMap)
  while (chain.length < LONGEST_CHAIN) {
    const last = chain[chain.length - 1] ?? entry
    const parents = listOf(last.resource['parent'])
    const parent = parents.length === 1 ? index.resolve(parents[0], last) : undefined
    if (parent?.type !== 'Specimen' || chain.includes(parent)) break
    const above = collectedSite(parent, codeMap)
    if (own !== undefined && above !== undefined && own !== above) break
    own = own ?? above
    chain.push(parent)
  }
  return chain
}

/** The words of a site that an entry states itself, for the comparison of a block with its part. */
function collectedSite(entry: Entry, codeMap?: CodeMapIndex): string | undefined {
  const collection = entry.resource['collection']
  if (!isObject(collection) || collection['bodySite'] === undefined) return undefined
  const place = bodySiteOf(collection, codeMap)
  return `${place.kind} ${place.site ?? ''} ${place.laterality ?? ''} ${wordsOf(conceptOf(collection['bodySite'])).join(' ')}`
}

function sampleOfEntry(entry: Entry, index: RecordIndex, codeMap?: CodeMapIndex): Sample {
  const chain = chainOf(entry, index, codeMap)
  const root = chain[chain.length - 1] ?? entry
  const unresolved = root.resource['parent'] !== undefined ? singleName(root, index) : undefined
  const key = unresolved ?? root.reference
  const parts = chain.map((link) => partOf(link, codeMap))
  const [only] = parts
  if (only !== undefined && parts.length === 1) return sampleOfPart(key, root.reference, only)
  const place = mergePlaces(firstKnown(parts.map((part) => part.place)))
  const facts = present<SpecimenFacts>({
    key,
    reference: root.reference,
    collectedOn: firstOf(parts.map((part) => part.collectedOn)),
    site: place.site,
    siteKind: place.kind,
    laterality: place.laterality ?? firstOf(parts.map((part) => part.place.laterality)),
    procedure: firstOf(parts.map((part) => part.procedure)),
    primary: undefined,
    decalcification: firstOf(parts.map((part) => part.decalcification)),
    fixation: firstOf(parts.map((part) => part.fixation)),
    scant: parts.some((part) => part.scant) ? true : undefined,
  })
  const words = parts.map((part) => part.words).join(' | ')
  const unknownSite = place.kind === 'unknown' ? firstOf(parts.map((part) => part.unknownSite)) : undefined
  return { facts, fluid: parts.some((part) => part.fluid), words, ...(unknownSite !== undefined && { unknownSite }) }
}

/** A sample that names no parent which is here: nothing is to be put together. */
function sampleOfPart(key: string, reference: string, part: SamplePart): Sample {
  const { place, fluid, words, unknownSite } = part
  const facts: Growing<SpecimenFacts> = { key, reference }
  if (part.collectedOn !== undefined) facts.collectedOn = part.collectedOn
  if (place.site !== undefined) facts.site = place.site
  facts.siteKind = place.kind
  if (place.laterality !== undefined) facts.laterality = place.laterality
  if (part.procedure !== undefined) facts.procedure = part.procedure
  if (part.decalcification !== undefined) facts.decalcification = part.decalcification
  if (part.fixation !== undefined) facts.fixation = part.fixation
  if (part.scant) facts.scant = true
  const sample = { facts: facts as SpecimenFacts, fluid, words }
  return place.kind === 'unknown' && unknownSite !== undefined ? { ...sample, unknownSite } : sample
}

/** The name of a single parent that is not in the record; siblings of it still share it. */
function singleName(entry: Entry, index: RecordIndex): string | undefined {
  const parents = listOf(entry.resource['parent'])
  if (parents.length !== 1 || index.resolve(parents[0], entry)) return undefined
  return index.nameOf(parents[0], entry)
}

function firstKnown(places: readonly Place[]): readonly Place[] {
  const known = places.find((place) => place.kind !== 'unknown')
  return known ? [known] : places
}

function firstOf<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined)
}

interface SamplePart {
  readonly place: Place
  readonly collectedOn: PartialDate | undefined
  readonly procedure: Procedure | undefined
  readonly decalcification: SpecimenFacts['decalcification'] | undefined
  readonly fixation: SpecimenFacts['fixation'] | undefined
  readonly scant: boolean
  readonly fluid: boolean
  readonly words: string
  readonly unknownSite: string | undefined
}

function partOf(entry: Entry, codeMap?: CodeMapIndex): SamplePart {
  const { resource } = entry
  const collection = isObject(resource['collection']) ? resource['collection'] : {}
  const type = conceptOf(resource['type'])
  const site = bodySiteOf(collection, codeMap)
  const typed = placeOf(resource['type'], codeMap)
  const place = site.kind === 'unknown' ? withSide(typed, site) : withSide(site, typed)
  const notes = objectsOf(resource['note']).map((note) => nameOf(note['text']) ?? '')
  const words = [...wordsOf(type), ...wordsOf(conceptOf(collection['bodySite'])), ...notes].join(' | ')
  const treatment = treatmentWords(resource, notes)
  return {
    place,
    collectedOn: dateOf(collection['collectedDateTime']) ?? dateOrPeriodStart(collection['collectedPeriod']),
    procedure:
      procedureOf(collection['method']) ?? procedureOf(resource['type']) ?? procedureOf(collection['bodySite']),
    decalcification: decalcificationOf(treatment),
    fixation: fixationOf(treatment),
    scant: notes.some(saysScant),
    fluid: isNoTissue(resource['type']),
    words,
    unknownSite:
      site.kind === 'unknown' && site.laterality === undefined ? siteInWords(collection['bodySite']) : undefined,
  }
}

function siteInWords(bodySite: unknown): string | undefined {
  const concept = conceptOf(bodySite)
  return wordsOf(concept)[0] ?? concept.codings[0]?.code
}

/** Blood, serum, urine and the like: no tissue and no cells of a tumour. */
export function isNoTissue(value: unknown): boolean {
  return namesFluid(conceptOf(value))
}

const namesFluid = rememberEach((type: Concept) => type.codings.some(isFluid) || FLUID_WORDS.test(foldedWordsOf(type)))

function isFluid({ system, code }: Coding): boolean {
  return FLUID_CODES.has(code) || (/0487$/.test(system) && FLUID_V2_CODES.has(code))
}

function withSide(place: Place, other: Place): Place {
  return place.laterality === undefined && other.laterality !== undefined
    ? { ...place, laterality: other.laterality }
    : place
}

const DECALCIFIED = /decalcif|entkalk|descalcif|decalcif|ontkalk|dekalz/
const NOT_DECALCIFIED =
  /(?:\b(?:no|not|without|un|nicht|ohne|keine|sans|non|sin|niet)[-\s]*(?:been\s)?)(?:decalcif|entkalk|descalcif|ontkalk|dekalz)/

/** What the processing steps, container additives and notes say was done to the sample, folded. */
function treatmentWords(resource: Json, notes: readonly string[]): string {
  if (notes.length === 0 && resource['processing'] === undefined && resource['container'] === undefined) return ''
  const steps = objectsOf(resource['processing']).flatMap((step) => [
    nameOf(step['description']) ?? '',
    ...wordsOf(conceptOf(step['procedure'])),
    ...objectsOf(step['additive']).map((additive) => nameOf(additive['display']) ?? ''),
  ])
  const additives = objectsOf(resource['container']).flatMap((container) =>
    wordsOf(conceptOf(container['additiveCodeableConcept'])),
  )
  return foldWords([...steps, ...additives, ...notes].join(' | '))
}

const FORMALIN = /formalin|formol|formaldeh|\bnbf\b|\bffpe\b/
const NO_FORMALIN =
  /(?:\b(?:no|not|without|non|nicht|kein|keine|ohne|sans|sin|niet|geen|pas|senza)\b[^|.;,]{0,30})(?:formalin|formol|formaldeh)|unfixed|alcohol[- ]fixed|fixed in alcohol|ethanol[- ]fixed|alkoholfixiert/

/** Only what is said: a sample without a word on it has no fixation here. */
function fixationOf(words: string): SpecimenFacts['fixation'] | undefined {
  if (NO_FORMALIN.test(words)) return 'other'
  return FORMALIN.test(words) ? 'formalin' : undefined
}

const SCANT =
  /\b(?:scant|scanty|minimal|minute|only a little|(?:a )?(?:very )?(?:small|limited) (?:amount|focus|volume) of|wenig|sparlich\w{0,3}|minimaler? (?:anteil|herd)|kleiner? herd) (?:an )?(?:residual )?(?:invasiv\w{0,4} )(?:carcinom|karzinom|tumou?r|component|komponent|cancer|anteil)/
const DENIED_OR_DOUBTED =
  /\b(?:no|not|without|never|than|possib\w{0,4}|probab\w{0,4}|suspect\w{0,4}|suspici\w{0,6}|kein\w{0,3}|nicht|ohne|verdacht)\b|\?/

/** Only a sentence that says so, and neither denies nor doubts anything. */
function saysScant(note: string): boolean {
  return foldWords(note)
    .split(/[.;\n|]/)
    .some((sentence) => SCANT.test(sentence) && !DENIED_OR_DOUBTED.test(sentence))
}

function decalcificationOf(words: string): SpecimenFacts['decalcification'] | undefined {
  if (!DECALCIFIED.test(words) || NOT_DECALCIFIED.test(words)) return undefined
  if (/edta/.test(words)) return 'edta'
  return /\b(acid|formic|nitric|hydrochloric|acetic|hcl|saure|ameisensaure|acide|acido|zuur)\b/.test(words)
    ? 'acid'
    : 'unspecified'
}

/**
 * The tissue of one result: its specimen, else the single specimen of its report, and what the result says itself.
 * `from` is the resource that carries the result.
 */
export function tissueOf(
  from: Entry,
  samples: SampleBook,
  reportSample: Sample | undefined,
  codeMap?: CodeMapIndex,
): Sample {
  const { resource } = from
  const own = singleSample(listOf(resource['specimen']), from, samples)
  const sample = own ?? reportSample
  const stated = bodySiteOf(resource, codeMap)
  const spoken = spokenPlace(resource)
  const base: SpecimenFacts = sample?.facts ?? NO_FACTS
  const procedure = base.procedure ?? procedureOf(resource['method'])
  if (stated === NOWHERE && spoken === NOWHERE && procedure === base.procedure)
    return sample === undefined ? NO_TISSUE : samples.tissueOf(sample)
  const place = base.siteKind !== 'unknown' ? { kind: base.siteKind, site: base.site } : knownPlace([stated, spoken])
  const facts = present<SpecimenFacts>({
    ...emptyFacts(),
    ...base,
    siteKind: place.kind,
    site: base.site ?? place.site,
    laterality: base.laterality ?? stated.laterality ?? spoken.laterality,
    procedure,
  })
  const named = stated.kind === 'unknown' && stated.laterality === undefined
  const unknownSite = sample?.unknownSite ?? (named ? siteInWords(resource['bodySite']) : undefined)
  return {
    facts,
    fluid: sample?.fluid ?? false,
    ...(place.kind === 'unknown' && unknownSite !== undefined && { unknownSite }),
    words: [sample?.words ?? '', ...wordsOf(conceptOf(resource['bodySite']))].join(' | '),
  }
}

const NO_FACTS: SpecimenFacts = { siteKind: 'unknown' }
const NO_TISSUE: Sample = { facts: NO_FACTS, fluid: false, words: '' }

/** The members of its facts in the order of a result's tissue. */
function asOfResult({ facts, fluid, words, unknownSite }: Sample): Sample {
  const own = { facts: present<SpecimenFacts>({ ...emptyFacts(), ...facts }), fluid, words }
  return facts.siteKind === 'unknown' && unknownSite !== undefined ? { ...own, unknownSite } : own
}

/** A report on several samples speaks of none in particular. */
function singleSample(references: readonly unknown[], from: Entry, samples: SampleBook): Sample | undefined {
  if (references.length <= 1) return references.length === 0 ? undefined : samples.sampleOf(references[0], from)
  const found = references.flatMap((reference) => samples.sampleOf(reference, from) ?? [])
  const [first] = found
  return found.every((sample) => sample.facts.key === first?.facts.key) ? first : undefined
}

function emptyFacts(): { [K in keyof SpecimenFacts]: undefined } {
  return {
    key: undefined,
    reference: undefined,
    collectedOn: undefined,
    site: undefined,
    laterality: undefined,
    procedure: undefined,
    primary: undefined,
    decalcification: undefined,
  } as { [K in keyof SpecimenFacts]: undefined }
}

function knownPlace(places: readonly Place[]): Place {
  return places.find((place) => place.kind !== 'unknown') ?? { kind: 'unknown' }
}

/** A code text such as 'HER2 IHC, liver metastasis': only the words, never the display of a code of breast tissue. */
function spokenPlace(resource: Json): Place {
  const text = conceptOf(resource['code']).text
  return text === undefined ? NOWHERE : placeSpoken(text)
}

const placeSpoken = rememberWords((text: string): Place => {
  const laterality = lateralityOfWords(text)
  const named = placeOfWords(text)
  // 'in Breast cancer specimen' is the name of a test, not a place.
  const place: Place = named.kind === 'breast' || named.kind === 'unknown' ? NOWHERE : named
  return laterality === undefined ? place : { ...place, laterality }
})
