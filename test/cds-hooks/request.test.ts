import fc from 'fast-check'
import { isPlainChartOpening, readRequest } from '../../src/cds-hooks/request.ts'
import { requestSchema } from '../../src/cds-hooks/schemas.ts'
import { findService } from '../../src/cds-hooks/services.ts'

const service = findService('her2-patient-view')
if (!service) throw new Error('no service')
const schema = requestSchema('patient-view')

const INSTANCE = '1a2b3c4d-0000-4000-8000-00000000beef'
const odd = fc.constantFrom<unknown>(undefined, null, '', 7, [], {}, 'a b', '..', 'x'.repeat(600), INSTANCE.slice(1))

/** A member as most calls have it, an odd one, or none at all. */
function mostly(usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd })
}

const body = fc
  .record({
    hook: mostly(fc.constant('patient-view')),
    hookInstance: mostly(fc.constantFrom(INSTANCE, INSTANCE.toUpperCase())),
    context: mostly(
      fc.record({
        userId: mostly(fc.constant('Practitioner/1')),
        patientId: mostly(fc.constantFrom('1', 'a-b_c', 'a.b')),
        encounterId: mostly(fc.constantFrom(undefined, 'e1')),
        further: fc.constantFrom(undefined, { kept: true }),
      }),
    ),
    prefetch: mostly(
      fc.dictionary(fc.constantFrom('patient', 'her2'), fc.constantFrom(null, { resourceType: 'Patient' })),
    ),
    fhirServer: fc.constantFrom(undefined, undefined, null, 'HTTPS://fhir.example.org/r4', 'no address'),
    fhirAuthorization: fc.constantFrom(undefined, undefined, null, { access_token: 'x' }),
    extension: fc.constantFrom(undefined, { kept: true }),
  })
  .map((members): unknown => JSON.parse(JSON.stringify(members)))

test('what is taken for plain is what the schema would give back', () => {
  let plain = 0
  fc.assert(
    fc.property(body, (sent) => {
      if (!isPlainChartOpening(sent)) return
      plain += 1
      const parsed = schema.safeParse(sent)
      expect(parsed.success).toBe(true)
      expect(sent).toEqual(parsed.data)
      expect(readRequest(sent, service)).toEqual(parsed.data)
    }),
    { numRuns: 3000 },
  )
  expect(plain).toBeGreaterThan(100)
})

test('every other body gets what the schema says of it', () => {
  fc.assert(
    fc.property(body, (sent) => {
      const parsed = schema.safeParse(sent)
      const read = (): unknown => readRequest(sent, service)
      if (parsed.success) expect(read()).toEqual(parsed.data)
      else expect(read).toThrow()
    }),
    { numRuns: 2000 },
  )
})
