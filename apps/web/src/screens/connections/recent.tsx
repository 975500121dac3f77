import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { lastOf } from '../../api/connection-queries.js';
import { Bones } from '../../feedback/bones.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import list from '../../list/list.module.css';
import dossier from '../case/case.module.css';
import rows from '../coverage/coverage.module.css';
import styles from './connections.module.css';

interface Props<Item> {
  title: string;
  what: 'deliveries' | 'events';
  path: string;
  none: string;
  row: (item: Item) => { key: string; head: string; rest: string };
}

/** The last of what went out or came in; asked for once somebody wants to see it. */
export function Recent<Item>({ title, what, path, none, row }: Props<Item>) {
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...lastOf<Item>(what, path), enabled: open });
  return (
    <details className={styles.recent} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{title}</summary>
      {found.error && <ProblemNote error={found.error} onRetry={() => void found.refetch()} />}
      {open && found.isPending && <Bones rows={2} />}
      {found.data?.items.length === 0 && <p className={dossier.quiet}>{none}</p>}
      {found.data !== undefined && found.data.items.length > 0 && (
        <ul className={`${list.rows} ${rows.rows}`}>
          {found.data.items.map(row).map(({ key, head, rest }) => (
            <li key={key}>
              <span className={rows.what}>{head}</span>
              <span className={rows.what}>{rest}</span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
