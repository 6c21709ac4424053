/** What somebody at a terminal reads of a command that could not run. */
import { plainText } from '../content/plain-text.ts'

/** Sets the exit code as well. */
export function tellFailure(error: unknown): void {
  process.stderr.write(plainText(`her2-cds: ${describeFailure(error)}\n`))
  process.exitCode = 1
}

function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'failed'
  const { code } = error as NodeJS.ErrnoException
  return code === 'EADDRINUSE' ? 'the port is already in use: set PORT to a free one' : error.message
}
