import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StandInView } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';

interface Sent {
  path: string;
  body: object;
}

/** Names or ends a stand-in, once however often it is sent; who acts for whom is then asked anew. */
export function useStandInAct(onDone: () => void) {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<StandInView, Error, Sent>({
    mutationFn: async (sent) => {
      const done = await call<StandInView>(sent.path, {
        method: 'POST',
        body: sent.body,
        key: keys.keyOf(sent),
      });
      keys.answered(sent);
      return done;
    },
    onSuccess: () => {
      onDone();
      for (const name of ['stand-ins', 'me', 'coverage']) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
