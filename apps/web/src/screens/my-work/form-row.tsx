import { Link } from 'react-router';
import type { OwedAnswer } from '#contracts';
import { formatDateWithWeekday } from '../../format/date.js';
import { opensRow } from '../../keys/rows.js';
import { paths } from '../../paths.js';
import { timeLeft } from '../../status/due-words.js';
import { OutlookMark } from '../../status/outlook.js';
import row from '../../task-row/task-row.module.css';
import styles from './my-work.module.css';
import { texts } from './texts.js';

/** A form of a cycle that is owed, in the line of a task: how it stands, what, until when, whose. */
export function FormRow({ form, pick }: { form: OwedAnswer; pick?: boolean }) {
  const { cycle, stage, unit, byForm, status, outlook, due, workingDue, focal, draft } = form;
  const to = byForm ? paths.submission(cycle.id, unit.code, stage.id) : paths.cycle(cycle.id);
  const date = outlook === 'overdue' ? due : workingDue;
  return (
    <li className={pick ? row.row : `${row.row} ${row.plain}`}>
      {pick && <span className={row.pick} />}
      <span className={row.status}>
        <OutlookMark outlook={outlook} />
      </span>
      <span className={styles.what}>
        <Link className={row.title} to={to} {...opensRow}>
          <span className={row.code}>{byForm ? texts.form : texts.stage}</span> {stage.name}
        </Link>
        <span className={styles.of}>
          {cycle.title}
          {status === 'returned' && ` · ${texts.returned}`}
          {focal !== null && ` · ${texts.focal(focal.name)}`}
          {draft !== null && ` · ${texts.draft(draft.savedBy.name)}`}
        </span>
      </span>
      <span className={row.due}>
        {date === null ? texts.noDue : formatDateWithWeekday(date)}
        <span className={outlook === 'overdue' ? row.late : row.left}>{timeLeft(form)}</span>
      </span>
      <span className={row.unit}>{unit.name}</span>
      <span className={row.end}>
        <Link className={styles.go} to={to} aria-label={`${word(form)} ${stage.name}`}>
          {word(form)}
        </Link>
      </span>
    </li>
  );
}

function word({ byForm, status, draft }: OwedAnswer): string {
  if (!byForm) return texts.record;
  if (status === 'returned') return texts.complete;
  return draft === null ? texts.fill : texts.goOn;
}
