import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import type { CaseView } from '#contracts';
import { caseQuery } from '../../api/queries.js';
import { Absent } from '../../feedback/absent.js';
import { formatDateWithWeekday } from '../../format/date.js';
import { usePageTitle } from '../../frame/page-title.js';
import { UpdateNote } from '../../live/update-note.js';
import { paths } from '../../paths.js';
import { STATE_WORD } from '../cases/texts.js';
import { CasePanel, PANEL_ID } from './acts/case-panel.js';
import { Authority } from './authority.js';
import styles from './case.module.css';
import { Conclusions } from './conclusions.js';
import { Drafts } from './drafts.js';
import { Facts } from './facts.js';
import { Held } from './held.js';
import { Proposal } from './proposal.js';
import { Reminders } from './reminders.js';
import { texts } from './texts.js';
import { Difficulties, Opinions, Statements } from './voices.js';

/** One case on one page: facts, what was said, what is proposed, what may be decided here, and the acts. */
export function Component() {
  const { caseId = '' } = useParams();
  const found = useQuery(caseQuery(caseId));
  usePageTitle(
    found.data === undefined ? texts.loading : `${found.data.taskCode} ${found.data.taskTitle}`.trim(),
  );

  if (found.data === undefined) return <Absent of={found} />;
  return <Sheet key={caseId} one={found.data} />;
}

function Sheet({ one }: { one: CaseView }) {
  const wait = waitingFor(one);
  // The case of a late stage of a cycle: no task holds its days or its papers.
  const ofStage = one.taskCode === '';
  return (
    <article className={styles.case}>
      <UpdateNote of={caseQuery(one.id)} shown={one} />
      <header className={styles.head}>
        <p className={styles.line}>
          <Link to={paths.cases}>{texts.back}</Link>
          <strong>{STATE_WORD[one.status]}</strong>
          {wait !== null && <span className={styles.due}>{wait}</span>}
        </p>
        <h1>
          <span>{one.taskCode}</span> {one.taskTitle}
        </h1>
        <p>
          {ofStage ? (
            <Link to={paths.cycle(one.taskId)}>{texts.openCycle}</Link>
          ) : (
            <Link to={paths.task(one.taskId)}>{texts.openTask}</Link>
          )}
        </p>
      </header>
      <div className={styles.columns}>
        <div className={styles.dossier}>
          <Facts one={one} />
          {!ofStage && <Held one={one} />}
          <Reminders one={one} />
          <Statements one={one} />
          <Difficulties one={one} />
          <Proposal one={one} />
          <Opinions one={one} />
        </div>
        <div className={styles.side}>
          <Conclusions one={one} />
          <Authority one={one} />
          <CasePanel one={one} />
          {!ofStage && <Drafts one={one} />}
        </div>
      </div>
      {one.allowedCommands.length > 0 && (
        <a className={styles.pinned} href={`#${PANEL_ID}`}>
          {texts.toActs}
        </a>
      )}
    </article>
  );
}

/** Whose turn it is, until when. */
function waitingFor({ status, answerDue, explanationDue, resubmitDue }: CaseView): string | null {
  if (status === 'with-committee' && answerDue !== null)
    return texts.answerBy(formatDateWithWeekday(answerDue));
  if (status === 'awaiting-explanation' && explanationDue !== null) {
    return texts.explainBy(formatDateWithWeekday(explanationDue));
  }
  if (status === 'draft' && resubmitDue !== null) return texts.resubmitBy(formatDateWithWeekday(resubmitDue));
  return null;
}
