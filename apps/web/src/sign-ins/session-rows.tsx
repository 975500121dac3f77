import type { ReactNode } from 'react';
import type { SessionView } from '#contracts';
import { formatInstant } from '../format/date.js';
import { deviceOf } from './device.js';
import styles from './session-rows.module.css';
import { texts } from './texts.js';

interface Props {
  sessions: readonly SessionView[];
  /** What may be done with one. */
  act?: (session: SessionView) => ReactNode;
}

/** Where somebody is signed in, since when, and when that was last used. */
export function SessionRows({ sessions, act }: Props) {
  return (
    <ul className={styles.rows}>
      {sessions.map((session) => (
        <li key={session.id}>
          <span className={styles.device}>
            <strong>{deviceOf(session.userAgent)}</strong>
            {session.current && <span className={styles.here}>{texts.here}</span>}
          </span>
          <span className={styles.when}>
            {texts.since} {formatInstant(session.createdAt)}
            <br />
            {texts.lastSeen} {formatInstant(session.lastSeenAt)}
          </span>
          <span className={styles.act}>{act?.(session)}</span>
        </li>
      ))}
    </ul>
  );
}
