/** The project's own code systems and extension names, as they appear in the answers (docs/INTERFACE.md). */
export const CONSIDERATION_SYSTEM = 'https://her2-cds.org/fhir/CodeSystem/consideration'
export const OVERRIDE_REASON_SYSTEM = 'https://her2-cds.org/fhir/CodeSystem/override-reason'
export const CLASSIFICATION_EXTENSION = 'org.her2-cds.classification'
export const ROUTES_EXTENSION = 'org.her2-cds.routes'
export const DRAFT_EXTENSION = 'org.her2-cds.draft'
