import { Link } from 'react-router';
import type { IndicatorView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { formatNumber } from '../../format/number.js';
import { paths } from '../../paths.js';
import { valueWords } from '../indicators/value-words.js';
import { documentWords } from './facts.js';
import styles from './indicator.module.css';
import { texts } from './texts.js';

interface Props {
  indicator: IndicatorView;
}

/** Every number that was recorded, the latest first; what was corrected stays and is struck. */
export function Values({ indicator }: Props) {
  const { values, target } = indicator;
  const latestFirst = [...values].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : b.no - a.no));
  return (
    <section className={styles.section} aria-label={texts.values}>
      <h2>{texts.values}</h2>
      {values.length === 0 && <p className={styles.quiet}>{texts.noValues}</p>}
      {values.length > 0 && (
        <ul className={styles.rows}>
          {latestFirst.map((v) => (
            <li key={v.no} className={v.correctedBy === null && !v.withdrawnOn ? undefined : styles.replaced}>
              <span>
                {v.no}. <span className={styles.value}>{valueWords(v.value, target.unit)}</span> ·{' '}
                {v.status === 'done' ? texts.done : texts.estimated} · {formatDate(v.asOf)} ·{' '}
                {v.unit?.name ?? texts.province}
              </span>
              <span className={styles.quiet}>
                {[
                  v.source,
                  v.document === null ? '' : documentWords(v.document),
                  texts.recorded(formatDate(v.recordedOn), v.by?.name ?? ''),
                  v.corrects === null ? '' : texts.corrects(v.corrects),
                  v.correctedBy === null ? '' : texts.correctedBy(v.correctedBy),
                  v.withdrawnOn === undefined ? '' : texts.withdrawn(formatDate(v.withdrawnOn)),
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
              {v.note !== null && <span className={styles.quiet}>{v.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function Allocations({ indicator: { allocations } }: Props) {
  if (allocations.length === 0) return null;
  return (
    <section className={styles.section} aria-label={texts.allocations}>
      <h2>{texts.allocations}</h2>
      {allocations.map(({ year, document, parts, because }) => (
        <div key={year}>
          <p>
            {texts.allocated(year)} · <span className={styles.quiet}>{documentWords(document)}</span>
          </p>
          <ul className={styles.rows}>
            {parts.map(({ unit, target, value }) => (
              <li key={unit.code}>
                <span>
                  {unit.name}: {texts.share} {formatNumber(target)}
                  {value !== null && `, ${texts.reachedShare} ${formatNumber(value)}`}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.quiet}>{because}</p>
        </div>
      ))}
    </section>
  );
}

export function FollowUps({ indicator: { followUps } }: Props) {
  if (followUps.length === 0) return null;
  return (
    <section className={styles.section} aria-label={texts.followUps}>
      <h2>{texts.followUps}</h2>
      <ul className={styles.rows}>
        {followUps.map(({ no, subject, acceptedOn, due, surveyedOn, applied, overdue }) => (
          <li key={no}>
            <span className={styles.value}>{subject}</span>
            <span className={styles.quiet}>
              {texts.accepted} {formatDate(acceptedOn)} · {texts.due} {formatDate(due)}
              {surveyedOn !== null && ` · ${texts.surveyed(formatDate(surveyedOn), applied === true)}`}
            </span>
            {overdue && <span className={styles.late}>{texts.late}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Tasks({ indicator: { tasks } }: Props) {
  return (
    <section className={styles.section} aria-label={texts.tasks}>
      <h2>{texts.tasks}</h2>
      {tasks.length === 0 && <p className={styles.quiet}>{texts.noTasks}</p>}
      {tasks.length > 0 && (
        <ul className={styles.rows}>
          {tasks.map(({ id, code, title, inferred }) => (
            <li key={id}>
              <Link to={paths.task(id)}>
                {code}. {title}
              </Link>
              {inferred && <span className={styles.quiet}>{texts.suggested}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
