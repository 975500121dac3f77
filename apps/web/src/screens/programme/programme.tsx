import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { OverviewTask, ProgrammeOverview } from '#contracts';
import { overviewQuery } from '../../api/overview-query.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { Ending } from './ending.js';
import { Filters } from './filters.js';
import { ORDERS } from './group.js';
import styles from './programme.module.css';
import { ProgrammeNav, viewIn } from './programme-nav.js';
import { TaskTables } from './task-tables.js';
import { texts } from './texts.js';
import { FILTERS, type Wanted, wantedOf, wantedTasks } from './wanted.js';
import { wantedWords } from './wanted-words.js';

const Timeline = lazy(() => import('./timeline/timeline.js'));
const MatrixTable = lazy(() => import('./matrix-table.js'));

/** A programme on one page: its tasks by group, unit or progress, over its years, and who works with whom. */
export function Component() {
  const { programme: code = '' } = useParams();
  const asked = overviewQuery(code);
  const overview = useQuery(asked);
  usePageTitle(overview.data?.shortName ?? texts.title);
  return (
    <div className={styles.page}>
      <div className={list.head}>
        <h1>{overview.data?.name ?? texts.title}</h1>
      </div>
      {overview.error && <ProblemNote error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.isPending && <Bones rows={10} />}
      <UpdateNote of={asked} shown={overview.data} />
      {overview.data && <Shown overview={overview.data} />}
    </div>
  );
}

function Shown({ overview }: { overview: ProgrammeOverview }) {
  const { get, all } = useUrlFilters();
  const view = viewIn(get('xem'));
  const order = ORDERS.find((one) => one === get('theo')) ?? 'nhom';
  const wanted = wantedOf(all);
  const tasks = wantedTasks(overview.items, wanted);
  const narrowed = wantedWords(wanted, overview);
  const { programme, groups, items } = overview;
  return (
    <>
      <Facts overview={overview} shown={tasks.length} />
      {narrowed.length > 0 && <p className={styles.printed}>{texts.narrowed(narrowed.join('; '))}</p>}
      <ProgrammeNav programme={programme} view={view} drafts={items.some(isDraft)} />
      <div className={styles.tools}>
        <Filters overview={overview} order={order} grouped={view !== 'matrix'} />
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {texts.print}
        </Button>
      </div>
      <ExportButtons of="/api/tasks" filter={filterOf(programme, wanted)} />
      {items.length > 0 && tasks.length === 0 && <NothingFound />}
      {items.length === 0 && <Empty>{texts.none}</Empty>}
      <Suspense fallback={<Bones rows={8} />}>
        {view === 'list' && <TaskTables tasks={tasks} order={order} groups={groups} />}
        {view === 'chart' && <Timeline overview={overview} tasks={tasks} order={order} />}
        {view === 'matrix' && tasks.length > 0 && <MatrixTable tasks={tasks} />}
      </Suspense>
      <Ending programme={programme} />
    </>
  );
}

/** What the page is of, and what its documents leave open. */
function Facts({ overview, shown }: { overview: ProgrammeOverview; shown: number }) {
  const { years, standingBody, asOf, scope, items, total } = overview;
  const lacking = (fact: OverviewTask['missing'][number]) =>
    items.filter(({ missing }) => missing.includes(fact)).length;
  const [leads, dues] = [lacking('lead'), lacking('due')];
  return (
    <>
      <p className={styles.quiet}>
        <span role="status">{texts.count(shown, items.length)}</span>
        {[
          texts.years(years.from, years.to, years.stated),
          texts.standing(standingBody.name),
          texts.asOf(formatDate(asOf)),
          ...(scope === 'own-units' ? [texts.ownUnits] : []),
        ].map((fact) => ` · ${fact}`)}
      </p>
      {total > items.length && <p className={styles.missing}>{texts.cut(items.length, total)}</p>}
      {leads + dues > 0 && <p className={styles.missing}>{texts.lacking(leads, dues)}</p>}
    </>
  );
}

/** The same filters as the list of tasks has them, in the order of codes. */
function filterOf(programme: string, wanted: Wanted): Record<string, string> {
  const given = FILTERS.map((name): [string, string] => [name, wanted[name].join(',')]);
  return { programme, sort: 'code', ...Object.fromEntries(given) };
}

function NothingFound() {
  const [, setParams] = useSearchParams();
  const clear = () =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      for (const name of FILTERS) next.delete(name);
      return next;
    });
  return <Empty act={<Button onClick={clear}>{texts.clear}</Button>}>{texts.empty}</Empty>;
}

function isDraft({ status }: OverviewTask): boolean {
  return status === 'draft';
}
