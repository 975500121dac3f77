import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { TaskView } from '#contracts';
import { ApiProblem } from '../../api/problem.js';
import { eventsQuery, taskQuery } from '../../api/queries.js';
import { Absent } from '../../feedback/absent.js';
import { usePageTitle } from '../../frame/page-title.js';
import { UpdateNote } from '../../live/update-note.js';
import { OutlookMark } from '../../status/outlook.js';
import { ActPanel } from './acts/act-panel.js';
import { DeadlineCard } from './deadline-card.js';
import { Facts } from './facts.js';
import { SubmittedFiles } from './files/submitted-files.js';
import { NoEntry } from './no-entry.js';
import styles from './task.module.css';
import { texts } from './texts.js';
import { Timeline } from './timeline/timeline.js';
import { Work } from './work.js';

/** One task: its facts, its story from past to future, its dates, and what I may do now. */
export function Component() {
  const { taskId = '' } = useParams();
  const task = useQuery(taskQuery(taskId));
  usePageTitle(task.data === undefined ? texts.loading : `${task.data.code} ${task.data.title}`);

  if (task.data === undefined) {
    if (task.error instanceof ApiProblem && [403, 404].includes(task.error.status)) {
      return <NoEntry problem={task.error} />;
    }
    return <Absent of={task} />;
  }
  return <Sheet key={taskId} task={task.data} />;
}

function Sheet({ task }: { task: TaskView }) {
  const events = useQuery(eventsQuery(task.id)).data?.items ?? [];
  return (
    <article>
      <UpdateNote of={taskQuery(task.id)} shown={task} />
      <header className={styles.head}>
        <p className={styles.line}>
          <span className={styles.code}>{task.code}</span>
          <OutlookMark outlook={task.outlook} />
          {task.demo && <span className={styles.demo}>{texts.demo}</span>}
        </p>
        <h1>{task.title}</h1>
      </header>
      <div className={styles.columns}>
        <div className={styles.right}>
          <section className={styles.cards} aria-label={texts.deadlines}>
            {task.deadlines.map((deadline) => (
              <DeadlineCard key={deadline.id} deadline={deadline} events={events}>
                <SubmittedFiles taskId={task.id} deadlineId={deadline.id} />
              </DeadlineCard>
            ))}
          </section>
          <Work task={task} />
          <ActPanel task={task} events={events} />
        </div>
        <Timeline task={task} />
        <Facts task={task} />
      </div>
    </article>
  );
}
