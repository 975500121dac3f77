import { useState } from 'react';
import type { TaskListItem } from '#contracts';
import { useTaskCommand } from '../../api/use-task-command.js';
import { useSay } from '../../feedback/say.js';
import { texts } from './texts.js';

export interface Acknowledging {
  /** Tasks not yet acknowledged that this person may acknowledge. */
  possible: readonly TaskListItem[];
  chosen: ReadonlySet<string>;
  choose: (id: string, on: boolean) => void;
  chooseAll: () => void;
  clear: () => void;
  /** One after the other; what is refused stays chosen. */
  acknowledge: (tasks: readonly TaskListItem[]) => Promise<void>;
  busy: boolean;
  error: Error | null;
}

export function useAcknowledge(tasks: readonly TaskListItem[]): Acknowledging {
  const say = useSay();
  const command = useTaskCommand();
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const possible = tasks.filter((task) => task.allowedCommands.includes('acknowledge'));
  // A task acknowledged elsewhere meanwhile is no longer chosen.
  const chosen = new Set(possible.filter(({ id }) => wanted.has(id)).map(({ id }) => id));

  const acknowledge = async (some: readonly TaskListItem[]) => {
    setBusy(true);
    setError(null);
    const refused: string[] = [];
    for (const { id, version, code } of some) {
      try {
        await command.mutateAsync({ taskId: id, version, command: { type: 'acknowledge' } });
      } catch (problem) {
        refused.push(code);
        setError(problem as Error);
      }
    }
    setBusy(false);
    const done = some.length - refused.length;
    const parts = done > 0 ? [texts.acknowledged(done)] : [];
    if (refused.length > 0) parts.push(texts.notAcknowledged(refused.join(', ')));
    say(parts.join(' '));
  };

  return {
    possible,
    chosen,
    choose: (id, on) =>
      setWanted((old) => {
        const next = new Set(old);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    chooseAll: () => setWanted(new Set(possible.map(({ id }) => id))),
    clear: () => setWanted(new Set()),
    acknowledge,
    busy,
    error,
  };
}
