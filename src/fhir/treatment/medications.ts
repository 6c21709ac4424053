/**
 * Which drug a concept names, for orders: by RxNorm, ATC, NDC, SNOMED CT, and by name in codes' displays and free text.
 * Every coding and every phrase is read on its own, and where two of them name different drugs, no drug is taken: an
 * antibody-drug conjugate must never be read as the antibody it is made of, nor the other way round.
 * Source of the codes and names: codes/drugs.ts.
 */
import { her2Needed } from '../../her2/tables/agents.ts'
import { CPT_SYSTEMS } from '../codes/assays.ts'
import { DRUGS, type DrugRow, PACKS } from '../codes/drugs.ts'
import { conceptOf, foldWords, isBrokenCode, labelOf, wordsOf, type Coding, type Concept } from '../record/codings.ts'
import { lookUp, isObject, listOf, nameOf, objectsOf, type Json } from '../record/json-shapes.ts'
import type { Entry, RecordIndex } from '../record/references.ts'
import { rememberEach } from '../record/remember.ts'

export type NamedDrug =
  /** One product, known by its row; a fixed combination is known by the row that stands for it. */
  | { readonly kind: 'drug'; readonly drug: DrugRow }
  /** There are words or codes, but no drug of the table. */
  | { readonly kind: 'unknown' }
  /** Parts that exclude each other, or several drugs at once: `why` names them. */
  | { readonly kind: 'contradiction'; readonly why: string }
  | { readonly kind: 'nothing' }

/** What one coding or one phrase names. */
interface Source {
  readonly words: string
  readonly drugs: readonly DrugRow[]
  /** Why the words must not be taken. */
  readonly doubt?: string
  /** A word that is the name of some drug, but none of the table. */
  readonly stranger?: string
}

const ROWS: ReadonlyMap<string, DrugRow> = new Map(DRUGS.map((row) => [row.drug, row]))

/** Reads one medication concept. Never throws. */
export const readDrug = rememberEach((concept: Concept): NamedDrug => {
  const sources = [
    ...concept.codings.flatMap((coding) => sourceOfCoding(coding) ?? []),
    ...wordsOf(concept).flatMap((words) => sourceOfWords(words) ?? []),
  ]
  return judge(sources, concept.codings.length > 0 || wordsOf(concept).length > 0)
})

/** The name in AGENTS of the drug that a concept names; absent where it is none of them, unclear or contradictory. */
export function agentOf(concept: Concept): string | undefined {
  const reading = readDrug(concept)
  return reading.kind === 'drug' && her2Needed(reading.drug.drug) !== undefined ? reading.drug.drug : undefined
}

const DENIES = 'the words name a drug and deny one'

/** Whether words name a drug and deny it ('no prior trastuzumab deruxtecan'), and no code beside them names one. */
export function deniesDrug(concept: Concept): boolean {
  const isCoded = concept.codings.some((coding) => (sourceOfCoding(coding)?.drugs.length ?? 0) > 0)
  return !isCoded && wordsOf(concept).some((words) => sourceOfWords(words)?.doubt === DENIES)
}

function judge(sources: readonly Source[], spoken: boolean): NamedDrug {
  const named = sources.filter((source) => source.drugs.length > 0)
  const doubtful = sources.find((source) => source.doubt !== undefined)
  if (doubtful?.doubt !== undefined) {
    const other = named.find((source) => source.words !== doubtful.words)
    const beside = other ? `, beside «${other.words}»` : ''
    return { kind: 'contradiction', why: `${doubtful.doubt}: «${doubtful.words}»${beside}` }
  }
  const [widest] = [...named].sort((one, other) => other.drugs.length - one.drugs.length)
  if (!widest) return { kind: spoken ? 'unknown' : 'nothing' }
  const other =
    named.find((source) => source.drugs.some((drug) => !widest.drugs.includes(drug))) ??
    sources.find((source) => source.stranger !== undefined)
  if (other) {
    const names = [
      ...new Set([...widest.drugs, ...other.drugs].map((row) => row.drug)),
      ...listed(other.stranger),
    ].join(' and ')
    const against = other === widest ? `«${widest.words}»` : `«${widest.words}» against «${other.words}»`
    return { kind: 'contradiction', why: `it names ${names} at once: ${against}` }
  }
  const drug = productOf(widest.drugs)
  if (drug) return { kind: 'drug', drug }
  const names = widest.drugs.map((row) => row.drug).join(' and ')
  return { kind: 'contradiction', why: `it names several drugs at once, ${names}: «${widest.words}»` }
}

