/** The service, an embedded FHIR server with the fixture patients, and the page, as one application. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import express from 'express'
import type { Express, Request, RequestHandler } from 'express'
import helmet from 'helmet'
import { Refusal } from '../cds-hooks/refusal.ts'
import { answerError } from '../http/errors.ts'
import { createFhirServer } from './fhir-server.ts'
import { createPageApi } from './page-api.ts'
import { patientOf } from './preview-card.ts'
import { createSmartServer } from './smart-server.ts'

/**
 * @param service The application of the service itself: the page calls it like any other client.
 * @param root The package's folder; fixtures, cards and the built page are read from it.
 * @throws Error if a fixture cannot be loaded, naming its file, or if the page was not built.
 */
export async function createSandbox(service: Express, root: string, clock?: () => Date): Promise<Express> {
  const page = join(root, 'dist', 'page')
  const index = readPage(join(page, 'index.html'))
  const fhir = createFhirServer()
  const fixtures = readFixtures(join(root, 'fixtures', 'patients'))
  for (const { file, bundle } of fixtures) {
    await fhir.load(bundle).catch((error: unknown) => {
      throw new Error(`${file} cannot be loaded: ${error instanceof Error ? error.message : 'unknown error'}`)
    })
  }
  const app = express().disable('x-powered-by')
  app.use('/oauth', refuseOtherSites())
  app.use(createSmartServer(fixtures.map(({ bundle }) => patientOf(bundle))))
  app.use('/fhir', fhir.app)
  app.use(refuseOtherSites())
  for (const path of ['/', '/evidence', '/evidence/launch'])
    app.get(path, (_req, res) => void res.type('html').send(index))
  app.use('/page', express.static(page, { index: false }))
  const bundles = fixtures.map(({ bundle }) => bundle)
  app.post('/sandbox/reset/:patient', async (req, res) => {
    const bundle = bundles.find((one) => patientOf(one).id === req.params.patient)
    if (!bundle) throw new Refusal('invalid-request', ['patient: not one of the made-up patients'])
    await fhir.reset(patientOf(bundle).id, bundle)
    res.json({ reset: true })
  })
  app.use('/sandbox', createPageApi(join(root, 'cards'), bundles, clock))
  return app.use(service).use(answerError)
}

function readPage(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error('the page is not built yet: run `npm run build` once')
  }
}

function readFixtures(folder: string): { file: string; bundle: Bundle }[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
  return files.map((file) => ({ file, bundle: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Bundle }))
}

/** Query members of the page's address that name another FHIR server, or another CDS service. */
const NAMED_SERVERS = ['fhir', 'cds'] as const

/** What the page may call: its own server, and those that its address names. */
function listServers(query: Readonly<Record<string, unknown>>): readonly string[] {
  return NAMED_SERVERS.flatMap((name) => {
    const given = query[name]
    if (typeof given !== 'string' || !URL.canParse(given)) return []
    const { origin } = new URL(given)
    return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? [origin] : []
  })
}

/** Only the page's own files may run or load, only its own server and named ones be called; no other site may frame it. */
function refuseOtherSites(): RequestHandler {
  const self = ["'self'"]
  const none = ["'none'"]
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: none,
        scriptSrc: self,
        styleSrc: self,
        imgSrc: self,
        connectSrc: ["'self'", (req) => listServers((req as Request).query).join(' ')],
        baseUri: none,
        formAction: none,
        frameAncestors: none,
      },
    },
  })
}
