import { createContext, type ReactNode, useContext, useId } from 'react';
import styles from './case.module.css';

/** The level of a card's heading: on a page of its own a case's title is the first. */
export const CardLevel = createContext<'h2' | 'h4'>('h2');

/** One part of a case under its heading; several cases may stand on one page. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  const Heading = useContext(CardLevel);
  return (
    <section className={styles.card} aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  );
}
