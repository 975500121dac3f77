import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';
import styles from './frame.module.css';
import { useProgramme } from './programme.js';
import { Rail } from './rail.js';
import { Session } from './session.js';
import { Strips } from './strips.js';
import { texts } from './texts.js';
import { TopBar } from './top-bar.js';

const MAIN = 'noi-dung';

/** Everything around a screen: strips, top bar, rail (a drawer on a phone), and the way past them. */
export function Frame() {
  return (
    <Session>
      <a className={styles.skip} href={`#${MAIN}`}>
        {texts.skip}
      </a>
      <Bars />
    </Session>
  );
}

function Bars() {
  const { programme } = useProgramme();
  const drawer = useRef<HTMLDialogElement>(null);
  const { pathname } = useLocation();

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address closes the drawer
  useEffect(() => drawer.current?.close(), [pathname]);

  return (
    <div className={styles.frame}>
      <TopBar onMenu={() => drawer.current?.showModal()} />
      <Strips />
      <div className={styles.body}>
        <aside className={styles.side}>
          <Rail programme={programme} />
        </aside>
        <main id={MAIN} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <dialog ref={drawer} className={styles.drawer} aria-label={texts.rail}>
        <button type="button" className={styles.close} onClick={() => drawer.current?.close()}>
          {texts.closeMenu}
        </button>
        <Rail programme={programme} onChoose={() => drawer.current?.close()} />
      </dialog>
    </div>
  );
}
