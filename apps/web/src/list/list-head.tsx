import type { ReactNode } from 'react';
import { usePageTitle } from '../frame/page-title.js';
import styles from './list.module.css';

interface Props {
  title: string;
  /** How much there is, in words; absent while nobody knows. */
  count?: string | undefined;
  /** Ways on from the list. */
  children?: ReactNode;
}

/** What a list is called, on the page and in the window, and how much it holds. */
export function ListHead({ title, count, children }: Props) {
  usePageTitle(title);
  return (
    <div className={styles.head}>
      <h1>{title}</h1>
      {count !== undefined && (
        <span className={styles.count} role="status">
          {count}
        </span>
      )}
      {children}
    </div>
  );
}
