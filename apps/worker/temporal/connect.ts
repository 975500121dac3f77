import { setTimeout as pause } from 'node:timers/promises';
import { NativeConnection } from '@temporalio/worker';
import { OperatorError } from '#contracts';
import { type Logger, reachTemporal, type TemporalTls } from '#platform';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Connects as soon as the server is there; while it is away the record and its outbox wait.
 *
 * @throws OperatorError `temporal-refuses` at once: waiting mends no certificate
 */
export async function connectTemporal(
  { address, tls }: { address: string; tls: TemporalTls | null },
  logger: Logger,
  signal: AbortSignal,
): Promise<NativeConnection> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      await reachTemporal(address, tls);
      return await NativeConnection.connect({ address, tls });
    } catch (error) {
      if (error instanceof OperatorError) throw error;
      logger.warn('Temporal does not answer yet', { attempt }, error);
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS), undefined, { signal });
    }
  }
}
