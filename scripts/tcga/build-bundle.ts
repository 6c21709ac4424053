/**
 * One TCGA-BRCA patient as a FHIR Bundle, every value as found: nothing is computed, cleaned or left out because it
 * looks odd. Only the year of diagnosis is known. The results of the new tumor event are a second specimen without date.
 */
import type { Bundle, CodeableConcept, Observation, ObservationComponent, Resource } from '@medplum/fhirtypes'
import type { PatientRow } from './read-rows.ts'

/** Local ids of the two specimens. */
export const PRIMARY = 'primary'
export const NEW_EVENT = 'new-tumor-event'

interface Her2Columns {
  readonly specimen: string
  readonly ihcCall: string
  readonly score: string
  readonly percent: string
  readonly fishCall: string
  readonly copies: string
  readonly cep17: string
  readonly cells: string
  readonly ratio: string
}

/** Where the two work-ups of a patient are in the file. */
const WORK_UPS: readonly Her2Columns[] = [
  {
    specimen: PRIMARY,
    ihcCall: 'her2_status_by_ihc',
    score: 'her2_ihc_score',
    percent: 'her2_ihc_percent_positive',
    fishCall: 'her2_fish_status',
    copies: 'her2_copy_number',
    cep17: 'cent17_copy_number',
    cells: 'her2_and_cent17_cells_count',
    ratio: 'her2_cent17_ratio',
  },
  {
    specimen: NEW_EVENT,
    ihcCall: 'nte_her2_status',
    score: 'nte_her2_positivity_ihc_score',
    percent: 'nte_her2_status_ihc__positive',
    fishCall: 'nte_her2_fish_status',
    copies: 'nte_her2_signal_number',
    cep17: 'nte_cent_17_signal_number',
    cells: 'her2_cent17_counted_cells_count',
    ratio: 'nte_cent_17_her2_ratio',
  },
]

