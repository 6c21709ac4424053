/** What differs between EHRs when a CDS Hooks service is registered there. As of 2026-11; vendors' pages change. */

export interface EhrSheet {
  readonly title: string
  /** Name of the dialect for the client profile. */
  readonly dialect: string
  /** Hooks that the EHR calls. */
  readonly hooks: readonly string[]
  readonly readsDiscovery: boolean
  readonly jwt: {
    readonly algorithm: string
    readonly issuer: string
    readonly keys: string
    readonly lifetime: string
  }
  /** What the right to read one type of resource is called. */
  readonly scope: (type: string) => string
  /** Steps and pitfalls specific to this EHR. */
  readonly notes: readonly string[]
}

const smartScope = (type: string) => `patient/${type}.rs (SMART v2) or patient/${type}.read (SMART v1)`

export const EHR_SHEETS: Readonly<Record<string, EhrSheet>> = {
  epic: {
    title: 'Epic',
    dialect: 'epic',
    hooks: ['patient-view', 'order-select', 'order-sign'],
    readsDiscovery: false,
    jwt: {
      algorithm: 'RS384',
      issuer: 'FHIR base URL of the Epic instance',
      keys: '`jku` below `{base}/api/epic/2019/Security/Open/PublicKeys/`; list the exact URL in the profile',
      lifetime: '900 s (`exp` minus `iat`), `nbf` 300 s before `iat`; a maximum age of 5 minutes refuses good tokens',
    },
    scope: (type) => `${type}.Search (R4) and ${type}.Read (R4), as APIs of the client record`,
    notes: [
      'Discovery is never read: enter each prefetch key and template below by hand in the LGL record of the service.',
      'Register the endpoint URI exactly as in the table of addresses: if it differs, even in a trailing slash or the port, the hook fires without its data. This service answers such a call with 412 and says so.',
      'Prefer order-sign and order-select on HER2-directed drugs and HER2 tests; restrict patient-view by criteria of the site.',
      'Map each override reason code below in Epic before it is offered. Overrides stick to the topic code, which never changes.',
      'Draft orders take their defaults from the preference list, not from the suggestion.',
      'One FHIR version per client: R4.',
    ],
  },
  oracle: {
    title: 'Oracle Health',
    dialect: 'oracle',
    hooks: ['patient-view'],
    readsDiscovery: false,
    jwt: {
      algorithm: 'as in its JWKS',
      issuer: '`https://cds-hooks.cerner.com`',
      keys: '`https://authorization.cerner.com/jwk`',
      lifetime: 'as its tokens say',
    },
    scope: smartScope,
    notes: [
      'The service is registered by Oracle, with its tenants and conditions (for example age); send the tables below with the request.',
      'Links that are not on the list of the registration are removed from cards: register that of the evidence page, if the client profile has one.',
    ],
  },
  'cds-hooks-sandbox': {
    title: 'CDS Hooks sandbox',
    dialect: 'cds-hooks-sandbox',
    hooks: ['patient-view', 'order-select', 'order-sign'],
    readsDiscovery: true,
    jwt: {
      algorithm: 'ES384',
      issuer: '`https://sandbox.cds-hooks.org`',
      keys: '`https://sandbox.cds-hooks.org/.well-known/jwks.json`; its private key is public, so its tokens prove nothing: never in production',
      lifetime: '300 s',
    },
    scope: smartScope,
    notes: [
      'Give it the discovery URL without a trailing slash.',
      'It runs in the browser: CORS_ORIGINS must allow it.',
      'It sends the first page of each search; further pages are read from fhirServer if it is allowed.',
    ],
  },
  medplum: {
    title: 'Medplum',
    dialect: 'medplum',
    hooks: ['patient-view', 'order-select', 'order-sign'],
    readsDiscovery: true,
    jwt: {
      algorithm: 'ES384 or RS384',
      issuer: 'as set up by the calling application',
      keys: 'JWKS URL of that application',
      lifetime: 'up to 1 h',
    },
    scope: (type) => `patient/${type}.rs, or an AccessPolicy with ${type} read and search`,
    notes: ['The calling application uses `getCdsServices` and `callCdsService` of @medplum/core.'],
  },
  generic: {
    title: 'CDS Hooks 2.0',
    dialect: 'generic-2.0',
    hooks: ['patient-view', 'order-select', 'order-sign'],
    readsDiscovery: true,
    jwt: {
      algorithm: 'ES384 or RS384',
      issuer: '`iss` of the client',
      keys: 'JWKS URL of the client; a `jku` that is not listed is never fetched',
      lifetime: '300 s as a rule, at most 1 h',
    },
    scope: smartScope,
    notes: ['For clients of other versions set the dialect to generic-1.0, generic-1.1 or generic-3.0.'],
  },
}
