/** Connection exceptions; no room, memory or connections left; read only; shutting down, crashed, not started yet. */
const POSTGRES = /^(08...|53...|25006|57P0[123])$/;
const NETWORK = /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)$/;
const DISK = /^E(NOSPC|DQUOT)$/;
const SAID = /Connection terminated|timeout exceeded when trying to connect|PostgreSQL does not answer/;

/**
 * Whether PostgreSQL, or the disk, was only away or full: the same may go well later. Says nothing of whether it was
 * done, for a lost answer looks the same.
 */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause, driverError } = error as { code?: unknown; cause?: unknown; driverError?: unknown };
  if (typeof code === 'string' && [POSTGRES, NETWORK, DISK].some((known) => known.test(code))) return true;
  if (error instanceof Error && SAID.test(error.message)) return true;
  return [cause, driverError].some((inner) => inner instanceof Error && isAway(inner));
}
