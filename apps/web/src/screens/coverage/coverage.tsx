import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CoverageEntry, CoverageKind } from '#contracts';
import { coverageQuery } from '../../api/queries.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { opensRow } from '../../keys/rows.js';
import { ChipFilter } from '../../list/chip-filter.js';
import list from '../../list/list.module.css';
import { ListHead } from '../../list/list-head.js';
import { useUrlFilters } from '../../list/url-filters.js';
import styles from './coverage.module.css';
import { KIND_WORD, texts } from './texts.js';

const KINDS = Object.keys(KIND_WORD) as CoverageKind[];

/** Whatever reaches nobody, by kind, each with what to do and where. */
export function Component() {
  const { all } = useUrlFilters();
  const coverage = useQuery(coverageQuery);
  const chosen = all('kind');
  const counts = coverage.data?.counts;
  const found = KINDS.filter((kind) => (counts?.[kind] ?? 0) > 0);
  const shown = found.filter((kind) => chosen.length === 0 || chosen.includes(kind));
  return (
    <>
      <ListHead title={texts.title} count={coverage.data && texts.count(coverage.data.total)} />
      {found.length > 1 && (
        <div className={list.filters}>
          <ChipFilter name="kind" label={texts.kind} options={found} words={KIND_WORD} />
        </div>
      )}
      {coverage.error && <ProblemNote error={coverage.error} onRetry={() => void coverage.refetch()} />}
      {coverage.isPending && <Bones />}
      {coverage.data?.total === 0 && <Empty>{texts.empty}</Empty>}
      {shown.map((kind) => (
        <Group
          key={kind}
          kind={kind}
          total={counts?.[kind] ?? 0}
          entries={coverage.data?.items.filter((one) => one.kind === kind) ?? []}
        />
      ))}
    </>
  );
}

interface GroupProps {
  kind: CoverageKind;
  total: number;
  entries: readonly CoverageEntry[];
}

function Group({ kind, total, entries }: GroupProps) {
  return (
    <section className={styles.group} aria-label={KIND_WORD[kind]}>
      <h2>
        {KIND_WORD[kind]} ({total})
      </h2>
      <ul className={`${list.rows} ${styles.rows}`}>
        {entries.map((one) => (
          <li key={`${one.subject} ${one.detail}`}>
            <span className={styles.subject}>
              {one.link === null ? (
                one.subject
              ) : (
                <Link to={one.link} {...opensRow}>
                  {one.subject}
                </Link>
              )}
            </span>
            <span className={styles.what}>
              <span>{one.detail}</span>
              <span className={styles.quiet}>{one.action}</span>
            </span>
          </li>
        ))}
      </ul>
      {total > entries.length && <p className={styles.quiet}>{texts.more(total - entries.length)}</p>}
    </section>
  );
}
