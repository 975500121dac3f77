export interface Tracing {
  /** Sends what is not sent yet. */
  close(): Promise<void>;
}

/** Sends traces to an OTLP endpoint. Without one nothing is loaded, and every span in the code is an empty call. */
export async function startTracing(endpoint: string | undefined, process: string): Promise<Tracing | null> {
  if (endpoint === undefined) return null;
  const { exportTraces } = await import('./export-traces.js');
  return { close: exportTraces(endpoint, process) };
}
