import type { CycleDryRun } from '#contracts';
import { formatDateWithWeekday } from '../../format/date.js';
import styles from './cycles.module.css';
import { BEGINS_WORD, dryRunTexts as words } from './texts.js';

/** What starting would do: who is asked, how many mails, who cannot be told, and each stage with its date and why. */
export function DryRun({ of }: { of: CycleDryRun }) {
  const { exists, units, persons, mails, firstMailOn, withoutAddress, stages, addressees } = of;
  return (
    <section className={styles.dry} aria-label={words.title}>
      <h3>
        {words.title}: {of.title}
      </h3>
      {exists && <p role="alert">{words.exists}</p>}
      <p className={styles.counts} role="status">
        <span>{words.units(units)}</span>
        <span>{words.persons(persons)}</span>
        <span>
          {firstMailOn === null ? words.noMail : words.firstMails(mails, formatDateWithWeekday(firstMailOn))}
        </span>
      </p>
      <table className={styles.table}>
        <caption className="unseen">{words.stages}</caption>
        <thead>
          <tr>
            <th scope="col">{words.stage}</th>
            <th scope="col">{words.begins}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.asked}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <td>
                <strong>{stage.name}</strong>
              </td>
              <td>{BEGINS_WORD[stage.begins]}</td>
              <td>
                {stage.legalDue === null ? words.noDue : formatDateWithWeekday(stage.legalDue)}{' '}
                <span className={styles.quiet}>
                  ({stage.basis === 'document' ? words.byDocument : words.byDefault})
                </span>
                {stage.explanation.length > 0 && (
                  <details>
                    <summary>{words.why}</summary>
                    <ol>
                      {stage.explanation.map((sentence) => (
                        <li key={sentence}>{sentence}</li>
                      ))}
                    </ol>
                  </details>
                )}
              </td>
              <td>{stage.asked > 0 && words.askedUnits(stage.asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withoutAddress.length === 0 ? (
        units > 0 && <p>{words.all}</p>
      ) : (
        <details className={styles.gaps}>
          <summary>{words.without(withoutAddress.length)}</summary>
          <p className={styles.quiet}>{words.withoutHint}</p>
          <ul>
            {withoutAddress.map(({ code, name }) => (
              <li key={code}>{name}</li>
            ))}
          </ul>
        </details>
      )}
      {addressees.length > 0 && (
        <details className={styles.who}>
          <summary>{words.who(persons)}</summary>
          <ul>
            {addressees
              .filter((one) => one.persons.length > 0)
              .map((one) => (
                <li key={one.unit.code}>
                  {one.unit.name}: {one.persons.join(', ')}
                </li>
              ))}
          </ul>
        </details>
      )}
    </section>
  );
}
