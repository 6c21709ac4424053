/** The classification as one library of CQL: a specimen's results as parameters, its status and tier as definitions. */
import { RATIO_THRESHOLD } from '../her2/tables/decisions.ts'
import { CQL_NAME, CQL_PARAMETERS, cqlFrame } from './cql-frame.ts'
import { printCqlTables } from './print-cql-tables.ts'

const HEAD = `// The HER2 status of one specimen of invasive breast carcinoma, from its IHC, its ISH and what the laboratory says.
// Printed from the decision tables of her2-cds; edit the tables, not this file. ASCO/CAP 2018, affirmed 2023; low, ultralow and
// null are expression tiers within HER2-negative, not result categories.
// What it takes is what a pathologist reported. It reads no record, counts no cells and computes no score, knows one IHC, one
// dual-probe and one single-probe ISH, and none of the patient: which result belongs to which specimen is for its caller to say.`

/** @param version Of the package. */
export function printCqlLibrary(version: string): string {
  const library = `library ${CQL_NAME} version '${version}'`
  const body = cqlFrame(RATIO_THRESHOLD).replace('{{tables}}', () => `// ---- tables ----\n\n${printCqlTables()}`)
  return `${HEAD}\n${library}\n\n${CQL_PARAMETERS}\n\n${body}\n`
}
