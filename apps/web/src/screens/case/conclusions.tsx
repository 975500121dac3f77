import type { CaseView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { Card } from './card.js';
import styles from './case.module.css';
import { Decided } from './proposal.js';
import { texts } from './texts.js';
import { signedBy } from './voices.js';

/** What was concluded, answered and put on paper; the latest first. */
export function Conclusions({ one: { conclusions, answer, minutes } }: { one: CaseView }) {
  if (conclusions.length === 0) return null;
  return (
    <Card title={texts.conclusions}>
      <ul className={styles.list}>
        {[...conclusions].reverse().map((given) => (
          <li key={given.at}>
            <Decided parts={given} />
            <p className={styles.quiet}>{signedBy(given)}</p>
          </li>
        ))}
      </ul>
      {answer !== null && (
        <p>
          {texts.answer[answer.answer]} · {formatDate(answer.on)}
          {answer.newDue !== null && ` · ${formatDate(answer.newDue)}`}
        </p>
      )}
      {minutes.map(({ kind, documentNumber, documentDate, at }) => (
        <p key={at} className={styles.quiet}>
          {texts.minutesKind[kind]}
          {documentNumber !== null && ` số ${documentNumber}`}
          {documentDate !== null && ` ngày ${formatDate(documentDate)}`}
        </p>
      ))}
    </Card>
  );
}
