import type { ReactNode } from 'react';
import type { DeadlineView, EventView } from '#contracts';
import { formatDate, formatDateWithWeekday, localDate } from '../../format/date.js';
import { ruleSentence } from '../../format/rule-sentence.js';
import { timeLeft } from '../../status/due-words.js';
import { OutlookMark } from '../../status/outlook.js';
import { DateHistory, Extension, Outcomes } from './dates.js';
import styles from './deadline-card.module.css';
import { texts } from './texts.js';
import { documentSubmitted } from './told.js';

interface Props {
  deadline: DeadlineView;
  /** Of its task. */
  events: readonly EventView[];
  children: ReactNode;
}

/** One deadline: its deliverable, the date that counts now, and why it is that date. */
export function DeadlineCard({ deadline, events, children }: Props) {
  const { deliverable, outlook, legalDue, workingDue, originalLegalDue, reworkDue, completedOn } = deadline;
  const running = outlook !== 'done' && outlook !== 'awaiting-check';
  const counts = reworkDue ?? (outlook === 'overdue' ? legalDue : workingDue);
  return (
    <div className={styles.card}>
      <p className={styles.deliverable}>
        <span className={styles.quiet}>{texts.deliverable}: </span>
        {deliverable === '' ? texts.noDeliverable : deliverable}
      </p>
      <p className={styles.due}>{counts === null ? texts.noDue : formatDateWithWeekday(counts)}</p>
      <p className={styles.state}>
        <OutlookMark outlook={outlook} />
        {running && (
          <span className={outlook === 'overdue' ? styles.late : styles.quiet}>{timeLeft(deadline)}</span>
        )}
      </p>
      <ul className={styles.notes}>
        {reworkDue !== null && (
          <li>
            {texts.reworkDue} {formatDateWithWeekday(reworkDue)}
          </li>
        )}
        {legalDue !== null && legalDue !== counts && (
          <li>
            {texts.legalDue}: {formatDateWithWeekday(legalDue)}
          </li>
        )}
        {originalLegalDue !== null && originalLegalDue !== legalDue && (
          <li>
            {texts.originalDue}: <s>{formatDate(originalLegalDue)}</s>
          </li>
        )}
        <Submission deadline={deadline} events={events} />
        {completedOn !== null && outlook === 'done' && (
          <li>
            {texts.completedOn}: {formatDate(completedOn)}
          </li>
        )}
        <Outcomes deadline={deadline} />
        {deadline.directiveDue !== null && (
          <li>
            {texts.directiveDue} {formatDateWithWeekday(deadline.directiveDue)}
          </li>
        )}
        {deadline.case !== null && <li>{texts.case[deadline.case.status]}</li>}
      </ul>
      <Extension deadline={deadline} events={events} />
      {children}
      <DateHistory deadline={deadline} />
      <details className={styles.why}>
        <summary>{workingDue === null ? texts.whyNone : texts.why(formatDate(workingDue))}</summary>
        <ol>
          {(deadline.explanation.length === 0 ? [ruleSentence(deadline.rule)] : deadline.explanation).map(
            (sentence) => (
              <li key={sentence}>{sentence}</li>
            ),
          )}
        </ol>
      </details>
    </div>
  );
}

function Submission({ deadline: { id, submission, status }, events }: Omit<Props, 'children'>) {
  if (submission === null) return null;
  const { no, at, by, backdated, completedOn, recordedOn, checkDue } = submission;
  const document = documentSubmitted(events, id, no);
  return (
    <>
      <li>
        {texts.submitted(no, formatDate(localDate(at)), by === null ? '' : `đ/c ${by.name}`)}
        {backdated && ` (${texts.backdated(formatDate(completedOn), formatDate(recordedOn))})`}
      </li>
      {document !== null && (
        <li>
          {texts.submittedAs(document.number, document.date === null ? null : formatDate(document.date))}
        </li>
      )}
      {status === 'submitted' && <li>{texts.checkDue(formatDateWithWeekday(checkDue))}</li>}
    </>
  );
}
