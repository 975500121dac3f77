import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseCommand, CaseView } from '#contracts';
import { call } from './http.js';
import { KeyRing } from './idempotency.js';
import { asProblem } from './problem.js';
import { casePath } from './queries.js';

interface CaseCommandCall {
  caseId: string;
  /** The version the person saw when deciding. */
  version: number;
  command: CaseCommand;
  onAccepted: () => void;
}

/**
 * Sends commands to cases. The answer replaces the case at once; a refusal because of a newer state fetches that state,
 * so that the page shows it while the form keeps what was typed.
 */
export function useCaseCommand() {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<CaseView, Error, CaseCommandCall>({
    mutationFn: async ({ caseId, version, command }) => {
      const sent = { caseId, version, command };
      const path = `${casePath(caseId)}/commands`;
      const result = await call<CaseView>(path, {
        method: 'POST',
        body: command,
        version,
        key: keys.keyOf(sent),
      });
      keys.answered(sent);
      return result;
    },
    onSuccess: (result, { caseId, onAccepted }) => {
      onAccepted();
      client.setQueryData(['case', caseId], result);
      // A conclusion changes the task as well, or the cycle whose stage it is about.
      for (const queryKey of [['cases'], ['tasks'], ['task', result.taskId], ['cycle', result.taskId]]) {
        void client.invalidateQueries({ queryKey });
      }
    },
    onError: async (error, { caseId }) => {
      if (!asProblem(error).outdated) return;
      await Promise.all([
        client.invalidateQueries({ queryKey: ['case', caseId] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
      ]);
    },
  });
}
