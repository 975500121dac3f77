import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { casesQuery, tasksQuery } from '../../api/queries.js';
import { supervisionsQuery } from '../../api/supervision-queries.js';
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
  const supervises = me.roles.includes('supervisor');
  const answered = useQuery({
    ...supervisionsQuery({ ...scope, state: 'answered', pageSize: 1 }),
    enabled: supervises,
  });
  const addressOf = (pathname: string, of: string) => ({
    pathname,
    search: new URLSearchParams({ state: of, ...(programme === null ? {} : { programme }) }).toString(),
  });
  const places = [
    {
      to: { search: searchOf('waiting', programme) },
      word: texts.elsewhere.waiting(waiting),
      count: waiting,
    },
    {
      to: addressOf(paths.cases, state ?? ''),
      word: texts.elsewhere.cases(cases.data?.total ?? 0),
      count: state === null ? 0 : (cases.data?.total ?? 0),
    },
    {
      to: { search: searchOf('unit', programme) },
      word: texts.elsewhere.unit(unit.data?.total ?? 0),
      count: views.includes('unit') ? (unit.data?.total ?? 0) : 0,
    },
    {
      to: addressOf(paths.supervision, 'answered'),
      word: texts.elsewhere.answered(answered.data?.total ?? 0),
      count: supervises ? (answered.data?.total ?? 0) : 0,
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
