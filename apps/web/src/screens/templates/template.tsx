import type { CycleTemplateView } from '#contracts';
import { formatInstant } from '../../format/date.js';
import cycles from '../cycles/cycles.module.css';
import { KIND_WORD } from '../cycles/kind-words.js';
import styles from './templates.module.css';
import { texts } from './texts.js';

/** One version of a template: folded, with its stages, forms and what it changed when it is opened. */
export function Template({ one }: { one: CycleTemplateView }) {
  const { kind, version, current, savedAt, savedBy, opens, dataDate, years, forms, changes, running } = one;
  const at = formatInstant(savedAt);
  const facts = [
    texts.years(years.from, years.to),
    opens === null ? texts.byHand : texts.opens(opens),
    ...(dataDate === null ? [] : [texts.dataDate(dataDate)]),
    ...(running === 0 ? [] : [texts.running(running)]),
  ];
  return (
    <details className={styles.template}>
      <summary>
        <strong>{KIND_WORD[kind]}</strong>{' '}
        <span className={styles.quiet}>
          {texts.version(version)} ({current ? texts.current : texts.older}) ·{' '}
          {savedBy === null ? texts.byInstallation(at) : texts.by(savedBy, at)}
        </span>
      </summary>
      <p className={styles.quiet}>{facts.join(' · ')}</p>
      <Stages one={one} />
      <details className={styles.more}>
        <summary>{texts.forms(forms.length)}</summary>
        <dl>
          {forms.map(({ title, fields }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{fields.join(' · ')}</dd>
            </div>
          ))}
        </dl>
      </details>
      <h3>{texts.changes}</h3>
      <Changes changes={changes} />
    </details>
  );
}

function Changes({ changes }: Pick<CycleTemplateView, 'changes'>) {
  if (changes === null) return <p>{texts.first}</p>;
  if (changes.length === 0) return <p>{texts.sameAsBefore}</p>;
  return (
    <ul className={styles.dots}>
      {changes.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Stages({ one: { stages } }: { one: CycleTemplateView }) {
  return (
    <table className={cycles.table}>
      <thead>
        <tr>
          <th scope="col">{texts.stage}</th>
          <th scope="col">{texts.who}</th>
          <th scope="col">{texts.due}</th>
          <th scope="col">{texts.ends}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ id, name, who, opens, due, basis, closes, form, delivers }) => (
          <tr key={id}>
            <td>
              <strong>{name}</strong>
            </td>
            <td>{who === null ? texts.units : who.map((unit) => unit.name).join(', ')}</td>
            <td>
              {due}{' '}
              <span className={styles.quiet}>
                ({basis === 'document' ? texts.byDocument : texts.byDefault}
                {opens !== null && `; ${texts.from(opens)}`})
              </span>
            </td>
            <td>
              {closes === 'at-date' ? texts.atDate : texts.whenDone}
              <span className={styles.note}>
                {[
                  ...(form === null ? [] : [texts.form(form)]),
                  ...(delivers === null ? [] : [texts.delivers(delivers)]),
                ].join(' · ')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
