/** One call with its whole prefetch, answered without a server: by the same rules, and refused for the same reasons. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answerHook, cardsFolder, DEFAULT_SETTINGS, loadCardBook, Refusal } from '../../src/index.ts'

const file = join(import.meta.dirname, '..', '..', 'fixtures', 'requests', 'ihc-2-plus-no-ish.json')
const request = JSON.parse(readFileSync(file, 'utf8')) as { context: object; prefetch: Record<string, unknown> }
const options = {
  site: { settings: DEFAULT_SETTINGS },
  book: loadCardBook(cardsFolder()),
  today: '2026-09-05',
  newUuid: () => '00000000-0000-4000-8000-000000000000',
}

function refusalOf(service: string, body: unknown): string | undefined {
  try {
    answerHook(service, body, options)
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return undefined
}

test('the cards of the call', () => {
  const { cards } = answerHook('her2-patient-view', request, options)
  expect(cards.map(({ source }) => source.topic?.code)).toEqual(['reflexIsh', 'her2Synopsis'])
})

test.each([
  ['a service that is not there', 'her2-nothing', request, 'unknown-service'],
  ['no request', 'her2-patient-view', {}, 'invalid-request'],
  ['a mandatory key that was not sent', 'her2-patient-view', { ...request, prefetch: {} }, 'missing-prefetch'],
  [
    'records of another patient',
    'her2-patient-view',
    { ...request, context: { ...request.context, patientId: 'somebody-else' } },
    'other-patient',
  ],
])('%s is refused', (_what, service, body, code) => {
  expect(refusalOf(service, body)).toBe(code)
})
