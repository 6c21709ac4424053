/** Whose record is read, and which service is asked: this process, unless the address of the page names others. */
const parameters = new URLSearchParams(location.search)

/** Without a slash at its end; undefined where the text is no address of a web server. */
export function readServerAddress(text: string): string | undefined {
  const words = text.trim()
  if (!URL.canParse(words)) return undefined
  const { protocol, origin, pathname, username } = new URL(words)
  if (!/^https?:$/.test(protocol) || username !== '') return undefined
  return `${origin}${pathname}`.replace(/\/$/, '')
}

/** The address below which a service has /cds-services, also from the address of its discovery. */
export function readServiceAddress(text: string): string | undefined {
  return readServerAddress(text)?.replace(/\/cds-services$/, '')
}

/** As the address of the page names them; undefined: those of this process. */
export const named = {
  fhir: readServerAddress(parameters.get('fhir') ?? ''),
  cds: readServiceAddress(parameters.get('cds') ?? ''),
}

export const FHIR_BASE = named.fhir ?? '/fhir'
/** Before '/cds-services'. */
export const CDS_BASE = named.cds ?? ''

/** The address of the page with these servers; empty: those of this process. */
export function pageWith(fhir: string | undefined, cds: string | undefined): string {
  const query = new URLSearchParams({ ...(fhir && { fhir }), ...(cds && { cds }) }).toString()
  return `/${query && `?${query}`}`
}
