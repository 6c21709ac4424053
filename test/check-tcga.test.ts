/** The check against TCGA-BRCA, on a small file of the same form with patients that do not exist. */
import type { ToldClassification as Classification } from '../src/content/tell-classification.ts'
import { buildBundle } from '../scripts/tcga/build-bundle.ts'
import { checkPatients } from '../scripts/tcga/check-patients.ts'
import { compare } from '../scripts/tcga/compare.ts'
import { printCheck } from '../scripts/tcga/print-check.ts'
import { readRows } from '../scripts/tcga/read-rows.ts'

const COLUMNS = [
  'bcr_patient_barcode',
  'gender',
  'initial_pathologic_dx_year',
  'ajcc_metastasis_pathologic_pm',
  'ajcc_pathologic_tumor_stage',
  'er_status_by_ihc',
  'pr_status_by_ihc',
  'her2_status_by_ihc',
  'her2_ihc_score',
  'her2_fish_status',
  'her2_copy_number',
  'cent17_copy_number',
  'her2_and_cent17_cells_count',
  'her2_cent17_ratio',
  'nte_her2_status',
  'nte_her2_positivity_ihc_score',
]

const NONE = '[Not Available]'

// prettier-ignore
const PATIENTS: readonly (readonly string[])[] = [
  ['T-POS',   'FEMALE', '2010', 'M0', 'Stage IIA', 'Positive', 'Negative', 'Positive',  '3+', '[Not Evaluated]', NONE,  NONE,  NONE, NONE,   NONE, NONE],
  ['T-LOW',   'MALE',   '2011', 'M0', 'Stage IA',  'Positive', 'Positive', 'Equivocal', '2+', 'Negative',        '2.4', '2.0', '20', '1.2',  NONE, NONE],
  ['T-TOTAL', 'FEMALE', '2009', 'MX', 'Stage IIB', 'Negative', 'Negative', 'Negative',  '1+', 'Negative',        '79',  '69',  '20', '1.14', NONE, NONE],
  ['T-DISC',  'FEMALE', '2008', 'M0', 'Stage I',   'Negative', 'Negative', 'Positive',  '3+', 'Negative',        NONE,  NONE,  NONE, NONE,   NONE, NONE],
  ['T-CALL',  'FEMALE', '2008', 'M0', 'Stage I',   'Negative', NONE,       'Positive',  '1+', '[Not Evaluated]', NONE,  NONE,  NONE, NONE,   NONE, NONE],
  ['T-NTE',   'FEMALE', '2010', 'M1', 'Stage IV',  'Positive', 'Positive', 'Positive',  '3+', '[Not Evaluated]', NONE,  NONE,  NONE, NONE,   'Negative', '1+'],
  ['T-NONE',  'FEMALE', '2012', 'M0', 'Stage I',   NONE,       NONE,       NONE,        NONE, NONE,              NONE,  NONE,  NONE, NONE,   NONE, NONE],
]

const rows = readRows([COLUMNS, ...PATIENTS].map((cells) => cells.join('\t')).join('\n'))
const check = checkPatients(rows)

const found = (patient: string, specimen = 'primary') =>
  check.specimens.find((one) => one.patient === patient && one.specimen === specimen)

test('absent values are not in a row', () => {
  expect(rows[0]).not.toHaveProperty('her2_fish_status')
  expect(() => readRows('a\tb\n1\t2')).toThrow('columns not found')
})

test('numbers are sent as found, totals too', () => {
  const text = JSON.stringify(buildBundle(rows[2]!))
  expect(text).toContain('"value":79')
  expect(check.totals).toEqual(['T-TOTAL'])
})

test.each([
  ['T-POS', 'agrees', 'positive'],
  ['T-LOW', 'agrees', 'negative'],
  ['T-TOTAL', 'agrees', 'negative'],
  ['T-DISC', 'explained', 'positive'],
  ['T-CALL', 'explained', 'conflict'],
])('%s: %s, %s', (patient, verdict, overexpression) => {
  expect(found(patient)).toMatchObject({ verdict, ours: { overexpression } })
})

test('the results of a new tumor event are a second specimen', () => {
  expect(found('T-NTE')).toMatchObject({ verdict: 'agrees', ours: { overexpression: 'positive' } })
  expect(found('T-NTE', 'new-tumor-event')).toMatchObject({ verdict: 'agrees', ours: { tier: 'low' } })
})

test('receptors and stage', () => {
  expect(check.facts.filter(({ agrees }) => !agrees)).toEqual([])
  const metastatic = check.facts.filter(({ fact, ours }) => fact === 'metastatic' && ours === 'yes')
  expect(metastatic.map(({ patient }) => patient)).toEqual(['T-NTE'])
})

test('the print says how many agree, and why others do not', () => {
  const text = printCheck(check)
  expect(text).toContain('7 patients')
  expect(text).toContain('CB-4')
  expect(text).toContain('totals over the counted cells')
  expect(text).toContain('Nothing is unexplained.')
})

test('a difference that no rule explains is unexplained', () => {
  const ours = { overexpression: 'negative', ihc: { score: '3+' }, rules: ['CB-9'] } as unknown as Classification
  expect(compare({ ihc: 'Positive', score: '3+' }, ours).verdict).toBe('unexplained')
  const lost = { overexpression: 'negative', rules: ['CB-14'] } as unknown as Classification
  expect(compare({ ihc: 'Negative', score: '1+', fish: 'Negative' }, lost).verdict).toBe('unexplained')
  expect(compare({ ihc: 'Positive' }, undefined).verdict).toBe('unexplained')
  expect(compare({}, undefined).verdict).toBe('agrees')
})
