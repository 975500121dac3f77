import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/http.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import row from '../open-data/open-data.module.css';
import buttons from '../task/acts/acts.module.css';
import { Secret } from './secret.js';
import { ACT, type SourceAct, texts, type WebhookAct } from './texts.js';

interface Props {
  path: string;
  version: number;
  /** Whose acts they are, for who hears the page. */
  name: string;
  acts: readonly (WebhookAct | SourceAct)[];
  /** Names of the lists that are asked anew. */
  stale: readonly string[];
  /** Beside their buttons. */
  children: ReactNode;
}

/** The acts on one receiver or source; what cannot be taken back is asked once more. A new secret is shown once. */
export function Acts({ path, version, name, acts, stale, children }: Props) {
  const say = useSay();
  const client = useQueryClient();
  const [asking, setAsking] = useState<WebhookAct | SourceAct | null>(null);
  const acting = useMutation({
    mutationFn: (type: WebhookAct | SourceAct) =>
      call<{ secret: string | null }>(`${path}/commands`, { method: 'POST', body: { type }, version }),
    onSuccess: (_, type) => {
      say(ACT[type].done);
      setAsking(null);
    },
    onSettled: () => Promise.all(stale.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <div className={buttons.buttons}>
        {acts.map((act) => (
          <Button
            key={act}
            aria-label={`${ACT[act].word}: ${name}`}
            loading={acting.isPending && acting.variables === act}
            onClick={() => (ACT[act].about === undefined ? acting.mutate(act) : setAsking(act))}
          >
            {ACT[act].word}
          </Button>
        ))}
        {children}
      </div>
      {acting.error && <ProblemNote error={acting.error} />}
      {asking !== null && (
        <section aria-label={ACT[asking].word} className={row.asking}>
          <p>{ACT[asking].about}</p>
          <Button type="primary" loading={acting.isPending} onClick={() => acting.mutate(asking)}>
            {texts.carryOut}
          </Button>{' '}
          <Button onClick={() => setAsking(null)}>{texts.later}</Button>
        </section>
      )}
      {acting.data?.secret && <Secret secret={acting.data.secret} onSeen={() => acting.reset()} />}
    </>
  );
}
