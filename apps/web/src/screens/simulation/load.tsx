import { Button } from 'antd';
import { useState } from 'react';
import type { SimulationView } from '#contracts';
import { formatDate, formatDateWithWeekday } from '../../format/date.js';
import figures from '../../list/figures.module.css';
import styles from './simulation.module.css';
import { texts } from './texts.js';
import { busiestFirst, EVERYTHING, type Looked, monthsOf, monthWord, warmth } from './view.js';

const BUSIEST = 10;
const PEOPLE_FIRST = 15;
const WARM = [undefined, styles.warm1, styles.warm2, styles.warm3, styles.warm4];

interface Props {
  shown: SimulationView;
  onLook: (looked: Looked) => void;
}

/** The fullest days as bars with their numbers; every day as a table. */
export function BusiestDays({ shown: { load }, looked, onLook }: Props & { looked: Looked }) {
  const busiest = busiestFirst(load.days).slice(0, BUSIEST);
  const most = busiest[0]?.mails ?? 1;
  return (
    <section className={styles.section} aria-labelledby="mp-nhieu">
      <h2 id="mp-nhieu">{texts.busiest}</h2>
      <ol className={styles.bars}>
        {busiest.map((day) => (
          <li key={day.day}>
            <button
              type="button"
              aria-pressed={looked.day === day.day}
              onClick={() => onLook({ ...EVERYTHING, day: day.day })}
            >
              <span>{formatDateWithWeekday(day.day)}</span>
              <span className={styles.bar} style={{ width: `${(100 * day.mails) / most}%` }} aria-hidden />
              <span>{texts.load(day)}</span>
            </button>
          </li>
        ))}
      </ol>
      <details className={styles.fold}>
        <summary>{texts.byDay}</summary>
        <table className={figures.table}>
          <caption className="unseen">{texts.byDay}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.day}</th>
              <th scope="col">{texts.mails}</th>
              <th scope="col">{texts.items}</th>
            </tr>
          </thead>
          <tbody>
            {load.days.map(({ day, mails, items }) => (
              <tr key={day}>
                <th scope="row">{formatDate(day)}</th>
                <td data-label={texts.mails}>{mails}</td>
                <td data-label={texts.items}>{items}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** People by months, warmer where there is more; the number stands in each cell. */
export function PeopleByMonth({ shown: { load }, onLook }: Props) {
  const [all, setAll] = useState(false);
  const months = monthsOf(load.days);
  const people = all ? load.people : load.people.slice(0, PEOPLE_FIRST);
  const most = Math.max(1, ...load.people.flatMap((one) => one.months.map(({ mails }) => mails)));
  const rest = load.people.length - people.length;
  return (
    <section className={styles.section} aria-labelledby="mp-nguoi">
      <h2 id="mp-nguoi">{texts.byPerson}</h2>
      <div className={styles.strip}>
        <table className={styles.heat}>
          <thead>
            <tr>
              <th scope="col">{texts.person}</th>
              <th scope="col">{texts.total}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {monthWord(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map(({ person, mails: total, months: of }) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                <td>{total}</td>
                {months.map((month) => {
                  const mails = of.find((one) => one.month === month)?.mails ?? 0;
                  return (
                    <td key={month} className={WARM[warmth(mails, most)]}>
                      {mails > 0 && (
                        <button
                          type="button"
                          className={styles.cell}
                          aria-label={texts.heat(person.name, monthWord(month), mails)}
                          onClick={() => onLook({ ...EVERYTHING, month, person: person.id })}
                        >
                          {mails}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && <Button onClick={() => setAll(true)}>{texts.moreThan(rest)}</Button>}
    </section>
  );
}