function listed(word: string | undefined): readonly string[] {
  return word === undefined ? [] : [word]
}

/** The one drug that stands for a product: of a fixed combination the one whose indication the product has. */
function productOf(drugs: readonly DrugRow[]): DrugRow | undefined {
  const [first] = drugs
  if (drugs.length === 1) return first
  const needing = drugs.filter((row) => her2Needed(row.drug) !== undefined || row.kind === 'her2-directed')
  const [only] = needing
  if (needing.length <= 1) return only ?? first
  const names = new Set(needing.map((row) => row.drug))
  // Pertuzumab, trastuzumab and hyaluronidase in one vial.
  return names.size === 2 && names.has('pertuzumab') && names.has('trastuzumab') ? ROWS.get('pertuzumab') : undefined
}

// ---- codes ----------------------------------------------------------------------------------------------------------

function indexBy(codesOf: (row: DrugRow) => string): ReadonlyMap<string, DrugRow> {
  return new Map(DRUGS.flatMap((row) => splitCodes(codesOf(row)).map((code) => [code, row] as const)))
}

function splitCodes(codes: string): readonly string[] {
  return codes.split(' ').filter((code) => code !== '')
}

const BY_CODE: Readonly<Record<string, ReadonlyMap<string, DrugRow>>> = {
  rxnorm: indexBy((row) => row.rxnorm),
  atc: indexBy((row) => row.atc),
  snomed: indexBy((row) => row.snomed ?? ''),
  hcpcs: indexBy((row) => row.hcpcs ?? ''),
}
const BY_NDC: ReadonlyMap<string, DrugRow> = new Map(
  DRUGS.flatMap((row) => splitCodes(row.ndc).map((code) => [productNumber(code.split('-')), row] as const)),
)
const ATC_SHAPE = /^L\d\d[A-Z]{2}\d\d$/
/** A letter and four digits. CPT, under whose name these codes are often sent, has digits first: it is no other code there. */
const HCPCS_SHAPE = /^[CJQ]\d{4}$/
const SENT_AS_HCPCS: ReadonlySet<string> = new Set(['', 'hcpcs', ...CPT_SYSTEMS])

/** The system of a drug's code; codes that are sent without a system, or under a neighbour's, are known by their shape. */
export function drugSystemOf({ system, code }: Pick<Coding, 'system' | 'code'>): string {
  const plain = plainCode(code)
  if (HCPCS_SHAPE.test(plain) && SENT_AS_HCPCS.has(system)) return 'hcpcs'
  return system === '' && ATC_SHAPE.test(plain) ? 'atc' : system
}

/** Whether a code can only be one of a drug: a service may be ordered by such a code. */
export function isDrugCoding(coding: Coding): boolean {
  return ['rxnorm', 'atc', 'ndc', 'hcpcs'].includes(drugSystemOf(coding))
}

function plainCode(code: string): string {
  return code.toUpperCase().replace(/\s/g, '')
}

function sourceOfCoding(coding: Coding): Source | undefined {
  if (isBrokenCode(coding)) return undefined
  const words = `${coding.writtenSystem === '' ? 'code' : coding.system} ${coding.code}`
  const code = plainCode(coding.code)
  const system = drugSystemOf(coding)
  const pack = PACKS.get(`${system} ${code}`)?.flatMap((name) => ROWS.get(name) ?? [])
  if (pack) return { words, drugs: pack }
  const row = system === 'ndc' ? drugOfNdc(code) : lookUp(BY_CODE, system)?.get(code)
  return row ? { words, drugs: [row] } : undefined
}

