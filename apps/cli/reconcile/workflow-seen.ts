import type { Client, WorkflowExecutionInfo } from '@temporalio/client';

export interface TimerSeen {
  setAt: string;
  lengthMs: number;
}

/** A workflow that runs, as Temporal describes it. */
export interface WorkflowSeen {
  id: string;
  historyLength: number;
  /** Steps under way: an activity, or a task of its own, with the number of the try. */
  steps: readonly { name: string; attempt: number }[];
  /** The timer that was set last and is still running. */
  timer: TimerSeen | null;
}

/** Reads one workflow; changes nothing. */
export async function lookAt({ workflow }: Pick<Client, 'workflow'>, id: string): Promise<WorkflowSeen> {
  const handle = workflow.getHandle(id);
  const { historyLength, raw } = (await handle.describe()) as WorkflowExecutionInfo & { raw: Described };
  const steps = (raw.pendingActivities ?? []).map(({ activityType, attempt }) => ({
    name: activityType?.name ?? 'activity',
    attempt: attempt ?? 1,
  }));
  const task = raw.pendingWorkflowTask;
  if (task) steps.push({ name: 'workflow task', attempt: task.attempt ?? 1 });
  return { id, historyLength, steps, timer: openTimer(await handle.fetchHistory()) };
}

interface Described {
  pendingActivities?: { activityType?: { name?: string | null } | null; attempt?: number | null }[] | null;
  pendingWorkflowTask?: { attempt?: number | null } | null;
}

/** The timer that was set last and has neither rung nor been taken away. */
function openTimer({
  events,
}: Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>) {
  const open = new Map<string, TimerSeen>();
  for (const event of events ?? []) {
    const set = event.timerStartedEventAttributes;
    if (set) {
      const { seconds, nanos } = set.startToFireTimeout ?? {};
      const lengthMs = Number(seconds ?? 0) * 1000 + (nanos ?? 0) / 1e6;
      const at = Number(event.eventTime?.seconds ?? 0) * 1000 + (event.eventTime?.nanos ?? 0) / 1e6;
      open.set(String(set.timerId), { setAt: new Date(at).toISOString(), lengthMs });
    }
    const over = event.timerFiredEventAttributes ?? event.timerCanceledEventAttributes;
    if (over) open.delete(String(over.timerId));
  }
  return [...open.values()].at(-1) ?? null;
}
