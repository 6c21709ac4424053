/** The knowledge as an NPM package of FHIR, as one file that tools load: `npm run fhir:package`, into dist/fhir. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const out = join(root, 'dist', 'fhir')
const npm = process.env['npm_execpath']
const [program, ...first] = npm === undefined ? ['npm'] : [process.execPath, npm]

rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
execFileSync(process.execPath, [join(root, 'bin', 'her2-cds.js'), 'fhir-package', '--out', out], { stdio: 'inherit' })
const words = [...first, 'pack', join(out, 'package'), '--pack-destination', out, '--ignore-scripts', '--silent']
execFileSync(program, words, { cwd: out, stdio: 'inherit', shell: npm === undefined && process.platform === 'win32' })
