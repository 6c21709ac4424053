/**
 * `her2-cds serve` without the other commands. The build makes one program of it (scripts/build-program.ts), since a start
 * takes most of its time to find and load a thousand files.
 */
import { runServe } from '../compose/compose-service.ts'
import { tellFailure } from './tell-failure.ts'

/** Sets the exit code; never throws. */
export async function main(): Promise<void> {
  try {
    await runServe()
  } catch (error) {
    tellFailure(error)
  }
}
