import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { paths } from '../../paths.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Outcome } from './use-bulk.js';

/** Task by task what was done, and what was refused with the words of the refusal. */
export function Outcomes({ outcomes, onClose }: { outcomes: readonly Outcome[]; onClose: () => void }) {
  const refused = outcomes.filter(({ problem }) => problem !== null).length;
  return (
    <section className={styles.outcomes} aria-label={texts.outcomes}>
      <p role="status">{texts.outcomeCount(outcomes.length - refused, refused)}</p>
      <ul>
        {outcomes.map(({ task, act, problem }) => (
          <li key={task.id} className={problem === null ? styles.did : styles.refused}>
            {problem === null ? <CheckCircleOutlined aria-hidden /> : <CloseCircleOutlined aria-hidden />}
            <span>
              <Link to={paths.task(task.id)}>
                <strong>{task.code}</strong> {task.title}
              </Link>
              : {problem === null ? texts.didOne[act] : problem.detail}
              {problem?.trace != null && ` (${texts.trace} ${problem.trace})`}
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={onClose}>
        {texts.closeOutcomes}
      </Button>
    </section>
  );
}
