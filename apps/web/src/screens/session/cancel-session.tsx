import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CommitteeSessionDetail } from '#contracts';
import { call } from '../../api/http.js';
import { sessionPath } from '../../api/queries.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import styles from './session.module.css';
import { texts } from './texts.js';

const { cancel: words } = texts;

/** Cancels the session after asking once more; said is what becomes of its cases. */
export function CancelSession({ id, open }: { id: string; open: number }) {
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const cancelling = useMutation({
    mutationFn: () => call<CommitteeSessionDetail>(`${sessionPath(id)}/cancel`, { method: 'POST' }),
    onSuccess: async () => {
      say(words.done);
      const changed = [['committee-sessions'], ['cases'], ['case']];
      await Promise.all(changed.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
  if (!asking) return <Button onClick={() => setAsking(true)}>{words.ask}</Button>;
  return (
    <div className={styles.asking} role="alert">
      <p>{words.sure(open)}</p>
      {cancelling.error && <ProblemNote error={cancelling.error} />}
      <div className={styles.buttons}>
        <Button danger loading={cancelling.isPending} onClick={() => cancelling.mutate()}>
          {words.yes}
        </Button>
        <Button onClick={() => setAsking(false)}>{words.no}</Button>
      </div>
    </div>
  );
}
