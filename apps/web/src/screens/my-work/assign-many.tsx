import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { TaskListItem } from '#contracts';
import styles from './my-work.module.css';
import { texts } from './texts.js';

const PersonField = lazy(() => import('../../pick/person-field.js'));

interface Props {
  tasks: readonly TaskListItem[];
  busy: boolean;
  onAssign: (officer: string) => void;
}

/** One officer for all the chosen tasks; of their unit, where they have one lead in common. */
export function AssignMany({ tasks, busy, onAssign }: Props) {
  const [officer, setOfficer] = useState('');
  const units = new Set(tasks.map(({ leads, heldBy }) => leads[0]?.code ?? heldBy?.code));
  const [unit] = units.size === 1 ? units : [];
  return (
    <div className={styles.assign}>
      <span className={styles.officer}>
        <Suspense fallback={<input disabled aria-label={texts.officer} />}>
          <PersonField id="can-bo" label={texts.officer} unit={unit} value={officer} onChange={setOfficer} />
        </Suspense>
      </span>
      <Button type="primary" loading={busy} disabled={officer === ''} onClick={() => onAssign(officer)}>
        {texts.assignNow}
      </Button>
    </div>
  );
}
