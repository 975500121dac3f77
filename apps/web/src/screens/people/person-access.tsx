import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { PersonView } from '#contracts';
import { endSessionsOf, personAccessQuery, releaseAccountOf, releaseAddressOf } from '../../api/access.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatInstant } from '../../format/date.js';
import { SessionRows } from '../../sign-ins/session-rows.js';
import styles from './people.module.css';
import { texts } from './texts.js';

/** Where somebody is signed in and by which account, and whether mail goes there; the end of each. */
export function PersonAccess({ person }: { person: PersonView }) {
  const say = useSay();
  const client = useQueryClient();
  const access = useQuery(personAccessQuery(person.id));
  const again = () => client.invalidateQueries({ queryKey: personAccessQuery(person.id).queryKey });
  const ending = useMutation({
    mutationFn: () => endSessionsOf(person.id),
    onSuccess: () => {
      say(texts.ended(person.name));
      return again();
    },
  });
  const releasing = useMutation({
    mutationFn: () => releaseAccountOf(person.id),
    onSuccess: () => {
      say(texts.released(person.name));
      return again();
    },
  });
  const mailing = useMutation({
    mutationFn: () => releaseAddressOf(person.id),
    onSuccess: () => {
      say(texts.mailedAgain(person.name));
      return client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const failed = ending.error ?? releasing.error ?? mailing.error;
  if (access.error) return <ProblemNote error={access.error} onRetry={() => void access.refetch()} />;
  if (!access.data) return <Bones rows={2} />;
  const { sessions, organisationSince } = access.data;
  return (
    <div className={styles.panel}>
      {failed && <ProblemNote error={failed} />}
      {person.addressSuspended && (
        <>
          <p>{texts.suspendedHint}</p>
          <div>
            <Button loading={mailing.isPending} onClick={() => mailing.mutate()}>
              {texts.mailAgain}
            </Button>
          </div>
        </>
      )}
      {sessions.length === 0 ? (
        <p className={styles.quiet}>{texts.noSession}</p>
      ) : (
        <>
          <p>{texts.sessions(sessions.length)}</p>
          <SessionRows sessions={sessions} />
          <div>
            <Button danger loading={ending.isPending} onClick={() => ending.mutate()}>
              {texts.endAll}
            </Button>
          </div>
        </>
      )}
      {organisationSince === null ? (
        <p className={styles.quiet}>{texts.notBound}</p>
      ) : (
        <>
          <p>
            {texts.bound} {formatInstant(organisationSince)}
          </p>
          <p className={styles.quiet}>{texts.releaseHint}</p>
          <div>
            <Button loading={releasing.isPending} onClick={() => releasing.mutate()}>
              {texts.release}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
