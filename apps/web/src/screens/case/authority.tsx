import type { CaseView } from '#contracts';
import { Card } from './card.js';
import styles from './case.module.css';
import { texts } from './texts.js';

/** What may be decided here, and why; the server judges by the same sentences. */
export function Authority({ one: { competence } }: { one: CaseView }) {
  const { may, because } = competence.move;
  if (because.length === 0) return null;
  return (
    <Card title={texts.authority}>
      <p>{may ? texts.mayMove : texts.mayOnlyRecommend}</p>
      {because.map((sentence) => (
        <p key={sentence} className={styles.quiet}>
          {sentence}
        </p>
      ))}
    </Card>
  );
}
