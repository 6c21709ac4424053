/**
 * Extensions that change what a resource says. One that is not known may turn it into its opposite, so what it stands in
 * is not relied on (FHIR R4, 2.4.1).
 */
import { extensionsOf } from './codings.ts'
import { nameOf, listOf, objectsOf, type Json } from './json-shapes.ts'

/** Those that the readers ask for: sides, sites, dates, primaries and replaced resources. */
const KNOWN =
  /lateral|seite|body-?(?:site|location)|^condition-due-?to$|related-(?:primary-cancer|condition)|asserted-?date$|replaces$|histology|morphology/

/** The address of the first one that is not known; a part of the resource that has one counts as well. */
export function unknownModifierOf(resource: Json): string | undefined {
  for (const holder of [resource, ...objectsOf(resource['component'])]) {
    if (holder['modifierExtension'] === undefined) continue
    const named = extensionsOf({ modifierExtension: listOf(holder['modifierExtension']) })
    const unknown = named.find(({ name }) => !KNOWN.test(name))
    if (unknown !== undefined) return nameOf(unknown.extension['url']) ?? 'without an address'
  }
  return undefined
}

/** For a person. */
export function sayModifier(url: string): string {
  return `an extension that is not known here may change its meaning (${url.slice(0, 120)}): taken as unverified`
}
