import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from './http.js';
import { KeyRing } from './idempotency.js';
import { asProblem } from './problem.js';

interface Sent {
  path: string;
  body: object;
  /** The version the person saw; absent where something new is made. */
  version?: number;
}

/**
 * Sends an act once, however often it is sent; the answer replaces what the page shows, and the lists it stands in are
 * asked anew. A refusal because of a newer state fetches that state, while the form keeps what was typed.
 *
 * @param shown the name under which the page keeps the one thing that changes
 */
export function useVersionedAct<View>(
  shown: readonly string[] | null,
  stale: readonly string[],
  onDone: (view: View) => void,
) {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());
  return useMutation<View, Error, Sent>({
    mutationFn: async (sent) => {
      const { path, body, version } = sent;
      const key = keys.keyOf(sent);
      const view = await call<View>(path, {
        ...{ method: 'POST', body, key },
        ...(version === undefined ? {} : { version }),
      });
      keys.answered(sent);
      return view;
    },
    onSuccess: (view) => {
      if (shown !== null) client.setQueryData(shown, view);
      for (const name of stale) void client.invalidateQueries({ queryKey: [name] });
      onDone(view);
    },
    onError: async (error) => {
      if (shown !== null && asProblem(error).outdated) {
        await client.invalidateQueries({ queryKey: shown });
      }
    },
  });
}
