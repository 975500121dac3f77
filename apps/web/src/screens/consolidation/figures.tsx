import type { ConsolidationView } from '#contracts';
import { formatNumber } from '../../format/number.js';
import styles from './consolidation.module.css';
import { texts } from './texts.js';

/** Sums over the units that answered, what was done apart from what is estimated. */
export function Figures({ one: { figures } }: { one: ConsolidationView }) {
  if (figures.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="so-lieu">
      <h2 id="so-lieu">{texts.figures}</h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.field}</th>
            <th scope="col">{texts.measure}</th>
            <th scope="col" className={styles.number}>
              {texts.done}
            </th>
            <th scope="col" className={styles.number}>
              {texts.estimated}
            </th>
            <th scope="col" className={styles.number}>
              {texts.from}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ field, label, unit, done, estimated, from }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td data-label={texts.measure}>{unit}</td>
              <td className={styles.number} data-label={texts.done}>
                {done !== null && formatNumber(done)}
                {done === null && (estimated === null && from > 0 ? texts.notSummed : '–')}
              </td>
              <td className={styles.number} data-label={texts.estimated}>
                {estimated === null ? '–' : formatNumber(estimated)}
              </td>
              <td className={styles.number} data-label={texts.from}>
                {from}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function Choices({ one: { choices, answered } }: { one: ConsolidationView }) {
  if (choices.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="lua-chon">
      <h2 id="lua-chon">{texts.choices}</h2>
      {choices.map(({ field, label, counts }) => (
        <div key={field} className={styles.choice}>
          <h3>{label}</h3>
          <ul>
            {counts.map(({ option, units }) => (
              <li key={option}>
                <span>{option}</span>
                <meter
                  className={styles.meter}
                  min={0}
                  max={Math.max(answered, 1)}
                  value={units}
                  aria-hidden
                />
                <strong>{texts.units(units)}</strong>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
