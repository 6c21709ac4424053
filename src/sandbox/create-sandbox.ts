/** The service, an embedded FHIR server with the fixture patients, and the page, as one application. */
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Bundle } from '@medplum/fhirtypes'
import express from 'express'
import type { Express, RequestHandler } from 'express'
import helmet from 'helmet'
import { answerError } from '../http/errors.ts'
import { createFhirServer } from './fhir-server.ts'

/**
 * @param service The application of the service itself: the page calls it like any other client.
 * @param root The package's folder; fixtures and page are read from it.
 * @throws Error where a fixture cannot be loaded, with its file.
 */
export async function createSandbox(service: Express, root: string): Promise<Express> {
  const fhir = createFhirServer()
  for (const { file, bundle } of readFixtures(join(root, 'fixtures', 'patients'))) {
    await fhir.load(bundle).catch((error: unknown) => {
      throw new Error(`${file} cannot be loaded: ${error instanceof Error ? error.message : 'unknown error'}`)
    })
  }
  const app = express().disable('x-powered-by')
  app.use('/fhir', fhir.app)
  app.use(refuseOtherSites())
  app.get('/', showFile(join(root, 'src', 'sandbox', 'page', 'index.html')))
  app.use('/page', express.static(join(root, 'src', 'sandbox', 'page'), { index: false, fallthrough: true }))
  app.get('/page/vendor/marked.js', showFile(createRequire(import.meta.url).resolve('marked')))
  return app.use(service).use(answerError)
}

function readFixtures(folder: string): { file: string; bundle: Bundle }[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
  return files.map((file) => ({ file, bundle: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Bundle }))
}

/** Nothing but the page's own files runs, loads or is called; no other site may frame it. */
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
        connectSrc: self,
        baseUri: none,
        formAction: none,
        frameAncestors: none,
      },
    },
  })
}

function showFile(file: string): RequestHandler {
  const type = file.endsWith('.html') ? 'html' : 'text/javascript'
  return (_req, res) => void res.type(type).send(readFileSync(file, 'utf8'))
}
