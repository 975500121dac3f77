import { Client, Connection } from '@temporalio/client';
import { parseEnv } from '#contracts';
import { TASK_QUEUE } from '#contracts/names';
import type { RunningWorkflows } from '#persistence';
import { runningWorkflows, type TemporalTls, temporalTls } from '#platform';
import { runningAddresses } from '../embedded/index.js';
import { lookAt, type WorkflowSeen } from './workflow-seen.js';

export interface OpenedWorkflows extends RunningWorkflows {
  look(id: string): Promise<WorkflowSeen>;
  /** Whose last run failed, timed out or was ended by hand. */
  endedBadly(): Promise<{ id: string; status: string }[]>;
  close(): Promise<void>;
}

/** On the Temporal that the environment or the data folder names; null when none answers. */
export async function withWorkflows<T>(work: (running: OpenedWorkflows | null) => Promise<T>): Promise<T> {
  const env = parseEnv(process.env);
  const embedded = (await runningAddresses(process.env))['temporal']?.['address'];
  const address = env.TEMPORAL_ADDRESS ?? (embedded === undefined ? undefined : String(embedded));
  const running = await openRunningWorkflows(address, env.TEMPORAL_NAMESPACE, temporalTls(env));
  try {
    return await work(running);
  } finally {
    await running?.close();
  }
}

/** What runs on a Temporal, read only; null when it does not answer. */
export async function openRunningWorkflows(
  address: string | undefined,
  namespace: string,
  tls: TemporalTls | null = null,
): Promise<OpenedWorkflows | null> {
  if (address === undefined) return null;
  const connection = await Connection.connect({ address, tls, connectTimeout: 5_000 }).catch(() => null);
  if (connection === null) return null;
  const client = new Client({ connection, namespace });
  return {
    ...runningWorkflows(client.workflow),
    look: (id) => lookAt(client, id),
    endedBadly: () => endedBadly(client),
    close: () => connection.close(),
  };
}

/** What was begun again under the same id is well, however its earlier run ended. */
export async function endedBadly({
  workflow,
}: Pick<Client, 'workflow'>): Promise<{ id: string; status: string }[]> {
  const found = new Map<string, string>();
  for await (const { workflowId: id, runId } of workflow.list({ query: ENDED_BADLY })) {
    const last = await workflow.getHandle(id).describe();
    if (last.runId === runId) found.set(id, last.status.name);
  }
  return [...found].map(([id, status]) => ({ id, status }));
}

const ENDED_BADLY = `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus IN ('Failed', 'TimedOut', 'Terminated', 'Canceled')`;
