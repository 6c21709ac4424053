/**
 * Manifests against the Kubernetes schemas. These, as published, let unknown members pass; the API server refuses them, or
 * worse, drops them: a misspelled probe is no probe. So whatever no schema has looked at is a fault here, too.
 */
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler'
import { Job } from 'kubernetes-models/batch/v1/Job'
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap'
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import { Secret } from 'kubernetes-models/v1/Secret'
import { Service } from 'kubernetes-models/v1/Service'
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount'
import { parseAllDocuments } from 'yaml'

export interface Manifest {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
}

const KINDS = [
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  Job,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  Secret,
  Service,
  ServiceAccount,
  ServiceMonitor,
]

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
