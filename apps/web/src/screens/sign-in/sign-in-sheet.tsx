import type { ReactNode } from 'react';
import { texts as frame } from '../../frame/texts.js';
import styles from './sign-in.module.css';
import { texts } from './texts.js';

/** The sheet in the middle of the page that both ways of signing in are written on. */
export function SignInSheet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.page}>
      <main className={styles.sheet}>
        <p className={styles.product}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          {frame.product}
        </p>
        <p className={styles.about}>{texts.about}</p>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
