import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UrgingPreview, UrgingResult } from '#contracts';
import { call } from '../../api/http.js';
import { KeyRing } from '../../api/idempotency.js';
import { useSay } from '../../feedback/say.js';
import { texts } from './texts.js';

/** First seen, then sent as it was seen: what is typed or chosen after the preview makes it void. */
export function useUrging(tasks: readonly string[], onSent: () => void) {
  const client = useQueryClient();
  const say = useSay();
  const [note, setNote] = useState('');
  const [keys] = useState(() => new KeyRing());
  const body = { tasks: [...tasks], note: note.trim() };
  const asked = JSON.stringify(body);
  const preview = useMutation({
    mutationFn: async () => ({
      asked,
      ...(await call<UrgingPreview>('/api/urgings/preview', { method: 'POST', body })),
    }),
  });
  const send = useMutation({
    mutationFn: async (basis: string) => {
      const sent = { ...body, basis };
      const result = await call<UrgingResult>('/api/urgings', {
        method: 'POST',
        body: sent,
        key: keys.keyOf(sent),
      });
      keys.answered(sent);
      return result;
    },
    onSuccess: async ({ letters }) => {
      say(texts.sent(letters));
      onSent();
      await Promise.all(
        ['tasks', 'task', 'messages'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      );
    },
  });
  const seen = preview.data?.asked === asked ? preview.data : null;
  return { note, setNote, preview, send, seen, ready: tasks.length > 0 && body.note !== '' };
}
