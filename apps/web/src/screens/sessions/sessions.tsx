import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CommitteeSessionView } from '#contracts';
import { sessionsQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDateWithWeekday, localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { opensRow } from '../../keys/rows.js';
import list from '../../list/list.module.css';
import { paths } from '../../paths.js';
import { CallForm } from './call-form.js';
import styles from './sessions.module.css';
import { texts } from './texts.js';

/** Meetings of the committee: those to come, those that are over, and the form that calls one. */
export function Component() {
  usePageTitle(texts.title);
  const today = localDate(useMe().now);
  const { programme } = useProgramme();
  const sessions = useQuery(sessionsQuery(programme ?? undefined));
  const all = sessions.data?.items ?? [];
  const coming = all.filter(({ cancelled, heldOn }) => !cancelled && heldOn >= today);
  const past = all.filter((one) => !coming.includes(one)).reverse();
  return (
    <>
      <p>
        <Link to={withProgramme(paths.cases, programme)}>{texts.back}</Link>
      </p>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {sessions.data && <span className={list.count}>{texts.count(coming.length)}</span>}
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {sessions.error && <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <Bones />}
      {sessions.data && coming.length === 0 && <Empty>{texts.empty}</Empty>}
      {coming.length > 0 && <Rows all={coming} today={today} />}
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{texts.past(past.length)}</summary>
          <Rows all={past} today={today} />
        </details>
      )}
      <CallForm />
    </>
  );
}

function Rows({ all, today }: { all: readonly CommitteeSessionView[]; today: string }) {
  return (
    <ul className={`${list.rows} ${styles.rows}`}>
      {all.map(({ id, heldOn, title, cases, cancelled }) => (
        <li key={id}>
          <span className={styles.day}>{formatDateWithWeekday(heldOn)}</span>
          <Link to={paths.session(id)} {...opensRow}>
            {title}
          </Link>
          <span>
            {cancelled ? texts.cancelled : texts.cases(cases)}
            {!cancelled && heldOn === today && ` · ${texts.today}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
