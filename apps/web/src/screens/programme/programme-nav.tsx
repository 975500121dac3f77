import { Link, useLocation } from 'react-router';
import { withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { paths } from '../../paths.js';
import styles from './programme.module.css';
import { texts } from './texts.js';

/** The ways of looking at a programme, each with its name in the address. */
const VIEWS = { list: 'danh-sach', chart: 'bieu-do', matrix: 'ma-tran' } as const;
export type View = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as View[];

export function viewIn(name: string): View {
  return NAMES.find((view) => VIEWS[view] === name) ?? 'list';
}

/** The same address with another way of looking; the filters stay. */
export function withView(search: string, view: View, change: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(search);
  if (view === 'list') params.delete('xem');
  else params.set('xem', VIEWS[view]);
  for (const [name, value] of Object.entries(change)) {
    if (value === '') params.delete(name);
    else params.set(name, value);
  }
  return `?${params}`;
}

interface Props {
  programme: string;
  view: View;
  /** Whether some task waits to be completed. */
  drafts: boolean;
}

/** Ways of looking, then the other pages of the same programme. */
export function ProgrammeNav({ programme, view, drafts }: Props) {
  const me = useMe();
  const { search } = useLocation();
  return (
    <div className={styles.nav}>
      <nav className={list.siblings} aria-label={texts.viewsLabel}>
        {NAMES.map((name) => (
          <Link
            key={name}
            to={{ search: withView(search, name) }}
            aria-current={name === view ? 'page' : undefined}
          >
            {texts.views[name]}
          </Link>
        ))}
      </nav>
      <nav className={styles.more} aria-label={texts.more}>
        <Link to={withProgramme(paths.indicators, programme)}>{texts.indicators}</Link>
        <Link to={withProgramme(paths.planTree, programme)}>{texts.planTree}</Link>
        <Link to={withProgramme(paths.money, programme)}>{texts.money}</Link>
        <Link to={withProgramme(paths.dashboard, programme)}>{texts.dashboard}</Link>
        {drafts && me.mayCreateTasks && (
          <Link to={withProgramme(paths.drafts, programme)}>{texts.drafts}</Link>
        )}
      </nav>
    </div>
  );
}
