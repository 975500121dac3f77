import type { ReactNode } from 'react';
import type { MoneySums } from '#contracts';
import { formatNumber } from '../../format/number.js';
import figures from '../../list/figures.module.css';
import styles from './money.module.css';
import { texts } from './texts.js';

export interface SumsRow extends MoneySums {
  key: string;
  name: ReactNode;
  /** How deep it stands below the total. */
  depth?: number;
}

interface Props {
  caption: string;
  /** What a row is. */
  of: string;
  /** Whose plan the first column gives. */
  planned?: string;
  rows: readonly SumsRow[];
}

/** Plan, allocation and disbursement side by side; on a phone one under the other, each with its name. */
export function SumsTable({ caption, of, planned = texts.planned, rows }: Props) {
  return (
    <table className={figures.table}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">{planned}</th>
          <th scope="col">{texts.allocated}</th>
          <th scope="col">{texts.disbursed}</th>
          <th scope="col">{texts.rate}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, depth, ...sums }) => (
          <tr key={key}>
            <th scope="row" className={depth === undefined ? undefined : figures[`depth${depth}`]}>
              {name}
            </th>
            <td data-label={planned}>
              {sums.planned === null ? (
                <span className={styles.missing}>{texts.notPlanned}</span>
              ) : (
                formatNumber(sums.planned)
              )}
            </td>
            <td data-label={texts.allocated}>{formatNumber(sums.allocated)}</td>
            <td data-label={texts.disbursed}>{formatNumber(sums.disbursed)}</td>
            <td data-label={texts.rate}>{sums.rate === null ? '–' : `${formatNumber(sums.rate)}%`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
