/** The package as somebody else gets it: packed by npm, and installed into an empty folder. */
import { execFile, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

export const ROOT = join(import.meta.dirname, '..', '..')

/** npm's own programs run on the Node that runs this. */
const PATH = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)

function npm(cwd: string, ...words: string[]): string {
  const own = process.env['npm_execpath']
  const [program, ...first] = own === undefined ? ['npm'] : [process.execPath, own]
  const shell = own === undefined && process.platform === 'win32'
  const env = { ...process.env, PATH }
  return execFileSync(program, [...first, ...words], {
    cwd,
    shell,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export interface UsedPackage {
  /** The folder into which it was installed; the examples are in it. */
  readonly folder: string
  /** The files of the tarball, without `package/`. */
  readonly files: readonly string[]
  remove(): void
}

/** From npm's cache where it holds everything, else from the registry. */
export function installPackage(): UsedPackage {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-package-'))
  npm(ROOT, 'run', '--silent', 'build')
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--ignore-scripts', '--json', '--pack-destination', folder)) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ]
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
  const words = ['install', '--no-audit', '--no-fund', '--loglevel=error', join(folder, packed.filename)]
  try {
    npm(folder, ...words, '--offline')
  } catch {
    npm(folder, ...words, '--prefer-offline')
  }
  cpSync(join(ROOT, 'examples'), join(folder, 'examples'), { recursive: true })
  // What a user installs beside it.
  for (const name of ['esbuild']) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules', 'esbuild', 'bin', 'esbuild'), join(folder, 'node_modules', '.bin', 'esbuild'))
  return {
    folder,
    files: packed.files.map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What a program printed. @throws Error with what it printed where it failed */
export async function run(cwd: string, program: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, words, { cwd, env: { ...process.env, PATH } })
  return stdout
}
