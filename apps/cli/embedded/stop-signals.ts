import { performance } from 'node:perf_hooks';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Ctrl-C reaches this program twice, from the terminal and from npm; only a later signal means haste. */
const SAME_WISH_MS = 1_000;

/** Calls `stop` at the first signal to end, and `force` when somebody insists. Answers how to stop listening. */
export function onStopSignals(stop: (signal: string) => void, force: () => void): () => void {
  let first: number | undefined;
  const hear = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop(signal);
    } else if (now - first > SAME_WISH_MS) {
      force();
    }
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
