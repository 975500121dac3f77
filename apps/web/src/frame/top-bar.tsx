import { MenuOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { paths } from '../paths.js';
import { Account } from './account.js';
import { useProgramme, withProgramme } from './programme.js';
import { SearchBox } from './search-box.js';
import { texts } from './texts.js';
import styles from './top-bar.module.css';

interface Props {
  onMenu: () => void;
  onKeys: () => void;
}

export function TopBar({ onMenu, onKeys }: Props) {
  const { programme, programmes, choose } = useProgramme();
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.menu} aria-label={texts.menu} onClick={onMenu}>
        <MenuOutlined aria-hidden />
      </button>
      <Link to={withProgramme(paths.myWork, programme)} className={styles.product}>
        <img src="/favicon.svg" alt="" width="22" height="22" />
        {texts.product}
      </Link>
      <select
        className={styles.programme}
        aria-label={texts.programme}
        value={programme ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="">{texts.allProgrammes}</option>
        {programmes.map(({ code, shortName }) => (
          <option key={code} value={code}>
            {shortName}
          </option>
        ))}
      </select>
      <SearchBox programme={programme} />
      <Account onKeys={onKeys} />
    </header>
  );
}
