import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { casesQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { withProgramme } from '../../frame/programme.js';
import { Chips } from '../../list/chips.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { CaseRow } from './case-row.js';
import styles from './cases.module.css';
import { STATE_WORD, STATES, texts } from './texts.js';

const PAGE_SIZE = 50;

/** Cases of overdue work: drafts of the standing body and those before the committee. */
export function Component() {
  usePageTitle(texts.title);
  const { get, all, set, page, setPage } = useUrlFilters();
  const filter = {
    programme: get('programme') || undefined,
    state: get('state') || undefined,
    page,
    pageSize: PAGE_SIZE,
  };
  const asked = casesQuery(filter);
  const cases = useQuery(asked);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {cases.data && <span className={list.count}>{texts.count(cases.data.total)}</span>}
        <Link to={withProgramme(paths.sessions, get('programme') || null)}>{texts.sessions}</Link>
      </div>
      <div className={list.filters}>
        <Chips
          label={texts.state}
          options={STATES}
          words={STATE_WORD}
          chosen={all('state')}
          onChange={(chosen) => set('state', chosen.join(','))}
        />
        <ExportButtons of="/api/cases" filter={filter} />
      </div>
      <UpdateNote of={asked} shown={cases.data} />
      {cases.error && <ProblemNote error={cases.error} onRetry={() => void cases.refetch()} />}
      {cases.isPending && <Bones />}
      {cases.data?.items.length === 0 && <Empty>{texts.empty}</Empty>}
      {cases.data && cases.data.items.length > 0 && (
        <ul className={`${list.rows} ${styles.rows}`}>
          {cases.data.items.map((one) => (
            <CaseRow key={one.id} one={one} />
          ))}
        </ul>
      )}
      {cases.data && <Pager page={page} pageSize={PAGE_SIZE} total={cases.data.total} onPage={setPage} />}
    </>
  );
}
