import { Link } from 'react-router';
import type { ApiProblem } from '../../api/problem.js';
import { texts as feedback } from '../../feedback/texts.js';
import { usePageTitle } from '../../frame/page-title.js';
import { paths } from '../../paths.js';
import styles from './task.module.css';
import { texts } from './texts.js';

/** A task that this person may not see, or that does not exist. */
export function NoEntry({ problem }: { problem: ApiProblem }) {
  const forbidden = problem.status === 403;
  const title = forbidden ? texts.forbidden : texts.missingTask;
  usePageTitle(title);
  return (
    <section className={styles.refused}>
      <h1>{title}</h1>
      <p>{forbidden ? texts.forbiddenDetail : texts.missingTaskDetail}</p>
      {problem.trace !== null && (
        <p className={styles.quiet}>
          {feedback.trace}: <code>{problem.trace}</code>
        </p>
      )}
      <p>
        <Link to={paths.myWork}>{texts.home}</Link>
      </p>
    </section>
  );
}
