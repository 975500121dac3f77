import { isAway } from '#persistence';

/** gRPC: cancelled, deadline exceeded, resource exhausted, aborted, unavailable. */
const AWAY_GRPC: ReadonlySet<unknown> = new Set([1, 4, 8, 10, 14]);

/** Whether the other side was only away: such a row is never set aside, however long that lasts. */
export function isTransient(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return AWAY_GRPC.has(code) || isAway(error) || (cause instanceof Error && isTransient(cause));
}

/** What is kept of an error in a row: its kind, not its words. */
export function kindOfError(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return (
    [name, code].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'failed'
  );
}
