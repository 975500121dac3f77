import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { TaskListItem } from '#contracts';
import { useTaskCommand } from '../../api/use-task-command.js';
import { ProblemNote } from '../../feedback/problem-note.js';
import { useSay } from '../../feedback/say.js';
import { ruleSentence } from '../../format/rule-sentence.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import styles from './drafts.module.css';
import { texts } from './texts.js';

interface Props {
  task: TaskListItem;
  open: boolean;
  onToggle: () => void;
}

/** One draft: what it has, and in red what it lacks. */
export function DraftRow({ task, open, onToggle }: Props) {
  const lacks = (path: string) => task.missing.some((missing) => missing.path.startsWith(path));
  const parts = new Set(task.missing.map(({ part }) => part));
  return (
    <tr className={open ? styles.open : undefined}>
      <th scope="row">{task.code}</th>
      <td className={styles.title}>
        <Link to={paths.task(task.id)} {...opensRow}>
          {task.title}
        </Link>
        {parts.has('duplication') && (
          <p className={styles.missing}>
            <Link to={`${paths.task(task.id)}?viec=record-duplication-check`}>{texts.check}</Link>
          </p>
        )}
      </td>
      <Cell name={texts.columns.leads} missing={lacks('leadUnits') ? texts.missing.leads : null}>
        {task.leads.map(({ code, name }) => (
          <p key={code}>{name}</p>
        ))}
      </Cell>
      <Cell name={texts.columns.officer} missing={lacks('officer') ? texts.missing.officer : null}>
        {task.officerPerson?.name}
      </Cell>
      <Cell name={texts.columns.rule} missing={parts.has('when') ? texts.missing.rule : null}>
        {task.deadlines.map(({ id, rule }) => (
          <p key={id}>{ruleSentence(rule)}</p>
        ))}
      </Cell>
      <Cell name={texts.columns.deliverable} missing={parts.has('result') ? texts.missing.deliverable : null}>
        {task.deadlines.map(({ id, deliverable }) => (
          <p key={id}>{deliverable}</p>
        ))}
      </Cell>
      <td className={styles.acts}>
        <Activate task={task} />
        {task.allowedCommands.includes('complete-profile') && (
          <Button
            aria-expanded={open}
            aria-label={`${open ? texts.close : texts.edit} ${task.code}`}
            onClick={onToggle}
          >
            {open ? texts.close : texts.edit}
          </Button>
        )}
      </td>
    </tr>
  );
}

function Cell({ name, missing, children }: { name: string; missing: string | null; children: ReactNode }) {
  return (
    <td className={missing === null ? undefined : styles.missing} data-name={name}>
      {children}
      {missing !== null && <p className={styles.lack}>{missing}</p>}
    </td>
  );
}

function Activate({ task: { id, version, code, missing, allowedCommands } }: { task: TaskListItem }) {
  const say = useSay();
  const command = useTaskCommand();
  if (missing.length > 0 || !allowedCommands.includes('activate')) return null;
  return (
    <>
      <Button
        type="primary"
        loading={command.isPending}
        aria-label={texts.activateOf(code)}
        onClick={() =>
          command.mutate({
            taskId: id,
            version,
            command: { type: 'activate' },
            onAccepted: () => say(texts.activated(code)),
          })
        }
      >
        {texts.activate}
      </Button>
      {command.error && <ProblemNote error={command.error} />}
    </>
  );
}
