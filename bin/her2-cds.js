#!/usr/bin/env node
// Starts the command line on Node 24. Under an older Node it starts the Node 24 that the checkout brought.
// In a checkout the TypeScript sources run as they are; an installed package runs its build.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const installed = root.includes(`${sep}node_modules${sep}`)
/** Commands that read records in files need nothing of the service, and start sooner without it. */
const readsRecords = ['classify', 'code-map', 'population', 'whose'].includes(process.argv[2] ?? '')
const program = readsRecords ? join('cli', 'records-alone') : 'cli'
const source = join(root, 'src', `${program}.ts`)
const entry = !installed && existsSync(source) ? source : builtEntry()

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 24 || (major === 24 && minor >= 2)) {
  const { main } = await import(pathToFileURL(entry).href)
  await main(process.argv.slice(2))
} else {
  const node = bundledNode()
  if (!node) {
    process.stderr.write(`her2-cds needs Node 24.2 or later; this is ${process.versions.node}.\n`)
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** The service alone is one program, which starts sooner. */
function builtEntry() {
  const alone = join(root, 'dist', 'program', 'serve-alone.js')
  const isServe = process.argv.length === 3 && process.argv[2] === 'serve'
  return isServe && existsSync(alone) ? alone : join(root, 'dist', `${program}.js`)
}

/** The Node 24 that the install of a checkout brought where this one is older (scripts/prepare.js). */
function bundledNode() {
  const node = join(root, 'node_modules', '.node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  return existsSync(node) ? node : undefined
}
