import { formatDate, formatDateWithWeekday } from '../../../format/date.js';
import { ruleSentence } from '../../../format/rule-sentence.js';
import { chartTexts as texts } from '../texts.js';
import type { LegalDay } from './lines.js';
import styles from './timeline.module.css';

/** The days of documents in words: what is due, by which rule, and the last working day for it. */
export function LegalList({ days }: { days: readonly LegalDay[] }) {
  if (days.length === 0) return null;
  return (
    <section className={styles.documents} aria-label={texts.legalTitle}>
      <h2>{texts.legalTitle}</h2>
      <ul>
        {days.flatMap(({ date, marks }) =>
          marks.map(({ code, title, rule, workingDue }) => (
            <li key={`${date} ${code}`}>
              <strong>{formatDate(date)}</strong> {code} {title}.{' '}
              <span className={styles.quiet}>
                {ruleSentence(rule)} {texts.lastDay(formatDateWithWeekday(workingDue))}
              </span>
            </li>
          )),
        )}
      </ul>
    </section>
  );
}
