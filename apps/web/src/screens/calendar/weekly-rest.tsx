import type { CalendarView } from '#contracts';
import styles from './calendar.module.css';
import { texts, WEEKDAY_NAME } from './texts.js';
import type { CalendarDraft } from './use-draft.js';
import { WEEK } from './year.js';

export function WeeklyRest({ saved, draft }: { saved: CalendarView; draft: CalendarDraft }) {
  const rest = draft.edits.weeklyRest ?? saved.weeklyRest;
  const last = WEEK.length - 1;
  return (
    <details className={styles.fold}>
      <summary>
        {texts.weeklyRest}:{' '}
        {WEEK.filter((day) => rest.includes(day))
          .map((day) => WEEKDAY_NAME[day])
          .join(', ')}
      </summary>
      <fieldset className={styles.checks} aria-label={texts.weeklyRest}>
        {WEEK.map((day) => (
          <label key={day}>
            <input
              type="checkbox"
              checked={rest.includes(day)}
              disabled={!rest.includes(day) && rest.length === last}
              onChange={(event) =>
                draft.setRest(event.target.checked ? [...rest, day] : rest.filter((other) => other !== day))
              }
            />{' '}
            {WEEKDAY_NAME[day]}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
