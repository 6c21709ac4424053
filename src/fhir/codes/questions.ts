/**
 * What a code asks: the meaning of Observation.code, component.code, ServiceRequest.code and the like; and whether it is
 * searched for, or why not (asked.ts).
 * Source: LOINC and SNOMED CT names, the mCODE, MII, CAP and national guides, public FHIR data.
 */
import { CodeIndex, type QuestionRow } from './table.ts'

export type Question =
  | 'her2-ihc'
  | 'her2-ihc-percent'
  | 'her2-staining'
  | 'her2-ish'
  | 'her2-ish-panel'
  | 'her2-ratio'
  | 'her2-copies'
  | 'cep17-copies'
  | 'cells-counted'
  | 'her2-overall'
  | 'her2-serum'
  | 'her2-tissue-amount'
  | 'her2-mutation'
  | 'her2-expression'
  | 'ngs-copy-number'
  | 'gene-variant'
  | 'gene-studied'
  | 'generic-ihc'
  | 'generic-ish'
  | 'er'
  | 'er-percent'
  | 'pgr'
  | 'pgr-percent'
  | 'receptor-detail'
  | 'other-marker'
  | 'stage-group'
  | 'm-category'
  | 'metastasis-site'
  | 'metastasis-present'
  | 'metastasis-course'
  | 'metastasis-history'
  | 'disease-status'
  | 'nodal'
  | 'pathology-text'
  | 'not-her2'

