import type { TaskListItem } from '#contracts';
import { TaskRows } from '../../task-row/task-row.js';
import type { Group } from './group.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Acknowledging } from './use-acknowledge.js';
import { WorkRow } from './work-row.js';

/** So many later tasks are shown at once; more stay folded until asked for. */
const LATER_SHOWN = 12;

interface Props {
  group: Group;
  tasks: readonly TaskListItem[];
  acknowledging: Acknowledging;
}

export function WorkGroup({ group, tasks, acknowledging }: Props) {
  const heading = `${texts.groups[group]} (${tasks.length})`;
  const rows = (
    <TaskRows>
      {tasks.map((task) => (
        <WorkRow key={task.id} task={task} acknowledging={acknowledging} />
      ))}
    </TaskRows>
  );
  if (group === 'later' && tasks.length > 0) {
    return (
      <details className={styles.group} open={tasks.length <= LATER_SHOWN}>
        <summary className={styles.summary}>
          <h2>{heading}</h2>
        </summary>
        {rows}
      </details>
    );
  }
  return (
    <section className={styles.group} aria-label={texts.groups[group]}>
      <h2 className={tasks.length > 0 ? styles[group] : undefined}>{heading}</h2>
      {tasks.length === 0 ? <p className={styles.none}>{texts.empty[group]}</p> : rows}
    </section>
  );
}
