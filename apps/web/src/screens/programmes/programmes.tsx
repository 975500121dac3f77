import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from 'react-router';
import { programmesQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { opensRow } from '../../keys/rows.js';
import list from '../../list/list.module.css';
import { paths } from '../../paths.js';
import { texts } from './texts.js';

/** Every programme of the installation; where there is one alone, its page. */
export function Component() {
  usePageTitle(texts.title);
  const programmes = useQuery(programmesQuery);
  const items = programmes.data?.items ?? [];
  const [only] = items;
  if (only !== undefined && items.length === 1) return <Navigate to={paths.programme(only.code)} replace />;
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <span className={list.count}>{programmes.data && texts.count(items.length)}</span>
      </div>
      {programmes.error && <ProblemNote error={programmes.error} onRetry={() => void programmes.refetch()} />}
      {programmes.isPending && <Bones rows={4} />}
      {programmes.data && items.length === 0 && <Empty>{texts.none}</Empty>}
      <ul className={list.rows}>
        {items.map(({ code, name, standingBody, catalogue, obligations, indicators }) => (
          <li key={code}>
            <Link to={paths.programme(code)} {...opensRow}>
              {name}
            </Link>
            <span>{texts.about(standingBody.name, catalogue, obligations, indicators)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
