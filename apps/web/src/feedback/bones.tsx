import styles from './bones.module.css';
import { texts } from './texts.js';

/** The outline of a list while it loads; never a spinner over a page. */
export function Bones({ rows = 4 }: { rows?: number }) {
  return (
    <div className={styles.bones} role="status" aria-label={texts.loading}>
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <div key={i} className={styles.row} />
      ))}
    </div>
  );
}
