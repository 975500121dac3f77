import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { cyclesQuery } from '../../api/cycle-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { ChipFilter } from '../../list/chip-filter.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
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
  const me = useMe();
  const { get, all } = useUrlFilters();
  const [starting, setStarting] = useState(false);
  const cycles = useQuery(cyclesQuery(get('programme') || undefined));
  const chosen = all('status');
  const items = inOrder(cycles.data?.items ?? []);
  const shown = items.filter(({ status }) => chosen.length === 0 || chosen.includes(status));
  return (
    <>
      <ListHead title={texts.title} count={cycles.data && texts.count(shown.length)}>
        <Link to={withProgramme(paths.planTree, get('programme') || null)}>{texts.planTree}</Link>
        {me.roles.includes('administrator') && (
          <Button aria-expanded={starting} onClick={() => setStarting(!starting)}>
            {texts.start}
          </Button>
        )}
      </ListHead>
      <p className={styles.quiet}>{texts.intro}</p>
      {starting && (
        <Suspense fallback={<Bones />}>
          <StartForm onClose={() => setStarting(false)} />
        </Suspense>
      )}
      <div className={list.filters}>
        <ChipFilter name="status" label={texts.status} options={CYCLE_STATUSES} words={CYCLE_STATUS_WORD} />
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
