import { trace } from '@opentelemetry/api'
import type { Span, Tracer } from '@opentelemetry/api'
import { inSpan } from '../../src/telemetry/spans.ts'

test('without an SDK nothing happens; with one, spans are ended, failed ones marked, and hold no attribute', async () => {
  expect(await inSpan('before', async () => 1)).toBe(1)
  const seen: string[] = []
  const span = {
    setStatus: ({ code }: { code: number }) => void seen.push(`status ${code}`),
    end: () => void seen.push('end'),
  } as unknown as Span
  const tracer = {
    startActiveSpan: (name: string, work: (span: Span) => unknown) => {
      seen.push(name)
      return work(span)
    },
  } as unknown as Tracer
  trace.setGlobalTracerProvider({ getTracer: () => tracer })
  expect(await inSpan('audit', async () => 2)).toBe(2)
  await expect(inSpan('audit', () => Promise.reject(new Error('a name')))).rejects.toThrow('a name')
  expect(seen).toEqual(['audit', 'end', 'audit', 'status 2', 'end'])
})