/**
 * National Drug Code: labeler, product and package of 4-4-2, 5-3-2 or 5-4-1 digits, written with hyphens, as 11 digits of
 * 5-4-2 with zeros filled in, or as 10 digits without hyphens, which leave open where the parts end. Then every reading is
 * tried, and the code counts only if they lead to one drug. Package parts may be missing.
 */
function drugOfNdc(written: string): DrugRow | undefined {
  const code = written.replace(/^NDC:?/, '')
  if (!/^[\d-]+$/.test(code)) return undefined
  if (code.includes('-')) return BY_NDC.get(productNumber(code.split('-')))
  const cuts = CUTS[code.length] ?? []
  const found = new Set(
    cuts.flatMap(
      ([labeler, product]) =>
        BY_NDC.get(productNumber([code.slice(0, labeler), code.slice(labeler, labeler + product)])) ?? [],
    ),
  )
  const [only] = found
  return found.size === 1 ? only : undefined
}

type Cut = readonly [labeler: number, product: number]

/** Where labeler and product end in a number without hyphens, by its length. */
const CUTS: Readonly<Record<number, readonly Cut[]>> = {
  8: [
    [4, 4],
    [5, 3],
  ],
  9: [[5, 4]],
  10: [
    [4, 4],
    [5, 3],
    [5, 4],
  ],
  11: [[5, 4]],
}

function productNumber([labeler = '', product = '']: readonly string[]): string {
  return `${labeler.padStart(5, '0')}-${product.padStart(4, '0')}`
}

/** No words, and no code of a system of drugs: nobody outside of the site can say which drug it is. */
export function isNameless(concept: Concept): boolean {
  return wordsOf(concept).length === 0 && !concept.codings.some(isDrugCoding)
}

// ---- words ----------------------------------------------------------------------------------------------------------

interface Name {
  readonly pattern: RegExp
  readonly row: DrugRow
  readonly name: string
}

/** Between the parts of a name: a hyphen, a space, a bracket, or nothing. */
const BETWEEN = '[^a-z0-9]{0,4}'
/** Endings that languages put on a substance name: trastuzumabum, trastuzumabe, palbociclibe. */
const ENDING = '(?:um|e|o|a|i|u|s)?'
const NAMES: readonly Name[] = DRUGS.flatMap((row) =>
  row.names.split(', ').map((name) => {
    const parts = name.split(/[-\s]/).map((part) => (part.length > 5 ? part + ENDING : part))
    return { pattern: new RegExp(`(?<![a-z0-9])${parts.join(BETWEEN)}(?![a-z0-9])`, 'g'), row, name }
  }),
)

/** The antibody whose name stands inside the names of its conjugates. Its brands do not. */
const ANTIBODY = 'trastuzumab'
/** Conjugates with the payload that belongs to each, so that it is not taken for one more drug. */
const PAYLOADS: Readonly<Record<string, RegExp>> = {
  'trastuzumab deruxtecan': /deruxtecan[a-z]?/g,
  'trastuzumab emtansine': /emtansin[a-z]?/g,
  'trastuzumab duocarmazine': /duocarmazin[a-z]?/g,
  'trastuzumab rezetecan': /rezetecan[a-z]?/g,
  'trastuzumab botidotin': /botidotin[a-z]?/g,
  'trastuzumab pamirtecan': /pamirtecan[a-z]?/g,
  'disitamab vedotin': /vedotin[a-z]?/g,
  'datopotamab deruxtecan': /deruxtecan[a-z]?/g,
  'sacituzumab govitecan': /govitecan[a-z]?/g,
}
const T_DM1 = 'trastuzumab emtansine'
/** The prefix of another conjugate: 'ado-trastuzumab deruxtecan' is a mix-up of two. */
const ADO = /(?<![a-z0-9])ado(?![a-z0-9])/

