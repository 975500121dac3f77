import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { casesQuery, tasksQuery } from '../../api/queries.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import { casesFor, filterOf, searchOf, type View } from './views.js';

interface Props {
  views: readonly View[];
  programme: string | null;
  /** How much waits for a signature, a decision, a check. */
  waiting: number;
}

/** Who has no work of their own may still be waited for: where there is something, and how much. */
export function Elsewhere({ views, programme, waiting }: Props) {
  const me = useMe();
  const state = casesFor(me.roles);
  const scope = { programme: programme ?? undefined };
  const cases = useQuery({
    ...casesQuery({ ...scope, state: state ?? undefined, page: 1, pageSize: 1 }),
    enabled: state !== null,
  });
  const unit = useQuery({
    ...tasksQuery({ ...filterOf('unit', me, programme), pageSize: 1 }),
    enabled: views.includes('unit'),
  });
  const places = [
    {
      to: { search: searchOf('waiting', programme) },
      word: texts.elsewhere.waiting(waiting),
      count: waiting,
    },
    {
      to: {
        pathname: paths.cases,
        search: new URLSearchParams({
          state: state ?? '',
          ...(programme === null ? {} : { programme }),
        }).toString(),
      },
      word: texts.elsewhere.cases(cases.data?.total ?? 0),
      count: state === null ? 0 : (cases.data?.total ?? 0),
    },
    {
      to: { search: searchOf('unit', programme) },
      word: texts.elsewhere.unit(unit.data?.total ?? 0),
      count: views.includes('unit') ? (unit.data?.total ?? 0) : 0,
    },
  ].filter(({ count }) => count > 0);
  if (places.length === 0) return null;
  return (
    <ul className={styles.elsewhere} aria-label={texts.elsewhere.label}>
      {places.map(({ to, word }) => (
        <li key={word}>
          <Link to={to}>{word}</Link>
        </li>
      ))}
    </ul>
  );
}
