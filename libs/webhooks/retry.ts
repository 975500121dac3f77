import type { Answer } from './post.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long after each failed attempt the next one is made, as Standard Webhooks proposes; after the last none is. */
export const RETRY_AFTER_MS: readonly number[] = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  8 * HOUR,
  24 * HOUR,
];

/** Up to so much later, so that what failed together does not come back together. */
const SPREAD = 0.2;
const GONE = 410;

export type AfterAttempt =
  | { state: 'delivered' }
  | { state: 'waiting'; inMs: number }
  /** `gone`: the receiver says that nothing more shall come. */
  | { state: 'dead'; gone: boolean };

/**
 * What becomes of a delivery. Only 2xx is taken for received; a redirect is not followed, so it is a failure too.
 *
 * @param attempts those made so far, this one among them
 * @param chance from 0 to 1
 */
export function afterAttempt(
  answer: Answer,
  attempts: number,
  chance: number,
  schedule: readonly number[] = RETRY_AFTER_MS,
): AfterAttempt {
  const status = 'status' in answer ? answer.status : 0;
  if (status >= 200 && status < 300) return { state: 'delivered' };
  if (status === GONE) return { state: 'dead', gone: true };
  const after = schedule[attempts - 1];
  if (after === undefined) return { state: 'dead', gone: false };
  return { state: 'waiting', inMs: Math.round(after * (1 + SPREAD * chance)) };
}