/** A payload, a linker or a label beside the antibody, also cut short or misspelt: some conjugate, but not a known one. */
const CARGO =
  /(?<![a-z0-9])(?:[a-z]{0,40}(?:tecan|tansine?|dotin|mazine?|tesirine?|ozogamicin|tolimod|toxin)[a-z]?|deru[a-z]{0,40}|der(?=[^a-z0-9]{0,40}$)|emt[a-z]{1,40}|emt(?=[^a-z0-9]{0,40}$)|nxki|[a-z]{0,8}[^a-z0-9]?dxd|zr-?89|89-?zr|in-?111|111-?in|tc-?99m|zirconium|indium|technetium|lutetium|copper[^a-z0-9]?64)(?![a-z0-9])/
/** Stems by which a word is the name of some drug (INN stems of those ordered in oncology and beside it). */
const STEM =
  /(?<![a-z0-9])[a-z]{3,40}(?:mab|tinib|ciclib|parib|lisib|sertib|degib|zomib|taxel|platin|rubicin|strant|vedotin|tecan|setron|prazole|grastim|dronate|floxacin|cillin|sartan|statin|glutide|gliptin|conazole|cyclovir)(?:um|e|o|a)?(?![a-z0-9])/
const NEGATED =
  /(?<![a-z0-9])(?:not?|never|don'?t|without|instead of|nicht|kein[a-z]{0,40}|statt|anstatt|ohne|pas|sans|sin|non|niet|geen|senza)\s{1,40}(?:[a-z0-9'()/-]{1,100}\s{1,40}){0,5}$/

const READ = new Map<string, Source | undefined>()
const MOST_READ = 4000

/** What one phrase names; the same phrase is read once. */
function sourceOfWords(words: string): Source | undefined {
  if (READ.has(words)) return READ.get(words)
  const found = lookAt(words)
  if (READ.size < MOST_READ) READ.set(words, found)
  return found
}

function lookAt(words: string): Source | undefined {
  const shown = shorten(words)
  let rest = foldWords(words)
  const found = new Map<DrugRow, Set<string>>()
  let negated = false
  for (const { pattern, row, name } of NAMES) {
    rest = rest.replace(pattern, (match: string, at: number, whole: string) => {
      if (NEGATED.test(whole.slice(0, at))) negated = true
      const names = found.get(row) ?? new Set()
      found.set(row, names.add(name))
      return '¤'.repeat(match.length)
    })
  }
  const drugs = settleConjugates(found)
  if (negated) return { words: shown, drugs: [], doubt: DENIES }
  for (const { drug } of drugs) rest = rest.replace(PAYLOADS[drug] ?? /(?!)/g, '¤')
  const doubt = doubtOf(drugs, rest)
  if (doubt !== undefined) return { words: shown, drugs: [], doubt }
  const stranger = STEM.exec(rest)?.[0]
  if (stranger !== undefined) return { words: shown, drugs, stranger }
  return drugs.length === 0 ? undefined : { words: shown, drugs }
}

/** The antibody's own name beside a conjugate is part of the conjugate: 'Trastuzumab Injection [KADCYLA]'. A brand is not. */
function settleConjugates(found: ReadonlyMap<DrugRow, ReadonlySet<string>>): readonly DrugRow[] {
  const isConjugate = (row: DrugRow): boolean => row.drug !== ANTIBODY && row.drug.startsWith(ANTIBODY)
  const conjugate = [...found.keys()].some(isConjugate)
  const isPart = (row: DrugRow, names: ReadonlySet<string>): boolean =>
    row.drug === ANTIBODY && names.size === 1 && names.has(ANTIBODY)
  const transplant = [...found.keys()].some(({ drug }) => drug === AFTER_TRANSPLANTATION)
  const isSubstance = ({ drug }: DrugRow): boolean => transplant && drug === 'everolimus'
  return [...found]
    .filter(([row, names]) => !(conjugate && isPart(row, names)) && !isSubstance(row))
    .map(([row]) => row)
}

/** A row whose brands name another use of a substance: beside them its plain name is that use too. */
const AFTER_TRANSPLANTATION = 'everolimus after transplantation'

