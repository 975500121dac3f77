import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { RoleName, StatsView } from '#contracts';
import { indicatorsQuery, statsQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate, formatInstant, localDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import styles from './dashboard.module.css';
import { texts } from './texts.js';
import { UnitsTable } from './units-table.js';

const DateField = lazy(() => import('../../pick/date-field.js'));

/** How a programme stands on a day: four numbers, cohorts, units with the worst first, indicators behind their path. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const { programme, programmes } = useProgramme();
  const { get, set } = useUrlFilters();
  const code = programme ?? programmes[0]?.code;
  const asOf = get('asOf');
  const asked = statsQuery({ programme: code ?? '', asOf });
  const stats = useQuery({ ...asked, enabled: code !== undefined });
  const { data } = stats;
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <span className={list.count}>{programmes.find((one) => one.code === code)?.shortName}</span>
        {data && <Taken stats={data} today={localDate(me.now)} />}
      </div>
      <div className={`${list.filters} ${styles.tools}`}>
        <div className={list.field}>
          <label htmlFor="den-ngay">{texts.asOf}</label>
          <Suspense fallback={<span />}>
            <DateField
              id="den-ngay"
              value={asOf}
              most={localDate(me.now)}
              onChange={(date) => set('asOf', date)}
            />
          </Suspense>
        </div>
        <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
          {texts.print}
        </Button>
        <Link to={withProgramme(paths.tasks, code ?? null)}>{texts.tasks}</Link>
      </div>
      {code !== undefined && <UpdateNote of={asked} shown={data} />}
      {stats.error && <ProblemNote error={stats.error} onRetry={() => void stats.refetch()} />}
      {code === undefined && programmes.length === 0 && <Empty>{texts.noProgramme}</Empty>}
      {code !== undefined && stats.isPending && <Bones rows={8} />}
      {data && isNobodys(data) && <NothingOfMine roles={me.roles} />}
      {data && !isNobodys(data) && (
        <>
          <Shown stats={data} />
          <Behind programme={data.programme} asOf={asOf} />
        </>
      )}
    </>
  );
}

/** Noughts would say that nothing is late, where there is nothing that this person may read. */
function isNobodys({ scope, byUnit, tasks }: StatsView): boolean {
  return scope === 'own-units' && byUnit.length === 0 && tasks.total === 0;
}

function NothingOfMine({ roles }: { roles: readonly RoleName[] }) {
  if (!roles.includes('supervisor')) return <Empty>{texts.noneOfMine}</Empty>;
  return <Empty act={<Link to={paths.supervision}>{texts.published}</Link>}>{texts.supervises}</Empty>;
}

function Taken({ stats: { asOf, takenAt, scope }, today }: { stats: StatsView; today: string }) {
  const when = asOf === today ? texts.takenAt(formatInstant(takenAt)) : texts.atEndOf(formatDate(asOf));
  return (
    <span className={list.count} role="status">
      {when}
      {scope === 'own-units' && ` · ${texts.ownUnits}`}
    </span>
  );
}

const FOUR = ['doneOnTime', 'doneLate', 'openInTime', 'openOverdue'] as const;
const FINER = Object.keys(texts.finer) as (keyof typeof texts.finer)[];

function Shown({ stats }: { stats: StatsView }) {
  const { base, finer, tasks, cohorts, byUnit } = stats;
  const among = FINER.filter((name) => finer[name] > 0).map((name) => `${finer[name]} ${texts.finer[name]}`);
  return (
    <>
      <section aria-label={texts.four}>
        <dl className={styles.four}>
          {FOUR.map((name) => (
            <div key={name} className={base.original[name] > 0 ? styles[name] : undefined}>
              <dt>{texts[name]}</dt>
              <dd>{base.original[name]}</dd>
            </div>
          ))}
        </dl>
        <p className={styles.quiet}>
          {texts.fourNote}
          {base.current.openOverdue !== base.original.openOverdue &&
            ` ${texts.byCurrent(base.current.openOverdue)}`}
          {base.original.undated > 0 && ` ${texts.undated(base.original.undated)}.`}
        </p>
        {among.length > 0 && (
          <p>
            {texts.among}: {among.join('; ')}.
          </p>
        )}
        <p>{tasks.sentence}</p>
      </section>
      <section className={styles.section} aria-label={texts.units}>
        <h2>{texts.units}</h2>
        {byUnit.length === 0 ? <Empty>{texts.noUnits}</Empty> : <UnitsTable stats={stats} />}
      </section>
      <section className={styles.section} aria-label={texts.cohorts}>
        <h2>{texts.cohorts}</h2>
        <ul className={styles.lines}>
          {cohorts
            .filter(({ due }, i) => due > 0 || i === cohorts.length - 1)
            .map(({ dueBy, sentence }) => (
              <li key={dueBy}>{sentence}</li>
            ))}
        </ul>
      </section>
    </>
  );
}

function Behind({ programme, asOf }: { programme: string; asOf: string }) {
  const behind = useQuery(indicatorsQuery({ programme, standing: 'behind', asOf }));
  if (behind.data === undefined) return behind.error ? <ProblemNote error={behind.error} /> : null;
  return (
    <section className={styles.section} aria-label={texts.behind}>
      <h2>{texts.behind}</h2>
      {behind.data.items.length === 0 && <p className={styles.quiet}>{texts.noneBehind}</p>}
      {behind.data.items.length > 0 && (
        <ul className={styles.lines}>
          {behind.data.items.map(({ code, name, target }) => (
            <li key={code}>
              <Link to={paths.indicator(code, programme)}>
                {code}. {name}
              </Link>{' '}
              <span className={styles.quiet}>{target.text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
