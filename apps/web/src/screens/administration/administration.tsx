import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { coverageQuery } from '../../api/queries.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useMe } from '../../frame/session.js';
import { opensRow } from '../../keys/rows.js';
import list from '../../list/list.module.css';
import styles from './administration.module.css';
import { PAGES, texts } from './texts.js';

/** The pages of the office and of administrators, each with what it is for. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const coverage = useQuery({ ...coverageQuery, enabled: me.seesCoverage });
  const uncovered = coverage.data?.total ?? 0;
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
      </div>
      <ul className={styles.pages}>
        {PAGES.filter(
          ({ office, administrator }) =>
            (me.seesCoverage || !office) && (!administrator || me.roles.includes('administrator')),
        ).map(({ to, title, about, counts }) => (
          <li key={to}>
            <Link to={to} {...opensRow}>
              {title}
            </Link>
            {counts && uncovered > 0 && <span className={styles.count}>{texts.uncovered(uncovered)}</span>}
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
