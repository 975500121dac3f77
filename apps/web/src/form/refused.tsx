import type { ApiProblem } from '../api/problem.js';
import { ProblemNote } from '../feedback/problem-note.js';
import { paths } from '../paths.js';
import styles from './form.module.css';

interface Props {
  problem: ApiProblem;
  /** Whether the act is still offered in the state that was read anew. */
  allowed: boolean;
  words: { outdated: string; outdatedDetail: string; notNow: string; signedOut: string; signIn: string };
}

/** Why the act was not taken, and how what was typed comes to be sent after all. */
export function Refused({ problem, allowed, words }: Props) {
  if (problem.outdated) {
    return (
      <div className={styles.outdated} role="alert">
        <strong>{words.outdated}</strong>
        <p>{problem.detail}</p>
        <p>{allowed ? words.outdatedDetail : words.notNow}</p>
      </div>
    );
  }
  if (problem.status !== 401) return <ProblemNote error={problem} />;
  return (
    <div className={styles.outdated} role="alert">
      <p>{words.signedOut}</p>
      <a href={paths.signIn} target="_blank" rel="noreferrer">
        {words.signIn}
      </a>
    </div>
  );
}
