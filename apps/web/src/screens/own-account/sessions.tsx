import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { endSession, ownSessionsQuery } from '../../api/access.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import list from '../../list/list.module.css';
import { deviceOf } from '../../sign-ins/device.js';
import { SessionRows } from '../../sign-ins/session-rows.js';
import styles from './own-account.module.css';
import { texts } from './texts.js';

const words = texts.sessions;

/** Where I am signed in; each may be ended, the present one by signing out. */
export function Sessions() {
  const say = useSay();
  const client = useQueryClient();
  const sessions = useQuery(ownSessionsQuery);
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: (_, id) => {
      say(id === null ? words.endedOthers : words.ended);
      return client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const items = sessions.data?.items ?? [];
  return (
    <section className={styles.part} aria-label={words.title}>
      <div className={list.head}>
        <h2>{words.title}</h2>
        {sessions.data && <span className={list.count}>{words.count(sessions.data.total)}</span>}
      </div>
      <p className={styles.intro}>{words.intro}</p>
      {sessions.error && <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {ending.error && <ProblemNote error={ending.error} />}
      {sessions.isPending && <Bones />}
      {items.length > 0 && (
        <SessionRows
          sessions={items}
          act={(session) =>
            !session.current && (
              <Button
                loading={ending.isPending && ending.variables === session.id}
                aria-label={`${words.end}: ${deviceOf(session.userAgent)}`}
                onClick={() => ending.mutate(session.id)}
              >
                {words.end}
              </Button>
            )
          }
        />
      )}
      {items.some(({ current }) => !current) && (
        <p className={styles.all}>
          <Button
            danger
            loading={ending.isPending && ending.variables === null}
            onClick={() => ending.mutate(null)}
          >
            {words.endOthers}
          </Button>
        </p>
      )}
    </section>
  );
}
