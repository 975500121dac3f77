import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { ConsolidationView, CycleView } from '#contracts';
import { consolidationQuery, cycleQuery } from '../../api/cycle-queries.js';
import { Absent } from '../../feedback/absent.js';
import { Bones } from '../../feedback/bones.js';
import { Empty } from '../../feedback/empty.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { usePageTitle } from '../../frame/page-title.js';
import list from '../../list/list.module.css';
import { useUrlFilters } from '../../list/url-filters.js';
import { paths } from '../../paths.js';
import { answeredStages } from '../cycle/matrix-rows.js';
import { Conflicts } from './conflicts.js';
import styles from './consolidation.module.css';
import { Choices, Figures } from './figures.js';
import { RowTables } from './row-tables.js';
import { texts } from './texts.js';
import { UnitTexts } from './unit-texts.js';

/** What the units of a stage sent, put together: nothing is overwritten, what differs is shown. */
export function Component() {
  const { cycleId = '' } = useParams();
  const cycle = useQuery(cycleQuery(cycleId));
  usePageTitle(cycle.data === undefined ? texts.title : `${texts.title}: ${cycle.data.title}`);
  if (cycle.data !== undefined) return <Sheet cycle={cycle.data} />;
  return <Absent of={cycle} act={<Link to={paths.cycles}>{texts.title}</Link>} />;
}

const STAGE = 'buoc';

function Sheet({ cycle }: { cycle: CycleView }) {
  const { get, set } = useUrlFilters();
  const stages = answeredStages(cycle.stages);
  const widest = [...stages].sort((a, b) => b.answered - a.answered)[0];
  const stage = get(STAGE) || widest?.id;
  return (
    <article className={styles.sheet}>
      <header>
        <p>
          <Link to={paths.cycle(cycle.id)}>{cycle.title}</Link>
        </p>
        <h1>{texts.title}</h1>
      </header>
      {stage === undefined ? (
        <Empty>{texts.noStage}</Empty>
      ) : (
        <>
          <label className={`${list.field} ${styles.pick}`}>
            {texts.stage}
            <select value={stage} onChange={(event) => set(STAGE, event.target.value)}>
              {stages.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <Loaded cycle={cycle} stage={stage} />
        </>
      )}
    </article>
  );
}

function Loaded({ cycle, stage }: { cycle: CycleView; stage: string }) {
  const found = useQuery(consolidationQuery(cycle.id, stage));
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data === undefined) return <Bones rows={6} />;
  const one = found.data;
  return (
    <>
      <p role="status">{texts.answered(one.answered, one.asked)}</p>
      <Reports cycle={cycle} />
      <Missing one={one} cycle={cycle} />
      {one.answered === 0 && <Empty>{texts.nothing}</Empty>}
      <Conflicts one={one} cycleId={cycle.id} />
      <Figures one={one} />
      <Choices one={one} />
      <UnitTexts key={stage} one={one} cycleId={cycle.id} />
      <RowTables one={one} />
    </>
  );
}

function Reports({ cycle: { documents } }: { cycle: CycleView }) {
  if (documents.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="xuat">
      <h2 id="xuat">{texts.reports}</h2>
      <ul className={styles.links}>
        {documents.map(({ kind, label, url }) => (
          <li key={`${kind} ${url}`}>
            <a href={url} download>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Missing({ one: { missing, stage }, cycle }: { one: ConsolidationView; cycle: CycleView }) {
  if (missing.length === 0) return null;
  return (
    <details className={styles.missing}>
      <summary>{texts.missing(missing.length)}</summary>
      <ul>
        {missing.map(({ code, name }) => (
          <li key={code}>
            <Link to={paths.submission(cycle.id, code, stage)}>{name}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
