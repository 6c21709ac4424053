/**
 * Spans for OpenTelemetry, if whoever runs the service has loaded its SDK (`node --import`); without it, nothing happens.
 * Names only, no attributes, so nothing about a person.
 */
import { ProxyTracerProvider, SpanStatusCode, trace } from '@opentelemetry/api'

const tracer = trace.getTracer('her2-cds')

let isWatched = false

/** It may be loaded after this module. */
function hasSdk(): boolean {
  if (isWatched) return true
  const provider = trace.getTracerProvider()
  isWatched = !(provider instanceof ProxyTracerProvider) || provider.getDelegateTracer('her2-cds') !== undefined
  return isWatched
}

export function inSpan<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> {
  // Without an SDK the library makes contexts all the same.
  if (!hasSdk()) return work()
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
