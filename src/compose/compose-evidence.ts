/** Composition of the evidence page: only where a client profile has one, and only at an address that its cookies can trust. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPatientNames } from '../audit/pseudonyms.ts'
import type { ClientProfile } from '../auth/client-profiles.ts'
import type { Site } from '../evaluate/evaluate.ts'
import type { EvidenceDeps } from '../evidence-page/evidence-deps.ts'
import { listEvidenceRoutes } from '../evidence-page/evidence-routes.ts'
import { createJsonAccess } from '../fhir-access/ask-json.ts'
import { siteCodesOf } from '../fhir/question/code-map.ts'
import type { AppDeps, Route } from '../http/app-deps.ts'
import { dayOf } from '../http/create-app.ts'
import type { PdfReader } from '../pdf/pdf-reader.ts'
import { readAttachments } from '../pdf/read-attachments.ts'
import { siteFor } from './compose-clients.ts'
import type { AuditParts } from './compose-store.ts'
import { ConfigRefused } from './config.ts'
import type { Config } from './config.ts'

export interface EvidenceParts {
  readonly config: Config
  readonly audit: AuditParts
  readonly profiles: () => Iterable<ClientProfile>
  readonly site: () => Site
  readonly explain: EvidenceDeps['explain']
  /** Folder of the built page. */
  readonly pageFolder: string
  readonly pdfs: PdfReader | undefined
  readonly readRecords: AppDeps['readRecords']
  readonly clock: () => Date
}

/** @throws ConfigRefused if a profile has an evidence page that cannot be served. */
export function composeEvidencePage(parts: EvidenceParts): { routes: readonly Route[]; close: () => Promise<void> } {
  const { config, audit, profiles, site, pdfs, clock, explain, readRecords } = parts
  const { kept, book, packageVersion: version } = audit
  const files = holdFiles(parts.pageFolder)
  if ([...profiles()].some(({ evidence }) => evidence !== undefined)) files('evidence.html')
  const { askJson, close } = createJsonAccess()
  const keys = [kept.patientKey, ...audit.config.oldPatientKeys]
  const routes = listEvidenceRoutes({
    profiles,
    store: kept.store,
    namesOf: createPatientNames(keys, audit.config.clearPatientIds),
    publicUrl: config.publicUrl,
    sessionMinutes: config.evidenceSessionMinutes,
    frameAncestors: config.evidenceFrameAncestors,
    askJson,
    readRecords,
    readAttachments: async (records) => (pdfs ? readAttachments(records, pdfs) : records),
    siteOf: (profile) => siteFor(profile, site()),
    siteCodesOf: (profile) => {
      const { codeMap } = siteFor(profile, site())
      return codeMap && siteCodesOf(codeMap)
    },
    book,
    explain,
    version,
    clock,
    dayOf,
    newUuid: randomUUID,
    files,
  })
  return { routes, close }
}

function holdFiles(folder: string): (name: string) => string {
  const held = new Map<string, string>()
  return (name) => {
    const text = held.get(name) ?? readBuilt(join(folder, name))
    held.set(name, text)
    return text
  }
}

function readBuilt(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigRefused('The evidence page is not built yet: run `npm run build` once.')
  }
}
