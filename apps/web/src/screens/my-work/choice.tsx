import { Button } from 'antd';
import { ProblemNote } from '../../feedback/problem-note.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Acknowledging } from './use-acknowledge.js';

/** What can be done with several tasks at once: acknowledge them. */
export function Choice({ acknowledging }: { acknowledging: Acknowledging }) {
  const { possible, chosen, chooseAll, clear, acknowledge, busy, error } = acknowledging;
  if (possible.length < 2 && error === null) return null;
  return (
    <div className={styles.choice}>
      {error && <ProblemNote error={error} />}
      {possible.length > 1 && chosen.size === 0 && (
        <Button size="small" type="link" className={styles.chooseAll ?? ''} onClick={chooseAll}>
          {texts.chooseAll(possible.length)}
        </Button>
      )}
      {chosen.size > 0 && (
        <div className={styles.chosen}>
          <span>{texts.chosen(chosen.size)}</span>
          <Button
            type="primary"
            loading={busy}
            onClick={() => void acknowledge(possible.filter(({ id }) => chosen.has(id)))}
          >
            {texts.acknowledgeAll(chosen.size)}
          </Button>
          <Button onClick={clear} disabled={busy}>
            {texts.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
