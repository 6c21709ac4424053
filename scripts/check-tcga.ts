/**
 * Compares our answers with the calls that laboratories made for the patients of TCGA-BRCA: `npm run check:tcga [FILE]`.
 * FILE is a tab-separated clinical file; without one, the reference material next to the checkout is looked for.
 * Exit 0: every difference is explained by a rule, or there is no file. Exit 1: at least one is not.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { checkPatients } from './tcga/check-patients.ts'
import { printCheck } from './tcga/print-check.ts'
import { readRows } from './tcga/read-rows.ts'

const DEFAULT_FILE = fileURLToPath(new URL('../../shared/tcga-brca/patients.tsv', import.meta.url))

const file = process.argv[2] ?? DEFAULT_FILE
if (existsSync(file)) {
  const check = checkPatients(readRows(readFileSync(file, 'utf8')))
  process.stdout.write(printCheck(check))
  process.exitCode = check.unexplained.length > 0 ? 1 : 0
} else {
  process.stdout.write('No clinical file of TCGA-BRCA was found: nothing was checked.\n')
}
