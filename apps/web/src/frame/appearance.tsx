import { chooseScheme, type SchemeChoice, useSchemeChoice } from '../theme/scheme.js';
import { texts } from './texts.js';
import styles from './top-bar.module.css';

const CHOICES = Object.keys(texts.appearances) as SchemeChoice[];

/** Day, night, or as the machine has it; kept in this browser. */
export function Appearance() {
  const chosen = useSchemeChoice();
  return (
    <label className={styles.appearance}>
      {texts.appearance}
      <select value={chosen} onChange={({ target }) => chooseScheme(target.value as SchemeChoice)}>
        {CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {texts.appearances[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}
