import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CycleView, StageView } from '#contracts';
import { submissionsQuery } from '../../api/cycle-queries.js';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import { useMe } from '../../frame/session.js';
import { paths } from '../../paths.js';
import { ActButtons } from './acts/act-buttons.js';
import { stageActs } from './acts/acts.js';
import styles from './cycle.module.css';
import { Frozen } from './frozen.js';
import { StageMark } from './marks.js';
import { type AnswerStatus, ENDED_WORD, texts } from './texts.js';

interface Props {
  one: CycleView;
  stage: StageView;
}

export function StageLine({ one, stage }: Props) {
  const { status, isLate, openedOn, opensOn, closedOn, recordedOn, endedBy } = stage;
  const facts = [
    status === 'waiting' && opensOn !== null && texts.opens(formatDate(opensOn)),
    openedOn !== null && texts.opened(formatDate(openedOn)),
    closedOn !== null && (status === 'skipped' ? texts.skipped : texts.ended)(formatDate(closedOn)),
    endedBy !== null && ENDED_WORD[endedBy],
    recordedOn !== null && texts.recorded(formatDate(recordedOn)),
    stage.delivers !== null && texts.delivers(stage.delivers),
  ].filter((fact) => fact !== false);
  const acts = (
    <ActButtons
      cycleId={one.id}
      version={one.version}
      acts={stageActs(stage, one)}
      about={{ stage }}
      folded={status !== 'open'}
      stillSo={({ stages }) => {
        const now = stages.find(({ id }) => id === stage.id);
        return now?.status === status && now.legalDue === stage.legalDue;
      }}
    />
  );
  return (
    <li className={`${styles.stage} ${styles[isLate ? 'late' : status] ?? ''}`}>
      <div className={styles.stageHead}>
        <h3>{stage.name}</h3>
        <StageMark stage={stage} />
      </div>
      <div className={styles.dated}>
        <Due stage={stage} />
        {status !== 'open' && acts}
      </div>
      {facts.length > 0 && <p className={styles.quiet}>{facts.join(' · ')}</p>}
      {stage.gate !== null && status !== 'closed' && <p className={styles.quiet}>{texts.gate}</p>}
      <Came one={one} stage={stage} />
      <Refused stage={stage} />
      <Frozen hash={stage.contentHash} />
      {status === 'open' && acts}
    </li>
  );
}

/** The date, whose it is, which one it was at first, and one click away why it is that date. */
function Due({ stage: { legalDue, originalDue, basis, explanation, status } }: Pick<Props, 'stage'>) {
  if (legalDue === null) return status === 'skipped' ? null : <p className={styles.quiet}>{texts.noDue}</p>;
  const moved = originalDue !== null && originalDue !== legalDue;
  return (
    <div className={styles.due}>
      <span>
        {texts.due} <strong>{formatDateWithWeekday(legalDue)}</strong>
      </span>
      {!moved && (
        <span className={styles.quiet}>{basis === 'document' ? texts.byDocument : texts.byDefault}</span>
      )}
      {moved && (
        <span className={styles.quiet}>
          {texts.original}: <s>{formatDate(originalDue)}</s>
        </span>
      )}
      {explanation.length > 0 && (
        <details className={styles.why}>
          <summary>{texts.why(formatDate(legalDue))}</summary>
          <ol>
            {explanation.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

/** What the end of the stage could not do to a task, and why: somebody does it by hand. */
function Refused({ stage: { refused } }: Pick<Props, 'stage'>) {
  if (refused.length === 0) return null;
  return (
    <div className={styles.refused}>
      <strong>{texts.refused(refused.length)}</strong>
      <ul>
        {refused.map(({ code, task, reason }) => (
          <li key={`${code} ${reason}`}>
            {task === null ? code : <Link to={paths.task(task)}>{code}</Link>}: {reason}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How many have answered, the way to those who have not, and to what came. */
function Came({ one, stage }: Props) {
  const { seesAll } = useMe();
  const { id, form, asked, answered, status, caseId } = stage;
  const answers = useQuery(submissionsQuery(one.id));
  const missing =
    answers.data?.items.filter((row) => row.stage === id && MISSING.has(row.status)).length ?? 0;
  const begun = form !== null && (status === 'open' || status === 'closed');
  if (!begun && caseId === null) return null;
  const wanted = new URLSearchParams({ buoc: id, 'tinh-trang': 'chua-gui,tra-lai' });
  return (
    <p className={styles.came}>
      {begun && asked > 0 && (
        <span className={styles.answered}>
          <meter className={styles.meter} min={0} max={asked} value={answered} aria-hidden />
          <strong>{texts.answered(answered, asked)}</strong>
        </span>
      )}
      {begun && missing > 0 && (
        <Link to={{ search: `?${wanted}`, hash: '#don-vi' }}>{texts.missing(missing)}</Link>
      )}
      {begun && one.consolidates.includes(id) && (
        <Link to={paths.consolidation(one.id, id)}>{texts.consolidate}</Link>
      )}
      {caseId !== null && (seesAll || missing > 0) && <Link to={paths.case(caseId)}>{texts.toCase}</Link>}
    </p>
  );
}

const MISSING: ReadonlySet<AnswerStatus> = new Set(['asked', 'returned', 'missing']);
