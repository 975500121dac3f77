import {
  type Attributes,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';

/** Names, codes, counts. Never a text, a name, an address or a title: spans leave the installation. */
export type SpanFields = Readonly<Record<string, string | number | boolean>>;

const KIND = {
  /** Somebody asked over HTTP. */
  server: SpanKind.SERVER,
  /** Another program is asked: Temporal, the mail server. */
  client: SpanKind.CLIENT,
  /** What was asked for before is carried out. */
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
} as const;

export interface SpanOptions {
  kind?: keyof typeof KIND;
  fields?: SpanFields;
}

/** A span that is begun here and ended by whoever knows how it ended; what `work` does belongs to it. */
export function beginSpan(name: string, { kind = 'internal', fields = {} }: SpanOptions = {}): BegunSpan {
  const span = tracer().startSpan(name, { kind: KIND[kind], attributes: attributes(fields) });
  return new BegunSpan(span);
}

export class BegunSpan {
  constructor(private readonly span: Span) {}

  within<T>(work: () => T): T {
    return context.with(trace.setSpan(context.active(), this.span), work);
  }

  end(fields: SpanFields = {}, failed?: string): void {
    this.span.setAttributes(attributes(fields));
    if (failed !== undefined) this.span.setStatus({ code: SpanStatusCode.ERROR, message: failed });
    this.span.end();
  }

  rename(name: string): void {
    this.span.updateName(name);
  }
}

/** Work in a span of its own: a child of the active one, else the beginning of a trace. */
export async function traced<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
  const span = beginSpan(name, options);
  try {
    const result = await span.within(work);
    span.end();
    return result;
  } catch (error) {
    // The kind of the error only: its words may name somebody.
    span.end({}, error instanceof Error ? error.name : 'Error');
    throw error;
  }
}

/** The same, going on where another process stopped. Without a `traceparent` nothing is traced and the work is only done. */
export async function tracedFrom<T>(
  traceparent: string | null | undefined,
  name: string,
  options: SpanOptions,
  work: () => Promise<T>,
): Promise<T> {
  const parent = contextOf(traceparent);
  return parent === null ? work() : context.with(parent, () => traced(name, options, work));
}

function contextOf(traceparent: string | null | undefined) {
  const found = /^00-([0-9a-f]{32})-([0-9a-f]{16})-01$/.exec(traceparent ?? '');
  if (found === null) return null;
  const [, traceId, spanId] = found;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceId!,
    spanId: spanId!,
    traceFlags: TraceFlags.SAMPLED,
    isRemote: true,
  });
}

/** Asked for each time: the provider is set after modules are loaded. */
function tracer() {
  return trace.getTracer('dondoc');
}

function attributes(fields: SpanFields): Attributes {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [`dondoc.${key}`, value]));
}
