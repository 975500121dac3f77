import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { difficultiesQuery } from '../../api/queries.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { RequestsNav } from '../../list/requests-nav.js';
import { UnitFilter } from '../../list/unit-filter.js';
import { useUrlFilters } from '../../list/url-filters.js';
import styles from './difficulties.module.css';
import { DifficultyRow } from './difficulty-row.js';
import { STATE_WORD, STATES, texts } from './texts.js';

/** What nobody has in hand first, then what is to be cleared by when. */
export function Component() {
  const { get, set, page, pageSize } = useUrlFilters();
  const mine = get('owner') === 'me';
  const difficulties = useQuery(
    difficultiesQuery({
      programme: get('programme') || undefined,
      state: get('state') || undefined,
      unit: get('unit') || undefined,
      owner: get('owner') || undefined,
      page,
      pageSize,
    }),
  );
  return (
    <>
      <RequestsNav />
      <ListHead title={texts.title} count={difficulties.data && texts.count(difficulties.data.total)} />
      <div className={list.filters}>
        <ChipFilter name="state" label={texts.state} options={STATES} words={STATE_WORD} />
        <Button
          aria-pressed={mine}
          onClick={() => set('owner', mine ? '' : 'me')}
          type={mine ? 'primary' : 'default'}
        >
          {texts.mine}
        </Button>
        <UnitFilter label={texts.unit} />
      </div>
      <FoundList found={difficulties} empty={texts.empty}>
        {(items) => (
          <ul className={`${list.rows} ${styles.rows}`}>
            {items.map((one) => (
              <DifficultyRow key={`${one.task.id} ${one.no}`} one={one} />
            ))}
          </ul>
        )}
      </FoundList>
    </>
  );
}
