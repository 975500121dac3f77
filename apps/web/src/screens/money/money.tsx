import { CheckCircleOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { MoneyView } from '#contracts';
import { moneyQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate, localDate } from '../../format/date.js';
import { formatNumber } from '../../format/number.js';
import { usePageTitle } from '../../frame/page-title.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import styles from './money.module.css';
import { MoneyForm } from './money-form.js';
import { SumsTable } from './sums-table.js';
import { KIND_WORD, texts } from './texts.js';

const DateField = lazy(() => import('../../pick/date-field.js'));

/** Money of a programme: what its document plans by source, what was allocated and disbursed, and what to look at. */
export function Component() {
  usePageTitle(texts.title);
  const me = useMe();
  const { programme, programmes } = useProgramme();
  const { get, set } = useUrlFilters();
  const code = programme ?? programmes[0]?.code;
  const asOf = get('asOf');
  const money = useQuery({ ...moneyQuery({ programme: code ?? '', asOf }), enabled: code !== undefined });
  const { data } = money;
  return (
    <>
      <div className={list.head}>
        <h1>{texts.title}</h1>
        <span className={list.count}>{texts.unit}</span>
      </div>
      <p className={styles.links}>
        <span>{programmes.find((one) => one.code === code)?.shortName}</span>
        <Link to={withProgramme(paths.indicators, code ?? null)}>{texts.indicators}</Link>
      </p>
      <div className={styles.date}>
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
      {money.error && <ProblemNote error={money.error} onRetry={() => void money.refetch()} />}
      {money.isPending && <Bones />}
      {data?.sources.length === 0 && <Empty>{texts.none}</Empty>}
      {data && data.sources.length > 0 && <Shown money={data} />}
    </>
  );
}

function Shown({ money }: { money: MoneyView }) {
  const { sources, years, groups, tasks, warnings, missing } = money;
  return (
    <>
      <section className={styles.section} aria-label={texts.warnings}>
        <h2>{texts.warnings}</h2>
        {warnings.length === 0 && <p className={styles.quiet}>{texts.noWarnings}</p>}
        {warnings.length > 0 && (
          <ul className={styles.warnings}>
            {warnings.map(({ sentence }) => (
              <li key={sentence}>
                <WarningFilled aria-hidden />
                <span>{sentence}</span>
              </li>
            ))}
          </ul>
        )}
        {missing.map((sentence) => (
          <p key={sentence} className={styles.missing}>
            {sentence}
          </p>
        ))}
      </section>
      <section className={styles.section} aria-label={texts.sources}>
        <h2>{texts.sources}</h2>
        <SumsTable
          caption={texts.sources}
          of={texts.source}
          planned={texts.plannedByDocument}
          rows={sourcesInOrder(sources).map((row) => ({
            ...row,
            key: row.id,
            name: (
              <>
                {row.name} <span className={styles.quiet}>({row.status})</span>
              </>
            ),
          }))}
        />
        <Checks money={money} />
      </section>
      <section className={styles.section} aria-label={texts.years}>
        <h2>{texts.years}</h2>
        {years.length === 0 && <p className={styles.quiet}>{texts.noYears}</p>}
        {years.length > 0 && (
          <SumsTable
            caption={texts.years}
            of={texts.year}
            rows={years.map((row) => ({ ...row, key: String(row.year), name: row.year }))}
          />
        )}
      </section>
      {years.length > 0 && (
        <section className={styles.section} aria-label={texts.groups}>
          <h2>{texts.groups}</h2>
          <SumsTable
            caption={texts.groups}
            of={texts.group}
            rows={groups.filter(isUsed).map((row) => ({
              ...row,
              key: String(row.group),
              name: row.group === null ? row.name : texts.groupName(row.group, row.name),
            }))}
          />
        </section>
      )}
      {tasks.length > 0 && (
        <section className={styles.section} aria-label={texts.tasks}>
          <h2>{texts.tasks}</h2>
          <SumsTable
            caption={texts.tasks}
            of={texts.task}
            rows={tasks.map((row) => ({
              ...row,
              key: row.id,
              name: (
                <Link to={paths.task(row.id)}>
                  {row.code}. {row.title}
                </Link>
              ),
            }))}
          />
        </section>
      )}
      <Entries money={money} />
      {money.mayRecord && <MoneyForm key={money.entries.length} money={money} />}
    </>
  );
}

function isUsed({ planned, allocated, disbursed }: MoneyView['groups'][number]): boolean {
  return planned !== null || allocated > 0 || disbursed > 0;
}

/** Each total before its parts. */
function sourcesInOrder(sources: MoneyView['sources'], parent: string | null = null): MoneyView['sources'] {
  return sources
    .filter((row) => row.parent === parent)
    .flatMap((row) => [row, ...sourcesInOrder(sources, row.id)]);
}

function Checks({ money: { checks, sources } }: { money: MoneyView }) {
  const nameOf = (id: string) => sources.find((row) => row.id === id)?.name ?? id;
  return (
    <>
      <h3 className={styles.checks}>{texts.checks}</h3>
      <ul>
        {checks.map(({ total, stated, sum, match }) => (
          <li key={total} className={`${styles.check} ${match ? styles.good : styles.bad}`}>
            {match ? <CheckCircleOutlined aria-hidden /> : <ExclamationCircleFilled aria-hidden />}
            {match
              ? texts.match(nameOf(total), formatNumber(stated))
              : texts.differ(nameOf(total), formatNumber(stated), formatNumber(sum))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Entries({ money: { entries, sources } }: { money: MoneyView }) {
  if (entries.length === 0) return null;
  const nameOf = (id: string) => sources.find((row) => row.id === id)?.name ?? id;
  return (
    <details className={styles.over}>
      <summary>{texts.entries(entries.length)}</summary>
      <ul className={styles.rows}>
        {entries.map((e) => (
          <li key={`${e.year}/${e.no}`} className={e.correctedBy === null ? undefined : styles.replaced}>
            <span>
              {e.year}/{e.no}. {KIND_WORD[e.kind]}{' '}
              <span className={styles.value}>{formatNumber(e.amount)}</span> · {nameOf(e.source)} ·{' '}
              {formatDate(e.on)}
            </span>
            <span className={styles.quiet}>
              {[
                e.task ?? (e.group === null ? texts.wholeProgramme : `${texts.group} ${e.group}`),
                e.document === null ? '' : `${e.document.title} ${e.document.number ?? ''}`.trim(),
                e.by?.name ?? '',
                e.corrects === null ? '' : texts.replaces(e.corrects),
                e.correctedBy === null ? '' : texts.replaced(e.correctedBy),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
