/**
 * After an install in a checkout: gets a Node that is new enough, removes files that nobody reads, and builds. Plain
 * JavaScript, for any Node from 18 on, because it runs before there is a newer one. The published package runs none of this.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const isWindows = process.platform === 'win32'

/** FHIR definitions that neither the sandbox nor a test reads: 55 MB. */
const UNREAD_DEFINITIONS = [
  'dataelements',
  'extension-definitions',
  'fhir.schema',
  'profiles-others',
  'v2-tables',
  'v3-codesystems',
  'valuesets',
]

try {
  bringNode()
  trim()
  build()
} catch (error) {
  // What a command has to say it has said itself.
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

/**
 * Node 24 for npm's scripts and for the command line. It goes into the user's cache, once for all checkouts: 121 MB, not
 * needed if Node 24.2 or later is installed.
 */
function bringNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 2)) return
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'tools', 'node', 'package.json'), 'utf8'))
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`
  const version = optionalDependencies[name]
  if (version === undefined) {
    throw new Error(`her2-cds runs on Node 24.2 or later; this is ${process.versions.node}: install Node 24 first.`)
  }
  link(findNode(name, version))
}

/** The folder of Node in the cache, filled if necessary; in the checkout if no cache is writable. */
function findNode(name, version) {
  const places = [join(findCache(), 'her2-cds'), join(ROOT, 'tools', 'node', 'cache')]
  const wanted = `${name}-${version}`
  const found = places.map((place) => join(place, wanted)).find((folder) => existsSync(join(folder, 'bin')))
  if (found !== undefined) return found
  const place = places.find(isWritable)
  if (place === undefined) throw new Error('There is no writable folder for Node 24: install Node 24.2 or later first.')
  const made = join(place, `${wanted}.${process.pid}`)
  cpSync(join(ROOT, 'tools', 'node'), made, { recursive: true, filter: (from) => !from.endsWith('cache') })
  process.stdout.write(
    `Node ${version} is being installed into ${join(place, wanted)}, because this one is ${process.versions.node}.\n`,
  )
  install(made)
  try {
    const folder = join(made, 'node_modules', name)
    // Half of it is headers for building native modules; none are built here.
    rmSync(join(folder, 'include'), { recursive: true, force: true })
    if (!existsSync(join(place, wanted))) renameSync(folder, join(place, wanted))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  return join(place, wanted)
}

function findCache() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME
  if (isWindows) return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache')
}

function isWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    const sample = join(folder, `.written-by-${process.pid}`)
    writeFileSync(sample, '')
    rmSync(sample)
    return true
  } catch {
    return false
  }
}

/** With the npm that runs this, and with the lockfile in the folder. */
function install(folder) {
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--include=optional', '--loglevel=error']
  const npm = process.env.npm_execpath
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_(omit|only|local_prefix|global|prefix)$/i.test(name)),
  )
  const options = { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] }
  if (npm) execFileSync(process.execPath, [npm, ...words], options)
  else execFileSync(isWindows ? 'npm.cmd' : 'npm', words, { ...options, shell: isWindows })
}

/** `node_modules/.bin/node`, which is first on the PATH of npm's scripts, and `node_modules/.node` for bin/her2-cds.js. */
function link(folder) {
  const modules = join(ROOT, 'node_modules')
  const bin = join(modules, '.bin')
  mkdirSync(bin, { recursive: true })
  rmSync(join(modules, '.node'), { recursive: true, force: true })
  symlinkSync(folder, join(modules, '.node'), 'junction')
  if (isWindows) {
    writeFileSync(join(bin, 'node.cmd'), `@"${join(folder, 'bin', 'node.exe')}" %*\r\n`)
  } else {
    rmSync(join(bin, 'node'), { force: true })
    symlinkSync(join(folder, 'bin', 'node'), join(bin, 'node'))
  }
}

function trim() {
  const folder = join(ROOT, 'node_modules', '@medplum', 'definitions', 'dist', 'fhir', 'r4')
  for (const name of UNREAD_DEFINITIONS) rmSync(join(folder, `${name}.json`), { force: true })
}

/** Not in an install without build tools: there the sources run as they are. */
function build() {
  if (!existsSync(join(ROOT, 'node_modules', 'typescript'))) return
  const npm = process.env.npm_execpath
  if (npm) execFileSync(process.execPath, [npm, 'run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' })
  else
    execFileSync(isWindows ? 'npm.cmd' : 'npm', ['run', '--silent', 'build'], {
      cwd: ROOT,
      stdio: 'inherit',
      shell: isWindows,
    })
}
