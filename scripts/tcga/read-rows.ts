/** Reads a tab-separated clinical file of TCGA-BRCA: a header line, one patient per line, absence in square brackets. */

/** One patient: column name → value as found; a value such as '[Not Available]' is not in it. */
export type PatientRow = Readonly<Record<string, string>>

/** The columns that the check needs; a file without them is another kind of file. */
const REQUIRED = ['bcr_patient_barcode', 'her2_status_by_ihc', 'her2_ihc_score', 'her2_fish_status']

/** Throws if a required column is missing. */
export function readRows(text: string): PatientRow[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const columns = head.split('\t').map((name) => name.trim())
  const missing = REQUIRED.filter((name) => !columns.includes(name))
  if (missing.length > 0) throw new Error(`columns not found: ${missing.join(', ')}`)
  return lines.map((line) => readRow(columns, line.split('\t')))
}

function readRow(columns: readonly string[], cells: readonly string[]): PatientRow {
  const pairs = columns.map((name, index): [string, string] => [name, (cells[index] ?? '').trim()])
  return Object.fromEntries(pairs.filter(([, value]) => value !== '' && !/^\[.*\]$/.test(value)))
}
