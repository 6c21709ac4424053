/**
 * Spans for OpenTelemetry, if whoever runs the service has loaded its SDK (`node --import`); without it, nothing happens.
 * Names only, no attributes, so nothing about a person.
 */
import { SpanStatusCode, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('her2-cds')

export function inSpan<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> {
  return tracer.startActiveSpan(name, async (span) => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}
