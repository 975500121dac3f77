import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { handoverQuery } from '../../api/administration.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { paths } from '../../paths.js';
import styles from './reorganisation.module.css';
import { texts } from './texts.js';

/** What each successor has taken over, loaded when somebody looks. */
export function Handover({ change }: { change: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{texts.handover}</summary>
      {open && <Lists change={change} />}
    </details>
  );
}

function Lists({ change }: { change: string }) {
  const handover = useQuery(handoverQuery(change));
  if (handover.error) return <ProblemNote error={handover.error} onRetry={() => void handover.refetch()} />;
  if (!handover.data) return <Bones rows={2} />;
  if (handover.data.total === 0) return <p className={styles.quiet}>{texts.noHandover}</p>;
  return (
    <>
      {handover.data.items.map(({ unit, tasks }) => (
        <div key={unit.code}>
          <h3 className={styles.unit}>{texts.handed(unit.name, tasks.length)}</h3>
          <ul className={styles.dots}>
            {tasks.map(({ id, code, title }) => (
              <li key={id}>
                <Link to={paths.task(id)}>
                  <strong>{code}</strong> {title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <Button size="small" onClick={() => window.print()}>
          {texts.print}
        </Button>
      </p>
    </>
  );
}
