/** What is installed on Kubernetes: every manifest fits the schemas, the chart's too, and chart and plain file do the same. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadProfiles } from '../../src/auth/load-profiles.ts'
import { readConfig } from '../../src/compose/config.ts'
import { faultsOf, readManifests } from './kubernetes-schemas.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8')
const list = (folder: string) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.yaml'))
const chart = join('deploy', 'helm', 'her2-cds')
const rendered = join('test', 'deploy', 'rendered')
const population = join('deploy', 'kubernetes', 'population')

interface Container {
  readonly image: string
  readonly env: readonly { readonly name: string; readonly value?: string }[]
}
interface PodSpec {
  readonly containers: readonly [Container]
  readonly terminationGracePeriodSeconds: number
}
interface Resource {
  readonly kind: string
  readonly data: Readonly<Record<string, string>>
  readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> }
  readonly spec: { readonly template: { readonly spec: PodSpec } }
}

function resourceOf(file: string, kind: string, name?: RegExp): Resource {
  const found = (readManifests(file) as unknown as Resource[]).find(
    (one) => one.kind === kind && (name?.test(one.metadata.name) ?? true),
  )
  if (!found) throw new Error(`no ${kind}`)
  return found
}

const files = [
  ...list('deploy/kubernetes').map((file) => join('deploy', 'kubernetes', file)),
  ...list(population).map((file) => join(population, file)),
  ...list(rendered).map((file) => join(rendered, file)),
]

test.each(files)('%s fits the schemas', (file) => {
  const manifests = readManifests(read(file))
  expect(manifests.length).toBeGreaterThan(0)
  expect(manifests.flatMap((one) => faultsOf(one).map((fault) => `${one.kind}: ${fault}`))).toEqual([])
})

test('a wrong type, a missing member, an unknown member and an unknown kind are faults', () => {
  const [policy] = readManifests(
    'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: a }\nspec: { minAvailable: 1, selector: { matchLabel: { app: a } } }',
  )
  expect(policy && faultsOf(policy)).toEqual(['/spec/selector/matchLabel', '/spec/selector/matchLabel/app'])
  const [scaler] = readManifests(
    'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: a }\nspec: { maxReplicas: many }',
  )
  expect(scaler && faultsOf(scaler).join()).toMatch(/maxReplicas|scaleTargetRef/)
  const [other] = readManifests('apiVersion: v1\nkind: Pot\nmetadata: { name: a }')
  expect(other && faultsOf(other)).toEqual(['no schema for v1 Pot'])
  expect(() => readManifests('kind: Pod\nkind: Pot')).toThrow(/unique/)
})

test('every rendering belongs to values of the chart, and every part of it is in one of them', () => {
  const values = list(join(chart, 'ci')).map((file) => file.replace('-values', ''))
  expect(list(rendered).toSorted()).toEqual(values.toSorted())
  const kinds = readManifests(read(rendered, 'full.yaml')).map((one) => one.kind)
  const templates = list(join(chart, 'templates'))
  expect(new Set(kinds).size).toBe(templates.length)
})

test('chart and plain file run the same process: rights, probes, settings', () => {
  const [one, other] = [read('deploy', 'kubernetes', 'her2-cds.yaml'), read(rendered, 'least.yaml')].map(
    (file) => resourceOf(file, 'Deployment').spec.template.spec,
  )
  const shared = (spec: PodSpec | undefined) => {
    const { env, image: _image, ...container } = spec?.containers[0] ?? { env: [] }
    const {
      resources: _resources,
      volumeMounts: _mounts,
      imagePullPolicy: _pull,
      ...rest
    } = container as Record<string, unknown>
    return {
      ...rest,
      env: env
        .filter(({ name }) => name !== 'ADMINS_FILE')
        .map(({ name, value }) => [name, value])
        .toSorted(),
      grace: spec?.terminationGracePeriodSeconds,
      security: (spec as object as Record<string, unknown>)['securityContext'],
    }
  }
  expect(shared(other)).toEqual(shared(one))
})

test('the profiles and code maps of the fullest chart are read by the service, its settings too', () => {
  const file = read(rendered, 'full.yaml')
  const folder = mkdtempSync(join(tmpdir(), 'her2-cds-chart-'))
  try {
    for (const name of ['maps', 'secrets']) mkdirSync(join(folder, name))
    for (const [name, text] of Object.entries(resourceOf(file, 'ConfigMap', /-clients$/).data))
      writeFileSync(join(folder, name), text)
    for (const [name, text] of Object.entries(resourceOf(file, 'ConfigMap', /-code-maps$/).data))
      writeFileSync(join(folder, 'maps', name), text)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    writeFileSync(
      join(folder, 'secrets', 'north.jwk'),
      JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: 'ES384', kid: 'north' }),
    )
    const profiles = [...loadProfiles(folder).values()]
    expect(profiles.map(({ id }) => id)).toEqual(['north-hospital', 'south-hospital'])
    expect(profiles[0]?.codeMap?.tests).toHaveLength(1)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const { env } = resourceOf(file, 'Deployment').spec.template.spec.containers[0]
  const config = readConfig(Object.fromEntries(env.map(({ name, value }) => [name, value])))
  expect(config).toMatchObject({ maxInFlight: 512, publicUrl: 'https://cds.example.org:8443', insecureHttp: true })
})

test('population: as many pods as shards, at least as many parts, the same rights as the service, no network', () => {
  const jobOf = (file: string) => {
    const { spec } = resourceOf(read(population, file), 'Job') as unknown as {
      readonly spec: { readonly completions: number; readonly template: Resource['spec']['template'] }
    }
    const [container] = spec.template.spec.containers as unknown as [Container & { readonly args: readonly string[] }]
    const valueOf = (option: string) => Number(container.args[container.args.indexOf(option) + 1])
    return { ...spec, container, valueOf, pod: spec.template.spec as object as Record<string, unknown> }
  }
  const [partition, run, merge] = ['2-partition.yaml', '3-run.yaml', '4-merge.yaml'].map(jobOf)
  expect(run?.valueOf('--shards')).toBe(run?.completions)
  expect(partition?.valueOf('--parts')).toBeGreaterThanOrEqual(run?.completions ?? Infinity)
  const service = resourceOf(read('deploy', 'kubernetes', 'her2-cds.yaml'), 'Deployment').spec.template.spec
  const rights = (container: object, pod: object) => [
    (container as Record<string, unknown>)['securityContext'],
    { ...(pod as Record<string, object>)['securityContext'], fsGroupChangePolicy: 'OnRootMismatch' },
  ]
  for (const job of [partition, run, merge]) {
    expect(job && rights(job.container, job.pod)).toEqual(rights(service.containers[0], service))
  }
  const ground = readManifests(read(population, '1-ground.yaml')) as unknown as { kind: string; spec: object }[]
  expect(ground.find(({ kind }) => kind === 'NetworkPolicy')?.spec).toEqual({
    podSelector: { matchLabels: { app: 'her2-population' } },
    policyTypes: ['Ingress', 'Egress'],
  })
})

test('the versions of package, chart and plain file are one', () => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string }
  const { version: ofChart, appVersion } = parse(read(chart, 'Chart.yaml')) as Record<string, string>
  const { image } = resourceOf(read('deploy', 'kubernetes', 'her2-cds.yaml'), 'Deployment').spec.template.spec
    .containers[0]
  expect([ofChart, appVersion, image]).toEqual([version, version, `her2-cds:${version}`])
})
