import { Button } from 'antd';
import { useState } from 'react';
import type { CalendarDay, CalendarView, IsoDate } from '#contracts';
import { SelectField } from '../../form/controls.js';
import { Line } from '../../form/line.js';
import { formatDateWithWeekday } from '../../format/date.js';
import { DateField } from '../../pick/lazily.js';
import { type Edits, withRows } from '../calendar/proposal.js';
import { KIND_CHOICE, KIND_WORD } from '../calendar/texts.js';
import styles from './simulation.module.css';
import { texts } from './texts.js';

interface Props {
  saved: CalendarView;
  edits: Edits;
  onChange: (edits: Edits) => void;
}

/** Days that are supposed to be other than they are; a swap is two of them. */
export function OtherCalendar({ saved, edits, onChange }: Props) {
  const [date, setDate] = useState<IsoDate | ''>('');
  const [kind, setKind] = useState<CalendarDay['kind']>('off');
  const dates = Object.keys(edits.days).sort();
  const add = () => {
    if (date === '') return;
    onChange(withRows(saved, edits, date, [{ date, kind, status: 'confirmed' }]));
    setDate('');
  };
  const without = (one: IsoDate) =>
    onChange(
      withRows(
        saved,
        edits,
        one,
        saved.days.filter((day) => day.date === one),
      ),
    );
  return (
    <details className={styles.fold}>
      <summary>{texts.otherCalendar}</summary>
      <div className={styles.assumed}>
        <p className={styles.quiet}>{texts.otherCalendarHint}</p>
        {dates.length > 0 && (
          <ul className={styles.assumed}>
            {dates.map((one) => (
              <li key={one}>
                <span>
                  {formatDateWithWeekday(one)}:{' '}
                  {edits.days[one]?.map((row) => KIND_WORD[row.kind].toLowerCase()).join(', ')}
                </span>
                <Button size="small" onClick={() => without(one)}>
                  {texts.remove}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <div className={styles.adding}>
          <Line id="mp-ngay" label={texts.day}>
            <DateField id="mp-ngay" value={date} onChange={setDate} />
          </Line>
          <Line id="mp-loai" label={texts.kind}>
            <SelectField
              id="mp-loai"
              value={kind}
              options={Object.entries(KIND_CHOICE)}
              onChange={(word) => setKind(word as CalendarDay['kind'])}
            />
          </Line>
          <Button onClick={add} disabled={date === ''}>
            {texts.add}
          </Button>
        </div>
      </div>
    </details>
  );
}
