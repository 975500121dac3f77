import styles from './cycle.module.css';
import { texts } from './texts.js';

/** What was frozen when it ended, so that a paper can be compared with the record. */
export function Frozen({ hash }: { hash: string | null }) {
  if (hash === null) return null;
  return (
    <p className={styles.quiet}>
      {texts.frozen}: <code className={styles.hash}>{hash}</code>
    </p>
  );
}
