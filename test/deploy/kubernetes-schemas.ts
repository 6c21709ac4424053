/**
 * Manifests against the Kubernetes schemas. These, as published, let unknown members pass; the API server refuses them, or
 * worse, drops them: a misspelled probe is no probe. So whatever no schema has looked at is a fault here, too.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseAllDocuments } from 'yaml'
import { bringPackages } from '../../scripts/bring-packages.ts'

export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
}

interface Schema {
  readonly apiVersion: string
  readonly kind: string
  readonly prototype: { validate(): void }
}

const packages = join(import.meta.dirname, '..', '..', 'tools', 'kubernetes', 'node_modules')
bringPackages('tools/kubernetes')

const KINDS = await Promise.all(
  [
    'kubernetes-models/apps/v1/Deployment',
    'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler',
    'kubernetes-models/batch/v1/Job',
    'kubernetes-models/networking.k8s.io/v1/Ingress',
    'kubernetes-models/networking.k8s.io/v1/NetworkPolicy',
    'kubernetes-models/policy/v1/PodDisruptionBudget',
    'kubernetes-models/v1/ConfigMap',
    'kubernetes-models/v1/PersistentVolumeClaim',
    'kubernetes-models/v1/Secret',
    'kubernetes-models/v1/Service',
    'kubernetes-models/v1/ServiceAccount',
    '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor',
  ].map(load),
)

/** From packages that only this test needs. */
async function load(path: string): Promise<Schema> {
  const schemas = (await import(pathToFileURL(join(packages, `${path}.js`)).href)) as Readonly<Record<string, Schema>>
  return schemas[path.slice(path.lastIndexOf('/') + 1)] as Schema
}

/** The documents of a file; a fault of YAML, such as a member that is there twice, throws. */
export function readManifests(text: string): Manifest[] {
  return parseAllDocuments(text)
    .filter((one) => 'toJS' in one && one.contents !== null)
    .map((one) => {
      const [fault] = one.errors
      if (fault) throw fault
      return one.toJS() as Manifest
    })
}

/** What is wrong with it, each as a path and words. */
export function faultsOf(manifest: Manifest): string[] {
  const { apiVersion, kind } = manifest
  const schema = KINDS.find((one) => one.apiVersion === apiVersion && one.kind === kind)
  if (!schema) return [`no schema for ${apiVersion} ${kind}`]
  const looked = new Set<string>()
  try {
    schema.prototype.validate.call(watch(manifest, '', looked))
  } catch (error) {
    return (error as Error).message.split('\n')
  }
  return pathsOf(manifest, '').filter((path) => !looked.has(path))
}

/** Notes the path of every member that is read. */
function watch(value: object, path: string, looked: Set<string>): object {
  return new Proxy(value, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof name === 'symbol' || !Object.hasOwn(target, name)) return member
      looked.add(`${path}/${name}`)
      return typeof member === 'object' && member !== null ? watch(member, `${path}/${name}`, looked) : member
    },
  })
}

function pathsOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => [`${path}/${name}`, ...pathsOf(member, `${path}/${name}`)])
}
