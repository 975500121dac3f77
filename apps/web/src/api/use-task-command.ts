import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CommandResult, TaskCommand } from '#contracts';
import { call } from './http.js';
import { KeyRing } from './idempotency.js';
import { asProblem } from './problem.js';

interface TaskCommandCall {
  taskId: string;
  /** The version the person saw when deciding. */
  version: number;
  command: TaskCommand;
  /**
   * Called as soon as the command is accepted, before the page shows the new state: the button that sent it may then
   * be gone, and with it whatever was to follow.
   */
  onAccepted?: () => void;
}

/**
 * Sends commands to tasks. The answer replaces the task at once; a refusal because of a newer state fetches that
 * state, so that the page shows it while the form keeps what was typed.
 */
export function useTaskCommand() {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<CommandResult, Error, TaskCommandCall>({
    mutationFn: async ({ taskId, version, command }) => {
      const sent = { taskId, version, command };
      const path = `/api/tasks/${encodeURIComponent(taskId)}/commands`;
      const result = await call<CommandResult>(path, {
        method: 'POST',
        body: command,
        version,
        key: keys.keyOf(sent),
      });
      keys.answered(sent);
      return result;
    },
    onSuccess: (result, { taskId, onAccepted }) => {
      onAccepted?.();
      client.setQueryData(['task', taskId], result.task);
      for (const part of ['events', 'reminders', 'attachments']) {
        void client.invalidateQueries({ queryKey: ['task', taskId, part] });
      }
      void client.invalidateQueries({ queryKey: ['tasks'] });
      void client.invalidateQueries({ queryKey: ['difficulties'] });
    },
    onError: async (error, { taskId }) => {
      const problem = asProblem(error);
      if (!problem.outdated) return;
      await Promise.all([
        client.invalidateQueries({ queryKey: ['task', taskId] }),
        client.invalidateQueries({ queryKey: ['tasks'] }),
      ]);
    },
  });
}
