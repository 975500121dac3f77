import { asProblem } from '../api/problem.js';
import styles from './problem-note.module.css';
import { texts } from './texts.js';

interface Props {
  error: unknown;
  /** Shown as a button when asking again makes sense. */
  onRetry?: () => void;
}

/** What happened, what was kept, what to do, and the code to quote. */
export function ProblemNote({ error, onRetry }: Props) {
  const problem = asProblem(error);
  return (
    <div className={styles.note} role="alert">
      <p className={styles.title}>{problem.title}</p>
      {problem.detail.replace(/\.$/, '') !== problem.title && <p>{problem.detail}</p>}
      {problem.fields.length > 0 && (
        <ul className={styles.fields}>
          {problem.fields.map((field) => (
            <li key={`${field.path} ${field.message}`}>{field.message}</li>
          ))}
        </ul>
      )}
      {problem.trace !== null && (
        <p className={styles.trace}>
          {texts.trace}: <code>{problem.trace}</code>
        </p>
      )}
      {onRetry && (
        <button type="button" className={styles.retry} onClick={onRetry}>
          {texts.again}
        </button>
      )}
    </div>
  );
}