function doubtOf(drugs: readonly DrugRow[], rest: string): string | undefined {
  const names = drugs.map((row) => row.drug)
  if (names.includes(ANTIBODY) && CARGO.test(rest))
    return 'the words name trastuzumab bound to something that is not known'
  const mixed = names.some((name) => name.startsWith(`${ANTIBODY} `) && name !== T_DM1) && ADO.test(rest)
  return mixed ? 'the words mix the names of two conjugates' : undefined
}

const LONGEST_SHOWN = 120

/** Words for a person, cut to a bounded length. */
export function shorten(words: string): string {
  const flat = words.replace(/\s+/g, ' ').trim()
  return flat.length > LONGEST_SHOWN ? `${flat.slice(0, LONGEST_SHOWN - 1).trimEnd()}…` : flat
}

/** The best short words for a medication. */
export function wordsOfDrug(concept: Concept): string | undefined {
  const label = labelOf(concept)
  return label === undefined ? undefined : shorten(label)
}

// ---- where a resource says its drug -----------------------------------------------------------------------------------

/**
 * All that an order says of its drug, as one concept: the code in it, the Medication that it refers to (contained, beside
 * it, or in the record), else that one's ingredients, and the display of the reference.
 */
export function medicationOf(entry: Entry, index: RecordIndex): Concept {
  const { resource } = entry
  const medication = isObject(resource['medication']) ? resource['medication'] : {}
  const inner = typeof medication['reference'] === 'string' ? medication : medication['reference']
  const parts = [
    conceptOf(resource['medicationCodeableConcept']),
    conceptOf(medication['concept'] ?? codedMedication(medication)),
    ...listOf(resource['medicationReference'] ?? inner ?? textOf(resource['medication'])).flatMap((reference) =>
      conceptsOfReference(isReference(reference) ? reference : {}, entry, index),
    ),
  ]
  return joined(parts)
}

/** Something that may lead to a resource: a Reference, or its bare text. */
export function isReference(value: unknown): boolean {
  return isObject(value) || typeof value === 'string'
}

function textOf(value: unknown): unknown {
  return typeof value === 'string' ? value : undefined
}

/** A CodeableConcept where a later version of FHIR has a CodeableReference. */
function codedMedication(medication: Json): unknown {
  return medication['coding'] !== undefined || medication['text'] !== undefined ? medication : undefined
}

function conceptsOfReference(reference: unknown, entry: Entry, index: RecordIndex): readonly Concept[] {
  const found = index.resolve(reference, entry)
  const display = conceptOf(isObject(reference) ? nameOf(reference['display']) : undefined)
  if (found?.type !== 'Medication') return [display]
  const code = conceptOf(found.resource['code'])
  if (code.codings.length > 0 || wordsOf(code).length > 0) return [code, display]
  return [ingredientsOf(found, index), display]
}

/** The ingredients as one phrase, so that a combination is read as one product. */
function ingredientsOf(medication: Entry, index: RecordIndex): Concept {
  const parts = objectsOf(medication.resource['ingredient']).map((ingredient) => {
    const item = isObject(ingredient['item']) ? ingredient['item'] : {}
    const referred = index.resolve(ingredient['itemReference'] ?? item['reference'], medication)
    return conceptOf(ingredient['itemCodeableConcept'] ?? item['concept'] ?? referred?.resource['code'])
  })
  const words = parts.map((part) => wordsOf(part)[0] ?? agentOf(part) ?? '').filter((part) => part !== '')
  const codings = parts.length === 1 ? (parts[0]?.codings ?? []) : []
  return words.length === 0 ? { codings, loose: [] } : { codings, loose: [], text: words.join(' / ') }
}

function joined(parts: readonly Concept[]): Concept {
  const text = parts.map((part) => part.text).find((words) => words !== undefined)
  const others = parts.flatMap((part) => (part.text === undefined || part.text === text ? [] : [part.text]))
  const concept = {
    codings: parts.flatMap((part) => part.codings),
    loose: [...others, ...parts.flatMap((part) => part.loose)],
  }
  return text === undefined ? concept : { ...concept, text }
}
