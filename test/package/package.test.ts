/** The published package, from its tarball: what is in it, its types, and every way of using it, by the examples. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import { join, posix } from 'node:path'
import type { CdsResponse } from '../../src/cds-hooks/schemas.ts'
import { openBrowser } from '../page/find-browser.ts'
import { ROOT, installPackage, run } from './use-package.ts'
import type { UsedPackage } from './use-package.ts'

const PATIENT = 'ihc-2-plus-no-ish'
const SUMMARY = /^HER2 IHC 2\+ \(equivocal\) on left breast biopsy/
const request = JSON.parse(readFileSync(join(ROOT, 'fixtures', 'requests', `${PATIENT}.json`), 'utf8')) as object
const bundle = join(ROOT, 'fixtures', 'patients', `${PATIENT}.json`)

let used: UsedPackage
beforeAll(() => {
  used = installPackage()
})
afterAll(() => used.remove())

const example = (...parts: readonly string[]) => join(used.folder, 'examples', ...parts)

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0)
}

describe('what is in it', () => {
  test('an install takes at most 60 MB, and brings no second Node', () => {
    const modules = join(used.folder, 'node_modules')
    expect(sizeOf(modules)).toBeLessThan(60_000_000)
    expect(readdirSync(modules).filter((name) => /^node-|^typescript|^jest/.test(name))).toEqual([])
    expect(used.files.filter((file) => file.endsWith('.map') || file.startsWith('src/'))).toEqual([])
  })

  test('every link and picture of its README and its documents leads to a file of the package', () => {
    const documents = used.files.filter((file) => file.endsWith('.md'))
    const broken = documents.flatMap((file) => {
      const text = readFileSync(join(used.folder, 'node_modules', 'her2-cds', file), 'utf8').replace(
        /^```[\s\S]*?^```/gm,
        '',
      )
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.split('#')[0] ?? '')
      const relative = links.filter((link) => link !== '' && !/^[a-z]+:|\{/.test(link))
      const targets = relative.map((link) => posix.normalize(posix.join(posix.dirname(file), link)).replace(/\/$/, ''))
      const isThere = (target: string) => used.files.some((one) => one === target || one.startsWith(`${target}/`))
      return targets.filter((target) => !isThere(target)).map((target) => `${file}: ${target}`)
    })
    expect(documents).toEqual(expect.arrayContaining(['README.md', 'docs/INTERFACE.md']))
    expect(broken).toEqual([])
  })

  test('its types resolve under strict, the types of libraries included', async () => {
    const options = {
      compilerOptions: {
        ...{
          target: 'ES2024',
          lib: ['ES2024', 'DOM'],
          module: 'NodeNext',
          types: ['node'],
          strict: true,
          noEmit: true,
        },
        ...{ skipLibCheck: false, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      },
      include: ['examples'],
    }
    writeFileSync(join(used.folder, 'tsconfig.json'), JSON.stringify(options))
    const compiler = join(ROOT, 'node_modules', 'typescript-7', 'bin', 'tsc')
    expect(await run(used.folder, process.execPath, compiler, '-p', '.')).toBe('')
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a program and waits until it has said where it listens. */
async function start(cwd: string, env: Record<string, string>, program: string, ...words: readonly string[]) {
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
  await Promise.race([
    new Promise<void>((resolve) =>
      child.stdout.on('data', (chunk: Buffer) => /http:/.test(chunk.toString()) && resolve()),
    ),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${program} ${words.join(' ')} ended with ${String(code)}: ${said}`)
    }),
  ])
  return child
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  process.kill(-(child.pid ?? 0), 'SIGTERM')
  await ended
}

async function call(base: string, body: object = request): Promise<CdsResponse> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${base}/cds-services/her2-patient-view`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
  return (await answer.json()) as CdsResponse
}

describe('every way of using it', () => {
  test('the command line: npx her2-cds sandbox, and nothing else to install', async () => {
    const port = await freePort()
    const child = await start(used.folder, { PORT: String(port) }, 'npx', 'her2-cds', 'sandbox')
    try {
      const base = `http://127.0.0.1:${port}`
      const page = await fetch(`${base}/`)
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      const found = await fetch(`${base}/fhir/Observation?patient=${PATIENT}&code=85319-2`)
      expect(((await found.json()) as { total: number }).total).toBeGreaterThan(0)
      expect((await call(base)).cards[0]?.summary).toMatch(SUMMARY)
    } finally {
      await end(child)
    }
  })

  test('the service: serve is one program, with the licences of what was taken into it', async () => {
    expect(used.files).toEqual(expect.arrayContaining(['dist/program/serve-alone.js', 'dist/program/sqlite-thread.js']))
    const own = join(used.folder, 'node_modules', 'her2-cds')
    const licences = readFileSync(join(own, 'dist', 'program', 'licences.txt'), 'utf8')
    for (const name of ['kysely', 'yaml', 'zod'])
      expect(licences).toMatch(new RegExp(`^${name} \\S+ \\((?:MIT|ISC)\\)`, 'm'))
    const port = await freePort()
    const data = join(used.folder, 'served')
    const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', AUTH: 'off', DATA_DIR: data }
    // The whole command line is not needed for it.
    const whole = join(own, 'dist', 'cli.js')
    const program = readFileSync(whole)
    writeFileSync(whole, 'throw new Error("not this one")')
    try {
      const child = spawn(process.execPath, [join(own, 'bin', 'her2-cds.js'), 'serve'], { cwd: used.folder, env })
      let said = ''
      await new Promise<void>((resolve, reject) => {
        child.once('exit', () => reject(new Error(said)))
        child.stderr.on('data', (chunk: Buffer) => void (said += chunk.toString()))
        child.stdout.on('data', (chunk: Buffer) => void (/"ready"/.test((said += chunk.toString())) && resolve()))
      })
      expect((await call(`http://127.0.0.1:${port}`)).cards[0]?.summary).toMatch(SUMMARY)
      expect(existsSync(join(data, 'her2-cds.sqlite'))).toBe(true)
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      expect(await ended).toEqual([0, null])
    } finally {
      writeFileSync(whole, program)
    }
  })

  test('examples/cli', async () => {
    const printed = await run(used.folder, 'sh', example('cli', 'classify.sh'), bundle)
    expect(printed.trim()).toBe('1')
    const line = JSON.parse(readFileSync(join(used.folder, 'classified.ndjson'), 'utf8')) as object
    expect(line).toMatchObject({ current: { overexpression: 'not-final', reason: 'needs-ish' } })
  })

  test('examples/library', async () => {
    const printed = await run(used.folder, process.execPath, example('library', 'classify.ts'), bundle)
    expect(printed).toContain('HER2 not final')
    expect(printed).toContain('rules: IHC-2, CB-5')
    expect(printed).toContain('reflexIsh')
  })

  test('examples/express', async () => {
    const port = await freePort()
    const env = { PORT: String(port), LOG_LEVEL: 'silent', DATA_DIR: join(used.folder, 'data') }
    const child = await start(used.folder, env, process.execPath, example('express', 'server.ts'))
    try {
      const base = `http://127.0.0.1:${port}`
      expect(await (await fetch(base)).text()).toBe('my own page')
      expect((await call(`${base}/her2`)).cards[0]?.summary).toMatch(SUMMARY)
      expect(existsSync(join(env.DATA_DIR, 'her2-cds.sqlite'))).toBe(true)
    } finally {
      await end(child)
    }
  })

  test('examples/browser, bundled and run in Chromium', async () => {
    await run(example('browser'), 'sh', 'build.sh')
    const { context, close } = await openBrowser()
    try {
      const page = await context.newPage()
      const folder = example('browser')
      await page.route('http://page.test/*', (route) => {
        const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
        return route.fulfill({ path: join(folder, name) })
      })
      await page.goto('http://page.test/')
      await page.locator('textarea').fill(readFileSync(bundle, 'utf8'))
      await page.getByRole('button').click()
      const words = await page.locator('output').textContent()
      expect(words).toContain('HER2 not final (equivocal, ISH needed)')
      expect(words).toMatch(/CB-5: \S/)
    } finally {
      await close()
    }
  })

  test('examples/medplum-bot, as one file', async () => {
    await run(example('medplum-bot'), process.execPath, 'build.ts')
    const load = createRequire(import.meta.url)
    const { handler } = load(example('medplum-bot', 'bot.cjs')) as {
      handler: (medplum: unknown, event: { input: unknown }) => Promise<CdsResponse>
    }
    const { cards } = await handler(undefined, { input: request })
    expect(cards[0]?.summary).toMatch(SUMMARY)
    await expect(handler(undefined, { input: { ...request, prefetch: {} } })).rejects.toThrow('missing-prefetch')
  })
})
