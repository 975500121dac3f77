import { trace } from '@opentelemetry/api';

/** The active span as W3C `traceparent`, to be kept with what is done later; null where nothing is traced. */
export function activeTraceparent(): string | null {
  const span = trace.getActiveSpan();
  if (span === undefined || !span.isRecording()) return null;
  const { traceId, spanId } = span.spanContext();
  return `00-${traceId}-${spanId}-01`;
}
