import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import type { IndicatorList, IndicatorListItem, IndicatorStanding } from '#contracts';
import { indicatorsQuery } from '../../api/measure-queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { formatDate, localDate } from '../../format/date.js';
import { useProgramme, withProgramme } from '../../frame/programme.js';
import { useMe } from '../../frame/session.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import { ExportButtons } from '../../list/export-buttons.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import styles from './indicators.module.css';
import { StandingMark } from './standing-mark.js';
import { STANDING_WORD, texts } from './texts.js';
import { valueWords, yearWords } from './value-words.js';

const DateField = lazy(() => import('../../pick/date-field.js'));
const STANDINGS = Object.keys(STANDING_WORD) as IndicatorStanding[];

/** Indicators of a programme by group, each with its target, its latest number and how it stands. */
export function Component() {
  const me = useMe();
  const { programme, programmes } = useProgramme();
  const { all, get, set } = useUrlFilters();
  const code = programme ?? programmes[0]?.code;
  const asOf = get('asOf');
  const chosen = all('standing');
  const filter = { programme: code ?? '', standing: chosen.join(','), asOf };
  const indicators = useQuery({
    ...indicatorsQuery(filter),
    enabled: code !== undefined,
  });
  const { data } = indicators;
  const whole = data === undefined ? 0 : STANDINGS.reduce((n, s) => n + data.counts[s], 0);
  const words = Object.fromEntries(
    STANDINGS.map((s) => [s, `${STANDING_WORD[s]} (${data?.counts[s] ?? 0})`]),
  ) as Record<IndicatorStanding, string>;
  return (
    <>
      <ListHead title={texts.title} count={data && texts.count(data.total)} />
      <p className={styles.links}>
        <span>{programmes.find((one) => one.code === code)?.shortName}</span>
        <Link to={withProgramme(paths.money, code ?? null)}>{texts.money}</Link>
        {me.seesCoverage && <Link to={`${paths.importing}?loai=values`}>{texts.importing}</Link>}
      </p>
      <div className={list.filters}>
        <ChipFilter
          name="standing"
          label={texts.standing}
          options={STANDINGS.filter((s) => chosen.includes(s) || (data?.counts[s] ?? 0) > 0)}
          words={words}
        />
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
      </div>
      {data && data.total > 0 && <ExportButtons of="/api/indicators" filter={filter} />}
      {indicators.error && <ProblemNote error={indicators.error} onRetry={() => void indicators.refetch()} />}
      {indicators.isPending && <Bones />}
      {data?.total === 0 && <Empty>{whole === 0 ? texts.none : texts.empty}</Empty>}
      {data && <Unmeasured tasks={data.unmeasured} />}
      {data && groupsOf(data).map((group) => <Group key={group.name} {...group} />)}
    </>
  );
}

interface GroupProps {
  name: string;
  items: readonly IndicatorListItem[];
}

function groupsOf({ groups, items }: IndicatorList): GroupProps[] {
  const known = groups.map(({ code, name }) => ({
    name,
    items: items.filter((item) => item.group === code),
  }));
  const rest = items.filter((item) => !groups.some((group) => group.code === item.group));
  const other = groups.length === 0 ? texts.title : texts.other;
  return [...known, { name: other, items: rest }].filter((group) => group.items.length > 0);
}

function Group({ name, items }: GroupProps) {
  return (
    <section className={styles.group} aria-label={name}>
      <h2>
        {name} ({items.length})
      </h2>
      <ul className={styles.rows}>
        {items.map((item) => (
          <Row key={item.code} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Row({ item }: { item: IndicatorListItem }) {
  const { code, programme, name, target, latest, duplicateOf, judgement } = item;
  return (
    <li>
      <span className={styles.code}>{code}</span>
      <span className={styles.name}>
        <Link to={paths.indicator(code, programme)} {...opensRow}>
          {name}
        </Link>
        {duplicateOf !== null && <span className={styles.quiet}> ({texts.same(duplicateOf)})</span>}
      </span>
      <span className={styles.cell}>
        <span className={styles.label}>{texts.target}:</span>
        <span>{target.text}</span>
        <span className={styles.quiet}>{yearWords(item)}</span>
      </span>
      <span className={styles.cell}>
        <span className={styles.label}>{texts.latest}:</span>
        {latest === null ? (
          <span className={styles.quiet}>{texts.noValue}</span>
        ) : (
          <>
            <span>{valueWords(latest.value, target.unit)}</span>
            <span className={styles.quiet}>
              {latest.status === 'estimated' && `${texts.estimated}, `}
              {texts.onDay(formatDate(latest.asOf))}
            </span>
          </>
        )}
      </span>
      <span className={styles.standing}>
        <StandingMark judgement={judgement} />
      </span>
    </li>
  );
}

function Unmeasured({ tasks }: { tasks: IndicatorList['unmeasured'] }) {
  if (tasks.length === 0) return null;
  return (
    <details className={styles.unmeasured}>
      <summary>{texts.unmeasured(tasks.length)}</summary>
      <ul>
        {tasks.map(({ id, code, title }) => (
          <li key={id}>
            <Link to={paths.task(id)}>
              {code}. {title}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
