import { Client, Connection, type WorkflowExecutionInfo } from '@temporalio/client';
import { TASK_QUEUE, workflowId } from '#contracts/names';
import type { Persistence } from '#persistence';
import { eventually } from '../../story/index.js';
import { checkTimers } from './timers.js';
import { type Violation, violation } from './violation.js';

const HISTORY_LIMIT = 2_000;
/** Temporal's index of workflows lags behind by moments. */
const INDEX_LAG_MS = 15_000;
const AT_ONCE = 16;

/** I7, I8, I9 and the timers: what runs in Temporal is what the record says should run, sound and short. */
export async function checkWorkflows(
  persistence: Persistence,
  temporal: { address: string; namespace: string },
): Promise<Violation[]> {
  const { address, namespace } = temporal;
  const connection = await Connection.connect({ address });
  try {
    const client = new Client({ connection, namespace });
    const expected = await expectedToRun(persistence);
    const running = await settledRunning(client, expected);
    const found = differences(expected, running);
    for await (const one of client.workflow.list({
      query: `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus IN ('Failed', 'TimedOut', 'Terminated', 'Canceled')`,
    }))
      found.push(violation('I7', one.workflowId, `ended as ${one.status.name}`));
    const ids = [...running];
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      const some = await Promise.all(ids.slice(i, i + AT_ONCE).map((id) => lookAt(client, id)));
      found.push(...some.flat());
    }
    return [...found, ...(await checkTimers(persistence, client, running))];
  } finally {
    await connection.close();
  }
}

async function expectedToRun({ dataSource }: Persistence): Promise<Set<string>> {
  const live = (await dataSource.query(
    `SELECT a.id, a.kind FROM aggregate a LEFT JOIN task t ON t.id = a.id
     WHERE NOT a.closed AND coalesce(t.status, '') <> 'draft'`,
  )) as { id: string; kind: 'task' | 'case' }[];
  const programmes = (await dataSource.query('SELECT code FROM programme')) as { code: string }[];
  const slots = (await dataSource.query('SELECT slot FROM dispatch_slot WHERE finished_at IS NULL')) as {
    slot: string;
  }[];
  return new Set([
    ...live.map(({ id, kind }) => workflowId[kind](id)),
    ...programmes.map(({ code }) => workflowId.programme(code)),
    ...slots.map(({ slot }) => workflowId.dispatch(slot)),
  ]);
}

async function settledRunning(client: Client, expected: ReadonlySet<string>): Promise<Set<string>> {
  const query = `TaskQueue = '${TASK_QUEUE}' AND ExecutionStatus = 'Running'`;
  const list = async () => {
    const ids = new Set<string>();
    for await (const { workflowId: id } of client.workflow.list({ query })) ids.add(id);
    return ids;
  };
  let last = new Set<string>();
  const same = (ids: Set<string>) => {
    last = ids;
    return differences(expected, ids).length === 0;
  };
  return eventually(list, same, INDEX_LAG_MS).catch(() => last);
}

function differences(expected: ReadonlySet<string>, running: ReadonlySet<string>): Violation[] {
  return [
    ...[...expected]
      .filter((id) => !running.has(id))
      .map((id) => violation('I8', id, 'should run and does not')),
    ...[...running]
      .filter((id) => !expected.has(id))
      .map((id) => violation('I8', id, 'runs although the record does not want it')),
  ];
}

/** At rest no activity is under way and no task of a workflow fails again and again. */
async function lookAt(client: Client, id: string): Promise<Violation[]> {
  const description = (await client.workflow.getHandle(id).describe()) as WorkflowExecutionInfo & {
    raw: {
      pendingActivities?:
        | { activityType?: { name?: string | null } | null; attempt?: number | null }[]
        | null;
      pendingWorkflowTask?: { attempt?: number | null } | null;
    };
  };
  const { historyLength, raw } = description;
  const found: Violation[] = [];
  if (historyLength >= HISTORY_LIMIT)
    found.push(violation('I9', id, `${historyLength} events in its history`));
  for (const { activityType, attempt } of raw.pendingActivities ?? [])
    found.push(violation('I7', id, `${activityType?.name} is still tried, the ${attempt}th time`));
  const attempt = raw.pendingWorkflowTask?.attempt ?? 1;
  if (attempt > 1) found.push(violation('I7', id, `its task fails, the ${attempt}th time`));
  return found;
}
