import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CycleView } from '#contracts';
import { cycleQuery } from '../../api/cycle-queries.js';
import { Absent } from '../../feedback/absent.js';
import { formatDate } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { paths } from '../../paths.js';
import { CYCLE_STATUS_WORD } from '../cycles/kind-words.js';
import { ActButtons } from './acts/act-buttons.js';
import type { CycleAct } from './acts/acts.js';
import styles from './cycle.module.css';
import { Frozen } from './frozen.js';
import { AnswerMark } from './marks.js';
import { Matrix } from './matrix.js';
import { texts } from './texts.js';
import { Timeline } from './timeline.js';

const WHOLE: readonly CycleAct[] = ['pause', 'resume'];

/** One cycle: its stages from first to last, and who has answered what. */
export function Component() {
  const { cycleId = '' } = useParams();
  const found = useQuery(cycleQuery(cycleId));
  usePageTitle(found.data?.title ?? texts.loading);
  if (found.data !== undefined) return <Sheet key={cycleId} one={found.data} />;
  return <Absent of={found} act={<Link to={paths.cycles}>{texts.back}</Link>} />;
}

function Sheet({ one }: { one: CycleView }) {
  const { status } = one;
  const acts = WHOLE.filter(
    (act) => one.allowed.includes(act) && (act === 'pause' ? status === 'running' : status === 'paused'),
  );
  return (
    <>
      <header className={styles.head}>
        <p className={styles.line}>
          <Link to={paths.cycles}>{texts.back}</Link>
          <strong>{CYCLE_STATUS_WORD[status]}</strong>
        </p>
        <h1>{one.title}</h1>
        <p className={styles.quiet}>
          {[
            texts.openedOn(formatDate(one.openedOn)),
            one.dataDate === null ? null : texts.dataDate(formatDate(one.dataDate)),
            one.closedOn === null ? null : texts.closedOn(formatDate(one.closedOn)),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
        <Frozen hash={one.contentHash} />
        <ActButtons
          cycleId={one.id}
          version={one.version}
          acts={acts}
          about={{}}
          stillSo={(newer) => newer.status === status}
        />
      </header>
      <Mine one={one} />
      <Timeline one={one} />
      <Documents one={one} />
      <Matrix one={one} />
    </>
  );
}

/** The forms that are mine to fill in, before everything else: a commune comes here for nothing but this. */
function Mine({ one: { id, mine, stages } }: { one: CycleView }) {
  if (mine.length === 0) return null;
  return (
    <section className={styles.mine} aria-labelledby="cua-toi">
      <h2 id="cua-toi">{texts.mine}</h2>
      <ul>
        {mine.map(({ stage, unit, status }) => (
          <li key={`${stage} ${unit.code}`}>
            <Link to={paths.submission(id, unit.code, stage)}>
              {stages.find((s) => s.id === stage)?.name ?? stage} – {unit.name}
            </Link>
            <AnswerMark status={status as Parameters<typeof AnswerMark>[0]['status']} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Documents({ one: { documents } }: { one: CycleView }) {
  if (documents.length === 0) return null;
  return (
    <section className={styles.documents} aria-labelledby="van-ban">
      <h2 id="van-ban">{texts.documents}</h2>
      <ul>
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
