import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskListItem } from '#contracts';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import { withProgramme } from '../../frame/programme.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { TaskRow, TaskRows } from '../../task-row/task-row.js';
import { texts as urging } from '../urging/texts.js';
import { Filters } from './filters.js';
import { texts } from './texts.js';

const UrgingPanel = lazy(() => import('../urging/urging-panel.js'));

const PAGE_SIZE = 50;

/** Every task I may see, narrowed by filters that stand in the address. */
export function Component() {
  usePageTitle(texts.title);
  const [, setParams] = useSearchParams();
  const { get, page, setPage } = useUrlFilters();
  const q = get('q');
  const filter = {
    programme: get('programme') || undefined,
    status: get('status') || undefined,
    outlook: get('outlook') || undefined,
    unit: get('unit') || undefined,
    q: q || undefined,
    sort: get('sort') || 'due',
    page,
    pageSize: PAGE_SIZE,
  };
  const asked = tasksQuery(filter);
  const tasks = useQuery(asked);
  // Null while nobody urges; the chosen tasks stay when the filters change.
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const items = tasks.data?.items ?? [];
  const urgeable = items.filter(mayBeUrged);
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        {tasks.data && (
          <span className={list.count} role="status">
            {q === '' ? texts.count(tasks.data.total) : texts.found(tasks.data.total, q)}
          </span>
        )}
      </div>
      <div className={list.filters}>
        {urgeable.length > 0 && chosen === null && (
          <Button onClick={() => setChosen(new Set())}>{urging.start}</Button>
        )}
        {chosen !== null && urgeable.length > 0 && (
          <Button onClick={() => setChosen(new Set([...chosen, ...urgeable.map(({ id }) => id)]))}>
            {urging.chooseAll(urgeable.length)}
          </Button>
        )}
        <Link to={withProgramme(paths.dashboard, get('programme') || null)}>{texts.dashboard}</Link>
        <Link to={paths.difficulties}>{texts.difficulties}</Link>
        <ExportButtons of="/api/tasks" filter={filter} />
      </div>
      <Filters />
      {chosen !== null && (
        <Suspense fallback={<Bones rows={3} />}>
          <UrgingPanel tasks={[...chosen]} onClose={() => setChosen(null)} />
        </Suspense>
      )}
      <UpdateNote of={asked} shown={tasks.data} />
      {tasks.error && <ProblemNote error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <Bones rows={10} />}
      {tasks.data?.items.length === 0 && (
        <Empty act={<Button onClick={() => setParams({})}>{texts.clear}</Button>}>{texts.empty}</Empty>
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <TaskRows>
          {tasks.data.items.map((task) => (
            <TaskRow
              key={task.id}
              task={task}
              end={task.officerPerson?.name ?? texts.noOfficer}
              {...(chosen === null
                ? {}
                : { pick: mayBeUrged(task) && <Pick task={task} chosen={chosen} onChange={setChosen} /> })}
            />
          ))}
        </TaskRows>
      )}
      {tasks.data && <Pager page={page} pageSize={PAGE_SIZE} total={tasks.data.total} onPage={setPage} />}
    </>
  );
}

function mayBeUrged(task: TaskListItem): boolean {
  return task.allowedCommands.includes('urge');
}

interface PickProps {
  task: TaskListItem;
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

function Pick({ task: { id, code }, chosen, onChange }: PickProps) {
  const toggle = () => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return <Checkbox checked={chosen.has(id)} aria-label={urging.choose(code)} onChange={toggle} />;
}
