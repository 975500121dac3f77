import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { cycleWorkQuery } from '../../api/cycle-queries.js';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { ExportButtons } from '../../list/export-buttons.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { Choice } from './choice.js';
import { Elsewhere } from './elsewhere.js';
import { GROUPS, grouped } from './group.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import { BULK_ACTS, useBulk } from './use-bulk.js';
import { useWaiting } from './use-waiting.js';
import { filterOf, formsIn, searchOf, together, type View, viewsOf } from './views.js';
import { Waiting } from './waiting.js';
import { WorkGroup } from './work-group.js';

/** One's own work is taken up; who does the work of a unit is decided over that list. */
const MINE_ACTS = ['acknowledge'] as const;

/** The officer's home: what is late, what is due today, this week, later; and what others wait for. */
export function Component() {
  const me = useMe();
  const [params] = useSearchParams();
  const { programme } = useProgramme();
  const views = viewsOf(me);
  const view = views.find((name) => name === params.get('xem')) ?? 'mine';
  const waiting = useWaiting(programme, views.includes('waiting'));
  usePageTitle(view === 'waiting' ? texts.views.waiting : texts.title);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{texts.title}</h1>
        {views.length > 1 && (
          <Views views={views} current={view} programme={programme} waiting={waiting.found?.total ?? 0} />
        )}
        <div className={styles.exports}>
          <ExportButtons of="/api/work" filter={{ view, programme }} />
        </div>
      </div>
      {view === 'waiting' ? (
        <Waiting waiting={waiting} />
      ) : (
        <Work
          key={view}
          view={view}
          programme={programme}
          elsewhere={
            view === 'mine' && (
              <Elsewhere views={views} programme={programme} waiting={waiting.found?.total ?? 0} />
            )
          }
        />
      )}
    </div>
  );
}

interface WorkProps {
  view: Exclude<View, 'waiting'>;
  programme: string | null;
  /** Stands where there is nothing to do here. */
  elsewhere: ReactNode;
}

function Work({ view, programme, elsewhere }: WorkProps) {
  const me = useMe();
  const asked = tasksQuery(filterOf(view, me, programme));
  const list = useQuery(asked);
  const work = useQuery(cycleWorkQuery(programme ?? undefined));
  const tasks = list.data?.items;
  const bulk = useBulk(tasks ?? [], view === 'unit' ? BULK_ACTS : MINE_ACTS);
  const forms = formsIn(view, work.data?.owed ?? []);
  const error = list.error ?? work.error;
  const items = list.isPending || work.isPending ? null : together(tasks ?? [], forms);
  return (
    <>
      <UpdateNote of={asked} shown={list.data} />
      {error && (
        <ProblemNote error={error} onRetry={() => void Promise.all([list.refetch(), work.refetch()])} />
      )}
      {items === null && <Bones rows={6} />}
      {items?.length === 0 && elsewhere}
      {items?.length === 0 && !error && (
        <Empty act={<Link to={withProgramme(paths.tasks, programme)}>{texts.allTasks}</Link>}>
          {texts.nothing[view]}
        </Empty>
      )}
      {items !== null && items.length > 0 && (
        <>
          <Choice bulk={bulk} />
          {GROUPS.map((group) => (
            <WorkGroup key={group} group={group} items={grouped(items)[group]} bulk={bulk} />
          ))}
        </>
      )}
      {list.data && list.data.total > list.data.items.length && (
        <p className={styles.more}>
          {texts.more(list.data.items.length, list.data.total)}{' '}
          <Link to={withProgramme(paths.tasks, programme)}>{texts.allTasks}</Link>
        </p>
      )}
    </>
  );
}

interface ViewsProps {
  views: readonly View[];
  current: View;
  programme: string | null;
  /** How much waits for me, beside the name of that view. */
  waiting: number;
}

function Views({ views, current, programme, waiting }: ViewsProps) {
  return (
    <nav className={styles.views} aria-label={texts.viewsLabel}>
      {views.map((view) => (
        <Link
          key={view}
          to={{ search: searchOf(view, programme) }}
          aria-current={view === current ? 'page' : undefined}
        >
          {texts.views[view]}
          {view === 'waiting' && waiting > 0 && ` (${waiting})`}
        </Link>
      ))}
    </nav>
  );
}
