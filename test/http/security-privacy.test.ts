/** Unique marks in every field that comes in; none may be found in a log, a number or an error. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readRequest } from '../../fixtures/stories/load-stories.ts'
import { post } from './start-app.ts'
import { runProgram } from './run-service.ts'
import type { RunningProgram } from './run-service.ts'

const PATH = '/cds-services/her2-patient-view'

let marks = 0
const mark = () => `ZQMARK${++marks}ZQ`

type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** The same shape with a mark behind every string, and one in a member of its own in every object. */
function markAll(value: Json, keep: (path: string) => boolean, path = ''): Json {
  if (typeof value === 'string') return keep(path) ? value : `${value} ${mark()}`
  if (Array.isArray(value)) return value.map((item) => markAll(item, keep, path))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]): [string, Json] => [
    name,
    markAll(member, keep, `${path}.${name}`),
  ])
  return { ...Object.fromEntries(members), [`${mark()} of`]: mark(), text: { div: mark() }, note: [{ text: mark() }] }
}

/** What decides whether a call is evaluated at all. */
const ENVELOPE =
  /^\.(hook|hookInstance|context\.\w+|fhirServer)$|resourceType$|reference$|\.(id|system|code|status|mode|type|relation|url|fullUrl|linkId)$|Date|date|ssued|recorded|authored/
/** The envelope alone: resources get marks in their codes, dates and ids as well. */
const SHAPE = /^\.(hook|hookInstance|context\.\w+)$|resourceType$|reference$/

let program: RunningProgram
let records: Server
let fhirBase: string
beforeAll(async () => {
  // A record server that answers every path with something marked, by turns data, errors and nonsense.
  let turn = 0
  records = createServer((req, res) => {
    const bodies = [
      [
        200,
        JSON.stringify({
          resourceType: 'Bundle',
          type: 'searchset',
          entry: [{ resource: { resourceType: 'Basic', id: mark() } }],
        }),
      ],
      [
        500,
        JSON.stringify({
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', code: mark(), diagnostics: mark() }],
        }),
      ],
      [403, `<html>${mark()} ${req.url}</html>`],
      [200, `{"resourceType":"${mark()}`],
      [302, mark()],
    ] as const
    const [status, body] = bodies[turn++ % bodies.length] ?? [200, '']
    res
      .writeHead(status, { 'content-type': 'application/fhir+json', location: `/${mark()}`, 'x-note': mark() })
      .end(body)
  })
  await new Promise<void>((resolve) => records.listen(0, '127.0.0.1', resolve))
  fhirBase = `http://127.0.0.1:${(records.address() as AddressInfo).port}/fhir`
  program = await runProgram({ fhirServers: [{ url: fhirBase, allowPrivateAddresses: true }] })
})
afterAll(async () => {
  await program.stop()
  records.close()
})

const claims = () => ({ sub: mark(), tenant: mark(), jti: mark(), scope: mark(), [mark()]: mark(), fhirUser: mark() })
const headers = () => ({
  'user-agent': mark(),
  'x-forwarded-for': mark(),
  referer: `https://x.org/${mark()}`,
  'x-request-id': mark(),
  cookie: `a=${mark()}`,
})

interface Sent {
  readonly status: number
  readonly text: string
  readonly headers: string
}

async function send(
  body: unknown,
  path = PATH,
  parts: { header?: Record<string, unknown>; claims?: Record<string, unknown> } = {},
): Promise<Sent> {
  const token = await program.authorize(path, { ...parts, claims: { ...claims(), ...parts.claims } })
  const response = await post(`${program.base}${path}?${mark()}=${mark()}`, body, { ...headers(), ...token })
  return { status: response.status, text: await response.text(), headers: JSON.stringify([...response.headers]) }
}

const story = (id: string) => JSON.parse(readRequest(id)) as { [name: string]: Json }

test('nothing that comes in is found in logs, numbers or errors', async () => {
  const answers: Sent[] = []
  const authorization = () => ({
    access_token: mark(),
    token_type: 'Bearer',
    expires_in: 300,
    scope: mark(),
    subject: mark(),
  })
  for (const slug of ['three-action-cards', 'group-2-ihc-2-plus-recount-same', 'metastatic-ihc-1-plus']) {
    const request = story(slug)
    answers.push(await send(markAll(request, (path) => ENVELOPE.test(path))))
    answers.push(await send(markAll(request, (path) => SHAPE.test(path))))
    answers.push(await send(markAll(request, () => false)))
    const context = request.context as { [name: string]: Json }
    answers.push(await send({ ...request, context: { ...context, patientId: mark(), userId: mark() } }))
    answers.push(await send({ ...request, hook: mark(), hookInstance: mark() }))
    answers.push(
      await send({
        ...request,
        prefetch: { ZQKEYZQ: mark(), [`${mark()} of`]: mark(), her2: { resourceType: mark() } },
      }),
    )
    answers.push(
      await send({
        ...request,
        prefetch: { conditions: { resourceType: 'OperationOutcome', issue: [{ diagnostics: mark() }] } },
      }),
    )
    // Each member of the prefetch is read from the record server, which answers in five ways by turns.
    for (let turn = 0; turn < 5; turn++) {
      answers.push(await send({ ...request, prefetch: {}, fhirServer: fhirBase, fhirAuthorization: authorization() }))
    }
    answers.push(
      await send({
        ...request,
        prefetch: {},
        fhirServer: `https://${mark()}.example.org/fhir`,
        fhirAuthorization: authorization(),
      }),
    )
    answers.push(await send(`{"${mark()}": ${mark()}`))
    answers.push(
      await send(
        {
          feedback: [
            {
              card: mark(),
              outcome: 'overridden',
              outcomeTimestamp: new Date().toISOString(),
              overrideReason: { userComment: mark(), reason: { code: mark() } },
            },
          ],
        },
        `${PATH}/feedback`,
      ),
    )
    answers.push(
      await send({ feedback: [{ card: mark(), outcome: mark(), outcomeTimestamp: mark() }] }, `${PATH}/feedback`),
    )
    answers.push(await send(request, `/cds-services/${mark()}`))
    answers.push(await send(request, `/${mark()}`))
    for (const forged of [
      { header: { kid: mark() } },
      { header: { jku: `https://x.org/${mark()}` } },
      { claims: { iss: mark() } },
      { claims: { aud: mark() } },
    ]) {
      answers.push(await send(request, PATH, forged))
    }
  }
  const statuses = new Set(answers.map(({ status }) => status))
  for (const status of [200, 400, 401, 404, 412]) expect(statuses).toContain(status)
  expect([...statuses].filter((status) => status >= 500)).toEqual([])
  const errors = answers.filter(({ status }) => status !== 200).map(({ text }) => text)
  const numbers = await (await fetch(`${program.base}/metrics`)).text()
  // All that it has to write is written when it ends.
  await program.stop()
  expect(marks).toBeGreaterThan(1000)
  for (const [place, text] of [
    ['log', program.output()],
    ['numbers', numbers],
    ['errors', errors.join('\n')],
    ['headers of answers', answers.map((answer) => answer.headers).join('\n')],
  ]) {
    expect([place, /.{0,80}ZQMARK\d+ZQ.{0,20}/i.exec(text ?? '')?.[0]]).toEqual([place, undefined])
  }
  // Names of prefetch keys are configuration: the one who sent them is told which was wrong, and nobody else.
  expect(errors.join('\n')).toContain('ZQKEYZQ')
  expect(program.output() + numbers).not.toContain('ZQKEYZQ')
  expect(program.output().split('\n').length).toBeGreaterThan(answers.length)
})
