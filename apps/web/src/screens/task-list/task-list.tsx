import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskListItem } from '#contracts';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { withProgramme } from '../../frame/programme.js';
import { ExportButtons } from '../../list/export-buttons.js';
import { FoundList } from '../../list/found-list.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { TaskRow, TaskRows } from '../../task-row/task-row.js';
import { texts as urging } from '../urging/texts.js';
import { Filters } from './filters.js';
import { texts } from './texts.js';

const UrgingPanel = lazy(() => import('../urging/urging-panel.js'));

/** Every task I may see, narrowed by filters that stand in the address. */
export function Component() {
  const [, setParams] = useSearchParams();
  const { get, page, pageSize } = useUrlFilters();
  const q = get('q');
  const filter = {
    programme: get('programme') || undefined,
    status: get('status') || undefined,
    outlook: get('outlook') || undefined,
    unit: get('unit') || undefined,
    q: q || undefined,
    sort: get('sort') || 'due',
    page,
    pageSize,
  };
  const asked = tasksQuery(filter);
  const tasks = useQuery(asked);
  // Null while nobody urges; the chosen tasks stay when the filters change.
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const urgeable = tasks.data?.items.filter(mayBeUrged) ?? [];
  return (
    <>
      <ListHead
        title={texts.title}
        count={tasks.data && (q === '' ? texts.count(tasks.data.total) : texts.found(tasks.data.total, q))}
      />
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
      <FoundList
        found={tasks}
        asked={asked}
        bones={10}
        empty={texts.empty}
        act={<Button onClick={() => setParams({})}>{texts.clear}</Button>}
      >
        {(shown) => (
          <TaskRows>
            {shown.map((task) => (
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
      </FoundList>
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
