import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { usersQuery } from '../../api/access.js';
import { useMe } from '../../frame/session.js';
import { ExportButtons } from '../../list/export-buttons.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { useSettled } from '../../pick/settled.js';
import { AddPersonForm } from './add-person.js';
import styles from './people.module.css';
import { PersonRow } from './person-row.js';
import { texts } from './texts.js';

/** Everybody who may come in, with their roles; for administrators, where each is signed in. */
export function Component() {
  const me = useMe();
  const { get, set, page, pageSize } = useUrlFilters();
  const [typed, setTyped] = useState(get('q'));
  const q = useSettled(typed);
  const filter = { q: q || undefined, page, pageSize };
  const people = useQuery(usersQuery(filter));
  const administers = me.roles.includes('administrator');
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ListHead title={texts.title} count={people.data && texts.count(people.data.total)}>
        {administers && <Link to={paths.importing}>{texts.importing}</Link>}
        {administers && !adding && <Button onClick={() => setAdding(true)}>{texts.add}</Button>}
      </ListHead>
      {adding && <AddPersonForm onClose={() => setAdding(false)} />}
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
      <FoundList found={people} bones={8} empty={texts.empty}>
        {(items) => (
          <ul className={styles.rows}>
            {items.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        )}
      </FoundList>
    </>
  );
}
