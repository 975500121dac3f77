import { Button, Checkbox } from 'antd';
import { Link } from 'react-router';
import type { TaskListItem } from '#contracts';
import { COMMAND_WORD } from '../../act/command-words.js';
import { paths } from '../../paths.js';
import { TaskRow } from '../../task-row/task-row.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Bulk } from './use-bulk.js';

interface Props {
  task: TaskListItem;
  bulk: Bulk;
}

/** A task of mine with its main act; those that several can be done with at once can be chosen. */
export function WorkRow({ task, bulk }: Props) {
  const pick = bulk.possible.includes(task) && (
    <Checkbox
      aria-label={texts.choose(task.code)}
      checked={bulk.chosen.has(task.id)}
      onChange={(event) => bulk.choose(task.id, event.target.checked)}
    />
  );
  return <TaskRow task={task} pick={pick} end={<MainAct task={task} bulk={bulk} />} />;
}

function MainAct({ task, bulk }: Props) {
  const [main] = task.allowedCommands;
  if (main === undefined) return null;
  const name = `${COMMAND_WORD[main]} ${task.code}`;
  if (main === 'acknowledge') {
    return (
      <Button
        disabled={bulk.busy}
        aria-label={name}
        onClick={() => void bulk.send([task], { type: 'acknowledge' })}
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
