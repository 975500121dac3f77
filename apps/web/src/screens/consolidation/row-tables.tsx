import { useQuery } from '@tanstack/react-query';
import type { ConsolidationView } from '#contracts';
import { unitsQuery } from '../../api/queries.js';
import { cell } from '../submission/answer.js';
import styles from './consolidation.module.css';
import { texts } from './texts.js';

/** The rows of all units under one another, each with the unit that it came from. */
export function RowTables({ one: { rows } }: { one: ConsolidationView }) {
  const units = useQuery(unitsQuery);
  const names = new Map(units.data?.items.map(({ code, name }) => [code, name]));
  return rows
    .filter((table) => table.rows.length > 0)
    .map(({ field, label, columns, rows: all }) => (
      <section key={field} className={styles.card} aria-label={label}>
        <h2>
          {label} <span className={styles.quiet}>{texts.rowsCount(all.length)}</span>
        </h2>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{texts.unit}</th>
              {columns.map((column) => (
                <th key={column.id} scope="col">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map(({ unit, cells }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no other name
              <tr key={`${unit.code} ${i}`}>
                <th scope="row">{unit.name}</th>
                {columns.map((column) => (
                  <td key={column.id} data-label={column.label}>
                    {inWords(cells[column.id] ?? null, names)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ));
}

/** The kinds of the columns do not travel with the sums: a date is known by its form, a unit by its code. */
function inWords(value: string | number | null, names: ReadonlyMap<string, string>): string {
  const code = typeof value === 'string' && names.has(value);
  return cell(value, code ? 'unit' : 'date', (unit) => names.get(unit) ?? unit);
}
