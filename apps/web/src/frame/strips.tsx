import { formatDate } from '../format/date.js';
import { useLive } from '../live/live.js';
import { texts as live } from '../live/texts.js';
import { useMe } from './session.js';
import styles from './strips.module.css';
import { texts } from './texts.js';

/** What everybody must know all the time; these cannot be closed. */
export function Strips() {
  const { hold, pilot, demo, standsFor } = useMe();
  const { lost } = useLive();
  if (!lost && !hold && !pilot && !demo && standsFor.length === 0) return null;
  return (
    <section aria-label={texts.strips}>
      {lost && (
        <p role="alert" className={`${styles.strip} ${styles.hold}`}>
          {live.lost}
        </p>
      )}
      {hold && <p className={`${styles.strip} ${styles.hold}`}>{texts.hold(hold.reason)}</p>}
      {pilot && <p className={`${styles.strip} ${styles.pilot}`}>{texts.pilot(pilot.address)}</p>}
      {demo && <p className={`${styles.strip} ${styles.demo}`}>{texts.demo}</p>}
      {standsFor.map(({ person, scope, until }) => (
        <p key={`${person.id} ${scope}`} className={`${styles.strip} ${styles.standing}`}>
          {texts.standsFor(person.name, formatDate(until), scope === 'sign')}
        </p>
      ))}
    </section>
  );
}
