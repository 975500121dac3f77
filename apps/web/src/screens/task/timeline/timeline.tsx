import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Instant, TaskView } from '#contracts';
import { eventsQuery, remindersQuery } from '../../../api/queries.js';
import { Bones } from '../../../feedback/bones.js';
import { Empty } from '../../../feedback/empty.js';
import { ProblemNote } from '../../../feedback/problem-note.js';
import { formatDateWithWeekday, localDate } from '../../../format/date.js';
import { useMe } from '../../../frame/session.js';
import { type Entry, story } from './entries.js';
import { EntryLine } from './entry-line.js';
import { texts } from './texts.js';
import styles from './timeline.module.css';
import { namesOf } from './work-words.js';

/** Of a long past the last entries are shown; the rest on request. */
const PAST_SHOWN = 8;
const COMING_SHOWN = 6;

/** From the first act to the last step to come: who did what, which mails went out, which will and why. */
export function Timeline({ task }: { task: TaskView }) {
  const { now } = useMe();
  const events = useQuery(eventsQuery(task.id));
  const reminders = useQuery(remindersQuery(task.id));
  const late = new Set(task.deadlines.filter(({ outlook }) => outlook === 'overdue').map(({ id }) => id));
  const error = events.error ?? reminders.error;
  return (
    <section className={styles.timeline} aria-labelledby="dien-bien">
      <h2 id="dien-bien">{texts.title}</h2>
      {error && (
        <ProblemNote
          error={error}
          onRetry={() => void Promise.all([events.refetch(), reminders.refetch()])}
        />
      )}
      {events.data && reminders.data ? (
        <Story told={story(events.data.items, reminders.data.items, now, late, namesOf(task))} now={now} />
      ) : (
        !error && <Bones rows={8} />
      )}
    </section>
  );
}

function Story({ told: { past, coming, ifLate }, now }: { told: ReturnType<typeof story>; now: Instant }) {
  const [whole, setWhole] = useState(false);
  if (past.length + coming.length + ifLate.length === 0) return <Empty>{texts.nothing}</Empty>;
  const hidden = whole ? 0 : Math.max(0, past.length - PAST_SHOWN);
  return (
    <>
      {hidden > 0 && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          {texts.earlier(hidden)}
        </button>
      )}
      <Entries entries={past.slice(hidden)} />
      <p className={styles.now}>
        {texts.now}, {formatDateWithWeekday(localDate(now))}
      </p>
      <Entries entries={coming.slice(0, COMING_SHOWN)} />
      <Folded summary={texts.later(coming.length - COMING_SHOWN)} entries={coming.slice(COMING_SHOWN)} />
      <Folded summary={texts.ifLate(ifLate.length)} entries={ifLate} />
    </>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <EntryLine key={entry.key} entry={entry} />
      ))}
    </ol>
  );
}

function Folded({ summary, entries }: { summary: string; entries: Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <details className={styles.folded}>
      <summary>{summary}</summary>
      <Entries entries={entries} />
    </details>
  );
}