export function buildBundle(row: PatientRow): Bundle {
  const id = row['bcr_patient_barcode'] ?? 'unknown'
  const gender = row['gender']?.toLowerCase() === 'male' ? 'male' : 'female'
  const resources: Resource[] = [
    { resourceType: 'Patient', id, gender },
    { resourceType: 'Condition', id: `${id}-cancer`, subject: { reference: `Patient/${id}` }, ...diagnosis(row) },
    ...WORK_UPS.flatMap((columns) => buildWorkUp(id, row, columns)),
    ...buildReceptor(id, row, 'er', '16112-5', 'er_status_by_ihc', '85329-1', 'er_status_ihc_Percent_Positive'),
    ...buildReceptor(id, row, 'pgr', '16113-3', 'pr_status_by_ihc', '85325-9', 'pr_status_ihc_percent_positive'),
    ...buildWords(id, row, 'm-category', loinc('21901-4'), 'ajcc_metastasis_pathologic_pm'),
    ...buildWords(id, row, 'stage', loinc('21902-2'), 'ajcc_pathologic_tumor_stage'),
  ]
  return { resourceType: 'Bundle', id, type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

function diagnosis(row: PatientRow) {
  const year = row['initial_pathologic_dx_year']
  return {
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: {
      coding: [{ system: 'http://snomed.info/sct', code: '713609000', display: 'Invasive carcinoma of breast' }],
      text: `${row['histological_type'] ?? 'Infiltrating Carcinoma'} of breast`,
    },
    ...(year && { onsetDateTime: year }),
  }
}

function buildWorkUp(id: string, row: PatientRow, columns: Her2Columns): Resource[] {
  const results = [buildIhc(id, row, columns), buildIsh(id, row, columns)].filter((result) => result !== undefined)
  if (results.length === 0) return []
  const year = columns.specimen === PRIMARY ? row['initial_pathologic_dx_year'] : undefined
  const site = columns.specimen === PRIMARY ? { bodySite: { text: 'Breast' } } : {}
  return [
    {
      resourceType: 'Specimen',
      id: `${id}-${columns.specimen}`,
      subject: { reference: `Patient/${id}` },
      type: { text: columns.specimen === PRIMARY ? 'Primary tumor tissue' : 'New tumor event tissue' },
      collection: { ...(year && { collectedDateTime: year }), ...site },
    },
    ...results,
  ]
}

function buildIhc(id: string, row: PatientRow, columns: Her2Columns): Observation | undefined {
  const [call, score, percent] = [row[columns.ihcCall], row[columns.score], row[columns.percent]]
  const given = score || call
  if (given === undefined) return undefined
  return {
    ...frame(id, row, `ihc-${columns.specimen}`, loinc('85319-2', 'HER2 by immune stain'), columns.specimen),
    valueCodeableConcept: answer(given),
    ...(score && call && { interpretation: [interpretationOf(call)] }),
    ...(percent && { component: [{ code: { text: 'HER2 IHC percent positive' }, valueString: percent }] }),
  }
}

/** Copy numbers are sent as found, even if they are totals over the counted cells, not averages. */
function buildIsh(id: string, row: PatientRow, columns: Her2Columns): Observation | undefined {
  const component = [
    ...number(row[columns.ratio], '49683-6'),
    ...number(row[columns.copies], '74860-8'),
    ...number(row[columns.cep17], '74861-6'),
    ...number(row[columns.cells], '62361-1'),
  ]
  const call = row[columns.fishCall]
  if (call === undefined && component.length === 0) return undefined
  return {
    ...frame(id, row, `ish-${columns.specimen}`, loinc('85318-4', 'HER2 by FISH'), columns.specimen),
    ...(call && { valueCodeableConcept: answer(call) }),
    ...(component.length > 0 && { component }),
  }
}

/** A number as a number, anything else as text. */
function number(cell: string | undefined, code: string): ObservationComponent[] {
  if (cell === undefined) return []
  const value = /^\d+(\.\d+)?$/.test(cell) ? { valueQuantity: { value: Number(cell) } } : { valueString: cell }
  return [{ code: loinc(code), ...value }]
}

function buildReceptor(
  id: string,
  row: PatientRow,
  name: string,
  callCode: string,
  callColumn: string,
  percentCode: string,
  percentColumn: string,
): Observation[] {
  const call = row[callColumn]
  const percent = row[percentColumn]
  const results: Observation[] = []
  if (call) results.push({ ...frame(id, row, name, loinc(callCode), PRIMARY), valueCodeableConcept: answer(call) })
  if (percent) {
    results.push({ ...frame(id, row, `${name}-percent`, loinc(percentCode), PRIMARY), valueString: percent })
  }
  return results
}

function buildWords(id: string, row: PatientRow, name: string, code: CodeableConcept, column: string): Observation[] {
  const text = row[column]
  return text ? [{ ...frame(id, row, name, code), valueCodeableConcept: { text } }] : []
}

function frame(id: string, row: PatientRow, name: string, code: CodeableConcept, specimen?: string): Observation {
  const year = specimen === NEW_EVENT ? undefined : row['initial_pathologic_dx_year']
  return {
    resourceType: 'Observation',
    id: `${id}-${name}`,
    status: 'final',
    code,
    subject: { reference: `Patient/${id}` },
    ...(year && { effectiveDateTime: year }),
    ...(specimen && { specimen: { reference: `Specimen/${id}-${specimen}` } }),
  }
}

const LOINC = 'http://loinc.org'

/** LOINC answers for what the file says; words without one are sent as text. */
const ANSWERS: Readonly<Record<string, string>> = {
  '0': 'LA6111-4',
  '1+': 'LA11841-6',
  '2+': 'LA11842-4',
  '3+': 'LA11843-2',
  Positive: 'LA6576-8',
  Negative: 'LA6577-6',
  Equivocal: 'LA11885-3',
  Indeterminate: 'LA11884-6',
}

const INTERPRETATIONS: Readonly<Record<string, string>> = {
  Positive: 'POS',
  Negative: 'NEG',
  Equivocal: 'E',
  Indeterminate: 'IND',
}

function answer(words: string): CodeableConcept {
  const code = ANSWERS[words]
  return code ? { coding: [{ system: LOINC, code, display: words }], text: words } : { text: words }
}

function interpretationOf(call: string): CodeableConcept {
  const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
  const code = INTERPRETATIONS[call]
  return code ? { coding: [{ system, code, display: call }] } : { text: call }
}

function loinc(code: string, display?: string): CodeableConcept {
  return { coding: [{ system: LOINC, code, ...(display && { display }) }] }
}
