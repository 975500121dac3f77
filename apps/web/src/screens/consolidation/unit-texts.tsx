import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import type { ConsolidationView } from '#contracts';
import { matches } from '../../format/fold.js';
import { paths } from '../../paths.js';
import styles from './consolidation.module.css';
import { texts } from './texts.js';

interface Props {
  one: ConsolidationView;
  cycleId: string;
}

/** What the units wrote, field by field; searched without diacritics, as there may be some hundred of each. */
export function UnitTexts({ one, cycleId }: Props) {
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed).trim();
  const fields = one.texts.filter(({ by }) => by.length > 0);
  if (fields.length === 0) return null;
  return (
    <section className={styles.card} aria-labelledby="noi-dung-don-vi">
      <h2 id="noi-dung-don-vi">{texts.texts}</h2>
      <label>
        <span className="unseen">{texts.search}</span>
        <input
          type="search"
          className={styles.search}
          placeholder={texts.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      {fields.map(({ field, label, by }, i) => {
        const found = by.filter(({ unit, text }) => query === '' || matches(query, `${unit.name} ${text}`));
        return (
          <details key={field} className={styles.texts} open={i === 0}>
            <summary>
              {label} · {texts.by(found.length)}
            </summary>
            {found.length === 0 && <p className={styles.quiet}>{texts.none}</p>}
            <ul>
              {found.map(({ unit, text }) => (
                <li key={unit.code}>
                  <Link to={paths.submission(cycleId, unit.code, one.stage)}>{unit.name}</Link>
                  <p className={styles.words}>{text}</p>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
