import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is right; for what has no event to wait for. Fails with the last answer. */
export async function eventually<T>(
  ask: () => Promise<T>,
  right: (answer: T) => boolean,
  limitMs = 30_000,
): Promise<T> {
  const until = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (performance.now() > until) throw new Error(`never became right: ${JSON.stringify(answer)}`);
    await pause(25);
  }
}
