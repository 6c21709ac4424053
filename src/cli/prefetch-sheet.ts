/** The sheet that an analyst works from when registering the service at an EHR, as Markdown. */
import { SERVICES, withSiteCodes } from '../cds-hooks/services.ts'
import type { Service, SiteCodes } from '../cds-hooks/services.ts'
import { EHR_SHEETS } from './ehr-sheets.ts'
import type { EhrSheet } from './ehr-sheets.ts'

/** The parts of the card book that an EHR has to map. */
export interface SheetWords {
  readonly version: string
  /** Topic codes, each once. */
  readonly topics: readonly string[]
  readonly topicSystem: string
  /** Code → words. */
  readonly overrideReasons: ReadonlyMap<string, string>
  readonly overrideSystem: string
}

/**
 * @param ehr A key of EHR_SHEETS.
 * @param publicUrl Address under which the EHR reaches the service, without a trailing slash.
 * @param siteCodes The site's own codes, which its templates hold beside the built-in ones; discovery never holds them.
 * @throws Error naming the EHRs that have a sheet
 */
export function printPrefetchSheet(
  ehr: string,
  publicUrl: string,
  words: SheetWords,
  siteCodes: SiteCodes = {},
): string {
  const sheet = Object.hasOwn(EHR_SHEETS, ehr) ? EHR_SHEETS[ehr] : undefined
  if (!sheet) throw new Error(`there is no sheet for ${ehr}: use one of ${Object.keys(EHR_SHEETS).join(', ')}`)
  const services = SERVICES.filter(({ hook }) => sheet.hooks.includes(hook))
  const parts = [
    `# her2-cds at ${sheet.title}`,
    sheet.readsDiscovery
      ? 'The EHR reads discovery; the tables below say what it will find there.'
      : 'The EHR does not read discovery: enter everything below by hand.',
    printNotes(sheet),
    printAddresses(services, publicUrl),
    ...services.map((service) => printPrefetch(service, siteCodes)),
    printScopes(services, sheet),
    printTokens(services, sheet, publicUrl),
    printLinks(publicUrl),
    printTopics(words),
    printReasons(words),
  ]
  return `${parts.join('\n\n')}\n`
}

function printNotes({ dialect, notes }: EhrSheet): string {
  const lines = [...notes, `Client profile: \`dialect: ${dialect}\`.`]
  return `## Before you start\n\n${lines.map((line) => `- ${line}`).join('\n')}`
}

function printAddresses(services: readonly Service[], publicUrl: string): string {
  const rows = services.flatMap(({ id, hook }) => [
    [`Service, hook \`${hook}\``, `\`${publicUrl}/cds-services/${id}\``],
    ['Its feedback', `\`${publicUrl}/cds-services/${id}/feedback\``],
  ])
  return `## Addresses\n\n${table(['What', 'URL'], [['Discovery', `\`${publicUrl}/cds-services\``], ...rows])}`
}

/** Clients that send a template as a URL may cut off a longer one. */
const LONGEST_TEMPLATE = 255

function printPrefetch({ id, hook, prefetch }: Service, siteCodes: SiteCodes): string {
  const templates = prefetch.map((row) => ({ ...row, template: withSiteCodes(row, siteCodes) }))
  const rows = templates.map(({ key, template, mandatory }) => [
    `\`${key}\``,
    mandatory ? 'mandatory' : 'optional',
    `\`${template}\``,
  ])
  const long = templates.filter(({ template }) => template.length > LONGEST_TEMPLATE).map(({ key }) => `\`${key}\``)
  const notes = [
    'Without a mandatory key, and without FHIR access to read it, the answer is 412. Without an optional key the cards ' +
      'that depend on it are withheld.',
    ...(Object.keys(siteCodes).length === 0 ? [] : [SITE_NOTE]),
    ...(long.length === 0 ? [] : [longNote(long)]),
  ]
  return `## Prefetch of ${id} (${hook})\n\n${table(['Key', 'Needed', 'Template'], rows)}\n\n${notes.join('\n\n')}`
}

const SITE_NOTE =
  "The templates hold this site's own codes from its code map; discovery, which is public, does not. Rows of the map that " +
  'match by text alone cannot be searched for.'

function longNote(keys: readonly string[]): string {
  return (
    `Longer than ${LONGEST_TEMPLATE} characters: ${keys.join(', ')}. If the EHR truncates or refuses long searches, enter ` +
    "the template of discovery instead and allow FHIR access: the service then searches for the site's codes itself."
  )
}

function printScopes(services: readonly Service[], { scope }: EhrSheet): string {
  const ordered = services.some(({ hook }) => hook !== 'patient-view') ? ['Medication'] : []
  const searched = services.flatMap(({ prefetch }) => prefetch.map(({ template }) => template.split(/[/?]/)[0] ?? ''))
  const types = [...new Set([...searched, ...ordered])].toSorted()
  const rows = types.map((type) => [type, scope(type), servicesOf(services, type)])
  return `## Scopes\n\nRead access only; nothing is ever written.\n\n${table(['Resource', 'Scope', 'For'], rows)}`
}

function servicesOf(services: readonly Service[], type: string): string {
  if (type === 'Medication') return 'the drug of a draft order that only points to it'
  const keys = services.flatMap(({ prefetch }) => prefetch).filter(({ template }) => template.split(/[/?]/)[0] === type)
  return [...new Set(keys.map(({ key }) => `\`${key}\``))].join(', ')
}

function printTokens(services: readonly Service[], { jwt }: EhrSheet, publicUrl: string): string {
  const paths = ['', ...services.flatMap(({ id }) => [`/${id}`, `/${id}/feedback`])]
  const audiences = paths.map((path) => `- \`${publicUrl}/cds-services${path}\``).join('\n')
  const rows = [
    ['`alg`', jwt.algorithm],
    ['`typ`', '`JWT`'],
    ['`kid`', 'required; identifies the key'],
    ['`iss`', `${jwt.issuer}; a client profile must name it exactly`],
    ['Keys', jwt.keys],
    ['`exp`, `iat`, `jti`', `required; ${jwt.lifetime}; each \`jti\` counts once`],
    ['`aud`', 'the exact URL that is called, one of those below'],
  ]
  return `## JWT\n\n${table(['Member', 'Value'], rows)}\n\n${audiences}`
}

function printLinks(publicUrl: string): string {
  const launch = `\`${publicUrl}/evidence/launch\``
  return `## SMART links to allow\n\n${launch}, where the client profile has \`evidencePage\`; otherwise cards hold no links.`
}

function printTopics({ topics, topicSystem, version }: SheetWords): string {
  const rows = topics.map((topic) => [`\`${topic}\``])
  return `## Topic codes\n\nSystem \`${topicSystem}\`; wording of the cards: ${version}.\n\n${table(['Code'], rows)}`
}

function printReasons({ overrideReasons, overrideSystem }: SheetWords): string {
  const rows = [...overrideReasons].map(([code, display]) => [`\`${code}\``, display])
  return `## Override reason codes\n\nSystem \`${overrideSystem}\`.\n\n${table(['Code', 'Words'], rows)}`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
