/** The files of deploy/: the example profile is a good one, and nothing runs with more rights than it needs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { loadProfiles } from '../../src/auth/load-profiles.ts'

const deploy = join(import.meta.dirname, '..', '..', 'deploy')
const read = (file: string) => readFileSync(join(deploy, file), 'utf8')

test('the example profile is read', () => {
  const [profile] = [...loadProfiles(join(deploy, 'clients')).values()]
  expect(profile).toMatchObject({ id: 'north-hospital', dialect: 'epic' })
  // Whoever copies it gets the thresholds of the rules, not those of an example.
  expect(profile?.settings).toEqual({})
})

test('compose: not root, nothing to write, no capabilities', () => {
  const { services } = parse(read('compose.yaml')) as { services: Record<string, Record<string, unknown>> }
  expect(services['her2-cds']).toMatchObject({
    user: '65532:65532',
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  })
})

test('Kubernetes: not root, nothing to write, no capabilities, seccomp, probes, profiles that are read', () => {
  const documents = parseAllDocuments(read('kubernetes/her2-cds.yaml')).map(
    (one) => one.toJS() as Record<string, never>,
  )
  const deployment = documents.find((one) => one['kind'] === 'Deployment') as unknown as {
    spec: { strategy: object; template: { spec: { containers: object[] } & Record<string, unknown> } }
  }
  const { spec } = deployment.spec.template
  expect(spec).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  })
  expect(spec.containers[0]).toMatchObject({
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    readinessProbe: { httpGet: { path: '/readyz' } },
    livenessProbe: { httpGet: { path: '/healthz' } },
  })
  expect(deployment.spec.strategy).toMatchObject({ rollingUpdate: { maxUnavailable: 0 } })
  expect(documents.map((one) => one['kind'])).toEqual(expect.arrayContaining(['NetworkPolicy', 'Secret']))
})

test('the image: what runs belongs to root, bases can be pinned, health is asked by the program itself', () => {
  const image = readFileSync(join(deploy, '..', 'Dockerfile'), 'utf8')
  const owned = image.split('\n').filter((line) => line.includes('--chown'))
  expect(owned).toEqual(['COPY --from=build --chown=nonroot:nonroot /data /data'])
  expect(image.match(/^FROM \$\{(?:BUILD|RUN)_IMAGE\}/gm)).toHaveLength(2)
  expect(image).toMatch(/HEALTHCHECK[\s\S]+"bin\/her2-cds\.js", "health"\]/)
})

test('the demonstration is reached from its own machine alone, and has no more rights', () => {
  const { services } = parse(read('compose-demo.yaml')) as { services: Record<string, Record<string, unknown>> }
  expect(services['sandbox']).toMatchObject({
    command: ['sandbox'],
    ports: ['127.0.0.1:8080:8080'],
    read_only: true,
    cap_drop: ['ALL'],
  })
})

test('systemd: an account of its own, nothing to write but its folder, no capabilities', () => {
  const lines = read('systemd/her2-cds.service').split('\n')
  const wanted = ['User=her2-cds', 'NoNewPrivileges=yes', 'ProtectSystem=strict', 'CapabilityBoundingSet=']
  expect(lines).toEqual(expect.arrayContaining([...wanted, 'StateDirectoryMode=0700', 'KillSignal=SIGTERM']))
})
