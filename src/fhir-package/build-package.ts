/** The knowledge as an NPM package of FHIR: its files by name, ready to be written. Pure. */
import type { Library, ParameterDefinition, Resource } from '@medplum/fhirtypes'
import type { CardBook } from '../content/card-book.ts'
import { artefact, CANONICAL, PACKAGE_ID, PUBLISHER, type Release } from './canonical.ts'
import { printCqlLibrary } from './cql-library.ts'
import { activityDefinitions, CLASSIFICATION_LIBRARY, planDefinitions, questionnaires } from './definitions.ts'
import { codeSystems, valueSets } from './terminology.ts'

export interface PackageFile {
  readonly name: string
  readonly text: string
}

export function listArtefacts(release: Release, book: CardBook): readonly Resource[] {
  return [
    ...codeSystems(release, book),
    ...valueSets(release, book),
    library(release),
    ...questionnaires(release),
    ...activityDefinitions(release),
    ...planDefinitions(release, book),
  ].map(withNarrative)
}

/** What a person sees who opens the resource and nothing else. */
function withNarrative<Artefact extends Told>(resource: Artefact): Artefact {
  const words = [resource.title, resource.description].flatMap((text) => (text ? [`<p>${escapeHtml(text)}</p>`] : []))
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">${words.join('')}</div>`
  return { ...resource, text: { status: 'generated', div } }
}

type Told = Resource & { readonly title?: string; readonly description?: string }

function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function library(release: Release): Library {
  const cql = printCqlLibrary(release.version)
  return {
    ...artefact('Library', release, {
      ...{ id: CLASSIFICATION_LIBRARY, name: CLASSIFICATION_LIBRARY, title: 'HER2 status of one specimen' },
      description:
        'The classification printed from the decision tables. Takes what the reports of one specimen say as parameters and reads no record.',
    }),
    type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/library-type', code: 'logic-library' }] },
    parameter: parametersOf(cql),
    content: [{ contentType: 'text/cql', data: Buffer.from(cql).toString('base64') }],
  }
}

const PARAMETER = /^parameter "([^"]+)" (String|Boolean)/gm

/** FHIR wants names that are codes: «IHC Score» is ihc-score. */
function parametersOf(cql: string): ParameterDefinition[] {
  return [...cql.matchAll(PARAMETER)].map(([, name = '', type]) => ({
    name: name.toLowerCase().replaceAll(' ', '-'),
    use: 'in',
    min: 0,
    max: '1',
    documentation: name,
    type: type === 'Boolean' ? 'boolean' : 'string',
  }))
}

/** Every file below `package/`. */
export function buildPackage(release: Release, book: CardBook): readonly PackageFile[] {
  const resources = listArtefacts(release, book).map((resource) => ({
    name: `${resource.resourceType}-${resource.id ?? ''}.json`,
    resource,
  }))
  const files = resources.map(({ name, resource }) => ({ name, text: json(resource) }))
  return [
    { name: 'package.json', text: json(manifestOf(release)) },
    { name: '.index.json', text: json(indexOf(resources)) },
    ...files,
  ]
}

function manifestOf({ version, date, serviceUrl }: Release) {
  return {
    name: PACKAGE_ID,
    version,
    description:
      'HER2 in breast cancer: code systems, value sets, services, suggestions, questions and the classification of her2-cds',
    license: 'Apache-2.0',
    author: PUBLISHER,
    date: date.replaceAll('-', ''),
    type: 'fhir.ig',
    canonical: CANONICAL,
    url: serviceUrl,
    fhirVersions: ['4.0.1'],
    dependencies: { 'hl7.fhir.r4.core': '4.0.1' },
  }
}

function indexOf(resources: readonly { readonly name: string; readonly resource: Resource }[]) {
  const files = resources.map(({ name: filename, resource }) => {
    const { resourceType, id, url, version, kind, type } = resource as unknown as Readonly<Record<string, unknown>>
    return {
      ...{ filename, resourceType, id },
      ...(typeof url === 'string' && { url }),
      ...(typeof version === 'string' && { version }),
      ...(typeof kind === 'string' && { kind }),
      ...(typeof type === 'string' && { type }),
    }
  })
  return { 'index-version': 2, files }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
