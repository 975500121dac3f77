import { texts } from './texts.js';
import styles from './year-grid.module.css';

const MARKS = [
  ['rest', texts.rest],
  ['off', texts.off],
  ['work', texts.makeUp],
  ['guess', texts.notOfficial],
] as const;

export function Legend({ draft }: { draft: boolean }) {
  return (
    <ul className={styles.legend} aria-label={texts.legend}>
      {MARKS.map(([mark, word]) => (
        <li key={mark}>
          <span aria-hidden className={`${styles.mark} ${styles[mark] ?? ''}`} />
          {word}
        </li>
      ))}
      {draft && (
        <li>
          <span aria-hidden className={`${styles.mark} ${styles.edited}`} />
          {texts.edited}
        </li>
      )}
    </ul>
  );
}