// prettier-ignore
export const QUESTIONS: readonly QuestionRow<Question>[] = [
  // HER2 by immunohistochemistry
  ['loinc', '85319-2', 'her2-ihc', 'certain', 'her2', 'breast specimen; the most misused HER2 code'],
  ['loinc', '18474-7', 'her2-ihc', 'certain', 'her2', 'any tissue'],
  ['loinc', '72383-3', 'her2-ihc', 'certain', 'her2', 'tissue immunoassay, presence; real data carry IHC scores'],
  ['loinc', '72382-5', 'her2-tissue-amount', 'certain', 'her2', 'units per volume: no score, ratio or percentage'],
  ['loinc', '85328-3', 'her2-ihc-percent', 'seen', 'her2', 'cells with uniform intense staining'],
  ['snomed', '3550001000004108', 'her2-ihc', 'seen', 'her2'],
  ['snomed', '433114000', 'her2-ihc', 'seen', 'order', 'procedure'],
  ['snomed', '1234806008', 'generic-ihc', 'seen', 'her2', 'the marker is in another coding or in the gene component'],
  ['cap-ecc', '52399.100004300', 'her2-ihc', 'seen', 'own numbers'],
  ['cap-ecc', '79483', 'her2-ihc', 'seen', 'own numbers', 'wrapper'],
  // HER2 by in-situ hybridisation
  ['loinc', '85318-4', 'her2-ish', 'certain', 'her2', 'breast specimen; also carries a ratio as words'],
  ['loinc', '31150-6', 'her2-ish', 'certain', 'her2', 'any tissue'],
  ['loinc', '96893-3', 'her2-ish', 'certain', 'her2'],
  ['loinc', '74885-5', 'her2-ish-panel', 'certain', 'her2'],
  ['loinc', '49683-6', 'her2-ratio', 'certain', 'her2'],
  ['loinc', '74860-8', 'her2-copies', 'certain', 'her2'],
  ['loinc', '74861-6', 'cep17-copies', 'certain', 'her2'],
  ['loinc', '62361-1', 'cells-counted', 'certain', 'part', 'only inside an ISH result'],
  ['snomed', '1363314005', 'her2-ish', 'seen', 'her2'],
  ['snomed', '434363004', 'her2-ish', 'seen', 'order', 'procedure'],
  ['snomed', '1365744007', 'her2-ratio', 'seen', 'her2'],
  ['snomed', '1365742006', 'her2-ratio', 'seen', 'her2'],
  ['snomed', '1365743001', 'her2-copies', 'seen', 'her2'],
  ['snomed', '1303773004', 'generic-ish', 'seen', 'method', 'method'],
  ['snomed', '787997001', 'generic-ish', 'seen', 'method', 'method'],
  ['snomed', '787998006', 'generic-ish', 'seen', 'method', 'method'],
  ['snomed', '1363313004', 'generic-ish', 'seen', 'method', 'method'],
  ['snomed', '257430009', 'generic-ish', 'seen', 'method', 'method, dual probe'],
  ['snomed', '257453005', 'generic-ish', 'seen', 'method', 'method, single probe'],
  ['snomed', '51864006', 'generic-ish', 'seen', 'method', 'beside 49683-6'],
  // HER2, no method
  ['loinc', '48676-1', 'her2-overall', 'certain', 'her2', 'often the first of two codings; the other one is the method'],
  ['snomed', '476171000210109', 'her2-overall', 'seen', 'her2', 'New Zealand edition'],
  ['snomed', '423740007', 'not-her2', 'certain', 'no status', 'a performance status finding, once used for HER2'],
  ['loinc', '85320-0', 'not-her2', 'certain', 'no status', 'foci, once used for HER2 FISH'],
  // HER2 in name, but not tissue overexpression
  ['loinc', '32996-1', 'her2-serum', 'certain', 'no status'],
  ['loinc', '42914-2', 'her2-serum', 'certain', 'no status'],
  ['loinc', '51981-9', 'her2-serum', 'certain', 'no status'],
  ['loinc', '42783-1', 'her2-mutation', 'seen', 'no status'],
  ['loinc', '82155-3', 'ngs-copy-number', 'seen', 'no status', 'of the gene that a component names'],
  ['loinc', '69548-6', 'gene-variant', 'certain', 'no status'],
  ['loinc', '48018-6', 'gene-studied', 'certain', 'part'],
  // Receptors
  ['loinc', '85337-4', 'er', 'certain', 'receptors'],
  ['loinc', '40556-3', 'er', 'certain', 'receptors'],
  ['loinc', '16112-5', 'er', 'certain', 'receptors'],
  ['loinc', '85329-1', 'er-percent', 'certain', 'receptors'],
  ['loinc', '14228-1', 'er-percent', 'certain', 'receptors'],
  ['snomed', '445028008', 'er', 'seen', 'receptors'],
  ['snomed', '1234804006', 'er-percent', 'seen', 'receptors'],
  ['cap-ecc', '45138.100004300', 'er', 'seen', 'own numbers'],
  ['loinc', '85339-0', 'pgr', 'certain', 'receptors'],
  ['loinc', '40557-1', 'pgr', 'certain', 'receptors'],
  ['loinc', '16113-3', 'pgr', 'certain', 'receptors'],
  ['loinc', '85325-9', 'pgr-percent', 'certain', 'receptors', 'once used for HER2 ISH'],
  ['loinc', '14230-7', 'pgr-percent', 'certain', 'receptors'],
  ['snomed', '445029000', 'pgr', 'seen', 'receptors'],
  ['snomed', '1234803000', 'pgr-percent', 'seen', 'receptors'],
  ['loinc', '85310-1', 'receptor-detail', 'certain', 'no status', 'ER intensity'],
  ['loinc', '85331-7', 'receptor-detail', 'certain', 'no status', 'PgR intensity'],
  ['snomed', '1236874005', 'receptor-detail', 'seen', 'no status', 'ER intensity'],
  ['snomed', '1237278006', 'receptor-detail', 'seen', 'no status', 'PgR intensity'],
  ['loinc', '14130-9', 'receptor-detail', 'certain', 'no status', 'biochemical'],
  ['loinc', '31207-4', 'receptor-detail', 'certain', 'no status', 'biochemical'],
  ['loinc', '10861-3', 'receptor-detail', 'certain', 'no status', 'biochemical'],
  ['loinc', '10480-2', 'receptor-detail', 'certain', 'no status', 'ER and PgR together cannot be told apart'],
  // Other markers
  ['loinc', '85330-9', 'other-marker', 'certain', 'no status', 'Ki-67'],
  ['loinc', '29593-1', 'other-marker', 'certain', 'no status', 'Ki-67'],
  ['loinc', '33055-5', 'other-marker', 'certain', 'no status', 'Ki-67'],
  ['loinc', '62862-8', 'other-marker', 'certain', 'no status', 'microsatellite instability'],
  ['loinc', '21924-6', 'other-marker', 'seen', 'no status', 'no marker named'],
  ['ncit', 'C123557', 'other-marker', 'seen', 'no status', 'Ki-67'],
  // Stage and metastasis
  ['loinc', '21908-9', 'stage-group', 'certain', 'staging', 'misused for histologic grade and for lymphoma stages'],
  ['loinc', '21902-2', 'stage-group', 'certain', 'staging'],
  ['loinc', '21914-7', 'stage-group', 'certain', 'staging'],
  ['snomed', '399390009', 'stage-group', 'certain', 'staging'],
  ['snomed', '399537006', 'stage-group', 'certain', 'staging'],
  ['snomed', '399588009', 'stage-group', 'certain', 'staging'],
  ['snomed', '371508000', 'stage-group', 'seen', 'long'],
  ['snomed', '260998006', 'stage-group', 'certain', 'long'],
  ['snomed', '254292007', 'stage-group', 'certain', 'long'],
  ['snomed', '385349001', 'stage-group', 'certain', 'long'],
  ['omop', '4221079', 'stage-group', 'seen', 'own numbers'],
  ['omop', '4221515', 'stage-group', 'seen', 'own numbers'],
  ['snomed', '385380006', 'm-category', 'seen', 'long', 'metastasis category finding'],
  ['loinc', '21907-1', 'm-category', 'certain', 'staging'],
  ['loinc', '21901-4', 'm-category', 'certain', 'staging'],
  ['loinc', '21913-9', 'm-category', 'certain', 'staging'],
  ['snomed', '277208005', 'm-category', 'certain', 'staging'],
  ['snomed', '399387003', 'm-category', 'certain', 'staging'],
  ['snomed', '371497001', 'm-category', 'certain', 'staging'],
  ['snomed', '1222587001', 'm-category', 'certain', 'staging'],
  ['snomed', '1222591006', 'm-category', 'certain', 'staging'],
  ['loinc', '44667-4', 'metastasis-site', 'certain', 'staging'],
  ['loinc', '33733-7', 'metastasis-site', 'seen', 'staging'],
  ['snomed', '385421009', 'metastasis-site', 'seen', 'staging'],
  ['loinc', '98248-8', 'metastasis-present', 'seen', 'staging'],
  ['snomed', '399608002', 'metastasis-course', 'seen', 'staging'],
  ['snomed', '1098951000119108', 'metastasis-history', 'seen', 'staging', 'without a value: yes'],
  ['snomed', '1287652008', 'metastasis-history', 'seen', 'staging'],
  ['loinc', '97509-4', 'disease-status', 'certain', 'long'],
  ['loinc', '88040-1', 'disease-status', 'certain', 'long'],
  ['loinc', '85343-2', 'nodal', 'certain', 'no status'],
  ['loinc', '85344-0', 'nodal', 'certain', 'no status'],
  ['loinc', '92832-5', 'nodal', 'certain', 'no status'],
  ['loinc', '92831-7', 'nodal', 'seen', 'no status'],
  ['loinc', '21893-3', 'nodal', 'seen', 'no status'],
  ['snomed', '443527007', 'nodal', 'seen', 'no status'],
  ['snomed', '399656008', 'nodal', 'seen', 'no status'],
  // Reports in prose
  ['loinc', '60568-3', 'pathology-text', 'seen', 'her2'],
  ['loinc', '22637-3', 'pathology-text', 'seen', 'her2'],
  ['loinc', '22638-1', 'pathology-text', 'seen', 'narrative'],
  ['loinc', '22634-0', 'pathology-text', 'known', 'narrative'],
  ['loinc', '22635-7', 'pathology-text', 'known', 'narrative'],
  ['loinc', '22636-5', 'pathology-text', 'known', 'narrative'],
  ['loinc', '22639-9', 'pathology-text', 'known', 'narrative'],
  ['loinc', '11526-1', 'pathology-text', 'known', 'narrative'],
  ['loinc', '34574-4', 'pathology-text', 'known', 'narrative'],
  ['loinc', '33746-9', 'pathology-text', 'known', 'narrative'],
  ['loinc', '66110-8', 'pathology-text', 'seen', 'narrative'],
  ['loinc', '102034-6', 'pathology-text', 'seen', 'narrative'],
]

export const QUESTION_CODES = new CodeIndex(QUESTIONS)

/** Codes of Observation.method that tell a dual from a single probe. */
export const PROBE_METHODS: ReadonlyMap<string, 'dual' | 'single'> = new Map([
  ['257430009', 'dual'],
  ['257453005', 'single'],
])

/** HGNC identifiers of the genes whose markers are told apart. */
export const GENES: ReadonlyMap<string, 'her2' | 'er' | 'pgr'> = new Map([
  ['HGNC:3430', 'her2'],
  ['3430', 'her2'],
  ['HGNC:3467', 'er'],
  ['3467', 'er'],
  ['HGNC:8910', 'pgr'],
  ['8910', 'pgr'],
])

/** Codes that ask of breast tissue by their name. Source: LOINC. */
export const BREAST_CODES: ReadonlySet<string> = new Set(['85319-2', '85318-4', '85328-3', '96893-3'])

/** Codes that make a variant of a gene one of its copy number: the LOINC question, the SNOMED CT answer `amplified`. */
export const COPY_NUMBER_CODES: ReadonlySet<string> = new Set(['82155-3', '12645001'])
