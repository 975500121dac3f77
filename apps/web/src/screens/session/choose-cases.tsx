import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { CommitteeSessionView } from '#contracts';
import { casesQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { formatDate } from '../../format/date.js';
import styles from './session.module.css';
import { texts } from './texts.js';
import { useSchedule } from './use-schedule.js';

const MOST = 100;
const { choose: words } = texts;

/** Cases that wait for the committee and are not before this session yet: many are put before it at once. */
export function ChooseCases({ session: { id, programme } }: { session: CommitteeSessionView }) {
  const say = useSay();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const waiting = useQuery(casesQuery({ programme, state: 'with-committee', pageSize: MOST }));
  const scheduling = useSchedule();
  const offered = (waiting.data?.items ?? []).filter(
    ({ session, allowedCommands }) => session?.id !== id && allowedCommands.includes('schedule'),
  );
  const more = (waiting.data?.total ?? 0) - (waiting.data?.items.length ?? 0);
  const cases = offered.filter((one) => chosen.has(one.id));
  const put = () =>
    scheduling.mutate(
      { cases, into: id },
      {
        onSuccess: (refused) => {
          setChosen(new Set());
          if (cases.length > refused.length) say(words.done(cases.length - refused.length));
        },
      },
    );
  const toggle = (one: string) => {
    const next = new Set(chosen);
    if (!next.delete(one)) next.add(one);
    setChosen(next);
  };
  return (
    <section className={styles.choose} aria-labelledby="dua-vao">
      <h2 id="dua-vao">{words.title}</h2>
      {waiting.error && <ProblemNote error={waiting.error} onRetry={() => void waiting.refetch()} />}
      {waiting.isPending && <Bones rows={2} />}
      {waiting.data && offered.length === 0 && <p className={styles.quiet}>{words.none}</p>}
      <ul className={styles.offered}>
        {offered.map((one) => (
          <li key={one.id}>
            <label>
              <input type="checkbox" checked={chosen.has(one.id)} onChange={() => toggle(one.id)} />
              <span>
                <strong>{one.taskCode}</strong> {one.taskTitle}
                <span className={styles.quiet}>
                  {' · '}
                  {one.leadUnit?.name ?? texts.noUnit}
                  {one.answerDue !== null && ` · ${texts.answerDue} ${formatDate(one.answerDue)}`}
                  {one.session !== null && ` · ${words.other(formatDate(one.session.heldOn))}`}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.quiet}>{words.more(more)}</p>}
      {scheduling.error && <ProblemNote error={scheduling.error} />}
      {scheduling.data?.map(({ taskCode, problem }) => (
        <p key={taskCode} className={styles.wrong} role="alert">
          {taskCode}: {problem.detail}
        </p>
      ))}
      {offered.length > 0 && (
        <Button disabled={cases.length === 0} loading={scheduling.isPending} onClick={put}>
          {words.put(cases.length)}
        </Button>
      )}
    </section>
  );
}
