import { useEffect, useRef } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Keys } from '../keys/keys.js';
import { LiveUpdates } from '../live/live.js';
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
      <LiveUpdates>
        <Bars />
      </LiveUpdates>
    </Session>
  );
}

function Bars() {
  const { programme } = useProgramme();
  const drawer = useRef<HTMLDialogElement>(null);
  const keys = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const shown = useRef(pathname);

  // A new screen begins at its beginning, also for who listens or uses the keyboard.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    drawer.current?.close();
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={styles.frame}>
      <ScrollRestoration />
      <TopBar onMenu={() => drawer.current?.showModal()} onKeys={() => keys.current?.showModal()} />
      <Strips />
      <div className={styles.body}>
        <aside className={styles.side}>
          <Rail programme={programme} />
        </aside>
        <main ref={main} id={MAIN} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <dialog ref={drawer} className={styles.drawer} aria-label={texts.rail}>
        <button type="button" className={styles.close} onClick={() => drawer.current?.close()}>
          {texts.closeMenu}
        </button>
        <Rail programme={programme} onChoose={() => drawer.current?.close()} />
      </dialog>
      <Keys dialog={keys} />
    </div>
  );
}
