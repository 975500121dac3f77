import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionConclusions, SessionResults } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { sessionPath } from '../../api/queries.js';

/**
 * Sends the conclusions of a session together; each is an act of its own and has its own answer. Afterwards the cases
 * are fetched anew, whether they were concluded here or by somebody else.
 */
export function useConcludeAll(session: string) {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<SessionResults, Error, SessionConclusions>({
    mutationFn: async (body) => {
      const path = `${sessionPath(session)}/conclusions`;
      const results = await call<SessionResults>(path, { method: 'POST', body, key: keys.keyOf(body) });
      keys.answered(body);
      return results;
    },
    onSettled: async () => {
      const changed = [['committee-sessions'], ['cases'], ['case'], ['tasks'], ['task']];
      await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
