import { Client, Connection } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { RunningWorkflows } from '#persistence';
import { TASK_QUEUE } from '#workflows';

/** What runs on a Temporal, read only; null when it does not answer. */
export async function openRunningWorkflows(
  address: string | undefined,
  namespace: string,
): Promise<(RunningWorkflows & { close(): Promise<void> }) | null> {
  if (address === undefined) return null;
  const connection = await Connection.connect({ address, connectTimeout: 5_000 }).catch(() => null);
  if (connection === null) return null;
  const { workflow } = new Client({ connection, namespace });
  return {
    async list() {
      const ids = new Set<string>();
      const query = `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus = 'Running'`;
      for await (const { workflowId } of workflow.list({ query, pageSize: 1000 })) ids.add(workflowId);
      return ids;
    },
    async isRunning(id) {
      try {
        return (await workflow.getHandle(id).describe()).status.name === 'RUNNING';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return false;
        throw error;
      }
    },
    close: () => connection.close(),
  };
}
