import { useQuery } from '@tanstack/react-query';
import { openDataQuery } from '../../api/supervision-queries.js';
import { formatDate } from '../../format/date.js';
import dossier from '../case/case.module.css';
import { texts } from './texts.js';

/** What supervision reads: what the standing bodies have opened to everybody. */
export function Published() {
  const open = useQuery(openDataQuery).data?.items;
  if (open === undefined) return null;
  return (
    <section className={dossier.card}>
      <h2>{texts.published}</h2>
      {open.length === 0 ? (
        <p className={dossier.quiet}>{texts.nothingPublished}</p>
      ) : (
        <ul className={dossier.list}>
          {open.map(({ programme, programmeName, dataset, title, since, links }) => (
            <li key={`${programme} ${dataset}`}>
              {programmeName}: {title}{' '}
              <span className={dossier.quiet}>{texts.openedSince(formatDate(since))}</span>{' '}
              <a href={links.csv}>CSV</a> <a href={links.json}>JSON</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
