import type { SimulationView } from '#contracts';
import { formatDate } from '../../format/date.js';
import list from '../../list/list.module.css';
import styles from './simulation.module.css';
import { SubjectLink } from './subject-link.js';
import { texts } from './texts.js';

/** The cases that would open, or go up, if nobody acts. */
export function Cases({ shown: { cases, subjects } }: { shown: SimulationView }) {
  return (
    <section className={styles.section} aria-labelledby="mp-ho-so">
      <h2 id="mp-ho-so">{texts.cases}</h2>
      {cases.length === 0 && <p className={styles.quiet}>{texts.noCases}</p>}
      {cases.length > 0 && (
        <ul className={`${list.rows} ${styles.cases}`}>
          {cases.map(({ subject, deadline, opensOn, goesUpOn, why }) => {
            const about = subjects[subject];
            return (
              <li key={`${subject} ${deadline} ${opensOn} ${goesUpOn}`}>
                <span>{about && <SubjectLink of={about} />}</span>
                <span className={styles.words}>
                  <span>
                    {opensOn === null ? texts.isOpen : texts.opens(formatDate(opensOn))},{' '}
                    {goesUpOn === null ? texts.staysDraft : texts.goesUp(formatDate(goesUpOn))}
                  </span>
                  <span className={styles.quiet}>{why}</span>
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
