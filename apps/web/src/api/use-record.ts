import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from './http.js';
import { KeyRing } from './idempotency.js';

interface Sent {
  path: string;
  body: object;
}

/** Records a number, once however often it is sent; what rests on it is then asked anew. */
export function useRecord(stale: readonly string[], onDone: () => void) {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<unknown, Error, Sent>({
    mutationFn: async (sent) => {
      const done = await call<unknown>(sent.path, { method: 'POST', body: sent.body, key: keys.keyOf(sent) });
      keys.answered(sent);
      return done;
    },
    onSuccess: () => {
      onDone();
      for (const name of stale) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}
