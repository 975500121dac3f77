import { Client, Connection } from '@temporalio/client';
import { TASK_QUEUE, workflowId } from '#contracts/names';
import type { Persistence } from '#persistence';
import { endedBadly } from '../../../../apps/cli/reconcile/running-workflows.js';
import { lookAt, type WorkflowSeen } from '../../../../apps/cli/reconcile/workflow-seen.js';
import { eventually } from '../../story/index.js';
import type { WorkflowsSeen } from './evidence.js';
import { differences } from './workflows.js';

/** Temporal's index of workflows lags behind by moments. */
const INDEXED_WITHIN_MS = 15_000;
/** A workflow that was just told is about to ask; one that was not answered asks again within a minute. */
const SETTLES_WITHIN_MS = 90_000;
const AT_ONCE = 16;

/** What runs in Temporal and how it does, at rest. */
export async function observeWorkflows(
  persistence: Persistence,
  { address, namespace }: { address: string; namespace: string },
): Promise<WorkflowsSeen> {
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const expected = await expectedToRun(persistence);
    const ids = await settledRunning(client, expected);
    const running: WorkflowSeen[] = [];
    for (let i = 0; i < ids.length; i += AT_ONCE)
      running.push(...(await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => atRest(client, id)))));
    return { running, expected, endedBadly: await endedBadly(client) };
  } finally {
    await connection.close();
  }
}

async function expectedToRun({ dataSource }: Persistence): Promise<string[]> {
  const live = (await dataSource.query(
    `SELECT a.id, a.kind FROM aggregate a LEFT JOIN task t ON t.id = a.id
     WHERE NOT a.closed AND coalesce(t.status, '') <> 'draft'`,
  )) as { id: string; kind: 'task' | 'case' }[];
  const programmes = (await dataSource.query('SELECT code FROM programme WHERE closed_on IS NULL')) as {
    code: string;
  }[];
  const slots = (await dataSource.query('SELECT slot FROM dispatch_slot WHERE finished_at IS NULL')) as {
    slot: string;
  }[];
  return [
    ...live.map(({ id, kind }) => workflowId[kind](id)),
    ...programmes.map(({ code }) => workflowId.programme(code)),
    ...slots.map(({ slot }) => workflowId.dispatch(slot)),
  ];
}

async function settledRunning(client: Client, expected: readonly string[]): Promise<string[]> {
  const query = `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus = 'Running'`;
  const list = async () => {
    const ids = new Set<string>();
    for await (const { workflowId: id } of client.workflow.list({ query })) ids.add(id);
    return [...ids];
  };
  let last: string[] = [];
  const same = (ids: string[]) => {
    last = ids;
    return differences(ids, expected).length === 0;
  };
  return eventually(list, same, INDEXED_WITHIN_MS).catch(() => last);
}

/** As it is when it sleeps; one that does not go to sleep, as it is. */
async function atRest(client: Client, id: string): Promise<WorkflowSeen> {
  let last: WorkflowSeen | null = null;
  const look = async () => {
    last = await lookAt(client, id);
    return last;
  };
  return eventually(look, ({ steps }) => steps.length === 0, SETTLES_WITHIN_MS).catch(() => last ?? look());
}
