import { useState } from 'react';
import type { TaskCommand, TaskListItem } from '#contracts';
import { type ApiProblem, asProblem } from '../../api/problem.js';
import { useTaskCommand } from '../../api/use-task-command.js';
import { useSay } from '../../feedback/say.js';
import { texts } from './texts.js';

/** What may be done with several tasks at once; each of them is asked for itself. */
export const BULK_ACTS = ['acknowledge', 'assign'] as const;
export type BulkCommand = Extract<TaskCommand, { type: (typeof BULK_ACTS)[number] }>;

/** What became of one task. */
export interface Outcome {
  task: Pick<TaskListItem, 'id' | 'code' | 'title'>;
  act: BulkCommand['type'];
  /** Null when it was done. */
  problem: ApiProblem | null;
}

export interface Bulk {
  /** Tasks with which this person may do any of it. */
  possible: readonly TaskListItem[];
  chosen: ReadonlySet<string>;
  choose: (id: string, on: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
  /** One after the other, each with its own version and key; what is refused stays chosen. */
  send: (tasks: readonly TaskListItem[], command: BulkCommand) => Promise<void>;
  busy: boolean;
  /** Of the last time, in the order of the list; empty where a word was enough. */
  outcomes: readonly Outcome[];
  forget: () => void;
}

export const allows = (task: TaskListItem, act: BulkCommand['type']) => task.allowedCommands.includes(act);

/** Several tasks of a list, chosen and sent the same command. */
export function useBulk(tasks: readonly TaskListItem[], acts: readonly BulkCommand['type'][]): Bulk {
  const say = useSay();
  const command = useTaskCommand();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const possible = tasks.filter((task) => acts.some((act) => allows(task, act)));
  // A task that was dealt with elsewhere meanwhile is no longer chosen.
  const chosen = new Set(possible.filter(({ id }) => wanted.has(id)).map(({ id }) => id));

  const choose = (ids: readonly string[], on: boolean) =>
    setWanted((old) => {
      const next = new Set(old);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });

  const send = async (some: readonly TaskListItem[], sent: BulkCommand) => {
    setBusy(true);
    setOutcomes([]);
    const became: Outcome[] = [];
    for (const { id, version, code, title } of some) {
      const outcome = { task: { id, code, title }, act: sent.type };
      try {
        await command.mutateAsync({ taskId: id, version, command: sent });
        became.push({ ...outcome, problem: null });
      } catch (error) {
        became.push({ ...outcome, problem: asProblem(error) });
      }
    }
    setBusy(false);
    const done = became.filter(({ problem }) => problem === null);
    choose(
      done.map(({ task }) => task.id),
      false,
    );
    if (done.length > 0) say(texts.done[sent.type](done.length));
    if (some.length > 1 || done.length < some.length) setOutcomes(became);
  };

  return {
    possible,
    chosen,
    choose: (id, on) => choose([id], on),
    chooseAll: () => setWanted(new Set(possible.map(({ id }) => id))),
    clear: () => setWanted(new Set()),
    send,
    busy,
    outcomes,
    forget: () => setOutcomes([]),
  };
}
