import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SimulationView } from '#contracts';
import { DATE_WORD } from '../../changes/texts.js';
import form from '../../form/form.module.css';
import { formatDate } from '../../format/date.js';
import list from '../../list/list.module.css';
import styles from './simulation.module.css';
import { SubjectLink } from './subject-link.js';
import { texts } from './texts.js';

const SHOWN_FIRST = 20;

interface Props {
  shown: SimulationView;
  change: NonNullable<SimulationView['change']>;
}

/** Against today's rules: how many mails more or fewer, which dates and which steps move. */
export function Difference({ shown: { load, subjects }, change }: Props) {
  const { today, more, fewer, moved, steps, dates, warnings } = change;
  const isSame = more + fewer + moved + dates.total === 0;
  const about = (place: number) => {
    const subject = subjects[place];
    return subject && <SubjectLink of={subject} />;
  };
  return (
    <section className={styles.section} aria-labelledby="mp-khac">
      <h2 id="mp-khac">{texts.difference}</h2>
      <p>{texts.compared(today, load)}</p>
      <p>{isSame ? texts.same : texts.changes(more, fewer, moved, dates.total)}</p>
      {warnings.length > 0 && (
        <div className={form.outdated}>
          <p>{texts.warnings}</p>
          <ul>
            {warnings.map(({ path, message }) => (
              <li key={`${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      <Moves title={texts.dates} total={dates.total}>
        {dates.items.map(({ subject, what, deadline, from, to }) => (
          <li key={`${subject} ${deadline} ${what}`}>
            {about(subject)}
            <span>
              {DATE_WORD[what]}: <Move from={from} to={to} />
            </span>
          </li>
        ))}
      </Moves>
      <Moves title={texts.steps} total={more + fewer + moved}>
        {steps.map(({ subject, title, was, day }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two moves of one task may read the same
          <li key={place}>
            {about(subject)}
            <span>
              {title}: <Move from={was} to={day} />
            </span>
          </li>
        ))}
      </Moves>
    </section>
  );
}

function Moves({ title, total, children }: { title: string; total: number; children: ReactNode[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? children : children.slice(0, SHOWN_FIRST);
  const rest = children.length - shown.length;
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={`${list.rows} ${styles.cases}`}>{shown}</ul>
      {rest > 0 && <Button onClick={() => setAll(true)}>{texts.moreThan(rest)}</Button>}
      {rest === 0 && children.length < total && (
        <p className={styles.quiet}>{texts.firstMoves(children.length, total)}</p>
      )}
    </>
  );
}

function Move({ from, to }: { from: string | null; to: string | null }) {
  if (from === null) return to === null ? null : texts.sendsMore(formatDate(to));
  if (to === null) return texts.sendsFewer(formatDate(from));
  return (
    <>
      {formatDate(from)} <span aria-hidden>→</span> {formatDate(to)}
    </>
  );
}
