import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { difficultiesQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { Chips } from '../../list/chips.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { useUrlFilters } from '../../list/url-filters.js';
import styles from './difficulties.module.css';
import { DifficultyRow } from './difficulty-row.js';
import { STATE_WORD, STATES, texts } from './texts.js';

const UnitField = lazy(() => import('../../pick/unit-field.js'));

const PAGE_SIZE = 50;

/** What nobody has in hand first, then what is to be cleared by when. */
export function Component() {
  usePageTitle(texts.title);
  const { get, all, set, page, setPage } = useUrlFilters();
  const mine = get('owner') === 'me';
  const difficulties = useQuery(
    difficultiesQuery({
      programme: get('programme') || undefined,
      state: get('state') || undefined,
      unit: get('unit') || undefined,
      owner: get('owner') || undefined,
      page,
      pageSize: PAGE_SIZE,
    }),
  );
  return (
    <>
      <RequestsNav />
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {difficulties.data && (
          <span className={list.count} role="status">
            {texts.count(difficulties.data.total)}
          </span>
        )}
      </div>
      <div className={list.filters}>
        <Chips
          label={texts.state}
          options={STATES}
          words={STATE_WORD}
          chosen={all('state')}
          onChange={(chosen) => set('state', chosen.join(','))}
        />
        <Button
          aria-pressed={mine}
          onClick={() => set('owner', mine ? '' : 'me')}
          type={mine ? 'primary' : 'default'}
        >
          {texts.mine}
        </Button>
        <span className={list.unit}>
          <Suspense fallback={<input disabled aria-label={texts.unit} />}>
            <UnitField
              id="loc-don-vi"
              label={texts.unit}
              value={all('unit')}
              most={1}
              onChange={(codes) => set('unit', codes.join(','))}
            />
          </Suspense>
        </span>
      </div>
      {difficulties.error && (
        <ProblemNote error={difficulties.error} onRetry={() => void difficulties.refetch()} />
      )}
      {difficulties.isPending && <Bones />}
      {difficulties.data?.items.length === 0 && <Empty>{texts.empty}</Empty>}
      {difficulties.data && difficulties.data.items.length > 0 && (
        <ul className={`${list.rows} ${styles.rows}`}>
          {difficulties.data.items.map((one) => (
            <DifficultyRow key={`${one.task.id} ${one.no}`} one={one} />
          ))}
        </ul>
      )}
      {difficulties.data && (
        <Pager page={page} pageSize={PAGE_SIZE} total={difficulties.data.total} onPage={setPage} />
      )}
    </>
  );
}
