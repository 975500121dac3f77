import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** An empty list: one sentence that says what will appear, and one act at most. */
export function Empty({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {act}
    </div>
  );
}
