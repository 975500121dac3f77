import type { WorkflowClient } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { TASK_QUEUE, WORKFLOW_TYPE } from '#contracts/names';

/** What runs on a Temporal, read only: asked for by the worker before it mends, and by the operator's report. */
export function runningWorkflows(workflow: Pick<WorkflowClient, 'list' | 'getHandle'>) {
  return {
    /** Ids of all running ones but checks, which no record asks for, as Temporal's index has them: it may lag behind by moments. */
    async list(): Promise<ReadonlySet<string>> {
      const ids = new Set<string>();
      const query = `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus = 'Running' AND WorkflowType != '${WORKFLOW_TYPE.check}'`;
      for await (const { workflowId } of workflow.list({ query, pageSize: 1000 })) ids.add(workflowId);
      return ids;
    },

    /** Certain, unlike the index. `never` ran under this id as far as this server remembers. */
    async state(id: string): Promise<'running' | 'ended' | 'never'> {
      try {
        const { status } = await workflow.getHandle(id).describe();
        return status.name === 'RUNNING' ? 'running' : 'ended';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'never';
        throw error;
      }
    },
  };
}
