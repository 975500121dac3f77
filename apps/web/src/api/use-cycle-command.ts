import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CycleCommand, CycleView } from '#contracts';
import { cyclePath, cycleQuery } from './cycle-queries.js';
import { call } from './http.js';
import { KeyRing } from './idempotency.js';
import { ApiProblem, asProblem } from './problem.js';

interface CycleCommandCall {
  cycleId: string;
  /** The version the person saw when deciding. */
  version: number;
  command: CycleCommand;
  onAccepted: () => void;
  /**
   * What the person decided upon, as the newer state has it: units send while somebody decides about another one, so a
   * newer version of the whole is no reason to ask again when this part is as it was seen.
   */
  stillSo: (newer: CycleView) => boolean | Promise<boolean>;
}

const TRIES = 4;

/** Sends commands to cycles; whatever depends on the cycle is then asked anew. */
export function useCycleCommand() {
  const client = useQueryClient();
  const [keys] = useState(() => new KeyRing());

  const send = async (given: CycleCommandCall, version: number): Promise<unknown> => {
    const { cycleId, command } = given;
    const sent = { cycleId, version, command };
    const path = `${cyclePath(cycleId)}/commands`;
    const done = await call(path, { method: 'POST', body: command, version, key: keys.keyOf(sent) });
    keys.answered(sent);
    return done;
  };

  return useMutation<unknown, Error, CycleCommandCall>({
    mutationFn: async (given) => {
      let { version } = given;
      for (let tries = 1; ; tries += 1) {
        try {
          return await send(given, version);
        } catch (error) {
          const overtaken = error instanceof ApiProblem && error.code === 'stale-version';
          if (!overtaken || tries === TRIES) throw error;
          const newer = await client.fetchQuery({ ...cycleQuery(given.cycleId), staleTime: 0 });
          if (!(await given.stillSo(newer))) throw error;
          version = newer.version;
        }
      }
    },
    onSuccess: (_, { cycleId, onAccepted }) => {
      onAccepted();
      void client.invalidateQueries({ queryKey: ['cycle', cycleId] });
      void client.invalidateQueries({ queryKey: ['cycles'] });
    },
    onError: async (error, { cycleId }) => {
      if (asProblem(error).outdated) await client.invalidateQueries({ queryKey: ['cycle', cycleId] });
    },
  });
}
