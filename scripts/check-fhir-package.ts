/**
 * The FHIR package against the validator of HL7, with the definitions of R4 and the profiles that its resources name:
 * `npm run check:fhir-package`. Needs Java 17 and Maven, which brings the validator (tools/fhir-validator) on the first run; where
 * they are missing it says "not run". `--strict`: that is a failure.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tool = join(root, 'tools', 'fhir-validator')
const target = join(tool, 'target')

function has(program: string): boolean {
  return spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0
}

/** Undefined where it cannot be had here. */
function bringValidator(): string | undefined {
  if (!has('java')) return undefined
  const classpath = join(target, 'classpath')
  if (!existsSync(classpath) || !existsSync(join(target, 'classes'))) {
    if (!has('mvn')) return undefined
    const words = ['-q', '-B', 'compile', 'dependency:build-classpath', '-Dmdep.outputFile=target/classpath']
    if (spawnSync('mvn', words, { cwd: tool, stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0) return undefined
  }
  return [join(target, 'classes'), readFileSync(classpath, 'utf8').trim()].join(delimiter)
}

const classpath = bringValidator()
if (classpath === undefined) {
  process.stdout.write('not run: the validator of HL7 needs Java 17 and Maven, and a registry of its packages\n')
  process.exitCode = process.argv.includes('--strict') ? 1 : 0
} else {
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-'))
  try {
    execFileSync(process.execPath, [join(root, 'bin', 'her2-cds.js'), 'fhir-package', '--out', folder])
    const words = ['-cp', classpath, 'org.her2cds.ValidatePackage', join(folder, 'package')]
    process.exitCode = spawnSync('java', words, { stdio: ['ignore', 'inherit', 'ignore'] }).status ?? 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}
