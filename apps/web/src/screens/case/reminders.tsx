import { Link } from 'react-router';
import type { CaseView, ReminderView } from '#contracts';
import { formatDate, localDate } from '../../format/date.js';
import { paths } from '../../paths.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { texts } from './texts.js';

const SHOWN = 3;

/** What went out for this deadline and this case, the latest first, each with the mail that proves it. */
export function Reminders({ one }: { one: CaseView }) {
  const sent = [...one.reminders].reverse();
  return (
    <Card title={texts.reminders}>
      {sent.length === 0 && <p className={styles.quiet}>{texts.remindersNone}</p>}
      <ul className={styles.list}>
        {sent.slice(0, SHOWN).map((step) => (
          <Step key={`${step.rung} ${step.at}`} step={step} />
        ))}
      </ul>
      {sent.length > SHOWN && (
        <details className={styles.more}>
          <summary>{texts.moreReminders(sent.length)}</summary>
          <ul className={styles.list}>
            {sent.slice(SHOWN).map((step) => (
              <Step key={`${step.rung} ${step.at}`} step={step} />
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

function Step({ step }: { step: ReminderView }) {
  const to = step.to.map(({ name }) => `đ/c ${name}`).join(', ');
  return (
    <li>
      {formatDate(localDate(step.at))} · {step.title}
      <p className={styles.quiet}>
        {step.reason ?? to}{' '}
        {step.messageId !== null && <Link to={paths.message(step.messageId)}>{texts.proof}</Link>}
      </p>
    </li>
  );
}
