import { Link } from 'react-router';
import type { StatsView } from '#contracts';
import { formatNumber } from '../../format/number.js';
import { opensRow } from '../../keys/rows.js';
import figures from '../../list/figures.module.css';
import { paths } from '../../paths.js';
import { LightMark } from './light-mark.js';
import { texts } from './texts.js';
import { worstFirst } from './worst-first.js';

/** One line for each unit; its overdue tasks are one click away. No person is ranked. */
export function UnitsTable({ stats: { programme, byUnit } }: { stats: StatsView }) {
  const tasksOf = (unit: string, outlook?: string) =>
    `${paths.tasks}?${new URLSearchParams({ programme, unit, ...(outlook ? { outlook } : {}) })}`;
  return (
    <table className={figures.table}>
      <caption className="unseen">{texts.units}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.unit}</th>
          <th scope="col" className={figures.word}>
            {texts.light}
          </th>
          <th scope="col">{texts.overdue}</th>
          <th scope="col">{texts.soon}</th>
          <th scope="col">{texts.inTime}</th>
          <th scope="col">{texts.done}</th>
          <th scope="col">{texts.rate}</th>
        </tr>
      </thead>
      <tbody>
        {worstFirst(byUnit).map((row) => (
          <tr key={row.unit.code}>
            <th scope="row">
              <Link to={tasksOf(row.unit.code)} {...opensRow}>
                {row.unit.name}
              </Link>
            </th>
            <td className={figures.word} data-label={texts.light}>
              <LightMark light={row.light} />
            </td>
            <td data-label={texts.overdue}>
              {row.openOverdue === 0 ? (
                0
              ) : (
                <Link to={tasksOf(row.unit.code, 'overdue')}>{row.openOverdue}</Link>
              )}
            </td>
            <td data-label={texts.soon}>{row.dueSoon}</td>
            <td data-label={texts.inTime}>{row.openInTime}</td>
            <td data-label={texts.done}>{row.doneOnTime + row.doneLate}</td>
            <td data-label={texts.rate}>
              {row.onTimeRate === null ? (
                <span title={texts.noRate}>–</span>
              ) : (
                `${formatNumber(row.onTimeRate)}%`
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
