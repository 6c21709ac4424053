/**
 * `npm run check:helm`: the chart by Helm itself. Linted; rendered for each file of `ci/`, which must give what is kept under
 * test/deploy/rendered (there the manifests are checked against the Kubernetes schemas, on every machine); and values that
 * must be refused. UPDATE_GOLDEN=1 keeps what is rendered. Says so where there is no Helm; `-- --bring` builds it with Go.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'

const HELM = 'v3.22.0'
/** A Helm that is built without its makers' settings takes every cluster for one of 2020. */
const KUBERNETES = ['--kube-version', '1.33.0']
const root = join(import.meta.dirname, '..')
const chart = join(root, 'deploy', 'helm', 'her2-cds')
const rendered = join(root, 'test', 'deploy', 'rendered')

/** What must not be installed, and the word that says why. */
const REFUSED: readonly (readonly [values: readonly string[], why: string])[] = [
  [['publicUrl='], 'publicUrl'],
  [['publicUrl=cds.example.org'], 'publicUrl'],
  [['clients=null'], 'clients'],
  [['settings.PATIENT_KEY=secret'], 'PATIENT_KEY'],
  [['settings.AUDIT_KEY=secret'], 'AUDIT_KEY'],
  [['settings.logLevel=info'], 'logLevel'],
  [['replica=2'], 'replica'],
  [['networkPolicy.from=null'], 'from'],
  [['ingress.enabled=true', 'ingress.paths={/metrics}'], '/ingress/paths'],
  [['ingress.enabled=true', 'publicUrl=https://example.org/cds'], 'publicUrl has a path'],
  [['image.digest=latest'], 'digest'],
]

function run(program: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { error, status, stdout, stderr } = spawnSync(program, words, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1e8,
  })
  return { missing: error !== undefined, ok: status === 0, stdout, said: `${stdout}${stderr}` }
}

/** On the PATH, else one that was built before. */
function findHelm(cache: string): string | undefined {
  return ['helm', join(cache, 'helm')].find((program) => run(program, ['version', '--short']).ok)
}

/** A minute or several: Helm's own source at a fixed version, checked by Go against its log of checksums. */
function build(cache: string): void {
  mkdirSync(cache, { recursive: true })
  const { missing, ok, said } = run('go', ['install', `helm.sh/helm/v3/cmd/helm@${HELM}`], { GOBIN: cache })
  if (!missing && !ok) process.stdout.write(said)
}

function check(helm: string): string[] {
  const faults: string[] = []
  for (const file of readdirSync(join(chart, 'ci')).toSorted()) {
    const values = join(chart, 'ci', file)
    const lint = run(helm, ['lint', '--strict', chart, '--values', values])
    if (!lint.ok) faults.push(lint.said)
    const { ok, stdout, said } = run(helm, ['template', 'her2-cds', chart, ...KUBERNETES, '--values', values])
    if (!ok) {
      faults.push(`${file}: ${said}`)
      continue
    }
    const golden = join(rendered, `${basename(file, '-values.yaml')}.yaml`)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(golden, stdout)
    if (!existsSync(golden) || readFileSync(golden, 'utf8') !== stdout) {
      faults.push(`${file}: renders otherwise than ${golden}; UPDATE_GOLDEN=1 npm run check:helm keeps it\n`)
    }
  }
  const least = join(chart, 'ci', 'least-values.yaml')
  for (const [values, why] of REFUSED) {
    const set = values.flatMap((value) => ['--set', value])
    const { ok, said } = run(helm, ['template', 'her2-cds', chart, ...KUBERNETES, '--values', least, ...set])
    if (ok) faults.push(`${values.join(' ')} is not refused\n`)
    else if (!said.includes(why)) faults.push(`${values.join(' ')}: the reason does not say ${why}: ${said}`)
  }
  return faults
}

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'her2-cds', `helm-${HELM}`)
if (process.argv.includes('--bring') && findHelm(cache) === undefined) build(cache)
const helm = findHelm(cache)
if (helm === undefined) {
  process.stdout.write(
    'The chart was not rendered: Helm is not on this machine («-- --bring» builds it where Go is).\n',
  )
} else {
  const faults = check(helm)
  process.stdout.write(faults.join(''))
  const count = readdirSync(join(chart, 'ci')).length
  process.stdout.write(
    `${count} renderings, ${REFUSED.length} refusals, ${faults.length} faults (${run(helm, ['version', '--short']).stdout.trim()})\n`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
}
