/** A call whose report is a PDF, through the service as it is composed for users. */
import { composeService } from '../../src/compose/compose-service.ts'
import { startServer } from '../../src/http/start-server.ts'
import { column, makePdf } from '../pdf/make-pdf.ts'
import { bundleOf, patientView, post } from './start-app.ts'
import { UNHURRIED, until } from '../patience.ts'

const subject = { reference: 'Patient/p1' }
const pdf = makePdf([column(['Liver, core biopsy: metastatic carcinoma.', 'HER2 IHC: 2+ (equivocal)'])]).toString(
  'base64',
)
const call = patientView({
  prefetch: {
    her2: bundleOf(),
    conditions: bundleOf({
      ...{ resourceType: 'Condition', id: 'c', subject, onsetDateTime: '2026-01-10' },
      code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'C50.912' }] },
    }),
    reports: bundleOf({
      ...{ resourceType: 'DiagnosticReport', id: 'r', status: 'final', subject, effectiveDateTime: '2026-09-02' },
      code: { coding: [{ system: 'http://loinc.org', code: '60568-3' }] },
      presentedForm: [{ contentType: 'application/pdf', data: pdf }],
    }),
    ...{ patient: { resourceType: 'Patient', id: 'p1' }, orders: bundleOf(), medications: bundleOf() },
    ...{ receptors: bundleOf(), staging: bundleOf(), specimens: bundleOf() },
  },
})

async function topicsOf(env: Record<string, string>): Promise<readonly string[]> {
  const service = composeService({ LOG_LEVEL: 'silent', AUTH: 'off', ...UNHURRIED, ...env })
  const { app, log, readiness, close } = service
  const server = await startServer(app, { port: 0, host: '127.0.0.1', drainSeconds: 1, readiness, log })
  try {
    const response = await post(`http://127.0.0.1:${server.port}/cds-services/her2-patient-view`, call)
    expect(response.status).toBe(200)
    const { cards } = (await response.json()) as { cards: { source: { topic: { code: string } } }[] }
    return cards.map(({ source }) => source.topic.code)
  } finally {
    await server.stop()
    await close()
  }
}

test('the report is read, and its IHC 2+ asks for ISH', async () => {
  // A reading that takes longer than its bound is told as unread: on a busy machine, the call is made again.
  let topics: readonly string[] = []
  await until(async () => (topics = await topicsOf({})).includes('reflexIsh'))
  expect(topics).toContain('reflexIsh')
})

test('switched off, nothing in it is known', async () => {
  expect(await topicsOf({ READ_PDF: 'no' })).not.toContain('reflexIsh')
})
