import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import { Choice } from './choice.js';
import { GROUPS, grouped } from './group.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import { useAcknowledge } from './use-acknowledge.js';
import { belongs, filterOf, type View, viewsOf } from './views.js';
import { WorkGroup } from './work-group.js';

/** The officer's home: what is late, what is due today, this week, later. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const [params] = useSearchParams();
  const { programme } = useProgramme();
  const views = viewsOf(me);
  const view = views.find((name) => name === params.get('xem')) ?? 'mine';
  const list = useQuery(tasksQuery(filterOf(view, me, programme)));
  const tasks = list.data?.items.filter((task) => belongs(view, task));
  const acknowledging = useAcknowledge(tasks ?? []);

  return (
    <>
      <div className={styles.head}>
        <h1>{texts.title}</h1>
        {views.length > 1 && <Views views={views} current={view} programme={programme} />}
      </div>
      {list.error && <ProblemNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Bones rows={6} />}
      {tasks?.length === 0 && (
        <Empty act={<Link to={withProgramme(paths.tasks, programme)}>{texts.allTasks}</Link>}>
          {texts.nothing[view]}
        </Empty>
      )}
      {tasks && tasks.length > 0 && (
        <>
          <Choice acknowledging={acknowledging} />
          {GROUPS.map((group) => (
            <WorkGroup
              key={group}
              group={group}
              tasks={grouped(tasks)[group]}
              acknowledging={acknowledging}
            />
          ))}
        </>
      )}
      {list.data && view !== 'check' && list.data.total > list.data.items.length && (
        <p className={styles.more}>
          {texts.more(list.data.items.length, list.data.total)}{' '}
          <Link to={withProgramme(paths.tasks, programme)}>{texts.allTasks}</Link>
        </p>
      )}
    </>
  );
}

function Views({ views, current, programme }: { views: View[]; current: View; programme: string | null }) {
  return (
    <nav className={styles.views} aria-label={texts.viewsLabel}>
      {views.map((view) => {
        const params = new URLSearchParams(programme === null ? {} : { programme });
        if (view !== 'mine') params.set('xem', view);
        return (
          <Link
            key={view}
            to={{ search: params.toString() }}
            aria-current={view === current ? 'page' : undefined}
          >
            {texts.views[view]}
          </Link>
        );
      })}
    </nav>
  );
}
