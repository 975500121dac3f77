import type { ReactNode } from 'react';
import type { Outlook } from '#contracts';
import { OUTLOOK_WORD } from '#contracts/words';
import { chartTexts as texts } from '../texts.js';
import { FIRST_DATE, SHAPE } from './shapes.js';
import styles from './timeline.module.css';

const OUTLOOKS = Object.keys(SHAPE) as Outlook[];

/** What the marks mean. */
export function Legend({ rest }: { rest: boolean }) {
  return (
    <ul className={styles.legend} aria-label={texts.legend}>
      {OUTLOOKS.map((outlook) => (
        <li key={outlook}>
          <Key>
            <path
              className={`${styles[outlook] ?? ''} ${SHAPE[outlook].hollow ? styles.hollow : ''}`}
              d={SHAPE[outlook].d}
            />
          </Key>
          {OUTLOOK_WORD[outlook]}
        </li>
      ))}
      <li>
        <Key>
          <path className={styles.first} d={FIRST_DATE} />
        </Key>
        {texts.first}
      </li>
      <li>
        <Key>
          <rect className={styles.bar} x={-11} y={-3} width={22} height={6} rx={3} />
        </Key>
        {texts.bar}
      </li>
      <li>
        <Key>
          <line className={styles.passed} x1={-11} x2={11} y1={0} y2={0} />
        </Key>
        {texts.late}
      </li>
      <li>
        <Key>
          <line className={styles.today} x1={0} x2={0} y1={-9} y2={9} />
        </Key>
        {texts.today}
      </li>
      <li>
        <Key>
          <line className={styles.legal} x1={0} x2={0} y1={-9} y2={9} />
        </Key>
        {texts.legal}
      </li>
      {rest && (
        <li>
          <Key>
            <rect className={styles.rest} x={-9} y={-9} width={18} height={18} />
          </Key>
          {texts.rest}
        </li>
      )}
    </ul>
  );
}

function Key({ children }: { children: ReactNode }) {
  return (
    <svg width={24} height={18} viewBox="-12 -9 24 18" aria-hidden="true">
      {children}
    </svg>
  );
}
