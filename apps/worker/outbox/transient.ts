/** gRPC: cancelled, deadline exceeded, resource exhausted, aborted, unavailable. */
const AWAY_GRPC: ReadonlySet<unknown> = new Set([1, 4, 8, 10, 14]);
/** PostgreSQL: connection exceptions, too many connections, shutting down, not started yet. */
const AWAY_POSTGRES = /^(08...|53300|57P0[123])$/;
const AWAY_NETWORK = /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)$/;

/** Whether the other side was only away: such a row is never set aside, however long that lasts. */
export function isTransient(error: unknown): boolean {
  const { code, cause, driverError } = (error ?? {}) as {
    code?: unknown;
    cause?: unknown;
    driverError?: unknown;
  };
  if (AWAY_GRPC.has(code)) return true;
  if (typeof code === 'string' && (AWAY_POSTGRES.test(code) || AWAY_NETWORK.test(code))) return true;
  if (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  ) {
    return true;
  }
  return [cause, driverError].some((inner) => inner instanceof Error && isTransient(inner));
}

/** What is kept of an error in a row: its kind, not its words. */
export function kindOfError(error: unknown): string {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return (
    [name, code].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ') || 'failed'
  );
}
