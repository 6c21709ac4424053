/**
 * Names of code systems: URIs, OIDs, bare words and misspellings come down to one short name.
 * Sources: HL7 terminology system list, and spellings found in public FHIR data. Reviewed 2026-11-22.
 */

// prettier-ignore
const ALIASES: readonly (readonly [alias: string, system: string])[] = [
  ['http://loinc.org', 'loinc'], ['loinc', 'loinc'], ['ln', 'loinc'], ['lnc', 'loinc'], ['http://www.loinc.org', 'loinc'],
  ['2.16.840.1.113883.6.1', 'loinc'], ['loinc.org', 'loinc'],
  ['http://snomed.info/sct', 'snomed'], ['2.16.840.1.113883.6.96', 'snomed'], ['sct', 'snomed'], ['snomed', 'snomed'],
  ['snomed ct', 'snomed'], ['snomed-ct', 'snomed'], ['snomedct', 'snomed'], ['http://www.snomed.org', 'snomed'],
  ['http://snomed.info', 'snomed'], ['http://purl.bioontology.org/ontology/snomedct', 'snomed'], ['snomedct_us', 'snomed'],
  ['2.16.840.1.113883.6.90', 'icd-10'], ['2.16.840.1.113883.6.3', 'icd-10'], ['1.2.276.0.76.5', 'icd-10'],
  ['2.16.840.1.113883.6.103', 'icd-9'], ['2.16.840.1.113883.6.43.1', 'icd-o-3'],
  ['http://terminology.hl7.org/codesystem/v2-0078', 'v2-0078'], ['http://hl7.org/fhir/v2/0078', 'v2-0078'],
  ['2.16.840.1.113883.12.78', 'v2-0078'], ['hl70078', 'v2-0078'],
  ['http://terminology.hl7.org/codesystem/v3-observationinterpretation', 'v3-interpretation'],
  ['http://hl7.org/fhir/v3/observationinterpretation', 'v3-interpretation'], ['2.16.840.1.113883.5.83', 'v3-interpretation'],
  ['http://terminology.hl7.org/codesystem/v2-0136', 'v2-0136'], ['http://hl7.org/fhir/v2/0136', 'v2-0136'], ['hl70136', 'v2-0136'],
  ['http://terminology.hl7.org/codesystem/data-absent-reason', 'data-absent-reason'],
  ['http://hl7.org/fhir/data-absent-reason', 'data-absent-reason'], ['2.16.840.1.113883.4.642.4.1048', 'data-absent-reason'],
  ['http://terminology.hl7.org/codesystem/v3-nullflavor', 'null-flavor'], ['http://hl7.org/fhir/v3/nullflavor', 'null-flavor'],
  ['2.16.840.1.113883.5.1008', 'null-flavor'],
  ['2.16.840.1.113883.3.26.1.1', 'ncit'], ['nci', 'ncit'], ['ncit', 'ncit'],
  ['http://fhir.ohdsi.org/codesystem/concepts', 'omop'], ['http://athena.ohdsi.org', 'omop'], ['omop', 'omop'],
  ['http://cap.org/ecc', 'cap-ecc'], ['http://www.cap.org/ecc', 'cap-ecc'], ['http://example.org/codes#12511', 'cap-ecc'],
  ['http://www.uicc.org/resources/tnm', 'uicc'], ['http://uicc.org', 'uicc'], ['http://www.uicc.org', 'uicc'],
  ['http://cancerstaging.org', 'ajcc'], ['http://www.cancerstaging.org', 'ajcc'], ['ajcc', 'ajcc'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'rxnorm'], ['2.16.840.1.113883.6.88', 'rxnorm'], ['rxnorm', 'rxnorm'],
  ['http://www.whocc.no/atc', 'atc'], ['http://fhir.de/codesystem/bfarm/atc', 'atc'], ['http://fhir.de/codesystem/dimdi/atc', 'atc'],
  ['2.16.840.1.113883.6.73', 'atc'], ['atc', 'atc'],
  ['http://www.cms.gov/medicare/coding/hcpcsreleasecodesets', 'hcpcs'], ['2.16.840.1.113883.6.285', 'hcpcs'], ['hcpcs', 'hcpcs'],
  ['http://hl7.org/fhir/sid/ndc', 'ndc'], ['2.16.840.1.113883.6.69', 'ndc'], ['ndc', 'ndc'],
  ['http://www.genenames.org', 'hgnc'], ['http://www.genenames.org/geneid', 'hgnc'], ['2.16.840.1.113883.6.281', 'hgnc'],
]

/** Found anywhere in the name, tried in this order. */
// prettier-ignore
const PARTS: readonly (readonly [part: RegExp, system: string])[] = [
  [/^http:\/\/snomed\.info\/(sct|xsct|id)\b/, 'snomed'],
  [/icd-?o/, 'icd-o-3'],
  [/icd-?10/, 'icd-10'],
  [/icd-?9/, 'icd-9'],
  [/ncithesaurus|ncimeta\.nci\.nih\.gov|nci-?thesaurus|evs\.nci/, 'ncit'],
  [/mii-cs-onko-mamma-her2neu-status-obds/, 'obds-her2'],
  [/mii-cs-onko-mamma-her2neu-status-leitlinie/, 'mii-her2'],
  [/mii-cs-onko-mamma-rezeptorstatus/, 'mii-receptor'],
  [/mii-cs-onko-verlauf-fernmetastasen/, 'obds-metastasis-course'],
  [/mii-cs-onko-fernmetastasen/, 'obds-metastasis-site'],
  [/seitenlokalisation/, 'obds-side'],
  [/nkrs-her2receptorstatus/, 'nkrs-her2'],
]

const BY_ALIAS = new Map(ALIASES)
const SEEN = new Map<string, string>()
const MOST_SEEN = 1000

/** The short name of a code system; an unknown system comes back lower-cased, and no system as ''. */
export function systemOf(written: string | undefined): string {
  if (written === undefined) return ''
  const known = SEEN.get(written)
  if (known !== undefined) return known
  const found = normalise(written)
  if (SEEN.size < MOST_SEEN) SEEN.set(written, found)
  return found
}

function normalise(written: string): string {
  const bare = written
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/^(urn:)?oid:/, '')
    .replace(/[|#]?\/{0,9}$/, '')
  const alias = BY_ALIAS.get(bare)
  if (alias !== undefined) return alias
  return PARTS.find(([part]) => part.test(bare))?.[1] ?? bare
}
