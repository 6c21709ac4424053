/** The commands that read records, without all others: a start takes most of its time to find and load files. */
import { Command } from 'commander'
import { PACKAGE } from '../compose/package.ts'
import { addRecordCommands } from '../compose/record-commands.ts'
import { endWithReader } from './end-with-reader.ts'
import { tellFailure } from './tell-failure.ts'

/** `argv` begins with one of those commands. Sets the exit code; never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command(PACKAGE.name).version(PACKAGE.version).hook('preAction', endWithReader)
  addRecordCommands(program)
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    tellFailure(error)
  }
}
