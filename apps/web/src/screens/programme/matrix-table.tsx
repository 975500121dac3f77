import { Link, useLocation } from 'react-router';
import type { OverviewTask } from '#contracts';
import { useUrlFilters } from '../../list/url-filters.js';
import { matrixOf, type Side } from './matrix.js';
import styles from './matrix.module.css';
import { withView } from './programme-nav.js';
import { matrixTexts as texts } from './texts.js';

/** Lead units against coordinating units; every count opens the list that it counts. */
export default function MatrixTable({ tasks }: { tasks: readonly OverviewTask[] }) {
  const { columns, rows, totals } = matrixOf(tasks);
  const leadName = (side: Side) => side?.name ?? texts.noLead;
  const partnerName = (side: Side) => side?.name ?? texts.noPartner;
  return (
    <section aria-labelledby="ma-tran-tieu-de">
      <h2 id="ma-tran-tieu-de">{texts.title}</h2>
      <p className={styles.about}>{texts.about}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.wide} aria-label={texts.region} tabIndex={0}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{texts.lead}</th>
              {columns.map((side) => (
                <th key={side?.code ?? ''} scope="col" className={side === null ? styles.missing : undefined}>
                  {partnerName(side)}
                </th>
              ))}
              <th scope="col">{texts.total}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ lead, counts, total }) => (
              <tr key={lead?.code ?? ''}>
                <th scope="row" className={lead === null ? styles.missing : undefined}>
                  {leadName(lead)}
                </th>
                {columns.map((partner, i) => (
                  <Cell
                    key={partner?.code ?? ''}
                    count={counts[i] ?? 0}
                    lead={lead}
                    partner={partner}
                    label={partnerName(partner)}
                    said={texts.cell(counts[i] ?? 0, leadName(lead), partnerName(partner))}
                  />
                ))}
                <Cell
                  count={total}
                  lead={lead}
                  label={texts.total}
                  said={texts.cell(total, leadName(lead), texts.total)}
                />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{texts.total}</th>
              {columns.map((partner, i) => (
                <td key={partner?.code ?? ''} data-label={partnerName(partner)}>
                  {totals[i]}
                </td>
              ))}
              <td data-label={texts.total}>{tasks.length}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
}

interface CellProps {
  count: number;
  lead: Side;
  /** Absent for all of a lead. */
  partner?: Side;
  label: string;
  said: string;
}

function Cell({ count, lead, partner, label, said }: CellProps) {
  const { search } = useLocation();
  const { all } = useUrlFilters();
  if (count === 0) {
    return (
      <td className={styles.none} data-label={label}>
        <span aria-hidden>·</span>
        <span className="unseen">0</span>
      </td>
    );
  }
  const missing = new Set(all('missing'));
  if (lead === null) missing.add('lead');
  if (partner === null) missing.add('coordinating');
  const to = withView(search, 'list', {
    ...(lead === null ? {} : { lead: lead.code }),
    ...(partner === undefined || partner === null ? {} : { coordinating: partner.code }),
    missing: [...missing].join(','),
  });
  return (
    <td data-label={label}>
      <Link to={{ search: to }} aria-label={said}>
        {count}
      </Link>
    </td>
  );
}
