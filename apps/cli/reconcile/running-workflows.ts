import { Client, Connection } from '@temporalio/client';
import type { RunningWorkflows } from '#persistence';
import { runningWorkflows } from '#platform';

/** What runs on a Temporal, read only; null when it does not answer. */
export async function openRunningWorkflows(
  address: string | undefined,
  namespace: string,
): Promise<(RunningWorkflows & { close(): Promise<void> }) | null> {
  if (address === undefined) return null;
  const connection = await Connection.connect({ address, connectTimeout: 5_000 }).catch(() => null);
  if (connection === null) return null;
  const { workflow } = new Client({ connection, namespace });
  return { ...runningWorkflows(workflow), close: () => connection.close() };
}
