import { Link } from 'react-router';
import type { ReminderView } from '#contracts';
import { formatDateWithWeekday, formatInstant, formatTime, localDate } from '../../../format/date.js';
import { paths } from '../../../paths.js';
import type { Entry } from './entries.js';
import { REMINDER_STATE, texts } from './texts.js';
import styles from './timeline.module.css';

export function EntryLine({ entry }: { entry: Entry }) {
  switch (entry.kind) {
    case 'act':
      return <ActLine entry={entry} />;
    case 'step':
      return <StepLine reminder={entry.reminder} />;
    case 'silenced':
      return (
        <li className={styles.silenced}>
          <details>
            <summary>{texts.silenced(entry.reminders.length, entry.reason)}</summary>
            <ol className={styles.entries}>
              {entry.reminders.map((reminder) => (
                <StepLine key={`${reminder.rung} ${reminder.at}`} reminder={reminder} />
              ))}
            </ol>
          </details>
        </li>
      );
  }
}

function ActLine({ entry: { at, words, actor, onBehalfOf } }: { entry: Extract<Entry, { kind: 'act' }> }) {
  return (
    <li className={styles.act}>
      <p className={styles.when}>
        <When at={at} />
      </p>
      <p>
        <strong>{words.title}</strong> <span className={styles.quiet}>{actor}</span>
        {onBehalfOf !== null && (
          <span className={styles.quiet}> ({`${texts.onBehalfOf} ${onBehalfOf}`})</span>
        )}
      </p>
      {words.details.length > 0 && <p className={styles.quiet}>{words.details.join(' · ')}</p>}
      {words.quote !== null && <p className={styles.quote}>{texts.quote(words.quote)}</p>}
    </li>
  );
}

function StepLine({ reminder }: { reminder: ReminderView }) {
  const { title, state, at, why, reason, to, messageId } = reminder;
  return (
    <li className={styles[state] ?? ''}>
      <p className={styles.when}>
        <When at={at} /> · <span className={styles.state}>{REMINDER_STATE[state]}</span>
      </p>
      <p>
        <strong>{title}</strong>
        {reason !== null && <span className={styles.reason}> – {reason}</span>}
      </p>
      {why !== '' && <p className={styles.quiet}>{why}</p>}
      {(messageId !== null || (to.length > 0 && state !== 'silenced')) && (
        <p className={styles.quiet}>
          {to.length > 0 && `${texts.to} ${to.map(recipient).join(texts.and)}`}
          {messageId !== null && (
            <>
              {to.length > 0 && ' · '}
              <Link to={paths.message(messageId)} aria-label={texts.readMailOf(formatInstant(at))}>
                {texts.readMail}
              </Link>
            </>
          )}
        </p>
      )}
    </li>
  );
}

function recipient({ name, role }: ReminderView['to'][number]): string {
  return role === '' ? `đ/c ${name}` : `đ/c ${name} (${role})`;
}

function When({ at }: { at: string }) {
  return (
    <time dateTime={at}>
      {formatTime(at)} {formatDateWithWeekday(localDate(at))}
    </time>
  );
}
