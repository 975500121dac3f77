import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './say.module.css';
import { texts } from './texts.js';

const SHOWN_MS = 6_000;

const SayContext = createContext<(message: string) => void>(() => {});

/** Says that an act was done: for the eye in a corner, for a screen reader as a polite message. */
export function SayProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ message: string; no: number } | null>(null);
  const say = useCallback((message: string) => setSaid((last) => ({ message, no: (last?.no ?? 0) + 1 })), []);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <SayContext value={say}>
      {children}
      <div className={styles.place} role="status">
        {said !== null && (
          <div key={said.no} className={styles.said}>
            <span>{said.message}</span>
            <button type="button" aria-label={texts.close} onClick={() => setSaid(null)}>
              ×
            </button>
          </div>
        )}
      </div>
    </SayContext>
  );
}

export const useSay = () => useContext(SayContext);
