import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { cyclesQuery } from '../../api/cycle-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { CycleRow } from './cycle-row.js';
import styles from './cycles.module.css';
import { CYCLE_STATUS_WORD, CYCLE_STATUSES } from './kind-words.js';
import { inOrder } from './order.js';
import { texts } from './texts.js';

const StartForm = lazy(() => import('./start-form.js'));

/** All cycles, running ones first; whoever administers starts one here. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const { get, all, set } = useUrlFilters();
  const [starting, setStarting] = useState(false);
  const cycles = useQuery(cyclesQuery(get('programme') || undefined));
  const chosen = all('status');
  const items = inOrder(cycles.data?.items ?? []);
  const shown = items.filter(({ status }) => chosen.length === 0 || chosen.includes(status));
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {cycles.data && <span className={list.count}>{texts.count(shown.length)}</span>}
        <Link to={withProgramme(paths.planTree, get('programme') || null)}>{texts.planTree}</Link>
        {me.roles.includes('administrator') && (
          <Button aria-expanded={starting} onClick={() => setStarting(!starting)}>
            {texts.start}
          </Button>
        )}
      </div>
      <p className={styles.quiet}>{texts.intro}</p>
      {starting && (
        <Suspense fallback={<Bones />}>
          <StartForm onClose={() => setStarting(false)} />
        </Suspense>
      )}
      <div className={list.filters}>
        <Chips
          label={texts.status}
          options={CYCLE_STATUSES}
          words={CYCLE_STATUS_WORD}
          chosen={chosen}
          onChange={(statuses) => set('status', statuses.join(','))}
        />
      </div>
      {cycles.error && <ProblemNote error={cycles.error} onRetry={() => void cycles.refetch()} />}
      {cycles.isPending && <Bones />}
      {cycles.data && shown.length === 0 && <Empty>{items.length === 0 ? texts.empty : texts.none}</Empty>}
      {shown.length > 0 && (
        <ul className={styles.rows}>
          {shown.map((one) => (
            <CycleRow key={one.id} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}
