import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

/** An exporter that cannot keep up loses spans, never time or memory of the product. */
const LIMITS = { maxQueueSize: 4096, maxExportBatchSize: 512, scheduledDelayMillis: 2000 } as const;
const EXPORT_WITHIN_MS = 5_000;

/** Loaded only where an endpoint is set. `endpoint` is the base address, as OTEL_EXPORTER_OTLP_ENDPOINT says it. Answers how to end it. */
export function exportTraces(endpoint: string, process: string): () => Promise<void> {
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    timeoutMillis: EXPORT_WITHIN_MS,
  });
  const provider = new BasicTracerProvider({
    // Nothing of the machine: host and account names are nobody's business outside.
    resource: resourceFromAttributes({ 'service.name': `dondoc-${process}`, 'service.namespace': 'dondoc' }),
    spanProcessors: [new BatchSpanProcessor(exporter, LIMITS)],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
