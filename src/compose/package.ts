/** Where the package is, and what it says of itself. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The package's folder, whether the code runs from src/ or from dist/. */
export const ROOT = join(import.meta.dirname, '..', '..')

export const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  name: string
  version: string
  /** What only the population run needs. */
  peerDependencies: Readonly<Record<string, string>>
}
