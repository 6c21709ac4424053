/** FHIR Bulk Data export of the embedded server: `$export` of the system, of all patients or of a group, as a client drives it. */
import { randomUUID } from 'node:crypto'
import { badRequest, notFound } from '@medplum/core'
import type { Bundle, Group, OperationOutcome, Resource } from '@medplum/fhirtypes'
import { Router, type Request, type Response } from 'express'

/** What an export asks the repository for. */
export interface ExportSource {
  readonly types: readonly string[]
  readonly typesOfAPatient: readonly string[]
  readonly search: (type: string, query: Readonly<Record<string, string>>) => Promise<Bundle | undefined>
  readonly baseOf: (req: Request) => string
}

interface Export {
  /** One text of lines for each type. */
  readonly files: ReadonlyMap<string, string>
  readonly request: string
  readonly time: string
  polls: number
}

const PAGE = 1000
const MOST_KEPT = 20
/** The first look at an export finds it not ready yet, so that clients have to wait as they do elsewhere. */
const POLLS_UNTIL_READY = 2

export function createBulkExport(source: ExportSource): Router {
  const exports = new Map<string, Export>()
  const router = Router()
  const start = (level: 'system' | 'patient' | 'group') => async (req: Request, res: Response) => {
    if (!/\brespond-async\b/.test(req.get('prefer') ?? '')) {
      refuse(res, 400, badRequest('An export needs the header Prefer: respond-async.'))
      return
    }
    const members = level === 'group' ? await membersOf(source, String(req.params['id'])) : undefined
    if (level === 'group' && members === undefined) {
      refuse(res, 404, notFound)
      return
    }
    const id = randomUUID()
    const types = typesOf(req, level === 'system' ? source.types : [...source.typesOfAPatient, 'Patient', 'Medication'])
    const files = await collect(source, types, members)
    exports.set(id, { files, request: `${source.baseOf(req)}${req.url}`, time: new Date().toISOString(), polls: 0 })
    for (const old of [...exports.keys()].slice(0, -MOST_KEPT)) exports.delete(old)
    res
      .status(202)
      .set('Content-Location', `${source.baseOf(req)}/bulk-status/${id}`)
      .end()
  }
  router.get('/$export', start('system'))
  router.get('/Patient/$export', start('patient'))
  router.get('/Group/:id/$export', start('group'))
  router.get('/bulk-status/:id', (req, res) => tellStatus(req, res, exports, source))
  router.delete('/bulk-status/:id', (req, res) => {
    res.status(exports.delete(req.params.id) ? 202 : 404).end()
  })
  router.get('/bulk-files/:id/:file', (req, res) => sendFile(req, res, exports))
  return router
}

function refuse(res: Response, status: number, outcome: OperationOutcome): void {
  res.status(status).type('application/fhir+json').send(JSON.stringify(outcome))
}

function typesOf(req: Request, all: readonly string[]): readonly string[] {
  const wanted = String(req.query['_type'] ?? '')
  return wanted === '' ? all : all.filter((type) => wanted.split(',').includes(type))
}

async function membersOf({ search }: ExportSource, id: string): Promise<ReadonlySet<string> | undefined> {
  const found = await search('Group', { _id: id })
  const group = found?.entry?.[0]?.resource as Group | undefined
  return group && new Set((group.member ?? []).map(({ entity }) => entity.reference ?? ''))
}

async function collect(
  { search }: ExportSource,
  types: readonly string[],
  members: ReadonlySet<string> | undefined,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  for (const type of types) {
    let lines = ''
    for (let offset = 0, last = false; !last; offset += PAGE) {
      const { entry = [] } = (await search(type, { _count: String(PAGE), _offset: String(offset) })) ?? {}
      last = entry.length < PAGE
      for (const { resource } of entry)
        if (resource && isOf(resource, members)) lines += `${JSON.stringify(resource)}\n`
    }
    if (lines !== '') files.set(type, lines)
  }
  return files
}

function isOf(resource: Resource, members: ReadonlySet<string> | undefined): boolean {
  if (members === undefined || resource.resourceType === 'Medication') return true
  if (resource.resourceType === 'Patient') return members.has(`Patient/${resource.id}`)
  const { subject, patient } = resource as { subject?: { reference?: string }; patient?: { reference?: string } }
  return members.has(subject?.reference ?? patient?.reference ?? '')
}

function tellStatus(
  req: Request<{ id: string }>,
  res: Response,
  exports: ReadonlyMap<string, Export>,
  { baseOf }: ExportSource,
): void {
  const found = exports.get(req.params.id)
  if (!found) {
    refuse(res, 404, notFound)
    return
  }
  found.polls += 1
  if (found.polls < POLLS_UNTIL_READY) {
    res.status(202).set({ 'Retry-After': '0', 'X-Progress': 'in progress' }).end()
    return
  }
  const output = [...found.files].map(([type, text]) => ({
    type,
    url: `${baseOf(req)}/bulk-files/${req.params.id}/${type}.ndjson`,
    count: text.split('\n').length - 1,
  }))
  res.json({ transactionTime: found.time, request: found.request, requiresAccessToken: false, output, error: [] })
}

function sendFile(
  req: Request<{ id: string; file: string }>,
  res: Response,
  exports: ReadonlyMap<string, Export>,
): void {
  const text = exports.get(req.params.id)?.files.get(req.params.file.replace(/\.ndjson$/, ''))
  if (text === undefined) {
    refuse(res, 404, notFound)
    return
  }
  const whole = Buffer.from(text)
  const from = Number(/^bytes=(\d{1,15})-$/.exec(req.get('range') ?? '')?.[1] ?? '0')
  res.type('application/fhir+ndjson').set('Accept-Ranges', 'bytes')
  if (from > 0 && from < whole.length) {
    res.status(206).set('Content-Range', `bytes ${from}-${whole.length - 1}/${whole.length}`)
  }
  res.send(from < whole.length ? whole.subarray(from) : whole)
}
