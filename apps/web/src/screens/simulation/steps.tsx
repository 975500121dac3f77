import { Button } from 'antd';
import { type Ref, useState } from 'react';
import type { SimulationView } from '#contracts';
import { type Option, SelectField } from '../../form/controls.js';
import { Line } from '../../form/line.js';
import { formatDate } from '../../format/date.js';
import list from '../../list/list.module.css';
import styles from './simulation.module.css';
import { SubjectLink, subjectWord } from './subject-link.js';
import { texts } from './texts.js';
import { type Looked, monthWord, NOBODY, looked as narrowed, type Step } from './view.js';

const SHOWN_FIRST = 60;
const NAMES_FIRST = 3;

interface Props {
  ref: Ref<HTMLElement>;
  shown: SimulationView;
  looked: Looked;
  onLook: (looked: Looked) => void;
}

/** Which step goes out on which day, to whom and why; narrowed to a day, a person or a task. */
export function Steps({ ref, shown, looked, onLook }: Props) {
  const [most, setMost] = useState(SHOWN_FIRST);
  const { steps, subjects, load } = shown;
  const found = narrowed(steps.items, looked);
  const choose = (by: Partial<Looked>) => {
    setMost(SHOWN_FIRST);
    onLook({ ...looked, ...by });
  };
  const days = load.days.map(({ day }): Option => [day, formatDate(day)]);
  const months = [...new Set(load.days.map(({ day }) => day.slice(0, 7)))];
  const rest = found.length - most;
  return (
    <section ref={ref} className={styles.section} aria-labelledby="mp-thu">
      <h2 id="mp-thu">{texts.which}</h2>
      <div className={styles.looked}>
        <Line id="mp-xem-ngay" label={texts.onDay}>
          <SelectField
            id="mp-xem-ngay"
            value={looked.day || looked.month}
            none={texts.anyDay}
            options={[...months.map((month): Option => [month, `tháng ${monthWord(month)}`]), ...days]}
            onChange={(when) =>
              choose(when.length === 7 ? { day: '', month: when } : { day: when, month: '' })
            }
          />
        </Line>
        <Line id="mp-xem-viec" label={texts.ofTask}>
          <SelectField
            id="mp-xem-viec"
            value={looked.subject}
            none={texts.anyTask}
            options={subjects.map((one, place): Option => [String(place), subjectWord(one)])}
            onChange={(subject) => choose({ subject })}
          />
        </Line>
        <Line id="mp-xem-nguoi" label={texts.person}>
          <SelectField
            id="mp-xem-nguoi"
            value={looked.person}
            none={texts.anyPerson}
            options={[
              ...(load.unreached > 0 ? [[NOBODY, texts.nobody] as const] : []),
              ...load.people.map(({ person }): Option => [person.id, person.name]),
            ]}
            onChange={(person) => choose({ person })}
          />
        </Line>
      </div>
      <p role="status" className={styles.quiet}>
        {found.length === 0 ? texts.none : texts.found(found.length)}
      </p>
      {found.length > 0 && (
        <ul className={`${list.rows} ${styles.steps}`}>
          {found.slice(0, most).map((step, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two steps of one day may read the same
            <StepRow key={place} step={step} shown={shown} />
          ))}
        </ul>
      )}
      {rest > 0 && <Button onClick={() => setMost(most + 200)}>{texts.moreThan(rest)}</Button>}
      {steps.items.length < steps.total && (
        <p className={styles.quiet}>{texts.first(steps.items.length, steps.total)}</p>
      )}
    </section>
  );
}

function StepRow({ step, shown: { subjects, load } }: { step: Step; shown: SimulationView }) {
  const { day, subject, title, to, skipped, why } = step;
  const about = subjects[subject];
  return (
    <li>
      <span>{formatDate(day)}</span>
      <span className={styles.words}>
        <strong>{title}</strong>
        {about && <SubjectLink of={about} />}
      </span>
      <span className={styles.words}>
        {skipped !== null && <span>{texts.notSent(skipped)}</span>}
        {to.length > 0 && <span>{toWords(to, load.people)}</span>}
        <span className={styles.quiet}>{why}</span>
      </span>
    </li>
  );
}

function toWords(to: readonly string[], people: SimulationView['load']['people']): string {
  const names = to
    .slice(0, NAMES_FIRST)
    .map((id) => people.find(({ person }) => person.id === id)?.person.name ?? id);
  const others = to.length - names.length;
  return others > 0 ? `${texts.sendTo(names)} ${texts.andOthers(others)}` : texts.sendTo(names);
}
