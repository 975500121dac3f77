import { Button, Checkbox } from 'antd';
import { Link } from 'react-router';
import type { TaskListItem } from '#contracts';
import { COMMAND_WORD } from '../../act/command-words.js';
import { paths } from '../../paths.js';
import { dueDate, timeLeft } from '../../status/due-words.js';
import { OutlookMark } from '../../status/outlook.js';
import styles from './my-work.module.css';
import { texts } from './texts.js';
import type { Acknowledging } from './use-acknowledge.js';

interface Props {
  task: TaskListItem;
  acknowledging: Acknowledging;
}

/** One task in one line: how it stands, what, until when, who leads, the main act. */
export function WorkRow({ task, acknowledging }: Props) {
  const { id, code, title, outlook, leads } = task;
  const due = outlook === 'overdue' ? task.nextDue : task.nextWorkingDue;
  const acknowledgeable = task.allowedCommands.includes('acknowledge');
  return (
    <li className={styles.row}>
      <span className={styles.pick}>
        {acknowledgeable && (
          <Checkbox
            aria-label={texts.choose(code)}
            checked={acknowledging.chosen.has(id)}
            onChange={(event) => acknowledging.choose(id, event.target.checked)}
          />
        )}
      </span>
      <span className={styles.status}>
        <OutlookMark outlook={outlook} />
      </span>
      <Link className={styles.title} to={paths.task(id)}>
        <span className={styles.code}>{code}</span> {title}
      </Link>
      <span className={styles.due}>
        {dueDate(due)}
        <span className={outlook === 'overdue' ? styles.late : styles.left}>{timeLeft(task)}</span>
      </span>
      <span className={styles.unit}>{leads[0]?.name ?? task.heldBy?.name}</span>
      <span className={styles.act}>
        <MainAct task={task} acknowledging={acknowledging} />
      </span>
    </li>
  );
}

function MainAct({ task, acknowledging }: Props) {
  const [main] = task.allowedCommands;
  if (main === undefined) return null;
  if (main === 'acknowledge') {
    return (
      <Button
        disabled={acknowledging.busy}
        aria-label={`${COMMAND_WORD.acknowledge} ${task.code}`}
        onClick={() => void acknowledging.acknowledge([task])}
      >
        {COMMAND_WORD.acknowledge}
      </Button>
    );
  }
  return (
    <Link
      className={styles.go}
      to={`${paths.task(task.id)}?viec=${main}`}
      aria-label={`${COMMAND_WORD[main]} ${task.code}`}
    >
      {COMMAND_WORD[main]}
    </Link>
  );
}
