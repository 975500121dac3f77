import type { DateChangeView, DeadlineView, EventView } from '#contracts';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import styles from './deadline-card.module.css';
import { texts } from './texts.js';
import { reasonAsked } from './told.js';

/** Against the first date and the present one, side by side; one line where they are the same date. */
export function Outcomes({ deadline: { outcomes, originalLegalDue, legalDue } }: { deadline: DeadlineView }) {
  const { original, current } = outcomes;
  if (original === null || current === null) return null;
  const same = originalLegalDue === legalDue;
  return (
    <li>{same ? texts.outcome[current] : texts.outcomes(texts.outcome[original], texts.outcome[current])}</li>
  );
}

interface ExtensionProps {
  deadline: DeadlineView;
  events: readonly EventView[];
}

/** The request for more time that waits, for the signature or for the decision, and why it is made. */
export function Extension({ deadline: { id, extension }, events }: ExtensionProps) {
  if (extension === null) return null;
  const { no, newDue, by, requestedOn, signedOn, signedBy } = extension;
  const reason = reasonAsked(events, id, no);
  return (
    <div className={styles.extension}>
      <p className={styles.asked}>{texts.extension(formatDateWithWeekday(newDue))}</p>
      {reason !== null && <p className={styles.reason}>{texts.reason(reason)}</p>}
      <p className={styles.quiet}>{texts.drafted(by.name, formatDate(requestedOn))}</p>
      <p className={styles.quiet}>
        {signedOn === null ? texts.unsigned : texts.signed(signedBy?.name ?? '', formatDate(signedOn))}
      </p>
    </div>
  );
}

/** Every date after the first, with the act and the document that gave it. */
export function DateHistory({ deadline: { dates, extensions } }: { deadline: DeadlineView }) {
  if (dates.length === 0 && extensions.refused === 0) return null;
  return (
    <details className={styles.why}>
      <summary>{texts.dateHistory(dates.length)}</summary>
      {(extensions.granted > 0 || extensions.refused > 0) && (
        <p className={styles.quiet}>{texts.tally(extensions.granted, extensions.refused)}</p>
      )}
      <ol>
        {dates.map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a history is only added to at its end
          <li key={i}>
            <Change change={change} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Change({ change: { kind, from, to, on, document } }: { change: DateChangeView }) {
  const said = document === null ? null : [document.title, document.number && `số ${document.number}`];
  return (
    <>
      <strong>{texts.changeKind[kind]}</strong> {formatDate(on)}:{' '}
      {from === null ? formatDate(to) : texts.fromTo(formatDate(from), formatDate(to))}
      {said !== null && <span className={styles.quiet}> · {said.filter(Boolean).join(' ')}</span>}
    </>
  );
}
