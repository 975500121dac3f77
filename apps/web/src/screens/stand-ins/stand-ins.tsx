import { useQuery } from '@tanstack/react-query';
import type { StandInView } from '#contracts';
import { standInsQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import list from '../../list/list.module.css';
import { StandInForm } from './stand-in-form.js';
import { StandInRow } from './stand-in-row.js';
import styles from './stand-ins.module.css';
import { texts } from './texts.js';

/** Absences: mine, those of my unit, all for who reads all; and the form that names somebody. */
export function Component() {
  usePageTitle(texts.title);
  const standIns = useQuery(standInsQuery);
  const all = standIns.data?.items ?? [];
  const present = all.filter((one) => one.state !== 'over');
  const over = all.filter((one) => one.state === 'over');
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {standIns.data && <span className={list.count}>{texts.count(present.length)}</span>}
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {standIns.error && <ProblemNote error={standIns.error} onRetry={() => void standIns.refetch()} />}
      {standIns.isPending && <Bones />}
      {standIns.data && present.length === 0 && <Empty>{texts.empty}</Empty>}
      {present.length > 0 && <Rows all={present} />}
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{texts.over(over.length)}</summary>
          <Rows all={over} />
        </details>
      )}
      <StandInForm />
    </>
  );
}

function Rows({ all }: { all: readonly StandInView[] }) {
  return (
    <ul className={`${list.rows} ${styles.rows}`}>
      {all.map((one) => (
        <StandInRow key={one.id} one={one} />
      ))}
    </ul>
  );
}
