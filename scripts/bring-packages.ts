/** Packages that only one check needs: each has a folder of tools/ with a lockfile of its own, installed when first asked for. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

interface Manifest {
  readonly dependencies?: object
  readonly devDependencies?: object
}

/**
 * Installs by the lockfile what `folder` (below the checkout's root) names, unless it is there.
 * @throws Error where no registry answers
 */
export function bringPackages(folder: string): void {
  const place = join(root, folder)
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as Manifest
  const names = Object.keys({ ...dependencies, ...devDependencies })
  if (names.every((name) => existsSync(join(place, 'node_modules', name)))) return
  const npm = process.env['npm_execpath']
  const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm]
  const shell = npm === undefined && process.platform === 'win32'
  const words = [...first, 'ci', '--ignore-scripts', '--include=optional', '--no-audit', '--no-fund']
  const { status } = spawnSync(program, words, { cwd: place, stdio: ['ignore', 'ignore', 'inherit'], shell })
  if (status !== 0) throw new Error(`npm could not install the packages of ${folder}.`)
}

/**
 * DuckDB, which a user installs beside the program for the population run. A checkout does without its 70 MB until a check
 * asks; then it lies where the program looks for it.
 */
export function bringDuckdb(): void {
  const scope = join(root, 'node_modules', '@duckdb')
  if (existsSync(join(scope, 'node-api'))) return
  bringPackages('tools/duckdb')
  rmSync(scope, { recursive: true, force: true })
  mkdirSync(dirname(scope), { recursive: true })
  symlinkSync(join(root, 'tools', 'duckdb', 'node_modules', '@duckdb'), scope, 'junction')
}
