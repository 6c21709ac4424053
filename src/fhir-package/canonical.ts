/** What every artefact of the package has in common. */
export const CANONICAL = 'https://her2-cds.org/fhir'
export const PACKAGE_ID = 'org.her2-cds.knowledge'
export const PUBLISHER = 'her2-cds'

export interface Release {
  /** Of the program. */
  readonly version: string
  /** ISO day of the card words. */
  readonly date: string
  /** `active` once all card words are signed off. */
  readonly status: 'draft' | 'active'
  /** Address under which an installation answers, without a slash at its end. */
  readonly serviceUrl: string
}

interface Named {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly description: string
}

/** Members of all artefacts, in the order in which R4 lists them. */
export function artefact<const Type extends string>(
  resourceType: Type,
  { version, date, status }: Pick<Release, 'version' | 'date' | 'status'>,
  { id, name, title, description }: Named,
) {
  return {
    resourceType,
    id,
    url: urlOf(resourceType, id),
    version,
    name,
    title,
    status,
    experimental: false,
    date,
    publisher: PUBLISHER,
    description,
  } as const
}

export function urlOf(resourceType: string, id: string): string {
  return `${CANONICAL}/${resourceType}/${id}`
}
