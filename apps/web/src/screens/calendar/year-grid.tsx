import { type KeyboardEvent, useRef } from 'react';
import type { IsoDate } from '#contracts';
import { KIND_WORD, STATUS_WORD, texts, WEEKDAY_NAME, WEEKDAY_WORD } from './texts.js';
import { type GridDay, shift, WEEK, weekdayOf, yearOf } from './year.js';
import styles from './year-grid.module.css';

interface Props {
  year: number;
  today: IsoDate;
  data: Parameters<typeof yearOf>[1];
  /** Days whose rows differ from what is saved. */
  edited: Readonly<Record<IsoDate, unknown>>;
  chosen: IsoDate | null;
  onChoose: (date: IsoDate) => void;
}

const STEP: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months; the whole year is one stop of the Tab key, within it the arrows go from day to day. */
export function YearGrid({ year, today, data, edited, chosen, onChoose }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const inYear = (date: IsoDate | null) => date?.startsWith(`${year}-`) === true;
  const stop = inYear(chosen) ? chosen : inYear(today) ? today : `${year}-01-01`;
  const move = (event: KeyboardEvent) => {
    const days = STEP[event.key];
    const date = (event.target as HTMLElement).dataset['date'];
    if (days === undefined || date === undefined) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-date="${shift(date, days)}"]`)?.focus();
  };
  const cell = (day: GridDay) => (
    <button
      type="button"
      data-date={day.date}
      tabIndex={day.date === stop ? 0 : -1}
      className={classOf(day, day.date in edited)}
      aria-label={wordsOf(day, day.date in edited)}
      aria-pressed={day.date === chosen}
      aria-current={day.date === today ? 'date' : undefined}
      onClick={() => onChoose(day.date)}
    >
      {Number(day.date.slice(8))}
    </button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows work on the days, which are buttons
    <div ref={grid} className={styles.months} onKeyDown={move}>
      {yearOf(year, data).map(({ month, weeks }) => (
        <table key={month} className={styles.month}>
          <caption>Tháng {month}</caption>
          <thead>
            <tr>
              {WEEK.map((day) => (
                <th key={day} scope="col" abbr={WEEKDAY_NAME[day]}>
                  {WEEKDAY_WORD[day]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, no) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month stay where they are
              <tr key={no}>
                {week.map((day, i) => (
                  <td key={day?.date ?? `trong ${i}`}>{day && cell(day)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

function classOf({ working, row }: GridDay, edited: boolean): string {
  const names = [styles.day];
  if (row !== null) names.push(working ? styles.work : styles.off);
  else if (!working) names.push(styles.rest);
  if (row !== null && row.status !== 'confirmed') names.push(styles.guess);
  if (edited) names.push(styles.edited);
  return names.join(' ');
}

function wordsOf({ date, working, row }: GridDay, edited: boolean): string {
  const what =
    row === null
      ? [working ? texts.working : texts.rest]
      : [KIND_WORD[row.kind].toLowerCase(), row.name, STATUS_WORD[row.status]];
  // Begins with the number that is seen, for whoever says what they see.
  const [year, month, day] = date.split('-').map(Number);
  const on = texts.spoken(day!, month!, year!, WEEKDAY_NAME[weekdayOf(date)]);
  return [on, ...what, edited ? texts.edited : ''].filter(Boolean).join(', ');
}
