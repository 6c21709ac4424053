/** `her2-cds backup`: a copy of the store's file while the service runs. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { backUpStore } from '../compose/compose-store.ts'

export function addBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy the SQLite file of DATA_DIR, while the service runs; a PostgreSQL database is saved by pg_dump')
    .requiredOption('--out <file>', 'where the copy goes; a file that is there is not overwritten')
    .action(backUp)
}

async function backUp({ out }: { readonly out: string }): Promise<void> {
  if (existsSync(out)) throw new Error(`${out} is there already: name a new file`)
  const pages = await backUpStore(out)
  process.stdout.write(`${out}: ${pages} pages. Keep PATIENT_KEY (or DATA_DIR/patient-key) apart from it, and safe.\n`)
}
