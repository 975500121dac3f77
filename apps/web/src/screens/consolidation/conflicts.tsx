import { Link } from 'react-router';
import type { ConsolidationView } from '#contracts';
import { formatNumber } from '../../format/number.js';
import { paths } from '../../paths.js';
import styles from './consolidation.module.css';
import { texts } from './texts.js';

interface Props {
  one: ConsolidationView;
  cycleId: string;
}

/** Where a unit states another figure than the engine has: both are shown. */
export function Conflicts({ one: { conflicts, stage }, cycleId }: Props) {
  if (conflicts.length === 0) return null;
  return (
    <section className={styles.conflicts} aria-labelledby="khac-nhau">
      <h2 id="khac-nhau">{texts.conflicts(conflicts.length)}</h2>
      <p className={styles.quiet}>{texts.conflictsHint}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.unit}</th>
            <th scope="col">{texts.field}</th>
            <th scope="col" className={styles.number}>
              {texts.stated}
            </th>
            <th scope="col" className={styles.number}>
              {texts.engine}
            </th>
            <th scope="col" className={styles.number}>
              {texts.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ unit, field, label, stated, engine }) => (
            <tr key={`${unit.code} ${field}`}>
              <th scope="row">
                <Link to={paths.submission(cycleId, unit.code, stage)}>{unit.name}</Link>
              </th>
              <td>{label}</td>
              <td className={styles.number} data-label={texts.stated}>
                {formatNumber(stated)}
              </td>
              <td className={styles.number} data-label={texts.engine}>
                {formatNumber(engine)}
              </td>
              <td className={styles.number} data-label={texts.difference}>
                {signed(stated - engine)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(difference: number): string {
  return difference > 0 ? `+${formatNumber(difference)}` : formatNumber(difference);
}
