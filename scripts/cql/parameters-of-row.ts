/** A row of the second reading as the parameters of the CQL library. */
import type { Row } from '../../fixtures/second-reading/read-rows.ts'

export type CqlParameters = Readonly<Record<string, string>>

const IHC_CELL =
  /^(?:([0-3]\+?))?(?: (absent|present))?(?: (membrane|intense-complete|unspecified) (\S+)%)?(?: ?pattern (\S+))?$/

/** @throws for a cell that is written otherwise. */
export function parametersOfRow(row: Row): CqlParameters {
  const tests = cellOf(row, 'ish').split(' & ')
  return Object.assign(
    ihcParameters(cellOf(row, 'ihc')),
    ...tests.map((cell) => ishParameters(cell)),
    recountParameters(cellOf(row, 'recount')),
    given({ Overall: cellOf(row, 'overall') }),
  ) as CqlParameters
}

function cellOf(row: Row, column: string): string {
  const cell = row[column] ?? '-'
  return cell === '-' ? '' : cell
}

/** Without what is empty: a parameter that is not set is null. */
function given(values: Readonly<Record<string, string | undefined>>): CqlParameters {
  const set = Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== '-')
  return Object.fromEntries(set as [string, string][])
}

function ihcParameters(cell: string): CqlParameters {
  const words = /^words (\w+)$/.exec(cell)?.[1]
  if (words) return { 'IHC Words': words }
  const match = IHC_CELL.exec(cell)
  if (!match) throw new Error(`not an IHC cell: «${cell}»`)
  const [, score, staining, meaning, percent, pattern] = match
  return given({
    'IHC Score': score,
    'IHC Staining': staining,
    'IHC Percent Of': meaning,
    ...measure('IHC Percent', percent),
    'IHC Pattern': pattern,
  })
}

function ishParameters(cell: string): CqlParameters {
  const [probe, numbers, words] = cell.split(' ')
  if (cell === '') return {}
  if (probe === 'words') return given({ 'ISH Words': numbers })
  if (probe === 'single') return given({ ...measure('Single Probe HER2 Copies', numbers), 'Single Probe Words': words })
  const [ratio, copies, cep17] = (numbers ?? '').split('/')
  return given({
    ...measure('ISH Ratio', ratio),
    ...measure('ISH HER2 Copies', copies),
    'ISH CEP17 Copies': cep17,
    'ISH Words': words,
  })
}

function recountParameters(cell: string): CqlParameters {
  if (cell === 'same' || cell === 'other') return { 'Recount Outcome': `${cell} group` }
  const [ratio, copies] = cell.split('/')
  return given({ 'Recount Ratio': ratio, 'Recount HER2 Copies': copies })
}

function measure(name: string, cell: string | undefined): Readonly<Record<string, string | undefined>> {
  const [, comparator, digits] = /^(<=|>=|<|>)?([0-9.]+)$/.exec(cell ?? '') ?? []
  return { [name]: digits, [`${name} Comparator`]: comparator }
}
