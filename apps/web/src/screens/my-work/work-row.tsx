import { Button, Checkbox } from 'antd';
import { Link } from 'react-router';
import type { TaskListItem } from '#contracts';
import { COMMAND_WORD } from '../../act/command-words.js';
import { paths } from '../../paths.js';
import { TaskRow } from '../../task-row/task-row.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Acknowledging } from './use-acknowledge.js';

interface Props {
  task: TaskListItem;
  acknowledging: Acknowledging;
}

/** A task of mine with its main act; unacknowledged ones can be chosen. */
export function WorkRow({ task, acknowledging }: Props) {
  const pick = task.allowedCommands.includes('acknowledge') && (
    <Checkbox
      aria-label={texts.choose(task.code)}
      checked={acknowledging.chosen.has(task.id)}
      onChange={(event) => acknowledging.choose(task.id, event.target.checked)}
    />
  );
  return <TaskRow task={task} pick={pick} end={<MainAct task={task} acknowledging={acknowledging} />} />;
}

function MainAct({ task, acknowledging }: Props) {
  const [main] = task.allowedCommands;
  if (main === undefined) return null;
  const name = `${COMMAND_WORD[main]} ${task.code}`;
  if (main === 'acknowledge') {
    return (
      <Button
        disabled={acknowledging.busy}
        aria-label={name}
        onClick={() => void acknowledging.acknowledge([task])}
      >
        {COMMAND_WORD[main]}
      </Button>
    );
  }
  return (
    <Link className={styles.go} to={`${paths.task(task.id)}?viec=${main}`} aria-label={name}>
      {COMMAND_WORD[main]}
    </Link>
  );
}
