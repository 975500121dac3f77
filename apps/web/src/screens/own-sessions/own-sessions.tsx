import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { endSession, ownSessionsQuery } from '../../api/access.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { usePageTitle } from '../../frame/page-title.js';
import list from '../../list/list.module.css';
import { deviceOf } from '../../sign-ins/device.js';
import { SessionRows } from '../../sign-ins/session-rows.js';
import styles from './own-sessions.module.css';
import { texts } from './texts.js';

/** Where I am signed in; each may be ended, the present one by signing out. */
export function Component() {
  usePageTitle(texts.title);
  const say = useSay();
  const client = useQueryClient();
  const sessions = useQuery(ownSessionsQuery);
  const ending = useMutation({
    mutationFn: endSession,
    onSuccess: (_, id) => {
      say(id === null ? texts.endedOthers : texts.ended);
      return client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey });
    },
  });
  const items = sessions.data?.items ?? [];
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {sessions.data && <span className={list.count}>{texts.count(sessions.data.total)}</span>}
      </div>
      <p className={styles.intro}>{texts.intro}</p>
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
                aria-label={`${texts.end}: ${deviceOf(session.userAgent)}`}
                onClick={() => ending.mutate(session.id)}
              >
                {texts.end}
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
            {texts.endOthers}
          </Button>
        </p>
      )}
    </>
  );
}
