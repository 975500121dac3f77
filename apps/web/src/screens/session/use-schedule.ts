import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseCommand, CaseListItem, CaseView } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { type ApiProblem, asProblem } from '../../api/problem.js';
import { casePath } from '../../api/queries.js';

interface Asked {
  cases: readonly Pick<CaseListItem, 'id' | 'version' | 'taskCode'>[];
  /** The session they are put before; null takes them out. */
  into: string | null;
}

export interface Refused {
  taskCode: string;
  problem: ApiProblem;
}

/** Puts cases before a session or takes them out, one act each; answers those that were refused. */
export function useSchedule() {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<Refused[], Error, Asked>({
    mutationFn: async ({ cases, into }) => {
      const refused: Refused[] = [];
      for (const { id, version, taskCode } of cases) {
        const body: CaseCommand = { type: 'schedule', session: into };
        const sent = { id, version, body };
        try {
          const path = `${casePath(id)}/commands`;
          await call<CaseView>(path, { method: 'POST', body, version, key: keys.keyOf(sent) });
          keys.answered(sent);
        } catch (error) {
          const problem = asProblem(error);
          // Nobody answers, or nobody is signed in: the others would fare the same.
          if (problem.status === 0 || problem.status === 401) throw problem;
          refused.push({ taskCode, problem });
        }
      }
      return refused;
    },
    onSettled: async () => {
      const changed = [['committee-sessions'], ['cases'], ['case']];
      await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
