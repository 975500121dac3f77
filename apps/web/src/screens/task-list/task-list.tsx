import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { tasksQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import list from '../../list/list.module.css';
import { Pager } from '../../list/pager.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { TaskRow, TaskRows } from '../../task-row/task-row.js';
import { Filters } from './filters.js';
import { texts } from './texts.js';

const PAGE_SIZE = 50;

/** Every task I may see, narrowed by filters that stand in the address. */
export function Component() {
  usePageTitle(texts.title);
  const [, setParams] = useSearchParams();
  const { get, page, setPage } = useUrlFilters();
  const q = get('q');
  const tasks = useQuery(
    tasksQuery({
      programme: get('programme') || undefined,
      status: get('status') || undefined,
      outlook: get('outlook') || undefined,
      unit: get('unit') || undefined,
      q: q || undefined,
      sort: get('sort') || 'due',
      page,
      pageSize: PAGE_SIZE,
    }),
  );
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
      <Filters />
      {tasks.error && <ProblemNote error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.isPending && <Bones rows={10} />}
      {tasks.data?.items.length === 0 && (
        <Empty act={<Button onClick={() => setParams({})}>{texts.clear}</Button>}>{texts.empty}</Empty>
      )}
      {tasks.data && tasks.data.items.length > 0 && (
        <TaskRows>
          {tasks.data.items.map((task) => (
            <TaskRow key={task.id} task={task} end={task.officerPerson?.name ?? texts.noOfficer} />
          ))}
        </TaskRows>
      )}
      {tasks.data && <Pager page={page} pageSize={PAGE_SIZE} total={tasks.data.total} onPage={setPage} />}
    </>
  );
}
