import { ConfigRefused, readConfig } from '../../src/compose/config.ts'

test('nothing set is a working service', () => {
  expect(readConfig({})).toEqual({
    port: 8080,
    host: undefined,
    publicUrl: undefined,
    corsOrigins: undefined,
    insecureHttp: false,
    keptMinutes: 10,
    bodyLimit: 4194304,
    logLevel: 'info',
    drainSeconds: 10,
    auth: undefined,
    clientsDir: undefined,
    isProduction: false,
    tls: undefined,
    mtlsProxies: [],
    mtlsHeader: 'x-client-verify',
    mtlsHeaderValue: 'SUCCESS',
    maxConnections: 4096,
    maxInFlight: 256,
    maxLoopDelayMs: 500,
    maxEntries: 5000,
    lingerSeconds: 0,
    fhirServers: [],
    fhirPrivate: false,
    fhirDeadlineMs: 3000,
    fhirReadsAtOnce: 12,
    goalMs: 500,
    readPdf: true,
    evidenceSessionMinutes: 30,
    evidenceFrameAncestors: [],
  })
})

test.each([
  [{ PORT: '3000' }, { port: 3000 }],
  [{ PORT: '' }, { port: 8080 }],
  [{ PUBLIC_URL: 'https://cds.example.org/' }, { publicUrl: 'https://cds.example.org' }],
  [{ NODE_ENV: 'prod' }, { isProduction: true }],
  [{ NODE_ENV: ' Production' }, { isProduction: true }],
  [{ NODE_ENV: 'test' }, { isProduction: false }],
  [{ INSECURE_HTTP: '1' }, { insecureHttp: true }],
  [{ CORS_ORIGINS: 'none' }, { corsOrigins: [] }],
  [{ CORS_ORIGINS: 'https://a.org, https://b.org:8443' }, { corsOrigins: ['https://a.org', 'https://b.org:8443'] }],
])('%j is read as %j', (env, config) => expect(readConfig(env)).toMatchObject(config))

test.each([
  { PORT: 'abc' },
  { PORT: '70000' },
  { PORT: '-1' },
  { PUBLIC_URL: 'cds.example.org' },
  { CORS_ORIGINS: 'https://a.org/' },
  { CORS_ORIGINS: 'a.org' },
  { CORS_ORIGINS: '*,https://a.org' },
  { BODY_LIMIT: '4mb' },
  { LOG_LEVEL: 'loud' },
  { DRAIN_SECONDS: '9999' },
  { AUTH: 'maybe' },
  { MTLS_PROXIES: 'proxy.example.org' },
  { MAX_IN_FLIGHT: '0' },
  { MAX_CONNECTIONS: 'many' },
  { LINGER_SECONDS: '-1' },
  { NODE_ENV: 'live' },
  { NODE_ENV: 'productive' },
  { INSECURE_HTTP: 'perhaps' },
])('%j is refused, by name', (env) => {
  const [name = ''] = Object.keys(env)
  expect(() => readConfig(env as Record<string, string>)).toThrow(ConfigRefused)
  expect(() => readConfig(env as Record<string, string>)).toThrow(`${name}=`)
})

test('every fault is told at once, with what to write', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(
    /PORT=x .* use a port[\s\S]*LOG_LEVEL=y .* use one of/,
  )
})
