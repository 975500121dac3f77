import { Button } from 'antd';
import { useState } from 'react';
import { AssignMany } from './assign-many.js';
import styles from './my-work.module.css';
import { Outcomes } from './outcomes.js';
import { texts } from './texts.js';
import { allows, type Bulk } from './use-bulk.js';

/** What can be done with several tasks at once, and what became of each of them. */
export function Choice({ bulk }: { bulk: Bulk }) {
  const { possible, chosen, chooseAll, clear, send, busy, outcomes, forget } = bulk;
  const [assigning, setAssigning] = useState(false);
  const tasks = possible.filter(({ id }) => chosen.has(id));
  const unacknowledged = tasks.filter((task) => allows(task, 'acknowledge'));
  const assignable = tasks.filter((task) => allows(task, 'assign'));
  if (possible.length < 2 && outcomes.length === 0) return null;
  return (
    <div className={styles.choice}>
      {outcomes.length > 0 && <Outcomes outcomes={outcomes} onClose={forget} />}
      {possible.length > 1 && tasks.length === 0 && (
        <Button size="small" type="link" className={styles.chooseAll ?? ''} onClick={chooseAll}>
          {texts.chooseAll(possible.length)}
        </Button>
      )}
      {tasks.length > 0 && (
        <div className={styles.chosen}>
          <span>{texts.chosen(tasks.length)}</span>
          {unacknowledged.length > 0 && (
            <Button
              type="primary"
              loading={busy}
              onClick={() => void send(unacknowledged, { type: 'acknowledge' })}
            >
              {texts.acknowledgeAll(unacknowledged.length)}
            </Button>
          )}
          {assignable.length > 0 && (
            <Button aria-expanded={assigning} disabled={busy} onClick={() => setAssigning(!assigning)}>
              {texts.assignAll(assignable.length)}
            </Button>
          )}
          <Button onClick={clear} disabled={busy}>
            {texts.clear}
          </Button>
          {assigning && assignable.length > 0 && (
            <AssignMany
              tasks={assignable}
              busy={busy}
              onAssign={(officer) => void send(assignable, { type: 'assign', officer })}
            />
          )}
        </div>
      )}
    </div>
  );
}
