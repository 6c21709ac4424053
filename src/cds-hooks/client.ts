/** What the call path needs to know about the calling EHR. A client profile is one of these, and more. */

/** A FHIR server that a client may name as `fhirServer`. */
export interface AllowedServer {
  /** Base URL without a trailing slash; everything below it may be read. */
  readonly url: string
  /** Whether its name may resolve to an address of a private network, or to this machine. */
  readonly allowPrivateAddresses: boolean
}

export interface CallingClient {
  /** Short name for logs; no secret, no person. */
  readonly id: string
  /** Name of a row in the table of dialects. */
  readonly dialect: string
  readonly fhirServers: readonly AllowedServer[]
  /** True for trying out on one machine: every FHIR server that runs there may be read. */
  readonly anyServerOnThisMachine?: boolean
  readonly timeouts: {
    /** Milliseconds for all reads from the client's FHIR server in one call. */
    readonly fhirMs: number
  }
}

/** The client of calls without a profile: plain CDS Hooks 2.0, and no FHIR servers but those of the installation. */
export function describeUnknownClient(
  fhirServers: readonly AllowedServer[] = [],
  fhirMs = 3000,
  anyServerOnThisMachine = false,
): CallingClient {
  return { id: 'unknown', dialect: 'generic-2.0', fhirServers, anyServerOnThisMachine, timeouts: { fhirMs } }
}
