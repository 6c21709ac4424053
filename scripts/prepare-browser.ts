/** Before the tests: a Chromium for the tests of the page, found or installed; otherwise says what is missing. */
import { findBrowser } from '../test/page/find-browser.ts'

try {
  findBrowser()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
