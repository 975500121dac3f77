/** How a number of clients fared. */
export interface Fared {
  perSecond: number;
  p50ms: number;
  p99ms: number;
}

/** Each client gives its next order when the one before it is answered, for as long as `more` says so. */
export async function crowd(
  clients: number,
  more: () => boolean,
  order: (client: number) => Promise<void>,
): Promise<Fared> {
  const times: number[] = [];
  const began = performance.now();
  const work = async (_: unknown, client: number) => {
    while (more()) {
      const from = performance.now();
      await order(client);
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / seconds,
    p50ms: percentile(times, 50),
    p99ms: percentile(times, 99),
  };
}

/** True so many times. */
export function counted(count: number): () => boolean {
  let left = count;
  return () => left-- > 0;
}

/** Of sorted values: the least that so many percent of them do not exceed. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}
