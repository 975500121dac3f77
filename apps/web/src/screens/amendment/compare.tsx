import type { ReactNode } from 'react';
import type { AmendmentSide, AmendmentView } from '#contracts';
import { formatDate } from '../../format/date.js';
import { ruleSentence } from '../../format/rule-sentence.js';
import figures from '../../list/figures.module.css';
import styles from './amendment.module.css';
import { texts } from './texts.js';

interface Line {
  name: string;
  before: ReactNode;
  after: ReactNode;
  changed: boolean;
}

/** What is and what is asked for, side by side; on a narrow page one below the other. */
export function Compare({ one: { before, after, isNew } }: { one: AmendmentView }) {
  const lines = linesOf(before, after);
  return (
    <table className={`${figures.table} ${figures.words} ${styles.compare}`}>
      <thead>
        <tr>
          <th scope="col">{texts.part}</th>
          {!isNew && <th scope="col">{texts.before}</th>}
          <th scope="col">{texts.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ name, before: was, after: will, changed }) => (
          <tr key={name} className={changed ? styles.changed : undefined}>
            <th scope="row">{name}</th>
            {!isNew && (
              <td data-label={texts.before}>
                <div>{was ?? texts.none}</div>
              </td>
            )}
            <td data-label={texts.after}>
              <div>{changed ? will : isNew ? texts.none : texts.unchanged}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linesOf(before: AmendmentSide | null, after: AmendmentSide): Line[] {
  const units = (of: AmendmentSide['leads'] | undefined) =>
    of?.length ? of.map(({ code, name }) => <p key={code}>{name}</p>) : null;
  const line = (name: string, was: ReactNode, will: ReactNode, changed: boolean): Line => ({
    ...{ name, before: was, after: will ?? texts.none, changed },
  });
  return [
    line(texts.name, before?.title, after.title, after.title !== null),
    line(texts.deliverable, before?.deliverable, after.deliverable, after.deliverable !== null),
    line(texts.rule, dateOf(before), dateOf(after), after.rule !== null),
    line(texts.leads, units(before?.leads), units(after.leads), after.leads !== null),
    line(
      texts.coordinating,
      units(before?.coordinating),
      units(after.coordinating),
      after.coordinating !== null,
    ),
  ];
}

function dateOf(side: AmendmentSide | null): ReactNode {
  if (side?.rule == null) return null;
  return (
    <>
      {ruleSentence(side.rule)}
      {side.legalDue !== null && <p className={styles.quiet}>{texts.dueOn(formatDate(side.legalDue))}</p>}
    </>
  );
}
