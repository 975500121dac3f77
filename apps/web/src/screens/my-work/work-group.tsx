import { TaskRows } from '../../task-row/task-row.js';
import { FormRow } from './form-row.js';
import type { Group } from './group.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Bulk } from './use-bulk.js';
import type { WorkItem } from './views.js';
import { WorkRow } from './work-row.js';

/** So many later tasks are shown at once; more stay folded until asked for. */
const LATER_SHOWN = 12;

interface Props {
  group: Group;
  items: readonly WorkItem[];
  bulk: Bulk;
}

export function WorkGroup({ group, items, bulk }: Props) {
  const heading = `${texts.groups[group]} (${items.length})`;
  const rows = (
    <TaskRows>
      {items.map(({ task, form }) =>
        form === undefined ? (
          <WorkRow key={task.id} task={task} bulk={bulk} />
        ) : (
          <FormRow key={`${form.cycle.id} ${form.stage.id} ${form.unit.code}`} form={form} pick />
        ),
      )}
    </TaskRows>
  );
  if (group === 'later' && items.length > 0) {
    return (
      <details className={styles.group} open={items.length <= LATER_SHOWN}>
        <summary className={styles.summary}>
          <h2>{heading}</h2>
        </summary>
        {rows}
      </details>
    );
  }
  return (
    <section className={styles.group} aria-label={texts.groups[group]}>
      <h2 className={items.length > 0 ? styles[group] : undefined}>{heading}</h2>
      {items.length === 0 ? <p className={styles.none}>{texts.empty[group]}</p> : rows}
    </section>
  );
}
