import { NavLink } from 'react-router';
import { paths } from '../paths.js';
import styles from './list.module.css';
import { texts } from './texts.js';

/** What others have brought before the standing body stands side by side. */
export function RequestsNav() {
  return (
    <nav className={styles.siblings} aria-label={texts.requests}>
      <NavLink to={paths.difficulties}>{texts.difficulties}</NavLink>
      <NavLink to={paths.amendments}>{texts.amendments}</NavLink>
      <NavLink to={paths.supervision}>{texts.supervision}</NavLink>
    </nav>
  );
}
