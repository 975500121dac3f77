import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { casesQuery } from '../../api/queries.js';
import { withProgramme } from '../../frame/programme.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { ExportButtons } from '../../list/export-buttons.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { CaseRow } from './case-row.js';
import styles from './cases.module.css';
import { STATE_WORD, STATES, texts } from './texts.js';

/** Cases of overdue work: drafts of the standing body and those before the committee. */
export function Component() {
  const { get, page, pageSize } = useUrlFilters();
  const filter = {
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    page,
    pageSize,
  };
  const asked = casesQuery(filter);
  const cases = useQuery(asked);
  return (
    <>
      <ListHead title={texts.title} count={cases.data && texts.count(cases.data.total)}>
        <Link to={withProgramme(paths.sessions, get('programme') || null)}>{texts.sessions}</Link>
      </ListHead>
      <div className={list.filters}>
        <ChipFilter name="state" label={texts.state} options={STATES} words={STATE_WORD} />
        <ExportButtons of="/api/cases" filter={filter} />
      </div>
      <FoundList found={cases} asked={asked} empty={texts.empty}>
        {(items) => (
          <ul className={`${list.rows} ${styles.rows}`}>
            {items.map((one) => (
              <CaseRow key={one.id} one={one} />
            ))}
          </ul>
        )}
      </FoundList>
    </>
  );
}
