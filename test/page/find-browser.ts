/**
 * The Chromium that the browser tests drive: the one of CHROMIUM_PATH, the system's, or, on Debian and as root, the one
 * that is installed here. Without any the tests fail: a page that nobody looked at is not tested.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, rmSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { BrowserContext, BrowserContextOptions } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** What keeps a browser from calling anybody on its own account. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** @throws Error that says how to get a browser where there is none. */
export function findBrowser(): string {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`)
  }
  const found = PLACES.find((path) => existsSync(path)) ?? installBrowser()
  if (found !== undefined) return found
  throw new Error(
    'The page is tested in Chromium, and there is none here. Install it (Debian: apt-get install chromium) ' +
      'or name one in CHROMIUM_PATH.',
  )
}

/** Debian and Ubuntu as root, as in a container: once, before the tests. */
function installBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  const run = (...words: string[]) =>
    execFileSync('apt-get', words, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  try {
    run('update')
    run('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    throw new Error(`Chromium could not be installed (${(error as Error).message}): install it or set CHROMIUM_PATH.`)
  }
  return PLACES.find((path) => existsSync(path))
}

export interface OpenBrowser {
  readonly context: BrowserContext
  close(): Promise<void>
}

/** A browser with an empty profile of its own. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<OpenBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'her2-cds-page-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    headless: true,
    args: FLAGS,
    ...options,
  })
  const close = async () => {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 })
  }
  return { context, close }
}
