import { Link } from 'react-router';
import type { LegalMark, OverviewTask } from '#contracts';
import { formatDateWithWeekday } from '../../../format/date.js';
import { ruleSentence } from '../../../format/rule-sentence.js';
import { opensRow } from '../../../keys/rows.js';
import { paths } from '../../../paths.js';
import { OutlookMark } from '../../../status/outlook.js';
import { chartTexts as texts } from '../texts.js';
import type { Frame } from './frame.js';
import { whyUndated } from './lines.js';
import { type DayEntry, monthsOf } from './months.js';
import styles from './timeline.module.css';

interface Props {
  tasks: readonly OverviewTask[];
  marks: readonly LegalMark[];
  frame: Frame;
}

/** The dates by month, where the chart has no room. */
export function MonthList({ tasks, marks, frame }: Props) {
  const months = monthsOf(tasks, marks, frame);
  const undated = tasks.filter(({ deadlines }) => deadlines.every(({ due }) => due === null));
  return (
    <div className={styles.months}>
      {months.length === 0 && <p className={styles.quiet}>{texts.noMarks}</p>}
      {months.map(({ month, entries }) => (
        <section key={month} aria-label={texts.monthOf(month)}>
          <h2>{texts.monthOf(month)}</h2>
          <ul>
            {entries.map((entry) => (
              <Entry key={keyOf(entry)} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {undated.length > 0 && (
        <details>
          <summary>{texts.undatedTitle(undated.length)}</summary>
          <ul>
            {undated.map((task) => (
              <li key={task.id}>
                <Name task={task} />
                <span className={styles.quiet}>{texts.undated[whyUndated(task)]}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: DayEntry }) {
  const { task, deadline, mark, date } = entry;
  if (mark !== undefined) {
    return (
      <li className={styles.document}>
        <span>{formatDateWithWeekday(date)}</span>
        <span>
          <strong>{mark.code}</strong> {mark.title}
        </span>
        <span className={styles.quiet}>{ruleSentence(mark.rule)}</span>
      </li>
    );
  }
  return (
    <li>
      <span>{formatDateWithWeekday(date)}</span>
      <Name task={task} />
      {deadline.deliverable !== '' && <span className={styles.quiet}>{deadline.deliverable}</span>}
      <OutlookMark outlook={deadline.outlook} />
    </li>
  );
}

function Name({ task: { id, code, title } }: { task: OverviewTask }) {
  return (
    <Link to={paths.task(id)} {...opensRow}>
      <strong>{code}</strong> {title}
    </Link>
  );
}

function keyOf({ task, deadline, mark }: DayEntry): string {
  return mark === undefined ? `${task.id} ${deadline.id}` : mark.code;
}
