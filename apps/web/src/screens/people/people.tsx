import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usersQuery } from '../../api/access.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { useSettled } from '../../pick/settled.js';
import styles from './people.module.css';
import { PersonRow } from './person-row.js';
import { texts } from './texts.js';

const PAGE_SIZE = 50;

/** Everybody who may come in, with their roles; for administrators, where each is signed in. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const { get, set, page, setPage } = useUrlFilters();
  const [typed, setTyped] = useState(get('q'));
  const q = useSettled(typed);
  const filter = { q: q || undefined, page, pageSize: PAGE_SIZE };
  const people = useQuery(usersQuery(filter));
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {people.data && <span className={list.count}>{texts.count(people.data.total)}</span>}
        {me.roles.includes('administrator') && <Link to={paths.importing}>{texts.importing}</Link>}
      </div>
      <div className={list.filters}>
        <Input
          className={styles.find ?? ''}
          type="search"
          allowClear
          aria-label={texts.find}
          placeholder={texts.find}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            set('q', event.target.value);
          }}
        />
        <ExportButtons of="/api/people" filter={filter} />
      </div>
      {people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      {people.isPending && <Bones rows={8} />}
      {people.data?.total === 0 && <Empty>{texts.empty}</Empty>}
      {people.data && people.data.items.length > 0 && (
        <ul className={styles.rows}>
          {people.data.items.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {people.data && <Pager page={page} pageSize={PAGE_SIZE} total={people.data.total} onPage={setPage} />}
    </>
  );
}
