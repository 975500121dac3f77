import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TaskListItem } from '#contracts';
import { opensRow } from '../keys/rows.js';
import { paths } from '../paths.js';
import { dueDate, timeLeft } from '../status/due-words.js';
import { OutlookMark } from '../status/outlook.js';
import styles from './task-row.module.css';

interface Props {
  task: TaskListItem;
  /** Before the row: a box to choose it; `false` keeps its place. */
  pick?: ReactNode;
  /** At the end of the row: the main act, or who holds it. */
  end?: ReactNode;
}

/** Nothing is counted while these last, so no days are told. */
const NOT_COUNTED: readonly TaskListItem['outlook'][] = [
  'awaiting-check',
  'done',
  'stopped',
  'suspended',
  'backlog',
];

/** One task in one line: how it stands, what, until when, who leads. The whole line opens it. */
export function TaskRow({ task, pick, end }: Props) {
  const { id, code, title, outlook, leads } = task;
  return (
    <li className={pick === undefined ? `${styles.row} ${styles.plain}` : styles.row}>
      {pick !== undefined && <span className={styles.pick}>{pick}</span>}
      <span className={styles.status}>
        <OutlookMark outlook={outlook} />
      </span>
      <Link className={styles.title} to={paths.task(id)} {...opensRow}>
        <span className={styles.code}>{code}</span> {title}
      </Link>
      <span className={styles.due}>
        {dueDate(task)}
        {!NOT_COUNTED.includes(outlook) && (
          <span className={outlook === 'overdue' ? styles.late : styles.left}>{timeLeft(task)}</span>
        )}
      </span>
      <span className={styles.unit}>{leads[0]?.name ?? task.heldBy?.name}</span>
      <span className={styles.end}>{end}</span>
    </li>
  );
}

export function TaskRows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}
