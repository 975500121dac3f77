import { Link } from 'react-router';
import type { DifficultyRow as Row } from '#contracts';
import { formatDate } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import styles from './difficulties.module.css';
import { STATE_WORD, texts } from './texts.js';

/** What was reported about which task, and who clears it by when; the acts open on the task's own page. */
export function DifficultyRow({ one }: { one: Row }) {
  const { task, status, note, reportedOn, by, leadUnit } = one;
  const act = (type: string) => `${paths.task(task.id)}?viec=${type}`;
  return (
    <li>
      <span className={`${styles.state} ${styles[status]}`}>{STATE_WORD[status]}</span>
      <span className={styles.what}>
        <Link to={paths.task(task.id)} {...opensRow}>
          <strong>{task.code}</strong> {task.title}
        </Link>
        <span className={styles.note}>{note === null ? texts.erased : `“${note}”`}</span>
        <span className={styles.quiet}>
          {[leadUnit?.name, texts.reported(formatDate(reportedOn), by?.name ?? '')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={styles.who}>
        <Holder one={one} />
        <span className={styles.acts}>
          {one.mayAssign && (
            <Link to={act('assign-difficulty')}>{status === 'open' ? texts.assign : texts.assignAgain}</Link>
          )}
          {one.mayResolve && <Link to={act('resolve-difficulty')}>{texts.resolve}</Link>}
        </span>
      </span>
    </li>
  );
}

function Holder({ one: { status, owner, due, overdue, resolvedOn } }: { one: Row }) {
  if (status === 'resolved')
    return <span>{texts.resolved(resolvedOn === null ? '' : formatDate(resolvedOn))}</span>;
  if (owner === null || due === null) return <span className={styles.quiet}>{texts.nobody}</span>;
  return (
    <span>
      {texts.owner(owner.name, formatDate(due))}
      {overdue && <span className={styles.late}> · {texts.late}</span>}
    </span>
  );
}
