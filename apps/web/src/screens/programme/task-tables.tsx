import { Link } from 'react-router';
import type { OverviewTask, ProgrammeOverview } from '#contracts';
import { opensRow } from '../../keys/rows.js';
import figures from '../../list/figures.module.css';
import { paths } from '../../paths.js';
import { OutlookMark } from '../../status/outlook.js';
import { groupsOf, type Order } from './group.js';
import styles from './programme.module.css';
import { dueWords, leadWords, leftWords, namesOf, type Said } from './task-words.js';
import { GROUP_WORDS, texts } from './texts.js';

interface Props {
  tasks: readonly OverviewTask[];
  order: Order;
  groups: ProgrammeOverview['groups'];
}

/** The tasks in words, group by group. */
export function TaskTables({ tasks, order, groups }: Props) {
  return groupsOf(tasks, order, groups, GROUP_WORDS).map(({ key, name, tasks: own }) => (
    <section key={key} className={styles.group}>
      <h2>
        {name} ({own.length})
      </h2>
      <table className={`${figures.table} ${figures.words} ${styles.tasks}`}>
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.task}</th>
            <th scope="col">{texts.lead}</th>
            <th scope="col">{texts.outlook}</th>
            <th scope="col">{texts.due}</th>
          </tr>
        </thead>
        <tbody>
          {own.map((task) => (
            <Row key={task.id} task={task} />
          ))}
        </tbody>
      </table>
    </section>
  ));
}

function Row({ task }: { task: OverviewTask }) {
  const { id, code, title, outlook, coordinating } = task;
  return (
    <tr>
      <th scope="row">
        <Link to={paths.task(id)} {...opensRow}>
          <strong>{code}</strong> {title}
        </Link>
      </th>
      <td data-label={texts.lead}>
        <span>
          <Words said={leadWords(task)} />
          {coordinating.length > 0 && (
            <span className={styles.second}>{texts.withOthers(namesOf(coordinating))}</span>
          )}
        </span>
      </td>
      <td data-label={texts.outlook}>
        <OutlookMark outlook={outlook} />
      </td>
      <td data-label={texts.due}>
        <span>
          <Words said={dueWords(task)} />
          <span className={outlook === 'overdue' ? styles.late : styles.second}>{leftWords(task)}</span>
        </span>
      </td>
    </tr>
  );
}

/** In the colour of what is missing, where it is. */
export function Words({ said: { text, missing } }: { said: Said }) {
  return missing ? <span className={styles.missing}>{text}</span> : text;
}
